//! The plan of an import: the field of each column, the documents, and the rows that are left out.

use std::collections::HashMap;

use super::check_mark::{marked, source_line};
use super::draft_text::{Entries, entries, keeps_unknown, written};
use super::free_names::FileNames;
use super::heading::{self, Head};
use super::kept_rows::{Usual, of_line, reason};
use super::{ImportError, Left, MAX_COLUMNS, Note, Remark, Row, Table};
use crate::catalogue::Kind;
use crate::text::personal_number;
use crate::text::words::{did_you_mean, letters, list};

/// What to import, and as which kind.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'asked> {
    /// The name of the file, for messages.
    pub file: &'asked str,
    /// Its path as the documents name their source: files of one name may lie in several folders.
    pub source: &'asked str,
    /// The kind of every row.
    pub kind: &'asked Kind,
    /// The enhet of rows that name none.
    pub unit: Option<&'asked str>,
    /// The sheet; if none, the first with known headings.
    pub sheet: Option<&'asked str>,
    /// The fields that a person has given columns: a heading, and the field.
    pub columns: &'asked [(String, String)],
}

/// A column and its field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The heading.
    pub head: String,
    /// The field; none if the heading is unknown, or another column has its field.
    pub field: Option<String>,
    /// The field that another column has.
    pub taken: Option<String>,
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
    /// The title; empty if the register has none.
    pub title: String,
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
    /// The number of rows below the headings; each is a draft or left out.
    pub rows: usize,
    /// Notes on how the file was read.
    pub notes: Vec<Note>,
    /// The columns that have a heading or a value.
    pub columns: Vec<Column>,
    /// The documents to write.
    pub drafts: Vec<Draft>,
    /// How many documents of an earlier import are replaced, as the register says something else now.
    pub updated: usize,
    /// How many documents of an earlier import say the same.
    pub same: usize,
    /// The rows that are left out, with the reason.
    pub left: Vec<(usize, Left)>,
    /// What a person should check, with the row.
    pub remarks: Vec<(usize, Remark)>,
}

/// The plan for the tables of a file.
///
/// # Errors
/// If no row has known headings, if the wanted sheet does not exist, or if the table has more than is read.
pub fn plan(tables: &[Table], wanted: Wanted<'_>) -> Result<Plan, ImportError> {
    let (table, at, heads) = chosen(tables, wanted)?;
    if table.is_cut {
        return Err(ImportError::TooLarge(wanted.file.to_owned()));
    }
    given_columns_are_there(&heads, wanted.columns)?;
    let rows = &table.rows[at + 1..];
    let mut plan = Plan {
        sheet: table.name.clone(),
        heading_row: table.rows[at].number,
        rows: rows.len(),
        notes: notes(tables, table, at, (&heads, wanted.kind)),
        columns: columns(&heads, rows),
        ..Plan::default()
    };
    let usual = Usual::of(&heads, rows);
    let is_text = table.name.is_none();
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut names = FileNames::default();
    for row in rows {
        let odd = is_text.then(|| of_line(row, &heads, usual)).flatten();
        let remarks = row.remarks.iter().cloned().chain(odd);
        plan.remarks.extend(remarks.map(|remark| (row.number, remark)));
        match draft(wanted, (&heads, usual), row, &mut seen) {
            Ok((entries, text)) => {
                let title = wanted.kind.words.title_fields.first().map_or("", |field| entries.text(field)).to_owned();
                let id = entries.text(&wanted.kind.words.identity).to_owned();
                let file = names.file_name(&[&id, &title], row.number);
                plan.remarks.extend(entries.remarks.into_iter().map(|remark| (row.number, remark)));
                plan.drafts.push(Draft { row: row.number, id, title, file, text: marked(&text) });
            }
            Err((left, remarks)) => {
                plan.left.push((row.number, left));
                plan.remarks.extend(remarks.into_iter().map(|remark| (row.number, remark)));
            }
        }
    }
    Ok(plan)
}

/// Holds the columns that a person has given fields.
fn given_columns_are_there(heads: &[Head], given: &[(String, String)]) -> Result<(), ImportError> {
    let is_there = |name: &str| heads.iter().any(|head| letters(&head.text) == letters(name));
    let Some((name, _)) = given.iter().find(|(name, _)| !is_there(name)) else { return Ok(()) };
    let known: Vec<&str> = heads.iter().map(|head| head.text.as_str()).filter(|head| !head.is_empty()).collect();
    let meant = did_you_mean(name, known.iter().copied());
    let help = meant.unwrap_or_else(|| format!("kolumnerna är {}", list(&known, "och")));
    Err(ImportError::NoColumn { name: name.clone(), help: personal_number::clean(&help) })
}

/// The table to read, with the place and the headings of its row of headings: the wanted sheet, else the first with known
/// headings, the visible ones before the hidden.
///
/// # Errors
/// If there is none.
pub fn chosen<'tables>(
    tables: &'tables [Table],
    wanted: Wanted<'_>,
) -> Result<(&'tables Table, usize, Vec<Head>), ImportError> {
    let is_asked = |table: &&Table| wanted.sheet.is_none() || table.name.as_deref() == wanted.sheet;
    let asked: Vec<&Table> = tables.iter().filter(is_asked).collect();
    if let (true, Some(name)) = (asked.is_empty(), wanted.sheet) {
        let names: Vec<&str> = tables.iter().filter_map(|table| table.name.as_deref()).collect();
        let help = if names.is_empty() {
            "filen har inga blad; kör utan --sheet".to_owned()
        } else {
            format!("bladen är {}", list(&names, "och"))
        };
        return Err(ImportError::NoSheet { name: name.to_owned(), help });
    }
    let (hidden, visible): (Vec<&Table>, Vec<&Table>) = asked.iter().copied().partition(|table| table.is_hidden);
    let mut without_rows = None;
    for table in visible.into_iter().chain(hidden) {
        match heading::find(&table.rows, wanted.kind, wanted.columns) {
            Some((at, heads)) if at + 1 < table.rows.len() => return Ok((table, at, heads)),
            Some((at, _)) => without_rows = without_rows.or(Some((table, at))),
            None => {}
        }
    }
    Err(match without_rows {
        Some((table, at)) => no_rows(tables, table, at, wanted.file),
        None => no_heading(&asked, wanted),
    })
}

fn no_rows(tables: &[Table], table: &Table, at: usize, file: &str) -> ImportError {
    let others = tables.iter().filter(|other| other.name != table.name && !other.rows.is_empty());
    let others: Vec<&str> = others.filter_map(|other| other.name.as_deref()).collect();
    let help = match others.as_slice() {
        [] => "kontrollera att hela registret kom med när det togs ut ur dokumentsystemet".to_owned(),
        names => {
            format!("kontrollera att hela registret kom med; andra blad är {}, välj med --sheet", list(names, "och"))
        }
    };
    ImportError::NoRows { file: file.to_owned(), row: table.rows[at].number, help }
}

/// The error where no row has known headings; it says no more than what was looked at.
fn no_heading(tables: &[&Table], wanted: Wanted<'_>) -> ImportError {
    let is_beyond = |note: &Note| matches!(note, Note::BeyondColumns { .. });
    let is_wide = tables.iter().any(|table| table.notes.iter().any(is_beyond));
    let is_long = tables.iter().any(|table| table.rows.len() > heading::MOST_ABOVE);
    let looked = match (is_wide, is_long) {
        (false, false) => "ingen rad".to_owned(),
        (false, true) => format!("ingen av de {} första raderna", heading::MOST_ABOVE),
        (true, _) => format!("ingen av de {MAX_COLUMNS} första kolumnerna"),
    };
    let known = heading::known(wanted.kind);
    let mut help =
        format!("en rad ska ha kolumnernas rubriker, bland dem rubrik eller nummer; kända är {}", list(&known, "och"));
    if is_wide {
        help = format!("fler kolumner läses inte, så flytta dem med nummer och rubrik längst till vänster; {help}");
    } else if is_long {
        help = format!("längre ner söks inga rubriker, så ta bort raderna ovanför dem; {help}");
    }
    ImportError::NoHeading { file: wanted.file.to_owned(), looked, help }
}

/// How the table was read, and what beside it was not.
fn notes(tables: &[Table], chosen: &Table, at: usize, (heads, kind): (&[Head], &Kind)) -> Vec<Note> {
    let mut notes = chosen.notes.clone();
    notes.extend(chosen.is_hidden.then_some(Note::HiddenSheet));
    let left = |hidden: bool| {
        let others = tables.iter().filter(|table| table.name != chosen.name && !table.rows.is_empty());
        let names: Vec<String> =
            others.filter(|table| table.is_hidden == hidden).filter_map(|table| table.name.clone()).collect();
        Some(names).filter(|names| !names.is_empty())
    };
    notes.extend(left(false).map(|names| Note::SheetsLeft { names }));
    notes.extend(left(true).map(|names| Note::HiddenSheetsLeft { names }));
    let numbers = |rows: &[Row], is_meant: fn(&Row) -> bool| {
        let numbers: Vec<usize> = rows.iter().filter(|row| is_meant(row)).map(|row| row.number).collect();
        Some(numbers).filter(|numbers| !numbers.is_empty())
    };
    notes.extend(numbers(&chosen.rows[..at], |_| true).map(|rows| Note::Above { rows }));
    notes.extend(numbers(&chosen.rows[at + 1..], |row| row.is_hidden).map(|rows| Note::HiddenRows { rows }));
    let hidden = heads.iter().enumerate().filter(|(number, _)| chosen.hidden_columns.contains(number));
    let hidden: Vec<String> =
        hidden.filter(|(_, head)| is_read(head, kind)).map(|(_, head)| head.text.clone()).collect();
    notes.extend((!hidden.is_empty()).then_some(Note::HiddenColumns { heads: hidden }));
    notes
}

/// True for a column with a heading whose values are read: into its field, or under `övrigt`.
fn is_read(head: &Head, kind: &Kind) -> bool {
    head.field.is_some() || keeps_unknown(kind) && !head.text.is_empty()
}

fn columns(heads: &[Head], rows: &[Row]) -> Vec<Column> {
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0).max(heads.len());
    let column = |number: usize| {
        let head = heads.get(number);
        let filled =
            rows.iter().filter(|row| row.cells.get(number).is_some_and(|cell| !cell.text().is_empty())).count();
        let text = head.map(|head| personal_number::clean(&head.text)).unwrap_or_default();
        let of_head = |pick: fn(&Head) -> &Option<String>| head.and_then(|head| pick(head).clone());
        Column { head: text, field: of_head(|head| &head.field), taken: of_head(|head| &head.taken), filled }
    };
    (0..width).map(column).filter(|column| !column.head.is_empty() || column.filled > 0).collect()
}

/// The fields and the text of a row, or the reason why it is left out, with what should be checked then.
fn draft(
    wanted: Wanted<'_>,
    (heads, usual): (&[Head], Usual),
    row: &Row,
    seen: &mut HashMap<String, usize>,
) -> Result<(Entries, String), (Left, Vec<Remark>)> {
    if let Some(left) = reason(wanted.kind, heads, row, usual) {
        return Err((left, Vec::new()));
    }
    let entries = entries(wanted.kind, heads, row, wanted.unit);
    let id = entries.text(&wanted.kind.words.identity).to_owned();
    let has_title = wanted.kind.words.title_fields.iter().any(|field| !entries.text(field).is_empty());
    if id.is_empty() && !has_title {
        return Err((Left::NoName, entries.remarks));
    }
    if let Some(first) = seen.get(&id).filter(|_| !id.is_empty()) {
        return Err((Left::SameId { id, first: *first }, Vec::new()));
    }
    let origin = source_line(wanted.source, Some(row.number));
    let text = written(wanted.kind, &entries, &origin).filter(|text| personal_number::find(text).is_empty());
    let Some(text) = text else { return Err((Left::Unwritable, Vec::new())) };
    seen.insert(id, row.number);
    Ok((entries, text))
}
