//! The environment that the program gets, and the answer that it gives, as values.

use std::io::{BufRead, Write};

use jiff::civil::Date;

/// The environment of the program: its only sources of time, terminal and streams.
#[derive(Debug, Clone, Copy)]
pub struct Surroundings {
    /// Today in the local time zone.
    pub today: Date,
    /// The width of the terminal, in columns.
    pub width: usize,
    /// True if standard output is a terminal that shows colour.
    pub shows_colour: bool,
    /// True if the terminal shows more than ASCII.
    pub is_unicode: bool,
    /// True if standard error is a terminal, which may show progress.
    pub is_watched: bool,
    /// Asks a question at the terminal; none if there is no terminal.
    pub ask: fn(&str) -> Option<String>,
    /// Opens the input and output of the language server.
    pub streams: fn() -> Streams,
}

/// The input and output of the language server.
pub type Streams = (Box<dyn BufRead + Send>, Box<dyn Write>);

/// The output of the program and its exit code.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The text for standard output.
    pub output: String,
    /// The text for standard error.
    pub message: String,
    /// The exit code: 0 without findings that fail, 1 with such, 2 on an error.
    pub code: u8,
}

impl Answer {
    /// The answer that prints a text, with exit code 0.
    #[must_use]
    pub fn printing(output: String) -> Self {
        Self { output, ..Self::default() }
    }
}
