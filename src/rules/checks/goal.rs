//! Goals: whether they have a target value and a period.

use crate::catalogue::kind;
use crate::corpus::{Document, Status};
use crate::finding::{About, Observation, Rule, Severity};
use crate::text::Pointer;

/// A goal without a target value.
pub const NOT_MEASURABLE: Rule = Rule {
    id: "mal/ej-matbart",
    title: "Målet saknar målvärde",
    severity: Severity::Warning,
    manual: "Utan målvärde går det inte att se om målet nås. Skriv ett tal i målvärde, och vad som mäts i mått.",
};
/// A goal without a period.
pub const WITHOUT_PERIOD: Rule = Rule {
    id: "mal/utan-period",
    title: "Målet saknar period",
    severity: Severity::Warning,
    manual: "Utan period går det inte att se när målet ska vara nått eller vilka utfall som räknas. Skriv till exempel \
             period: 2026.",
};

/// The rules of this theme.
pub const RULES: [Rule; 2] = [NOT_MEASURABLE, WITHOUT_PERIOD];

/// The findings on a goal. A scorecard (styrkort) lists goals and has no target value of its own.
#[must_use]
pub fn check(document: &Document) -> Vec<Observation> {
    let form = document.root.get("form").and_then(|entry| entry.value.text()).map(str::to_lowercase);
    let is_scorecard = form.as_deref() == Some("styrkort");
    if !document.kind.is(kind::GOAL) || is_scorecard || document.status == Status::Draft {
        return Vec::new();
    }
    let wanted = [
        (&NOT_MEASURABLE, "målvärde", "målet saknar målvärde, så det går inte att se om det nås", "skriv målvärde: 80"),
        (
            &WITHOUT_PERIOD,
            "period",
            "målet saknar period, så det går inte att se när det ska vara nått",
            "skriv period: 2026",
        ),
    ];
    let is_missing = |key: &str| document.root.get(key).is_none_or(|entry| entry.value.says_nothing());
    wanted
        .into_iter()
        .filter(|(_, key, _, _)| is_missing(key))
        .map(|(rule, key, message, help)| {
            let place = document.place_without(&Pointer::root(), Some(key));
            Observation::new(rule, message, place)
                .about(About::Missing(vec![key.to_owned()]))
                .label(format!("saknar {key}"))
                .help(help)
        })
        .collect()
}
