//! The tree of enheter: circles, unknown parents, and names that match no enhet.

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::corpus::application::EXCEPTED;
use crate::corpus::organisation::Parent;
use crate::corpus::{Corpus, Document};
use crate::finding::{About, Observation, Rule, Severity};
use crate::text::Pointer;
use crate::text::tree::Content;
use crate::text::words::{meant, shortened};

/// An enhet whose parent is not described.
pub const UNKNOWN_PARENT: Rule = Rule {
    id: "organisation/okand-overordnad",
    title: "Överordnad enhet finns inte",
    severity: Severity::Error,
    manual: "Enheten säger att den hör till en enhet som inte finns beskriven. Då går det inte att se vilka rutiner den \
             ärver uppifrån, och det som annars vore brist blir ej bedömt. Rätta id, eller beskriv den överordnade enheten.",
};
/// Enheter whose parents form a circle.
pub const CIRCLE: Rule = Rule {
    id: "organisation/cirkel",
    title: "Enheterna är överordnade varandra i en cirkel",
    severity: Severity::Error,
    manual: "Följer man överordnad uppåt kommer man tillbaka till samma enhet. Då finns ingen vårdgivare överst, och det \
             som annars vore brist blir ej bedömt. Rätta överordnad i någon av enheterna.",
};
/// A name in gäller_för that matches no enhet.
pub const UNKNOWN_UNIT: Rule = Rule {
    id: "organisation/okand-enhet",
    title: "Dokumentet gäller för något som inte är en beskriven enhet",
    severity: Severity::Note,
    manual: "Det som står i gäller_för eller enhet är varken id eller namn på en beskriven enhet. Fri text får stå där, men \
             programmet kan inte se vilka som omfattas. Gäller dokumentet bara för sådant blir enhetens krav ej bedömda \
             hellre än brister. Skriv enhetens id om en enhet menas.",
};

/// The rules of this theme.
pub const RULES: [Rule; 3] = [UNKNOWN_PARENT, CIRCLE, UNKNOWN_UNIT];

/// The findings on the tree of enheter and on the names of enheter in documents.
#[must_use]
pub fn check(corpus: &Corpus) -> Vec<Observation> {
    let organisation = &corpus.organisation;
    let described = organisation.units.iter().filter_map(|unit| Some((unit, corpus.document(unit.document?))));
    let mut findings: Vec<Observation> = described
        .filter_map(|(unit, document)| match unit.parent {
            Parent::Unknown => unknown_parent(corpus, document),
            Parent::Circle => Some(circle(document)),
            // A note on the whole audit tells of the enheter that lie too deep.
            Parent::None | Parent::Unit(_) | Parent::TooDeep => None,
        })
        .collect();
    if !organisation.is_implied {
        let judged = corpus.documents.par_iter().filter(|document| !document.is_put_away());
        let of_document = |document: &Document| {
            let unmatched = organisation.application(document).unmatched;
            if unmatched.is_empty() { Vec::new() } else { unknown_units(corpus, document, &unmatched) }
        };
        findings.par_extend(judged.flat_map_iter(of_document));
    }
    findings
}

/// The finding of a parent that no document describes; none if a text that could not be read may describe it.
fn unknown_parent(corpus: &Corpus, document: &Document) -> Option<Observation> {
    let pointer = Pointer::root().child("överordnad");
    let named = document.root.locate(&pointer).node.text().unwrap_or_default();
    if corpus.index.is_unread(named) {
        return None;
    }
    let near = corpus.organisation.nearest(named);
    let help = near.map_or_else(
        || format!("rätta id, eller beskriv enheten i ett dokument med typ: enhet och id: {}", shortened(named)),
        meant,
    );
    let message = format!("den överordnade enheten {} finns inte beskriven", shortened(named));
    let finding = Observation::new(&UNKNOWN_PARENT, message, document.place_of(&pointer));
    Some(finding.about(About::unknown(named, near)).help(help))
}

fn circle(document: &Document) -> Observation {
    let pointer = Pointer::root().child("överordnad");
    let message =
        format!("enheten {} står i en cirkel: följer man överordnad uppåt kommer man tillbaka hit", document.title);
    Observation::new(&CIRCLE, message, document.place_of(&pointer))
        .help("rätta överordnad i någon av enheterna, så att vårdgivaren står överst utan överordnad")
}

fn unknown_units(corpus: &Corpus, document: &Document, unmatched: &[String]) -> Vec<Observation> {
    let names: BTreeSet<&str> = unmatched.iter().map(String::as_str).collect();
    let fields = document.kind.words.applies_by.iter().map(String::as_str).chain([EXCEPTED]);
    let fields = fields.map(|field| Pointer::root().child(field));
    let named = fields.flat_map(|field| {
        let node = document.root.locate(&field).node;
        let items = match &node.content {
            Content::List(items) => items.len(),
            Content::Scalar(_) | Content::Map(_) => 0,
        };
        (0..items.max(1)).map(move |number| if items == 0 { field.clone() } else { field.child(number) })
    });
    named
        .filter_map(|pointer| {
            let name = document
                .root
                .locate(&pointer)
                .node
                .text()
                .filter(|name| names.contains(name) && !corpus.index.is_unread(name))?;
            let near = corpus.organisation.nearest(name);
            let help = near.map_or_else(|| unknown_help(name).to_owned(), meant);
            let message = format!("\"{}\" är ingen beskriven enhet", shortened(name));
            let place = document.place_of(&pointer);
            Some(Observation::new(&UNKNOWN_UNIT, message, place).about(About::unknown(name, near)).help(help))
        })
        .collect()
}

/// What to do about a name that is near no id.
fn unknown_help(name: &str) -> &'static str {
    let folded = name.to_lowercase();
    if ["alla ", "samtliga "].iter().any(|word| folded.starts_with(word)) {
        "fyll i slag i de enheter som menas, till exempel slag: vårdcentral; annars kan texten stå kvar"
    } else {
        "skriv enhetens id om en enhet menas; annars kan texten stå kvar"
    }
}
