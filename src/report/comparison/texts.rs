//! The texts of documents in a report, to tell whether one has changed.

use std::collections::{HashMap, HashSet};

use crate::finding::DocumentRef;
use crate::history::OF_DECISIONS;
use crate::report::Report;

/// The texts of documents, without what does not count: blank lines, blanks at line ends, and comments at the margin.
pub type Texts = HashMap<DocumentRef, String>;

/// The texts of the documents of a report with a finding on what was decided.
pub fn texts_of_decided(report: &Report) -> Texts {
    let of_decisions = report
        .findings
        .iter()
        .map(|reported| &reported.finding)
        .filter(|finding| is_of_decisions(finding.rule.as_str()));
    texts(report, &of_decisions.filter_map(|finding| finding.document.clone()).collect())
}

/// True for a rule that compares a text with its earlier versions.
pub fn is_of_decisions(rule: &str) -> bool {
    OF_DECISIONS.iter().any(|one| one.id == rule)
}

/// The texts of some documents of a report; of several with the same kind and id, that of the first.
pub fn texts(report: &Report, wanted: &HashSet<DocumentRef>) -> Texts {
    let mut texts = Texts::new();
    if wanted.is_empty() {
        return texts;
    }
    let sources: HashMap<&str, &str> =
        report.sources.iter().map(|source| (source.path.as_str(), source.text.as_ref())).collect();
    let documents = &report.dossier.documents;
    for (number, row) in documents.iter().enumerate().filter(|(_, row)| wanted.contains(&row.reference)) {
        let next = documents.get(number + 1).filter(|next| next.path == row.path).map_or(usize::MAX, |next| next.line);
        let lines = sources.get(row.path.as_str()).copied().unwrap_or_default().lines();
        let own = lines.skip(row.line.saturating_sub(1)).take(next.saturating_sub(row.line)).map(str::trim_end);
        let text: Vec<&str> = own.filter(|line| !line.is_empty() && !line.starts_with(['#', '-', '.'])).collect();
        texts.entry(row.reference.clone()).or_insert_with(|| text.join("\n"));
    }
    texts
}
