//! What a sheet says of its cells beside their values: hidden rows and columns, merged cells, formulas without a value, errors.

use std::collections::BTreeSet;

use quick_xml::events::{BytesStart, Event};

use super::package::{Part, attribute};
use super::struck::{Struck, is_on};
use super::{Fault, ImportError, MAX_COLUMNS};

const BROKEN: Fault = ImportError::Broken;
/// The size of a sheet.
const LAST_ROW: u32 = 1_048_576;
const LAST_COLUMN: u32 = 16_384;

/// A row and a column, from zero.
pub type Position = (u32, u32);

/// What a sheet says beside the values.
#[derive(Debug, Clone, Default)]
pub struct SheetFacts {
    /// The hidden rows that have a value.
    pub hidden_rows: BTreeSet<u32>,
    /// The hidden columns.
    pub hidden_columns: Vec<usize>,
    /// The cells whose formula has no stored value.
    pub without_value: Vec<Position>,
    /// The cells with an error, and its text.
    pub errors: Vec<(Position, String)>,
    /// The cells that are merged down: the first, and the last row.
    pub merged_down: Vec<(Position, u32)>,
    /// The cells with a value that are merged over several columns.
    pub merged_across: Vec<Position>,
    /// The cells whose text is struck through, or a part of it.
    pub struck: Vec<Position>,
    /// The cells with whole numbers of more digits than Excel holds, and their digits.
    pub long_numbers: Vec<(Position, String)>,
    /// It has more cells than are read.
    pub is_cut: bool,
}

/// A cell while it is read.
#[derive(Debug, Default)]
struct Open {
    position: Position,
    kind: String,
    has_formula: bool,
    has_value: bool,
    is_in_value: bool,
    is_struck: bool,
    text: String,
}

/// Reads what a sheet says, at most this many cells of it.
///
/// # Errors
/// If it is no sheet, or a place in it lies outside every sheet.
pub fn facts(mut part: Part<'_, '_>, struck: &Struck, cells: &mut usize) -> Result<SheetFacts, Fault> {
    let mut reading = Reading { texts: struck.clone(), ..Reading::default() };
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match part.read_event_into(&mut buffer).map_err(|_| BROKEN)? {
            Event::Start(start) => reading.start(&start)?,
            Event::End(end) if end.local_name().as_ref() == "row" => reading.end_row(),
            Event::End(end) if end.local_name().as_ref() == "c" => {
                reading.end_cell();
                *cells = cells.saturating_sub(1);
            }
            Event::End(end) if end.local_name().as_ref() == "v" => reading.cell.is_in_value = false,
            Event::Text(text) if reading.cell.is_in_value => reading.text(&text.xml10_content()),
            // Such as a letter that is written as a number.
            Event::GeneralRef(_) | Event::CData(_) if reading.cell.is_in_value => reading.cell.has_value = true,
            Event::Eof => break,
            _ => {}
        }
        if *cells == 0 {
            reading.facts.is_cut = true;
            break;
        }
    }
    Ok(reading.facts)
}

#[derive(Debug, Default)]
struct Reading {
    texts: Struck,
    facts: SheetFacts,
    row: u32,
    column: u32,
    is_hidden: bool,
    row_has_value: bool,
    cell: Open,
}

impl Reading {
    fn start(&mut self, start: &BytesStart<'_>) -> Result<(), Fault> {
        match start.local_name().as_ref() {
            "dimension" => {
                area(&attribute(start, "ref"))?;
            }
            "col" => self.columns(start),
            "row" => {
                let number = attribute(start, "r");
                if !number.is_empty() {
                    self.row = position(&format!("A{number}"))?.0;
                }
                self.is_hidden = is_true(start, "hidden") || attribute(start, "ht").parse() == Ok(0.0);
            }
            "c" => {
                let place = attribute(start, "r");
                let position = if place.is_empty() { (self.row, self.column) } else { position(&place)? };
                self.column = position.1;
                let is_struck = self.texts.has_format(&attribute(start, "s"));
                self.cell = Open { position, kind: attribute(start, "t"), is_struck, ..Open::default() };
            }
            "strike" => self.cell.is_struck |= is_on(start),
            "f" => self.cell.has_formula = true,
            "v" => {
                self.cell.is_in_value = true;
                // A formula may give an empty text.
                self.cell.has_value |= self.cell.kind == "str";
            }
            "is" => self.cell.has_value = true,
            "mergeCell" => {
                let (first, last) = area(&attribute(start, "ref"))?;
                if last.0 > first.0 && (first.1 as usize) < MAX_COLUMNS {
                    self.facts.merged_down.push((first, last.0));
                } else if last.1 > first.1 {
                    self.facts.merged_across.push(first);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn columns(&mut self, start: &BytesStart<'_>) {
        let number = |name: &str| attribute(start, name).parse::<usize>().ok();
        let is_hidden = is_true(start, "hidden") || attribute(start, "width").parse() == Ok(0.0);
        if let (true, Some(first), Some(last)) = (is_hidden, number("min"), number("max")) {
            self.facts.hidden_columns.extend(first.saturating_sub(1)..last.min(MAX_COLUMNS));
        }
        self.facts.hidden_columns.truncate(MAX_COLUMNS);
    }

    fn text(&mut self, text: &str) {
        const LONGEST: usize = 40;
        self.cell.has_value |= !text.is_empty();
        if matches!(&*self.cell.kind, "" | "e" | "n" | "s") && self.cell.text.len() < LONGEST {
            self.cell.text.extend(text.chars().take(LONGEST));
        }
    }

    fn end_cell(&mut self) {
        let cell = std::mem::take(&mut self.cell);
        self.column += 1;
        self.row_has_value |= cell.has_value || cell.has_formula;
        if cell.position.1 as usize >= MAX_COLUMNS {
            return;
        }
        if cell.is_struck && cell.has_value || cell.kind == "s" && self.texts.has_text(&cell.text) {
            self.facts.struck.push(cell.position);
        }
        if matches!(&*cell.kind, "" | "n") && is_long_number(&cell.text) {
            self.facts.long_numbers.push((cell.position, cell.text));
        } else if cell.kind == "e" && cell.has_value {
            self.facts.errors.push((cell.position, cell.text));
        } else if cell.has_formula && !cell.has_value {
            self.facts.without_value.push(cell.position);
        }
    }

    fn end_row(&mut self) {
        if self.is_hidden && self.row_has_value {
            self.facts.hidden_rows.insert(self.row);
        }
        self.row += 1;
        (self.column, self.is_hidden, self.row_has_value) = (0, false, false);
    }
}

/// True for a whole number of more digits than Excel holds, as other systems write ids; the library rounds it.
fn is_long_number(text: &str) -> bool {
    const HELD: usize = 15;
    text.len() > HELD && text.len() < 40 && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_true(start: &BytesStart<'_>, name: &str) -> bool {
    matches!(&*attribute(start, name), "1" | "true")
}

/// The first and the last cell of an area such as `A2:B4`.
fn area(text: &str) -> Result<(Position, Position), Fault> {
    let (first, last) = text.split_once(':').unwrap_or((text, text));
    let (first, last) = (position(first)?, position(last)?);
    let is_ordered = first.0 <= last.0 && first.1 <= last.1;
    if is_ordered { Ok((first, last)) } else { Err(BROKEN) }
}

/// The position of a cell such as `B4`.
fn position(text: &str) -> Result<Position, Fault> {
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (letters, digits) = text.split_at(letters);
    let digit = |letter: u8| u32::from(letter.to_ascii_uppercase() - b'A') + 1;
    let column = (letters.len() <= 3).then(|| letters.bytes().fold(0, |column, letter| column * 26 + digit(letter)));
    let row = digits.parse::<u32>().ok().filter(|row| (1..=LAST_ROW).contains(row));
    let column = column.filter(|column| (1..=LAST_COLUMN).contains(column));
    row.zip(column).map(|(row, column)| (row - 1, column - 1)).ok_or(BROKEN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_outside_every_sheet_is_refused() {
        assert_eq!(position("B4").ok(), Some((3, 1)));
        assert_eq!(position("XFD1048576").ok(), Some((1_048_575, 16_383)));
        for text in ["", "A", "4", "A0", "XFE1", "ABCD1", "A1048577", "A99999999999", "Å1", "A1:B2"] {
            assert!(position(text).is_err(), "{text}");
        }
        assert!(area("C3:A1").is_err());
    }
}
