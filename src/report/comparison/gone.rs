//! The result of a comparison: traces of findings, and the findings that are gone, each with its reason.

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
    /// Where it stood; none in a baseline of version 1.
    pub stood: Option<Stood>,
}

/// Where a finding stood.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stood {
    /// The kind of the document; empty for a finding on a file.
    pub kind: String,
    /// The path of the file.
    pub path: String,
    /// The address in the document, with names instead of list indices.
    pub pointer: String,
    /// The ids of the enheter it concerned.
    pub units: Vec<String>,
}

/// A finding that is gone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gone {
    /// The trace of the finding.
    pub trace: Trace,
    /// Why it is gone.
    pub why: Disappearance,
}

/// Why a finding is gone. Only the first is åtgärdat.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Disappearance {
    /// åtgärdad: its rule was asked of the document, and found nothing.
    Mended,
    /// The document was removed.
    Removed,
    /// Its rule is no longer asked.
    NotAsked(NotAsked),
    /// undantag: a waiver covers it now.
    Waived,
    /// It can no longer be told whether it is there.
    Untold(Untold),
}

/// Why a rule is no longer asked of a document or an enhet.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NotAsked {
    /// The rule was not selected for this audit, or was left out of it.
    Selection,
    /// The audit is limited to other enheter.
    Unit,
    /// There is no such rule: an own requirement that is no longer read, or one that the program no longer has.
    Rule,
    /// The local profile of this name is not switched on.
    Profile(String),
    /// The settings leave out the folder.
    Folder,
    /// The settings leave out the rule, or have another limit for it.
    Settings,
    /// The document is withdrawn or archived.
    PutAway,
    /// The requirement does not apply to what it is now; the reason, if the assessment has one.
    NotApplicable(Option<String>),
}

/// Why it can no longer be told whether a finding is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Untold {
    /// The document, a part of it, or one that it depends on cannot be read.
    Unreadable,
    /// The requirement is ej bedömt.
    Undetermined,
    /// The document has become a draft, or an investigation goes on again.
    Pending,
    /// The history in git cannot be read.
    History,
    /// Another finding has taken its place.
    Replaced,
}

impl NotAsked {
    /// True if the person who ran this audit chose not to ask, so that nothing has happened in the ledningssystem.
    #[must_use]
    pub fn is_choice(&self) -> bool {
        match self {
            Self::Selection | Self::Unit => true,
            Self::Rule | Self::Profile(_) | Self::Folder | Self::Settings | Self::PutAway | Self::NotApplicable(_) => {
                false
            }
        }
    }
}

impl Against {
    /// The findings that are gone for another reason than that this audit left them out by choice.
    pub fn listed(&self) -> impl Iterator<Item = &Gone> + Clone {
        self.gone.iter().filter(|gone| !matches!(&gone.why, Disappearance::NotAsked(why) if why.is_choice()))
    }
}
