//! One change of one value in the text of a document: all else stays as it is, to the byte, with its comments.
//!
//! A text can be written in many ways, so each way to make a change is tried and read back: it is made only if the documents then say
//! what is meant, and nothing else, and every comment is there that did not stand in what is taken away.

mod list_differences;
mod list_ways;
mod meant;
mod scalars;
mod splices;
mod spots;
mod value_lines;
mod value_ways;
mod ways;

use serde_json::Value;

use self::meant::{meant, said, without_nothing};
use self::splices::Way;
use self::ways::ways;
use crate::text::yaml::{Part, parse_with_comments};
use crate::text::{Pointer, Span};

/// A change of a value.
#[derive(Debug, Clone, PartialEq)]
pub struct Change<'order> {
    /// The number of the document in its file.
    pub part: usize,
    /// The address of the value; what is missing above it is added too.
    pub pointer: Pointer,
    /// The value; null takes it away.
    pub value: Value,
    /// The keys beside it in the order in which they stand in a document, for a key that is added.
    pub order: &'order [&'order str],
}

/// Why a change was not made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unchanged {
    /// The text cannot be read as it is.
    #[error("filen går inte att läsa som den är skriven; rätta den i en textredigerare först")]
    Unread,
    /// No way to write it leaves all else as it is.
    #[error("fältet går inte att ändra här utan att något annat i filen ändras; ändra det i en textredigerare")]
    Entangled,
}

/// A text with a change made in it.
///
/// # Errors
/// If the text cannot be read, or the change cannot be made alone.
pub fn changed(text: &str, change: &Change<'_>) -> Result<String, Unchanged> {
    let before = Read::of(text);
    let root = before.parts.get(change.part).and_then(|part| part.root.as_ref()).ok_or(Unchanged::Unread)?;
    let value = without_nothing(change.value.clone());
    let now = said(root);
    let wanted = meant(now.clone(), &change.pointer, value.clone()).ok_or(Unchanged::Entangled)?;
    if now == wanted {
        return Ok(text.to_owned());
    }
    let made = |way: Way| {
        let made = way.text(text)?;
        let after = Read::of(&made);
        (before.becomes(&after, change.part, &wanted) && before.keeps_comments(&after, &way)).then_some(made)
    };
    ways(text, root, change, &value).into_iter().find_map(made).ok_or(Unchanged::Entangled)
}

/// A text as it is read: its documents and its comments.
struct Read<'text> {
    text: &'text str,
    parts: Vec<Part>,
    comments: Vec<Span>,
}

impl<'text> Read<'text> {
    fn of(text: &'text str) -> Self {
        let (parts, comments) = parse_with_comments(text);
        Self { text, parts, comments }
    }

    /// True if another text has the same documents, but for one that says what is wanted, and no more faults.
    fn becomes(&self, after: &Read<'_>, part: usize, wanted: &Value) -> bool {
        let is_same = |number: usize| match (&self.parts[number].root, &after.parts[number].root) {
            (Some(_), Some(read)) if number == part => said(read) == *wanted,
            (Some(one), Some(other)) => one.says_the_same(other),
            (None, None) => true,
            (Some(_), None) | (None, Some(_)) => false,
        };
        let faults = |read: &Read<'_>| read.parts.iter().map(|part| part.faults.len()).sum::<usize>();
        after.parts.len() == self.parts.len() && (0..self.parts.len()).all(is_same) && faults(after) <= faults(self)
    }

    /// True if another text has the comments of this one, in their order, but for those that are taken away with what they stand in.
    fn keeps_comments(&self, after: &Read<'_>, way: &Way) -> bool {
        let left = self.comments.iter().filter(|comment| way.leaves(**comment));
        left.map(|comment| self.written(*comment)).eq(after.comments.iter().map(|comment| after.written(*comment)))
    }

    fn written(&self, comment: Span) -> &str {
        self.text.get(comment.range()).unwrap_or_default().trim_end()
    }
}
