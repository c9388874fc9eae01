//! Writes cells to a worksheet: text as text, numbers as numbers, dates as dates.

use rust_xlsxwriter::utility::column_number_to_name;
use rust_xlsxwriter::{ExcelDateTime, Worksheet, XlsxError};

use super::cell::{Cell, Target, calendar_day, lines, looks_like_formula, safe, safe_lines};
use super::look::{Look, Styles, colour};
use super::page_blocks::{Block, Layout, Page};
use super::sheet::{Filling, Sheet};
use super::sheet_settings::{apply_settings, lay_out};

/// Writes the summary page.
pub fn write_page(worksheet: &mut Worksheet, page: &Page, styles: &Styles) -> Result<(), XlsxError> {
    worksheet.set_name(page.name)?;
    for (column, width) in (0..).zip(page.widths) {
        worksheet.set_column_width(column, width)?;
    }
    worksheet.write_string_with_format(0, 0, safe(&page.title), &styles.title)?;
    let mut row = 2;
    for block in &page.blocks {
        row = write_block(worksheet, (page, block), row, styles)? + 1;
    }
    worksheet.set_freeze_panes(1, 0)?;
    lay_out(worksheet, 1)
}

/// Writes a block from a row on, and returns the row below it.
fn write_block(
    worksheet: &mut Worksheet,
    (page, block): (&Page, &Block),
    first: u32,
    styles: &Styles,
) -> Result<u32, XlsxError> {
    let look = match block.layout {
        Layout::Facts => &styles.facts,
        Layout::Counts => &styles.counts,
        Layout::List => &styles.table,
        Layout::Sentences => &styles.sentences,
    };
    for (column, at) in (0..).zip(0..page.widths.len()) {
        let is_counted = column > 0 && block.layout == Layout::Counts;
        let format = if is_counted { &styles.count_heading } else { &styles.heading };
        let heading = block.headings.get(at).copied().unwrap_or_default();
        worksheet.write_string_with_format(first, column, heading, format)?;
    }
    let mut row = first + 1;
    for cells in &block.rows {
        for (column, cell) in (0..).zip(cells) {
            write_cell(worksheet, (row, column), cell, look)?;
        }
        if matches!(block.layout, Layout::Counts | Layout::List) {
            make_room(worksheet, row, lines(cells, page.widths))?;
        }
        row += 1;
    }
    if block.layout == Layout::List && !block.rows.is_empty() {
        colour(worksheet, (first + 1, row - 1), (1, 1))?;
    }
    Ok(row)
}

/// Writes a sheet.
pub fn write_sheet(worksheet: &mut Worksheet, sheet: &Sheet, styles: &Styles) -> Result<(), XlsxError> {
    worksheet.set_name(sheet.name)?;
    for (number, column) in (0..).zip(&sheet.columns) {
        worksheet.set_column_width(number, column.width)?;
        worksheet.write_string_with_format(0, number, safe(&column.heading), &styles.heading)?;
    }
    make_room(worksheet, 0, sheet.heading_lines())?;
    let mut below = 1;
    for cells in &sheet.rows {
        for ((number, column), cell) in (0..).zip(&sheet.columns).zip(cells) {
            match (cell, column.filling) {
                (Cell::Blank, Filling::Day) => worksheet.write_blank(below, number, &styles.table.day).map(|_| ())?,
                (cell, Filling::Day | Filling::Choice(_) | Filling::Text | Filling::Report) => {
                    write_cell(worksheet, (below, number), cell, &styles.table)?;
                }
            }
        }
        make_room(worksheet, below, sheet.lines(cells))?;
        below += 1;
    }
    let empty = sheet.rows.is_empty().then_some(sheet.empty);
    if let Some(sentence) = empty.or(sheet.closing.as_deref()) {
        worksheet.write_string_with_format(below, 0, sentence, &styles.sentences.text)?;
    }
    apply_settings(worksheet, sheet, &styles.heading)
}

/// Sets the height of a row from its lines, as some programs do not when they open the file.
fn make_room(worksheet: &mut Worksheet, row: u32, lines: u16) -> Result<(), XlsxError> {
    match lines {
        0 | 1 => Ok(()),
        lines => worksheet.set_row_height(row, lines.saturating_mul(LINE).saturating_add(3).min(HIGHEST)).map(|_| ()),
    }
}

/// The height in points of a line of ten-point text.
const LINE: u16 = 13;
/// The greatest height of a row in Excel, in points.
const HIGHEST: u16 = 409;

fn write_cell(worksheet: &mut Worksheet, at: (u32, u16), cell: &Cell, look: &Look) -> Result<(), XlsxError> {
    let (row, column) = at;
    match cell {
        Cell::Blank => worksheet.write_blank(row, column, &look.text).map(|_| ()),
        Cell::Number(number) => worksheet.write_number_with_format(row, column, *number, &look.number).map(|_| ()),
        Cell::Text(text) => write_text(worksheet, at, &safe(text), look),
        Cell::Written(text) => write_text(worksheet, at, &safe_lines(text), look),
        Cell::Link(text, target) => {
            let (text, place) = (safe(text), place(*target));
            worksheet.write_url_with_options(row, column, place.as_str(), text, "", Some(&look.link)).map(|_| ())
        }
        Cell::Web(text, address) => worksheet
            .write_url_with_options(row, column, address.as_str(), safe(text), "", Some(&look.link))
            .map(|_| ()),
        Cell::Day(text) => match excel_day(text) {
            Some(date) => worksheet.write_datetime_with_format(row, column, &date, &look.day).map(|_| ()),
            None => write_text(worksheet, at, &safe(text), look),
        },
    }
}

fn write_text(worksheet: &mut Worksheet, at: (u32, u16), text: &str, look: &Look) -> Result<(), XlsxError> {
    let format = if looks_like_formula(text) { &look.quoted } else { &look.text };
    worksheet.write_string_with_format(at.0, at.1, text, format).map(|_| ())
}

/// The head of a sheet or of a column of it, as a link names it.
fn place(target: Target) -> String {
    format!("internal:'{}'!{}1", target.sheet, column_number_to_name(target.column))
}

/// A date as Excel counts days, if it can represent it.
pub fn excel_day(text: &str) -> Option<ExcelDateTime> {
    let (year, month, day) = calendar_day(text)?;
    ExcelDateTime::from_ymd(year, month, day).ok()
}
