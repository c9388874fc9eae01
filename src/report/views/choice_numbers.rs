//! The numbers of each enhet with all below it, which are those of an audit of it alone.

use super::nature::Nature;
use super::reach::Reach;
use crate::finding::{Outcome, Severity};
use crate::report::{AssessmentRow, Reported, State};

/// The numbers of a choice, as an audit of it alone gives them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct Numbers {
    pub errors: usize,
    /// Those of the brister that are in documents decided above.
    pub above: usize,
    /// Those of the brister that are to be corrected before more can be assessed.
    pub to_correct: usize,
    /// Those of the brister whose day has passed.
    pub late: usize,
    pub warnings: usize,
    pub notes: usize,
    /// Assessments.
    pub undetermined: usize,
    /// Findings under a waiver.
    pub waived: usize,
}

impl Numbers {
    /// The numbers of these findings and assessments.
    pub fn of<'row>(
        findings: impl Iterator<Item = &'row Reported>,
        assessments: impl Iterator<Item = &'row AssessmentRow>,
    ) -> Self {
        let mut numbers = Self::default();
        findings.for_each(|reported| numbers.add(reported));
        numbers.undetermined = assessments.filter(|row| row.outcome == Outcome::Undetermined).count();
        numbers
    }

    fn add(&mut self, reported: &Reported) {
        let nature = Nature::of(&reported.finding);
        match (reported.state, reported.finding.severity) {
            (State::Waived, _) => self.waived += 1,
            (State::Pending, _) => {}
            (State::New | State::Known, Severity::Error) => {
                self.errors += 1;
                self.to_correct += usize::from(nature == Nature::ToCorrect);
                self.late += usize::from(nature == Nature::Late);
            }
            (State::New | State::Known, Severity::Warning) => self.warnings += 1,
            (State::New | State::Known, Severity::Note) => self.notes += 1,
        }
    }

    fn join(&mut self, other: Self, is_above: bool) {
        self.errors += other.errors;
        self.above += if is_above { other.errors } else { 0 };
        self.to_correct += other.to_correct;
        self.late += other.late;
        self.warnings += other.warnings;
        self.notes += other.notes;
        self.undetermined += other.undetermined;
        self.waived += other.waived;
    }
}

/// The numbers of each enhet with all below it, in the order of the report, of the findings that are wanted.
#[must_use]
pub fn numbers(reach: &Reach<'_>, is_wanted: impl Fn(&Reported) -> bool) -> Vec<Numbers> {
    let report = reach.report();
    let mut of_groups = vec![Numbers::default(); reach.count()];
    for reported in report.findings.iter().filter(|one| is_wanted(one)) {
        if let Some(group) = reach.of_finding(&reported.finding) {
            of_groups[group].add(reported);
        }
    }
    for row in report.assessments.iter().filter(|row| row.outcome == Outcome::Undetermined) {
        if let Some(group) = reach.of_assessment(row) {
            of_groups[group].undetermined += 1;
        }
    }
    let of_unit = |unit: usize| {
        let mut numbers = Numbers::default();
        let groups = reach.groups(unit).iter();
        groups.for_each(|reached| numbers.join(of_groups[reached.group], reached.is_above));
        numbers
    };
    (0..report.units.len()).map(of_unit).collect()
}
