//! A content control while it is read: a named place of a template that a person fills in.

/// A content control that is not yet at its end.
#[derive(Debug, Default)]
pub struct ControlDraft {
    /// The name that the template gives it.
    pub name: String,
    /// It shows the words that ask for it, and is not filled in.
    pub is_placeholder: bool,
    /// It holds a table of contents.
    pub is_contents: bool,
    /// The words that ask for it.
    pub text: String,
    /// The number of paragraphs that were open when it began.
    pub paragraphs: usize,
    /// The length of the text of the innermost paragraph.
    pub from: usize,
}
