//! Investigations: whether their dates are in a possible order.

use crate::catalogue::kind;
use crate::corpus::Document;
use crate::finding::{Observation, Rule, Severity};
use crate::text::{Pointer, date};

/// Dates in an impossible order.
pub const ORDER: Rule = Rule {
    id: "utredning/datumordning",
    title: "Tidpunkterna kommer i fel ordning",
    severity: Severity::Warning,
    manual: "En händelse kan inte uppmärksammas innan den har inträffat, eller rapporteras innan den har uppmärksammats. \
             Oftast är ett av datumen felskrivet. Är bara månad eller år känt räknas hela den tiden.",
};

/// The findings on the dates of an investigation.
#[must_use]
pub fn check(document: &Document) -> Vec<Observation> {
    if !document.kind.is(kind::INVESTIGATION) {
        return Vec::new();
    }
    let at = |key: &str| Pointer::root().child("tidpunkter").child(key);
    let times = document.root.get("tidpunkter").map(|entry| &entry.value);
    let when = |key: &str| date::read(times?.get(key)?.value.text()?);
    let pairs =
        [("inträffade", "uppmärksammades"), ("uppmärksammades", "rapporterades"), ("inträffade", "rapporterades")];
    let wrong = pairs
        .into_iter()
        .find(|(first, second)| when(first).zip(when(second)).is_some_and(|(first, second)| first.from > second.till));
    let finding = wrong.map(|(first, second)| {
        let message = format!("händelsen {second} före den dag då den {first}");
        Observation::new(&ORDER, message, document.place_of(&at(second)))
            .help("rätta det datum som är fel")
            .related(format!("{first} står här"), Some(document.place_of(&at(first))))
    });
    finding.into_iter().collect()
}
