//! Ej bedömt: what could not be determined, why, and what to do.

use super::cell::Cell;
use super::sheet::{Column, Part, Sheet};
use super::unit_names::Names;
use crate::render::undetermined_words::what_to_do;
use crate::report::Report;
use crate::report::views::gap::Filter;
use crate::report::views::undetermined::{Undetermined, undetermined};

/// The name of the sheet.
pub const NAME: &str = "Ej bedömt";

/// The sheet `Ej bedömt`.
pub fn sheet(report: &Report, filter: &Filter, names: &Names<'_>) -> Sheet {
    let shown =
        [("Enhet eller dokument", 28), ("Krav", 40), ("Lagrum", 26), ("Varför", 44), ("Gör så", 50), ("Fil", 28)];
    Sheet {
        name: NAME,
        columns: Column::row(&shown, &[]),
        rows: undetermined(report, filter).iter().map(|one| row(report, one, names)).collect(),
        frozen: 1,
        last_printed: None,
        coloured: None,
        empty: "Allt gick att bedöma.",
        closing: None,
        part: Part::Table,
    }
}

fn row(report: &Report, one: &Undetermined<'_>, names: &Names<'_>) -> Vec<Cell> {
    let requirement = &report.requirements[one.row.requirement];
    vec![
        Cell::text(one.subject(report)),
        Cell::text(requirement.title.as_str()),
        Cell::text(requirement.citation.to_string()),
        Cell::text(one.reason()),
        Cell::text(what_to_do(report, one)),
        one.row.document.as_ref().map_or(Cell::Blank, |at| names.file(&at.path, 1)),
    ]
}
