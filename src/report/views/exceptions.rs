//! The enheter that documents except (`gäller_inte_för`), though they apply to an enhet above.

use std::collections::HashMap;

use crate::finding::{DocumentRef, Finding};
use crate::report::{DocumentAt, Report};

/// The documents that except enheter, each with a number; most reports have none.
#[derive(Debug, Default)]
pub struct Exceptions<'report> {
    numbers: HashMap<(&'report str, &'report DocumentRef), usize>,
    /// By the enheter that they except.
    excepting: HashMap<&'report str, Vec<usize>>,
    /// By the enheter that they name.
    naming: HashMap<&'report str, Vec<usize>>,
    /// The enheter that each document excepts.
    excepted: Vec<&'report [String]>,
}

impl<'report> Exceptions<'report> {
    /// The exceptions in a report.
    #[must_use]
    pub fn of(report: &'report Report) -> Self {
        let mut exceptions = Self::default();
        for row in report.dossier.documents.iter().filter(|row| !row.excepted.is_empty()) {
            let next = exceptions.numbers.len();
            let number = *exceptions.numbers.entry((row.path.as_str(), &row.reference)).or_insert(next);
            if number == next {
                exceptions.excepted.push(&row.excepted);
            }
            for unit in &row.excepted {
                exceptions.excepting.entry(unit).or_default().push(number);
            }
            for unit in &row.units {
                exceptions.naming.entry(unit).or_default().push(number);
            }
        }
        exceptions
    }

    /// The number of documents that except enheter.
    #[must_use]
    pub fn count(&self) -> usize {
        self.numbers.len()
    }

    /// The documents that except an enhet.
    #[must_use]
    pub fn excepting(&self, unit: &str) -> &[usize] {
        self.excepting.get(unit).map_or(&[], Vec::as_slice)
    }

    /// The documents that except enheter and name this one.
    #[must_use]
    pub fn naming(&self, unit: &str) -> &[usize] {
        self.naming.get(unit).map_or(&[], Vec::as_slice)
    }

    /// The enheter that a document excepts.
    #[must_use]
    pub fn of_document(&self, path: &str, document: &DocumentRef) -> &'report [String] {
        if self.numbers.is_empty() {
            return &[];
        }
        self.numbers.get(&(path, document)).map_or(&[], |number| self.excepted[*number])
    }

    /// The number of the document of a finding, if it excepts any enhet.
    #[must_use]
    pub fn number(&self, report: &Report, finding: &Finding) -> Option<usize> {
        self.number_of(report.source(finding).path.as_str(), finding.document.as_ref()?)
    }

    /// The number of a document, if it excepts any enhet.
    #[must_use]
    pub fn number_at(&self, at: &DocumentAt) -> Option<usize> {
        self.number_of(&at.path, &at.reference)
    }

    /// The number of a document in a file, if it excepts any enhet.
    #[must_use]
    pub fn number_of(&self, path: &str, document: &DocumentRef) -> Option<usize> {
        if self.numbers.is_empty() {
            return None;
        }
        self.numbers.get(&(path, document)).copied()
    }
}
