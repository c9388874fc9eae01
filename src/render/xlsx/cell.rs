//! A cell, and the text that Excel accepts in one.

use crate::render::shared_words::{harmless, one_line};
use crate::text::date::day;

/// The content of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// An empty cell.
    Blank,
    /// Text, written as text even if it looks like a formula.
    Text(String),
    /// A whole number.
    Number(i32),
    /// A date in a document: written as a date if it is ÅÅÅÅ-MM-DD, else as text.
    Day(String),
    /// What a person has written in a cell of an earlier workbook: its lines are kept.
    Written(String),
    /// Text that leads to a sheet, or to a column of it.
    Link(String, Target),
    /// Text that leads to a page of a code host.
    Web(String, String),
}

/// Where a link leads. It never leads to a row, since a reader may sort them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Target {
    /// The name of the sheet.
    pub sheet: &'static str,
    /// The column, from zero.
    pub column: u16,
}

impl Cell {
    /// A cell with text, blank if the text is empty.
    pub fn text(text: impl Into<String>) -> Self {
        Some(text.into()).filter(|text| !text.is_empty()).map_or(Self::Blank, Self::Text)
    }

    /// A cell with text, blank if there is none.
    pub fn maybe<Words: AsRef<str>>(text: Option<&Words>) -> Self {
        text.map_or(Self::Blank, |text| Self::text(text.as_ref()))
    }

    /// A cell with a date, blank if there is none.
    pub fn day(day: Option<&String>) -> Self {
        day.map_or(Self::Blank, |day| Self::Day(day.clone()))
    }

    /// A cell with a count or a line number.
    pub fn number(number: usize) -> Self {
        Self::Number(i32::try_from(number).unwrap_or(i32::MAX))
    }

    fn lines(&self, width: u16) -> u16 {
        match self {
            Self::Text(text) | Self::Link(text, _) | Self::Web(text, _) => lines_of(text, width),
            Self::Written(text) => text.lines().fold(0, |lines, line| lines_of(line, width).saturating_add(lines)),
            Self::Blank | Self::Number(_) | Self::Day(_) => 1,
        }
    }
}

/// A text that Excel accepts: on one line, valid in XML, without control characters, cut at `LONGEST`.
#[must_use]
pub fn safe(text: &str) -> String {
    // U+FFFE and U+FFFF are not valid in XML: Excel cannot open a file with them.
    let text = one_line(text).replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}");
    not_rich(cut(&text, LONGEST))
}

/// A text of a person that Excel accepts: its lines are kept, and so is its length.
#[must_use]
pub fn safe_lines(text: &str) -> String {
    let text = harmless(&text.replace("\r\n", "\n").replace('\r', "\n"));
    not_rich(cut(&text.replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}"), MOST_IN_CELL))
}

/// NOTE: `rust_xlsxwriter` takes text in <r>…</r> for its own rich text and writes it unescaped.
fn not_rich(text: String) -> String {
    if text.starts_with("<r>") { format!(" {text}") } else { text }
}

/// True if Excel would read the text as a formula when someone edits the cell.
#[must_use]
pub fn looks_like_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@'])
}

/// The number of lines of the highest cell, in columns of these widths.
#[must_use]
pub fn lines(cells: &[Cell], widths: impl IntoIterator<Item = u16>) -> u16 {
    cells.iter().zip(widths).map(|(cell, width)| cell.lines(width)).max().unwrap_or(0)
}

/// The number of lines of a text in a column of this width in characters.
///
/// It errs on the high side: a width counts digits of eleven points, and a ten-point letter is three quarters of one.
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

/// The year, month and day of a text ÅÅÅÅ-MM-DD; none before March 1900, where Excel counts days wrongly.
#[must_use]
pub fn calendar_day(text: &str) -> Option<(u16, u8, u8)> {
    let day = day(text).filter(|day| (day.year(), day.month()) >= (1900, 3))?;
    Some((u16::try_from(day.year()).ok()?, u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?))
}

/// The most UTF-16 units of a text; Excel takes 32,767 in a cell.
const LONGEST: usize = 32_000;
/// The most UTF-16 units that a cell of Excel holds, less the blank that may come before them.
const MOST_IN_CELL: usize = 32_766;

fn cut(text: &str, most: usize) -> String {
    let mut length = 0;
    let last = text.char_indices().find(|(_, character)| {
        length += character.len_utf16();
        length >= most
    });
    match last {
        Some((at, character)) if at + character.len_utf8() < text.len() => format!("{}…", &text[..at]),
        Some(_) | None => text.to_owned(),
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
        assert_eq!(safe_lines("en\r\n  rad\u{202e}\rtill\u{fffe}"), "en\n  rad\u{fffd}\ntill\u{fffd}");
        assert_eq!(safe_lines("<r>"), " <r>");
    }
}
