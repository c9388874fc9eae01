//! The flags `--output` of commands that print a text: for Windows, where `>` in PowerShell 5.1 writes UTF-16.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::format_arguments::STANDARD_OUTPUT;
use super::ground::Ground;
use super::report_files::{Output, write_all};
use super::{Answer, CommandError};
use crate::render::Style;
use crate::render::log_lines::for_people;
use crate::text::words::meant;

/// The file of a text that is otherwise printed.
#[derive(Debug, Clone, Default, Args)]
pub struct TextOutput {
    /// Skriv det till en fil i stället för i fönstret; det som finns i filen ersätts
    #[arg(long, value_name = "FIL")]
    output: Option<PathBuf>,
}

impl TextOutput {
    /// Prints a text, or writes it to the file.
    ///
    /// # Errors
    /// If the file may not be written, or cannot be.
    pub fn answer(&self, ground: &Ground, text: String) -> Result<Answer, CommandError> {
        match self.output.as_deref().filter(|file| *file != Path::new(STANDARD_OUTPUT)) {
            None => Ok(Answer::printing(text)),
            Some(file) => {
                let output = Output::of(file, ground)?;
                let told = format!("Skrev {}\n", output.name);
                write_all(vec![(output, for_people(text).into_bytes())])?;
                Ok(Answer::printing(told))
            }
        }
    }
}

/// The formats of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum TableFormat {
    /// A table for a terminal.
    #[default]
    Terminal,
    /// JSON.
    Json,
}

/// The format of a command that shows a table, and the file that it is written to as well.
#[derive(Debug, Default, Args)]
pub struct TableArguments {
    /// Hur det visas: terminal (vanligt) eller json
    #[arg(
        long,
        value_name = "FORMAT",
        default_value = "terminal",
        hide_default_value = true,
        hide_possible_values = true
    )]
    format: TableFormat,
    /// Skriv det även till en fil, till exempel json=fil.json; json=- skriver ut det
    #[arg(long, value_name = "FORMAT=FIL")]
    output: Option<String>,
}

impl TableArguments {
    /// Prints a table, and writes it to the file too.
    ///
    /// # Errors
    /// If the file has no format, or cannot be written.
    pub fn answer(
        &self,
        ground: &Ground,
        style: Style,
        draw: impl Fn(TableFormat, Style) -> String,
    ) -> Result<Answer, CommandError> {
        let named = self.output.as_deref().map(format_and_file).transpose()?;
        let format = match named {
            Some((format, STANDARD_OUTPUT)) => format,
            Some((format, file)) => {
                let output = Output::of(Path::new(file), ground)?;
                write_all(vec![(output, for_people(draw(format, Style::OF_FILES)).into_bytes())])?;
                self.format
            }
            None => self.format,
        };
        Ok(Answer::printing(draw(format, style)))
    }
}

fn format_and_file(text: &str) -> Result<(TableFormat, &str), CommandError> {
    let wrong = |help: String| CommandError::Output { text: text.to_owned(), help };
    let (name, file) = text
        .split_once('=')
        .filter(|(_, file)| !file.is_empty())
        .ok_or_else(|| wrong("skriv FORMAT=FIL, till exempel --output json=fil.json".to_owned()))?;
    let format = TableFormat::from_str(name, false).map_err(|_| wrong(meant(&format!("json={file}"))))?;
    Ok((format, file))
}
