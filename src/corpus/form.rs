//! The form of a document: its kind and id, its keys, and the type of each value.

use jsonschema::ValidationError;
use jsonschema::error::ValidationErrorKind;
use serde_json::Value;

use super::Document;
use crate::catalogue::{Condition, Shape};
use crate::finding::{About, Observation, Rule, Severity};
use crate::text::date::{Meaning, meaning};
use crate::text::words::{list, meant, nearest};
use crate::text::{Node, Pointer, Trail};

/// A key that the kind does not know.
pub const UNKNOWN_KEY: Rule = Rule {
    id: "form/okand-nyckel",
    title: "Fältet är okänt",
    severity: Severity::Warning,
    manual: "Ett fält som programmet inte känner igen läses inte, så det som står i det räknas inte. Oftast är det ett \
             stavfel eller ett fält på fel nivå. Programmet föreslår det fält som ligger närmast. Egna fält får finnas om \
             de börjar med x-.",
};
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
    manual: "Vissa fält har en fast lista av ord, så att dokument kan jämföras och räknas. Programmet visar listan och det \
             ord som ligger närmast. Det som beror på fältet blir ej bedömt tills det är rättat.",
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
pub const RULES: [Rule; 7] = [UNKNOWN_KEY, WRONG_TYPE, UNKNOWN_WORD, DATE_FORM, UNKNOWN_KIND, NO_KIND, NO_ID];

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
    let kind = std::sync::Arc::clone(&document.kind);
    unknown_keys(document, &document.root, &kind.shape, &Trail::Root, &mut findings);
    for finding in &findings {
        let is_vague = matches!(finding.about, About::VagueDate { .. });
        let is_of_a_field = finding.place.pointer != Pointer::root();
        if is_of_a_field && (finding.severity == Severity::Error || is_vague) {
            document.broken.push(finding.place.pointer.clone());
        }
    }
    findings
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
        ValidationErrorKind::Format { .. } => {
            let text = error.instance().as_str().unwrap_or_default();
            Some(date_form(document, &pointer, text, &name))
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
    let near = nearest(word, known.iter().copied());
    let help = match near {
        Some(near) => format!("{} {choice}", meant(near)),
        None => choice,
    };
    let place = document.place_of(pointer);
    Observation::new(&UNKNOWN_WORD, message, place).about(About::unknown(word, near)).help(help)
}

fn date_form(document: &Document, pointer: &Pointer, text: &str, name: &str) -> Observation {
    let (place, field) = (document.place_of(pointer), name.to_owned());
    let otherwise = format!("datumet i {name} är skrivet på ett annat sätt än ÅÅÅÅ-MM-DD");
    match meaning(text) {
        Meaning::Iso(iso) => {
            let help = format!("skriv {name}: {iso}");
            Observation::new(&DATE_FORM, otherwise, place).about(About::Date { field, iso }).help(help)
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

fn unknown_keys(document: &Document, node: &Node, shape: &Shape, at: &Trail<'_>, findings: &mut Vec<Observation>) {
    for entry in node.entries() {
        let here = Trail::Key(at, &entry.key);
        match shape.properties.get(&entry.key) {
            Some(inner) => unknown_in_value(document, &entry.value, inner, &here, findings),
            None if shape.knows_all_keys() || entry.key.starts_with("x-") => {}
            // In a flow map a comma within a text makes an unfilled key of the rest; no value is lost.
            None if entry.value.is_unfilled() && near_key(&entry.key, shape).is_none() => {}
            None => findings.push(unknown_key(document, &entry.key, shape, &here.pointer())),
        }
    }
}

fn unknown_in_value(document: &Document, node: &Node, shape: &Shape, at: &Trail<'_>, findings: &mut Vec<Observation>) {
    let crate::text::tree::Content::List(items) = &node.content else {
        // A single map in place of a list has the shape of the list's items.
        let shape = shape.items.as_deref().filter(|_| shape.properties.is_empty() && !shape.is_open).unwrap_or(shape);
        return unknown_keys(document, node, shape, at, findings);
    };
    for (number, item) in items.iter().enumerate() {
        if let Some(shape) = shape.items.as_deref() {
            unknown_keys(document, item, shape, &Trail::Item(at, number), findings);
        }
    }
}

fn unknown_key(document: &Document, key: &str, shape: &Shape, pointer: &Pointer) -> Observation {
    let message = format!("fältet {key} är okänt och läses inte");
    let near = near_key(key, shape);
    let place = document.place_of_key(pointer);
    let observation = Observation::new(&UNKNOWN_KEY, message, place).about(About::unknown(key, near));
    match near {
        Some(near) => observation.help(meant(near)),
        None => observation.help("ta bort fältet, eller börja dess namn med x- om ni vill ha det kvar"),
    }
}

fn near_key<'shape>(key: &str, shape: &'shape Shape) -> Option<&'shape str> {
    nearest(key, shape.properties.keys().map(String::as_str))
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
    let own_fields = format!("egna fält ({} …)", fields.join(", "));
    let alternatives = [
        (shape.takes_text && shape.format.is_none(), "en text"),
        (shape.takes_text && shape.format.is_some(), "ett datum"),
        (shape.takes_number, "ett tal"),
        (shape.takes_boolean, "ja eller nej"),
        (shape.takes_list, "en lista"),
        (shape.takes_map, if fields.is_empty() { "flera fält" } else { &own_fields }),
    ];
    let allowed: Vec<&str> = alternatives.into_iter().filter(|(allowed, _)| *allowed).map(|(_, words)| words).collect();
    list(&allowed, "eller")
}
