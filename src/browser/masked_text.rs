//! The text of a file as it is shown: with every number of a person masked, and with where they are.

use arcstr::ArcStr;

use crate::corpus::blot_escaped;
use crate::text::personal_number::{self, FEWEST_DIGITS, masked_digits};
use crate::text::tree::Content;
use crate::text::yaml::{Part, parse_shared};
use crate::text::{Node, Source, SourceId, Span};

/// A text as it is shown; it is as long as the one that is written.
#[derive(Debug)]
pub struct ShownText {
    /// The text, masked.
    pub text: ArcStr,
    /// Its documents, masked.
    pub parts: Vec<Part>,
    /// Where something is masked, in the order of the text.
    masked: Vec<Span>,
}

impl ShownText {
    /// A text as it is shown.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let numbers = personal_number::find(text);
        let mut source = Source::new("", personal_number::blot(text, &numbers));
        let mut parts = parse_shared(&source.text);
        let mut masked: Vec<Span> = numbers.iter().map(|found| found.span).collect();
        for root in parts.iter_mut().filter_map(|part| part.root.as_mut()) {
            let escaped = blot_escaped(SourceId(0), root, &mut source, |_| true);
            masked.extend(escaped.iter().map(|found| found.place.span));
        }
        masked.sort_unstable();
        Self { text: source.text, parts, masked }
    }

    /// The root of a document; none if it cannot be read.
    #[must_use]
    pub fn root(&self, part: usize) -> Option<&Node> {
        self.parts.get(part)?.root.as_ref()
    }

    /// True if something is masked in what a value says, so that it is not what is written.
    #[must_use]
    pub fn hides(&self, node: &Node) -> bool {
        match &node.content {
            Content::Scalar(scalar) => self.masks(node.span) || self.is_alias(node) && is_number(&scalar.text),
            Content::List(items) => items.iter().any(|item| self.hides(item)),
            Content::Map(entries) => entries.iter().any(|entry| self.masks(entry.key_span) || self.hides(&entry.value)),
        }
    }

    fn masks(&self, span: Span) -> bool {
        let next = self.masked.partition_point(|masked| masked.end <= span.start);
        self.masked.get(next).is_some_and(|masked| masked.start < span.end)
    }

    /// True for a value that is written elsewhere.
    fn is_alias(&self, node: &Node) -> bool {
        self.text.get(node.span.range()).is_some_and(|written| written.starts_with('*'))
    }
}

/// True if a text has a masked number in it.
#[must_use]
pub fn is_number(text: &str) -> bool {
    masked_digits(text) >= FEWEST_DIGITS
}

/// True if a text has a number of a person in it, masked or not.
#[must_use]
pub fn names_person(text: &str) -> bool {
    is_number(text) || !personal_number::find(text).is_empty()
}

/// Why a file with a number of a person in its name is not written to.
pub const NAMES_PERSON: &str =
    "ett personnummer står i filens eller mappens namn; byt namn först, så går dokumentet att ändra här";
