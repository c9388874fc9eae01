//! The form of a document: its kind and id, its keys, and the type of each value.

use jsonschema::ValidationError;
use jsonschema::error::ValidationErrorKind;
use serde_json::Value;

use super::Document;
use super::document::LONGEST_NAME;
use super::form_fields::{DIVIDE, Fields};
use super::period_form::{PeriodFault, period_fault};
use crate::catalogue::{Condition, Shape};
use crate::finding::{About, Observation, Rule, Severity};
use crate::text::Pointer;
use crate::text::date::{Meaning, days_of_month, meaning};
use crate::text::words::{list, meant, nearest, several_words};

pub use super::form_fields::UNKNOWN_KEY;

/// A value of another type than the kind says.
pub const WRONG_TYPE: Rule = Rule {
    id: "form/typ",
    title: "Innehållet har fel form",
    severity: Severity::Error,
    manual: "Fältet ska innehålla en annan sorts uppgift än det gör: en text där det ska vara en lista, en lista där det \
             ska vara egna fält, en text utan datum där det ska vara ett datum. Det som beror på fältet blir ej bedömt \
             tills det är rättat.",
};
/// A word outside a closed list.
pub const UNKNOWN_WORD: Rule = Rule {
    id: "form/ord",
    title: "Ordet finns inte i listan",
    severity: Severity::Error,
    manual: "Vissa fält har en lista av ord, så att dokument kan jämföras och räknas. Programmet visar listan och det ord som \
             ligger närmast. Det som beror på fältet blir ej bedömt tills det är rättat. I område, status och dokumenttyp \
             får andra ord stå kvar, och det är bara ett tips; men bara orden i listan svarar mot ett krav.",
};
/// A date in another form.
pub const DATE_FORM: Rule = Rule {
    id: "form/datum",
    title: "Datumet är skrivet på ett annat sätt",
    severity: Severity::Warning,
    manual: "Datum skrivs ÅÅÅÅ-MM-DD, så att de kan jämföras utan missförstånd. Går det att se vilken dag som menas visar \
             programmet hur det ska skrivas och räknar med den dagen; annars blir det som beror på datumet ej bedömt.",
};
/// A document whose kind is not known.
pub const UNKNOWN_KIND: Rule = Rule {
    id: "form/okand-typ",
    title: "Dokumentets typ är okänd",
    severity: Severity::Error,
    manual: "Fältet typ säger vad dokumentet är. Är ordet okänt vet programmet inte vilka krav som ställs på dokumentet, \
             och inget i det är bedömt. Programmet föreslår den typ som ligger närmast.",
};
/// A document without a kind.
pub const NO_KIND: Rule = Rule {
    id: "form/saknar-typ",
    title: "Dokumentet saknar typ",
    severity: Severity::Warning,
    manual: "Texten ser ut att vara ett dokument i ledningssystemet, men säger inte vad det är. Utan typ räknas det inte \
             som ett dokument och inget i det är bedömt. Skriv till exempel typ: rutin på första raden.",
};
/// A document without an id.
pub const NO_ID: Rule = Rule {
    id: "form/saknar-id",
    title: "Dokumentet saknar id",
    severity: Severity::Error,
    manual: "Utan id kan inget annat dokument hänvisa hit, och samma brist kan inte följas från gång till gång. Id är fri \
             text: ett diarienummer, ett dokumentnummer eller ett kort namn.",
};

/// The rules of this theme.
pub const RULES: [Rule; 8] = [UNKNOWN_KEY, DIVIDE, WRONG_TYPE, UNKNOWN_WORD, DATE_FORM, UNKNOWN_KIND, NO_KIND, NO_ID];

/// The finding of a file without a kind in a folder that the settings name as part of the ledningssystem.
#[must_use]
pub fn without_kind(source: crate::text::SourceId) -> Observation {
    let place = crate::finding::Place { source, span: crate::text::Span::new(0, 0), pointer: Pointer::root() };
    Observation::new(
        &NO_KIND,
        "filen ligger i ledningssystemet men säger inte vad den är, så den är inte bedömd",
        place,
    )
    .help("skriv vad det är på första raden, till exempel typ: rutin, eller flytta filen ut ur mappen")
}

/// Checks the form of a document, and marks its broken values.
#[must_use]
pub fn check(document: &mut Document, schema: &Condition) -> Vec<Observation> {
    let mut findings = Vec::new();
    // Nearly all documents are valid, and are checked without a JSON copy.
    if !schema.holds_of(document.view()) {
        let value = document.value();
        let errors = schema.errors(&value);
        findings.extend(errors.filter_map(|error| finding(document, &error)));
    }
    findings.extend(too_long_id(document));
    let fields = Fields::of(document);
    findings.extend(fields.findings);
    document.prose = fields.prose;
    let broken = findings.iter().filter(|finding| is_unreliable(finding)).map(|finding| finding.place.pointer.clone());
    document.broken.extend(broken);
    findings
}

/// True if what a finding is on decides something that cannot be told.
fn is_unreliable(finding: &Observation) -> bool {
    let pointer = &finding.place.pointer;
    let is_item = pointer.last().is_some_and(|last| last.parse::<usize>().is_ok());
    let decides = match &finding.about {
        About::VagueDate { .. } => true,
        // A word of its own beside the known ones decides nothing, unless it is one of them misspelt.
        About::Unknown { nearest, .. } if is_kept_word(finding) => nearest.is_some() || !is_item,
        _ => finding.severity == Severity::Error,
    };
    decides && *pointer != Pointer::root()
}

fn finding(document: &Document, error: &ValidationError<'_>) -> Option<Observation> {
    let pointer = Pointer::parse(error.instance_path().as_str());
    let shape = document.kind.shape.at(&pointer);
    let name = pointer.segments().filter(|segment| segment.parse::<usize>().is_err()).last().unwrap_or_default();
    match error.kind() {
        ValidationErrorKind::Required { property } => {
            let key = property.as_str().unwrap_or_default();
            (key == document.kind.words.identity).then(|| no_id(document))
        }
        ValidationErrorKind::Enum { options } => Some(unknown_word(document, &pointer, error.instance(), options)),
        ValidationErrorKind::Format { format } => {
            let text = error.instance().as_str().unwrap_or_default();
            Some(match format.as_str() {
                "period" => period_form(document, &pointer, text, &name),
                // Of what happened, a month is told as well.
                "händelsedatum" => month_form(document, &pointer, text, &name)
                    .unwrap_or_else(|| date_form(document, &pointer, text, &name)),
                _ => date_form(document, &pointer, text, &name),
            })
        }
        _ => {
            let found = value_kind(error.instance());
            let wanted = expected(shape.unwrap_or(&Shape::default()));
            let message = if wanted.is_empty() {
                format!("innehållet i {name} går inte att använda")
            } else {
                format!("{name} ska vara {wanted}, men här står {found}")
            };
            let place = document.place_of_key(&pointer);
            let help = format!("skriv om {name}; ledningskoll schema {} visar hur fältet fylls i", document.kind.name);
            Some(
                Observation::new(&WRONG_TYPE, message, place)
                    .about(About::Type { field: name.into_owned(), found })
                    .help(help),
            )
        }
    }
}

fn no_id(document: &Document) -> Observation {
    let key = &document.kind.words.identity;
    let message = format!("{} saknar {key}", document.kind.words.definite);
    let place = document.root.get("typ").map_or_else(
        || document.place_without(&Pointer::root(), Some(key)),
        |entry| crate::finding::Place { source: document.source, span: entry.value.span, pointer: Pointer::root() },
    );
    Observation::new(&NO_ID, message, place)
        .help(format!("skriv {key}: följt av diarienummer, dokumentnummer eller ett kort namn"))
}

/// The finding on an id that is so long that it is not read as one.
fn too_long_id(document: &Document) -> Option<Observation> {
    let key = &document.kind.words.identity;
    let written = document.root.get(key).filter(|entry| document.id.is_empty() && !entry.value.is_unfilled())?;
    written.value.text().filter(|text| text.len() > LONGEST_NAME)?;
    let message = format!("{key} är längre än {LONGEST_NAME} tecken och läses inte");
    let help = "skriv diarienummer, dokumentnummer eller ett kort namn";
    Some(Observation::new(&NO_ID, message, document.place_of_key(&Pointer::root().child(key))).help(help))
}

fn unknown_word(document: &Document, pointer: &Pointer, value: &Value, options: &Value) -> Observation {
    let known: Vec<&str> = options.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let name = pointer.segments().filter(|segment| segment.parse::<usize>().is_err()).last().unwrap_or_default();
    let Some(word) = value.as_str() else {
        let found = value_kind(value);
        let message = format!("{name} ska vara ett av orden i listan, men här står {found}");
        let help = format!("välj ett av orden: {}", list(&known, "eller"));
        let about = About::Type { field: name.into_owned(), found };
        return Observation::new(&WRONG_TYPE, message, document.place_of_key(pointer)).about(about).help(help);
    };
    let message = format!("\"{word}\" är inget känt ord för {name}");
    let choice = format!("välj ett av orden: {}", list(&known, "eller"));
    let several = several_words(word, known.iter().copied()).filter(|_| document.takes_list(pointer));
    if let Some(words) = several {
        let help = format!("flera ord skrivs [{}]", words.join(", "));
        return Observation::new(&UNKNOWN_WORD, message, document.place_of(pointer))
            .about(About::unknown(word, None))
            .help(help);
    }
    let shape = document.kind.shape.at(pointer);
    let near = nearest(word, known.iter().copied()).or_else(|| nearest_synonym(word, shape?));
    let is_open = shape.is_some_and(|shape| shape.is_open_list);
    let help = match near {
        Some(near) => format!("{} {choice}", meant(near)),
        None if is_open => format!("ordet får stå kvar, men bara orden i listan räknas; {choice}"),
        None => choice,
    };
    let place = document.place_of(pointer);
    let observation = Observation::new(&UNKNOWN_WORD, message, place).about(About::unknown(word, near)).help(help);
    if is_open { observation.severity(Severity::Note) } else { observation }
}

/// True if a finding is on a word outside an open list, which is kept as it is written.
fn is_kept_word(finding: &Observation) -> bool {
    finding.rule.as_str() == UNKNOWN_WORD.id && finding.severity == Severity::Note
}

/// The word of the list that the nearest synonym stands for.
fn nearest_synonym<'shape>(word: &str, shape: &'shape Shape) -> Option<&'shape str> {
    let near = nearest(word, shape.synonyms.keys().map(String::as_str))?;
    shape.synonyms.get(near).map(String::as_str)
}

fn period_form(document: &Document, pointer: &Pointer, text: &str, name: &str) -> Observation {
    let PeriodFault { about, message, help } = period_fault(text, name);
    let rule = if matches!(about, About::Type { .. }) { &WRONG_TYPE } else { &DATE_FORM };
    Observation::new(rule, message, document.place_of(pointer)).about(about).help(help)
}

/// The finding on a month that is written otherwise, where a month may stand; none if the text is no month.
fn month_form(document: &Document, pointer: &Pointer, text: &str, name: &str) -> Option<Observation> {
    let Meaning::Iso(iso) = meaning(text) else { return None };
    let message = format!("månaden i {name} är skriven på ett annat sätt än ÅÅÅÅ-MM");
    (iso.len() == "ÅÅÅÅ-MM".chars().count()).then(|| {
        let help = format!("skriv {name}: {iso}");
        let about = About::Date { field: name.to_owned(), iso };
        Observation::new(&DATE_FORM, message, document.place_of(pointer)).about(about).help(help)
    })
}

fn date_form(document: &Document, pointer: &Pointer, text: &str, name: &str) -> Observation {
    let (place, field) = (document.place_of(pointer), name.to_owned());
    let otherwise = format!("datumet i {name} är skrivet på ett annat sätt än ÅÅÅÅ-MM-DD");
    match meaning(text) {
        Meaning::Iso(iso) if iso.len() < "ÅÅÅÅ-MM-DD".chars().count() => {
            Observation::new(&DATE_FORM, otherwise, place)
                .about(About::VagueDate { field })
                .help("skriv dagen också, som ÅÅÅÅ-MM-DD")
        }
        Meaning::Iso(iso) => {
            let help = format!("skriv {name}: {iso}");
            Observation::new(&DATE_FORM, otherwise, place).about(About::Date { field, iso }).help(help)
        }
        Meaning::Vague | Meaning::None if days_of_month(text).is_some() => {
            let days = days_of_month(text).unwrap_or_default();
            Observation::new(&DATE_FORM, format!("den dagen finns inte: {text}"), place)
                .about(About::VagueDate { field })
                .help(format!("månaden har {days} dagar; skriv den dag som menas i {name}"))
        }
        Meaning::Vague => Observation::new(&DATE_FORM, otherwise, place)
            .about(About::VagueDate { field })
            .help("skriv datumet som ÅÅÅÅ-MM-DD; det går inte att se vilken dag som menas"),
        Meaning::None => {
            let message = format!("{name} ska vara ett datum, men här står en text utan datum");
            Observation::new(&WRONG_TYPE, message, place)
                .about(About::Type { field, found: "en text utan datum" })
                .help(format!("skriv {name}: ÅÅÅÅ-MM-DD"))
        }
    }
}

/// The type of a value, in Swedish.
#[must_use]
pub fn value_kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "ingenting",
        Value::Bool(_) => "ja eller nej",
        Value::Number(_) => "ett tal",
        Value::String(_) => "en text",
        Value::Array(_) => "en lista",
        Value::Object(_) => "flera fält",
    }
}

/// The types that a shape allows, in Swedish.
#[must_use]
pub fn expected(shape: &Shape) -> String {
    let fields: Vec<&str> = shape.properties.keys().map(String::as_str).take(3).collect();
    let is_period = shape.format.as_deref() == Some("period");
    let own_fields = format!("egna fält ({} …)", fields.join(", "));
    let alternatives = [
        (shape.takes_text && shape.format.is_none(), "en text"),
        (shape.takes_text && shape.format.is_some(), if is_period { "en period" } else { "ett datum" }),
        (shape.takes_number, "ett tal"),
        (shape.takes_boolean, "ja eller nej"),
        (shape.takes_list, "en lista"),
        (shape.takes_map, if fields.is_empty() { "flera fält" } else { &own_fields }),
    ];
    let allowed: Vec<&str> = alternatives.into_iter().filter(|(allowed, _)| *allowed).map(|(_, words)| words).collect();
    list(&allowed, "eller")
}
