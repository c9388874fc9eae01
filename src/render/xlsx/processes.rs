//! Aktiviteter: the documents of each activity of each process.

use super::cell::Cell;
use super::sheet::{Column, Sheet};
use crate::report::Report;
use crate::report::dossier::{ActivityRow, ProcessRow};
use crate::report::views::Extent;
use crate::report::views::process::{HEADINGS, activities, columns};

/// The sheet `Aktiviteter`.
pub fn sheet(report: &Report, extent: Extent) -> Sheet {
    let widths = [30, 30, 30, 26, 26, 26];
    let of_activities = HEADINGS.into_iter().zip(widths).map(|(heading, width)| Column::new(heading, width));
    let rows = report.dossier.processes.iter().flat_map(|process| {
        let row = |activity: &ActivityRow| row(process, activity);
        activities(process, extent).map(row).collect::<Vec<_>>()
    });
    Sheet {
        name: "Aktiviteter",
        columns: std::iter::once(Column::new("Process", 30)).chain(of_activities).collect(),
        rows: rows.collect(),
        frozen: 2,
        last_printed: None,
        coloured: None,
        empty: match extent {
            Extent::Whole => "Ingen process är beskriven.",
            Extent::Holes => "Ingen aktivitet saknar något.",
        },
        closing: None,
    }
}

fn row(process: &ProcessRow, activity: &ActivityRow) -> Vec<Cell> {
    let first = [format!("{} ({})", process.title, process.document.id), activity.name.clone()].map(Cell::text);
    let of = |ids: &[String]| Cell::text(if ids.is_empty() { "–".to_owned() } else { ids.join(", ") });
    first.into_iter().chain(columns(activity).map(of)).collect()
}
