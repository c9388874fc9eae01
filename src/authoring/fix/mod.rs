//! Mends of findings: edits of the text, and how sure they are.
//!
//! The command `fix` makes the certain mends; an editor offers all of them, and a person chooses.

use crate::catalogue::Catalogue;
use crate::corpus::owners::holding;
use crate::corpus::{Document, form, writing};
use crate::finding::{Finding, RuleId};
use crate::rules::checks::{citation, reference};
use crate::text::{Source, SourceId, Span};

mod acts;
mod blanks;
mod every_blank;
mod field_names;
mod file;
mod slips;
mod spelling;

pub use file::{Mended, mend_file};
use slips::FileSlips;

/// How sure it is that a mend gives the text that the writer meant; ordered from the least.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// A good guess, for a person to confirm.
    Likely,
    /// The text can mean nothing else.
    Certain,
}

/// A replacement of a span of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The file.
    pub source: SourceId,
    /// The bytes that are removed; an empty span is an insertion.
    pub span: Span,
    /// The new text.
    pub text: String,
}

/// A way to mend a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mend {
    /// The rule whose finding it mends.
    pub rule: RuleId,
    /// A sentence that describes it, without its full stop.
    pub title: String,
    /// How sure it is.
    pub certainty: Certainty,
    /// The edits, in the order of the text.
    pub edits: Vec<Edit>,
}

/// The catalogue, the file and the document of a finding.
#[derive(Debug, Clone, Copy)]
pub struct FixContext<'context> {
    /// The kinds, the acts and the requirements.
    pub catalogue: &'context Catalogue,
    /// The file.
    pub source: &'context Source,
    /// The document; none if the text could not be parsed.
    pub document: Option<&'context Document>,
    /// The slips of the file, if they are known already.
    slips: Option<&'context FileSlips>,
}

impl<'context> FixContext<'context> {
    /// The context of a finding in a file that holds these documents, in their order.
    #[must_use]
    pub fn of(
        catalogue: &'context Catalogue,
        source: &'context Source,
        documents: &'context [Document],
        finding: &Finding,
    ) -> Self {
        let document = holding(documents, finding.place.span.start).map(|(_, document)| document);
        Self { catalogue, source, document, slips: None }
    }

    /// The context with the slips of the file, so that they are not looked for once for each finding.
    fn with_slips(self, slips: &'context FileSlips) -> Self {
        Self { slips: Some(slips), ..self }
    }

    /// The text at a span.
    fn slice(&self, span: Span) -> &'context str {
        self.source.text.get(span.range()).unwrap_or_default()
    }
}

/// The ways to mend a finding, the surest first; none where only a person can.
#[must_use]
pub fn mends(context: FixContext<'_>, finding: &Finding) -> Vec<Mend> {
    let id = finding.rule.as_str();
    let is = |rule: &crate::finding::Rule| rule.id == id;
    let mut mends = if is(&form::DATE_FORM) || is(&form::UNKNOWN_WORD) {
        spelling::value(context, finding)
    } else if is(&form::UNKNOWN_KEY) {
        spelling::key(context, finding)
    } else if is(&form::UNKNOWN_KIND) {
        spelling::kind(context, finding)
    } else if is(&writing::NO_BREAK_SPACE) {
        // In a file that cannot be parsed, only the blank that explains why is surely no part of a text.
        match context.document.and_then(|document| blanks::no_break_space(context, document, finding)) {
            Some(of_blanks) => of_blanks,
            None => slips::slip(context, finding),
        }
    } else if is(&writing::UNREADABLE_TEXT) {
        let of_tabs = blanks::tabs(context, finding);
        if of_tabs.is_empty() { slips::slip(context, finding) } else { of_tabs }
    } else if is(&citation::SUPERSEDED) {
        acts::successors(context, finding)
    } else if is(&reference::UNKNOWN) {
        spelling::reference(context, finding)
    } else {
        field_names::missing(context, finding)
    };
    mends.sort_by_key(|mend| std::cmp::Reverse(mend.certainty));
    mends
}

/// A mend of a finding that replaces these spans.
fn mend(finding: &Finding, certainty: Certainty, title: impl Into<String>, written: Vec<(Span, String)>) -> Mend {
    let source = finding.place.source;
    let edits = written.into_iter().map(|(span, text)| Edit { source, span, text }).collect();
    Mend { rule: finding.rule.clone(), title: title.into(), certainty, edits }
}

/// A text after these edits, which must not overlap and may come in any order.
#[must_use]
pub fn apply<'edit>(text: &str, edits: impl IntoIterator<Item = &'edit Edit>) -> String {
    let mut edits: Vec<&Edit> = edits.into_iter().collect();
    edits.sort_by_key(|edit| edit.span);
    let mut mended = String::with_capacity(text.len());
    let mut from = 0;
    for edit in edits {
        let span = edit.span.range();
        let Some(kept) = text.get(from..span.start).filter(|_| text.is_char_boundary(span.end)) else { continue };
        mended.push_str(kept);
        mended.push_str(&edit.text);
        from = span.end;
    }
    mended.push_str(&text[from..]);
    mended
}
