//! Shared by `gap`, `matrix` and `due`: views of a report, whose exit code does not depend on the findings.

use super::entry::Given;
use super::format_arguments::{OfSubject, Subject};
use super::report_files::Drawing;
use super::scope::Plan;
use super::split::{self, Folders};
use super::{Answer, CommandError};
use crate::render::Format;
use crate::report::Report;
use crate::report::views::{View, ViewName};

/// The arguments of `gap`.
#[derive(Debug)]
pub struct OfGap;

/// The arguments of `matrix`.
#[derive(Debug)]
pub struct OfMatrix;

/// The arguments of `due`.
#[derive(Debug)]
pub struct OfDue;

/// The help of `--format`, before its formats.
const SHOWN: &str = "Hur det visas";

impl OfSubject for OfGap {
    const SUBJECT: Subject = Subject::View(ViewName::Gap);
    const SHOWN: &'static str = SHOWN;
    const WRITTEN: &'static str = "Skriv det även till en fil, till exempel html=lage.html, xlsx=lage.xlsx eller docx=lage.docx; json=- skriver \
         ut det; kan upprepas";
}

impl OfSubject for OfMatrix {
    const SUBJECT: Subject = Subject::View(ViewName::Matrix);
    const SHOWN: &'static str = SHOWN;
    const WRITTEN: &'static str = "Skriv det även till en fil, till exempel html=matris.html eller xlsx=matris.xlsx; json=- skriver ut det; kan upprepas";
}

impl OfSubject for OfDue {
    const SUBJECT: Subject = Subject::View(ViewName::Due);
    const SHOWN: &'static str = SHOWN;
    const WRITTEN: &'static str = "Skriv det även till en fil, till exempel ics=kalender.ics eller xlsx=datum.xlsx; json=- skriver ut det; kan \
         upprepas";
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
