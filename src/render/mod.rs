//! One file a format; each reads the report and computes nothing that another would have to compute again.

mod diff_words;
pub mod difference_words;
pub mod github;
pub mod gitlab;
pub mod groups;
pub mod html;
pub mod json;
pub mod junit;
pub mod markdown;
pub mod sarif;
pub mod sentence;
pub mod terminal;
pub mod trend_words;
pub mod words;
pub mod xlsx;

/// How the terminal is drawn.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// How many columns there are.
    pub width: usize,
    /// Whether colour is used.
    pub is_coloured: bool,
    /// Whether frames are drawn with more than ASCII.
    pub is_unicode: bool,
}
