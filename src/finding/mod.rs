//! What is missing or differs, where, and what to do: a finding, whatever rule made it.

mod about;
mod cited_law;
mod observation;
mod rule;

pub use about::About;
pub use cited_law::Citation;
pub use observation::Observation;
pub use rule::{FailOn, Outcome, Rule, RuleId, Severity};

use crate::text::{Pointer, SourceId, Span};

/// Which document a finding or an assessment is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentRef {
    /// The kind (`typ`).
    pub kind: String,
    /// The id; empty where the document has none.
    pub id: String,
}

/// A place in a source.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The file.
    pub source: SourceId,
    /// The smallest text that shows what is meant.
    pub span: Span,
    /// The address in the document; the root where it is the whole document or file.
    pub pointer: Pointer,
}

/// Something beside a finding that helps to understand it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Related {
    /// What is there.
    pub message: String,
    /// Where, if it stands in a source.
    pub place: Option<Place>,
}

/// Whose a finding is: the document it stands in, whom it concerns, and its address there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Owner {
    /// The document; none for a file as a whole and for the program itself.
    pub document: Option<DocumentRef>,
    /// The enheter that it concerns, by id.
    pub units: Vec<String>,
    /// The address in the document with names instead of list numbers, for the fingerprint; that of its place if none.
    pub named_pointer: Option<String>,
}

/// What is missing or differs, where, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule or requirement that found it.
    pub rule: RuleId,
    /// How grave it is.
    pub severity: Severity,
    /// What it is about, as data.
    pub about: About,
    /// What is missing or differs, as a sentence without its full stop.
    pub message: String,
    /// What to do next.
    pub help: Option<String>,
    /// A few words right under the underlined text.
    pub label: String,
    /// Where.
    pub place: Place,
    /// The document it stands in, if it could be told.
    pub document: Option<DocumentRef>,
    /// The enheter it concerns, by id.
    pub units: Vec<String>,
    /// The law behind it, if there is one.
    pub citation: Option<Citation>,
    /// What helps to understand it.
    pub related: Vec<Related>,
    /// The address with names instead of list numbers, for the fingerprint.
    pub named_pointer: String,
}

impl Finding {
    /// What was found, and whose it is.
    #[must_use]
    pub fn new(observation: Observation, owner: Owner) -> Self {
        let Observation { rule, severity, about, message, help, label, place, citation, related } = observation;
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
        }
    }
}
