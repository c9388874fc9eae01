//! A report as one point of a trend.

use std::collections::BTreeMap;

use super::trend::{Part, Point, Tally};
use super::{Report, State};
use crate::finding::{Finding, Severity};

/// What findings that cite no law are counted under.
const NO_LAW: &str = "form och regler";

/// What a report came to.
#[must_use]
pub fn point(report: &Report) -> Point {
    let mut tally = Tally::default();
    let (mut units, mut acts) = (BTreeMap::new(), BTreeMap::new());
    for reported in report.findings.iter().filter(|reported| reported.state != State::Waived) {
        let finding = &reported.finding;
        add(&mut tally, finding);
        for unit in &finding.units {
            add(units.entry(unit.as_str()).or_default(), finding);
        }
        let act = finding.citation.as_ref().map_or(NO_LAW, |citation| citation.act.as_str());
        add(acts.entry(act).or_default(), finding);
    }
    let totals = report.totals();
    let name = |id: &str| report.unit(id).map_or(id, |row| row.name.as_str()).to_owned();
    let part = |(id, tally): (&str, Tally), name: String| Part { id: id.to_owned(), name, tally };
    Point {
        day: report.audit.date.clone(),
        revision: report.audit.revision.clone(),
        documents: report.documents,
        tally,
        undetermined: totals.undetermined,
        waived: totals.waived_findings,
        units: units.into_iter().map(|entry| part(entry, name(entry.0))).collect(),
        acts: acts.into_iter().map(|entry| part(entry, entry.0.to_owned())).collect(),
    }
}

fn add(tally: &mut Tally, finding: &Finding) {
    match finding.severity {
        Severity::Error => tally.errors += 1,
        Severity::Warning => tally.warnings += 1,
        Severity::Note => tally.notes += 1,
    }
}
