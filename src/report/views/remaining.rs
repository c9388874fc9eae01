//! What remains in documents that are pending: drafts, and investigations that are not finished.

use std::collections::BTreeMap;

use crate::finding::{DocumentRef, Pending, Severity};
use crate::report::{Report, Reported, State};

/// What remains in one document that is pending.
#[derive(Debug)]
pub struct Remaining<'report> {
    /// The document.
    pub document: &'report DocumentRef,
    /// The path of its file.
    pub path: &'report str,
    /// Why it is pending.
    pub why: Pending,
    /// What remains.
    pub what: Vec<What<'report>>,
    /// Its findings.
    pub findings: Vec<&'report Reported>,
}

/// What remains in a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What<'report> {
    /// A field with this name.
    Field(&'report str),
    /// What the requirement with this heading asks.
    Requirement(&'report str),
}

/// What remains in each document that is pending, by path and id.
#[must_use]
pub fn remaining(report: &Report) -> Vec<Remaining<'_>> {
    let mut by_document: BTreeMap<(&str, &DocumentRef), Remaining<'_>> = BTreeMap::new();
    for reported in report.findings.iter().filter(|reported| reported.state == State::Pending) {
        let finding = &reported.finding;
        let (Some(document), Some(why)) = (&finding.document, finding.pending) else { continue };
        let path = report.source(finding).path.as_str();
        let new = || Remaining { document, path, why, what: Vec::new(), findings: Vec::new() };
        let row = by_document.entry((path, document)).or_insert_with(new);
        row.findings.push(reported);
        for name in named(report, reported) {
            if !row.what.contains(&name) {
                row.what.push(name);
            }
        }
    }
    by_document.into_values().collect()
}

/// The names of what a finding misses; the heading of its requirement if it has none.
fn named<'report>(report: &'report Report, reported: &'report Reported) -> Vec<What<'report>> {
    let finding = &reported.finding;
    match finding.about.missing() {
        // Of alternatives one is enough to name.
        Some(names) if !names.is_empty() => {
            names.iter().filter_map(|name| name.split(" eller ").next()).map(What::Field).collect()
        }
        // Advice and signs are not what remains to be done.
        _ if requirement_severity(report, reported) < Some(Severity::Error) => Vec::new(),
        _ => {
            let at = report.requirements.binary_search_by(|row| row.id.as_str().cmp(finding.rule.as_str()));
            at.map(|at| What::Requirement(&report.requirements[at].title)).into_iter().collect()
        }
    }
}

fn requirement_severity(report: &Report, reported: &Reported) -> Option<Severity> {
    let rule = reported.finding.rule.as_str();
    let at = report.requirements.binary_search_by(|row| row.id.as_str().cmp(rule)).ok()?;
    Some(report.requirements[at].severity)
}
