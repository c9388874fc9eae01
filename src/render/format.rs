//! A format: its name, and the functions that draw in it.

use super::xlsx::error::WorkbookError;
use crate::report::Report;
use crate::report::collection::Collection;
use crate::report::comparison::Change;
use crate::report::views::{View, ViewName};

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

impl Style {
    /// The style of a file, whatever the terminal.
    pub const OF_FILES: Self = Self { width: 100, is_coloured: false, is_unicode: true, is_comment: false };
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
    /// The extension of its files, without a full stop; the formats of one folder have different ones.
    pub extension: &'static str,
    /// The program that opens it, where it can only be a file; none if it is text.
    pub opened_in: Option<&'static str>,
    /// True if it shows the notes of a report, so that they need not be told beside it.
    pub shows_notes: bool,
    /// The views that it draws.
    pub views: &'static [ViewName],
    /// Draws a whole report.
    pub report: fn(&Report, Style, Detail) -> Drawn,
    /// Draws one view of a report, if the format supports any.
    pub view: Option<fn(&Report, &View, Style) -> Drawn>,
    /// Draws the comparison of two states, if the format supports it.
    pub change: Option<fn(&Change<'_>, Style) -> Drawn>,
    /// Draws the reports of many repositories side by side, if the format supports it.
    pub collection: Option<fn(&Collection, Style) -> Drawn>,
}
