//! Texts that could not be read as documents and may be candidates of a requirement.

use serde_json::Value;

use crate::catalogue::KindName;
use crate::catalogue::requirement::Exists;
use crate::corpus::{Corpus, UnitId};
use crate::text::SourceId;

/// A text that could not be read as a document.
#[derive(Debug, Clone)]
pub struct UnreadText {
    /// The file.
    pub source: SourceId,
    text: String,
}

/// The unread texts that may be what must exist: of its kinds, with the words of its selection.
pub fn unread_for(exists: &Exists, corpus: &Corpus) -> Vec<UnreadText> {
    let mut words = Vec::new();
    collect_words(exists.selection.as_ref(), &mut words);
    let is_of_kind = |kind: &KindName| exists.kinds.contains(kind);
    let of_kind = corpus.unreadable.iter().filter(|part| part.kind.as_ref().is_none_or(is_of_kind));
    let texts = of_kind.map(|part| UnreadText {
        source: part.source,
        text: corpus.source(part.source).text.get(part.span.range()).unwrap_or_default().to_lowercase(),
    });
    texts.filter(|unread| unread.text.is_empty() || words.iter().all(|word| holds_word(&unread.text, word))).collect()
}

impl UnreadText {
    /// True if the text may be for one of these enheter: it names one of them, or no enhet at all.
    pub fn may_be_for(&self, corpus: &Corpus, units: &[UnitId]) -> bool {
        let names_nobody = !["gäller_för", "enhet:"].iter().any(|key| self.text.contains(key));
        let mut described = units.iter().map(|unit| corpus.organisation.unit(*unit));
        names_nobody
            || holds_word(&self.text, "alla")
            || described.any(|unit| {
                holds_word(&self.text, &unit.id.to_lowercase()) || holds_word(&self.text, &unit.name.to_lowercase())
            })
    }
}

/// True if a text contains a word as a whole word.
fn holds_word(text: &str, word: &str) -> bool {
    let joins = |character: char| character.is_alphanumeric() || matches!(character, '-' | '_');
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        !before.is_some_and(joins) && !after.is_some_and(joins)
    })
}

/// Collects the `const` words of a schema in lower case.
fn collect_words(schema: Option<&Value>, words: &mut Vec<String>) {
    match schema {
        Some(Value::Object(entries)) => {
            for (key, value) in entries {
                match value {
                    Value::String(word) if key == "const" => words.push(word.to_lowercase()),
                    value => collect_words(Some(value), words),
                }
            }
        }
        Some(Value::Array(items)) => items.iter().for_each(|item| collect_words(Some(item), words)),
        Some(Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_)) | None => {}
    }
}
