//! A register with a proposed område for each row, as a workbook to fill in and import.

use rust_xlsxwriter::{Workbook, XlsxError};

use super::cell::Cell;
use super::error::WorkbookError;
use super::look::Styles;
use super::sheet::{Column, Filling, Part, Sheet};
use super::write_sheet::write_sheet;
use crate::authoring::import::Suggested;

const WIDTH: u16 = 24;
const WIDTH_OF_AREAS: u16 = 44;

/// The workbook.
///
/// # Errors
/// If `rust_xlsxwriter` refuses to write it.
pub fn render(suggested: &Suggested) -> Result<Vec<u8>, WorkbookError> {
    written(suggested).map_err(|error| WorkbookError::Refused(error.to_string()))
}

fn written(suggested: &Suggested) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let styles = Styles::new();
    for sheet in [register(suggested), words(suggested)] {
        write_sheet(workbook.add_worksheet(), &sheet, &styles)?;
    }
    workbook.save_to_buffer()
}

fn register(suggested: &Suggested) -> Sheet {
    let mut columns: Vec<Column> =
        suggested.headings.iter().map(|heading| Column::new(heading.as_str(), WIDTH)).collect();
    if let Some(areas) = columns.last_mut() {
        *areas = Column { width: WIDTH_OF_AREAS, filling: Filling::Text, ..Column::new(areas.heading.clone(), WIDTH) };
    }
    Sheet {
        name: "Register",
        columns,
        rows: suggested.rows.iter().map(|row| row.iter().map(Cell::text).collect()).collect(),
        frozen: 0,
        last_printed: None,
        coloured: None,
        empty: "Registret har inga rader som blir dokument.",
        closing: None,
        part: Part::Range,
    }
}

fn words(suggested: &Suggested) -> Sheet {
    Sheet {
        name: "Ord att välja bland",
        columns: vec![Column::new("Ord för område", WIDTH_OF_AREAS)],
        rows: suggested.words.iter().map(|word| vec![Cell::text(word)]).collect(),
        frozen: 0,
        last_printed: None,
        coloured: None,
        empty: "Alla ord går att skriva.",
        closing: None,
        part: Part::Range,
    }
}
