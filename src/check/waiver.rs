//! Waivers that cover nothing, or have run out.

use jiff::civil::Date;

use crate::corpus::Document;
use crate::finding::{Finding, Rule, Severity};
use crate::text::Pointer;
use crate::text::words::nearest;

/// A waiver that covers nothing.
pub const UNUSED: Rule = Rule {
    id: "undantag/oanvant",
    title: "Undantaget täcker inget",
    severity: Severity::Warning,
    manual: "Undantaget gäller ingen brist som finns i dag: den kan vara åtgärdad, eller så är regelns eller dokumentets id \
             felskrivet. Ta bort undantaget om bristen är borta, annars rätta id.",
};
/// A waiver that has run out.
pub const EXPIRED: Rule = Rule {
    id: "undantag/utganget",
    title: "Undantaget har gått ut",
    severity: Severity::Error,
    manual: "Den dag till vilken bristen hade godtagits har passerat, och bristen finns kvar och räknas igen. Åtgärda \
             bristen, eller besluta om undantaget på nytt.",
};

/// The rules of this theme.
pub const RULES: [Rule; 2] = [UNUSED, EXPIRED];

/// The finding of a waiver that covers nothing.
#[must_use]
pub fn unused(document: &Document, rules: &[String], known: &[String]) -> Finding {
    let unknown = rules.iter().find(|rule| !known.iter().any(|id| id == *rule || id.starts_with(&format!("{rule}/"))));
    let near = unknown.and_then(|rule| nearest(rule, known.iter().map(String::as_str)));
    let has_end = document.root.get("gäller_till").is_some_and(|entry| !entry.value.is_unfilled());
    let (message, help) = match (has_end, unknown) {
        (false, _) => (
            "undantaget saknar gäller_till och räknas därför inte".to_owned(),
            "skriv till vilken dag bristen är godtagen, till exempel gäller_till: 2026-12-31".to_owned(),
        ),
        (true, Some(rule)) => (
            format!("undantaget gäller regeln {rule}, som inte finns"),
            near.map_or_else(
                || "rätta regelns id; det står överst vid varje fynd".to_owned(),
                |near| format!("menade du {near}?"),
            ),
        ),
        (true, None) => (
            "undantaget täcker ingen brist som finns i dag".to_owned(),
            "ta bort undantaget om bristen är borta, eller rätta regel och avser".to_owned(),
        ),
    };
    Finding::new(&UNUSED, message, document.place_of(&Pointer::root().child("regel"))).help(help)
}

/// The finding of a waiver that has run out while what it covered is still there.
#[must_use]
pub fn expired(document: &Document, until: Date) -> Finding {
    let message = format!("undantaget gällde till {until} och bristen räknas igen");
    Finding::new(&EXPIRED, message, document.place_of(&Pointer::root().child("gäller_till")))
        .help("åtgärda bristen, eller besluta om undantaget på nytt med en ny dag")
}
