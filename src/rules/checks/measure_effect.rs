//! Whether a follow-up says what came of a measure.

use crate::text::none_found::says_none;
use crate::text::said::{said, words};
use crate::text::tree::Content;
use crate::text::{Node, date};

/// True if the follow-up of a measure says what came of it; that one is planned says nothing of it.
#[must_use]
pub fn shows_effect(measure: &Node) -> bool {
    measure.get("uppföljning").map(|entry| &entry.value).is_some_and(|value| match &value.content {
        Content::Map(_) => said(value, "resultat").is_some_and(|text| is_shown(&text)),
        Content::Scalar(_) | Content::List(_) => !value.says_nothing() && is_shown(&words(value)),
    })
}

/// True if a text says what came of a measure, also that nothing did: a day alone does not, nor that it is planned or not done.
fn is_shown(text: &str) -> bool {
    const NOT_YET: [&str; 7] =
        ["ska ", "kommer att", "ej gjord", "inte gjord", "ej genomförd", "inte genomförd", "ännu inte"];
    const PLANNED: [&str; 4] = ["planerad", "planerat", "planeras", "planerades"];
    let folded = text.to_lowercase();
    let first = folded.split(|one: char| !one.is_alphanumeric()).next().unwrap_or_default();
    let is_day = date::read(text).is_some();
    let is_to_come = PLANNED.contains(&first) || NOT_YET.iter().any(|begin| folded.starts_with(begin));
    !is_day && !is_to_come && !says_none(text, &["uppföljning"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_came_of_a_measure_is_told_from_what_is_to_come() {
        for text in [
            "Ingen effekt uppmättes",
            "inga brister vid stickprov",
            "Planerade insatser gav färre avbrott",
            "färre kompletteringar",
        ] {
            assert!(is_shown(text), "{text}");
        }
        for text in [
            "2026-05-01",
            "planeras till hösten",
            "Planerad 2026-09-01",
            "ska göras",
            "inga",
            "ingen uppföljning",
            "ännu inte gjord",
        ] {
            assert!(!is_shown(text), "{text}");
        }
    }
}
