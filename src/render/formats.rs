//! The list of formats, in the order in which help shows them: a new one is a folder and a line here.

use super::{Format, docx, github, gitlab, html, ics, json, junit, markdown, sarif, terminal, xlsx};

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
