//! The list of formats, in the order in which help shows them: a new one is a folder and a line here.

use super::{Format, docx, github, gitlab, html, ics, json, junit, markdown, sarif, terminal, xlsx};
use crate::report::views::ViewName;

/// Every format; the first is the default.
pub const FORMATS: [Format; 11] = [
    terminal::FORMAT,
    json::FORMAT,
    sarif::FORMAT,
    junit::FORMAT,
    github::FORMAT,
    gitlab::FORMAT,
    markdown::FORMAT,
    html::FORMAT,
    ics::FORMAT,
    xlsx::FORMAT,
    docx::FORMAT,
];

/// True if a format draws a view: a calendar holds only dates, and a document in Word only the gaps and the plan.
#[must_use]
pub fn draws(format: Format, view: ViewName) -> bool {
    match format.name {
        name if name == ics::FORMAT.name => view == ViewName::Due,
        name if name == docx::FORMAT.name => view == ViewName::Gap,
        _ => format.view.is_some(),
    }
}

/// True if a format shows the notes of a report, so that they need not be told beside it.
#[must_use]
pub fn tells_notes(format: Format) -> bool {
    ![github::FORMAT.name, gitlab::FORMAT.name, ics::FORMAT.name].contains(&format.name)
}
