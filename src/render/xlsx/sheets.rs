//! The report as sheets of a workbook: headings, widths and cells, before any library writes them.

use super::sheet::Sheet;
use super::{due, evidence, findings, gap, matrix, plan, processes, unit_names};
use crate::report::Report;
use crate::report::views::{Extent, View};

/// The sheets that follow the summary, in their order.
#[must_use]
pub fn sheets(report: &Report) -> Vec<Sheet> {
    let names = unit_names::Names::of(report);
    let sheets = [
        findings::sheet(report, &names),
        matrix::sheet(report, Extent::Whole, &names),
        plan::sheet(report),
        evidence::sheet(report, &names),
        due::sheet(report, i32::MAX, &names),
    ];
    sheets.into_iter().map(|sheet| sheet.cut(MOST_ROWS)).collect()
}

/// The sheets of one side of the report.
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

/// A sheet of Excel holds some 48,000 rows more.
const MOST_ROWS: usize = 1_000_000;
