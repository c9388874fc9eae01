//! Aktiviteter: the documents of each activity of each process.

use super::cell::Cell;
use super::sheet::{Column, Part, Sheet};
use super::unit_names::Names;
use crate::report::Report;
use crate::report::dossier::{ActivityRow, ProcessRow};
use crate::report::views::Extent;
use crate::report::views::process::{HEADINGS, activities, columns};

/// The name of the sheet.
pub const NAME: &str = "Aktiviteter";

/// The sheet `Aktiviteter`.
pub fn sheet(report: &Report, extent: Extent, names: &Names<'_>) -> Sheet {
    let widths = [30, 30, 30, 26, 26, 26];
    let of_activities = HEADINGS.into_iter().zip(widths);
    let shown: Vec<(&str, u16)> =
        std::iter::once(("Process", 30)).chain(of_activities).chain([("Enhet", 24)]).collect();
    let aside = [("Enhets-id", 16), ("Ansvarig-id", 22), ("Process-id", 22)];
    let rows = report.dossier.processes.iter().flat_map(|process| {
        let row = |activity: &ActivityRow| row(process, activity, names);
        activities(process, extent).map(row).collect::<Vec<_>>()
    });
    Sheet {
        name: NAME,
        columns: Column::row(&shown, &aside),
        rows: rows.collect(),
        frozen: 2,
        last_printed: Some(7),
        coloured: None,
        empty: match extent {
            Extent::Whole => "Ingen process är beskriven.",
            Extent::Holes => "Ingen aktivitet saknar något.",
        },
        closing: None,
        part: Part::Table,
    }
}

fn row(process: &ProcessRow, activity: &ActivityRow, names: &Names<'_>) -> Vec<Cell> {
    let of = |text: String| Cell::Text(if text.is_empty() { "–".to_owned() } else { text });
    let [routines, responsible, others @ ..] = columns(activity);
    let units = names.row(&process.path, &process.document).map_or(&[][..], |row| &row.units);
    let first = [format!("{} ({})", process.title, process.document.id), activity.name.clone()].map(Cell::text);
    let middle = [of(names.with_statuses(routines).join(", ")), of(names.roles(responsible))];
    let last = [
        Cell::text(names.units(units)),
        names.unit_ids(units),
        names.role_ids(responsible),
        Cell::text(process.document.id.as_str()),
    ];
    first
        .into_iter()
        .chain(middle)
        .chain(others.map(|ids| of(names.with_statuses(ids).join(", "))))
        .chain(last)
        .collect()
}
