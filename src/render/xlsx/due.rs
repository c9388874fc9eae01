//! Förfaller: everything with a due date, by date.

use super::cell::Cell;
use super::sheet::{Column, Part, Sheet};
use super::unit_names::Names;
use crate::report::Report;
use crate::report::dossier::DueRow;
use crate::report::views::due::{due, kind, when};

/// The name of the sheet.
pub const NAME: &str = "Förfaller";

/// The sheet of the due dates that have passed or come within `within_days`.
pub fn sheet(report: &Report, within_days: i32, names: &Names<'_>) -> Sheet {
    let shown = [
        ("Datum", 12),
        ("Dagar kvar", 9),
        ("När", 15),
        ("Slag", 25),
        ("Vad", 42),
        ("Dokument", 34),
        ("Ansvarig", 26),
        ("Enhet", 26),
        ("Fil", 30),
        ("Rad", 7),
    ];
    let aside = [("Enhets-id", 16), ("Dokument-id", 22), ("Ansvarig-id", 22)];
    Sheet {
        name: NAME,
        columns: Column::row(&shown, &aside),
        rows: due(report, within_days).into_iter().map(|due| row(names, due)).collect(),
        frozen: 1,
        last_printed: Some(9),
        coloured: Some((2, 2)),
        empty: "Inget har passerat och inget förfaller.",
        closing: report.audit.role.as_ref().map(|role| format!("Bara det som {} ansvarar för.", role.name)),
        part: Part::Table,
    }
}

fn row(names: &Names<'_>, due: &DueRow) -> Vec<Cell> {
    vec![
        Cell::Day(due.date.clone()),
        Cell::Number(due.days),
        Cell::text(when(due.days)),
        Cell::text(kind(due.kind)),
        Cell::text(due.what.as_str()),
        Cell::text(names.document(&due.path, &due.document)),
        Cell::text(names.roles(&due.roles)),
        Cell::text(names.units(&due.units)),
        names.file(&due.path, due.line),
        Cell::number(due.line),
        names.unit_ids(&due.units),
        Cell::text(due.document.id.as_str()),
        names.role_ids(&due.roles),
    ]
}
