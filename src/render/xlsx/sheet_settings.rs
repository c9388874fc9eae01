//! The settings of a sheet beside its cells: filter, frozen headings, data validation and page setup.

use rust_xlsxwriter::{
    DataValidation, DataValidationRule, ExcelDateTime, Format, IgnoreError, Table, TableColumn, TableStyle, Worksheet,
    XlsxError,
};

use super::cell::safe;
use super::look::colour;
use super::sheet::{Filling, Part, Sheet};

/// Applies the settings of a sheet whose cells are written.
pub fn apply_settings(worksheet: &mut Worksheet, sheet: &Sheet, heading: &Format) -> Result<(), XlsxError> {
    let (last_row, last_column) = sheet.last();
    if is_table(sheet) {
        worksheet.add_table(0, 0, last_row, last_column, &table(sheet, heading))?;
    } else {
        worksheet.autofilter(0, 0, last_row, last_column)?;
    }
    worksheet.set_freeze_panes(1, sheet.frozen)?;
    // A version such as 1.10 is text on purpose; this turns off Excel's warning.
    worksheet.ignore_error_range(1, 0, last_row, last_column, IgnoreError::NumberStoredAsText)?;
    if !sheet.rows.is_empty() {
        sheet.coloured.map_or(Ok(()), |columns| colour(worksheet, (1, last_row), columns))?;
        for (number, column) in (0..).zip(&sheet.columns) {
            if let Some(validation) = validation(column.filling)? {
                worksheet.add_data_validation(1, number, last_row, number, &validation)?;
            }
        }
    }
    if let Some(last_printed) = sheet.last_printed {
        let last_row = if sheet.part == Part::Register { 0 } else { last_row };
        worksheet.set_print_area(0, 0, last_row, last_printed.min(last_column))?;
    }
    if sheet.part == Part::Register {
        worksheet.set_header(NOT_PRINTED);
    }
    if sheet.pages() > 1 {
        worksheet.set_repeat_columns(0, sheet.frozen.saturating_sub(1))?;
    }
    lay_out(worksheet, sheet.pages())
}

/// The header of a sheet whose rows are not printed.
const NOT_PRINTED: &str = "&LRaderna skrivs inte ut. Välj Sidlayout, Utskriftsområde, Rensa för att skriva ut dem.";

/// The most cells of a table: the library holds each in memory twice.
const MOST_IN_TABLE: usize = 1_000_000;

/// True if Excel is told that the sheet is a table. A sheet without rows only has a sentence.
fn is_table(sheet: &Sheet) -> bool {
    let is_of_ours = matches!(sheet.part, Part::Table | Part::Register);
    is_of_ours && !sheet.rows.is_empty() && sheet.rows.len().saturating_mul(sheet.columns.len()) <= MOST_IN_TABLE
}

/// The table of a sheet, by the name of the sheet; its look is that of the cells.
fn table(sheet: &Sheet, heading: &Format) -> Table {
    let column = |text: &str| TableColumn::new().set_header(safe(text)).set_header_format(heading);
    let columns: Vec<TableColumn> = sheet.columns.iter().map(|one| column(&one.heading)).collect();
    Table::new().set_name(sheet.name.replace(' ', "_")).set_columns(&columns).set_style(TableStyle::None)
}

fn validation(filling: Filling) -> Result<Option<DataValidation>, XlsxError> {
    Ok(match filling {
        Filling::Report | Filling::Text => None,
        Filling::Day => {
            let (first, last) = (ExcelDateTime::from_ymd(2000, 1, 1)?, ExcelDateTime::from_ymd(2100, 12, 31)?);
            let days = DataValidation::new().allow_date(DataValidationRule::Between(first, last));
            Some(days.set_error_title("Inget datum")?.set_error_message("Skriv dagen som ÅÅÅÅ-MM-DD.")?)
        }
        Filling::Choice(words) => {
            let words = DataValidation::new().allow_list_strings(words)?;
            Some(words.set_error_title("Okänd status")?.set_error_message("Välj ett ord i listan.")?)
        }
    })
}

/// Sets up printing: A4 landscape, `pages` pages wide, the first row repeated on each.
pub fn lay_out(worksheet: &mut Worksheet, pages: u16) -> Result<(), XlsxError> {
    worksheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(pages, 0);
    worksheet.set_margins(0.4, 0.4, 0.7, 0.6, 0.3, 0.3);
    worksheet.set_repeat_rows(0, 0).map(|_| ())
}

const A4: u8 = 9;
