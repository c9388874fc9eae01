//! The self-checks of the twelve months before the audit date, with results, assessments and measures.

use super::choice::{Chosen, names};
use super::gap::Filter;
use crate::report::Report;
use crate::report::dossier::DocumentRow;
use crate::report::quality_work::{MeasureRow, OccasionRow, SelfCheckRow};
use crate::text::swedish;

/// An occasion of a self-check, or a self-check in use without one.
#[derive(Debug, Clone, Copy)]
pub struct SelfCheck<'report> {
    /// Its document.
    pub document: &'report DocumentRow,
    /// The self-check.
    pub row: &'report SelfCheckRow,
    /// The occasion; none if none shows in the twelve months.
    pub occasion: Option<&'report OccasionRow>,
}

/// The occasions of the last twelve months, by enhet, title and day; a self-check in use without one has a row of its own.
#[must_use]
pub fn self_checks<'report>(report: &'report Report, filter: &Filter) -> Vec<SelfCheck<'report>> {
    let chosen = Chosen::of(report, filter);
    let documents = &report.dossier.documents;
    let rows = report.dossier.records.self_checks.iter().map(|row| (&documents[row.document], row));
    let rows = rows.filter(|(document, _)| chosen.holds(document));
    let mut found: Vec<SelfCheck<'_>> = rows
        .flat_map(|(document, row)| {
            let without = (row.occasions.is_empty() && row.is_usable).then_some(None);
            let occasions = row.occasions.iter().map(Some).chain(without);
            occasions.map(move |occasion| SelfCheck { document, row, occasion })
        })
        .collect();
    found.sort_by_cached_key(|one| {
        let when = one.occasion.map(|occasion| occasion.done.as_ref().or(occasion.period.as_ref()));
        let at = (&one.document.path, one.document.line, one.occasion.map(|occasion| occasion.line));
        (swedish(&names(report, &one.document.units)), swedish(&one.document.title), at.0, at.1, when, at.2)
    });
    found
}

impl<'report> SelfCheck<'report> {
    /// The line of the occasion, or that of the document.
    #[must_use]
    pub fn line(&self) -> usize {
        self.occasion.map_or(self.document.line, |occasion| occasion.line)
    }

    /// The measures of the occasion.
    #[must_use]
    pub fn measures(&self) -> &'report [MeasureRow] {
        self.occasion.map_or(&[], |occasion| &occasion.measures)
    }

    /// What it is about: its areas, else what it checks.
    #[must_use]
    pub fn about(&self) -> String {
        if self.row.areas.is_empty() { self.row.checked.join(", ") } else { self.row.areas.join(", ") }
    }
}

/// The numbers of self-checks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SelfCheckNumbers {
    /// The self-checks.
    pub checks: usize,
    /// Those without an occasion in the twelve months.
    pub without: usize,
    /// The occasions.
    pub occasions: usize,
    /// The occasions without a result or without an assessment.
    pub unassessed: usize,
    /// The measures of the occasions.
    pub measures: usize,
    /// The measures that are late.
    pub late: usize,
}

/// The numbers of some self-checks.
#[must_use]
pub fn numbers(rows: &[SelfCheck<'_>]) -> SelfCheckNumbers {
    let mut numbers = SelfCheckNumbers::default();
    let mut documents: Vec<usize> = rows.iter().map(|one| one.row.document).collect();
    documents.sort_unstable();
    documents.dedup();
    numbers.checks = documents.len();
    for one in rows {
        let Some(occasion) = one.occasion else {
            numbers.without += 1;
            continue;
        };
        numbers.occasions += 1;
        numbers.unassessed += usize::from(occasion.result.is_none() || occasion.assessment.is_none());
        numbers.measures += occasion.measures.len();
        numbers.late += occasion.measures.iter().filter(|measure| measure.is_late).count();
    }
    numbers
}
