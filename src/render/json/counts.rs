//! The numbers of each enhet and each act, and what an audit was limited to, as all JSON of the program writes them.

use serde::Serialize;

use crate::report::Report;
use crate::report::views::act_counts;
use crate::report::views::unit_counts::unit_counts;

/// The findings about an enhet.
#[derive(Serialize)]
pub struct UnitCounts<'report> {
    pub unit: &'report str,
    pub name: &'report str,
    pub parent: Option<&'report str>,
    pub error: usize,
    pub warning: usize,
    pub note: usize,
    pub above: usize,
    pub acts: Vec<ActCounts<'report>>,
}

/// The findings that cite an act, and the assessments of its requirements.
#[derive(Serialize)]
pub struct ActCounts<'report> {
    /// None for what cites no law.
    pub act: Option<&'report str>,
    pub error: usize,
    pub warning: usize,
    pub note: usize,
    pub undetermined: usize,
    pub asked: usize,
    /// Of many reports, how many have a brist by it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reports: Option<usize>,
}

/// What an audit was limited to.
#[derive(Serialize)]
pub struct Limits<'report, Name> {
    pub units: &'report [Name],
    pub select: &'report [Name],
    pub ignore: &'report [Name],
}

/// The numbers of each enhet, in the order of the report.
pub fn by_unit<'report>(report: &'report Report, acts: &'report act_counts::ActCounts) -> Vec<UnitCounts<'report>> {
    let counted = report.units.iter().zip(unit_counts(report)).enumerate();
    let counts = counted.map(|(number, (unit, count))| UnitCounts {
        unit: &unit.id,
        name: &unit.name,
        parent: unit.parent.as_deref(),
        error: count.errors,
        warning: count.warnings,
        note: count.notes,
        above: count.above,
        acts: acts.of_unit(number).map(self::act_counts).collect(),
    });
    counts.collect()
}

/// The numbers of an act.
pub fn act_counts(counted: act_counts::ActCount<'_>) -> ActCounts<'_> {
    let count = counted.count;
    ActCounts {
        act: counted.act,
        error: count.errors,
        warning: count.warnings,
        note: count.notes,
        undetermined: count.undetermined,
        asked: count.asked,
        reports: None,
    }
}

/// What the audit of a report was limited to; none where it was of everything.
pub fn limits(report: &Report) -> Option<Limits<'_, String>> {
    let limits = Limits { units: &report.audit.focus, select: &report.asked.select, ignore: &report.asked.ignore };
    let is_limited = [limits.units, limits.select, limits.ignore].iter().any(|list| !list.is_empty());
    is_limited.then_some(limits)
}
