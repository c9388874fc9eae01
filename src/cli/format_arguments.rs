//! Arguments that name formats: the one to print, and those to write to files.

use std::marker::PhantomData;
use std::path::{Path, PathBuf};

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};

use super::CommandError;
use super::ground::Ground;
use super::page_arguments::PageArguments;
use super::report_files::{Drawing, Output};
use super::split::Folders;
use crate::render::{FORMATS, Format};
use crate::report::views::ViewName;
use crate::text::words::{list, meant, nearest};

/// The formats of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum TableFormat {
    /// A table for a terminal.
    #[default]
    Terminal,
    /// JSON.
    Json,
}

/// The format of a command that shows a table.
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
    pub format: TableFormat,
}

/// The data to draw, which decides the formats that exist.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// A whole report.
    Report,
    /// One view of a report.
    View(ViewName),
    /// A comparison of two states.
    Change,
    /// The reports of many repositories.
    Collection,
}

/// A type that stands for a subject, for the arguments of a command.
pub trait OfSubject: std::fmt::Debug {
    /// The subject.
    const SUBJECT: Subject;
    /// The help of `--format`, before its formats.
    const SHOWN: &'static str;
    /// The help of `--output`.
    const WRITTEN: &'static str;
}

/// The formats of a command: the one to print, and those to write to files.
#[derive(Debug, Args)]
pub struct FormatArguments<S: OfSubject + Send + Sync + 'static> {
    #[arg(
        long,
        value_name = "FORMAT",
        hide_possible_values = true,
        value_parser = S::SUBJECT.parser(),
        help = S::SUBJECT.help(S::SHOWN)
    )]
    format: Option<Format>,
    #[arg(long, value_name = "FORMAT=FIL", help = S::WRITTEN)]
    output: Vec<String>,
    #[arg(skip)]
    subject: PhantomData<S>,
}

impl<S: OfSubject + Send + Sync + 'static> FormatArguments<S> {
    /// The formats to draw; the file `-` is standard output.
    ///
    /// # Errors
    /// If an output is not of the form `FORMAT=FILE`, names no format, or may not be written where it says.
    pub fn drawing(&self, ground: &Ground) -> Result<Drawing, CommandError> {
        let mut printed = self.format;
        let mut outputs: Vec<(Format, Output)> = Vec::new();
        for (format, file) in self.output.iter().map(|text| S::SUBJECT.output(text)).collect::<Result<Vec<_>, _>>()? {
            let output = match file {
                STANDARD_OUTPUT => None,
                file => Some(Output::of(Path::new(file), ground)?).filter(|output| !output.is_printed()),
            };
            match output {
                None if printed.is_some() => return Err(CommandError::Twice("standard ut".to_owned())),
                None => printed = Some(format),
                Some(output) => match output.twice(&outputs) {
                    Some(name) => return Err(CommandError::Twice(name.to_owned())),
                    None => outputs.push((format, output)),
                },
            }
        }
        Ok(Drawing { format: printed.unwrap_or(FORMATS[0]), outputs, as_read: None })
    }
}

impl<S: OfSubject + Send + Sync + 'static> FormatArguments<S> {
    /// What is drawn: a report with its files, or a report for each enhet in folders.
    ///
    /// # Errors
    /// See [`Self::drawing`] and [`Self::folders`]; or if the address of files cannot be used.
    pub fn asked(&self, pages: &PageArguments, ground: Ground) -> Result<(Drawing, Option<Folders>), CommandError> {
        let link = pages.file_link()?;
        if !pages.is_split() {
            return Ok((self.drawing(&ground)?, None));
        }
        let (drawing, outputs) = self.folders()?;
        Ok((drawing, Some(Folders { outputs, ground, link })))
    }

    /// The format to print, and the formats to write for each enhet with their folders.
    ///
    /// # Errors
    /// If an output is not of the form `FORMAT=FOLDER`, names no format or standard output.
    fn folders(&self) -> Result<(Drawing, Vec<(Format, PathBuf)>), CommandError> {
        let mut folders = Vec::new();
        for text in &self.output {
            match S::SUBJECT.output(text)? {
                (_, STANDARD_OUTPUT) => return Err(CommandError::SplitNowhere),
                (format, folder) => folders.push((format, PathBuf::from(folder))),
            }
        }
        Ok((Drawing { format: self.format.unwrap_or(FORMATS[0]), outputs: Vec::new(), as_read: None }, folders))
    }
}

/// The file that stands for standard output.
pub const STANDARD_OUTPUT: &str = "-";

impl Subject {
    fn formats(self) -> impl Iterator<Item = Format> {
        FORMATS.into_iter().filter(move |format| match self {
            Self::Report => true,
            Self::View(view) => format.views.contains(&view),
            Self::Change => format.change.is_some(),
            Self::Collection => format.collection.is_some(),
        })
    }

    fn find(self, name: &str) -> Option<Format> {
        self.formats().find(|format| format.name == name)
    }

    /// The parser of a format's name.
    fn parser(self) -> impl TypedValueParser<Value = Format> {
        let names = self.formats().map(|format| PossibleValue::new(format.name).hide(format.opened_in.is_some()));
        let usual = FORMATS[0];
        PossibleValuesParser::new(names.collect::<Vec<_>>()).map(move |name| self.find(&name).unwrap_or(usual))
    }

    /// The help of a flag that names a format: what it decides, and the formats that can be printed.
    fn help(self, decides: &str) -> String {
        let printed = self.formats().filter(|format| format.opened_in.is_none());
        let mut names: Vec<String> = printed.map(|format| format.name.to_owned()).collect();
        names[0].push_str(" (vanligt)");
        format!("{decides}: {}", list(&names, "eller"))
    }

    /// The format and the file of an argument of the form `FORMAT=FILE`.
    ///
    /// # Errors
    /// If it has another form, or names no format.
    fn output(self, text: &str) -> Result<(Format, &str), CommandError> {
        let wrong = |help: String| CommandError::Output { text: text.to_owned(), help };
        let usage = || wrong("skriv FORMAT=FIL, till exempel --output json=rapport.json".to_owned());
        let (name, file) = text.split_once('=').filter(|(_, file)| !file.is_empty()).ok_or_else(usage)?;
        let found = self.find(name).map(|format| (format, file));
        found.ok_or_else(|| {
            let names: Vec<&str> = self.formats().map(|format| format.name).collect();
            wrong(match nearest(name, names.iter().copied()) {
                Some(near) => meant(&format!("{near}={file}")),
                None => format!("formaten är {}", list(&names, "och")),
            })
        })
    }
}
