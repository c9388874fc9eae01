//! The numbers of each enhet and each act in the JSON report, and what the audit was limited to.

use serde::Serialize;

use crate::report::Report;
use crate::report::views::act_counts;
use crate::report::views::unit_counts::unit_counts;

/// The findings about an enhet.
#[derive(Serialize)]
pub struct UnitCounts<'report> {
    unit: &'report str,
    name: &'report str,
    parent: Option<&'report str>,
    error: usize,
    warning: usize,
    note: usize,
    above: usize,
    acts: Vec<ActCounts>,
}

/// The findings that cite an act, and the assessments of its requirements.
#[derive(Serialize)]
pub struct ActCounts {
    /// None for what cites no law.
    act: Option<String>,
    error: usize,
    warning: usize,
    note: usize,
    undetermined: usize,
    asked: usize,
}

/// What an audit was limited to.
#[derive(Serialize)]
pub struct Limits<'report> {
    units: &'report [String],
    select: &'report [String],
    ignore: &'report [String],
}

/// The numbers of each enhet, in the order of the report.
pub fn by_unit<'report>(report: &'report Report, acts: &act_counts::ActCounts) -> Vec<UnitCounts<'report>> {
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
pub fn act_counts(counted: act_counts::ActCount<'_>) -> ActCounts {
    let count = counted.count;
    ActCounts {
        act: counted.act.map(str::to_owned),
        error: count.errors,
        warning: count.warnings,
        note: count.notes,
        undetermined: count.undetermined,
        asked: count.asked,
    }
}

/// What the audit of a report was limited to; none where it was of everything.
pub fn limits(report: &Report) -> Option<Limits<'_>> {
    let limits = Limits { units: &report.audit.focus, select: &report.asked.select, ignore: &report.asked.ignore };
    let is_limited = [limits.units, limits.select, limits.ignore].iter().any(|list| !list.is_empty());
    is_limited.then_some(limits)
}
