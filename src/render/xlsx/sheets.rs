//! The sheets of a workbook: headings, widths and cells, independent of the library that writes them.

use super::sheet::Sheet;
use super::{
    collected_rows, demands, deviations, due, evidence, findings, gap, gone_rows, matrix, plan, processes, register,
    responsibilities, self_checks, summary, trend, undetermined, unit_names, unit_rows,
};
use crate::report::Report;
use crate::report::views::due::usual_days;
use crate::report::views::gap::Filter;
use crate::report::views::{Extent, View};

/// The names of all sheets that the program writes.
pub const NAMES: [&str; 21] = [
    summary::NAME,
    unit_rows::NAME,
    findings::NAME,
    plan::NAME,
    gone_rows::NAME,
    matrix::NAME,
    due::NAME,
    trend::NAME,
    evidence::NAME,
    gap::NAME,
    processes::NAME,
    self_checks::NAME,
    deviations::IN_NUMBERS,
    deviations::NAME,
    demands::NAME,
    responsibilities::NAME,
    register::NAME,
    undetermined::NAME,
    collected_rows::CARERS,
    collected_rows::ACTS,
    collected_rows::BY_ACT,
];

/// The sheets after the summary, in order.
#[must_use]
pub fn sheets(report: &Report) -> Vec<Sheet> {
    let names = unit_names::Names::of(report);
    let all = Filter::default();
    let first = [unit_rows::sheet(report, &names), findings::sheet(report, &names), plan::sheet(report, &all, &names)];
    let middle = [matrix::sheet(report, Extent::Whole), due::sheet(report, usual_days(report), &names)];
    let sheets = first.into_iter().chain(gone_rows::sheet(report, &all)).chain(middle);
    let sheets = sheets.chain(of_records(report, &all, &names));
    let sheets = sheets.chain(trend::sheet(report, &names)).chain([evidence::sheet(report, &names)]);
    sheets.map(|sheet| sheet.cut(MOST_ROWS).with_few_links()).collect()
}

/// The sheets of one view of the report.
#[must_use]
pub fn sheets_of(report: &Report, view: &View) -> Vec<Sheet> {
    let names = unit_names::Names::of(report);
    let sheets = match view {
        View::Gap(filter) => {
            let first = [gap::sheet(report, filter, &names), plan::sheet(report, filter, &names)];
            let sheets = first.into_iter().chain(gone_rows::sheet(report, filter));
            sheets.chain(of_records(report, filter, &names)).collect()
        }
        View::Matrix(extent) => vec![matrix::sheet(report, *extent), processes::sheet(report, *extent, &names)],
        View::Due(within_days) => vec![due::sheet(report, *within_days, &names)],
    };
    sheets.into_iter().map(|sheet| sheet.cut(MOST_ROWS).with_few_links()).collect()
}

/// The sheets of what could not be determined, of what the records of the systematic work say, and of all documents.
fn of_records(report: &Report, filter: &Filter, names: &unit_names::Names<'_>) -> Vec<Sheet> {
    let mut sheets = vec![
        undetermined::sheet(report, filter, names),
        self_checks::sheet(report, filter, names),
        deviations::counts(report, filter),
        deviations::sheet(report, filter, names),
    ];
    sheets.extend(demands::sheet(report, filter, names));
    sheets.extend([responsibilities::sheet(report, filter, names), register::sheet(report, filter, names)]);
    sheets
}

/// The most rows; a sheet of Excel holds 1,048,576.
const MOST_ROWS: usize = 1_000_000;
