//! The numbers of what an audit came to about one enhet.

use crate::finding::{Outcome, Severity};
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
    /// Assessments of requirements that apply, as many as were added.
    pub asked: usize,
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
        self.asked += above.asked;
    }

    /// Adds other numbers.
    pub fn join(&mut self, other: Self) {
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.notes += other.notes;
        self.above += other.above;
        self.undetermined += other.undetermined;
        self.asked += other.asked;
    }

    /// Takes away numbers that were added before.
    pub fn part(&mut self, other: Self) {
        self.errors -= other.errors;
        self.warnings -= other.warnings;
        self.notes -= other.notes;
        self.above -= other.above;
        self.undetermined -= other.undetermined;
        self.asked -= other.asked;
    }

    /// Adds an assessment.
    pub fn assess(&mut self, outcome: Outcome) {
        self.undetermined += usize::from(outcome == Outcome::Undetermined);
        self.asked += usize::from(outcome != Outcome::NotApplicable);
    }

    /// True if there is nothing to tell.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
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
