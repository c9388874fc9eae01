//! Records of a text with separated values, each on its lines, also where a quotation mark is opened and never closed.
//!
//! A reader that follows such a mark swallows the rows after it. The mark is then a part of the text, and each row is read.

use memchr::memchr3;

use super::MAX_COLUMNS;
use super::encodings::line_length;

/// A record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record<'text> {
    /// The number of its first line, from one.
    pub line: usize,
    /// The values of the first columns, as written between quotation marks.
    pub values: Vec<String>,
    /// The number of values in the columns after them.
    pub beyond: usize,
    /// A quotation mark is opened in it and not closed.
    pub has_open_quote: bool,
    /// A value goes on after the quotation mark that closes it.
    pub has_early_quote: bool,
    /// Its text, with its line break.
    pub text: &'text str,
}

/// The records of a text, in their order; empty lines have none.
pub fn records(text: &str, separator: u8) -> impl Iterator<Item = Record<'_>> {
    let usual = usual_separators(text, separator);
    let (mut at, mut line) = (0, 1);
    std::iter::from_fn(move || {
        loop {
            let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
            let first = line_length(rest.as_bytes());
            let whole = Reading { rest, separator, usual }.length();
            let record = &rest[..whole.unwrap_or(first)];
            let number = line;
            line += if whole.is_some() { lines(record) } else { 1 };
            at += record.len();
            let Values { kept, beyond, has_early_quote } = values(record, separator);
            if kept.len() > 1 || kept.iter().any(|value| !value.is_empty()) {
                let has_open_quote = whole.is_none();
                let values = kept;
                return Some(Record { line: number, values, beyond, has_open_quote, has_early_quote, text: record });
            }
        }
    })
}

/// A text from the beginning of a record.
struct Reading<'text> {
    rest: &'text str,
    separator: u8,
    /// The number of separators that most lines have.
    usual: usize,
}

impl Reading<'_> {
    /// The length of the record with its line break; none if a quotation mark in it is opened and not closed.
    fn length(&self) -> Option<usize> {
        let bytes = self.rest.as_bytes();
        let mut at = 0;
        loop {
            if bytes.get(at) == Some(&b'"') {
                let end = closing(bytes, at + 1)?;
                let is_over_lines = memchr::memchr2(b'\n', b'\r', &bytes[at..end]).is_some();
                at = end + 1;
                let blanks = bytes[at..].iter().take_while(|byte| **byte == b' ').count();
                let next = bytes.get(at + blanks);
                let is_closed = next.is_none_or(|next| *next == self.separator || matches!(next, b'\n' | b'\r'));
                if is_over_lines && !is_closed {
                    return None;
                }
            }
            match memchr3(self.separator, b'\n', b'\r', &bytes[at..]) {
                Some(found) if bytes[at + found] == self.separator => at += found + 1,
                Some(found) => {
                    let end = at + found + line_length(&bytes[at + found..]);
                    return Some(end).filter(|end| !self.swallows(*end));
                }
                None => return Some(bytes.len()).filter(|end| !self.swallows(*end)),
            }
        }
    }

    /// True if each line of a record of several lines would be a row of its own.
    fn swallows(&self, end: usize) -> bool {
        let mut rest = &self.rest.as_bytes()[..end];
        let mut count = 0;
        while !rest.is_empty() {
            let (line, after) = rest.split_at(line_length(rest));
            if separators(line, self.separator) != self.usual {
                return false;
            }
            (rest, count) = (after, count + 1);
        }
        count > 1 && self.usual > 1
    }
}

/// The offset of the quotation mark that closes a value; two together are one in the value.
fn closing(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        at += memchr::memchr(b'"', &bytes[at..])?;
        if bytes.get(at + 1) != Some(&b'"') {
            return Some(at);
        }
        at += 2;
    }
}

fn separators(line: &[u8], separator: u8) -> usize {
    memchr::memchr_iter(separator, line).count()
}

/// The number of separators that most of the first lines have.
fn usual_separators(text: &str, separator: u8) -> usize {
    const MOST: usize = 200;
    let mut counts: std::collections::BTreeMap<usize, usize> = std::collections::BTreeMap::new();
    let mut rest = text.as_bytes();
    for _ in 0..MOST {
        let (line, after) = rest.split_at(line_length(rest));
        if line.is_empty() {
            break;
        }
        *counts.entry(separators(line, separator)).or_default() += 1;
        rest = after;
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map_or(0, |(separators, _)| separators)
}

fn lines(text: &str) -> usize {
    let mut rest = text.as_bytes();
    let mut count = 0;
    while !rest.is_empty() {
        rest = &rest[line_length(rest)..];
        count += 1;
    }
    count
}

/// The values of a record.
#[derive(Debug, Default)]
struct Values {
    kept: Vec<String>,
    /// The number of values beyond the last column.
    beyond: usize,
    has_early_quote: bool,
}

/// The values of a record. A quotation mark that is not closed in it, or that closes a value too early, is a part of the
/// value.
fn values(record: &str, separator: u8) -> Values {
    let text = record.strip_suffix("\r\n").or_else(|| record.strip_suffix(['\n', '\r'])).unwrap_or(record);
    let bytes = text.as_bytes();
    let mut values = Values::default();
    let mut at = 0;
    loop {
        let closed = if bytes.get(at) == Some(&b'"') { closing(bytes, at + 1) } else { None };
        let from = closed.map_or(at, |closed| closed + 1);
        let end = memchr::memchr(separator, &bytes[from..]).map(|found| from + found);
        let (whole, after) = (&text[at..end.unwrap_or(bytes.len())], &text[from..end.unwrap_or(bytes.len())]);
        let value = match closed {
            Some(_) if !after.trim().is_empty() => {
                values.has_early_quote = true;
                between_marks(whole)
            }
            Some(closed) => text[at + 1..closed].replace("\"\"", "\"") + after,
            None => whole.to_owned(),
        };
        if values.kept.len() < MAX_COLUMNS {
            values.kept.push(value);
        } else {
            values.beyond += usize::from(!value.trim().is_empty());
        }
        match end {
            Some(end) => at = end + 1,
            None => return values,
        }
    }
}

/// A value with quotation marks in it: without the outer pair if there is one, else as it is written.
fn between_marks(value: &str) -> String {
    let inner = value.trim_end().strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    inner.map_or_else(|| value.to_owned(), |inner| inner.replace("\"\"", "\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The line, the values joined by a bar, and whether a quotation mark is open.
    fn read(text: &str) -> Vec<(usize, String, bool)> {
        records(text, b';').map(|one| (one.line, one.values.join("|"), one.has_open_quote)).collect()
    }

    fn row(line: usize, values: &str) -> (usize, String, bool) {
        (line, values.to_owned(), false)
    }

    fn open(line: usize, values: &str) -> (usize, String, bool) {
        (line, values.to_owned(), true)
    }

    #[test]
    fn a_value_in_quotation_marks_may_have_anything() {
        let text = "a;\"b;\"\"c\"\"\r\nd\" ;e\r\n\r\n;\"x\"y;\r\n";
        assert_eq!(read(text), [row(1, "a|b;\"c\"\r\nd |e"), row(4, "|\"x\"y|")]);
    }

    #[test]
    fn a_mark_that_closes_a_value_too_early_is_a_part_of_it() {
        let text = "a;\"Rutin \"intyg\" i vård\";b\n1;\"x\" y;2\n1;\"x\" ;2\n";
        assert_eq!(read(text), [row(1, "a|Rutin \"intyg\" i vård|b"), row(2, "1|\"x\" y|2"), row(3, "1|x |2")]);
        let early: Vec<bool> = records(text, b';').map(|one| one.has_early_quote).collect();
        assert_eq!(early, [true, true, false]);
    }

    #[test]
    fn every_line_break_counts() {
        assert_eq!(read("a;b\rc;d\r\n\ne;f"), [row(1, "a|b"), row(2, "c|d"), row(4, "e|f")]);
    }

    #[test]
    fn a_mark_that_is_never_closed_swallows_no_row() {
        assert_eq!(read("a;b;c\n1;\"x;2\n3;y;4\n"), [row(1, "a|b|c"), open(2, "1|\"x|2"), row(3, "3|y|4")]);
    }

    #[test]
    fn a_mark_that_a_later_row_seems_to_close_swallows_no_row() {
        // The next mark opens a value of its own, or ends one as a sign of inches.
        let text = "a;b;c\n1;\"x;2\n3;\"y\";4\n5;z;6\n";
        assert_eq!(read(text), [row(1, "a|b|c"), open(2, "1|\"x|2"), row(3, "3|y|4"), row(4, "5|z|6")]);
        let text = "a;b;c\n1;\"x;2\n3;y 7\";4\n5;z;6\n";
        assert_eq!(read(text), [row(1, "a|b|c"), open(2, "1|\"x|2"), row(3, "3|y 7\"|4"), row(4, "5|z|6")]);
    }

    #[test]
    fn a_text_of_several_lines_with_separators_is_one_value() {
        let text = "a;b;c\n1;\"steg 1; läs\nsteg 2\";2\n3;y;4\n";
        assert_eq!(read(text), [row(1, "a|b|c"), row(2, "1|steg 1; läs\nsteg 2|2"), row(4, "3|y|4")]);
    }
}
