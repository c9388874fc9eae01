//! What a format is: its name, and what can be drawn in it.

use super::xlsx::error::WorkbookError;
use crate::report::Report;
use crate::report::comparison::Change;
use crate::report::views::View;

/// How the terminal is drawn.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// How many columns there are.
    pub width: usize,
    /// Whether colour is used.
    pub is_coloured: bool,
    /// Whether frames are drawn with more than ASCII.
    pub is_unicode: bool,
}

/// How much the terminal tells; ordered from the least.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Detail {
    /// The last line only.
    Quiet,
    /// The gravest findings, the gap table, the last line.
    Usual,
    /// Every finding, and why something could not be judged.
    Full,
}

/// What a format draws, as bytes of a file; UTF-8 where the format is text.
///
/// # Errors
/// If the library of the format refuses to write it.
pub type Drawn = Result<Vec<u8>, WorkbookError>;

/// A format: one constant in each folder of this room, and one line in [`super::formats`].
#[derive(Debug, Clone, Copy)]
pub struct Format {
    /// As people write it: `json`.
    pub name: &'static str,
    /// True if it can be shown in a window; a workbook can only be a file.
    pub is_text: bool,
    /// Draws a whole report.
    pub report: fn(&Report, Style, Detail) -> Drawn,
    /// Draws one side of a report, where the format has that.
    pub view: Option<fn(&Report, &View, Style) -> Drawn>,
    /// Draws what happened between two states, where the format has that.
    pub change: Option<fn(&Change<'_>, Style) -> Drawn>,
}
