//! The report as sheets of a workbook: headings, widths and cells, before any library writes them.

use self::sheet::Sheet;
use crate::report::Report;

pub mod cell;
pub mod colours;
mod due;
mod evidence;
mod findings;
mod matrix;
mod names;
mod plan;
pub mod sheet;
pub mod summary;

/// Why a workbook could not be made.
#[derive(Debug, thiserror::Error, miette::Diagnostic)]
pub enum WorkbookError {
    /// The library refused something.
    #[error("arbetsboken för Excel kunde inte göras: {0}")]
    #[diagnostic(help("skriv rapporten i ett annat format, till exempel --output json=rapport.json"))]
    Refused(String),
}

/// The sheets that follow the summary, in their order.
#[must_use]
pub fn sheets(report: &Report) -> Vec<Sheet> {
    let names = names::Names::of(report);
    let sheets = [
        findings::sheet(report, &names),
        matrix::sheet(report, &names),
        plan::sheet(report),
        evidence::sheet(report, &names),
        due::sheet(report, &names),
    ];
    sheets.into_iter().map(|sheet| sheet.cut(MOST_ROWS)).collect()
}

/// A sheet of Excel holds some 48,000 rows more.
const MOST_ROWS: usize = 1_000_000;
