//! The numbers of what was found about each enhet: in its own documents, and in those decided above that apply to it.

use std::collections::HashMap;

use super::descent::{Step, steps};
use super::exceptions::Exceptions;
use super::tally::Tally;
use super::unit_count::UnitCount;
use crate::finding::Outcome;
use crate::report::Report;

/// The numbers of each enhet, in the order of the report.
#[must_use]
pub fn unit_counts(report: &Report) -> Vec<UnitCount> {
    let exceptions = Exceptions::of(report);
    // What names an enhet, alone or with others.
    let mut own: HashMap<&str, UnitCount> = HashMap::new();
    // Those of documents that name only this enhet and except none: they apply to all below it alike.
    let mut single: HashMap<&str, UnitCount> = HashMap::new();
    let mut tally: Tally<'_, '_, ()> = Tally::new(report, &exceptions);
    for reported in report.counted() {
        let finding = &reported.finding;
        let is_single = !report.is_about_units(finding) && !tally.add(reported, ());
        for unit in &finding.units {
            own.entry(unit).or_default().add(finding.severity);
            if is_single {
                single.entry(unit).or_default().add(finding.severity);
            }
        }
    }
    for row in report.assessments.iter().filter(|row| row.outcome == Outcome::Undetermined) {
        let is_single = row.unit.is_none() && !tally.add_row(row, ());
        for unit in row.units.iter() {
            own.entry(unit).or_default().undetermined += 1;
            if is_single {
                single.entry(unit).or_default().undetermined += 1;
            }
        }
    }
    let mut counts: HashMap<&str, UnitCount> = HashMap::new();
    // What applies to all below alike, from the top to where the walk stands.
    let mut alike = vec![UnitCount::default()];
    for step in steps(report) {
        tally.step(step);
        let Step::Down(unit) = step else {
            alike.pop();
            continue;
        };
        let id = unit.id.as_str();
        let mut count = own.get(id).copied().unwrap_or_default();
        let above = alike.last().copied().unwrap_or_default();
        count.inherit(above);
        count.inherit(tally.inherited(id, ()));
        counts.insert(id, count);
        let mut here = above;
        here.join(single.get(id).copied().unwrap_or_default());
        alike.push(here);
    }
    report.units.iter().map(|unit| counts.get(unit.id.as_str()).copied().unwrap_or_default()).collect()
}
