//! Findings of any rule: what is missing or differs, where, and what to do.

mod about;
mod cited_law;
mod observation;
mod rule;

pub use about::About;
pub use cited_law::Citation;
pub use observation::Observation;
pub use rule::{FailOn, Outcome, Pending, Rule, RuleId, Severity};

use crate::text::{Pointer, SourceId, Span};

/// A reference to the document of a finding or an assessment.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentRef {
    /// The kind (`typ`).
    pub kind: String,
    /// The id; empty where the document has none.
    pub id: String,
}

/// A place in a source file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The file.
    pub source: SourceId,
    /// The smallest span that shows the finding.
    pub span: Span,
    /// The address in the document; the root for the whole document or file.
    pub pointer: Pointer,
}

/// A related place or fact that explains a finding.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Related {
    /// The sentence about it.
    pub message: String,
    /// The place, if it is in a source file.
    pub place: Option<Place>,
}

/// The owner of a finding: its document, the enheter it concerns, and its address in the document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Owner {
    /// The document; none for findings on a file as a whole and on the program itself.
    pub document: Option<DocumentRef>,
    /// The ids of the enheter it concerns.
    pub units: Vec<String>,
    /// The address with names instead of list indices, for the fingerprint; the pointer of its place if none.
    pub named_pointer: Option<String>,
}

/// A finding: what is missing or differs, where, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule or requirement that found it.
    pub rule: RuleId,
    /// The severity of the rule or requirement.
    pub severity: Severity,
    /// The facts, as data.
    pub about: About,
    /// What is missing or differs, as a sentence without its full stop.
    pub message: String,
    /// What to do next.
    pub help: Option<String>,
    /// A few words under the underlined text.
    pub label: String,
    /// The place to underline.
    pub place: Place,
    /// The document that contains it, if known.
    pub document: Option<DocumentRef>,
    /// The ids of the enheter it concerns.
    pub units: Vec<String>,
    /// The provision behind it, if there is one.
    pub citation: Option<Citation>,
    /// Related places and facts.
    pub related: Vec<Related>,
    /// The address with names instead of list indices, for the fingerprint.
    pub named_pointer: String,
    /// Why its document is pending, if it is about what remains in it; it is counted apart.
    pub pending: Option<Pending>,
}

impl Finding {
    /// A finding from an observation and its owner.
    #[must_use]
    pub fn new(observation: Observation, owner: Owner) -> Self {
        let Observation { rule, severity, about, message, help, label, place, citation, related, pending } =
            observation;
        let Owner { document, units, named_pointer } = owner;
        Self {
            named_pointer: named_pointer.unwrap_or_else(|| place.pointer.to_string()),
            rule,
            severity,
            about,
            message,
            help,
            label,
            place,
            document,
            units,
            citation,
            related,
            pending,
        }
    }
}
