//! The facts of a document that `publish` wrote as a file of Word, from the file's own properties.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;

use crate::report::publication::word_marks::{AREAS, ID, KIND, REFERENCES, ROLES, STATUS, UNITS, WORDS};

/// What the file says of the document that it was written of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PublishedFacts {
    /// The id; none if the document had none.
    pub id: Option<String>,
    /// The name of the kind.
    pub kind: String,
    /// The status, as it was written.
    pub status: Option<String>,
    /// What it is about.
    pub areas: Vec<String>,
    /// The enheter that it names.
    pub units: Vec<String>,
    /// The ids of roles, by what the file calls them.
    pub roles: BTreeMap<String, String>,
    /// The ids of other documents and of enheter, by what the file calls them.
    pub references: BTreeMap<String, String>,
    /// Keys and words that the format does not know, and the places of sources, by what the file calls them.
    pub words: BTreeMap<String, String>,
}

/// The longest key or word of a map, in bytes; it is a name and no text.
const LONGEST: usize = 2_000;

impl PublishedFacts {
    /// The facts among the properties of a file; none if it has no such property.
    ///
    /// # Errors
    /// With the name of a property that is missing or has another form than `publish` writes.
    pub fn of(properties: &[(String, String)]) -> Result<Option<Self>, String> {
        let Some((first, _)) = properties.first() else { return Ok(None) };
        let text = |name: &str| {
            let found = properties.iter().find(|(own, _)| own == name);
            found.map(|(_, text)| text.trim()).filter(|text| !text.is_empty())
        };
        let short = |name: &str| match text(name) {
            Some(text) if is_name(text) => Ok(Some(text.to_owned())),
            Some(_) => Err(name.to_owned()),
            None => Ok(None),
        };
        let map = |name: &str| json::<BTreeMap<String, String>>(name, text(name));
        let facts = Self {
            id: short(ID)?,
            kind: short(KIND)?.ok_or_else(|| first.clone())?,
            status: short(STATUS)?,
            areas: json(AREAS, text(AREAS))?,
            units: json(UNITS, text(UNITS))?,
            roles: map(ROLES)?,
            references: map(REFERENCES)?,
            words: map(WORDS)?,
        };
        let lists = [(AREAS, &facts.areas), (UNITS, &facts.units)];
        let maps = [(ROLES, &facts.roles), (REFERENCES, &facts.references), (WORDS, &facts.words)];
        let bad_list = lists.iter().find(|(_, list)| !list.iter().all(|text| is_name(text)));
        let bad_map = maps.iter().find(|(_, map)| !map.values().all(|is| is_name(is)));
        match bad_list.map(|(name, _)| name).or(bad_map.map(|(name, _)| name)) {
            Some(name) => Err((*name).to_owned()),
            None => Ok(Some(facts)),
        }
    }
}

/// True for a text that may be a name: on one line, not empty, and not without end.
fn is_name(text: &str) -> bool {
    !text.trim().is_empty() && text.len() <= LONGEST && !text.contains(char::is_control)
}

/// A list or a map that is written as JSON; an empty one if there is none.
fn json<T: DeserializeOwned + Default>(name: &str, text: Option<&str>) -> Result<T, String> {
    text.map_or_else(|| Ok(T::default()), |text| serde_json::from_str(text).map_err(|_| name.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::publication::word_marks::OWN;

    fn of(properties: &[(&str, &str)]) -> Result<Option<PublishedFacts>, String> {
        let owned = |(name, text): &(&str, &str)| (format!("{OWN}{name}"), (*text).to_owned());
        PublishedFacts::of(&properties.iter().map(owned).collect::<Vec<_>>())
    }

    #[test]
    fn properties_of_another_form_are_named() {
        let long = "x".repeat(LONGEST + 1);
        for (name, text) in [
            ("område", "[1]"),
            ("område", "intyg"),
            ("gäller_för", "{}"),
            ("gäller_för", "[\"\"]"),
            ("roller", "[]"),
            ("roller", "{\"Läkare\": {}}"),
            ("hänvisningar", "{\"a\": \"b\\nc\"}"),
            ("ord", "{\"a\""),
            ("status", long.as_str()),
            ("id", "a\u{1b}b"),
        ] {
            assert_eq!(of(&[("typ", "rutin"), (name, text)]), Err(format!("ledningskoll {name}")), "{text}");
        }
        assert_eq!(of(&[("id", "rut-a")]), Err("ledningskoll id".to_owned()), "the kind is not told");
        assert_eq!(of(&[]), Ok(None));
        let facts = of(&[("typ", "rutin"), ("roller", "{\"Läkare\": \"roll-l\"}")]).expect("a form").expect("facts");
        assert_eq!((facts.kind.as_str(), facts.roles["Läkare"].as_str()), ("rutin", "roll-l"));
    }
}
