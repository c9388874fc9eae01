//! A content control while it is read: a named place of a template that a person fills in.

/// A content control that is not yet at its end.
#[derive(Debug, Default)]
pub struct ControlDraft {
    /// The name that the template gives it.
    pub name: String,
    /// The place among the open controls of the innermost, this one or around it, that shows the words that ask for it.
    pub placeholder: Option<usize>,
    /// It holds a table of contents, or stands in one that does.
    pub is_contents: bool,
    /// The words that ask for it.
    pub text: String,
    /// The number of paragraphs that were open when it began.
    pub paragraphs: usize,
    /// The length of the text of the innermost paragraph.
    pub from: usize,
    /// The containers that were open, and what the innermost held.
    pub held: (usize, usize),
}
