//! Documents that steer and do not show that they are decided, where no paragraph asks for it.

use crate::catalogue::kind;
use crate::corpus::{Document, Status};
use crate::finding::{About, Observation, Rule, Severity};
use crate::text::Pointer;
use crate::text::words::list;

/// A steering document that does not show its decision.
pub const NOT_DECIDED: Rule = Rule {
    id: "giltighet/ej-faststalld",
    title: "Det framgår inte att dokumentet är fastställt",
    severity: Severity::Warning,
    manual: "En policy, en riktlinje, en handlingsplan, ett ansvar eller ett mål ska gå att lita på som beslutat: status, vem \
             som har fastställt och när. En process ska ha en status. Ingen lag räknar upp fälten för de här dokumenten, så \
             det är programmets egen regel; för rutiner, lathundar och checklistor finns ett eget krav. Utkast berörs inte.",
};

/// The finding on a document that does not show that it is decided.
#[must_use]
pub fn check(document: &Document) -> Option<Observation> {
    if document.pending().is_some() || document.is_put_away() || !is_meant(document) {
        return None;
    }
    let has = |key: &str| document.root.get(key).is_some_and(|entry| !entry.value.says_nothing());
    let is_process = document.kind.is(kind::PROCESS);
    let mut missing = Vec::new();
    if document.status == Status::Missing && !document.is_broken_at(&Pointer::root().child("status")) {
        missing.push("status");
    }
    if !is_process && !has("fastställd_av") {
        missing.push("fastställd_av");
    }
    if !is_process && !["fastställd", "giltig_från", "beslutsparagraf"].iter().any(|key| has(key)) {
        missing.push("fastställd");
    }
    let place = document.place_without(&Pointer::root(), missing.first().copied());
    (!missing.is_empty()).then(|| {
        let message = format!("det framgår inte att {} har fastställts", document.kind.words.definite);
        Observation::new(&NOT_DECIDED, message, place)
            .label(format!("saknar {}", list(&missing, "och")))
            .about(About::Missing(missing.iter().map(|key| (*key).to_owned()).collect()))
            .help(format!("fyll i {}; är det inte beslutat än, skriv status: utkast", list(&missing, "och")))
    })
}

/// True for the kinds of documents that the rule is about. A rutin is one by its dokumenttyp.
fn is_meant(document: &Document) -> bool {
    match document.kind.name.0.as_str() {
        kind::PROCESS | kind::GOAL | kind::ROLE => true,
        kind::ROUTINE => {
            let sort = document.view().get("dokumenttyp").and_then(|sort| sort.text());
            matches!(sort, Some("policy" | "riktlinje" | "handlingsplan"))
        }
        _ => false,
    }
}
