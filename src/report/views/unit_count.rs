//! The numbers of what an audit came to about one enhet.

use crate::finding::Severity;
use crate::report::Reported;

/// The numbers of findings about an enhet that count, and of assessments that could not be determined. Those of several
/// enheter overlap, and have no sum.
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
    /// Assessments that could not be determined.
    pub undetermined: usize,
}

impl UnitCount {
    /// The numbers of these findings, none of them from above.
    pub fn of<'report>(findings: impl Iterator<Item = &'report Reported>) -> Self {
        let mut count = Self::default();
        findings.for_each(|reported| count.add(reported.finding.severity));
        count
    }

    /// Adds numbers of findings in documents decided above.
    pub fn inherit(&mut self, above: Self) {
        self.errors += above.errors;
        self.warnings += above.warnings;
        self.notes += above.notes;
        self.above += above.errors;
        self.undetermined += above.undetermined;
    }

    /// Adds other numbers.
    pub fn join(&mut self, other: Self) {
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.notes += other.notes;
        self.above += other.above;
        self.undetermined += other.undetermined;
    }

    /// Takes away numbers that were added before.
    pub fn part(&mut self, other: Self) {
        self.errors -= other.errors;
        self.warnings -= other.warnings;
        self.notes -= other.notes;
        self.above -= other.above;
        self.undetermined -= other.undetermined;
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
