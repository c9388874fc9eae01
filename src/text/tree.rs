//! A document as a tree in which every key and value has its span.

use arcstr::{ArcStr, Substr};
use serde_json::{Map, Number, Value};

use super::filled::Filled;
use super::{Pointer, Span};

/// A value and its span in the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// The bytes of the value.
    pub span: Span,
    /// The value.
    pub content: Content,
}

/// The value of a node.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// One value, kept as written.
    Scalar(Scalar),
    /// A list; boxed, so that a node is 32 bytes.
    List(Box<[Node]>),
    /// Keys and values, in the order of the text.
    Map(Box<[Entry]>),
}

/// A single value, kept as written so that `1.10` and `0123` are not changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Scalar {
    /// The text, in NFC: a slice of the file's text where the two are equal.
    pub text: Substr,
    /// True if it has no quotes, so that it may be a number or a boolean.
    pub is_plain: bool,
    /// How much it says as a whole.
    pub filled: Filled,
}

/// A single value by its type.
#[derive(Debug, Clone, PartialEq)]
pub enum Plain<'text> {
    /// A text.
    Text(&'text str),
    /// A number.
    Number(Number),
    /// Yes or no.
    Truth(bool),
}

impl From<Plain<'_>> for Value {
    fn from(plain: Plain<'_>) -> Self {
        match plain {
            Plain::Text(text) => text.into(),
            Plain::Number(number) => Self::Number(number),
            Plain::Truth(truth) => Self::Bool(truth),
        }
    }
}

/// A key and its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The key, in NFC; shared with other entries of the same key.
    pub key: ArcStr,
    /// The bytes of the key.
    pub key_span: Span,
    /// The value; a value that is not filled in is a [`Content::Scalar`] that [`Node::is_unfilled`].
    pub value: Node,
}

/// Keeps the items of a list that fulfil a condition.
pub fn keep(items: &mut Box<[Node]>, is_kept: impl Fn(&Node) -> bool) {
    if !items.iter().all(&is_kept) {
        *items = std::mem::take(items).into_iter().filter(is_kept).collect();
    }
}

/// The value at a pointer, or its nearest ancestor.
#[derive(Debug, Clone, Copy)]
pub struct Located<'tree> {
    /// The key of the value, if it is in a map.
    pub key: Option<Span>,
    /// The value.
    pub node: &'tree Node,
    /// The number of segments of the pointer that were found.
    pub depth: usize,
}

impl Node {
    /// The entries of a map; none of anything else.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        match &self.content {
            Content::Map(entries) => entries,
            Content::List(_) | Content::Scalar(_) => &[],
        }
    }

    /// The items of a list; none of anything else.
    #[must_use]
    pub fn items(&self) -> &[Self] {
        match &self.content {
            Content::List(items) => items,
            Content::Map(_) | Content::Scalar(_) => &[],
        }
    }

    /// The value of a key of this map.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Entry> {
        self.entries().iter().find(|entry| &*entry.key == key)
    }

    /// True if another tree says the same, wherever its parts stand in their texts.
    #[must_use]
    pub fn says_the_same(&self, other: &Self) -> bool {
        let is_same = |(one, other): (&Entry, &Entry)| one.key == other.key && one.value.says_the_same(&other.value);
        match (&self.content, &other.content) {
            (Content::Scalar(one), Content::Scalar(other)) => one == other,
            (Content::List(one), Content::List(other)) => {
                one.len() == other.len() && one.iter().zip(other).all(|(one, other)| one.says_the_same(other))
            }
            (Content::Map(one), Content::Map(other)) => one.len() == other.len() && one.iter().zip(other).all(is_same),
            (Content::Scalar(_) | Content::List(_) | Content::Map(_), _) => false,
        }
    }

    /// The text of a single value as it was written.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match &self.content {
            Content::Scalar(scalar) => Some(&scalar.text),
            Content::List(_) | Content::Map(_) => None,
        }
    }

    /// The filled-in texts of a key of this map, from a single value or a list; none where the key is missing.
    #[must_use]
    pub fn texts_of(&self, key: &str) -> Vec<&str> {
        let Some(entry) = self.get(key) else { return Vec::new() };
        let single = std::slice::from_ref(&entry.value);
        let items = if let Content::List(items) = &entry.value.content { items } else { single };
        items.iter().filter(|item| !item.is_unfilled()).filter_map(Self::text).collect()
    }

    /// True for null, blank text, and lists and maps in which nothing is filled in.
    #[must_use]
    #[inline]
    pub fn is_unfilled(&self) -> bool {
        match &self.content {
            Content::Scalar(scalar) => scalar.is_unfilled(),
            Content::List(items) => items.iter().all(Self::is_unfilled),
            Content::Map(entries) => entries.iter().all(|entry| entry.value.is_unfilled()),
        }
    }

    /// True if nothing in it says anything: it is unfilled, or there are only placeholders.
    #[must_use]
    pub fn says_nothing(&self) -> bool {
        match &self.content {
            Content::Scalar(scalar) => {
                matches!(scalar.filled, Filled::No | Filled::Placeholder | Filled::NoneOrPlaceholder)
            }
            Content::List(items) => items.iter().all(Self::says_nothing),
            Content::Map(entries) => entries.iter().all(|entry| entry.value.says_nothing()),
        }
    }

    /// Removes list items that are not filled in, so that indices are the same here and in [`Node::to_value`].
    pub fn drop_unfilled_items(&mut self) {
        match &mut self.content {
            Content::Scalar(_) => {}
            Content::List(items) => {
                keep(items, |item| !item.is_unfilled());
                items.iter_mut().for_each(Self::drop_unfilled_items);
            }
            Content::Map(entries) => {
                for entry in entries {
                    entry.value.drop_unfilled_items();
                }
            }
        }
    }

    /// The tree as a JSON value without unfilled values; an empty list or map, or null, if all are unfilled.
    #[must_use]
    pub fn to_value(&self) -> Value {
        self.filled().unwrap_or_else(|| match &self.content {
            Content::Scalar(_) => Value::Null,
            Content::List(_) => Value::Array(Vec::new()),
            Content::Map(_) => Value::Object(Map::new()),
        })
    }

    /// The JSON value of what is filled in; each node is visited once.
    fn filled(&self) -> Option<Value> {
        match &self.content {
            Content::Scalar(scalar) => scalar.read().map(Value::from),
            Content::List(items) => {
                let items: Vec<Value> = items.iter().filter_map(Self::filled).collect();
                (!items.is_empty()).then_some(Value::Array(items))
            }
            Content::Map(entries) => {
                let mut map = Map::with_capacity(entries.len());
                for entry in entries {
                    if let Some(value) = entry.value.filled() {
                        map.insert(String::from(&*entry.key), value);
                    }
                }
                (!map.is_empty()).then_some(Value::Object(map))
            }
        }
    }

    /// The value at a pointer. This never fails: a missing value is located at its nearest ancestor.
    #[must_use]
    pub fn locate(&self, pointer: &Pointer) -> Located<'_> {
        let mut found = Located { key: None, node: self, depth: 0 };
        for segment in pointer.segments() {
            let next = match &found.node.content {
                Content::Scalar(_) => None,
                Content::List(items) => {
                    segment.parse::<usize>().ok().and_then(|index| items.get(index)).map(|item| (None, item))
                }
                Content::Map(entries) => entries
                    .iter()
                    .find(|entry| *entry.key == *segment)
                    .map(|entry| (Some(entry.key_span), &entry.value)),
            };
            let Some((key, node)) = next else { break };
            // An item of a list has no key of its own.
            found = Located { key, node, depth: found.depth + 1 };
        }
        found
    }
}

impl Scalar {
    /// A single value, written without quotes or with.
    #[must_use]
    pub fn new(text: Substr, is_plain: bool) -> Self {
        let is_null = is_plain && matches!(&*text, "~" | "null" | "Null" | "NULL");
        let filled = if is_null { Filled::No } else { Filled::of(&text) };
        Self { text, is_plain, filled }
    }

    /// The name of a field as a value: a text, even if it is blank.
    #[must_use]
    pub fn name(text: Substr) -> Self {
        Self { text, is_plain: false, filled: Filled::Yes }
    }

    /// The value under the YAML 1.2 core schema, a number only if it is printed as it was written; none if it is not
    /// filled in.
    #[must_use]
    pub fn read(&self) -> Option<Plain<'_>> {
        let text = self.text.as_str();
        if self.is_unfilled() {
            return None;
        }
        Some(match text {
            text if !self.is_plain => Plain::Text(text),
            "true" | "True" | "TRUE" => Plain::Truth(true),
            "false" | "False" | "FALSE" => Plain::Truth(false),
            text => number(text).map_or(Plain::Text(text), Plain::Number),
        })
    }

    /// True for null and for blank text.
    #[must_use]
    #[inline]
    pub fn is_unfilled(&self) -> bool {
        self.filled == Filled::No
    }
}

fn number(text: &str) -> Option<Number> {
    let first = text.bytes().next()?;
    if !first.is_ascii_digit() && first != b'-' {
        return None;
    }
    // Most texts that begin with a digit are dates; a number has a dash only first or in its exponent.
    if text[1..].contains('-') && !text.contains('e') {
        return None;
    }
    let whole = text.parse::<i64>().map(Number::from);
    let number = match whole {
        Ok(number) => number,
        Err(_) => text
            .parse::<u64>()
            .map(Number::from)
            .ok()
            .or_else(|| text.parse::<f64>().ok().and_then(Number::from_f64))?,
    };
    (number.to_string() == text).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> Value {
        Scalar::new(text.into(), true).read().map(Value::from).unwrap_or_default()
    }

    #[test]
    fn a_node_is_small() {
        assert_eq!((size_of::<Node>(), size_of::<Entry>()), (32, 48), "a region has six million of them");
    }

    #[test]
    fn a_number_is_one_only_if_it_prints_back() {
        for text in ["1.10", "0123", "012", "1_000", "2017:40", "12:30", "1e3", "+5", "0x1F", ".5", "no", "ja", "1."] {
            assert_eq!(plain(text), Value::String(text.to_owned()), "{text}");
        }
        assert_eq!(plain("204417"), serde_json::json!(204_417));
        assert_eq!(plain("-3"), serde_json::json!(-3));
        assert_eq!(plain("1.5"), serde_json::json!(1.5));
        assert_eq!(plain("true"), Value::Bool(true));
        assert_eq!(plain("~"), Value::Null);
    }
}
