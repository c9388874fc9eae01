//! Labels with their values, as heads of documents print them: in lines, in tables, and in cells.

use std::sync::LazyLock;

use regex::Regex;

use super::story::{Cell, Paragraph, Row, Table};
use crate::catalogue::{Kind, document_words};

/// A label and its value.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pair {
    /// The words of the label, without its colon.
    pub name: String,
    /// The value; empty if it is not filled in.
    pub value: String,
    /// The kind has a field for it.
    pub is_known: bool,
    /// The value is a day that changes each time the document is opened.
    pub is_moving: bool,
    /// It stands before the title.
    pub is_before_title: bool,
}

impl Pair {
    /// A value for a field by its own name.
    #[must_use]
    pub fn of(label: &str, value: &str) -> Self {
        Self { name: label.to_owned(), value: value.to_owned(), is_known: true, ..Self::default() }
    }
}

/// The labels of a line or a table, and what stands among them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Labelled {
    /// The labels with their values.
    pub pairs: Vec<Pair>,
    /// Texts that are neither.
    pub loose: Vec<String>,
}

/// What parts labels on a line.
static PARTED: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\s*[\t\n|]\s*|\s{2,}").expect("the pattern is written here and tested"));
/// The longest label, in characters.
const LONGEST: usize = 60;
/// How many known labels make a table the head of a document.
const FEWEST: usize = 2;
/// How many columns a table has whose rows are each something of its own.
const FEWEST_COLUMNS: usize = 3;

impl Labelled {
    fn add(&mut self, other: Self) {
        self.pairs.extend(other.pairs);
        self.loose.extend(other.loose);
    }

    /// Marks the labels as standing before the title.
    #[must_use]
    pub fn before_title(mut self) -> Self {
        self.pairs.iter_mut().for_each(|pair| pair.is_before_title = true);
        self
    }

    fn is_known(&self) -> bool {
        self.pairs.iter().any(|pair| pair.is_known)
    }
}

/// The parts of a line that tabs, bars and wide blanks make.
pub fn segments(line: &str) -> impl Iterator<Item = &str> {
    PARTED.split(line.trim()).filter(|segment| !segment.is_empty())
}

/// True for a label that the kind has a field for.
fn is_label(text: &str, kind: &Kind) -> bool {
    let text = text.trim().trim_end_matches(':');
    text.chars().count() <= LONGEST && document_words::field(text, &kind.shape).is_some()
}

fn pair(label: &str, value: &str, kind: &Kind) -> Pair {
    let label = label.trim().trim_end_matches(':').trim();
    let is_known = is_label(label, kind);
    Pair { name: label.to_owned(), value: value.trim().to_owned(), is_known, ..Pair::default() }
}

/// A label and its value, which are pieces of the text of a paragraph.
fn of_text(paragraph: &Paragraph, (label, value): (&str, &str), kind: &Kind) -> Pair {
    Pair { is_moving: paragraph.is_moving(value), ..pair(label, value, kind) }
}

/// A label and its value in a cell.
fn of_value(label: &str, value: &Cell, kind: &Kind) -> Pair {
    Pair { is_moving: value.is_moving(), ..pair(label, &value.text(), kind) }
}

/// The labels of a line; none if it has no known label, and no bold one with a colon.
#[must_use]
pub fn of_line(paragraph: &Paragraph, kind: &Kind) -> Option<Labelled> {
    let mut found = Labelled::default();
    let is_bold = |part: &str| part.as_ptr().addr() + part.len() < paragraph.text.as_ptr().addr() + paragraph.bold;
    let segments: Vec<&str> = segments(&paragraph.text).collect();
    let mut at = 0;
    while let Some(segment) = segments.get(at) {
        at += 1;
        let next = segments.get(at).filter(|next| !next.contains(':') && !is_label(next, kind));
        match segment.split_once(':') {
            Some((label, value)) if is_label(label, kind) || is_bold(label) => {
                let is_after = value.trim().is_empty() && next.is_some();
                at += usize::from(is_after);
                let value = next.filter(|_| is_after).unwrap_or(&value);
                found.pairs.push(of_text(paragraph, (label, value), kind));
            }
            None if is_label(segment, kind) && next.is_some() => {
                at += 1;
                found.pairs.push(of_text(paragraph, (segment, next.unwrap_or(&"")), kind));
            }
            Some(_) | None => match before_digit(segment, kind) {
                Some(of_label) => found.pairs.push(of_text(paragraph, of_label, kind)),
                None => found.loose.push((*segment).to_owned()),
            },
        }
    }
    let is_bold = found.pairs.iter().any(|pair| !pair.value.is_empty() && pair.name.chars().count() <= LONGEST);
    (found.is_known() || is_bold && found.loose.is_empty() && !found.pairs.is_empty()).then_some(found)
}

/// A known label before a number, without a colon: `Version 0.3`.
fn before_digit<'text>(text: &'text str, kind: &Kind) -> Option<(&'text str, &'text str)> {
    let (at, _) =
        text.match_indices(' ').find(|(at, _)| text[at + 1..].starts_with(|one: char| one.is_ascii_digit()))?;
    let (label, value) = text.split_at(at);
    (is_label(label, kind) && value.split_whitespace().count() <= 4).then_some((label, value))
}

/// The labels of a table; none if it is no head of a document.
#[must_use]
pub fn of_table(table: &Table, kind: &Kind, fewest: usize) -> Option<Labelled> {
    if is_list(table, kind) {
        return None;
    }
    let mut found = Labelled::default();
    let mut above: Vec<String> = Vec::new();
    let mut rows = table.rows.iter().peekable();
    while let Some(row) = rows.next() {
        let is_over = row.cells.len() > 1 && row.cells.iter().all(|cell| is_label(&cell.text(), kind));
        if is_over && let Some(below) = rows.next_if(|below| is_row_of_values(below, row.cells.len(), kind)) {
            let pairs = row.cells.iter().zip(&below.cells);
            found.pairs.extend(pairs.map(|(label, value)| of_value(&label.text(), value, kind)));
            continue;
        }
        found.add(of_row(row, &mut above, kind));
    }
    let known = found.pairs.iter().filter(|pair| pair.is_known).count();
    (known >= fewest.max(FEWEST) && known * 2 >= found.pairs.len()).then_some(found)
}

/// True for a table whose columns have headings and several rows below them: each row is something of its own, and none
/// of them the head of the document.
fn is_list(table: &Table, kind: &Kind) -> bool {
    let Some((first, rows)) = table.rows.split_first() else { return false };
    let is_heads = first.cells.len() >= FEWEST_COLUMNS
        && first.cells.iter().filter(|cell| is_label(&cell.text(), kind)).count() >= FEWEST;
    is_heads && rows.len() > 1 && rows.iter().all(|row| is_row_of_values(row, first.cells.len(), kind))
}

fn is_row_of_values(row: &Row, cells: usize, kind: &Kind) -> bool {
    let is_value = |cell: &Cell| !is_label(&cell.text(), kind) && of_cell(cell, kind).is_none();
    row.cells.len() == cells && row.cells.iter().all(is_value)
}

fn of_row(row: &Row, above: &mut Vec<String>, kind: &Kind) -> Labelled {
    let mut found = Labelled::default();
    let is_of_pairs = matches!(row.cells.len(), 2 | 4);
    let mut at = 0;
    above.resize(row.cells.len(), String::new());
    while let Some(cell) = row.cells.get(at) {
        let (text, place) = (cell.text(), at);
        at += 1;
        let next = row.cells.get(at).filter(|next| !is_label(&next.text(), kind) && of_cell(next, kind).is_none());
        if text.trim().is_empty() {
            let Some(next) = next.filter(|_| cell.goes_on && !above[place].is_empty()) else { continue };
            at += 1;
            found.pairs.push(of_value(&above[place], next, kind));
        } else if let Some(next) =
            next.filter(|_| is_label(&text, kind) || is_of_pairs && place % 2 == 0 && is_short(&text))
        {
            at += 1;
            found.pairs.push(of_value(&text, next, kind));
            above[place] = text;
        } else if let Some(of_cell) = of_cell(cell, kind) {
            found.add(of_cell);
        } else {
            found.loose.push(text);
        }
    }
    found
}

fn is_short(text: &str) -> bool {
    text.chars().count() <= LONGEST && !text.contains('\n')
}

/// The labels in a cell: lines with colons, or a label with its value below it.
fn of_cell(cell: &Cell, kind: &Kind) -> Option<Labelled> {
    let mut found = Labelled::default();
    for paragraph in &cell.paragraphs {
        match of_line(paragraph, kind).filter(Labelled::is_known) {
            Some(line) => found.add(line),
            None => found.loose.push(paragraph.text.trim().to_owned()),
        }
    }
    if found.is_known() {
        return Some(found);
    }
    let text = cell.text();
    let (label, value) = text.split_once('\n')?;
    let pair = || Pair { is_moving: cell.is_moving(), ..pair(label, value, kind) };
    is_label(label, kind).then(|| Labelled { pairs: vec![pair()], loose: Vec::new() })
}
