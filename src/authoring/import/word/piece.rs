//! A piece of a section that has a field.

use super::story::{Block, Paragraph};

/// A paragraph or a table of a section that has a field, or the heading of a section below it.
#[derive(Debug, Clone)]
pub struct Piece {
    /// The place of the section in the document.
    pub order: usize,
    /// The heading that has the field.
    pub heading: String,
    /// The heading of the section below that it stands in.
    pub below: Option<String>,
    /// The paragraph or the table; none for a heading with nothing below it.
    pub block: Option<Block>,
}

impl Piece {
    /// The paragraph, if it is one.
    #[must_use]
    pub fn paragraph(&self) -> Option<&Paragraph> {
        match &self.block {
            Some(Block::Paragraph(paragraph)) => Some(paragraph),
            Some(Block::Table(_)) | None => None,
        }
    }
}

/// The lines of a text, each with single blanks.
#[must_use]
pub fn lines(text: &str) -> Vec<String> {
    let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect()
}

/// The text of a paragraph as one, with single blanks.
#[must_use]
pub fn plain(text: &str) -> String {
    lines(text).join("\n")
}
