//! The columns of a table: cells may stand over several, and be merged with those above.

use super::story::{Cell, Row};

/// The most columns of a table that is read as parts; Word makes at most 63.
const MOST_COLUMNS: usize = 200;
/// How much text merged cells and headings between the rows may stand for, in bytes, where it is written on each row.
const MOST_REPEATED: usize = 2 * 1024 * 1024;

impl Row {
    /// The cells, each with the column that it begins in.
    pub fn placed(&self) -> impl Iterator<Item = (usize, &Cell)> {
        self.cells.iter().scan(self.before, |next, cell| {
            let at = *next;
            *next += cell.span.max(1);
            Some((at, cell))
        })
    }
}

/// The number of the heading that each column stands below; none if there are more columns than a table has.
#[must_use]
pub fn grid(heads: &Row) -> Option<Vec<usize>> {
    let width = heads.before + heads.cells.iter().map(|cell| cell.span.max(1)).sum::<usize>();
    if heads.cells.len() > MOST_COLUMNS || width > MOST_COLUMNS {
        return None;
    }
    // A column before the first heading stands below that.
    let before = std::iter::repeat_n(0, heads.before);
    let below = heads.cells.iter().enumerate().flat_map(|(number, cell)| std::iter::repeat_n(number, cell.span.max(1)));
    Some(before.chain(below).collect())
}

/// True if cells that are merged down, and headings between the rows, stand for more text than a document has.
#[must_use]
pub fn repeats_too_much(rows: &[Row]) -> bool {
    let length = |cell: &Cell| cell.paragraphs.iter().map(|paragraph| paragraph.text.len()).sum::<usize>();
    let mut above = vec![0; MOST_COLUMNS];
    let (mut heading, mut repeated) = (0, 0);
    for row in rows {
        if let [only] = row.cells.as_slice() {
            heading = length(only);
            continue;
        }
        repeated += heading;
        for (at, cell) in row.placed() {
            let Some(above) = above.get_mut(at) else { break };
            if cell.goes_on && cell.paragraphs.is_empty() {
                repeated += *above;
            } else {
                *above = length(cell);
            }
        }
    }
    repeated > MOST_REPEATED
}
