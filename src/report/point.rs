//! A report as one point of a trend.

use std::collections::BTreeMap;

use super::Report;
use super::comparison::Difference;
use super::trend::{Part, Point, Tally};
use super::views::unit_counts::unit_counts;
use crate::finding::{Citation, Finding, Severity};

/// The group of the findings that cite no law.
const NO_LAW: &str = "form och regler";

/// The point of a report: its numbers of findings, and what has changed since the report of the point before.
#[must_use]
pub fn point(report: &Report, before: Option<&Report>) -> Point {
    let mut tally = Tally::default();
    let (mut units, mut acts) = (BTreeMap::<&str, Tally>::new(), BTreeMap::<String, Tally>::new());
    for reported in report.counted() {
        let finding = &reported.finding;
        add(&mut tally, finding);
        // One that no document describes has only what names it.
        for unit in finding.units.iter().filter(|unit| report.unit(unit).is_none()) {
            add(units.entry(unit).or_default(), finding);
        }
        let act = finding.citation.as_ref().map_or_else(|| NO_LAW.to_owned(), Citation::marked_act);
        add(acts.entry(act).or_default(), finding);
    }
    for (unit, count) in report.units.iter().zip(unit_counts(report)) {
        let tally = Tally { errors: count.errors, warnings: count.warnings, notes: count.notes };
        if tally.all() > 0 {
            units.insert(&unit.id, tally);
        }
    }
    let totals = report.totals();
    let name = |id| report.unit(id).map_or(id, |row| row.name.as_str());
    let part = |id: &str, name: &str, tally| Part { id: id.to_owned(), name: name.to_owned(), tally };
    Point {
        day: report.audit.date.clone(),
        revision: report.audit.revision.clone(),
        documents: report.documents,
        tally,
        undetermined: totals.undetermined,
        waived: totals.waived_findings,
        units: units.into_iter().map(|(id, tally)| part(id, name(id), tally)).collect(),
        acts: acts.into_iter().map(|(act, tally)| part(&act, &act, tally)).collect(),
        since: before.map(|before| Difference::between(before, report)),
    }
}

fn add(tally: &mut Tally, finding: &Finding) {
    match finding.severity {
        Severity::Error => tally.errors += 1,
        Severity::Warning => tally.warnings += 1,
        Severity::Note => tally.notes += 1,
    }
}
