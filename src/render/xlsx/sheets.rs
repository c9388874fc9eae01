//! The sheets of a workbook: headings, widths and cells, independent of the library that writes them.

use super::sheet::Sheet;
use super::{due, evidence, findings, gap, matrix, plan, processes, unit_names};
use crate::report::Report;
use crate::report::views::due::usual_days;
use crate::report::views::{Extent, View};

/// The sheets after the summary, in order.
#[must_use]
pub fn sheets(report: &Report) -> Vec<Sheet> {
    let names = unit_names::Names::of(report);
    let sheets = [
        findings::sheet(report, &names),
        matrix::sheet(report, Extent::Whole, &names),
        plan::sheet(report),
        evidence::sheet(report, &names),
        due::sheet(report, usual_days(report), &names),
    ];
    sheets.into_iter().map(|sheet| sheet.cut(MOST_ROWS)).collect()
}

/// The sheets of one view of the report.
#[must_use]
pub fn sheets_of(report: &Report, view: &View) -> Vec<Sheet> {
    let names = unit_names::Names::of(report);
    let sheets = match view {
        View::Gap(filter) => vec![gap::sheet(report, filter, &names), plan::sheet(report)],
        View::Matrix(extent) => vec![matrix::sheet(report, *extent, &names), processes::sheet(report, *extent)],
        View::Due(within_days) => vec![due::sheet(report, *within_days, &names)],
    };
    sheets.into_iter().map(|sheet| sheet.cut(MOST_ROWS)).collect()
}

/// The most rows; a sheet of Excel holds 1,048,576.
const MOST_ROWS: usize = 1_000_000;
