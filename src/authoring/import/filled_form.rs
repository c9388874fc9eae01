//! A form in a workbook that a person has filled in.

use super::{Cell, Row, Table};
use crate::authoring::new::form::form_rows::{FormAnswer, HEADINGS, KIND, SHEET, TARGET};

/// A filled form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilledForm {
    /// The kind that it names.
    pub kind: String,
    /// The id of the requirement that it is written for; empty if there is none.
    pub target: String,
    /// The rows with an answer.
    pub answers: Vec<FormAnswer>,
}

/// The form that a workbook holds; none if it is another workbook.
#[must_use]
pub fn filled_form(tables: &[Table]) -> Option<FilledForm> {
    let table = tables.iter().find(|table| table.name.as_deref() == Some(SHEET))?;
    let is_heading = |row: &&Row| row.cells.iter().map(Cell::text).take(HEADINGS.len()).eq(HEADINGS.map(str::to_owned));
    let heading = table.rows.iter().find(is_heading)?.number;
    let cell = |row: &Row, column: usize| row.cells.get(column).map(answer).unwrap_or_default();
    let (head, rows): (Vec<&Row>, Vec<&Row>) = table.rows.iter().partition(|row| row.number < heading);
    let labelled =
        |label: &str| head.iter().find(|row| cell(row, 0) == label).map(|row| cell(row, 1)).unwrap_or_default();
    let answer =
        |row: &&Row| FormAnswer { row: row.number, name: cell(row, 0), pointer: cell(row, 3), text: cell(row, 1) };
    let answers = rows.iter().filter(|row| row.number > heading).map(answer);
    let is_answered = |answer: &FormAnswer| !answer.text.is_empty();
    Some(FilledForm { kind: labelled(KIND), target: labelled(TARGET), answers: answers.filter(is_answered).collect() })
}

/// What a person has written in a cell; a day as ÅÅÅÅ-MM-DD, however it is shown.
fn answer(cell: &Cell) -> String {
    match cell {
        Cell::Day { day, .. } => day.to_string(),
        Cell::Empty | Cell::Text(_) | Cell::Number { .. } | Cell::Clock(_) | Cell::Fault(_) | Cell::NoValue => {
            cell.text()
        }
    }
}
