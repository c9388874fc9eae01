//! Ej bedömt: what could not be determined, why, and what to do.

use super::cell::Cell;
use super::sheet::{Column, Sheet};
use crate::render::undetermined_words::what_to_do;
use crate::report::Report;
use crate::report::views::gap::Filter;
use crate::report::views::undetermined::{Undetermined, undetermined};

/// The sheet `Ej bedömt`.
pub fn sheet(report: &Report, filter: &Filter) -> Sheet {
    let columns =
        [("Enhet eller dokument", 28), ("Krav", 40), ("Lagrum", 26), ("Varför", 44), ("Gör så", 50), ("Fil", 28)];
    Sheet {
        name: "Ej bedömt",
        columns: columns.map(|(heading, width)| Column::new(heading, width)).into(),
        rows: undetermined(report, filter).iter().map(|one| row(report, one)).collect(),
        frozen: 1,
        last_printed: None,
        coloured: None,
        empty: "Allt gick att bedöma.",
        closing: None,
    }
}

fn row(report: &Report, one: &Undetermined<'_>) -> Vec<Cell> {
    let requirement = &report.requirements[one.row.requirement];
    vec![
        Cell::text(one.subject(report)),
        Cell::text(requirement.title.as_str()),
        Cell::text(requirement.citation.to_string()),
        Cell::text(one.reason()),
        Cell::text(what_to_do(report, one)),
        Cell::text(one.row.document.as_ref().map_or("", |at| &at.path)),
    ]
}
