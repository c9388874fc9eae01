//! Which row has the headings, and which field each column belongs to.

use std::sync::LazyLock;

use serde::Deserialize;

use super::{Cell, Row};
use crate::catalogue::Kind;

/// Known headings and the fields they stand for, from `schema/import.yaml`.
static WORDS: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    serde_yaml::from_str(include_str!("../../../schema/import.yaml"))
        .expect("the file is a part of the program, and tested")
});

/// How many rows from the first are searched for headings.
const MOST_ABOVE: usize = 30;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    #[serde(rename = "fält")]
    fields: Vec<String>,
    #[serde(rename = "ord")]
    words: Vec<String>,
}

/// A heading and the field of its column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The heading, as written.
    pub text: String,
    /// The field; none if the column cannot be placed.
    pub field: Option<String>,
}

/// The index of the row with the headings, and its headings; none if no row has known headings.
#[must_use]
pub fn find(rows: &[Row], kind: &Kind) -> Option<(usize, Vec<Head>)> {
    let candidates = (0..rows.len().min(MOST_ABOVE)).map(|at| (at, heads(rows, at, kind)));
    let score = |heads: &[Head]| heads.iter().filter(|head| head.field.is_some()).count();
    // NOTE: of rows with equal scores the last wins: a heading merged down over two rows is read from the lower.
    let (at, found) = candidates.max_by_key(|(_, heads)| score(heads))?;
    let names = std::iter::once(&kind.words.identity).chain(&kind.words.title_fields);
    let is_named = names.into_iter().any(|name| found.iter().any(|head| head.field.as_ref() == Some(name)));
    (is_named && score(&found) > 0).then_some((at, found))
}

/// The known headings for a kind, for help texts.
#[must_use]
pub fn known(kind: &Kind) -> Vec<String> {
    let fits = |entry: &&Entry| entry.fields.iter().any(|field| kind.shape.properties.contains_key(field));
    WORDS.iter().filter(fits).filter_map(|entry| entry.words.first().cloned()).collect()
}

fn heads(rows: &[Row], at: usize, kind: &Kind) -> Vec<Head> {
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
        let found = ways.iter().enumerate().find_map(|(way, text)| Some((way, field(text, kind)?)));
        let (way, field) = found.map_or((0, None), |(way, field)| (way, Some(field)));
        let text = ways.swap_remove(way);
        let is_taken = field.is_some() && heads.iter().any(|head| head.field == field);
        heads.push(Head { text, field: field.filter(|_| !is_taken) });
    }
    heads
}

/// The heading above a column: one that is merged over several columns is stored at the first of them.
fn over(above: &Row, column: usize) -> String {
    let upto = above.cells.iter().take(column + 1).rev();
    upto.map(Cell::text).find(|text| !text.is_empty()).unwrap_or_default()
}

fn field(text: &str, kind: &Kind) -> Option<String> {
    let folded = folded(text);
    if folded.is_empty() || folded == "typ" {
        return None;
    }
    let properties = &kind.shape.properties;
    let of_words = WORDS
        .iter()
        .filter(|entry| entry.words.iter().any(|word| self::folded(word) == folded))
        .flat_map(|entry| &entry.fields)
        .find(|field| properties.contains_key(field));
    of_words.or_else(|| properties.keys().find(|field| self::folded(field) == folded)).cloned()
}

/// A heading in lower case without diacritics, punctuation and blanks.
fn folded(text: &str) -> String {
    let plain = |one: char| match one {
        'å' | 'ä' => 'a',
        'ö' => 'o',
        'é' => 'e',
        other => other,
    };
    text.to_lowercase().chars().filter(|one| one.is_alphanumeric()).map(plain).collect()
}
