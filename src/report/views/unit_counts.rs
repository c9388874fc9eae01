//! The numbers of findings about each enhet: in its own documents, and in those decided above that apply to it.

use std::collections::HashMap;

use super::chain;
use super::exceptions::Exceptions;
use crate::finding::Severity;
use crate::report::{Report, Reported};

/// The numbers of findings about an enhet that count. Those of several enheter overlap, and have no sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct UnitCount {
    /// brister.
    pub errors: usize,
    /// bör.
    pub warnings: usize,
    /// tips.
    pub notes: usize,
    /// Those of the brister that are in documents decided above.
    pub above: usize,
}

/// The findings that enheter name, ready to be gathered along the chain of each enhet.
#[derive(Default)]
struct Named<'report> {
    /// The findings that name an enhet, alone or with others.
    own: HashMap<&'report str, UnitCount>,
    /// Those of documents that name only this enhet and except none: they apply to all below it alike.
    single: HashMap<&'report str, UnitCount>,
    /// The other findings of documents that name an enhet.
    several: HashMap<&'report str, Vec<&'report Reported>>,
}

/// The numbers of each enhet, in the order of the report.
#[must_use]
pub fn unit_counts(report: &Report) -> Vec<UnitCount> {
    let exceptions = Exceptions::of(report);
    let mut named = Named::default();
    for reported in report.counted() {
        let finding = &reported.finding;
        let is_of_document = !report.is_about_units(finding);
        let is_plain = finding.units.len() == 1 && !exceptions.has(report, finding);
        for unit in &finding.units {
            named.own.entry(unit).or_default().add(finding.severity);
            if is_of_document && is_plain {
                named.single.entry(unit).or_default().add(finding.severity);
            } else if is_of_document {
                named.several.entry(unit).or_default().push(reported);
            }
        }
    }
    report.units.iter().map(|unit| of_unit(report, &unit.id, &named, &exceptions)).collect()
}

fn of_unit(report: &Report, unit: &str, named: &Named<'_>, exceptions: &Exceptions<'_>) -> UnitCount {
    let mut count = named.own.get(unit).copied().unwrap_or_default();
    let above: Vec<&str> = chain(report, unit).skip(1).map(|row| row.id.as_str()).collect();
    for (level, id) in above.iter().enumerate() {
        count.inherit(named.single.get(id).copied().unwrap_or_default());
        for reported in named.several.get(id).into_iter().flatten() {
            let units = &reported.finding.units;
            // A document that names the enhet too, or one nearer to it, is counted there.
            let is_nearer = units.iter().any(|named| named == unit || above[..level].contains(&named.as_str()));
            if !is_nearer && !exceptions.holds(report, &reported.finding, unit) {
                count.inherit(UnitCount::of(std::iter::once(*reported)));
            }
        }
    }
    count
}

impl UnitCount {
    /// The numbers of these findings, none of them from above.
    pub fn of<'report>(findings: impl Iterator<Item = &'report Reported>) -> Self {
        let mut count = Self::default();
        findings.for_each(|reported| count.add(reported.finding.severity));
        count
    }

    /// Adds numbers of findings in documents decided above.
    fn inherit(&mut self, above: Self) {
        self.errors += above.errors;
        self.warnings += above.warnings;
        self.notes += above.notes;
        self.above += above.errors;
    }

    /// Adds other numbers.
    pub fn join(&mut self, other: Self) {
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.notes += other.notes;
        self.above += other.above;
    }

    /// Adds a finding.
    pub fn add(&mut self, severity: Severity) {
        match severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
            Severity::Note => self.notes += 1,
        }
    }
}
