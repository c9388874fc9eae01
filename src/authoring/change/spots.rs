//! Where the parts of a document stand in its text: lines, colons, dashes, brackets, comments.

use std::ops::Range;

use crate::text::Node;
use crate::text::tree::Entry;

/// A place for a value: after the colon of a key, or the dash of an item.
#[derive(Debug, Clone)]
pub struct Spot {
    /// The first byte of the key or the dash.
    pub start: usize,
    /// The byte after the colon or the dash.
    pub after: usize,
    /// The bytes of the value; none if nothing is written.
    pub value: Option<Range<usize>>,
    /// The byte after the last that the value has; `after` if it has none.
    pub end: usize,
    /// The column of the key or the dash, from zero.
    pub column: usize,
}

impl Spot {
    /// The place of the value of a key.
    #[must_use]
    pub fn of_entry(text: &str, entry: &Entry) -> Option<Self> {
        let key = entry.key_span.range();
        let after = key.end + text.get(key.end..)?.find(':')? + 1;
        Some(Self::of(text, key.start, after, &entry.value))
    }

    /// The place of an item of a list that is written with dashes.
    #[must_use]
    pub fn of_item(text: &str, item: &Node) -> Option<Self> {
        let before = text.get(..first(item))?.trim_end_matches([' ', '\t']);
        let dash = before.strip_suffix('-')?.len();
        Some(Self::of(text, dash, dash + 1, item))
    }

    fn of(text: &str, start: usize, after: usize, node: &Node) -> Self {
        let end = end(node, after);
        let end = after + text[after..end.max(after)].trim_end().len();
        let span = node.span.range();
        let is_written = span.start >= after && end > span.start && !text[after..end].trim().is_empty();
        let value = is_written.then_some(span.start..end);
        let column = text[line_start(text, start)..start].chars().count();
        Self { start, after, value, end, column }
    }

    /// True if the value stands on the line of its key, or nowhere.
    #[must_use]
    pub fn is_one_line(&self, text: &str) -> bool {
        !text[self.after..self.end].contains('\n')
    }

    /// The comment on the line of the key, with the blank before it; empty if there is none.
    #[must_use]
    pub fn comment<'text>(&self, text: &'text str) -> &'text str {
        let from = if self.is_one_line(text) { self.end } else { self.after };
        let rest = &text[from..line_end(text, from)];
        // The mark of a text on the lines below stands before the comment.
        let is_mark = |one: char| matches!(one, '|' | '>' | '-' | '+' | '0'..='9');
        let marked = rest.trim_start();
        let rest = if marked.starts_with(['|', '>']) { marked.trim_start_matches(is_mark) } else { rest };
        if rest.trim_start().starts_with('#') { rest.trim_end() } else { "" }
    }
}

/// The first byte of what is written of a value.
fn first(node: &Node) -> usize {
    let of_entry = node.entries().first().map(|entry| entry.key_span.range().start);
    of_entry.unwrap_or_else(|| node.span.range().start)
}

/// The byte after the last of what is written of a value; `floor` if nothing is.
#[must_use]
pub fn end(node: &Node, floor: usize) -> usize {
    let of_entries = node.entries().iter().map(|entry| end(&entry.value, entry.key_span.range().end + 1));
    let of_items = node.items().iter().map(|item| end(item, floor));
    let is_empty_text = node.text().is_some_and(str::is_empty);
    let own = if is_empty_text && node.span.range().is_empty() { floor } else { node.span.range().end };
    of_entries.chain(of_items).max().map_or(own, |inner| inner.max(own)).max(floor)
}

/// The first byte of a line.
#[must_use]
pub fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |line_break| line_break + 1)
}

/// The byte after the last of a line, without its line break.
#[must_use]
pub fn line_end(text: &str, at: usize) -> usize {
    let end = text[at..].find('\n').map_or(text.len(), |line_break| at + line_break);
    if text[at..end].ends_with('\r') { end - 1 } else { end }
}

/// The first byte of the line after.
#[must_use]
pub fn next_line(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |line_break| at + line_break + 1)
}

/// True if a list or map is written between brackets.
#[must_use]
pub fn is_in_brackets(text: &str, node: &Node) -> bool {
    matches!(text.as_bytes().get(node.span.range().start), Some(b'[' | b'{')) && node.text().is_none()
}

/// The line break of a text.
#[must_use]
pub fn line_break(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

/// True if the line above has a comment, and nothing else.
#[must_use]
pub fn has_comment_above(text: &str, at: usize) -> bool {
    let start = line_start(text, at);
    start > 0 && text[line_start(text, start - 1)..start].trim_start().starts_with('#')
}
