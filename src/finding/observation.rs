//! What a rule observed at a place, before its owner is known.

use super::{About, Citation, Pending, Place, Related, Rule, RuleId, Severity};

/// What a rule observed at a place. It becomes a [`super::Finding`] once its document and the enheter of that document
/// are known: files are read before the organisation is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Observation {
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
    /// The provision behind it, if there is one.
    pub citation: Option<Citation>,
    /// Related places and facts.
    pub related: Vec<Related>,
    /// Why its document is pending, if it is about what remains in it.
    pub pending: Option<Pending>,
}

impl Observation {
    /// An observation of a check that is not law, with the severity of its rule.
    #[must_use]
    pub fn new(rule: &Rule, message: impl Into<String>, place: Place) -> Self {
        Self { message: message.into(), ..Self::bare(RuleId::new(rule.id), rule.severity, place) }
    }

    /// An observation of a requirement, with its citation.
    #[must_use]
    pub fn of_law(rule: RuleId, severity: Severity, citation: Citation, place: Place) -> Self {
        Self { citation: Some(citation), ..Self::bare(rule, severity, place) }
    }

    fn bare(rule: RuleId, severity: Severity, place: Place) -> Self {
        Self {
            rule,
            severity,
            about: About::Itself,
            message: String::new(),
            help: None,
            label: "här".to_owned(),
            place,
            citation: None,
            related: Vec::new(),
            pending: None,
        }
    }

    /// Sets the facts.
    #[must_use]
    pub fn about(mut self, about: About) -> Self {
        self.about = about;
        self
    }

    /// Sets the sentence, without its full stop.
    #[must_use]
    pub fn message(mut self, message: impl Into<String>) -> Self {
        self.message = message.into();
        self
    }

    /// Sets the advice.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Sets the words under the underlined text.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// Marks it as what remains in a document that is pending: a note, whatever the rule.
    #[must_use]
    pub fn pending(mut self, why: Pending) -> Self {
        self.pending = Some(why);
        self.severity = Severity::Note;
        self.message = format!("återstår: {}", self.message);
        self
    }

    /// Sets another severity than that of its rule.
    #[must_use]
    pub fn severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// Adds a related place or fact.
    #[must_use]
    pub fn related(mut self, message: impl Into<String>, place: Option<Place>) -> Self {
        self.related.push(Related { message: message.into(), place });
        self
    }

    /// Moves the observation and its related places to another source file.
    #[must_use]
    pub fn in_source(mut self, source: crate::text::SourceId) -> Self {
        self.place.source = source;
        for place in self.related.iter_mut().filter_map(|related| related.place.as_mut()) {
            place.source = source;
        }
        self
    }
}
