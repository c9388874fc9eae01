//! The numbers of findings about each enhet: in its own documents, and in those decided above that apply to it.

use std::collections::HashMap;

use super::chain;
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

/// The numbers of each enhet, in the order of the report.
#[must_use]
pub fn unit_counts(report: &Report) -> Vec<UnitCount> {
    // Counted once for each enhet that findings name, and then gathered along the chain of each enhet.
    let (mut own, mut inherited): (HashMap<&str, UnitCount>, HashMap<&str, Vec<&Reported>>) = Default::default();
    for reported in report.counted() {
        for unit in &reported.finding.units {
            own.entry(unit).or_default().add(reported.finding.severity);
            if !report.is_about_units(&reported.finding) {
                inherited.entry(unit).or_default().push(reported);
            }
        }
    }
    report.units.iter().map(|unit| of_unit(report, &unit.id, &own, &inherited)).collect()
}

fn of_unit(
    report: &Report,
    unit: &str,
    own: &HashMap<&str, UnitCount>,
    inherited: &HashMap<&str, Vec<&Reported>>,
) -> UnitCount {
    let mut count = own.get(unit).copied().unwrap_or_default();
    let above: Vec<&str> = chain(report, unit).skip(1).map(|row| row.id.as_str()).collect();
    for (level, id) in above.iter().enumerate() {
        for reported in inherited.get(id).into_iter().flatten() {
            // A document that names the enhet too, or one nearer to it, is counted there.
            let names = |nearer: &&&str| reported.finding.units.iter().any(|named| named == **nearer);
            let is_nearer =
                reported.finding.units.iter().any(|named| named == unit) || above[..level].iter().any(|id| names(&id));
            if !is_nearer {
                count.add(reported.finding.severity);
                count.above += usize::from(reported.finding.severity == Severity::Error);
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

    fn add(&mut self, severity: Severity) {
        match severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
            Severity::Note => self.notes += 1,
        }
    }
}
