//! The matrix in a terminal: enheter × requirements, and the activities of each process.

use std::collections::HashMap;

use super::gap_table::{fits, framed, framed_from};
use crate::render::Style;
use crate::render::shared_words::{count, heading, one_line, wrapped};
use crate::report::dossier::{ActivityRow, ProcessRow};
use crate::report::views::Extent;
use crate::report::views::matrix::{Cell, Matrix, matrix};
use crate::report::views::process::{HEADINGS, activities, columns, undecided, with_status};
use crate::report::{Report, UnitRow};

/// The least width of the terminal for a table with six columns of ids.
const WIDE: usize = 120;
/// The most enheter in one table.
const SIDE_BY_SIDE: usize = 4;
/// The most enheter whose cells are shown.
const MOST_UNITS: usize = 5;

/// The matrix of a report, whole or only its rows with gaps.
#[must_use]
pub fn render(report: &Report, extent: Extent, style: Style) -> String {
    let matrix = matrix(report, extent);
    let mut text = heading(&format!("Enheter och krav per {}", report.audit.date), style);
    if matrix.requirements.is_empty() {
        text.push_str("Inget saknas i det som ska finnas för enheterna.\n");
    }
    if matrix.rows.len() > MOST_UNITS {
        text.push_str(&in_numbers(&matrix, style));
    } else {
        text.push_str(&side_by_side(report, &matrix, style));
    }
    let undecided = undecided(report);
    for process in &report.dossier.processes {
        text.push_str(&of_process(process, extent, &undecided, style));
    }
    text
}

/// The numbers of each enhet, where the enheter are too many to stand beside each other.
fn in_numbers(matrix: &Matrix<'_>, style: Style) -> String {
    let row = |(unit, cells): &(&UnitRow, Vec<Cell<'_>>)| {
        let number = |is: fn(&Cell<'_>) -> bool| cells.iter().filter(|cell| is(cell)).count().to_string();
        vec![
            one_line(&unit.name),
            number(|cell| *cell == Cell::Missing),
            number(|cell| *cell == Cell::Undetermined),
            number(|cell| *cell == Cell::Waived),
            number(|cell| *cell == Cell::Own),
            number(|cell| matches!(cell, Cell::Via(_))),
        ]
    };
    let heads = ["Enhet", "Saknas", "Ej bedömt", "Undantag", "Egen", "Via"];
    let more = format!(
        "{} är för många för en tabell här. Krav för krav står de i sidan och arbetsboken: skriv dem med --output \
         html=matris.html eller --output xlsx=matris.xlsx, eller välj enhet med --unit.",
        count(matrix.rows.len(), "enhet", "enheter")
    );
    format!("{}{}\n", framed(&heads, matrix.rows.iter().map(row), style), wrapped(&more, "", style))
}

/// The enheter beside each other, as many as fit with their words whole.
fn side_by_side(report: &Report, matrix: &Matrix<'_>, style: Style) -> String {
    let mut text = String::new();
    let mut rest = matrix.rows.as_slice();
    while !rest.is_empty() {
        let most = rest.len().min(SIDE_BY_SIDE);
        let does_fit = |number: &usize| {
            let (heads, lines) = table(report, matrix, &rest[..*number]);
            fits(&heads.iter().map(String::as_str).collect::<Vec<_>>(), &lines, style)
        };
        let number = (1..=most).rev().find(does_fit).unwrap_or(most);
        let (heads, lines) = table(report, matrix, &rest[..number]);
        text.push_str(&framed(&heads.iter().map(String::as_str).collect::<Vec<_>>(), lines.into_iter(), style));
        text.push('\n');
        rest = &rest[number..];
    }
    text
}

/// The headings and the rows of some enheter: a row for each requirement that is asked of any of them.
fn table(report: &Report, matrix: &Matrix<'_>, units: &[(&UnitRow, Vec<Cell<'_>>)]) -> (Vec<String>, Vec<Vec<String>>) {
    let heads = std::iter::once("Krav".to_owned()).chain(units.iter().map(|(unit, _)| one_line(&unit.name)));
    let lines = matrix.requirements.iter().enumerate().filter_map(|(at, number)| {
        let cells: Vec<&Cell<'_>> = units.iter().map(|(_, cells)| &cells[at]).collect();
        let is_empty = cells.iter().all(|cell| **cell == Cell::NotAsked);
        let requirement = &report.requirements[*number];
        let first = format!("{} ({})", requirement.title, requirement.citation);
        let words = cells.into_iter().map(|cell| one_line(&cell.words()));
        (!is_empty).then(|| std::iter::once(first).chain(words).collect())
    });
    (heads.collect(), lines.collect())
}

/// The statuses of the ids whose documents are not decided.
type Undecided<'report> = HashMap<&'report str, &'report str>;

fn of_process(process: &ProcessRow, extent: Extent, undecided: &Undecided<'_>, style: Style) -> String {
    let title = format!("{} ({}), {}", process.title, process.document.id, process.path);
    let mut rows: Vec<Vec<String>> =
        activities(process, extent).map(|activity| of_activity(activity, undecided)).collect();
    if rows.is_empty() {
        return String::new();
    }
    let whole = [&process.controls, &process.goals, &process.risks].map(|ids| cell(ids, undecided));
    rows.push(["hela processen".to_owned(), String::new(), String::new()].into_iter().chain(whole).collect());
    let total = count(process.activities.len(), "aktivitet", "aktiviteter");
    format!("{}{}{total}\n\n", heading(&one_line(&title), style), framed_from(WIDE, &HEADINGS, rows.into_iter(), style))
}

fn of_activity(activity: &ActivityRow, undecided: &Undecided<'_>) -> Vec<String> {
    std::iter::once(one_line(&activity.name)).chain(columns(activity).map(|ids| cell(ids, undecided))).collect()
}

/// The ids of a cell, those of documents that are not decided with their status, or a dash if there are none.
fn cell(ids: &[String], undecided: &Undecided<'_>) -> String {
    let ids: Vec<String> = ids.iter().map(|id| with_status(id, id, undecided)).collect();
    if ids.is_empty() { "–".to_owned() } else { one_line(&ids.join(", ")) }
}
