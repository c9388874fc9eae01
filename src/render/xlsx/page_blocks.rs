//! The parts of the summary page: blocks below each other, in shared columns.

use super::cell::Cell;

/// The page: blocks below each other, in shared columns.
#[derive(Debug)]
pub struct Page {
    /// The name on its tab.
    pub name: &'static str,
    /// The heading of the page.
    pub title: String,
    /// The widths of the columns in characters.
    pub widths: [u16; 7],
    /// The blocks, from top to bottom.
    pub blocks: Vec<Block>,
}

/// A block of the page.
#[derive(Debug)]
pub struct Block {
    /// The headings; the first is the title of the block.
    pub headings: Vec<&'static str>,
    /// The rows of cells.
    pub rows: Vec<Vec<Cell>>,
    /// The layout of the cells.
    pub layout: Layout,
}

/// The layout of the cells of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// A label and a value, which may overflow its column.
    Facts,
    /// A label and columns of numbers.
    Counts,
    /// Columns of text.
    List,
    /// Sentences that span all columns.
    Sentences,
}

/// A label and a value.
pub fn fact(label: &str, value: Cell) -> Vec<Cell> {
    vec![Cell::text(label), value]
}
