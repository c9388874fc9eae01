//! Borta sedan förra: the rows of an earlier plan that are not in this one, with what was filled in.

use super::carried::{Carried, GoneRow, SINCE, WHY};
use super::cell::Cell;
use super::plan::written;
use super::plan_columns as columns;
use super::sheet::{Column, Filling, Sheet};
use crate::report::Report;
use crate::report::views::gap::Filter;
use crate::report::views::plan::plan_of;

/// The name of the sheet.
pub const NAME: &str = "Borta sedan förra";

/// The sentence of the sheet without rows.
pub const EMPTY: &str = "Inga rader i den förra planen är borta.";

/// The sheet `Borta sedan förra`, if an earlier plan is carried over.
pub fn sheet(report: &Report, filter: &Filter) -> Option<Sheet> {
    report.earlier_plan.as_ref()?;
    let carried = Carried::of(report, filter, &plan_of(report, filter));
    let of_plan =
        columns::columns(&carried.own_headings).into_iter().filter(|column| column.heading != columns::NUMBER);
    // Nothing is filled in here any more.
    let of_plan = of_plan.map(|column| Column { filling: Filling::Report, ..column });
    let columns: Vec<Column> = [Column::new(SINCE, 12), Column::new(WHY, 26)].into_iter().chain(of_plan).collect();
    let last_printed = columns.iter().position(|column| column.heading == columns::LAST_PRINTED);
    Some(Sheet {
        name: NAME,
        rows: carried.gone.iter().map(|gone| row(&columns, gone)).collect(),
        part: columns::part(&carried.own_headings),
        columns,
        frozen: 2,
        last_printed: last_printed.and_then(|at| u16::try_from(at).ok()),
        coloured: Some((2, 2)),
        empty: EMPTY,
        closing: None,
    })
}

fn row(columns: &[Column], gone: &GoneRow<'_>) -> Vec<Cell> {
    let cell = |column: &Column| match column.heading.as_str() {
        SINCE => written(&gone.since),
        WHY => Cell::text(gone.why.as_str()),
        heading => gone.row.get(heading).map_or(Cell::Blank, written),
    };
    columns.iter().map(cell).collect()
}
