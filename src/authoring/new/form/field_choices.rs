//! What there is to choose from in a field: the words of a closed list, or the documents that it may refer to.

use std::collections::BTreeMap;

use crate::catalogue::shape::Shape;
use crate::corpus::Corpus;
use crate::text::swedish;
use crate::text::words::{meant, nearest};

/// What there is to choose from.
#[derive(Debug, Default)]
pub struct Choices {
    /// The choices, in the order in which they are shown.
    pub known: Vec<Known>,
    /// Other words for them, in small letters.
    pub synonyms: BTreeMap<String, String>,
    /// True if something else may be written.
    pub is_open: bool,
}

/// A choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// What is written in the field.
    pub value: String,
    /// Its name for people.
    pub name: String,
}

impl Choices {
    /// The words of a closed list; none if there is no such list.
    #[must_use]
    pub fn of_words(shape: &Shape) -> Option<Self> {
        let shape = shape.items.as_deref().filter(|_| is_list(shape)).unwrap_or(shape);
        let word = |word: &String| Known { value: word.clone(), name: word.clone() };
        let known: Vec<Known> = shape.words.iter().map(word).collect();
        let is_open = shape.is_open_list;
        (!known.is_empty()).then(|| Self { known, synonyms: shape.synonyms.clone(), is_open })
    }

    /// The choices of a field: the words of a closed list, or the documents that it may refer to.
    #[must_use]
    pub fn of(corpus: &Corpus, shape: &Shape) -> Self {
        let shape = shape.items.as_deref().filter(|_| is_list(shape)).unwrap_or(shape);
        if let Some(words) = Self::of_words(shape) {
            return words;
        }
        let Some(reference) = &shape.reference else { return Self::default() };
        let documents = corpus.documents.iter().filter(|one| reference.kinds.contains(&one.kind.name));
        let named = documents.filter(|one| !one.id.is_empty());
        let mut known: Vec<Known> = named.map(|one| Known { value: one.id.clone(), name: one.title.clone() }).collect();
        known.sort_by_cached_key(|known| (swedish(&known.name), known.value.clone()));
        known.dedup();
        Self { known, synonyms: BTreeMap::new(), is_open: true }
    }

    /// True if an answer names a choice.
    #[must_use]
    pub fn knows(&self, answer: &str) -> bool {
        matches!(self.find(answer), Ok(Some(_)))
    }

    /// The choice that an answer names: by its number, as it is written, or by its first letters; none if anything else may
    /// be written too.
    ///
    /// # Errors
    /// If only a choice may be written, and it is none.
    pub fn find(&self, answer: &str) -> Result<Option<String>, String> {
        if self.known.is_empty() {
            return Ok(None);
        }
        let folded = answer.to_lowercase();
        let is_named = |name: &str| name.to_lowercase() == folded;
        // An id may be a number itself.
        let named = self.known.iter().find(|known| is_named(&known.value) || is_named(&known.name));
        let numbered = || self.known.get(answer.parse::<usize>().ok()?.checked_sub(1)?);
        if let Some(known) = named.or_else(numbered) {
            return Ok(Some(known.value.clone()));
        }
        if let Some(meant) = self.synonyms.get(&folded) {
            return Ok(Some(meant.clone()));
        }
        let begins = |name: &str| name.to_lowercase().starts_with(&folded);
        let mut begun = self.known.iter().filter(|known| begins(&known.value) || begins(&known.name));
        match (begun.next(), begun.next()) {
            (Some(only), None) if !self.is_open => Ok(Some(only.value.clone())),
            _ if self.is_open => Ok(None),
            _ => Err(match nearest(answer, self.known.iter().map(|known| known.value.as_str())) {
                Some(near) => format!("{answer} går inte att välja; {}", meant(near)),
                None => format!("{answer} går inte att välja; svara med ett nummer eller ett av orden"),
            }),
        }
    }
}

/// True if several answers are a list; prose that may also be a list is one text.
#[must_use]
pub fn is_list(shape: &Shape) -> bool {
    let items = shape.items.as_deref();
    let is_of_names = items.is_some_and(|items| !items.words.is_empty() || items.reference.is_some());
    shape.takes_list && items.is_some() && (is_of_names || !shape.takes_text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choices(is_open: bool) -> Choices {
        let known = ["intyg", "rehabilitering", "remiss"].map(|word| Known { value: word.into(), name: word.into() });
        Choices { known: known.into(), synonyms: [("läkarintyg".into(), "intyg".into())].into(), is_open }
    }

    #[test]
    fn a_choice_is_named_by_number_word_or_beginning() {
        let find = |answer: &str| choices(false).find(answer).ok().flatten();
        assert_eq!(find("2").as_deref(), Some("rehabilitering"));
        assert_eq!(find("Intyg").as_deref(), Some("intyg"));
        assert_eq!(find("läkarintyg").as_deref(), Some("intyg"));
        assert_eq!(find("rehab").as_deref(), Some("rehabilitering"));
        assert_eq!(find("re"), None);
        assert!(choices(false).find("intgy").is_err_and(|why| why.contains("intyg")));
        assert_eq!(choices(true).find("re"), Ok(None));
    }
}
