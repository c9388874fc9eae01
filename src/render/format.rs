//! A format: its name, and the functions that draw in it.

use super::xlsx::error::WorkbookError;
use crate::report::Report;
use crate::report::comparison::Change;
use crate::report::views::View;

/// The width, colour and characters of the terminal.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// The width in columns.
    pub width: usize,
    /// Whether colour is used.
    pub is_coloured: bool,
    /// Whether frames use Unicode characters; else ASCII.
    pub is_unicode: bool,
    /// Whether the text may become a comment on a code host, which holds only so much; a file holds everything.
    pub is_comment: bool,
}

/// The amount of detail in the terminal, ordered from the least.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Detail {
    /// The last line only.
    Quiet,
    /// The most severe findings, the gap table, the last line.
    Usual,
    /// Every finding, and the reason for each undetermined assessment.
    Full,
}

/// The bytes of a file in some format; UTF-8 if the format is text.
///
/// # Errors
/// If the library of the format refuses to write it.
pub type Drawn = Result<Vec<u8>, WorkbookError>;

/// A format: one constant in each folder of this room, and one line in [`super::formats`].
#[derive(Debug, Clone, Copy)]
pub struct Format {
    /// The value of `--format`, such as `json`.
    pub name: &'static str,
    /// True if it can be printed to a terminal; a workbook can only be a file.
    pub is_text: bool,
    /// Draws a whole report.
    pub report: fn(&Report, Style, Detail) -> Drawn,
    /// Draws one view of a report, if the format supports it.
    pub view: Option<fn(&Report, &View, Style) -> Drawn>,
    /// Draws the comparison of two states, if the format supports it.
    pub change: Option<fn(&Change<'_>, Style) -> Drawn>,
}
