//! The list of formats, in the order in which help shows them: a new one is a folder and a line here.

use super::{Format, github, gitlab, html, json, junit, markdown, sarif, terminal, xlsx};

/// Every format; the first is the default.
pub const FORMATS: [Format; 9] = [
    terminal::FORMAT,
    json::FORMAT,
    sarif::FORMAT,
    junit::FORMAT,
    github::FORMAT,
    gitlab::FORMAT,
    markdown::FORMAT,
    html::FORMAT,
    xlsx::FORMAT,
];

/// True if a format shows the notes of a report, so that they need not be told beside it.
#[must_use]
pub fn tells_notes(format: Format) -> bool {
    ![github::FORMAT.name, gitlab::FORMAT.name].contains(&format.name)
}
