//! The texts of documents in a report, to tell whether one has changed.

use std::collections::{HashMap, HashSet};

use crate::catalogue::KindName;
use crate::catalogue::decision::Decision;
use crate::finding::DocumentRef;
use crate::history::OF_DECISIONS;
use crate::history::version::{content, stamp};
use crate::report::Report;
use crate::text::yaml::parse;

/// The texts of documents.
pub type Texts = HashMap<DocumentRef, DecidedText>;

/// A text that was decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecidedText {
    /// The text without what does not count: blank lines, blanks at line ends, and comments at the margin.
    pub lines: String,
    /// The digest of what was decided: all fields but those of the decision and of upkeep.
    pub content: [u8; 32],
    /// The values of the fields that identify the decision, the day first.
    pub stamp: Vec<String>,
}

impl DecidedText {
    fn of(kind: &str, lines: String, decision: &Decision) -> Self {
        let value = parse(&lines).into_iter().find_map(|part| part.root).map(|root| root.to_value());
        let value = value.unwrap_or_default();
        let content = content(&KindName(kind.to_owned()), &value, decision);
        Self { content, stamp: stamp(&value, decision), lines }
    }

    /// The day of the decision; empty if it has none.
    #[must_use]
    pub fn day(&self) -> &str {
        self.stamp.first().map_or("", String::as_str)
    }
}

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

/// True for a comment at the margin, and for what stands between documents.
fn is_beside(line: &str) -> bool {
    line.starts_with('#') || line.starts_with("---") || line.starts_with("...")
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
        let text: Vec<&str> = own.filter(|line| !line.is_empty() && !is_beside(line)).collect();
        let text = || DecidedText::of(&row.reference.kind, text.join("\n"), &report.asked.decision);
        texts.entry(row.reference.clone()).or_insert_with(text);
    }
    texts
}
