//! A sheet of the workbook: one row of headings, then one row for each thing.

use super::cell::{Cell, lines, lines_of};

/// A sheet: one row of headings, then one row for each thing.
#[derive(Debug)]
pub struct Sheet {
    /// Its name.
    pub name: &'static str,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, each with a cell for every column.
    pub rows: Vec<Vec<Cell>>,
    /// How many columns stay in view at the left.
    pub standing: u16,
    /// The last column that is printed, if not all are.
    pub last_printed: Option<u16>,
    /// The first and the last column in which the words of an outcome have colours.
    pub coloured: Option<(u16, u16)>,
    /// What is said where there is no row.
    pub empty: &'static str,
    /// What is said below the rows.
    pub closing: Option<String>,
}

/// A column of a sheet.
#[derive(Debug)]
pub struct Column {
    /// Its heading.
    pub heading: String,
    /// Its width in characters.
    pub width: u16,
    /// Who fills it.
    pub filling: Filling,
}

/// Who fills a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Filling {
    /// The report.
    Outcomes,
    /// A person, with words of their own.
    Text,
    /// A person, with a day.
    Day,
    /// A person, with one of these words.
    Choice(&'static [&'static str]),
}

/// How many characters stand side by side on a page and can still be read.
const WIDEST: u32 = 260;

/// The width of the button of a filter in characters.
const BUTTON: u16 = 3;
/// How many lines a person needs to write by hand.
const HAND: u16 = 3;

impl Sheet {
    /// The last row and column, counted from zero; the headings are row zero, and one row follows always.
    #[must_use]
    pub fn last(&self) -> (u32, u16) {
        let column = self.columns.len().saturating_sub(1);
        (u32::try_from(self.rows.len().max(1)).unwrap_or(u32::MAX), u16::try_from(column).unwrap_or(u16::MAX))
    }

    /// How many lines high the headings are, beside the buttons of the filter.
    #[must_use]
    pub fn heading_lines(&self) -> u16 {
        let lines = |column: &Column| lines_of(&column.heading, column.width.saturating_sub(BUTTON).max(1));
        self.columns.iter().map(lines).max().unwrap_or(1)
    }

    /// How many lines high a row is; a row that a person fills has room to write by hand.
    #[must_use]
    pub fn lines(&self, cells: &[Cell]) -> u16 {
        let is_filled_by_hand = self.columns.iter().any(|column| column.filling == Filling::Text);
        let least = if is_filled_by_hand { HAND } else { 1 };
        lines(cells, self.columns.iter().map(|column| column.width)).max(least)
    }

    /// How many pages stand side by side in print.
    #[must_use]
    pub fn pages(&self) -> u16 {
        let printed = usize::from(self.last_printed.unwrap_or(u16::MAX)).saturating_add(1);
        let width: u32 = self.columns.iter().take(printed).map(|column| u32::from(column.width)).sum();
        u16::try_from(width.div_ceil(WIDEST)).unwrap_or(u16::MAX)
    }

    /// The sheet with at most so many rows, and a sentence on those that are left out.
    #[must_use]
    pub fn cut(mut self, most: usize) -> Self {
        let over = self.rows.len().saturating_sub(most);
        if over > 0 {
            self.rows.truncate(most);
            self.closing = Some(format!(
                "Här är {over} rader utelämnade för att Excel inte rymmer dem. Rapporten i json har alla."
            ));
        }
        self
    }
}

impl Column {
    /// A column that the report fills.
    #[must_use]
    pub fn new(heading: impl Into<String>, width: u16) -> Self {
        Self { heading: heading.into(), width, filling: Filling::Outcomes }
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
            standing: 0,
            last_printed: None,
            coloured: None,
            empty: "",
            closing: None,
        };
        let cut = sheet(rows()).cut(3);
        assert_eq!(cut.rows.len(), 3);
        assert!(cut.closing.is_some_and(|text| text.contains("2 rader utelämnade")));
        let whole = sheet(rows()).cut(5);
        assert!(whole.rows.len() == 5 && whole.closing.is_none());
    }
}
