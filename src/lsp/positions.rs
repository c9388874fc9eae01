//! Positions of the protocol: lines from zero, and columns in UTF-16 code units or bytes.

use ls_types::{Position, Range};
use serde::Serialize;

use crate::text::{Source, Span};

/// The unit of columns, as client and server agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Units {
    /// UTF-16 code units, which every client supports.
    #[default]
    Utf16,
    /// Bytes.
    Utf8,
}

impl Units {
    /// The position of a byte offset.
    #[must_use]
    pub fn position(self, source: &Source, offset: u32) -> Position {
        let offset = source.floor(offset);
        let line = source.line_of(offset);
        let start = source.line_range(line).start;
        let before = source.text.get(start..offset).unwrap_or_default();
        let column = match self {
            Self::Utf8 => before.len(),
            Self::Utf16 => before.encode_utf16().count(),
        };
        Position::new(cut(line), cut(column))
    }

    /// The byte offset of a position; a column past the end of its line is the end of the line.
    #[must_use]
    pub fn offset(self, source: &Source, position: Position) -> usize {
        let line = position.line as usize;
        if line >= source.line_count() {
            return source.text.len();
        }
        let range = source.line_range(line);
        let wanted = position.character as usize;
        let mut column = 0;
        for (at, one) in source.text[range.start..range.end].char_indices() {
            if column >= wanted {
                return range.start + at;
            }
            column += match self {
                Self::Utf8 => one.len_utf8(),
                Self::Utf16 => one.len_utf16(),
            };
        }
        range.end
    }

    /// The range of a span.
    #[must_use]
    pub fn range(self, source: &Source, span: Span) -> Range {
        Range::new(self.position(source, span.start), self.position(source, span.end))
    }
}

fn cut(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// A range of a file.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Location {
    /// The URI of the file, as the editor writes it.
    pub uri: String,
    /// The range.
    pub range: Range,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_counted_right_before_and_after_emoji() {
        let source = Source::new("x", "ab\r\nå😀: fel\n");
        let at = u32::try_from(source.text.find("fel").unwrap_or(0)).unwrap_or(0);
        assert_eq!(Units::Utf16.position(&source, at), Position::new(1, 5));
        assert_eq!(Units::Utf8.position(&source, at), Position::new(1, 8));
        for units in [Units::Utf16, Units::Utf8] {
            assert_eq!(units.offset(&source, units.position(&source, at)), at as usize);
            assert_eq!(units.offset(&source, Position::new(0, 99)), 2);
            assert_eq!(units.offset(&source, Position::new(99, 0)), source.text.len());
        }
    }
}
