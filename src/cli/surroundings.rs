//! The environment that the program gets, and the answer that it gives, as values.

use std::io::{BufRead, ErrorKind, Write};

use jiff::civil::Date;

use super::{CommandError, broken};
use crate::render::Style;
use crate::render::log_lines::for_people;
use crate::render::terminal::failure;
use crate::text::disk::cannot_write;

/// The environment of the program: its only sources of time, terminal and streams.
#[derive(Debug, Clone, Copy)]
pub struct Surroundings {
    /// Today in the local time zone.
    pub today: Date,
    /// False if a time zone is set that the system does not know; today is then that of UTC.
    pub knows_zone: bool,
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
    /// Starts the threads that share the work; false if the system refuses them.
    pub threads: fn(Caller) -> bool,
}

/// Whether the thread that runs a command shares the work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Caller {
    /// It works as the others do, and hands nothing over and back.
    Works,
    /// It listens, and leaves the work to the others.
    Listens,
}

/// The style of what is told where nothing is known of the terminal.
const PLAIN: Style = Style { width: 80, is_coloured: false, is_unicode: true, is_comment: true };

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
    /// True if a format drew the output, and has made it fit for a log.
    pub is_drawn: bool,
}

impl Answer {
    /// The answer that prints a text, with exit code 0.
    #[must_use]
    pub fn printing(output: String) -> Self {
        Self { output, ..Self::default() }
    }

    /// The answer that tells an error, with exit code 2.
    #[must_use]
    pub fn refusing(error: &CommandError, style: Style) -> Self {
        Self { message: failure::render(error, style), code: 2, ..Self::default() }
    }

    /// The answer where the program itself failed.
    #[must_use]
    pub fn broken() -> Self {
        Self::refusing(&broken::error(), PLAIN)
    }

    /// The answer with nothing in it that a log would take for a command, but for what a format made for a runner.
    #[must_use]
    pub fn for_a_log(mut self) -> Self {
        self.message = for_people(self.message);
        if !self.is_drawn {
            self.output = for_people(self.output);
        }
        self
    }

    /// Writes the answer to standard output and standard error; returns the exit code, which is 2 if the output could
    /// not be written. A reader that has closed its end has seen enough; that is no error.
    pub fn tell(&self, output: &mut impl Write, message: &mut impl Write) -> u8 {
        let _ = message.write_all(self.message.as_bytes());
        match output.write_all(self.output.as_bytes()).and_then(|()| output.flush()) {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => {
                let error = CommandError::Unprinted(cannot_write(&error));
                let told = Self::refusing(&error, PLAIN);
                let _ = message.write_all(told.message.as_bytes());
                told.code
            }
            Ok(()) | Err(_) => self.code,
        }
    }
}
