//! Ansvar: each role at each enhet, from the top of the organisation down.

use super::cell::Cell;
use super::sheet::{Column, Part, Sheet};
use super::unit_names::Names;
use crate::report::Report;
use crate::report::quality_work::DutyRow;
use crate::report::views::choice::status;
use crate::report::views::gap::Filter;
use crate::report::views::responsibilities::{Responsibility, responsibilities};

/// The name of the sheet.
pub const NAME: &str = "Ansvar";

/// The sheet `Ansvar`.
pub fn sheet(report: &Report, filter: &Filter, names: &Names<'_>) -> Sheet {
    let shown = [
        ("Enhet", 24),
        ("Roll", 24),
        ("Nivå", 18),
        ("Ansvarar för", 58),
        ("Innehas av", 26),
        ("Ersätts av", 20),
        ("Rapporterar till", 20),
        ("Dokument", 30),
        ("Status", 14),
        ("Fil", 28),
        ("Rad", 7),
    ];
    let aside = [("Enhets-id", 18), ("Roll-id", 24)];
    Sheet {
        name: NAME,
        columns: Column::row(&shown, &aside),
        rows: responsibilities(report, filter).iter().map(|one| row(names, one)).collect(),
        frozen: 2,
        last_printed: Some(8),
        coloured: None,
        empty: "Inget ansvar är beskrivet.",
        closing: None,
        part: Part::Table,
    }
}

fn row(names: &Names<'_>, one: &Responsibility<'_>) -> Vec<Cell> {
    let role = one.role;
    let duties: Vec<String> = role.duties.iter().map(duty).collect();
    vec![
        Cell::text(one.unit_name()),
        Cell::text(one.role_name()),
        Cell::text(one.level()),
        Cell::text(duties.join("; ")),
        Cell::maybe(role.held_by.as_ref()),
        Cell::text(names.roles(&role.deputies)),
        Cell::text(names.roles(&role.reports_to)),
        Cell::text(one.document.title.as_str()),
        Cell::text(status(one.document)),
        names.file(&one.document.path, role.line),
        Cell::number(role.line),
        Cell::text(one.unit.map_or("", |unit| &unit.id)),
        Cell::text(role.id.as_str()),
    ]
}

fn duty(duty: &DutyRow) -> String {
    let delegated = duty.delegated_to.join(", ");
    if delegated.is_empty() { duty.what.clone() } else { format!("{} (delegerad till {delegated})", duty.what) }
}
