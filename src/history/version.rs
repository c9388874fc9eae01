//! A version of a document as digests of its meaning, apart from layout and fields of upkeep.

use std::hash::{DefaultHasher, Hash, Hasher};

use jiff::civil::Date;
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::likeness::Likeness;
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
    /// True if it is withdrawn or archived.
    pub is_put_away: bool,
    /// The digest of the decided content: all fields but those of the stamp and of upkeep.
    pub content: [u8; 32],
    /// The day of the next review and the digest of all other fields; none if the day is absent.
    pub review: Option<(Date, [u8; 32])>,
    /// The digest of its title and of the enheter it names.
    pub name: u64,
    /// What its text is made of beside that, to tell how much it shares with another.
    pub likeness: Likeness,
}

/// What an older version has of today's decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shared {
    /// The whole stamp, or one of which a part has been taken away since.
    Stamp,
    /// The day, while the number of the version was not filled in.
    Day,
    /// The day, under another number.
    OtherNumber,
    /// Nothing: it has another day, or none.
    Nothing,
}

impl Shared {
    /// True for a version of the same decision.
    #[must_use]
    pub fn is_decision(self) -> bool {
        match self {
            Self::Stamp | Self::Day => true,
            Self::OtherNumber | Self::Nothing => false,
        }
    }
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

    /// What an older version has of today's decision.
    #[must_use]
    pub fn shares_with(&self, older: &Self) -> Shared {
        let (Some([day, now @ ..]), Some([then, was @ ..])) = (self.stamp.as_deref(), older.stamp.as_deref()) else {
            return Shared::Nothing;
        };
        if day != then {
            return Shared::Nothing;
        }
        let differs = |(now, was): &(&String, &String)| !now.is_empty() && number(now) != number(was);
        let mut differing = now.iter().zip(was).filter(differs).peekable();
        match (differing.peek().is_some(), differing.all(|(_, was)| was.is_empty())) {
            (false, _) => Shared::Stamp,
            (true, true) => Shared::Day,
            (true, false) => Shared::OtherNumber,
        }
    }

    /// True if another is of the same kind and has the same stamp, or one of the same day, so that it may be the same document
    /// under another id.
    #[must_use]
    pub fn is_of_decision(&self, other: &Self) -> bool {
        self.kind == other.kind && (self.stamp == other.stamp || self.shares_with(other) != Shared::Nothing)
    }

    /// True if another has the same decision, another id and most of the text, so that it may be the same document.
    #[must_use]
    pub fn is_likely(&self, other: &Self) -> bool {
        let is_other = !self.id.is_empty() && self.id != other.id;
        is_other && self.stamp.is_some() && self.stamp == other.stamp && self.likeness.is_like(&other.likeness)
    }

    /// The version of a document with its prepared value.
    #[must_use]
    pub fn of(document: &Document, value: &Value, decision: &Decision) -> Self {
        let kind = &document.kind.name;
        let review = value.get(&decision.review).map(plain).unwrap_or_default();
        Self {
            stamp: Some(stamp(value, decision)).filter(|stamp| stamp.first().is_some_and(|first| !first.is_empty())),
            is_in_use: is_in_use(document),
            is_put_away: document.is_put_away(),
            content: content(kind, value, decision),
            review: day(&review).map(|day| (day, digest(value, |field| field != decision.review))),
            name: name_of(document),
            likeness: Likeness::of(value, |field| is_content(kind, field, decision) && !names(document, field)),
            kind: kind.clone(),
            id: document.id.clone(),
        }
    }
}

/// The values of the fields that identify a decision.
#[must_use]
pub fn stamp(value: &Value, decision: &Decision) -> Vec<String> {
    let text = |field: &String| value.get(field).map(plain).unwrap_or_default();
    decision.stamp.iter().map(|field| as_day(text(field))).collect()
}

/// The digest of what is decided: all fields but those of the stamp and of upkeep.
#[must_use]
pub fn content(kind: &KindName, value: &Value, decision: &Decision) -> [u8; 32] {
    digest(value, |field| is_content(kind, field, decision))
}

fn is_content(kind: &KindName, field: &str, decision: &Decision) -> bool {
    !decision.is_upkeep(kind, field) && !decision.is_stamp(field)
}

/// True for a field by which documents are told apart: the kind, the title, the enheter it names.
fn names(document: &Document, field: &str) -> bool {
    let words = &document.kind.words;
    field == "typ" || words.title_fields.iter().chain(&words.applies_by).any(|one| one == field)
}

fn name_of(document: &Document) -> u64 {
    let mut hash = DefaultHasher::new();
    (document.title.trim(), &document.applies_to).hash(&mut hash);
    hash.finish()
}

/// The number of a version without what does not tell it from another: 1, v1 and 1.0 are the same.
#[must_use]
pub fn number(text: &str) -> &str {
    text.trim().trim_start_matches(['v', 'V']).trim_start().trim_end_matches(".0")
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
