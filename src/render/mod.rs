//! Formats, one file or folder each: they draw a report and compute nothing that several formats need.

pub mod annual;
pub mod bundle;
pub(crate) mod change_letter;
pub(crate) mod choice_words;
pub(crate) mod collection_words;
mod diff_words;
pub(crate) mod difference_words;
pub mod docx;
pub(crate) mod event_words;
pub(crate) mod format;
pub(crate) mod formats;
pub mod github;
pub mod gitlab;
pub(crate) mod groups;
pub mod html;
pub mod ics;
pub mod json;
pub mod junit;
pub(crate) mod last_line;
pub(crate) mod left_words;
pub(crate) mod log_lines;
pub mod markdown;
pub(crate) mod measure_words;
pub(crate) mod remaining_lines;
pub mod sarif;
pub(crate) mod sentence;
pub(crate) mod shared_words;
pub mod site;
pub mod terminal;
pub(crate) mod trend_words;
pub(crate) mod undetermined_words;
pub mod xlsx;

pub use format::{Detail, Drawn, Format, Style};
pub use formats::FORMATS;
