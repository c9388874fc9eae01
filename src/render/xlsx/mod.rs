//! Excel: the workbook as a file, with the same bytes for the same report.
//!
//! The only folder that knows `rust_xlsxwriter`. Text from documents is always written as text, never as a formula.

use rust_xlsxwriter::{DocProperties, Workbook, XlsxError};

use self::error::WorkbookError;
use self::look::Styles;
use self::sheet::Sheet;
use self::sheets::{sheets, sheets_of};
use self::summary::{Page, page};
use self::write_sheet::{excel_day, write_page, write_sheet};
use crate::render::Format;
use crate::report::Report;
use crate::report::views::View;

pub(crate) mod cell;
pub(crate) mod colours;
mod deviations;
mod due;
pub(crate) mod error;
mod evidence;
mod findings;
mod gap;
mod look;
mod matrix;
mod plan;
mod processes;
mod register;
mod responsibilities;
mod self_checks;
pub(crate) mod sheet;
mod sheet_settings;
pub(crate) mod sheets;
pub(crate) mod summary;
mod undetermined;
mod unit_names;
mod write_sheet;

/// The format `xlsx`.
pub const FORMAT: Format = Format {
    name: "xlsx",
    is_text: false,
    report: |report, _, _| render(report),
    view: Some(|report, view, _| of_view(report, view)),
    change: None,
};

/// The report as a workbook.
///
/// # Errors
/// If `rust_xlsxwriter` refuses to write it.
pub fn render(report: &Report) -> Result<Vec<u8>, WorkbookError> {
    written(report, Some(page(report)), sheets(report)).map_err(|error| WorkbookError::Refused(error.to_string()))
}

/// One view of the report as a workbook.
///
/// # Errors
/// If `rust_xlsxwriter` refuses to write it.
pub fn of_view(report: &Report, view: &View) -> Result<Vec<u8>, WorkbookError> {
    // The matrix and due views need no summary of counts.
    let page = match view {
        View::Gap(_) => Some(page(report)),
        View::Matrix(_) | View::Due(_) => None,
    };
    written(report, page, sheets_of(report, view)).map_err(|error| WorkbookError::Refused(error.to_string()))
}

fn written(report: &Report, page: Option<Page>, sheets: Vec<Sheet>) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(report));
    let styles = Styles::new();
    let footer = format!("&LGranskning per {}&C&A&RSida &P av &N", report.audit.date);
    if let Some(page) = page {
        write_page(workbook.add_worksheet().set_footer(&footer), &page, &styles)?;
    }
    for sheet in sheets {
        write_sheet(workbook.add_worksheet().set_footer(&footer), &sheet, &styles)?;
    }
    workbook.save_to_buffer()
}

fn properties(report: &Report) -> DocProperties {
    let date = &report.audit.date;
    // The audit date instead of the clock, so that the same audit gives the same bytes.
    let made = excel_day(date).or_else(|| excel_day("2000-01-01")).unwrap_or_default();
    DocProperties::new()
        .set_title(format!("Granskning av ledningssystemet per {date}"))
        .set_subject("Ledningssystem för sjukskrivning och rehabilitering")
        .set_author("ledningskoll")
        .set_category("Granskningsrapport")
        .set_keywords("ledningssystem, egenkontroll, åtgärdsplan, sjukskrivning, rehabilitering")
        .set_comment("Visar vad som saknas i det som ett program kan se. Säger inte att lagen är följd.")
        .set_creation_datetime(&made)
}
