//! Texts, spans and pointers: the lowest floor.
//!
//! Other modules name places by [`Pointer`] and [`Span`]; lines and columns are computed here alone.

use std::sync::OnceLock;

use arcstr::ArcStr;

pub(crate) mod builder;
pub mod content_id;
pub mod date;
pub mod decode;
pub(crate) mod disk;
pub(crate) mod filled;
pub(crate) mod inside_root;
pub mod lfs;
pub(crate) mod look_alike;
pub(crate) mod names;
pub(crate) mod near_names;
pub(crate) mod none_found;
pub(crate) mod only_pairs;
pub mod personal_number;
pub(crate) mod plain_name;
pub(crate) mod pointer;
pub(crate) mod said;
pub(crate) mod slips;
pub mod swedish_order;
pub mod tree;
pub(crate) mod unique_names;
pub mod windows_names;
pub(crate) mod words;
pub(crate) mod written_period;
pub mod yaml;
pub(crate) mod yaml_fault;

pub use content_id::{ContentHash, ContentIds};
pub use plain_name::plain_name;
pub use pointer::{Pointer, Trail};
pub use swedish_order::swedish;
pub use tree::Node;

/// A half-open range of bytes in a source text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// A span from byte offsets, clamped to 4 GiB; larger files are refused earlier.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        let clamp = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Self { start: clamp(start), end: clamp(end.max(start)) }
    }

    /// The span as a range to index a text with.
    #[must_use]
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A line and a column as a person counts them, both from one; the column in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The line, from one.
    pub line: usize,
    /// The column in characters, from one.
    pub column: usize,
}

/// A source file, by its index in the report's list of sources.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub u32);

impl SourceId {
    /// The file of this index in the list.
    #[must_use]
    pub fn of(number: usize) -> Self {
        Self(u32::try_from(number).unwrap_or(u32::MAX))
    }
}

/// A file's text and its path relative to the audited root, with `/`.
#[derive(Debug, Clone)]
pub struct Source {
    /// Path relative to the audited root, with `/` between its parts.
    pub path: String,
    /// The text without byte order mark, decoded; the values of its documents are slices of it.
    pub text: ArcStr,
    /// The ids of the bytes that were read, where they are to be compared with those in git.
    pub ids: Option<ContentIds>,
    line_starts: OnceLock<Vec<u32>>,
    /// The number of characters before each block of the text, for columns in very long lines.
    characters: OnceLock<Vec<u32>>,
}

/// The length of a block whose characters are counted once, in bytes.
const BLOCK: usize = 1024;

impl Source {
    /// A source of this path and text.
    #[must_use]
    pub fn new(path: impl Into<String>, text: impl Into<ArcStr>) -> Self {
        Self {
            path: path.into(),
            text: text.into(),
            ids: None,
            line_starts: OnceLock::new(),
            characters: OnceLock::new(),
        }
    }

    /// Writes an X for each digit in these spans, so that the text keeps its length.
    pub fn blot_digits(&mut self, spans: &[Span]) {
        if spans.is_empty() {
            return;
        }
        let mut whole = self.text.to_string();
        for span in spans {
            let Some(text) = whole.get(span.range()) else { continue };
            let blotted = personal_number::blot_digits(text);
            whole.replace_range(span.range(), &blotted);
        }
        self.text = whole.into();
    }

    /// The position of a byte offset; an offset past the end counts as the end.
    #[must_use]
    pub fn position(&self, offset: u32) -> Position {
        let offset = self.floor(offset);
        let line = self.line_of(offset);
        let start = self.line_starts()[line] as usize;
        Position { line: line + 1, column: self.characters_between(start, offset) + 1 }
    }

    /// The number of characters between two offsets that begin characters.
    #[must_use]
    pub fn characters_between(&self, start: usize, end: usize) -> usize {
        if end.saturating_sub(start) <= 2 * BLOCK {
            return self.text[start..end].chars().count();
        }
        let blocks = self.characters.get_or_init(|| {
            let begins = |byte: &&u8| (**byte).cast_signed() >= -0x40;
            let mut before = 0;
            let count = |block: &[u8]| {
                let here = before;
                before += u32::try_from(block.iter().filter(begins).count()).unwrap_or(u32::MAX);
                here
            };
            self.text.as_bytes().chunks(BLOCK).map(count).collect()
        });
        let before = |offset: usize| {
            let block = (offset / BLOCK).min(blocks.len() - 1);
            let rest = &self.text.as_bytes()[block * BLOCK..offset];
            blocks[block] as usize + rest.iter().filter(|byte| (**byte).cast_signed() >= -0x40).count()
        };
        before(end) - before(start)
    }

    /// The byte range of a line (from zero), without its line break.
    #[must_use]
    pub fn line_range(&self, line: usize) -> std::ops::Range<usize> {
        let starts = self.line_starts();
        let start = starts.get(line).map_or(self.text.len(), |&start| start as usize);
        let end = starts.get(line + 1).map_or(self.text.len(), |&next| next as usize);
        start..start + self.text[start..end].trim_end_matches(['\n', '\r']).len()
    }

    /// The number of the line (from zero) of a byte offset.
    #[must_use]
    pub fn line_of(&self, offset: usize) -> usize {
        let offset = u32::try_from(offset).unwrap_or(u32::MAX);
        self.line_starts().partition_point(|&start| start <= offset).saturating_sub(1)
    }

    /// The number of lines; an empty text has one.
    #[must_use]
    pub fn line_count(&self) -> usize {
        self.line_starts().len()
    }

    /// The nearest offset at or before this one that begins a character.
    #[must_use]
    pub fn floor(&self, offset: u32) -> usize {
        let mut offset = (offset as usize).min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        offset
    }

    fn line_starts(&self) -> &[u32] {
        self.line_starts.get_or_init(|| {
            let bytes = self.text.as_bytes();
            let mut starts = vec![0];
            let breaks = memchr::memchr2_iter(b'\n', b'\r', bytes);
            // A carriage return followed by a line feed is one line break.
            let ends = breaks.filter(|at| bytes[*at] == b'\n' || bytes.get(at + 1) != Some(&b'\n'));
            starts.extend(ends.map(|at| u32::try_from(at + 1).unwrap_or(u32::MAX)));
            starts
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_counts_characters_not_bytes() {
        let source = Source::new("x.yaml", "ändå: {å: ö, b: fel}\r\nnästa: ja");
        let offset = source.text.find("fel").map(|offset| Span::new(offset, offset).start);
        assert_eq!(source.position(offset.unwrap_or(0)), Position { line: 1, column: 17 });
        assert_eq!(source.position(u32::MAX).line, 2);
        assert_eq!(&source.text[source.line_range(0)], "ändå: {å: ö, b: fel}");
    }

    #[test]
    fn a_column_far_along_a_line_is_that_of_its_characters() {
        let text = format!("a\n{}", "åb€𝟘".repeat(2_000));
        let source = Source::new("x.yaml", text.as_str());
        for (offset, _) in text.char_indices().step_by(613) {
            let line = text[..offset].rfind('\n').map_or(0, |at| at + 1);
            let column = text[line..offset].chars().count() + 1;
            assert_eq!(source.position(u32::try_from(offset).unwrap_or(0)).column, column);
        }
    }

    #[test]
    fn a_lone_carriage_return_breaks_a_line() {
        let source = Source::new("x.yaml", "a: 1\rb: 2");
        assert_eq!(source.position(5), Position { line: 2, column: 1 });
    }
}
