//! A cell, and text that a cell can hold.

use crate::render::shared_words::one_line;
use crate::text::date::day;

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Nothing, or nothing yet.
    Blank,
    /// Text.
    Text(String),
    /// A whole number.
    Number(i32),
    /// A day as it is written: a date where it is ÅÅÅÅ-MM-DD, else text.
    Day(String),
}

impl Cell {
    /// A cell with text, blank if there is none.
    pub fn text(text: impl Into<String>) -> Self {
        Some(text.into()).filter(|text| !text.is_empty()).map_or(Self::Blank, Self::Text)
    }

    /// A cell with text that may be missing.
    pub fn maybe(text: Option<&String>) -> Self {
        text.map_or(Self::Blank, Self::text)
    }

    /// A cell with a day that may be missing.
    pub fn day(day: Option<&String>) -> Self {
        day.map_or(Self::Blank, |day| Self::Day(day.clone()))
    }

    /// A cell with a count or a line.
    pub fn number(number: usize) -> Self {
        Self::Number(i32::try_from(number).unwrap_or(i32::MAX))
    }

    fn lines(&self, width: u16) -> u16 {
        match self {
            Self::Text(text) => lines_of(text, width),
            Self::Blank | Self::Number(_) | Self::Day(_) => 1,
        }
    }
}

/// Text that a cell can hold: harmless, on one line, nothing that XML does not know, and not too long.
#[must_use]
pub fn safe(text: &str) -> String {
    // A file with U+FFFE or U+FFFF is no XML and cannot be opened.
    let text = one_line(text).replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}");
    // NOTE: the library that writes the file takes text in <r>…</r> for XML of its own and writes it unescaped.
    cut(if text.starts_with("<r>") { format!(" {text}") } else { text })
}

/// True if Excel would read the text as a formula when someone edits the cell.
#[must_use]
pub fn looks_like_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@'])
}

/// How many lines the highest of some cells fills, in columns of these widths.
#[must_use]
pub fn lines(cells: &[Cell], widths: impl IntoIterator<Item = u16>) -> u16 {
    cells.iter().zip(widths).map(|(cell, width)| cell.lines(width)).max().unwrap_or(0)
}

/// How many lines a text fills in a column so many characters wide.
///
/// Rather one too many: a width is counted in figures of eleven points, and a letter of ten is three quarters of that.
#[must_use]
pub fn lines_of(text: &str, width: u16) -> u16 {
    let width = usize::from(width) * 5 / 4;
    if text.len() <= width {
        return 1;
    }
    let options = textwrap::Options::new(width)
        .word_splitter(textwrap::WordSplitter::NoHyphenation)
        .word_separator(textwrap::WordSeparator::AsciiSpace);
    u16::try_from(textwrap::wrap(text, options).len()).unwrap_or(u16::MAX)
}

/// The year, month and day of a text that is ÅÅÅÅ-MM-DD; none before March 1900, where the days of Excel are wrong.
#[must_use]
pub fn calendar_day(text: &str) -> Option<(u16, u8, u8)> {
    let day = day(text).filter(|day| (day.year(), day.month()) >= (1900, 3))?;
    Some((u16::try_from(day.year()).ok()?, u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?))
}

/// Excel counts in UTF-16 and holds 32,767.
const LONGEST: usize = 32_000;

fn cut(text: String) -> String {
    let mut length = 0;
    let last = text.char_indices().find(|(_, character)| {
        length += character.len_utf16();
        length >= LONGEST
    });
    match last {
        Some((at, character)) if at + character.len_utf8() < text.len() => format!("{}…", &text[..at]),
        Some(_) | None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_text_is_cut_where_a_character_ends() {
        assert_eq!(safe(&"å".repeat(32_000)), "å".repeat(32_000));
        assert_eq!(safe(&"å".repeat(32_001)), format!("{}…", "å".repeat(31_999)));
        let moons = safe(&"🌙".repeat(40_000));
        assert!(moons.ends_with("🌙…") && moons.encode_utf16().count() == 31_999);
    }

    #[test]
    fn only_a_day_that_excel_counts_right_is_a_date() {
        assert_eq!(calendar_day("2026-11-15"), Some((2026, 11, 15)));
        for text in ["1900-02-28", "2026-02-30", "maj 2026", "2026", ""] {
            assert_eq!(calendar_day(text), None, "{text}");
        }
    }

    #[test]
    fn text_holds_nothing_that_xml_or_the_library_would_take_for_its_own() {
        assert_eq!(safe("a\u{0}b\u{1b}[31m\u{202e}c\u{fffe}"), "a?b?[31m\u{fffd}c\u{fffd}");
        assert_eq!(safe("<r><t>x</t></r>"), " <r><t>x</t></r>");
        assert_eq!(safe("en\r\n  rad\u{2028}till"), "en rad till");
    }
}
