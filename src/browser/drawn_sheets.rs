//! The sheets of the command line, drawn by the same formats.

use super::Answer;
use super::page_request::Sheet;
use crate::catalogue::Catalogue;
use crate::render::terminal::manual;
use crate::render::{Detail, FORMATS, Style};
use crate::report::Report;
use crate::report::views::due::usual_days;
use crate::report::views::gap::Filter;
use crate::report::views::{Extent, View};
use crate::rules;

/// The style of what is drawn for a file.
const STYLE: Style = Style { width: 100, is_coloured: false, is_unicode: true, is_comment: false };

/// A sheet in a format.
///
/// # Errors
/// If the format does not draw it.
pub fn drawn(report: &Report, sheet: Sheet, format: &str) -> Result<Answer, Answer> {
    let unknown = || Answer::refused(&format!("det finns inget format {format} för det"));
    let format = FORMATS.into_iter().find(|one| one.name == format).ok_or_else(unknown)?;
    let view = match sheet {
        Sheet::Audit => None,
        Sheet::Gap => Some(View::Gap(Filter { extent: Extent::Holes, ..Filter::default() })),
        Sheet::Matrix => Some(View::Matrix(Extent::Whole)),
        Sheet::Due => Some(View::Due(usual_days(report))),
    };
    let drawn = match view {
        None => (format.report)(report, STYLE, Detail::Usual),
        Some(view) => format.view.ok_or_else(unknown)?(report, &view, STYLE),
    };
    drawn.map(Answer::drawn).map_err(|error| Answer::failing(&error))
}

/// The manual of a rule, as `explain` prints it.
///
/// # Errors
/// If there is no such rule.
pub fn explained(catalogue: &Catalogue, id: &str) -> Result<Answer, Answer> {
    let id = catalogue.present_id(id.trim());
    let rule = rules::explain(catalogue, id)
        .ok_or_else(|| Answer::refused(&format!("det finns ingen regel som heter {id}")))?;
    Ok(Answer::of(&manual::render(&rule, rules::example(catalogue, id).as_deref(), STYLE).into()))
}
