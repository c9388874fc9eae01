//! The plan of an import: the field of each column, the documents, and the rows that are left out.

use std::collections::{BTreeMap, HashSet};

use super::draft_text::{Entries, entries, written};
use super::free_names::file_name;
use super::heading::{self, Head};
use super::{Cell, ImportError, Row, Table};
use crate::catalogue::Kind;
use crate::text::personal_number;
use crate::text::words::list;

/// What to import, and as which kind.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'asked> {
    /// The name of the file, for messages.
    pub file: &'asked str,
    /// The kind of every row.
    pub kind: &'asked Kind,
    /// The enhet of rows that name none.
    pub unit: Option<&'asked str>,
    /// The sheet; if none, the first with known headings.
    pub sheet: Option<&'asked str>,
}

/// A column and its field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The heading.
    pub head: String,
    /// The field; none if the heading is unknown.
    pub field: Option<String>,
    /// How many rows have a value in it.
    pub filled: usize,
}

/// A document to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The number of its row.
    pub row: usize,
    /// The id; empty if the register has none.
    pub id: String,
    /// The name of the file.
    pub file: String,
    /// The YAML text.
    pub text: String,
}

/// The plan of an import.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    /// The sheet that is read; none for a text file.
    pub sheet: Option<String>,
    /// The number of the row with the headings.
    pub heading_row: usize,
    /// Notes on how the file was read.
    pub notes: Vec<String>,
    /// The columns that have a heading or a value.
    pub columns: Vec<Column>,
    /// The documents to write.
    pub drafts: Vec<Draft>,
    /// The rows that are left out, with the reason.
    pub left: Vec<(usize, String)>,
    /// Values that a person should check, with the row.
    pub remarks: Vec<(usize, String)>,
}

/// The plan for the tables of a file.
///
/// # Errors
/// If no row has known headings, or if the wanted sheet does not exist.
pub fn plan(tables: &[Table], wanted: Wanted<'_>) -> Result<Plan, ImportError> {
    let (table, at, heads) = chosen(tables, wanted)?;
    let rows = &table.rows[at + 1..];
    let mut plan = Plan {
        sheet: table.name.clone(),
        heading_row: table.rows[at].number,
        notes: table.notes.clone(),
        columns: columns(&heads, rows),
        ..Plan::default()
    };
    plan.notes.extend(tables_left(tables, table));
    if at > 0 {
        let (first, last) = (table.rows[0].number, table.rows[at - 1].number);
        plan.notes.push(if first == last {
            format!("rad {first} står ovanför rubrikerna och är inte inläst")
        } else {
            format!("raderna {first}–{last} står ovanför rubrikerna och är inte inlästa")
        });
    }
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut taken = HashSet::new();
    for row in rows {
        match draft(wanted, &heads, row, &mut seen) {
            Ok((entries, text)) => {
                let title = wanted.kind.words.title_fields.first().map_or("", |field| entries.text(field));
                let id = entries.text(&wanted.kind.words.identity).to_owned();
                let file = file_name(&[&id, title], row.number, &mut taken);
                plan.remarks.extend(entries.remarks.into_iter().map(|remark| (row.number, remark)));
                plan.drafts.push(Draft { row: row.number, id, file, text });
            }
            Err(reason) => plan.left.push((row.number, reason)),
        }
    }
    Ok(plan)
}

fn chosen<'tables>(
    tables: &'tables [Table],
    wanted: Wanted<'_>,
) -> Result<(&'tables Table, usize, Vec<Head>), ImportError> {
    let is_asked = |table: &&Table| wanted.sheet.is_none() || table.name.as_deref() == wanted.sheet;
    let mut asked = tables.iter().filter(is_asked).peekable();
    if let (None, Some(name)) = (asked.peek(), wanted.sheet) {
        let names: Vec<&str> = tables.iter().filter_map(|table| table.name.as_deref()).collect();
        let help = if names.is_empty() {
            "filen har inga blad; kör utan --sheet".to_owned()
        } else {
            format!("bladen är {}", list(&names, "och"))
        };
        return Err(ImportError::NoSheet { name: name.to_owned(), help });
    }
    let found = asked.find_map(|table| heading::find(&table.rows, wanted.kind).map(|(at, heads)| (table, at, heads)));
    found.ok_or_else(|| {
        let known = heading::known(wanted.kind);
        let help = format!(
            "en rad ska ha kolumnernas rubriker, bland dem rubrik eller nummer; kända är {}",
            list(&known, "och")
        );
        ImportError::NoHeading { file: wanted.file.to_owned(), help }
    })
}

fn tables_left(tables: &[Table], chosen: &Table) -> Option<String> {
    let others = tables.iter().filter(|table| table.name != chosen.name && !table.rows.is_empty());
    let names: Vec<&str> = others.filter_map(|table| table.name.as_deref()).collect();
    let sheets = if names.len() == 1 { "bladet" } else { "bladen" };
    (!names.is_empty()).then(|| format!("{sheets} {} är inte inläst", list(&names, "och")))
}

fn columns(heads: &[Head], rows: &[Row]) -> Vec<Column> {
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0).max(heads.len());
    let column = |number: usize| {
        let head = heads.get(number);
        let filled = rows.iter().filter(|row| row.cells.get(number).is_some_and(|cell| *cell != Cell::Empty)).count();
        let text = head.map(|head| personal_number::clean(&head.text)).unwrap_or_default();
        Column { head: text, field: head.and_then(|head| head.field.clone()), filled }
    };
    (0..width).map(column).filter(|column| !column.head.is_empty() || column.filled > 0).collect()
}

/// The fields and the text of a row, or the reason why it is left out.
fn draft(
    wanted: Wanted<'_>,
    heads: &[Head],
    row: &Row,
    seen: &mut BTreeMap<String, usize>,
) -> Result<(Entries, String), String> {
    let is_heading = |(head, cell): (&Head, &Cell)| head.text == cell.text();
    if heads.iter().zip(&row.cells).filter(|(head, _)| head.field.is_some()).all(is_heading) {
        return Err("raden upprepar rubrikerna".to_owned());
    }
    if let Some(head) = heads.iter().zip(&row.cells).find(|(head, cell)| names_person(head, cell)).map(|(head, _)| head)
    {
        return Err(format!(
            "ett personnummer står i kolumnen {}; ta bort det ur registret",
            personal_number::clean(&head.text)
        ));
    }
    let entries = entries(wanted.kind, heads, row, wanted.unit);
    let id = entries.text(&wanted.kind.words.identity).to_owned();
    let has_title = wanted.kind.words.title_fields.iter().any(|field| !entries.text(field).is_empty());
    if id.is_empty() && !has_title {
        return Err("raden har varken nummer eller rubrik".to_owned());
    }
    if let Some(first) = seen.get(&id).filter(|_| !id.is_empty()) {
        return Err(format!("id {} står redan på rad {first}", personal_number::clean(&id)));
    }
    let file: String = personal_number::clean(wanted.file).split_whitespace().collect::<Vec<_>>().join(" ");
    let origin = format!("Inläst från {}, rad {}", file.replace(char::is_control, "?"), row.number);
    let text = written(wanted.kind, &entries, &origin)
        .filter(|text| personal_number::find(text).is_empty())
        .ok_or("raden har tecken som inte kan skrivas i ett dokument")?;
    seen.insert(id, row.number);
    Ok((entries, text))
}

/// True if a cell that would be written contains a personal number.
fn names_person(head: &Head, cell: &Cell) -> bool {
    head.field.is_some() && !personal_number::find(&format!("{}: {}", head.text, cell.text())).is_empty()
}
