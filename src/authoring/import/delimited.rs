//! A table from a text with separated values, whose encoding and separator are detected.

use super::encodings::{Decoded, decoded, line_length};
use super::records::{Record, records};
use super::{Cell, Fault, ImportError, MAX_CELLS, MAX_COLUMNS, MAX_ROWS, Note, Remark, Row, Table};

/// The sign that stands for characters that could not be decoded.
const LOST: char = '\u{fffd}';

/// The table of a text.
///
/// # Errors
/// If it is no text.
pub fn table(bytes: &[u8]) -> Result<Table, Fault> {
    let Decoded { text, encoding, others } = decoded(bytes);
    if text.contains('\0') {
        return Err(ImportError::OtherFormat);
    }
    let (text, named, skipped) = named_separator(&text);
    let separator = named.unwrap_or_else(|| separator(text));
    let mut table = Table::default();
    table.notes.push(Note::ReadAs { encoding, separator: char::from(separator) });
    if let Some((lines, other)) = others {
        table.notes.push(Note::OtherEncoding { lines, encoding: other, rest: encoding });
    }
    let mut beyond: Option<(usize, usize)> = None;
    let mut cells = 0;
    for record in records(text, separator) {
        let row = row(&record, skipped);
        if record.beyond > 0 {
            beyond =
                Some(beyond.map_or((record.beyond, row.number), |(values, first)| (values + record.beyond, first)));
        }
        cells += row.cells.len();
        if row.cells.iter().all(|cell| *cell == Cell::Empty) {
            continue;
        }
        if table.rows.len() >= MAX_ROWS || cells > MAX_CELLS {
            table.is_cut = true;
            break;
        }
        table.rows.push(row);
    }
    let note = |(values, row)| Note::BeyondColumns { values, row, last: MAX_COLUMNS };
    table.notes.extend(beyond.map(note));
    Ok(table)
}

fn row(record: &Record<'_>, skipped: usize) -> Row {
    let cells = record.values.iter().map(|value| cell(value)).collect();
    let open = record.has_open_quote.then_some(Remark::OpenQuote);
    let early = record.has_early_quote.then_some(Remark::EarlyQuote);
    let lost = record.text.contains(LOST).then_some(Remark::LostCharacter);
    Row {
        number: record.line + skipped,
        cells,
        remarks: open.into_iter().chain(early).chain(lost).collect(),
        ..Row::default()
    }
}

fn cell(text: &str) -> Cell {
    if text.trim().is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
}

/// The text after a first line that names the separator as Excel does (`sep=;`), the separator, and the lines skipped.
fn named_separator(text: &str) -> (&str, Option<u8>, usize) {
    let named = text.strip_prefix("sep=").and_then(|rest| rest.as_bytes().first().copied());
    match named.filter(|separator| separator.is_ascii() && !matches!(separator, b'\n' | b'\r' | b'"')) {
        Some(separator) => (&text[line_length(text.as_bytes())..], Some(separator), 1),
        None => (text, None, 0),
    }
}

/// The separator that gives the most rows of the same length, of more than one cell.
fn separator(text: &str) -> u8 {
    let score = |separator: u8| {
        let lengths: Vec<usize> = records(text, separator).take(50).map(|record| record.values.len()).collect();
        let longest = lengths.iter().copied().max().unwrap_or(1);
        let same = lengths.iter().filter(|length| **length == longest).count();
        (if longest > 1 { same } else { 0 }, longest)
    };
    // NOTE: of equal scores `max_by_key` takes the last: the semicolon, which Swedish Excel writes.
    [b'\t', b',', b';'].into_iter().max_by_key(|separator| score(*separator)).unwrap_or(b';')
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
        assert_eq!(rows(b"sep=,\r\n\r\nDoknr,x\n"), [(3, vec!["Doknr".into(), "x".into()])]);
        assert_eq!(rows(b"a;\x93b\x94 \x96 c\n"), [(1, vec!["a".into(), "“b” – c".into()])]);
    }
}
