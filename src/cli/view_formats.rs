//! Shared by `gap`, `matrix` and `due`: views of a report, whose exit code does not depend on the findings.

use clap::Args;

use super::entry::Given;
use super::format_arguments::Subject;
use super::report_files::Drawing;
use super::{Answer, CommandError};
use crate::render::Format;
use crate::report::Report;
use crate::report::views::View;

/// In which formats one side of a report is shown and written.
#[derive(Debug, Args)]
pub struct ViewFormats {
    #[arg(
        long,
        value_name = "FORMAT",
        default_value = "terminal",
        hide_default_value = true,
        hide_possible_values = true,
        value_parser = Subject::View.parser(),
        help = Subject::View.help("Hur det visas")
    )]
    format: Format,
    /// Skriv det även till en fil, till exempel html=lage.html eller xlsx=lage.xlsx; kan upprepas
    #[arg(long, value_name = "FORMAT=FIL")]
    output: Vec<String>,
}

impl ViewFormats {
    /// The formats to draw.
    ///
    /// # Errors
    /// If an output is not of the form `FORMAT=FILE`.
    pub fn drawing(&self) -> Result<Drawing, CommandError> {
        Ok(Drawing { format: self.format, outputs: Subject::View.outputs(&self.output)? })
    }
}

/// Draws one view of a report.
///
/// # Errors
/// If it cannot be drawn or written.
pub fn show(report: &Report, view: &View, drawing: Drawing, given: &Given) -> Result<Answer, CommandError> {
    let draw = |format: Format, style| {
        let draw = format.view.expect("arguments name only formats that draw views");
        draw(report, view, style)
    };
    drawing.answer(given.style(), draw).map(Answer::printing)
}
