//! The matrix in a terminal: enheter × requirements, and the activities of each process.

use super::gap_table::{framed, framed_from};
use crate::render::Style;
use crate::render::shared_words::{count, heading, one_line};
use crate::report::Report;
use crate::report::dossier::{ActivityRow, ProcessRow};
use crate::report::views::Extent;
use crate::report::views::matrix::{Cell, matrix};
use crate::report::views::process::{HEADINGS, activities, columns};

/// The least width of the terminal for a table with six columns of ids.
const WIDE: usize = 120;
/// The most enheter in one table.
const SIDE_BY_SIDE: usize = 4;

/// The matrix of a report, whole or only its rows with gaps.
#[must_use]
pub fn render(report: &Report, extent: Extent, style: Style) -> String {
    let matrix = matrix(report, extent);
    let mut text = heading(&format!("Enheter och krav per {}", report.audit.date), style);
    if matrix.requirements.is_empty() {
        text.push_str("Inget saknas i det som ska finnas för enheterna.\n");
    }
    for rows in matrix.rows.chunks(SIDE_BY_SIDE) {
        let heads: Vec<String> =
            std::iter::once("Krav".to_owned()).chain(rows.iter().map(|(unit, _)| one_line(&unit.name))).collect();
        let heads: Vec<&str> = heads.iter().map(String::as_str).collect();
        let lines = matrix.requirements.iter().enumerate().filter_map(|(at, number)| {
            let cells: Vec<&Cell<'_>> = rows.iter().map(|(_, cells)| &cells[at]).collect();
            let is_empty = cells.iter().all(|cell| **cell == Cell::NotAsked);
            let requirement = &report.requirements[*number];
            let first = format!("{} ({})", requirement.title, requirement.citation);
            let words = cells.into_iter().map(|cell| one_line(&cell.words()));
            (!is_empty).then(|| std::iter::once(first).chain(words).collect())
        });
        text.push_str(&framed(&heads, lines, style));
        text.push('\n');
    }
    for process in &report.dossier.processes {
        text.push_str(&of_process(process, extent, style));
    }
    text
}

fn of_process(process: &ProcessRow, extent: Extent, style: Style) -> String {
    let title = format!("{} ({}), {}", process.title, process.document.id, process.path);
    let mut rows: Vec<Vec<String>> = activities(process, extent).map(of_activity).collect();
    if rows.is_empty() {
        return String::new();
    }
    let whole = [&process.controls, &process.goals, &process.risks].map(|ids| cell(ids));
    rows.push(["hela processen".to_owned(), String::new(), String::new()].into_iter().chain(whole).collect());
    let total = count(process.activities.len(), "aktivitet", "aktiviteter");
    format!("{}{}{total}\n\n", heading(&one_line(&title), style), framed_from(WIDE, &HEADINGS, rows.into_iter(), style))
}

fn of_activity(activity: &ActivityRow) -> Vec<String> {
    std::iter::once(one_line(&activity.name)).chain(columns(activity).map(cell)).collect()
}

/// The ids of a cell, or a dash if there are none.
fn cell(ids: &[String]) -> String {
    if ids.is_empty() { "–".to_owned() } else { one_line(&ids.join(", ")) }
}
