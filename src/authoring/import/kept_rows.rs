//! Which rows of a register are documents, and which are headings, sums or something that may not be written.

use super::heading::Head;
use super::{Cell, Left, Remark, Row};
use crate::catalogue::Kind;
use crate::text::personal_number;
use crate::text::words::letters;

/// What most rows of a table are like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Usual {
    /// Most rows have several values.
    has_several: bool,
    /// Most rows have a cell under each heading, be it empty.
    is_wide: bool,
}

impl Usual {
    /// What most of these rows are like.
    #[must_use]
    pub fn of(heads: &[Head], rows: &[Row]) -> Self {
        let most = |is_such: &dyn Fn(&Row) -> bool| rows.iter().filter(|row| is_such(row)).count() * 2 > rows.len();
        let several = |row: &Row| row.cells.iter().filter(|cell| cell.is_filled()).nth(1).is_some();
        Self { has_several: most(&several), is_wide: most(&|row| row.cells.len() >= heads.len()) }
    }
}

/// The longest value, in characters: a document is not read beyond ten megabytes.
const LONGEST: usize = 100_000;

/// The words that rows begin with that count the others.
const TOTALS: [&str; 10] = [
    "totalt",
    "total",
    "totalsumma",
    "summa",
    "delsumma",
    "antal",
    "totaltantal",
    "antaldokument",
    "antalrader",
    "antalrutiner",
];

/// The reason why a row is left out before its values are read; none if it may be a document.
#[must_use]
pub fn reason(kind: &Kind, heads: &[Head], row: &Row, usual: Usual) -> Option<Left> {
    let is_heading = |(head, cell): (&Head, &Cell)| head.text == cell.text();
    if heads.iter().zip(&row.cells).filter(|(head, _)| head.field.is_some()).all(is_heading) {
        return Some(Left::RepeatsHeadings);
    }
    let written = || heads.iter().zip(&row.cells).filter(|(head, _)| head.field.is_some());
    // NOTE: the length first, as a search in a text takes its time.
    let length = |cell: &Cell| if let Cell::Text(text) = cell { text.chars().count() } else { 0 };
    if let Some((head, cell)) = written().find(|(_, cell)| length(cell) > LONGEST) {
        return Some(Left::TooLong { column: head.text.clone(), characters: length(cell) });
    }
    if let Some((head, _)) = written().find(|(head, cell)| names_person(head, cell)) {
        return Some(Left::PersonalNumber { column: head.text.clone() });
    }
    let mut filled = row.cells.iter().enumerate().filter(|(_, cell)| cell.is_filled());
    let (column, first) = filled.next()?;
    let text = first.text();
    if TOTALS.contains(&&*letters(&text)) && filled.clone().all(|(_, cell)| is_number(cell)) {
        return Some(Left::Total { text });
    }
    let names = |field: &String| *field == kind.words.identity || kind.words.title_fields.contains(field);
    let is_name = heads.get(column).is_some_and(|head| head.field.as_ref().is_some_and(names));
    let is_alone = usual.has_several && is_name && !text.is_empty() && filled.next().is_none();
    is_alone.then_some(Left::OneValue { text })
}

/// The remark on a line of text that has more or fewer values than there are headings, as a separator or a line break in a
/// value without quotation marks gives.
#[must_use]
pub fn of_line(row: &Row, heads: &[Head], usual: Usual) -> Option<Remark> {
    let headings = heads.len();
    let values = row.cells.iter().rposition(Cell::is_filled).map_or(0, |last| last + 1);
    if values > headings {
        return Some(Remark::MoreValues { values, headings });
    }
    let is_broken = usual.is_wide && row.cells.len() < headings;
    is_broken.then_some(Remark::FewerValues { values: row.cells.len(), headings })
}

/// True if a cell that would be written contains a personal number.
fn names_person(head: &Head, cell: &Cell) -> bool {
    cell.is_filled() && !personal_number::find(&format!("{}: {}", head.text, cell.text())).is_empty()
}

fn is_number(cell: &Cell) -> bool {
    let is_digits = |text: &str| text.chars().all(|one| one.is_ascii_digit() || " .,%\u{a0}".contains(one));
    match cell {
        Cell::Number { .. } => true,
        Cell::Text(text) => is_digits(text),
        Cell::Empty | Cell::Day { .. } | Cell::Clock(_) | Cell::Fault(_) | Cell::NoValue => false,
    }
}
