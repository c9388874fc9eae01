//! Shared by `gap`, `matrix` and `due`: views of a report, whose exit code does not depend on the findings.

use super::entry::Given;
use super::format_arguments::{OfSubject, Subject};
use super::report_files::Drawing;
use super::{Answer, CommandError};
use crate::render::Format;
use crate::report::Report;
use crate::report::views::View;

/// The arguments of a view.
#[derive(Debug)]
pub struct OfView;

impl OfSubject for OfView {
    const SUBJECT: Subject = Subject::View;
    const SHOWN: &'static str = "Hur det visas";
    const WRITTEN: &'static str = "Skriv det även till en fil, till exempel html=lage.html eller xlsx=lage.xlsx; json=- skriver ut det; kan upprepas";
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
    drawing.answer(given.style(), draw)
}
