//! The argument of commands that print a file: where it is written instead. A shell of Windows writes what it is sent as UTF-16.

use std::path::{Path, PathBuf};

use clap::Args;

use super::format_arguments::STANDARD_OUTPUT;
use super::ground::Ground;
use super::report_files::{Output, write_all};
use super::{Answer, CommandError};

/// The folder of a command that reads none.
pub const HERE: &str = ".";

/// The file that is written instead of printed.
#[derive(Debug, Default, Args)]
pub struct PrintedFile {
    /// Skriv till en fil i stället för till skärmen; behövs i PowerShell, som skriver om det som skickas vidare med >
    #[arg(long, value_name = "FIL")]
    pub output: Option<PathBuf>,
}

impl PrintedFile {
    /// The answer that prints a text, or that has written it to the file, beside a folder that the command reads.
    ///
    /// # Errors
    /// If the file may not be written there, or cannot be written.
    pub fn answer(&self, text: String, folder: &Path) -> Result<Answer, CommandError> {
        let Some(file) = self.output.as_deref().filter(|file| *file != Path::new(STANDARD_OUTPUT)) else {
            return Ok(Answer::printing(text));
        };
        let output = Output::of(file, &Ground::of(folder))?;
        if output.is_printed() {
            return Ok(Answer::printing(text));
        }
        write_all(vec![(output, text.into_bytes())]).map(|()| Answer::default())
    }
}
