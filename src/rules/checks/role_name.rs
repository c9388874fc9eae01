//! Names of people where a role belongs.

use std::sync::LazyLock;

use regex::Regex;

use crate::corpus::Document;
use crate::finding::{Observation, Rule, Severity};
use crate::text::Pointer;

/// What looks like the name of a person where a role belongs.
pub const PERSON: Rule = Rule {
    id: "roll/namn",
    title: "Det ser ut att stå ett personnamn där en roll ska stå",
    severity: Severity::Note,
    manual: "Ansvar och beslut hör till en roll eller en befattning, inte till en person: då gäller dokumentet även när någon ny \
             tar över, och inga personuppgifter sprids. Programmet ser efter om det står en användaridentitet inom parentes, en \
             e-postadress eller ett namn följt av en befattning. Skriv rollens id, eller befattningen i ord.",
};

/// The observation of what looks like a name. The message does not repeat the name.
#[must_use]
pub fn observation(document: &Document, pointer: &Pointer) -> Observation {
    let field = pointer.segments().filter(|segment| segment.parse::<usize>().is_err()).last().unwrap_or_default();
    let message = format!("det ser ut att stå ett personnamn i {field}");
    Observation::new(&PERSON, message, document.place_of(pointer))
        .help("skriv rollens id, eller befattningen i ord, till exempel verksamhetschef")
}

/// True if a text looks like the name of a person: a user id in brackets, an e-mail address with a name, a name beside a
/// position, or a surname that can be nothing else.
#[must_use]
pub fn is_person(text: &str) -> bool {
    has_user_id(text) || has_address(text) || is_beside_position(text) || has_patronymic(text)
}

// Each asks first for the mark without which its pattern cannot hold: to make a pattern takes longer than to read a document.

fn has_user_id(text: &str) -> bool {
    text.contains(['(', '[', '<']) && USER_ID.is_match(text)
}

fn has_address(text: &str) -> bool {
    text.contains('@') && ADDRESS.is_match(text)
}

fn is_beside_position(text: &str) -> bool {
    let is_said =
        |found: regex::Captures<'_>| says_any(&found["position"], &POSITIONS) && !says_any(&found["name"], &OF_PLACES);
    text.contains([',', '(']) && BESIDE_POSITION.captures(text).is_some_and(is_said)
}

fn has_patronymic(text: &str) -> bool {
    let is_of_person = |found: regex::Captures<'_>| !says_any(&found["first"], &OF_PLACES);
    text.contains("sson") && PATRONYMIC.captures(text).is_some_and(is_of_person)
}

/// Stems of the words for positions.
const POSITIONS: [&str; 21] = [
    "chef",
    "läkare",
    "sköterska",
    "samordnar",
    "direktör",
    "ledare",
    "handläggare",
    "strateg",
    "ordförande",
    "utvecklare",
    "controller",
    "sekreterare",
    "specialist",
    "terapeut",
    "gogen",
    "sakkunnig",
    "ansvarig",
    "koordinator",
    "psykolog",
    "kurator",
    "konsult",
];
/// Stems of the words in names of places, organisations and roles, which no name of a person has.
const OF_PLACES: [&str; 37] = [
    "chef",
    "läkar",
    "vård",
    "region",
    "primär",
    "klinik",
    "mottagning",
    "enhet",
    "nämnd",
    "styrelse",
    "ansvar",
    "ledning",
    "norr",
    "söder",
    "södra",
    "öster",
    "östra",
    "väster",
    "västra",
    "sjukhus",
    "central",
    "kommun",
    "förvaltning",
    "område",
    "avdelning",
    "medicin",
    "hälso",
    "rehab",
    "psykiatri",
    "kirurg",
    "samordn",
    "direktör",
    "team",
    "grupp",
    "råd",
    "verksamhet",
    "sjukvård",
];

static USER_ID: LazyLock<Regex> = LazyLock::new(|| regex(r"[(\[<]\s*\p{Ll}{2,6}\d{2,5}\s*[)\]>]"));
static ADDRESS: LazyLock<Regex> = LazyLock::new(|| regex(r"\p{L}{2,}\.\p{L}{2,}@[\p{L}\d.-]+\.\p{L}{2,}"));
/// Two or three words with capitals and a position after a comma or in brackets.
static BESIDE_POSITION: LazyLock<Regex> = LazyLock::new(|| {
    let name = r"\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?";
    regex(&format!(r"^\s*(?P<name>{name}(?:\s{name}){{1,2}})(?:,\s*|\s*\()(?P<position>[\p{{L}} /-]+)\)?"))
});
/// A word with a capital before a surname on -sson.
static PATRONYMIC: LazyLock<Regex> =
    LazyLock::new(|| regex(r"\b(?P<first>\p{Lu}\p{Ll}+)(?:\s\p{Lu}\p{Ll}+)?[\s-]\p{Lu}\p{Ll}+sson\b"));

fn regex(form: &str) -> Regex {
    Regex::new(form).expect("the pattern is written here and tested")
}

fn says_any(text: &str, stems: &[&str]) -> bool {
    let text = text.to_lowercase();
    stems.iter().any(|stem| text.contains(stem))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_only_be_a_person_is_one() {
        for text in [
            "Verksamhetschef (xyz123)",
            "Påhitt Fiktivelius [pf0012]",
            "pahitt.fiktivelius@exempel.se",
            "Påhitt Fiktivelius, verksamhetschef",
            "Påhitt Fiktivelius (enhetschef)",
            "Påhitt-Maria Fiktivelius, medicinskt ledningsansvarig",
            "Påhitt Exempelsson",
            "godkänd av Påhitt Exempelsson 2025",
        ] {
            assert!(is_person(text), "{text}");
        }
    }

    #[test]
    fn roles_and_organisations_are_no_persons() {
        for text in [
            "Verksamhetschef Primärvård Norr",
            "Region Exempellan",
            "Medicinskt ledningsansvarig",
            "Hälso- och sjukvårdsnämnden",
            "Hälso- och sjukvårdsdirektör, Region Exempellan",
            "Region Exempellan, verksamhetschef",
            "Primärvård Norr, verksamhetschef",
            "Norra Björkängen, enhetschef",
            "Verksamhetschef, Björkängens vårdcentral",
            "Chefläkare (ordförande)",
            "Verksamhetschef (VC)",
            "Lokala Samverkansgruppen, sekreterare",
            "MAS",
            "verksamhetschef",
            "roll-verksamhetschef-bjorkangen",
            "funktionsbrevlada@exempel.se",
            "Verksamhetschef enligt beslut (dnr 2025)",
        ] {
            assert!(!is_person(text), "{text}");
        }
    }
}
