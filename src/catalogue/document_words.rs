//! The words of running documents: headings of sections, columns of tables, and titles.

use std::sync::LazyLock;

use serde::Deserialize;

use super::{Shape, header_words};
use crate::text::words::letters;

/// The words, from `schema/dokument.yaml`.
static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut words: Words = serde_yaml::from_str(include_str!("../../schema/dokument.yaml"))
        .expect("the file is a part of the program, and tested");
    let fold = |words: &mut Vec<String>| *words = words.iter().map(|word| letters(word)).collect();
    words.sections.iter_mut().for_each(|entry| fold(&mut entry.words));
    words.sections_of_list.iter_mut().for_each(|entry| fold(&mut entry.words));
    words.columns.iter_mut().for_each(|entry| fold(&mut entry.words));
    words
});

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    #[serde(rename = "avsnitt")]
    sections: Vec<OfField>,
    #[serde(rename = "avsnitt_med_numrerad_lista")]
    sections_of_list: Vec<OfField>,
    #[serde(rename = "enhetsord")]
    units: Vec<String>,
    #[serde(rename = "kolumner")]
    columns: Vec<OfKey>,
    #[serde(rename = "slag")]
    kinds: Vec<OfKind>,
    #[serde(rename = "områden")]
    areas: Vec<OfArea>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct OfField {
    #[serde(rename = "fält")]
    field: String,
    #[serde(rename = "ord")]
    words: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct OfKey {
    #[serde(rename = "nyckel")]
    key: String,
    #[serde(rename = "ord")]
    words: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct OfKind {
    #[serde(rename = "typ")]
    kind: String,
    #[serde(rename = "ord")]
    words: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct OfArea {
    #[serde(rename = "område")]
    area: String,
    #[serde(rename = "ord")]
    words: Vec<String>,
}

/// The field of a kind that a heading or a label stands for: its own name, or a word for it.
#[must_use]
pub fn field(text: &str, shape: &Shape) -> Option<String> {
    let folded = letters(text);
    if folded.is_empty() || folded == "typ" {
        return None;
    }
    let own = shape.properties.keys().find(|field| letters(field) == folded);
    let by_section = || {
        let entries = WORDS.sections.iter().filter(|entry| entry.words.contains(&folded));
        entries.map(|entry| &entry.field).find(|field| shape.properties.contains_key(field))
    };
    own.or_else(by_section).cloned().or_else(|| header_words::field(text, shape).map(str::to_owned))
}

/// The field of a kind that a heading stands for where a numbered list is what stands below it.
#[must_use]
pub fn field_of_list(text: &str, shape: &Shape) -> Option<&'static str> {
    let folded = letters(text);
    let entries = WORDS.sections_of_list.iter().filter(|entry| entry.words.contains(&folded));
    entries.map(|entry| entry.field.as_str()).find(|field| shape.properties.contains_key(field))
}

/// True for a text with a word that names an enhet, such as `Norra vårdcentralen`.
#[must_use]
pub fn names_unit(text: &str) -> bool {
    let mut words = text.split(|one: char| !one.is_alphanumeric()).map(str::to_lowercase);
    words.any(|word| WORDS.units.iter().any(|unit| word.ends_with(unit.as_str())))
}

/// The keys of a part that the headings of columns stand for, each key at most once.
#[must_use]
pub fn keys(heads: &[String], shape: &Shape) -> Vec<Option<String>> {
    let mut keys: Vec<Option<String>> = vec![None; heads.len()];
    let ways: [fn(&str, &Shape) -> Vec<String>; 3] = [own_key, by_column, by_header];
    for way in ways {
        for (at, head) in heads.iter().enumerate() {
            if keys[at].is_none() {
                let free = way(head, shape).into_iter().find(|key| !keys.contains(&Some(key.clone())));
                keys[at] = free;
            }
        }
    }
    keys
}

fn own_key(head: &str, shape: &Shape) -> Vec<String> {
    let folded = letters(head);
    shape.properties.keys().filter(|key| letters(key) == folded && *key != "typ").cloned().collect()
}

fn by_column(head: &str, shape: &Shape) -> Vec<String> {
    let folded = letters(head);
    let entries = WORDS.columns.iter().filter(|entry| entry.words.contains(&folded));
    entries.filter(|entry| shape.properties.contains_key(&entry.key)).map(|entry| entry.key.clone()).collect()
}

fn by_header(head: &str, shape: &Shape) -> Vec<String> {
    header_words::field(head, shape).map(str::to_owned).into_iter().collect()
}

/// The name of the kind that a title says: the first word in it that tells one.
#[must_use]
pub fn kind_of_title(title: &str) -> Option<&'static str> {
    let words: Vec<String> =
        title.split(|one: char| !one.is_alphanumeric()).filter(|word| !word.is_empty()).map(letters).collect();
    words.iter().find_map(|word| {
        let of_word = |entry: &&OfKind| entry.words.iter().any(|known| letters(known) == *word);
        WORDS.kinds.iter().find(of_word).map(|entry| entry.kind.as_str())
    })
}

/// The areas that the words of a title begin as.
#[must_use]
pub fn areas_of_title(title: &str) -> Vec<&'static str> {
    let title = title.to_lowercase();
    let words: Vec<&str> = title.split(|one: char| !one.is_alphanumeric()).collect();
    let says = |entry: &&OfArea| {
        entry.words.iter().any(|stem| words.iter().any(|word| word.starts_with(stem.as_str()) && !word.is_empty()))
    };
    WORDS.areas.iter().filter(says).map(|entry| entry.area.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::{Catalogue, Kind, KindName};

    fn has(shape: &Shape, key: &str) -> bool {
        shape.properties.contains_key(key)
            || shape.properties.keys().filter_map(|name| shape.properties.get(name)).any(|inner| has(inner, key))
            || shape.items.as_deref().is_some_and(|items| has(items, key))
    }

    #[test]
    fn each_word_is_of_a_field_and_a_kind_that_there_are() {
        let catalogue = Catalogue::embedded().expect("the catalogue loads");
        let of_any = |key: &str| catalogue.kinds.values().any(|kind| has(&kind.shape, key));
        for entry in WORDS.sections.iter().chain(&WORDS.sections_of_list) {
            let is_known = catalogue.kinds.values().any(|kind| kind.shape.properties.contains_key(&entry.field));
            assert!(is_known, "no kind has {}", entry.field);
        }
        for entry in &WORDS.columns {
            assert!(of_any(&entry.key), "no part has {}", entry.key);
        }
        for entry in &WORDS.kinds {
            assert!(catalogue.kinds.contains_key(&KindName(entry.kind.clone())), "{}", entry.kind);
        }
        let routine: &Kind = &catalogue.kinds[&KindName("rutin".to_owned())];
        let areas = routine.shape.properties.get("område").and_then(|shape| shape.items.as_deref());
        for entry in &WORDS.areas {
            assert!(areas.is_some_and(|items| items.words.contains(&entry.area)), "{}", entry.area);
        }
    }

    #[test]
    fn an_enhet_is_told_from_other_words() {
        for (text, right) in [
            ("Norra vårdcentralen", true),
            ("Ortopedkliniken", true),
            ("Rutin", false),
            ("Region Norr", false),
            ("Enhetlig sjukskrivning", false),
        ] {
            assert_eq!(names_unit(text), right, "{text}");
        }
    }

    #[test]
    fn a_title_says_its_kind_by_its_first_word_for_one() {
        for (title, kind) in [
            ("Rutin för händelseanalys", Some("rutin")),
            ("Händelseanalys av fördröjt intyg", Some("utredning")),
            ("Plan för egenkontroll 2025", Some("egenkontroll")),
            ("Sjukskrivning och rehabilitering", None),
        ] {
            assert_eq!(kind_of_title(title), kind, "{title}");
        }
        assert_eq!(areas_of_title("Läkarintyg vid sjukskrivning"), ["intyg", "sjukskrivning"]);
    }
}
