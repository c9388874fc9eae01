//! What is missing or differs, where, and what to do: a finding, whatever rule made it.

use std::fmt;

use crate::text::{Pointer, SourceId, Span};

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

    /// True if the id is this prefix or stands below it: `form`, `sosfs-2011-9` and `sosfs-2011-9/4-4` are prefixes.
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

/// How grave a finding is; ordered from the lightest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// tips: good habit, or something to know.
    Note,
    /// bör: a general advice is not followed, or something looks wrong.
    Warning,
    /// brist: something that a law, a regulation or the audit itself needs is missing.
    Error,
}

impl Severity {
    /// The word that machines read.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// The gravest finding that an audit may have and still end well; ordered from the strictest.
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

/// What an assessment came to; ordered from the best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// ej tillämpligt: it is not asked here.
    NotApplicable,
    /// uppfyllt: nothing was found missing in what can be checked.
    Satisfied,
    /// undantag: something is missing, and someone has accepted that until a date.
    Waived,
    /// ej bedömt: it cannot be told.
    Undetermined,
    /// brist: something is missing.
    Violated,
}

/// A check that is not law: its id, what it is called, how grave it is, and its manual.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// The id, public and never renamed.
    pub id: &'static str,
    /// A short heading.
    pub title: &'static str,
    /// How grave its findings are, if nothing else is said.
    pub severity: Severity,
    /// What it looks at, why it matters, how to mend it.
    pub manual: &'static str,
}

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

/// Where the law says so, as it is printed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Citation {
    /// The act as it is cited, such as `SOSFS 2011:9` or `PSL`.
    pub act: String,
    /// The place in it, such as `4 kap. 4 §`.
    pub place: String,
    /// A second act and place that belong to it, such as `HSF 2017:80 4 kap. 1 §`.
    pub beside: Option<String>,
    /// How binding it is: lag, föreskrift, allmänt råd, kunskapsstöd or lokal.
    pub strength: String,
    /// How well the citation is known: A, B or C.
    pub verified: String,
}

impl fmt::Display for Citation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}{}{}", self.act, self.joint(), self.place)?;
        match &self.beside {
            Some(beside) => write!(formatter, " (jämte {beside})"),
            None => Ok(()),
        }
    }
}

impl Citation {
    /// What stands between the act and the place: a blank before a chapter or paragraph, a comma before a heading.
    fn joint(&self) -> &'static str {
        match self.place.starts_with(|first: char| first.is_ascii_digit()) {
            true => " ",
            false => ", ",
        }
    }

    /// The act and the paragraph without stycke and number, by which findings of one document are grouped.
    #[must_use]
    pub fn paragraph(&self) -> String {
        let end = self.place.find('§').map_or(self.place.len(), |at| {
            at + self.place[at..].bytes().take_while(|byte| *byte == 0xc2 || *byte == 0xa7).count()
        });
        format!("{}{}{}", self.act, self.joint(), &self.place[..end])
    }
}

/// Something beside a finding that helps to understand it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Related {
    /// What is there.
    pub message: String,
    /// Where, if it stands in a source.
    pub place: Option<Place>,
}

/// What is missing or differs, where, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule or requirement that found it.
    pub rule: RuleId,
    /// How grave it is.
    pub severity: Severity,
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
    /// A finding of a rule at a place, with the severity of the rule and nothing more said.
    #[must_use]
    pub fn new(rule: &Rule, message: impl Into<String>, place: Place) -> Self {
        Self {
            rule: RuleId::new(rule.id),
            severity: rule.severity,
            message: message.into(),
            help: None,
            label: "här".to_owned(),
            named_pointer: place.pointer.to_string(),
            place,
            document: None,
            units: Vec::new(),
            citation: None,
            related: Vec::new(),
        }
    }

    /// The finding with this advice.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The finding with these words under its text.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// The finding with something beside it.
    #[must_use]
    pub fn related(mut self, message: impl Into<String>, place: Option<Place>) -> Self {
        self.related.push(Related { message: message.into(), place });
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn findings_of_one_paragraph_share_it() {
        let citation = |place: &str| Citation {
            act: "HSLF-FS 2017:40".into(),
            place: place.into(),
            beside: None,
            strength: "föreskrift".into(),
            verified: "A".into(),
        };
        assert_eq!(citation("3 kap. 4 § andra stycket 3").paragraph(), "HSLF-FS 2017:40 3 kap. 4 §");
        assert_eq!(citation("5 kap. 3–8 §§").paragraph(), "HSLF-FS 2017:40 5 kap. 3–8 §§");
        assert_eq!(citation("2 kap.").paragraph(), "HSLF-FS 2017:40 2 kap.");
    }

    #[test]
    fn a_prefix_selects_whole_parts_only() {
        let id = RuleId::new("sosfs-2011-9/4-4-ansvar");
        assert!(id.is_below("sosfs-2011-9") && id.is_below("sosfs-2011-9/4-4-ansvar"));
        assert!(id.is_below("sosfs-2011-9/4-4") && !id.is_below("sosfs-2011-9/4-4-ans"));
    }
}
