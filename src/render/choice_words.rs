//! The choice of what is shown, in words: enheter, acts, an outcome.

use super::shared_words::any_outcome;
use crate::report::Report;
use crate::report::views::choice::in_order;
use crate::report::views::gap::Filter;
use crate::text::words::list;

/// The most enheter that are named.
const MOST: usize = 6;

/// What is shown of the whole, as a sentence; none if all of it is.
#[must_use]
pub fn choice(report: &Report, filter: &Filter) -> Option<String> {
    let units = units(report);
    let acts = (!filter.acts.is_empty()).then(|| format!("krav ur {}", list(&acts(report, filter), "och")));
    let only = filter.only.map(|only| format!("krav med utfallet \u{201d}{}\u{201d}", any_outcome(only)));
    let parts: Vec<String> = units.into_iter().chain(acts).chain(only).collect();
    (!parts.is_empty()).then(|| format!("Visar bara: {}.", parts.join("; ")))
}

/// The enheter that the audit is limited to: the topmost of them, as all below them follow.
fn units(report: &Report) -> Option<String> {
    let focus = &report.audit.focus;
    let is_top = |parent: Option<&String>| parent.is_none_or(|parent| !focus.contains(parent));
    let units = in_order(report, focus).into_iter().filter(|unit| is_top(unit.parent.as_ref()));
    let names: Vec<&str> = units.map(|unit| unit.name.as_str()).collect();
    let more = names.len().saturating_sub(MOST);
    let named: Vec<String> = names.iter().take(MOST).map(|name| (*name).to_owned()).collect();
    let rest = (more > 0).then(|| format!("{more} till"));
    let named: Vec<String> = named.into_iter().chain(rest).collect();
    (!named.is_empty()).then(|| format!("{} och allt under", list(&named, "och")))
}

/// The acts as they are cited.
fn acts<'report>(report: &'report Report, filter: &'report Filter) -> Vec<&'report str> {
    let cited = |act: &'report String| {
        let folded = act.to_lowercase();
        let of = |id: &str| id.split('/').next() == Some(folded.as_str());
        let row = report.requirements.iter().find(|row| of(&row.id) || row.citation.act.to_lowercase() == folded);
        row.map_or(act.as_str(), |row| row.citation.act.as_str())
    };
    filter.acts.iter().map(cited).collect()
}
