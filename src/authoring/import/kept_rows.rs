//! Which rows of a register are documents, and which are headings, sums or something that may not be written.

use super::draft_text::keeps_unknown;
use super::heading::Head;
use super::{Cell, Left, Remark, Row};
use crate::catalogue::Kind;
use crate::text::personal_number;
use crate::text::words::letters;

/// What most rows of a table are like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Usual {
    /// Many rows have several values: a third of them, as there may be as many headings among them as documents.
    has_several: bool,
    /// Most rows have a cell under each heading, be it empty.
    is_wide: bool,
}

impl Usual {
    /// What most of these rows are like.
    #[must_use]
    pub fn of(heads: &[Head], rows: &[Row]) -> Self {
        let several = |row: &&Row| row.cells.iter().filter(|cell| cell.is_filled()).nth(1).is_some();
        let wide = |row: &&Row| row.cells.len() >= heads.len();
        let count = rows.len();
        Self {
            has_several: count > 0 && rows.iter().filter(several).count() * 3 >= count,
            is_wide: rows.iter().filter(wide).count() * 2 > count,
        }
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
    let none = Head::default();
    let is_kept = |head: &Head| head.field.is_some() || keeps_unknown(kind);
    let headed = || row.cells.iter().enumerate().map(|(column, cell)| (heads.get(column).unwrap_or(&none), cell));
    let written = || headed().filter(|(head, _)| is_kept(head));
    // NOTE: the length first, as a search in a text takes its time.
    let length = |cell: &Cell| if let Cell::Text(text) = cell { text.chars().count() } else { 0 };
    if let Some((head, cell)) = written().find(|(_, cell)| length(cell) > LONGEST) {
        return Some(Left::TooLong { column: head.text.clone(), characters: length(cell) });
    }
    if let Some((head, _)) = written().find(|(head, cell)| names_person(head, cell)) {
        return Some(Left::PersonalNumber { column: head.text.clone() });
    }
    let mut filled = row.cells.iter().enumerate().filter(|(_, cell)| cell.is_filled());
    if filled.clone().count() <= MOST_BESIDE_PAGE
        && let Some((_, page)) = filled.clone().find(|(_, cell)| is_page(&cell.text()))
    {
        return Some(Left::Page { text: page.text() });
    }
    let (column, first) = filled.next()?;
    let text = first.text();
    if TOTALS.contains(&&*letters(&text)) && filled.clone().all(|(_, cell)| is_number(cell)) {
        return Some(Left::Total { text });
    }
    let names = |field: &String| *field == kind.words.identity || kind.words.title_fields.contains(field);
    let is_name = heads.get(column).is_some_and(|head| head.field.as_ref().is_some_and(names));
    let is_alone = is_name && !text.is_empty() && filled.next().is_none();
    let is_heading = usual.has_several || row.across.contains(&column) || is_chapter(&text);
    (is_alone && is_heading).then_some(Left::OneValue { text })
}

/// The most values of a row with the number of a page: a day, a name and the number.
const MOST_BESIDE_PAGE: usize = 3;

/// True for the number of a page: `Sida 1 av 3`, `Sid 1(3)`, `Page 2 of 5`.
fn is_page(text: &str) -> bool {
    let text = text.to_lowercase();
    let mut words = text.split(|one: char| !one.is_alphanumeric()).filter(|word| !word.is_empty());
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    words.next().is_some_and(|word| matches!(word, "sida" | "sid" | "page"))
        && words.next().is_some_and(is_number)
        && words.all(|word| is_number(word) || matches!(word, "av" | "of"))
}

/// True for the heading of a chapter: `Kapitel 1 Intyg`, `Avsnitt 2.3`.
fn is_chapter(text: &str) -> bool {
    let text = text.to_lowercase();
    let mut words = text.split_whitespace();
    let is_number = |word: &str| word.starts_with(|first: char| first.is_ascii_digit());
    words.next().is_some_and(|word| matches!(word, "kapitel" | "kap" | "kap." | "avsnitt"))
        && words.next().is_some_and(is_number)
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
