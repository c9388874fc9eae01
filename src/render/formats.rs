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
