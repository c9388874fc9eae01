//! The enheter that documents except (`gäller_inte_för`), though they apply to an enhet above.

use std::collections::HashMap;

use super::chain;
use crate::finding::{DocumentRef, Finding};
use crate::report::{DocumentAt, Report};

/// The enheter that each document excepts, by id; most reports have none.
#[derive(Debug)]
pub struct Exceptions<'report> {
    by_document: HashMap<(&'report str, &'report DocumentRef), &'report [String]>,
}

impl<'report> Exceptions<'report> {
    /// The exceptions in a report.
    #[must_use]
    pub fn of(report: &'report Report) -> Self {
        let rows = report.dossier.documents.iter().filter(|row| !row.excepted.is_empty());
        Self { by_document: rows.map(|row| ((row.path.as_str(), &row.reference), row.excepted.as_slice())).collect() }
    }

    /// True if the document of a finding excepts any enhet.
    #[must_use]
    pub fn has(&self, report: &Report, finding: &Finding) -> bool {
        self.excepted(report, finding).is_some()
    }

    /// True if a document excepts any enhet.
    #[must_use]
    pub fn has_of(&self, at: &DocumentAt) -> bool {
        !self.by_document.is_empty() && self.by_document.contains_key(&(at.path.as_str(), &at.reference))
    }

    /// True if the document of a finding excepts an enhet, or one above it.
    #[must_use]
    pub fn holds(&self, report: &Report, finding: &Finding, unit: &str) -> bool {
        self.excepted(report, finding).is_some_and(|excepted| is_among(report, excepted, unit))
    }

    /// True if a document excepts an enhet, or one above it.
    #[must_use]
    pub fn holds_of(&self, report: &Report, at: &DocumentAt, unit: &str) -> bool {
        if self.by_document.is_empty() {
            return false;
        }
        let excepted = self.by_document.get(&(at.path.as_str(), &at.reference));
        excepted.is_some_and(|excepted| is_among(report, excepted, unit))
    }

    /// The enheter that the document of a row excepts.
    #[must_use]
    pub fn of_document(&self, path: &str, document: &DocumentRef) -> &'report [String] {
        if self.by_document.is_empty() {
            return &[];
        }
        self.by_document.get(&(path, document)).copied().unwrap_or_default()
    }

    fn excepted(&self, report: &Report, finding: &Finding) -> Option<&'report [String]> {
        if self.by_document.is_empty() {
            return None;
        }
        let path = report.source(finding).path.as_str();
        self.by_document.get(&(path, finding.document.as_ref()?)).copied()
    }
}

fn is_among(report: &Report, excepted: &[String], unit: &str) -> bool {
    chain(report, unit).any(|above| excepted.contains(&above.id))
}
