//! Files with documents that are not committed as they are on disk.

use std::collections::BTreeMap;

use super::{HistoryInput, UNCOMMITTED};
use crate::corpus::DocumentId;
use crate::finding::{Observation, Place};
use crate::git::{Commit, Compared, GitError, Uncommitted};
use crate::text::{ContentIds, Pointer, Span};

/// The files that were read, compared with HEAD. Those whose bytes are not known are passed over.
///
/// # Errors
/// If there is no working tree, or if git fails.
pub fn compare(past: HistoryInput<'_>, head: &Commit) -> Result<Compared, GitError> {
    let read: Vec<(&str, &ContentIds)> =
        past.sources.iter().filter_map(|source| Some((source.path.as_str(), source.ids.as_ref()?))).collect();
    past.repository.compare(head, &read)
}

/// One finding for each file with documents that is not committed as it is on disk, on its first document.
pub fn check(past: HistoryInput<'_>, uncommitted: &BTreeMap<String, Uncommitted>) -> Vec<Observation> {
    let mut last = None;
    let mut findings = Vec::new();
    for (number, document) in past.documents.iter().enumerate() {
        if last.replace(document.source) == Some(document.source) {
            continue;
        }
        let Some(how) = uncommitted.get(past.path(DocumentId(number))) else { continue };
        let (message, label, help) = match how {
            Uncommitted::Unknown => {
                ("filen är inte incheckad i git", "inte incheckad", "checka in filen med git add och git commit")
            }
            Uncommitted::Changed => (
                "filen har ändringar som inte är incheckade i git",
                "ändrad sedan senaste incheckningen",
                "checka in ändringen med git commit, eller ta tillbaka den",
            ),
        };
        let first = document.root.entries().first();
        let span = first.map_or(Span::default(), |entry| Span { end: entry.value.span.end, ..entry.key_span });
        let place = Place { source: document.source, span, pointer: Pointer::root() };
        findings.push(Observation::new(&UNCOMMITTED, message, place).label(label).help(help));
    }
    findings
}
