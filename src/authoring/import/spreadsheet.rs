//! Tables from a workbook, with the stored results of formulas.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{DataRef, Reader, Xlsx};

use super::register_cell::serial;
use super::{Cell, Fault, ImportError, MAX_COLUMNS, MAX_ROWS, Row, Table};

type Book = Xlsx<Cursor<Vec<u8>>>;

const BROKEN: Fault = ImportError::Broken;

/// The tables of a workbook, one for each sheet.
///
/// # Errors
/// If it is no workbook, or too large.
pub fn tables(bytes: Vec<u8>) -> Result<Vec<Table>, Fault> {
    let mut book: Book = Xlsx::new(Cursor::new(bytes)).map_err(|_| BROKEN)?;
    let names = book.sheet_names();
    names.into_iter().map(|name| table(&mut book, name)).collect()
}

/// NOTE: cells are read one by one: a range is as large as the sheet's extent, which one far cell makes huge.
fn table(book: &mut Book, name: String) -> Result<Table, Fault> {
    let mut rows: BTreeMap<u32, Vec<Cell>> = BTreeMap::new();
    // A sheet that is a chart has no cells.
    let Ok(mut reader) = book.worksheet_cells_reader(&name) else {
        return Ok(Table { name: Some(name), ..Table::default() });
    };
    while let Some(found) = reader.next_cell().map_err(|_| BROKEN)? {
        let (row, column) = found.get_position();
        let (column, cell) = (column as usize, cell(found.get_value()));
        if cell == Cell::Empty || column >= MAX_COLUMNS {
            continue;
        }
        let cells = rows.entry(row).or_default();
        if cells.len() <= column {
            cells.resize(column + 1, Cell::Empty);
        }
        cells[column] = cell;
        if rows.len() > MAX_ROWS {
            return Err(ImportError::TooLarge);
        }
    }
    let rows = rows.into_iter().map(|(number, cells)| Row { number: number as usize + 1, cells }).collect();
    Ok(Table { name: Some(name), rows, notes: Vec::new() })
}

fn cell(value: &DataRef<'_>) -> Cell {
    let text = |text: &str| if text.trim().is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) };
    match value {
        DataRef::Empty => Cell::Empty,
        DataRef::String(found) => text(found),
        DataRef::SharedString(found) => text(found),
        DataRef::Int(number) => Cell::Text(number.to_string()),
        DataRef::Float(number) => Cell::Number(*number),
        DataRef::Bool(truth) => Cell::Text(if *truth { "ja" } else { "nej" }.to_owned()),
        DataRef::DateTime(day) if day.is_datetime() => {
            let (year, month, date, ..) = day.to_ymd_hms_milli();
            Cell::Day(format!("{year:04}-{month:02}-{date:02}"))
        }
        DataRef::DateTime(other) => serial(other.as_f64()).map_or(Cell::Empty, |_| Cell::Number(other.as_f64())),
        DataRef::DateTimeIso(written) => Cell::Text(written.split('T').next().unwrap_or_default().to_owned()),
        DataRef::DurationIso(written) => Cell::Text(written.clone()),
        DataRef::Error(_) => Cell::Fault,
    }
}
