//! Processes: whether it is told where they begin and end, and whose they are.

use crate::catalogue::kind;
use crate::corpus::{Document, Status};
use crate::finding::{About, Observation, Rule, Severity};
use crate::text::Pointer;
use crate::text::words::list;

/// A process without a beginning, an end or an owner.
pub const DESCRIPTION: Rule = Rule {
    id: "process/beskrivning",
    title: "Processen saknar start, slut eller processägare",
    severity: Severity::Note,
    manual: "En process är lättare att följa upp när det står var den börjar, var den slutar och vem som äger den. Ingen lag \
             nämner de tre fälten; det här är programmets eget tips. Fyll i start, slut och processägare.",
};

/// The finding on a process, unless it is a draft.
#[must_use]
pub fn check(document: &Document) -> Vec<Observation> {
    if !document.kind.is(kind::PROCESS) || matches!(document.status, Status::Draft | Status::InReview) {
        return Vec::new();
    }
    let is_missing = |key: &&str| document.root.get(key).is_none_or(|entry| entry.value.says_nothing());
    let missing: Vec<String> =
        ["start", "slut", "processägare"].into_iter().filter(|key| is_missing(key)).map(str::to_owned).collect();
    let Some(first) = missing.first() else { return Vec::new() };
    let place = document.place_without(&Pointer::root(), Some(first));
    let names = list(&missing, "och");
    let (them, they) = if missing.len() == 1 { ("det", "det") } else { ("dem", "de") };
    let finding = Observation::new(&DESCRIPTION, format!("processen saknar {names}"), place)
        .label(format!("saknar {names}"))
        .help(format!("fyll i {names}; ingen lag nämner {them}, men {they} gör processen lättare att följa upp"))
        .about(About::Missing(missing));
    vec![finding]
}
