//! Positions of the protocol: lines from zero, columns in UTF-16 code units or bytes, and files by URI.

use std::path::{Path, PathBuf};
use std::str::FromStr;

use ls_types::{Position, Range, Uri};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

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

/// The characters that are percent-encoded in the path of a URI.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// The URI of a file.
#[must_use]
pub fn uri(file: &Path) -> Option<Uri> {
    let path = file.to_string_lossy().replace('\\', "/");
    let path = path.strip_prefix("//?/").unwrap_or(&path);
    let slash = if path.starts_with('/') { "" } else { "/" };
    Uri::from_str(&format!("file://{slash}{}", utf8_percent_encode(path, ENCODED))).ok()
}

/// The path of a `file` URI; none for another scheme.
#[must_use]
pub fn file(uri: &Uri) -> Option<PathBuf> {
    let path = uri.as_str().strip_prefix("file://")?;
    let path = path.strip_prefix("localhost").unwrap_or(path);
    let path = percent_decode_str(path).decode_utf8().ok()?;
    // NOTE: the slash before a Windows drive is not part of the path.
    let is_drive = path.as_bytes().get(2) == Some(&b':') && path.starts_with('/');
    Some(PathBuf::from(if is_drive { &path[1..] } else { &*path }))
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

    #[test]
    fn a_path_survives_its_uri() {
        for path in ["/tmp/mål & rutin/å#1 %.yaml", "/c"] {
            assert_eq!(uri(Path::new(path)).and_then(|uri| file(&uri)), Some(PathBuf::from(path)));
        }
        let drive = Uri::from_str("file:///c%3A/mapp/a.yaml").expect("a uri");
        assert_eq!(file(&drive), Some(PathBuf::from("c:/mapp/a.yaml")));
    }
}
