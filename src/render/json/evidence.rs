//! The list of evidence in the JSON of a report: each document once, named by its number in the assessments.

use std::collections::HashMap;

use serde::Serialize;

use crate::report::{DocumentAt, Report};

/// A document that is evidence.
#[derive(Serialize)]
pub struct Evidence<'report> {
    kind: &'report str,
    id: &'report str,
    path: &'report str,
    /// Where it stands on the audit date, as written in reports.
    status: Option<&'report str>,
    /// The day of its decision.
    decided: Option<&'report str>,
    owner: Option<&'report str>,
    /// The enheter that it names; it applies to all below them too.
    units: &'report [String],
}

/// The documents that are evidence, in the order in which the assessments name them.
pub struct Listed<'report> {
    documents: Vec<&'report DocumentAt>,
    numbers: HashMap<&'report DocumentAt, usize>,
}

impl<'report> Listed<'report> {
    /// The evidence of a report.
    pub fn of(report: &'report Report) -> Self {
        let mut listed = Self { documents: Vec::new(), numbers: HashMap::new() };
        for evidence in report.assessments.iter().flat_map(|row| &row.evidence) {
            let at: &DocumentAt = &evidence.at;
            listed.numbers.entry(at).or_insert_with(|| {
                listed.documents.push(at);
                listed.documents.len() - 1
            });
        }
        listed
    }

    /// The number of a document in the list.
    pub fn number(&self, at: &DocumentAt) -> usize {
        self.numbers[at]
    }

    /// The list.
    pub fn rows(&self, report: &'report Report) -> Vec<Evidence<'report>> {
        let row = |at: &&'report DocumentAt| {
            let document = report.dossier.document(&at.path, &at.reference);
            Evidence {
                kind: &at.reference.kind,
                id: &at.reference.id,
                path: &at.path,
                status: document.and_then(|row| row.status.as_deref()),
                decided: document.and_then(|row| row.decided.as_deref()),
                owner: document.and_then(|row| row.owner.as_deref()),
                units: document.map_or(&[], |row| &row.units),
            }
        };
        self.documents.iter().map(row).collect()
    }
}
