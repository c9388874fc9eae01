//! What differs between two versions of a document, field by field, in words.

use std::borrow::Cow;

use serde_json::{Map, Value};

use super::version::plain;

/// A field that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alteration {
    /// The key of the field; a nested field has ` › ` between the keys of its path.
    pub field: String,
    /// How it differs.
    pub how: How,
}

/// How a field differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum How {
    /// The value was added to an absent field, or to a list.
    Added(String),
    /// The value was removed.
    Removed(String),
    /// The first value was replaced by the second.
    Replaced(String, String),
    /// The list has the same items in another order.
    Reordered,
}

/// The fields that differ, in the order of the newer version, then those that only the older has.
#[must_use]
pub fn alterations(older: &Value, newer: &Value) -> Vec<Alteration> {
    match (older, newer) {
        (Value::Object(older), Value::Object(newer)) => of_maps(older, newer, ""),
        _ => Vec::new(),
    }
}

fn of_maps(older: &Map<String, Value>, newer: &Map<String, Value>, above: &str) -> Vec<Alteration> {
    let gone = older.keys().filter(|key| !newer.contains_key(*key));
    let of_key = |key: &String| {
        let path = if above.is_empty() { Cow::Borrowed(key) } else { Cow::Owned(format!("{above} › {key}")) };
        of_field(&path, older.get(key), newer.get(key))
    };
    newer.keys().chain(gone).flat_map(of_key).collect()
}

fn of_field(field: &str, older: Option<&Value>, newer: Option<&Value>) -> Vec<Alteration> {
    let one = |how| vec![Alteration { field: field.to_owned(), how }];
    match (older, newer) {
        (Some(older), Some(newer)) if plain(older) == plain(newer) => Vec::new(),
        (Some(Value::Object(older)), Some(Value::Object(newer))) => of_maps(older, newer, field),
        (Some(Value::Array(older)), Some(Value::Array(newer))) => of_lists(field, older, newer),
        (Some(older), Some(newer)) => one(How::Replaced(said(older), said(newer))),
        (None, Some(newer)) => one(How::Added(said(newer))),
        (Some(older), None) => one(How::Removed(said(older))),
        (None, None) => Vec::new(),
    }
}

fn of_lists(field: &str, older: &[Value], newer: &[Value]) -> Vec<Alteration> {
    let (gone, new) = (without(older, newer), without(newer, older));
    let named = |how| Alteration { field: field.to_owned(), how };
    match (gone.as_slice(), new.as_slice()) {
        ([], []) => vec![named(How::Reordered)],
        ([Value::Object(older)], [Value::Object(one)]) => {
            let place = newer.iter().position(|item| item.as_object() == Some(one)).unwrap_or_default();
            of_maps(older, one, &format!("{field} {}", place + 1))
        }
        ([one], [other]) => vec![named(How::Replaced(said(one), said(other)))],
        (gone, new) => {
            let gone = gone.iter().map(|item| named(How::Removed(said(item))));
            gone.chain(new.iter().map(|item| named(How::Added(said(item))))).collect()
        }
    }
}

/// The items of a list that another list does not hold.
fn without<'value>(all: &'value [Value], other: &[Value]) -> Vec<&'value Value> {
    let other: Vec<String> = other.iter().map(plain).collect();
    all.iter().filter(|item| !other.contains(&plain(item))).collect()
}

/// A value as text for a sentence.
#[must_use]
pub fn said(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(_) | Value::Number(_) | Value::String(_) => plain(value),
        Value::Array(items) => items.iter().map(said).collect::<Vec<_>>().join(", "),
        Value::Object(map) => {
            map.iter().map(|(key, value)| format!("{key}: {}", said(value))).collect::<Vec<_>>().join(", ")
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn each_field_says_what_it_was_and_is() {
        let older = json!({"syfte": "Rätt intyg", "område": ["intyg", "kvå"], "mål": "m",
            "steg": [{"nr": 1, "vem": "läkare"}, {"nr": 2, "vem": "läkare"}], "ordning": ["a", "b"]});
        let newer = json!({"syfte": "Rätt  intyg", "område": ["intyg", "koordinering", "annat"], "roll": "mla",
            "steg": [{"nr": 1, "vem": "läkare"}, {"nr": 2, "vem": "koordinator"}], "ordning": ["b", "a"]});
        let found = alterations(&older, &newer);
        let told: Vec<(&str, &How)> = found.iter().map(|one| (one.field.as_str(), &one.how)).collect();
        let expected = [
            ("område", &How::Removed("kvå".into())),
            ("område", &How::Added("koordinering".into())),
            ("område", &How::Added("annat".into())),
            ("roll", &How::Added("mla".into())),
            ("steg 2 › vem", &How::Replaced("läkare".into(), "koordinator".into())),
            ("ordning", &How::Reordered),
            ("mål", &How::Removed("m".into())),
        ];
        assert_eq!(told, expected);
    }
}
