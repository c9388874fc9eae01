//! What a rule found at a place, before it is told whose it is.

use super::{About, Citation, Place, Related, Rule, RuleId, Severity};

/// What a rule found at a place. It becomes a [`super::Finding`] when it is told in which document it stands and which
/// enheter that concerns: a file is read before anyone knows for whom its documents are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Observation {
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
    /// The law behind it, if there is one.
    pub citation: Option<Citation>,
    /// What helps to understand it.
    pub related: Vec<Related>,
}

impl Observation {
    /// What a check that is not law found, with the severity of its rule and nothing more said.
    #[must_use]
    pub fn new(rule: &Rule, message: impl Into<String>, place: Place) -> Self {
        Self {
            rule: RuleId::new(rule.id),
            severity: rule.severity,
            about: About::Itself,
            message: message.into(),
            help: None,
            label: "här".to_owned(),
            place,
            citation: None,
            related: Vec::new(),
        }
    }

    /// What a requirement found, with the law behind it.
    #[must_use]
    pub fn of_law(rule: RuleId, severity: Severity, citation: Citation, place: Place) -> Self {
        Self {
            rule,
            severity,
            about: About::Itself,
            message: String::new(),
            help: None,
            label: "här".to_owned(),
            place,
            citation: Some(citation),
            related: Vec::new(),
        }
    }

    /// The same with these facts.
    #[must_use]
    pub fn about(mut self, about: About) -> Self {
        self.about = about;
        self
    }

    /// The same with this sentence, without its full stop.
    #[must_use]
    pub fn message(mut self, message: impl Into<String>) -> Self {
        self.message = message.into();
        self
    }

    /// The same with this advice.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same with these words under the underlined text.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// The same with another severity than that of its rule.
    #[must_use]
    pub fn severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// The same with something beside it.
    #[must_use]
    pub fn related(mut self, message: impl Into<String>, place: Option<Place>) -> Self {
        self.related.push(Related { message: message.into(), place });
        self
    }

    /// The same in the file of another number.
    #[must_use]
    pub fn in_source(mut self, source: crate::text::SourceId) -> Self {
        self.place.source = source;
        for place in self.related.iter_mut().filter_map(|related| related.place.as_mut()) {
            place.source = source;
        }
        self
    }
}
