//! The choice of what is shown, in words: enheter, acts, an outcome.

use super::shared_words::any_outcome;
use crate::report::Report;
use crate::report::views::choice::chosen_units;
use crate::report::views::gap::Filter;
use crate::text::words::{first_of, list};

/// The most enheter that are named.
const MOST: usize = 6;

/// What is shown of the whole, as a sentence; none if all of it is.
#[must_use]
pub fn choice(report: &Report, filter: &Filter) -> Option<String> {
    let parts: Vec<String> = units(report).into_iter().chain(requirements(report, filter)).collect();
    (!parts.is_empty()).then(|| format!("Visar bara: {}.", parts.join("; ")))
}

/// The requirements that a filter takes, as phrases; none if it takes all.
pub fn requirements(report: &Report, filter: &Filter) -> impl Iterator<Item = String> {
    let acts = (!filter.acts.is_empty()).then(|| format!("krav ur {}", list(&acts(report, filter), "och")));
    let only = filter.only.map(|only| format!("krav med utfallet \u{201d}{}\u{201d}", any_outcome(only)));
    let areas = &report.asked.areas;
    let areas = (!areas.is_empty()).then(|| format!("styrande dokument och krav om {}", list(areas, "och")));
    areas.into_iter().chain(acts).chain(only)
}

/// The enheter that the audit is limited to: the topmost of them, as all below them follow.
fn units(report: &Report) -> Option<String> {
    if report.audit.focus.is_empty() {
        return None;
    }
    let names: Vec<&str> = chosen_units(report).iter().map(|unit| unit.name.as_str()).collect();
    (!names.is_empty()).then(|| format!("{} och allt under", first_of(&names, MOST)))
}

/// The acts as they are cited.
pub fn acts<'report>(report: &'report Report, filter: &'report Filter) -> Vec<&'report str> {
    let cited = |act: &'report String| {
        let folded = act.to_lowercase();
        let of = |id: &str| id.split('/').next() == Some(folded.as_str());
        let row = report.requirements.iter().find(|row| of(&row.id) || row.citation.act.to_lowercase() == folded);
        row.map_or(act.as_str(), |row| row.citation.act.as_str())
    };
    filter.acts.iter().map(cited).collect()
}
