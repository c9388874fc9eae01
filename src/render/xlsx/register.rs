//! Dokument: the register of all documents.

use super::cell::Cell;
use super::sheet::{Column, Part, Sheet};
use super::unit_names::Names;
use crate::report::Report;
use crate::report::dossier::DocumentRow;
use crate::report::views::choice::status;
use crate::report::views::gap::Filter;
use crate::report::views::register::register;

/// The name of the sheet.
pub const NAME: &str = "Dokument";

/// The sheet `Dokument`.
pub fn sheet(report: &Report, filter: &Filter, names: &Names<'_>) -> Sheet {
    let shown = [
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
    let aside = [("Enhets-id", 18), ("Beslutad av-id", 22), ("Ansvarig-id", 22)];
    Sheet {
        name: NAME,
        columns: Column::row(&shown, &aside),
        rows: register(report, filter).into_iter().map(|document| row(names, document)).collect(),
        frozen: 2,
        last_printed: Some(13),
        coloured: None,
        empty: "Inget dokument svarar mot urvalet.",
        closing: None,
        part: Part::Table,
    }
}

fn row(names: &Names<'_>, document: &DocumentRow) -> Vec<Cell> {
    let [deciders, owners] = [&document.decided_by, &document.owner].map(|role| Vec::from_iter(role.clone()));
    vec![
        Cell::text(document.reference.id.as_str()),
        Cell::text(document.title.as_str()),
        Cell::text(document.reference.kind.as_str()),
        Cell::text(names.units(&document.units)),
        Cell::text(status(document)),
        Cell::maybe(document.version.as_ref()),
        Cell::day(document.decided.as_ref()),
        Cell::text(names.roles(&deciders)),
        Cell::day(document.valid_till.as_ref()),
        Cell::day(document.next_review.as_ref()),
        Cell::text(names.roles(&owners)),
        Cell::text(document.areas.join(", ")),
        names.file(&document.path, document.line),
        Cell::number(document.line),
        names.unit_ids(&document.units),
        names.role_ids(&deciders),
        names.role_ids(&owners),
    ]
}
