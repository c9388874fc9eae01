//! One view of the report as Markdown tables; what is printed fits in a comment.

use super::escape::escaped;
use super::room::Room;
use crate::finding::Outcome;
use crate::render::choice_words::choice;
use crate::render::last_line::last_line;
use crate::render::shared_words::{any_outcome, count};
use crate::render::xlsx::cell::Cell;
use crate::render::xlsx::sheet::Sheet;
use crate::render::xlsx::sheets::sheets_of;
use crate::report::Report;
use crate::report::views::View;

/// The budget in bytes for the tables; a comment on GitHub holds 65,536 characters.
const ROOM: usize = 60_000;
/// The most characters shown of a cell.
const MOST: usize = 300;
/// The most columns of one table.
const MOST_COLUMNS: usize = 10;

/// One view of the report as Markdown.
#[must_use]
pub fn render(report: &Report, view: &View, room: Room) -> String {
    let title = match view {
        View::Gap(_) => "Läget",
        View::Matrix(_) => "Enheter och krav",
        View::Due(_) => "Har passerat och förfaller",
    };
    let role = report.audit.role.as_ref().map(|role| format!(": {}", escaped(&role.name, MOST))).unwrap_or_default();
    let last = escaped(&last_line(report, &report.totals()), MOST);
    let mut text = format!("## {title} per {}{role}\n\n{last}\n", escaped(&report.audit.date, MOST));
    if let View::Gap(filter) = view
        && let Some(choice) = choice(report, filter)
    {
        text.push_str(&format!("\n{}\n", escaped(&choice, MOST)));
    }
    let mut room = room.at_most(ROOM);
    for sheet in sheets_of(report, view) {
        let sheet = narrowed(sheet, view);
        text.push_str(&format!("\n### {}\n", sheet.name));
        for columns in side_by_side(&sheet) {
            let table = table(&sheet, &columns, &mut room);
            text.push_str(&table);
        }
        if let Some(closing) = &sheet.closing {
            text.push_str(&format!("\n{}\n", escaped(closing, MOST)));
        }
    }
    text
}

/// The columns of each table: a wide one is split into several, each with the columns that name its rows, two at most.
fn side_by_side(sheet: &Sheet) -> Vec<Vec<usize>> {
    let shown = sheet.columns.iter().enumerate().filter(|(_, column)| !column.is_aside);
    let all: Vec<usize> = shown.map(|(at, _)| at).collect();
    if all.len() <= MOST_COLUMNS {
        return vec![all];
    }
    let is_name = |at: &&usize| !sheet.rows.iter().any(|row| matches!(row[**at], Cell::Number(_)));
    let (names, others) = all.split_at(all.iter().take(2).take_while(is_name).count());
    others.chunks(MOST_COLUMNS - names.len()).map(|chunk| [names, chunk].concat()).collect()
}

/// The rows with something to do, unless a filter says otherwise: satisfied rows are many and need no action.
fn narrowed(mut sheet: Sheet, view: &View) -> Sheet {
    if let View::Gap(filter) = view
        && filter.only.is_none()
        && sheet.name == "Läge"
    {
        let settled = [Outcome::Satisfied, Outcome::NotApplicable].map(|settled| Cell::text(any_outcome(settled)));
        sheet.rows.retain(|row| !row.iter().any(|cell| settled.contains(cell)));
    }
    sheet
}

fn table(sheet: &Sheet, columns: &[usize], room: &mut usize) -> String {
    let mut text = "\n".to_owned();
    if sheet.rows.is_empty() {
        text.push_str(&format!("{}\n", sheet.empty));
        return text;
    }
    text.push_str(&line(columns.iter().map(|at| escaped(&sheet.columns[*at].heading, MOST))));
    text.push_str(&line(columns.iter().map(|_| "---".to_owned())));
    let mut left_out = 0;
    for row in &sheet.rows {
        let row = line(columns.iter().map(|at| cell(&row[*at])));
        // After the first row that does not fit, all are omitted, so that no row is missing in the middle.
        if left_out == 0 && text.len() + row.len() <= *room {
            text.push_str(&row);
        } else {
            left_out += 1;
        }
    }
    if left_out > 0 {
        let rows = count(left_out, "rad", "rader");
        text.push_str(&format!("\n{rows} till får inte plats här; hela listan står i formaten xlsx och json.\n"));
    }
    *room = room.saturating_sub(text.len());
    text
}

fn line(cells: impl Iterator<Item = String>) -> String {
    format!("| {} |\n", cells.collect::<Vec<_>>().join(" | "))
}

fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Blank => String::new(),
        Cell::Text(text) | Cell::Day(text) | Cell::Written(text) | Cell::Link(text, _) | Cell::Web(text, _) => {
            escaped(text, MOST)
        }
        Cell::Number(number) => number.to_string(),
    }
}
