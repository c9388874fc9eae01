//! A table from a text with separated values, whose encoding and separator are detected.

use std::borrow::Cow;

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::{Cell, Fault, ImportError, MAX_COLUMNS, MAX_ROWS, Row, Table};

/// The table of a text.
///
/// # Errors
/// If it is no text, or too large.
pub fn table(bytes: &[u8]) -> Result<Table, Fault> {
    let (text, encoding) = decoded(bytes);
    if text.contains('\0') {
        return Err(ImportError::OtherFormat);
    }
    let (text, named, skipped) = named_separator(&text);
    let separator = named.unwrap_or_else(|| separator(text));
    let mut reader =
        csv::ReaderBuilder::new().delimiter(separator).flexible(true).has_headers(false).from_reader(text.as_bytes());
    let mut table = Table { notes: vec![note(encoding, separator)], ..Table::default() };
    for record in reader.records() {
        // The text is valid UTF-8 and the reader flexible about row lengths, so no record is an error.
        let Ok(record) = record else { continue };
        if table.rows.len() >= MAX_ROWS {
            return Err(ImportError::TooLarge);
        }
        let number = line(text, record.position()) + skipped;
        let cells: Vec<Cell> = record.iter().take(MAX_COLUMNS).map(cell).collect();
        if cells.iter().any(|cell| *cell != Cell::Empty) {
            table.rows.push(Row { number, cells });
        }
    }
    Ok(table)
}

/// The line on which a record begins, from one. The position in `csv` is before the line break and empty lines above.
fn line(text: &str, position: Option<&csv::Position>) -> usize {
    let start = position.and_then(|position| usize::try_from(position.byte()).ok()).unwrap_or(0);
    let rest = text.get(start..).unwrap_or_default();
    let blank = rest.len() - rest.trim_start_matches(['\r', '\n']).len();
    text[..start + blank].matches('\n').count() + 1
}

fn cell(text: &str) -> Cell {
    if text.trim().is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
}

/// The decoded text, and the name of its encoding.
fn decoded(bytes: &[u8]) -> (Cow<'_, str>, &'static str) {
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        let encoding = if bytes[0] == 0xff { UTF_16LE } else { UTF_16BE };
        return (encoding.decode_with_bom_removal(bytes).0, "UTF-16");
    }
    let without_mark = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(without_mark) {
        Ok(text) => (text.into(), "UTF-8"),
        Err(_) => (WINDOWS_1252.decode_without_bom_handling(bytes).0, "Windows-1252"),
    }
}

/// The text after a first line that names the separator as Excel does (`sep=;`), the separator, and the lines skipped.
fn named_separator(text: &str) -> (&str, Option<u8>, usize) {
    let first = text.lines().next().unwrap_or_default();
    let named = first.strip_prefix("sep=").and_then(|rest| rest.as_bytes().first().copied());
    match named.filter(u8::is_ascii) {
        Some(separator) => {
            (text.get(first.len()..).unwrap_or_default().trim_start_matches(['\r', '\n']), Some(separator), 1)
        }
        None => (text, None, 0),
    }
}

/// The separator that gives the most rows of the same length, of more than one cell.
fn separator(text: &str) -> u8 {
    let score = |separator: u8| {
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(separator)
            .flexible(true)
            .has_headers(false)
            .from_reader(text.as_bytes());
        let lengths: Vec<usize> = reader.records().take(50).filter_map(Result::ok).map(|record| record.len()).collect();
        let longest = lengths.iter().copied().max().unwrap_or(1);
        let same = lengths.iter().filter(|length| **length == longest).count();
        (if longest > 1 { same } else { 0 }, longest)
    };
    // NOTE: of equal scores `max_by_key` takes the last: the semicolon, which Swedish Excel writes.
    [b'\t', b',', b';'].into_iter().max_by_key(|separator| score(*separator)).unwrap_or(b';')
}

fn note(encoding: &str, separator: u8) -> String {
    let separator: Cow<'_, str> = match separator {
        b'\t' => "tabb".into(),
        b';' => "semikolon".into(),
        b',' => "komma".into(),
        other => format!("tecknet {}", char::from(other)).into(),
    };
    format!("läst som {encoding} med {separator} mellan kolumnerna")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(bytes: &[u8]) -> Vec<(usize, Vec<String>)> {
        let table = table(bytes).expect("it can be read");
        table.rows.iter().map(|row| (row.number, row.cells.iter().map(Cell::text).collect())).collect()
    }

    #[test]
    fn the_separator_and_the_encoding_are_told() {
        let expected = vec![(1, vec!["Doknr".into(), "Ärende".into()]), (3, vec!["1".into(), "a, b; c".into()])];
        assert_eq!(rows("Doknr;Ärende\r\n\r\n1;\"a, b; c\"\r\n".as_bytes()), expected);
        assert_eq!(rows("\u{feff}Doknr,Ärende\n\n1,\"a, b; c\"\n".as_bytes()), expected);
        assert_eq!(rows("Doknr\tÄrende\n\n1\ta, b; c".as_bytes()), expected);
        assert_eq!(rows(b"Doknr;\xc4rende\n\n1;\"a, b; c\"\n"), expected);
        let utf_16: Vec<u8> = "\u{feff}Doknr\tÄrende\n\n1\ta, b; c".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(rows(&utf_16), expected);
        assert_eq!(rows(b"sep=,\nDoknr,x\n"), [(2, vec!["Doknr".into(), "x".into()])]);
        assert_eq!(rows(b"a;\x93b\x94 \x96 c\n"), [(1, vec!["a".into(), "“b” – c".into()])]);
    }
}
