//! The words that practice prints in document headers and registers, and the fields that they stand for.

use std::sync::LazyLock;

use serde::Deserialize;

use super::Shape;
use crate::text::date::{Meaning, meaning, read};
use crate::text::words::letters;

/// The words and their fields, from `schema/import.yaml`.
static WORDS: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    let mut entries: Vec<Entry> = serde_yaml::from_str(include_str!("../../schema/import.yaml"))
        .expect("the file is a part of the program, and tested");
    for entry in &mut entries {
        entry.folded = entry.words.iter().map(|word| letters(word)).collect();
        entry.folded.sort();
        entry.folded.dedup();
    }
    entries
});

/// Words that stand for the same field.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    /// The fields, the first that a kind has being the one that is meant.
    #[serde(rename = "fält")]
    fields: Vec<String>,
    /// Fields that the words may stand for as well, if the value fits them better.
    #[serde(rename = "eller", default)]
    others: Vec<String>,
    #[serde(rename = "ord")]
    words: Vec<String>,
    #[serde(skip)]
    folded: Vec<String>,
}

/// The field of a map that a printed word stands for; none if the word is not known, or the map has no such field.
#[must_use]
pub fn field(word: &str, shape: &Shape) -> Option<&'static str> {
    entries(word).find_map(|entry| entry.first(shape))
}

/// The fields of a map that a printed word may stand for beside a value: the one that is meant, or several if the value
/// does not tell.
#[must_use]
pub fn fields(word: &str, value: Option<&str>, shape: &Shape) -> Vec<&'static str> {
    let Some(entry) = entries(word).find(|entry| entry.first(shape).is_some()) else { return Vec::new() };
    let others = entry.others.iter().filter(|field| shape.properties.contains_key(field)).map(String::as_str);
    let all: Vec<&'static str> = entry.first(shape).into_iter().chain(others).collect();
    let Some(value) = value.filter(|_| all.len() > 1) else { return all };
    let is_date = read(value).is_some() || meaning(value) != Meaning::None;
    let takes_date = |field: &&'static str| shape.properties.get(field).is_some_and(|shape| shape.format.is_some());
    let fitting: Vec<&'static str> = all.iter().copied().filter(|field| takes_date(field) == is_date).collect();
    if fitting.is_empty() { all } else { fitting }
}

/// The first word of each entry that stands for a field of a map, for help texts.
#[must_use]
pub fn known(shape: &Shape) -> Vec<&'static str> {
    let of_map = WORDS.iter().filter(|entry| entry.first(shape).is_some());
    of_map.filter_map(|entry| entry.words.first().map(String::as_str)).collect()
}

impl Entry {
    fn first(&self, shape: &Shape) -> Option<&str> {
        self.fields.iter().map(String::as_str).find(|field| shape.properties.contains_key(field))
    }
}

fn entries(word: &str) -> impl Iterator<Item = &'static Entry> {
    let folded = letters(word);
    WORDS.iter().filter(move |entry| !folded.is_empty() && entry.folded.contains(&folded))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::catalogue::{Catalogue, KindName};

    #[test]
    fn a_printed_word_stands_for_the_field_that_the_kind_has() {
        let catalogue = Catalogue::embedded().expect("the catalogue loads");
        let shape = |kind: &str| &catalogue.kinds[&KindName(kind.to_owned())].shape;
        for (word, meant) in [
            ("gäller_från", "giltig_från"),
            ("godkänd_av", "fastställd_av"),
            ("Godkännare", "fastställd_av"),
            ("beslutsdatum", "fastställd"),
            ("utgåva", "version"),
            ("Ver.", "version"),
            ("dokumentägare", "dokumentansvarig"),
            ("handläggare", "upprättad_av"),
            ("berörda_enheter", "gäller_för"),
            ("revideras", "nästa_översyn"),
            ("ansvarsfördelning", "ansvar"),
            ("genomförande", "tillvägagångssätt"),
            ("revisionshistorik", "ändringar"),
            ("blanketter", "relaterade_dokument"),
        ] {
            assert_eq!(fields(word, None, shape("rutin")), [meant], "{word}");
        }
        assert_eq!(field("Godkänd av", shape("undantag")), Some("beslutad_av"));
        assert_eq!(field("Sökväg", shape("extern")), Some("plats"));
        assert_eq!(field("färg", shape("rutin")), None);
    }

    #[test]
    fn a_word_for_a_day_or_a_role_is_told_by_its_value() {
        let catalogue = Catalogue::embedded().expect("the catalogue loads");
        let shape = &catalogue.kinds[&KindName("rutin".to_owned())].shape;
        assert_eq!(fields("godkänd", Some("2025-01-10"), shape), ["fastställd"]);
        assert_eq!(fields("godkänd", Some("verksamhetschef"), shape), ["fastställd_av"]);
        assert_eq!(fields("godkänd", None, shape), ["fastställd", "fastställd_av"]);
    }

    /// True if a shape has a field at any depth.
    fn has(shape: &Shape, field: &str) -> bool {
        shape.properties.contains_key(field)
            || shape.properties.keys().filter_map(|key| shape.properties.get(key)).any(|inner| has(inner, field))
            || shape.items.as_deref().is_some_and(|items| has(items, field))
    }

    #[test]
    fn each_word_stands_once_and_each_field_is_one_of_a_kind() {
        let catalogue = Catalogue::embedded().expect("the catalogue loads");
        let mut seen = HashSet::new();
        for entry in WORDS.iter() {
            for folded in &entry.folded {
                assert!(seen.insert(folded), "{folded} stands twice");
            }
            for field in entry.fields.iter().chain(&entry.others) {
                assert!(catalogue.kinds.values().any(|kind| has(&kind.shape, field)), "no kind has {field}");
            }
        }
    }
}
