//! The result of a comparison: traces of findings, and the findings that are gone.

use crate::finding::{RuleId, Severity};

/// The earlier side of a comparison, and the findings that are gone since.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Against {
    /// The name of the earlier side, in words that can follow "jämfört med".
    pub name: String,
    /// The findings that are gone, by severity, rule and document.
    pub gone: Vec<Gone>,
}

/// A finding as it is kept outside its report.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Trace {
    /// The fingerprint, stable from audit to audit: 32 hex digits.
    pub fingerprint: String,
    /// The severity.
    pub severity: Severity,
    /// The rule or requirement that found it.
    pub rule: RuleId,
    /// The id of the document, or the path where it has none.
    pub document: String,
    /// The message.
    pub message: String,
}

/// A finding that is gone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gone {
    /// The trace of the finding.
    pub trace: Trace,
    /// Why it is gone.
    pub why: Disappearance,
}

impl Gone {
    /// True if the finding is certainly gone: mended, or its document removed.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        matches!(self.why, Disappearance::Mended | Disappearance::Removed)
    }
}

/// Why a finding is gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Disappearance {
    /// åtgärdad: the document is there without the finding.
    Mended,
    /// borttagen: the document was removed.
    Removed,
    /// undantag: a waiver covers it now.
    Waived,
    /// ej bedömd: the finding can no longer be assessed.
    Undetermined,
}
