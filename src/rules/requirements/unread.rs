//! Texts that could not be read as documents and may be candidates of a requirement.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use serde_json::Value;

use crate::catalogue::KindName;
use crate::catalogue::requirement::Exists;
use crate::corpus::{Corpus, UnitId};
use crate::text::SourceId;

/// The texts that could not be read as documents, by the words that stand in them.
#[derive(Debug)]
pub struct UnreadTexts {
    texts: Vec<UnreadText>,
    by_word: HashMap<String, Vec<usize>>,
    /// The texts that name each enhet, found when it is first asked for.
    naming: Vec<OnceLock<Vec<usize>>>,
}

/// A text that could not be read as a document.
#[derive(Debug)]
struct UnreadText {
    source: SourceId,
    kind: Option<KindName>,
    text: String,
    /// True if it may be for every enhet: it names none, or all.
    is_for_all: bool,
}

/// The unread texts that may be candidates of one question.
#[derive(Debug, Default)]
pub struct UnreadFor {
    texts: HashSet<usize>,
    /// The first of them that may be for every enhet.
    for_all: Option<usize>,
}

impl UnreadTexts {
    /// The unread texts of a corpus.
    pub fn of(corpus: &Corpus) -> Self {
        let read = |part: &crate::corpus::Unreadable| {
            let text = corpus.source(part.source).text.get(part.span.range()).unwrap_or_default().to_lowercase();
            let names_nobody = !["gäller_för", "enhet:"].iter().any(|key| text.contains(key));
            let is_for_all = names_nobody || holds_word(&text, "alla");
            UnreadText { source: part.source, kind: part.kind.clone(), text, is_for_all }
        };
        let texts: Vec<UnreadText> = corpus.unreadable.iter().map(read).collect();
        let mut by_word: HashMap<String, Vec<usize>> = HashMap::new();
        for (number, unread) in texts.iter().enumerate().filter(|(_, unread)| !unread.is_for_all) {
            for word in words(&unread.text).collect::<HashSet<_>>() {
                by_word.entry(word.to_owned()).or_default().push(number);
            }
        }
        let naming = corpus.organisation.units.iter().map(|_| OnceLock::new()).collect();
        Self { texts, by_word, naming }
    }

    /// Those that may be what must exist: of its kinds, with the words of its selection.
    pub fn for_question(&self, exists: &Exists) -> UnreadFor {
        // Nearly always all texts could be read, and no selection need be.
        let selection = exists.selection.as_deref().filter(|_| !self.texts.is_empty());
        let mut words = Vec::new();
        collect_words(selection, &mut words);
        let is_of_kind = |kind: &KindName| exists.kinds.contains(kind);
        let may_be = |unread: &&UnreadText| {
            unread.kind.as_ref().is_none_or(is_of_kind)
                && (unread.text.is_empty() || words.iter().all(|word| holds_word(&unread.text, word)))
        };
        let numbered = self.texts.iter().enumerate().filter(|(_, unread)| may_be(unread));
        let mut found = UnreadFor::default();
        for (number, unread) in numbered {
            found.texts.insert(number);
            found.for_all = found.for_all.or(unread.is_for_all.then_some(number));
        }
        found
    }

    /// The first of the texts of a question that may be for one of these enheter.
    pub fn first_for(&self, asked: &UnreadFor, corpus: &Corpus, units: &[UnitId]) -> Option<SourceId> {
        if asked.texts.is_empty() {
            return None;
        }
        let naming = units.iter().flat_map(|unit| self.naming(corpus, *unit)).copied();
        let first = naming.filter(|number| asked.texts.contains(number)).chain(asked.for_all).min()?;
        Some(self.texts[first].source)
    }

    fn naming(&self, corpus: &Corpus, unit: UnitId) -> &[usize] {
        self.naming[unit.0].get_or_init(|| {
            let described = corpus.organisation.unit(unit);
            let mut found = self.holding(&described.id.to_lowercase());
            found.extend(self.holding(&described.name.to_lowercase()));
            found
        })
    }

    /// The texts that hold a name as whole words.
    fn holding(&self, name: &str) -> Vec<usize> {
        let with = |word: &str| self.by_word.get(word).map_or(&[][..], Vec::as_slice);
        // The texts with the rarest of its words are few.
        let rarest = words(name).map(with).min_by_key(|texts| texts.len());
        let rarest = rarest.unwrap_or_default().iter().copied();
        rarest.filter(|number| holds_word(&self.texts[*number].text, name)).collect()
    }
}

/// The words of a text, as [`holds_word`] tells them apart.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|character: char| !joins(character)).filter(|word| !word.is_empty())
}

/// True for a character of a word.
fn joins(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '-' | '_')
}

/// True if a text contains a word as a whole word.
fn holds_word(text: &str, word: &str) -> bool {
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
