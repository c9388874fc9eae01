//! Shared by `gap`, `matrix` and `due`: views of a report, whose exit code does not depend on the findings.

use super::entry::Given;
use super::format_arguments::{OfSubject, Subject};
use super::report_files::Drawing;
use super::scope::Plan;
use super::split::{self, Folders};
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

/// Draws one view of a report, and of the report of each enhet where that is asked for.
///
/// # Errors
/// If it cannot be drawn or written.
pub fn show(
    (report, plan): (&Report, &Plan),
    view: &View,
    (drawing, folders): (Drawing, Option<Folders>),
    given: &Given,
) -> Result<Answer, CommandError> {
    let draw = |report: &Report, format: Format, style| {
        let draw = format.view.expect("arguments name only formats that draw views");
        draw(report, view, style)
    };
    let answer = drawing.answer(given.style(), |format, style| draw(report, format, style))?;
    let Some(folders) = folders else { return Ok(answer) };
    let told = split::write(plan, report, &folders, draw)?;
    Ok(Answer { message: format!("{told}{}", answer.message), ..answer })
}
