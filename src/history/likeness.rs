//! How much of its text a document shares with another, sentence by sentence.

use std::hash::{DefaultHasher, Hash, Hasher};

use serde_json::Value;

/// The sentences of a document, each as a digest and a length.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Likeness(Box<[(u32, u32)]>);

impl Likeness {
    /// The sentences of the top fields that count.
    #[must_use]
    pub fn of(value: &Value, counts: impl Fn(&str) -> bool) -> Self {
        let mut pieces = Vec::new();
        for (key, value) in value.as_object().into_iter().flatten().filter(|(key, _)| counts(key)) {
            add(key, value, &mut pieces);
        }
        pieces.sort_unstable();
        Self(pieces.into())
    }

    /// True if two documents have at least three fifths of their text in common.
    #[must_use]
    pub fn is_like(&self, other: &Self) -> bool {
        let length = |pieces: &[(u32, u32)]| pieces.iter().map(|(_, length)| u64::from(*length)).sum::<u64>();
        let (mut ours, mut theirs) = (self.0.iter().peekable(), other.0.iter().peekable());
        let mut shared = 0;
        while let (Some(one), Some(two)) = (ours.peek(), theirs.peek()) {
            match one.cmp(two) {
                std::cmp::Ordering::Less => drop(ours.next()),
                std::cmp::Ordering::Greater => drop(theirs.next()),
                std::cmp::Ordering::Equal => {
                    shared += u64::from(one.1);
                    ours.next();
                    theirs.next();
                }
            }
        }
        let all = length(&self.0) + length(&other.0);
        all > 0 && shared * 10 >= all * 3
    }
}

/// Adds the sentences of a value under a top field.
fn add(field: &str, value: &Value, pieces: &mut Vec<(u32, u32)>) {
    match value {
        Value::Null => {}
        Value::Bool(_) | Value::Number(_) => pieces.push(piece(field, &value.to_string())),
        Value::String(text) => {
            let sentences = text.split(['.', '\n', '!', '?', ';']).map(str::trim);
            pieces.extend(sentences.filter(|sentence| !sentence.is_empty()).map(|sentence| piece(field, sentence)));
        }
        Value::Array(items) => items.iter().for_each(|item| add(field, item, pieces)),
        Value::Object(map) => map.values().for_each(|item| add(field, item, pieces)),
    }
}

/// The digest of a sentence of a top field, and its length; blanks do not count.
fn piece(field: &str, sentence: &str) -> (u32, u32) {
    let mut hash = DefaultHasher::new();
    field.hash(&mut hash);
    let mut length = 0;
    for word in sentence.split_whitespace() {
        word.hash(&mut hash);
        length += word.len();
    }
    (u32::try_from(hash.finish() >> 32).unwrap_or_default(), u32::try_from(length).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn of(value: &Value) -> Likeness {
        Likeness::of(value, |field| field != "id")
    }

    #[test]
    fn most_of_the_text_must_be_the_same() {
        let one =
            of(&json!({"id": "a", "mål": "Intyg", "steg": "Ring. Skriv intyget. Skicka det samma dag. Följ upp."}));
        let like =
            of(&json!({"id": "b", "mål": "Intyg", "steg": "Ring.\nSkriv  intyget. Skicka det samma dag. Vänta."}));
        let unlike = of(&json!({"id": "a", "mål": "Intyg", "steg": "Ring. Skriv intyget. Vänta tills någon har tid."}));
        assert!(one.is_like(&one) && one.is_like(&like) && like.is_like(&one));
        assert!(!one.is_like(&unlike) && !of(&json!({"id": "a"})).is_like(&of(&json!({"id": "a"}))));
    }
}
