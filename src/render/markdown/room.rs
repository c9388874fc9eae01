//! How much room there is for Markdown.

use crate::render::Style;

/// How much room there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// That of a comment: on GitHub 65,536 characters.
    Comment,
    /// That of a file: everything.
    File,
}

impl Room {
    /// The room for a style.
    #[must_use]
    pub fn of(style: Style) -> Self {
        if style.is_comment { Self::Comment } else { Self::File }
    }

    /// The most of something: as many as fit in a comment, or all.
    #[must_use]
    pub fn at_most(self, most: usize) -> usize {
        match self {
            Self::Comment => most,
            Self::File => usize::MAX,
        }
    }
}
