//! Tables from a workbook: values as they are shown, and the stored results of formulas.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};

use super::date_format::DateFormat;
use super::number_format::{plain, shown};
use super::package::Package;
use super::register_cell::{Epoch, moment, serial_day};
use super::sheet_facts::{Position, SheetFacts, facts};
use super::struck::Struck;
use super::{Cell, Fault, ImportError, MAX_CELLS, MAX_COLUMNS, MAX_ROWS, Note, Row, Table};
use crate::text::date::day;
use crate::text::personal_number;

type Book<'bytes> = Xlsx<Cursor<&'bytes [u8]>>;

const BROKEN: Fault = ImportError::Broken;
/// How many cells of a workbook are looked at, and how much text is taken from them; one text may stand in many cells.
const MAX_SEEN: usize = 10_000_000;
const MAX_TEXT: usize = 100 * 1024 * 1024;

/// The tables of a workbook, one for each sheet.
///
/// # Errors
/// If it is no workbook, or unpacks to more than is read.
pub fn tables(bytes: &[u8]) -> Result<Vec<Table>, Fault> {
    let mut package = Package::open(bytes)?;
    let parts = package.sheets()?;
    let struck = Struck::of(&mut package)?;
    let mut book: Book<'_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| BROKEN)?;
    let sheets = book.sheets_metadata().to_vec();
    let (mut seen, mut text) = (MAX_SEEN, MAX_TEXT);
    let mut tables = Vec::new();
    for (sheet, part) in sheets.into_iter().zip(parts) {
        // A sheet that is a chart has no cells.
        if sheet.typ != SheetType::WorkSheet || sheet.name != part.name {
            continue;
        }
        let facts = facts(package.part(&part.path).ok_or(BROKEN)?, &struck, &mut seen)?;
        let mut sheet_cells = Cells { text, is_cut: facts.is_cut, ..Cells::default() };
        fill(&mut book, &sheet.name, &mut sheet_cells)?;
        sheet_cells.add(&facts);
        text = sheet_cells.text;
        let mut table = sheet_cells.table(&facts);
        let comments = package.comments(&part.path);
        table.notes.extend((!comments.is_empty()).then_some(Note::Comments { cells: comments }));
        let is_hidden = sheet.visible != SheetVisible::Visible;
        tables.push(Table { name: Some(sheet.name), is_hidden, ..table });
    }
    Ok(tables)
}

/// Reads the values of a sheet.
///
/// NOTE: cells are read one by one: a range is as large as the sheet's extent, which one far cell makes huge.
fn fill(book: &mut Book<'_>, name: &str, cells: &mut Cells) -> Result<(), Fault> {
    let epoch = if book.has_1904_epoch() { Epoch::Of1904 } else { Epoch::Of1900 };
    let mut reader = book.worksheet_cells_reader(name).map_err(|_| BROKEN)?;
    let formats: Vec<(String, Option<u32>)> = reader
        .styles()
        .iter()
        .map(|style| {
            style.number_format.as_ref().map_or_else(Default::default, |one| (one.format_code.clone(), one.format_id))
        })
        .collect();
    while !cells.is_cut {
        match reader.next_cell_with_style_id() {
            Ok(Some((found, style))) => {
                let format = formats.get(style).map_or(("", None), |(code, id)| (code.as_str(), *id));
                cells.put(found.get_position(), cell(found.get_value(), format, epoch));
            }
            Ok(None) => break,
            // An error that the library does not know; the facts of the sheet have it.
            Err(XlsxError::CellError(_)) => {}
            Err(_) => return Err(BROKEN),
        }
    }
    Ok(())
}

/// The cells of a sheet by row.
#[derive(Debug, Default)]
struct Cells {
    rows: BTreeMap<u32, Row>,
    /// The number of cells, the empty ones between others included.
    count: usize,
    /// How much text may still be taken.
    text: usize,
    /// The number of values beyond the last column, and the row of the first.
    beyond: Option<(usize, u32)>,
    is_cut: bool,
}

impl Cells {
    fn put(&mut self, (row, column): Position, cell: Cell) {
        let length = cell_length(&cell);
        if cell == Cell::Empty || self.is_cut {
            return;
        }
        if column as usize >= MAX_COLUMNS {
            self.beyond = Some(self.beyond.map_or((1, row), |(values, first)| (values + 1, first)));
            return;
        }
        let cells = &mut self.rows.entry(row).or_default().cells;
        let more = (column as usize + 1).saturating_sub(cells.len());
        cells.resize(cells.len() + more, Cell::Empty);
        cells[column as usize] = cell;
        self.count += more;
        match self.text.checked_sub(length) {
            Some(left) => self.text = left,
            None => self.is_cut = true,
        }
        self.is_cut |= self.rows.len() > MAX_ROWS || self.count > MAX_CELLS;
    }

    /// Adds what the sheet says beside its values: errors, formulas without a value, and cells that are merged down.
    fn add(&mut self, facts: &SheetFacts) {
        for (position, error) in &facts.errors {
            self.put(*position, Cell::Fault(error.clone()));
        }
        for position in &facts.without_value {
            self.put(*position, Cell::NoValue);
        }
        for (position, digits) in &facts.long_numbers {
            self.put(*position, Cell::Number { shown: digits.clone(), day: None });
        }
        self.mark(&facts.merged_across, |row| &mut row.across);
        self.mark(&facts.struck, |row| &mut row.struck);
        self.merge_down(facts);
    }

    /// Marks the columns of cells that have a value.
    fn mark(&mut self, cells: &[Position], columns: fn(&mut Row) -> &mut Vec<usize>) {
        for (row, column) in cells {
            let column = *column as usize;
            let row = self.rows.get_mut(row);
            let row = row.filter(|row| row.cells.get(column).is_some_and(|cell| *cell != Cell::Empty));
            if let Some(row) = row {
                columns(row).push(column);
            }
        }
    }

    /// Gives each row of a cell that is merged down its value.
    fn merge_down(&mut self, facts: &SheetFacts) {
        let mut left = MAX_CELLS;
        for ((first, column), last) in &facts.merged_down {
            let column = *column as usize;
            let Some(cell) = self.rows.get(first).and_then(|row| row.cells.get(column)).cloned() else { continue };
            if cell == Cell::Empty {
                continue;
            }
            let length = cell_length(&cell);
            for (_, row) in self.rows.range_mut(first + 1..=*last) {
                let (Some(visits), Some(text)) = (left.checked_sub(1), self.text.checked_sub(length)) else {
                    self.is_cut = true;
                    return;
                };
                left = visits;
                if row.cells.get(column).is_some_and(|own| *own != Cell::Empty) {
                    continue;
                }
                if row.cells.len() <= column {
                    row.cells.resize(column + 1, Cell::Empty);
                }
                row.cells[column] = cell.clone();
                row.merged.push((column, *first as usize + 1));
                self.text = text;
            }
        }
    }

    fn table(self, facts: &SheetFacts) -> Table {
        let numbered = |(number, row): (u32, Row)| Row {
            number: number as usize + 1,
            is_hidden: facts.hidden_rows.contains(&number),
            ..row
        };
        let beyond =
            self.beyond.map(|(values, row)| Note::BeyondColumns { values, row: row as usize + 1, last: MAX_COLUMNS });
        Table {
            rows: self.rows.into_iter().map(numbered).collect(),
            hidden_columns: facts.hidden_columns.clone(),
            notes: beyond.into_iter().collect(),
            is_cut: self.is_cut,
            ..Table::default()
        }
    }
}

fn cell_length(cell: &Cell) -> usize {
    match cell {
        Cell::Empty | Cell::NoValue => 0,
        Cell::Text(text) | Cell::Clock(text) | Cell::Fault(text) => text.len(),
        Cell::Number { shown, .. } | Cell::Day { shown, .. } => shown.len(),
    }
}

fn cell(value: &DataRef<'_>, (code, id): (&str, Option<u32>), epoch: Epoch) -> Cell {
    let text = |text: &str| if text.trim().is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) };
    match value {
        DataRef::Empty => Cell::Empty,
        DataRef::String(found) => text(found),
        DataRef::SharedString(found) => text(found),
        #[expect(clippy::cast_precision_loss, reason = "a workbook holds numbers of fifteen digits")]
        DataRef::Int(found) => number(*found as f64, code, epoch),
        DataRef::Float(found) => number(*found, code, epoch),
        DataRef::Bool(truth) => Cell::Text(if *truth { "ja" } else { "nej" }.to_owned()),
        DataRef::DateTime(found) => dated(found.as_f64(), &DateFormat::read(code, id), epoch),
        DataRef::DateTimeIso(written) => iso(written),
        DataRef::DurationIso(written) => Cell::Clock(written.clone()),
        DataRef::Error(error) => Cell::Fault(error.to_string()),
    }
}

fn number(number: f64, code: &str, epoch: Epoch) -> Cell {
    let plain = plain(number);
    // NOTE: a personal number is known by its digits, so a format may part them only where it is known after that.
    let may_name_person = matches!(plain.len(), 10 | 12);
    let is_kept = |shown: &String| !may_name_person || !personal_number::find(shown).is_empty();
    let shown = shown(number, code).filter(is_kept).unwrap_or(plain);
    Cell::Number { shown, day: serial_day(number, epoch) }
}

fn dated(days: f64, format: &DateFormat, epoch: Epoch) -> Cell {
    let Some(moment) = moment(days, epoch) else { return Cell::Text(plain(days)) };
    let shown = format.shown(moment, days);
    if days >= 1.0 && format.has_date() {
        let has_clock = moment.time() != jiff::civil::Time::midnight();
        return Cell::Day { day: moment.date(), shown, is_whole: format.has_whole_day(), has_clock };
    }
    // Excel shows the day before the first one for an empty cell that a formula points at.
    if format.has_date() { Cell::Text("1900-01-00".to_owned()) } else { Cell::Clock(shown) }
}

/// A moment that is written as a text.
fn iso(written: &str) -> Cell {
    let (date, clock) = written.split_once('T').unwrap_or((written, ""));
    match day(date) {
        Some(day) => {
            let has_clock = clock.contains(|one: char| matches!(one, '1'..='9'));
            Cell::Day { day, shown: date.to_owned(), is_whole: true, has_clock }
        }
        None => Cell::Text(written.to_owned()),
    }
}
