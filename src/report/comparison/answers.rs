//! The outcomes of the requirements of some findings, by enhet and document.

use std::collections::{HashMap, HashSet};

use super::gone::Trace;
use crate::finding::Outcome;
use crate::report::{AssessmentRow, Report};

/// What the assessments of a requirement say of an enhet or a document.
#[derive(Debug, Clone, Copy)]
pub struct Answer<'report> {
    /// The worst outcome of the parts.
    pub worst: Outcome,
    /// The number of undetermined parts.
    pub undetermined: usize,
    /// The reason of the worst outcome, if it has one.
    pub reason: Option<&'report str>,
}

/// The answers, by the id of the requirement and the id of the enhet or document, or its path.
#[derive(Debug, Default)]
pub struct Answers<'report> {
    by_subject: HashMap<(&'report str, &'report str), Answer<'report>>,
}

impl<'report> Answers<'report> {
    /// The answers of a report to the requirements of these traces.
    pub fn of(report: &'report Report, traces: &[&Trace]) -> Self {
        let rules: HashSet<&str> = traces.iter().map(|trace| trace.rule.as_str()).collect();
        let is_asked: Vec<bool> = report.requirements.iter().map(|row| rules.contains(row.id.as_str())).collect();
        let mut by_subject: HashMap<_, Answer<'_>> = HashMap::new();
        for row in report.assessments.iter().filter(|row| is_asked[row.requirement]) {
            let requirement = report.requirements[row.requirement].id.as_str();
            for subject in subjects(row) {
                let reason = row.reason.as_deref();
                let first = Answer { worst: row.outcome, undetermined: 0, reason };
                let answer = by_subject.entry((requirement, subject)).or_insert(first);
                answer.undetermined += usize::from(row.outcome == Outcome::Undetermined);
                if row.outcome > answer.worst {
                    (answer.worst, answer.reason) = (row.outcome, reason);
                }
            }
        }
        Self { by_subject }
    }

    /// The answer of a requirement on a subject.
    pub fn get(&self, requirement: &str, subject: &str) -> Option<Answer<'report>> {
        self.by_subject.get(&(requirement, subject)).copied()
    }
}

/// The enhet or the document of an assessment; a document without id by its path.
pub fn subjects(row: &AssessmentRow) -> impl Iterator<Item = &str> {
    let document = row.document.as_deref().filter(|_| row.unit.is_none());
    let document = document.map(|at| if at.reference.id.is_empty() { at.path.as_str() } else { &at.reference.id });
    row.unit.as_deref().into_iter().chain(document)
}
