//! Word: the gaps and the plan as a document for the minutes of a meeting, with the same bytes for the same report.
//!
//! Written with quick-xml and zip, which are in the tree anyway. Not docx-rs: it writes the parts of a paragraph in an order
//! that the schema of Word does not allow. `tests/judge_word.py` reads the document with python-docx.

mod block;
mod chapters;
mod file_properties;
mod fixed_parts;
mod letter_document;
mod running;
mod styled_paragraph;
mod table;
mod to_do;
mod word_document;
mod word_text;
mod zip_package;

pub(crate) use self::block::{Block, Contents, Table};
use self::chapters::contents;
pub(crate) use self::zip_package::packed;
use crate::render::Format;
use crate::report::Report;
use crate::report::views::gap::Filter;
use crate::report::views::{View, ViewName};

/// The format `docx`.
pub const FORMAT: Format = Format {
    name: "docx",
    extension: "docx",
    opened_in: Some("Word"),
    shows_notes: true,
    views: &[ViewName::Gap],
    report: |report, _, _| Ok(render(report, &Filter::default())),
    view: Some(|report, view, _| match view {
        View::Gap(filter) => Ok(render(report, filter)),
        View::Matrix(_) | View::Due(_) => Ok(render(report, &Filter::default())),
    }),
    change: Some(|change, _| Ok(packed(&letter_document::contents(change)))),
    collection: None,
};

/// The gaps that pass a filter, and the plan, as a document of Word.
#[must_use]
pub fn render(report: &Report, filter: &Filter) -> Vec<u8> {
    packed(&contents(report, filter))
}
