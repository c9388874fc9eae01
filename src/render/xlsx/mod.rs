//! Excel: the workbook as a file, with the same bytes for the same report.
//!
//! The only folder that knows `rust_xlsxwriter`. Text from documents is always written as text, never as a formula.

use rust_xlsxwriter::{DocProperties, Workbook, Worksheet, XlsxError};

use self::carried::{Carried, has_own_words};
use self::cell::safe;
use self::contents::about;
use self::error::WorkbookError;
use self::look::Styles;
use self::page_blocks::Page;
use self::sheet::Sheet;
use self::sheets::{sheets, sheets_of};
use self::summary::page;
use self::write_sheet::{excel_day, write_page, write_sheet};
use crate::render::Format;
use crate::render::shared_words::count;
use crate::report::Report;
use crate::report::earlier_plan::EarlierPlan;
use crate::report::views::gap::Filter;
use crate::report::views::plan::plan_of;
use crate::report::views::{View, ViewName};

mod carried;
pub(crate) mod cell;
mod collect;
mod collected_rows;
pub(crate) mod colours;
mod contents;
mod demands;
mod deviations;
mod due;
pub(crate) mod earlier_workbook;
pub(crate) mod error;
mod evidence;
mod findings;
pub(crate) mod form_sheet;
mod gap;
mod gone_rows;
mod look;
mod matrix;
mod page_blocks;
mod plan;
mod plan_columns;
mod processes;
mod register;
mod responsibilities;
mod self_checks;
pub(crate) mod sheet;
mod sheet_settings;
pub(crate) mod sheets;
pub(crate) mod suggestions;
pub(crate) mod summary;
mod trend;
mod undetermined;
mod unit_names;
mod unit_rows;
mod write_sheet;

/// The format `xlsx`.
pub const FORMAT: Format = Format {
    name: "xlsx",
    extension: "xlsx",
    opened_in: Some("Excel"),
    shows_notes: true,
    views: &ViewName::ALL,
    report: |report, _, _| render(report),
    view: Some(|report, view, _| of_view(report, view)),
    change: None,
    collection: Some(|collection, _| collect::render(collection)),
};

/// The report as a workbook.
///
/// # Errors
/// If `rust_xlsxwriter` refuses to write it.
pub fn render(report: &Report) -> Result<Vec<u8>, WorkbookError> {
    let sheets = sheets(report);
    written(report, Some(page(report, &sheets)), sheets).map_err(|error| WorkbookError::Refused(error.to_string()))
}

/// What was carried over from an earlier plan, as a sentence.
#[must_use]
pub fn told(report: &Report, filter: &Filter, earlier: &EarlierPlan) -> String {
    let carried = Carried::of(report, filter, &plan_of(report, filter));
    let filled = carried.by_row.values().filter(|row| has_own_words(row)).count() + carried.others.len();
    let rows = count(filled, "rad i åtgärdsplanen", "rader i åtgärdsplanen");
    let gone = count(carried.gone.len(), "rad", "rader");
    format!("Från {} är det ifyllda fört över till {rows}, och {gone} står i bladet {}.", earlier.file, gone_rows::NAME)
}

/// One view of the report as a workbook.
///
/// # Errors
/// If `rust_xlsxwriter` refuses to write it.
pub fn of_view(report: &Report, view: &View) -> Result<Vec<u8>, WorkbookError> {
    let sheets = sheets_of(report, view);
    // The matrix and due views need no summary of counts.
    let page = match view {
        View::Gap(_) => Some(page(report, &sheets)),
        View::Matrix(_) | View::Due(_) => None,
    };
    written(report, page, sheets).map_err(|error| WorkbookError::Refused(error.to_string()))
}

fn written(report: &Report, page: Option<Page>, sheets: Vec<Sheet>) -> Result<Vec<u8>, XlsxError> {
    let (date, about) = (&report.audit.date, about(report));
    let bound = Binding {
        day: date,
        footer: format!("Granskning per {date}"),
        title: format!("Granskning av ledningssystemet per {date}, {about}"),
        about,
    };
    bound.written(page, sheets)
}

/// What stands around the sheets of a workbook.
struct Binding<'day> {
    /// The day in its properties instead of that of the clock, so that the same input gives the same bytes.
    day: &'day str,
    /// What it is about, on every printed page.
    about: String,
    /// The left of every printed page below.
    footer: String,
    /// The title in its properties.
    title: String,
}

/// The most characters of a header, each of which may be written as two; Excel allows 255 in all.
const MOST_IN_HEADER: usize = 120;

impl Binding<'_> {
    fn written(&self, page: Option<Page>, sheets: Vec<Sheet>) -> Result<Vec<u8>, XlsxError> {
        let mut workbook = Workbook::new();
        workbook.set_properties(&self.properties());
        let styles = Styles::new();
        // A sign of its own would be read as a command.
        let about: String = safe(&self.about).chars().take(MOST_IN_HEADER).collect();
        let header = format!("&L{}", about.replace('&', "&&"));
        let footer = format!("&L{}&C&A&RSida &P av &N", self.footer);
        let paged = |worksheet: &mut Worksheet| {
            worksheet.set_header(&header).set_footer(&footer);
        };
        if let Some(page) = page {
            let worksheet = workbook.add_worksheet();
            paged(worksheet);
            write_page(worksheet, &page, &styles)?;
        }
        for sheet in sheets {
            let worksheet = workbook.add_worksheet();
            paged(worksheet);
            write_sheet(worksheet, &sheet, &styles)?;
        }
        workbook.save_to_buffer()
    }

    fn properties(&self) -> DocProperties {
        let made = excel_day(self.day).or_else(|| excel_day("2000-01-01")).unwrap_or_default();
        DocProperties::new()
            .set_title(safe(&self.title))
            .set_subject("Ledningssystem för sjukskrivning och rehabilitering")
            .set_author("ledningskoll")
            .set_category("Granskningsrapport")
            .set_keywords("ledningssystem, egenkontroll, åtgärdsplan, sjukskrivning, rehabilitering")
            .set_comment("Visar vad som saknas i det som ett program kan se. Säger inte att lagen är följd.")
            .set_creation_datetime(&made)
    }
}
