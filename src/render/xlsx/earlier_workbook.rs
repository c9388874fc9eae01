//! An earlier workbook, read back: its plan of measures with what people have filled in.

use std::collections::{BTreeMap, HashSet};

use super::error::KeepError;
use super::{carried, gone_rows, plan, plan_columns as columns, sheets};
use crate::authoring::import::{Cell, ImportError, Note, Row, Table, tables};
use crate::report::earlier_plan::{EarlierPlan, EarlierRow, EarlierTable, Written};
use crate::text::personal_number::clean;

/// How far down the headings are looked for: people put lines above a table.
const MOST_ABOVE: usize = 50;

/// The plan of an earlier workbook; `file` is its name in errors.
///
/// # Errors
/// If it is no workbook of the program, is over the limits, or has a cell whose value it does not hold.
pub fn read(file: &str, bytes: Vec<u8>) -> Result<EarlierPlan, KeepError> {
    let [has_comments, has_drawings] = ["comments", "drawings/drawing"].map(|part| has_part(&bytes, part));
    let sheets = tables(file, bytes).map_err(|error| match error {
        ImportError::TooLarge(_) | ImportError::Unpacked(_) => KeepError::TooLarge(file.to_owned()),
        ImportError::Unopened { .. }
        | ImportError::NoFile(_)
        | ImportError::OnlyDocuments { .. }
        | ImportError::OtherFormat(_)
        | ImportError::Broken(_)
        | ImportError::NoHeading { .. }
        | ImportError::NoRows { .. }
        | ImportError::NoSheet { .. }
        | ImportError::Word(_)
        | ImportError::NoKindGiven(_)
        | ImportError::OnlyRegisters { .. }
        | ImportError::NoColumn { .. }
        | ImportError::NoField { .. }
        | ImportError::ColumnForm(_)
        | ImportError::NoDocuments(_)
        | ImportError::NoAreas(_)
        | ImportError::NoTarget { .. }
        | ImportError::Personal { .. }
        | ImportError::NoKind { .. } => KeepError::NoWorkbook(file.to_owned()),
    })?;
    let named = |name: &str| sheets.iter().find(|sheet| sheet.name.as_deref() == Some(name));
    let Some(of_plan) = named(plan::NAME) else { return Err(KeepError::NoPlan(file.to_owned())) };
    let of_gone = named(gone_rows::NAME).map(|sheet| table(file, gone_rows::NAME, sheet)).transpose()?;
    Ok(EarlierPlan {
        plan: table(file, plan::NAME, of_plan)?,
        gone: of_gone.unwrap_or_default(),
        left: left(&sheets, has_drawings, has_comments).into_iter().chain(taken(of_plan)).collect(),
        above: above(of_plan),
        file: clean(file),
    })
}

/// What of a workbook is not carried over: sheets that people added, and comments on cells.
fn left(sheets: &[Table], has_drawings: bool, has_comments: bool) -> Vec<String> {
    let of_people = sheets.iter().filter(|sheet| !sheet.rows.is_empty());
    let names = of_people.filter_map(|sheet| sheet.name.as_deref()).filter(|name| !sheets::NAMES.contains(name));
    let names = names.map(|name| format!("bladet {}", clean(name)));
    let comments = has_comments.then(|| "kommentarer som är fästa vid celler".to_owned());
    let drawings = has_drawings.then(|| "bilder och textrutor".to_owned());
    names.chain(comments).chain(drawings).collect()
}

/// What people wrote above the headings of the plan.
fn above(plan: &Table) -> Option<String> {
    let is_heading = |row: &&Row| row.cells.iter().any(|cell| text(cell).trim() == columns::KEY);
    let head = plan.rows.iter().take(MOST_ABOVE).find(is_heading)?;
    let mut above = plan.rows.iter().filter(|row| row.number < head.number).flat_map(|row| &row.cells);
    let is_filled = above.any(|cell| *cell != Cell::Empty);
    is_filled.then(|| format!("det som stod ovanför rubrikerna i bladet {}", plan::NAME))
}

/// The columns of the plan that people called as those of the sheet on what is gone.
fn taken(plan: &Table) -> Vec<String> {
    let is_filled = |cell: &Cell| *cell != Cell::Empty;
    let is_heading = |row: &&Row| row.cells.iter().any(|cell| text(cell).trim() == columns::KEY);
    let Some(head) = plan.rows.iter().take(MOST_ABOVE).find(is_heading) else { return Vec::new() };
    let taken = headings(head, plan).into_iter().enumerate().filter(|(at, heading)| {
        let below = plan.rows.iter().filter(|row| row.number > head.number);
        [carried::SINCE, carried::WHY].contains(&heading.as_str())
            && below.filter_map(|row| row.cells.get(*at)).any(is_filled)
    });
    let columns = taken.map(|(_, heading)| format!("kolumnen {heading}, som heter som en av programmets"));
    columns.collect()
}

/// True if a workbook has a part of a name: comments on cells and drawings stand in parts of their own.
fn has_part(bytes: &[u8], part: &str) -> bool {
    let archive = zip::ZipArchive::new(std::io::Cursor::new(bytes));
    archive.is_ok_and(|archive| archive.file_names().flatten().any(|name| name.to_lowercase().contains(part)))
}

/// The table of a sheet, whose headings are the first row that names the keys.
fn table(file: &str, name: &'static str, sheet: &Table) -> Result<EarlierTable, KeepError> {
    let is_wide = sheet.notes.iter().any(|note| matches!(note, Note::BeyondColumns { .. }));
    if sheet.is_cut || is_wide {
        return Err(KeepError::TooLarge(file.to_owned()));
    }
    let is_heading = |row: &&Row| row.cells.iter().any(|cell| text(cell).trim() == columns::KEY);
    let Some(head) = sheet.rows.iter().take(MOST_ABOVE).find(is_heading) else {
        return Err(KeepError::NoKeys { file: file.to_owned(), sheet: name });
    };
    let headings = headings(head, sheet);
    let mut rows = Vec::new();
    for row in sheet.rows.iter().filter(|row| row.number > head.number) {
        let mut values = BTreeMap::new();
        for (heading, cell) in headings.iter().zip(&row.cells) {
            let value = written(cell).ok_or(KeepError::NoValue { sheet: name, row: row.number })?;
            values.extend(value.map(|value| (heading.clone(), value)));
        }
        rows.push(EarlierRow(values));
    }
    rows.retain(|row| !row.0.is_empty() && !is_sentence(row));
    Ok(EarlierTable { headings, rows })
}

/// The headings of a table, each once: of two alike the later gets a number, and a column without heading its own.
fn headings(head: &Row, sheet: &Table) -> Vec<String> {
    let width = sheet.rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
    let mut seen: HashSet<String> = HashSet::new();
    let heading = |at: usize| {
        let written = head.cells.get(at).map(text).unwrap_or_default();
        let words = clean(&written.split_whitespace().collect::<Vec<_>>().join(" "));
        let name: String = if words.is_empty() { format!("Kolumn {}", at + 1) } else { words };
        let name: String = name.chars().take(100).collect();
        let mut unique = name.clone();
        let mut number = 1;
        while !seen.insert(unique.to_lowercase()) {
            number += 1;
            unique = format!("{name} ({number})");
        }
        unique
    };
    let mut headings: Vec<String> = (0..width).map(heading).collect();
    let is_used = |at: usize| {
        let below = sheet.rows.iter().filter(|row| row.number > head.number);
        below.filter_map(|row| row.cells.get(at)).any(|cell| *cell != Cell::Empty)
    };
    // A column with neither heading nor values only lies between others.
    while headings.len() > head.cells.len() && !is_used(headings.len() - 1) {
        headings.pop();
    }
    headings
}

/// True for the sentence that stands in place of rows.
fn is_sentence(row: &EarlierRow) -> bool {
    let is_ours = |value: &Written| *value == Written::Text(plan::EMPTY.to_owned());
    row.0.len() == 1
        && row.0.values().all(|value| is_ours(value) || *value == Written::Text(gone_rows::EMPTY.to_owned()))
        && !row.0.contains_key(carried::WHY)
}

/// The value of a cell, without personal numbers; none of a formula whose value is not stored.
fn written(cell: &Cell) -> Option<Option<Written>> {
    Some(match cell {
        Cell::Empty => None,
        Cell::NoValue => return None,
        Cell::Day { day, has_clock: false, .. } => Some(Written::Day(day.to_string())),
        Cell::Number { shown, .. } => Some(match shown.parse::<i32>() {
            Ok(number) if number.to_string() == *shown && clean(shown) == *shown => Written::Number(number),
            Ok(_) | Err(_) => Written::Text(clean(shown)),
        }),
        Cell::Day { shown, .. } | Cell::Text(shown) | Cell::Clock(shown) | Cell::Fault(shown) => {
            Some(Written::Text(clean(shown)))
        }
    })
}

fn text(cell: &Cell) -> &str {
    match cell {
        Cell::Text(text) => text,
        Cell::Empty | Cell::NoValue | Cell::Number { .. } | Cell::Day { .. } | Cell::Clock(_) | Cell::Fault(_) => "",
    }
}
