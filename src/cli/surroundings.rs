//! What the program may know of where it runs, and what it answers. Both are values.

use std::io::{BufRead, Write};

use jiff::civil::Date;

/// What the program may know of where it runs.
#[derive(Debug, Clone, Copy)]
pub struct Surroundings {
    /// Today, where the person sits.
    pub today: Date,
    /// The width of the window, in columns.
    pub width: usize,
    /// True if standard output is a terminal that shows colour.
    pub shows_colour: bool,
    /// True if the terminal shows more than ASCII.
    pub is_unicode: bool,
    /// True if someone watches standard error while the work is done.
    pub is_watched: bool,
    /// Puts a question to whoever sits at the terminal; none where nobody does.
    pub ask: fn(&str) -> Option<String>,
    /// Opens the streams of a conversation with an editor, for the one command that holds one.
    pub streams: fn() -> Streams,
}

/// Where an editor is listened to, and where it is answered.
pub type Streams = (Box<dyn BufRead + Send>, Box<dyn Write>);

/// What to print and how to end.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// For standard output.
    pub output: String,
    /// For standard error.
    pub message: String,
    /// The exit code: 0 nothing found, 1 found, 2 it could not be done.
    pub code: u8,
}

impl Answer {
    /// The answer that prints a text and ends well.
    #[must_use]
    pub fn printing(output: String) -> Self {
        Self { output, ..Self::default() }
    }
}
