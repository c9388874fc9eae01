//! A version of a document as digests of its meaning, apart from layout and fields of upkeep.

use jiff::civil::Date;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::catalogue::KindName;
use crate::catalogue::decision::Decision;
use crate::corpus::{Document, Status};
use crate::text::date::{day, read};

/// A version of a document, as far as the history needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// The kind.
    pub kind: KindName,
    /// The id; empty where it has none.
    pub id: String,
    /// The values of the fields that identify the decision; none if there is no decision.
    pub stamp: Option<Vec<String>>,
    /// True if it counts as decided.
    pub is_in_use: bool,
    /// The digest of the decided content: all fields but those of the stamp and of upkeep.
    pub content: [u8; 32],
    /// The day of the next review and the digest of all other fields; none if the day is absent.
    pub review: Option<(Date, [u8; 32])>,
}

impl Version {
    /// True if the review was put off since an older version, and nothing else was changed.
    #[must_use]
    pub fn only_puts_off(&self, older: &Self) -> bool {
        match (self.review, older.review) {
            (Some((day, rest)), Some((then, same))) => rest == same && then < day,
            (None, _) | (_, None) => false,
        }
    }

    /// True if an older version has the same decision: the same stamp, or one of which a part has been taken away since.
    #[must_use]
    pub fn has_decision_of(&self, older: &Self) -> bool {
        let (Some(now), Some(then)) = (&self.stamp, &older.stamp) else { return self.stamp == older.stamp };
        now.len() == then.len() && now.iter().zip(then).all(|(now, then)| now == then || now.is_empty())
    }

    /// The version of a document with its prepared value.
    #[must_use]
    pub fn of(document: &Document, value: &Value, decision: &Decision) -> Self {
        let kind = &document.kind.name;
        let text = |field: &String| value.get(field).map(plain).unwrap_or_default();
        let stamp: Vec<String> = decision.stamp.iter().map(|field| as_day(text(field))).collect();
        Self {
            stamp: Some(stamp).filter(|stamp| stamp.first().is_some_and(|first| !first.is_empty())),
            is_in_use: is_in_use(document),
            content: digest(value, |field| !decision.is_upkeep(kind, field) && !decision.is_stamp(field)),
            review: day(&text(&decision.review)).map(|day| (day, digest(value, |field| field != decision.review))),
            kind: kind.clone(),
            id: document.id.clone(),
        }
    }
}

/// A day in one spelling, and any other text as it is: a day that is written in another way is no other decision.
fn as_day(text: String) -> String {
    let day = read(&text).filter(|stretch| stretch.from == stretch.till);
    day.map_or(text, |stretch| stretch.from.to_string())
}

/// True if a document counts as decided.
#[must_use]
pub fn is_in_use(document: &Document) -> bool {
    matches!(document.status, Status::Adopted | Status::InRevision)
}

/// The fields in which two versions differ, in the order of the newer, then those that only the older has.
#[must_use]
pub fn differing(older: &Value, newer: &Value, counts: impl Fn(&str) -> bool) -> Vec<String> {
    let fields = |value: &Value| {
        let keys = value.as_object().into_iter().flat_map(|map| map.keys().cloned());
        keys.filter(|key| counts(key)).collect::<Vec<String>>()
    };
    let said = |value: &Value, field: &str| value.get(field).map(plain).unwrap_or_default();
    let mut all = fields(newer);
    all.extend(fields(older).into_iter().filter(|field| newer.get(field).is_none()));
    all.retain(|field| said(older, field) != said(newer, field));
    all
}

/// The digest of the top fields that count, in any order.
fn digest(value: &Value, counts: impl Fn(&str) -> bool) -> [u8; 32] {
    let map = value.as_object().into_iter().flatten();
    let mut fields: Vec<(&String, String)> =
        map.filter(|(key, _)| counts(key)).map(|(key, value)| (key, plain(value))).collect();
    fields.retain(|(_, text)| !text.is_empty());
    fields.sort();
    let mut hash = Sha256::new();
    for (key, text) in fields {
        hash.update(key.as_bytes());
        hash.update([0]);
        hash.update(text.as_bytes());
        hash.update([0]);
    }
    hash.finalize().into()
}

/// A value in canonical form: keys sorted, each run of whitespace one blank, a list of one item written as the item.
#[must_use]
pub fn plain(value: &Value) -> String {
    let mut text = String::new();
    write(value, &mut text);
    text
}

/// Writes a value in canonical form.
///
/// NOTE: control characters, which no text can hold, surround nested values, so that different values stay different.
fn write(value: &Value, text: &mut String) {
    match value {
        Value::Null => {}
        Value::Bool(truth) => text.push_str(if *truth { "ja" } else { "nej" }),
        Value::Number(number) => text.push_str(&number.to_string()),
        Value::String(written) => {
            for (number, word) in written.split_whitespace().enumerate() {
                text.push_str(if number > 0 { " " } else { "" });
                text.push_str(word);
            }
        }
        Value::Array(items) => match items.as_slice() {
            [only] => write(only, text),
            items => {
                for item in items {
                    text.push('\u{1}');
                    write(item, text);
                    text.push('\u{2}');
                }
            }
        },
        Value::Object(map) => {
            let mut entries: Vec<(&String, &Value)> = map.iter().collect();
            entries.sort_by_key(|(key, _)| *key);
            for (key, value) in entries {
                text.push('\u{3}');
                text.push_str(key);
                text.push('\u{4}');
                write(value, text);
                text.push('\u{5}');
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_same_meaning_is_the_same_text() {
        let one = json!({"syfte": "Rätt\n  intyg ", "område": ["intyg"], "ansvar": [{"roll": "a", "uppgift": 1}]});
        let other = json!({"område": "intyg", "ansvar": {"uppgift": "1", "roll": "a"}, "syfte": "Rätt intyg"});
        assert_eq!(plain(&one), plain(&other));
        assert_ne!(plain(&json!(["a", "b"])), plain(&json!(["b", "a"])));
        assert_ne!(plain(&json!([["a", "b"], "c"])), plain(&json!(["a", ["b", "c"]])));
        assert_eq!(differing(&one, &json!({"syfte": "Rätt intyg", "mål": "m"}), |_| true), ["mål", "område", "ansvar"]);
    }
}
