//! Which row has the headings, and which field each column belongs to.

use super::{Cell, Row};
use crate::catalogue::{Kind, header_words};
use crate::text::words::letters;

/// How many rows from the first are searched for headings.
pub const MOST_ABOVE: usize = 30;

/// A heading and the field of its column.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Head {
    /// The heading, as written.
    pub text: String,
    /// The field; none if the column cannot be placed.
    pub field: Option<String>,
    /// The field that the heading stands for, but that another column has.
    pub taken: Option<String>,
}

/// The fields that a person has given columns: a heading, and the field.
pub type Given<'given> = &'given [(String, String)];

/// The index of the row with the headings, and its headings; none if no row has known headings.
#[must_use]
pub fn find(rows: &[Row], kind: &Kind, given: Given<'_>) -> Option<(usize, Vec<Head>)> {
    let candidates = (0..rows.len().min(MOST_ABOVE)).map(|at| (at, heads(rows, at, kind, given)));
    let score = |heads: &[Head]| heads.iter().filter(|head| head.field.is_some()).count();
    let mut best: Option<(usize, Vec<Head>)> = None;
    for (at, heads) in candidates {
        // NOTE: of equal scores the first wins, as headings are repeated further down, except that a heading merged down over
        // two rows is read from the lower.
        let is_better = best.as_ref().is_none_or(|(other, found)| {
            let is_below = other + 1 == at && rows[*other].number + 1 == rows[at].number;
            (score(&heads), is_below) > (score(found), false)
        });
        if is_better {
            best = Some((at, heads));
        }
    }
    let (at, found) = best?;
    let names = std::iter::once(&kind.words.identity).chain(&kind.words.title_fields);
    let is_named = names.into_iter().any(|name| found.iter().any(|head| head.field.as_ref() == Some(name)));
    (is_named && score(&found) > 0).then_some((at, found))
}

/// The known headings for a kind, for help texts.
#[must_use]
pub fn known(kind: &Kind) -> Vec<String> {
    header_words::known(&kind.shape).into_iter().map(str::to_owned).collect()
}

fn heads(rows: &[Row], at: usize, kind: &Kind, given: Given<'_>) -> Vec<Head> {
    let row = &rows[at];
    let above = at.checked_sub(1).and_then(|above| rows.get(above)).filter(|above| above.number + 1 == row.number);
    let width = row.cells.len().max(above.map_or(0, |above| above.cells.len()));
    let mut heads: Vec<Head> = Vec::new();
    for column in 0..width {
        let own = row.cells.get(column).map(Cell::text).unwrap_or_default();
        let over = above.map(|above| over(above, column)).unwrap_or_default();
        let right_over = above.and_then(|above| above.cells.get(column)).map(Cell::text).unwrap_or_default();
        let joined = format!("{over} {own}");
        // A heading that is merged down is stored in the upper row only.
        let mut ways = if own.is_empty() { vec![right_over] } else { vec![own, joined.trim().to_owned()] };
        let found = ways.iter().enumerate().find_map(|(way, text)| Some((way, field(text, kind, given)?)));
        let (way, field) = found.map_or((0, None), |(way, field)| (way, Some(field)));
        let text = ways.swap_remove(way);
        heads.push(Head { text, field, taken: None });
    }
    let won: Vec<bool> = (0..heads.len()).map(|number| wins(&heads, number, given)).collect();
    for (head, _) in heads.iter_mut().zip(won).filter(|(_, won)| !won) {
        head.taken = head.field.take();
    }
    heads
}

/// True if a column has its field: one that a person has given it, else the first of those that stand for it, but the name
/// of a file is no title, and its folder is a worse place than a link.
fn wins(heads: &[Head], number: usize, given: Given<'_>) -> bool {
    let is_weak = |head: &Head| is_file_name(head) || letters(&head.text) == letters("sökväg");
    let same = || heads.iter().enumerate().filter(|(_, head)| head.field == heads[number].field);
    let by_person = same().find(|(_, head)| given_field(&head.text, given).is_some());
    let winner = by_person.or_else(|| same().find(|(_, head)| !is_weak(head))).or_else(|| same().next());
    winner.is_some_and(|(first, _)| first == number)
}

/// True if a column has the names of files, as document systems call that column.
#[must_use]
pub fn is_file_name(head: &Head) -> bool {
    letters(&head.text) == "namn"
}

/// The heading above a column: one that is merged over several columns is stored at the first of them.
fn over(above: &Row, column: usize) -> String {
    let upto = above.cells.iter().take(column + 1).rev();
    upto.map(Cell::text).find(|text| !text.is_empty()).unwrap_or_default()
}

/// The field that a person has given a column.
fn given_field(text: &str, given: Given<'_>) -> Option<String> {
    let folded = letters(text);
    given.iter().find(|(head, _)| letters(head) == folded).map(|(_, field)| field.clone())
}

fn field(text: &str, kind: &Kind, given: Given<'_>) -> Option<String> {
    if let Some(field) = given_field(text, given) {
        return Some(field);
    }
    let folded = letters(text);
    if folded.is_empty() || folded == "typ" {
        return None;
    }
    let own = || kind.shape.properties.keys().find(|field| letters(field) == folded).map(String::as_str);
    header_words::field(text, &kind.shape).or_else(own).map(str::to_owned)
}
