//! Which documents follow a choice: those that the chosen requirements are about, and those that apply to a chosen enhet.

use std::collections::HashSet;

use super::chain;
use super::gap::{Filter, RecordsShown};
use crate::finding::DocumentRef;
use crate::report::dossier::DocumentRow;
use crate::report::{DocumentAt, Report, UnitRow};
use crate::text::swedish;

/// The documents that the chosen requirements are asked of or shown by; all of them where nothing is chosen.
#[derive(Debug)]
pub struct Chosen<'report> {
    documents: Option<HashSet<(&'report str, &'report DocumentRef)>>,
    records: RecordsShown,
}

impl<'report> Chosen<'report> {
    /// The documents of a report that follow a filter.
    #[must_use]
    pub fn of(report: &'report Report, filter: &Filter) -> Self {
        if filter.is_empty() {
            return Self { documents: None, records: filter.records };
        }
        let rows = report
            .assessments
            .iter()
            .filter(|row| filter.asks(report, row.requirement) && filter.only.is_none_or(|only| row.outcome == only));
        let at = |at: &'report DocumentAt| (at.path.as_str(), &at.reference);
        let named = rows.flat_map(|row| {
            let evidence = row.evidence.iter().map(|evidence| &*evidence.at);
            row.document.as_deref().into_iter().chain(evidence)
        });
        Self { documents: Some(named.map(at).collect()), records: filter.records }
    }

    /// True if a document is among them.
    #[must_use]
    pub fn holds(&self, row: &DocumentRow) -> bool {
        let is_chosen =
            |documents: &HashSet<(&str, &DocumentRef)>| documents.contains(&(row.path.as_str(), &row.reference));
        let is_shown = row.is_record && self.records == RecordsShown::All;
        is_shown || self.documents.as_ref().is_none_or(is_chosen)
    }
}

/// True if a document applies to an enhet, or to one below it: what `--unit` shows of it.
#[must_use]
pub fn applies(report: &Report, row: &DocumentRow, unit: &str) -> bool {
    let above: Vec<&str> = chain(report, unit).map(|one| one.id.as_str()).collect();
    let is_above = |id: &String| above.contains(&id.as_str());
    let is_below = |id: &String| chain(report, id).any(|one| one.id == unit);
    (row.units.iter().any(is_above) && !row.excepted.iter().any(is_above)) || row.units.iter().any(is_below)
}

/// The enheter that an audit is limited to, without those below them; where it is not limited, the topmost of all. In
/// Swedish order of their names.
#[must_use]
pub fn chosen_units(report: &Report) -> Vec<&UnitRow> {
    let focus: HashSet<&str> = report.audit.focus.iter().map(String::as_str).collect();
    topmost(report, |id| focus.is_empty() || focus.contains(id))
}

/// The enheter that are meant and stand below none that is meant, in Swedish order of their names.
pub fn topmost(report: &Report, is_meant: impl Fn(&str) -> bool) -> Vec<&UnitRow> {
    let is_topmost = |unit: &&UnitRow| {
        let has_above = unit.parent.as_deref().is_some_and(|parent| report.unit(parent).is_some() && is_meant(parent));
        is_meant(&unit.id) && !has_above
    };
    let mut units: Vec<&UnitRow> = report.units.iter().filter(is_topmost).collect();
    units.sort_by_cached_key(|unit| (swedish(&unit.name), &unit.id));
    units
}

/// The enheter with these ids, in Swedish order of their names.
#[must_use]
pub fn in_order<'report>(report: &'report Report, ids: &[String]) -> Vec<&'report UnitRow> {
    let mut units: Vec<&UnitRow> = ids.iter().filter_map(|id| report.unit(id)).collect();
    units.sort_by_cached_key(|unit| (swedish(&unit.name), &unit.id));
    units
}

/// The names of the enheter with these ids, in Swedish order; an id where no enhet is described.
#[must_use]
pub fn names(report: &Report, ids: &[String]) -> String {
    let mut names: Vec<&str> = ids.iter().map(|id| report.unit(id).map_or(id.as_str(), |unit| &unit.name)).collect();
    names.sort_by_cached_key(|name| swedish(name));
    names.join(", ")
}

/// What is said where a field is not filled in.
pub const NOT_GIVEN: &str = "ej angivet";

/// Where a document stands on the audit date.
#[must_use]
pub fn status(row: &DocumentRow) -> &str {
    row.status.as_deref().unwrap_or(NOT_GIVEN)
}
