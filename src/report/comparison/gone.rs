//! What a report was held against: findings as they are remembered, and those that are gone.

use crate::finding::{RuleId, Severity};

/// What a report was held against, and what was found there but not now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Against {
    /// What it was held against, in words that stand after "jämfört med".
    pub name: String,
    /// What was found there but not now, by severity, rule and document.
    pub gone: Vec<Gone>,
}

/// What is remembered of a finding where the report itself is not at hand.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Trace {
    /// The same for the same finding from audit to audit: 32 hex digits.
    pub fingerprint: String,
    /// How grave it is.
    pub severity: Severity,
    /// The rule or requirement that found it.
    pub rule: RuleId,
    /// The id of the document, or the path where it has none.
    pub document: String,
    /// What is missing or differs.
    pub message: String,
}

/// A finding that is not there any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gone {
    /// What it was.
    pub trace: Trace,
    /// Why it is not there.
    pub why: Disappearance,
}

impl Gone {
    /// True if the finding is gone for certain: mended, or its document removed.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        matches!(self.why, Disappearance::Mended | Disappearance::Removed)
    }
}

/// Why a finding is not there any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Disappearance {
    /// åtgärdad: the document is there and nothing is found.
    Mended,
    /// borttagen: the document is not there.
    Removed,
    /// undantag: a waiver covers it now.
    Waived,
    /// ej bedömd: it cannot be told any more.
    Undetermined,
}
