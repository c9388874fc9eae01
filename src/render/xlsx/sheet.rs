//! A sheet of the workbook: a row of headings, then the rows of data.

use super::cell::{Cell, lines, lines_of};
use crate::render::shared_words::count;

/// A sheet: a row of headings, then the rows of data.
#[derive(Debug)]
pub struct Sheet {
    /// The name on its tab.
    pub name: &'static str,
    /// The columns, from left to right.
    pub columns: Vec<Column>,
    /// The rows of data, each with a cell for every column.
    pub rows: Vec<Vec<Cell>>,
    /// The number of frozen columns at the left.
    pub frozen: u16,
    /// The last printed column; none if all are printed. Those after it are ids, to join tables by.
    pub last_printed: Option<u16>,
    /// The first and the last column with coloured outcomes.
    pub coloured: Option<(u16, u16)>,
    /// The sentence shown if there are no rows.
    pub empty: &'static str,
    /// The sentence below the rows.
    pub closing: Option<String>,
    /// Its part in the workbook.
    pub part: Part,
}

/// The part of a sheet in the workbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// A table that Excel knows as one, by the name of the sheet.
    Table,
    /// A table that is only looked up in: it is not printed.
    Register,
    /// A range, whose headings are names from documents.
    Range,
}

/// A column of a sheet.
#[derive(Debug)]
pub struct Column {
    /// The text of the heading.
    pub heading: String,
    /// The width in characters.
    pub width: u16,
    /// The source of its cells.
    pub filling: Filling,
    /// True if it is left out where a table must be narrow: an id to join tables by, or what another column tells too.
    pub is_aside: bool,
}

/// The source of the cells of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Filling {
    /// The report.
    Report,
    /// A person, with free text.
    Text,
    /// A person, with a date.
    Day,
    /// A person, with one of these words.
    Choice(&'static [&'static str]),
}

/// The most characters that are readable side by side on a printed page.
const WIDEST: u32 = 260;

/// The most links to the web; Excel opens 65,530 in a sheet.
const MOST_LINKS: usize = 65_000;

/// The width of a filter button in characters.
const BUTTON: u16 = 3;
/// The number of lines that handwriting needs.
const HAND: u16 = 3;

impl Sheet {
    /// The index of the last row and column; the headings are row 0, and there is always a row below them.
    #[must_use]
    pub fn last(&self) -> (u32, u16) {
        let column = self.columns.len().saturating_sub(1);
        (u32::try_from(self.rows.len().max(1)).unwrap_or(u32::MAX), u16::try_from(column).unwrap_or(u16::MAX))
    }

    /// The height of the headings in lines, beside the filter buttons.
    #[must_use]
    pub fn heading_lines(&self) -> u16 {
        let lines = |column: &Column| lines_of(&column.heading, column.width.saturating_sub(BUTTON).max(1));
        self.columns.iter().map(lines).max().unwrap_or(1)
    }

    /// The height of a row in lines; a row that a person fills has room for handwriting.
    #[must_use]
    pub fn lines(&self, cells: &[Cell]) -> u16 {
        let is_filled_by_hand = self.columns.iter().any(|column| column.filling == Filling::Text);
        let least = if is_filled_by_hand { HAND } else { 1 };
        lines(cells, self.printed().iter().map(|column| column.width)).max(least)
    }

    /// The number of printed pages side by side.
    #[must_use]
    pub fn pages(&self) -> u16 {
        let width: u32 = self.printed().iter().map(|column| u32::from(column.width)).sum();
        u16::try_from(width.div_ceil(WIDEST)).unwrap_or(u16::MAX)
    }

    /// The sheet with at most as many links to the web as Excel opens; those after them are text.
    #[must_use]
    pub fn with_few_links(mut self) -> Self {
        let links = self.rows.iter_mut().flatten().filter(|cell| matches!(cell, Cell::Web(..)));
        for cell in links.skip(MOST_LINKS) {
            if let Cell::Web(text, _) = cell {
                *cell = Cell::text(std::mem::take(text));
            }
        }
        self
    }

    /// The columns that are printed.
    #[must_use]
    pub fn printed(&self) -> &[Column] {
        &self.columns[..usize::from(self.last_printed.unwrap_or(u16::MAX)).saturating_add(1).min(self.columns.len())]
    }

    /// The sheet with at most `most` rows, and a sentence on those omitted.
    #[must_use]
    pub fn cut(mut self, most: usize) -> Self {
        let over = self.rows.len().saturating_sub(most);
        if over > 0 {
            self.rows.truncate(most);
            let over = count(over, "rad utelämnad", "rader utelämnade");
            self.closing = Some(format!("Här är {over}, eftersom Excel inte rymmer fler. Rapporten i json har alla."));
        }
        self
    }
}

impl Column {
    /// Columns that the report fills: those that are shown everywhere, then those aside.
    #[must_use]
    pub fn row(shown: &[(&str, u16)], aside: &[(&str, u16)]) -> Vec<Self> {
        let shown = shown.iter().map(|(heading, width)| Self::new(*heading, *width));
        let aside = aside.iter().map(|(heading, width)| Self { is_aside: true, ..Self::new(*heading, *width) });
        shown.chain(aside).collect()
    }

    /// A column that the report fills.
    #[must_use]
    pub fn new(heading: impl Into<String>, width: u16) -> Self {
        Self { heading: heading.into(), width, filling: Filling::Report, is_aside: false }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_that_do_not_fit_are_cut_with_a_sentence() {
        let rows = || (0..5).map(|number| vec![Cell::number(number)]).collect();
        let sheet = |rows| Sheet {
            name: "Brister",
            columns: vec![Column::new("Rad", 7)],
            rows,
            frozen: 0,
            last_printed: None,
            coloured: None,
            empty: "",
            closing: None,
            part: Part::Table,
        };
        let cut = sheet(rows()).cut(3);
        assert_eq!(cut.rows.len(), 3);
        assert!(cut.closing.is_some_and(|text| text.contains("2 rader utelämnade")));
        let whole = sheet(rows()).cut(5);
        assert!(whole.rows.len() == 5 && whole.closing.is_none());
    }
}
