//! What could not be determined: each with its reason, and what to do so that it can be.

use std::collections::HashMap;

use super::gap::Filter;
use super::order::{Sort, sort};
use crate::finding::{DocumentRef, Outcome};
use crate::report::{AssessmentRow, DocumentAt, Report, Reported};

/// A requirement that could not be determined for an enhet or a document.
#[derive(Debug, Clone, Copy)]
pub struct Undetermined<'report> {
    /// The assessment, with its reason.
    pub row: &'report AssessmentRow,
    /// What to do.
    pub remedy: Remedy<'report>,
}

/// What to do about something that could not be determined.
#[derive(Debug, Clone, Copy)]
pub enum Remedy<'report> {
    /// A slip in the file of its document is to be put right first.
    Mend(&'report Reported),
    /// A document is to be read, and judged by a person.
    Read(&'report DocumentAt),
    /// A person is to judge; no document is at hand.
    Judge,
}

/// What could not be determined and follows a filter, in the order of the requirements.
#[must_use]
pub fn undetermined<'report>(report: &'report Report, filter: &Filter) -> Vec<Undetermined<'report>> {
    let remedies = Remedies::of(report);
    let is_shown = |row: &&AssessmentRow| {
        filter.only.is_none_or(|only| only == Outcome::Undetermined) && filter.asks(report, row.requirement)
    };
    remedies.of_rows(report.assessments.iter().filter(is_shown)).collect()
}

/// What is to be done about each assessment, ready for all of them: the first slip of form in each document.
#[derive(Debug, Default)]
pub struct Remedies<'report> {
    slips: HashMap<(&'report str, &'report DocumentRef), &'report Reported>,
}

impl<'report> Remedies<'report> {
    /// The remedies in a report.
    #[must_use]
    pub fn of(report: &'report Report) -> Self {
        let mut remedies = Self::default();
        for reported in report.counted().filter(|one| sort(&one.finding) == Sort::Slip) {
            if let Some(document) = &reported.finding.document {
                let at = (report.source(&reported.finding).path.as_str(), document);
                remedies.slips.entry(at).or_insert(reported);
            }
        }
        remedies
    }

    /// Those of some assessments that could not be determined.
    pub fn of_rows(
        &self,
        rows: impl Iterator<Item = &'report AssessmentRow>,
    ) -> impl Iterator<Item = Undetermined<'report>> {
        let undetermined = rows.filter(|row| row.outcome == Outcome::Undetermined);
        undetermined.map(|row| Undetermined { row, remedy: self.remedy(row) })
    }

    fn remedy(&self, row: &'report AssessmentRow) -> Remedy<'report> {
        let evidence = row.evidence.first().map(|evidence| &*evidence.at);
        let Some(at) = row.document.as_deref().or(evidence) else { return Remedy::Judge };
        self.slips.get(&(at.path.as_str(), &at.reference)).map_or(Remedy::Read(at), |slip| Remedy::Mend(slip))
    }
}

impl<'report> Undetermined<'report> {
    /// What it is asked of: the name of the enhet, or the id of the document.
    #[must_use]
    pub fn subject(&self, report: &'report Report) -> &'report str {
        let document = || self.row.document.as_ref().map(|at| at.reference.id.as_str());
        let name = |id| report.unit(id).map_or(id, |unit| unit.name.as_str());
        self.row.unit.as_deref().map(name).or_else(document).unwrap_or("vårdgivaren")
    }

    /// Why it could not be determined.
    #[must_use]
    pub fn reason(&self) -> &'report str {
        self.row.reason.as_deref().unwrap_or("det går inte att se av det som står")
    }
}
