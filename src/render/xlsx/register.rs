//! Dokument: the register of all documents.

use super::cell::Cell;
use super::sheet::{Column, Sheet};
use super::unit_names::Names;
use crate::report::Report;
use crate::report::dossier::DocumentRow;
use crate::report::views::choice::status;
use crate::report::views::gap::Filter;
use crate::report::views::register::register;

/// The sheet `Dokument`.
pub fn sheet(report: &Report, filter: &Filter, names: &Names<'_>) -> Sheet {
    let columns = [
        ("Id", 24),
        ("Titel", 44),
        ("Slag", 16),
        ("Enhet", 26),
        ("Status", 20),
        ("Version", 9),
        ("Beslutad", 12),
        ("Beslutad av", 24),
        ("Gäller till", 14),
        ("Nästa översyn", 12),
        ("Ansvarig", 24),
        ("Område", 26),
        ("Fil", 30),
        ("Rad", 7),
    ];
    Sheet {
        name: "Dokument",
        columns: columns.map(|(heading, width)| Column::new(heading, width)).into(),
        rows: register(report, filter).into_iter().map(|document| row(names, document)).collect(),
        frozen: 2,
        last_printed: None,
        coloured: None,
        empty: "Inget dokument svarar mot urvalet.",
        closing: None,
    }
}

fn row(names: &Names<'_>, document: &DocumentRow) -> Vec<Cell> {
    vec![
        Cell::text(document.reference.id.as_str()),
        Cell::text(document.title.as_str()),
        Cell::text(document.reference.kind.as_str()),
        Cell::text(names.units(&document.units)),
        Cell::text(status(document)),
        Cell::maybe(document.version.as_ref()),
        Cell::day(document.decided.as_ref()),
        Cell::maybe(document.decided_by.as_ref()),
        Cell::day(document.valid_till.as_ref()),
        Cell::day(document.next_review.as_ref()),
        Cell::maybe(document.owner.as_ref()),
        Cell::text(document.areas.join(", ")),
        Cell::text(document.path.as_str()),
        Cell::number(document.line),
    ]
}
