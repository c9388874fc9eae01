//! Rules: their ids, the severity of their findings, and the outcomes of an assessment.

use std::fmt;

/// The id of a rule or a requirement, such as `form/datum` or `sosfs-2011-9/4-4-ansvar`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleId(String);

impl RuleId {
    /// An id from its written form.
    #[must_use]
    pub fn new(id: impl Into<String>) -> Self {
        Self(id.into())
    }

    /// The written form.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// True if the id equals the prefix or is below it: `form`, `sosfs-2011-9` and `sosfs-2011-9/4-4` are prefixes.
    #[must_use]
    pub fn is_below(&self, prefix: &str) -> bool {
        self.0
            .strip_prefix(prefix.trim_end_matches('/'))
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '-']))
    }
}

impl fmt::Display for RuleId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// The severity of a finding; ordered from the lightest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// tips: good practice, or information.
    Note,
    /// bör: a general advice is not followed, or something looks wrong.
    Warning,
    /// brist: something that a law, a regulation or the audit itself needs is missing.
    Error,
}

impl Severity {
    /// The word in machine-readable formats.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// The lightest severity that makes an audit fail; ordered from the strictest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FailOn {
    /// Any finding fails.
    Note,
    /// A bör or a brist fails.
    Warning,
    /// A brist fails.
    Error,
    /// Nothing fails.
    Never,
}

/// The outcome of an assessment; ordered from the best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// ej tillämpligt: the requirement does not apply.
    NotApplicable,
    /// uppfyllt: nothing that can be checked is missing.
    Satisfied,
    /// undantag: something is missing, and a waiver accepts it until a date.
    Waived,
    /// ej bedömt: it cannot be determined.
    Undetermined,
    /// brist: something is missing.
    Violated,
}

/// Why a document is pending: what remains in it is told, and is not missing yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pending {
    /// It is not decided: a draft, or in review.
    Draft,
    /// It is an investigation that is not finished.
    Ongoing,
}

impl Pending {
    /// The word for it in reports.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Draft => "utkast",
            Self::Ongoing => "pågår",
        }
    }
}

/// A check that is not law.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// The public id, which is never renamed.
    pub id: &'static str,
    /// A short heading.
    pub title: &'static str,
    /// The default severity of its findings.
    pub severity: Severity,
    /// What it checks, why it matters, and how to fix a finding.
    pub manual: &'static str,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prefix_selects_whole_parts_only() {
        let id = RuleId::new("sosfs-2011-9/4-4-ansvar");
        assert!(id.is_below("sosfs-2011-9") && id.is_below("sosfs-2011-9/4-4-ansvar"));
        assert!(id.is_below("sosfs-2011-9/4-4") && !id.is_below("sosfs-2011-9/4-4-ans"));
    }
}
