//! A JSON value of the catalogue that is parsed when it is first read: an audit reads few of them.

use std::fmt;
use std::ops::Deref;
use std::sync::{Arc, LazyLock};

use serde::{Deserialize, Deserializer};
use serde_json::Value;
use serde_json::value::RawValue;

/// A value that is computed on first use: most folders have documents of few kinds.
pub type Lazy<T> = LazyLock<T, Box<dyn FnOnce() -> T + Send>>;

/// A JSON value that is made when it is first read; all copies share it.
#[derive(Clone)]
pub struct LazyValue(Arc<Lazy<Value>>);

impl LazyValue {
    /// A value that is made when it is first read.
    #[must_use]
    pub fn later(value: impl FnOnce() -> Value + Send + 'static) -> Self {
        Self(Arc::new(LazyLock::new(Box::new(value))))
    }

    /// The value of a text that is known to be JSON, of no more levels than can be parsed.
    #[must_use]
    pub fn of_json(text: impl AsRef<str> + Send + 'static) -> Self {
        Self::later(move || serde_json::from_str(text.as_ref()).expect("the text was checked when it was read"))
    }
}

impl Deref for LazyValue {
    type Target = Value;

    fn deref(&self) -> &Value {
        &self.0
    }
}

impl fmt::Debug for LazyValue {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(formatter)
    }
}

impl Default for LazyValue {
    fn default() -> Self {
        Value::Null.into()
    }
}

impl From<Value> for LazyValue {
    fn from(value: Value) -> Self {
        Self::later(|| value)
    }
}

/// NOTE: the files of a catalogue are parsed whole before they are read into types, so that no part of them is nested too deep.
impl<'de> Deserialize<'de> for LazyValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Box::<RawValue>::deserialize(deserializer)?;
        Ok(Self::of_json(Text(text)))
    }
}

/// The text of a part of a file.
struct Text(Box<RawValue>);

impl AsRef<str> for Text {
    fn as_ref(&self) -> &str {
        self.0.get()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_part_of_a_text_is_the_same_value_as_if_it_had_been_parsed_at_once() {
        #[derive(Deserialize)]
        struct Whole {
            part: LazyValue,
            #[serde(default)]
            other: Option<LazyValue>,
        }
        let text = r#"{"part": {"ä": [1, "\n\u00e5", null], "b": {}}}"#;
        let whole: Whole = serde_json::from_str(text).expect("it is JSON");
        assert_eq!(*whole.part, json!({"ä": [1, "\nå", null], "b": {}}));
        assert!(whole.other.is_none());
        let copy = whole.part.clone();
        assert!(std::ptr::eq::<Value>(&*copy, &*whole.part));
        assert!(serde_json::from_str::<Whole>(r#"{"part": {"a": }}"#).is_err());
    }
}
