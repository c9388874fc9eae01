//! The words that people read for the fields of documents.

use std::borrow::Cow;

use crate::render::shared_words::capital;
use crate::text::plain_name;
use crate::text::unique_names::UniqueNames;

/// The fields whose own name is not what staff would say, and what they read instead.
const SAID: [(&str, &str); 20] = [
    ("tillvägagångssätt", "Så här gör du"),
    ("ansvar", "Vem gör vad"),
    ("vid_avvikelse", "Om något avviker"),
    ("känd_genom", "Så har den gjorts känd"),
    ("lagstöd", "Lagar och föreskrifter"),
    ("överordnat_dokument", "Bygger på"),
    ("gäller_inte_för", "Gäller inte för"),
    ("känt_genom", "Så har det gjorts känt"),
    ("rehabplan_senast_dag", "Rehabiliteringsplan senast dag"),
    ("roll", "Roll"),
    ("av", "Av"),
    ("deltog", "Deltog"),
    ("mot_orsak", "Mot orsak"),
    ("aktiviteter", "Så här går det till"),
    ("uppgifter", "Det här ansvarar du för"),
    ("befogenheter", "Det här får du besluta om"),
    ("innehas_av", "Befattning"),
    ("ersättare", "Ersätts av"),
    ("rapporterar_till", "Rapporterar till"),
    ("fastställd", "Fastställd"),
];

/// Words that are written with other letters than a field is.
const CAPITALS: [(&str, &str); 3] = [("Kvå", "KVÅ"), ("kvå", "KVÅ"), ("Ivo", "IVO")];

/// The word for a field as staff read it.
#[must_use]
pub fn field(key: &str) -> Cow<'static, str> {
    let said = SAID.iter().find(|(field, _)| *field == key);
    said.map_or_else(|| plain_field(key).into(), |(_, word)| Cow::Borrowed(*word))
}

/// The word for a field that is its own name with blanks, by which it is found again when the text is imported.
#[must_use]
pub fn plain_field(key: &str) -> String {
    let key = key.strip_prefix("x-").unwrap_or(key);
    phrase(&key.replace('_', " "))
}

/// A word of a closed list as people read it: `planering-och-uppföljning` is "Planering och uppföljning".
#[must_use]
pub fn listed(word: &str) -> String {
    phrase(&word.replace('-', " "))
}

/// The addresses on their page of the sections of fields, each with one of its own.
#[must_use]
pub fn anchors<T>(fields: &[(&str, T)]) -> Vec<String> {
    let mut names = UniqueNames::default();
    let anchor = |(key, _): &(&str, T)| {
        names.take(&format!("del-{}", plain_name(key).unwrap_or_else(|| "annat".to_owned())), '-')
    };
    fields.iter().map(anchor).collect()
}

fn phrase(text: &str) -> String {
    let words: Vec<String> = text.split(' ').map(|word| with_capitals(word).into_owned()).collect();
    capital(&words.join(" "))
}

fn with_capitals(word: &str) -> Cow<'_, str> {
    let known = CAPITALS.iter().find(|(written, _)| *written == word);
    known.map_or(Cow::Borrowed(word), |(_, capitals)| Cow::Borrowed(*capitals))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_said_as_people_say_it() {
        let cases = [
            ("syfte", "Syfte"),
            ("tillvägagångssätt", "Så här gör du"),
            ("nästa_översyn", "Nästa översyn"),
            ("kvå_koder", "KVÅ koder"),
            ("x-egen_anteckning", "Egen anteckning"),
        ];
        for (key, said) in cases {
            assert_eq!(field(key), said, "{key}");
        }
        assert_eq!(listed("planering-och-uppföljning"), "Planering och uppföljning");
        assert_eq!(listed("kvå"), "KVÅ");
    }
}
