//! The sheets of a workbook: headings, widths and cells, independent of the library that writes them.

use super::sheet::Sheet;
use super::{
    deviations, due, evidence, findings, gap, matrix, plan, processes, register, responsibilities, self_checks,
    undetermined, unit_names,
};
use crate::report::Report;
use crate::report::views::gap::Filter;
use crate::report::views::due::usual_days;
use crate::report::views::{Extent, View};

/// The sheets after the summary, in order.
#[must_use]
pub fn sheets(report: &Report) -> Vec<Sheet> {
    let names = unit_names::Names::of(report);
    let sheets = [
        findings::sheet(report, &names),
        matrix::sheet(report, Extent::Whole, &names),
        plan::sheet(report, &Filter::default()),
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
        View::Gap(filter) => {
            let own = [gap::sheet(report, filter, &names), plan::sheet(report, filter)];
            own.into_iter().chain(of_records(report, filter, &names)).collect()
        }
        View::Matrix(extent) => vec![matrix::sheet(report, *extent, &names), processes::sheet(report, *extent)],
        View::Due(within_days) => vec![due::sheet(report, *within_days, &names)],
    };
    sheets.into_iter().map(|sheet| sheet.cut(MOST_ROWS)).collect()
}

/// The sheets of what could not be determined, of what the records of the systematic work say, and of all documents.
fn of_records(report: &Report, filter: &Filter, names: &unit_names::Names<'_>) -> [Sheet; 6] {
    [
        undetermined::sheet(report, filter),
        self_checks::sheet(report, filter, names),
        deviations::counts(report, filter),
        deviations::sheet(report, filter, names),
        responsibilities::sheet(report, filter),
        register::sheet(report, filter, names),
    ]
}

/// The most rows; a sheet of Excel holds 1,048,576.
const MOST_ROWS: usize = 1_000_000;
