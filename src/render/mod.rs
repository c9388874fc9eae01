//! Formats, one file or folder each: they draw a report and compute nothing that several formats need.

mod diff_words;
pub mod difference_words;
pub mod format;
pub mod formats;
pub mod github;
pub mod gitlab;
pub mod groups;
pub mod html;
pub mod json;
pub mod junit;
pub mod last_line;
pub mod markdown;
pub mod sarif;
pub mod sentence;
pub mod shared_words;
pub mod terminal;
pub mod trend_words;
pub mod xlsx;

pub use format::{Detail, Drawn, Format, Style};
pub use formats::FORMATS;
