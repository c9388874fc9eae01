//! From arguments to what is printed, written and answered: the program without its surroundings.

use std::io::Write;
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::audit::{AuditError, Options, audit};
use crate::catalogue::Catalogue;
use crate::check::wording::nearest;
use crate::cli::{Arguments, AuditArguments, Colour, Command, Format, Threshold};
use crate::corpus::date::{Meaning, day, meaning};
use crate::render::snippet::Style;
use crate::render::terminal::Detail;
use crate::render::{failure, json, terminal};
use crate::report::{FailOn, Report};

/// What the program may know of where it runs. It comes in as values.
#[derive(Debug, Clone, Copy)]
pub struct Surroundings {
    /// Today, where the person sits.
    pub today: Date,
    /// How many columns the window has.
    pub width: usize,
    /// True if what is printed goes to a terminal that shows colour.
    pub shows_colour: bool,
    /// True if the terminal shows more than ASCII.
    pub is_unicode: bool,
}

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

/// Why a command could not be carried out.
#[derive(Debug, thiserror::Error, miette::Diagnostic)]
pub enum CommandError {
    /// The audit could not be made.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Audit(#[from] AuditError),
    /// The date is none.
    #[error("\"{text}\" är inget datum")]
    #[diagnostic(help("{help}"))]
    Date {
        /// What was written.
        text: String,
        /// How to write it.
        help: String,
    },
    /// An output is not written FORMAT=FILE.
    #[error("--output {text} går inte att tolka")]
    #[diagnostic(help("{help}"))]
    Output {
        /// What was written.
        text: String,
        /// How to write it.
        help: String,
    },
    /// A report could not be written.
    #[error("rapporten kunde inte skrivas till {file}: {reason}")]
    #[diagnostic(help("kontrollera att mappen finns och att du får skriva i den; inget har skrivits"))]
    Write {
        /// Where.
        file: String,
        /// Why.
        reason: String,
    },
}

/// Carries out a command.
#[must_use]
pub fn run(arguments: Arguments, surroundings: Surroundings) -> Answer {
    let asked = match arguments.command {
        Some(Command::Audit(asked)) => asked,
        None => AuditArguments { path: PathBuf::from("."), ..AuditArguments::default() },
    };
    let style = style(&asked, surroundings);
    match run_audit(&asked, surroundings, style) {
        Ok(answer) => answer,
        Err(error) => Answer { output: String::new(), message: failure::render(&error, style), code: 2 },
    }
}

fn run_audit(asked: &AuditArguments, surroundings: Surroundings, style: Style) -> Result<Answer, CommandError> {
    let outputs = asked.output.iter().map(|text| output(text)).collect::<Result<Vec<_>, _>>()?;
    let options = Options {
        root: asked.path.clone(),
        date: asked.date.as_deref().map_or(Ok(surroundings.today), date)?,
        units: asked.unit.clone(),
        select: asked.select.clone(),
        ignore: asked.ignore.clone(),
    };
    let catalogue = match &asked.catalog {
        Some(folder) => Catalogue::from_folder(folder),
        None => Catalogue::embedded(),
    };
    let report = audit(&catalogue.map_err(AuditError::from)?, &options)?;
    let detail = match (asked.quiet, asked.verbose) {
        (true, _) => Detail::Quiet,
        (false, true) => Detail::Full,
        (false, false) => Detail::Usual,
    };
    for (format, file) in outputs {
        // A file has no window: it is drawn without colour and at a fixed width.
        let style = Style { width: FILE_WIDTH, is_coloured: false, is_unicode: true };
        write(&file, &rendered(&report, format, style, detail))?;
    }
    let output = rendered(&report, asked.format, style, detail);
    Ok(Answer { output, message: String::new(), code: u8::from(report.fails(fail_on(asked.fail_on))) })
}

/// The width of a report for a terminal that is written to a file.
const FILE_WIDTH: usize = 100;

fn rendered(report: &Report, format: Format, style: Style, detail: Detail) -> String {
    match format {
        Format::Terminal => terminal::render(report, style, detail),
        Format::Json => json::render(report),
    }
}

fn style(asked: &AuditArguments, surroundings: Surroundings) -> Style {
    Style {
        width: asked.width.map_or(surroundings.width, usize::from),
        is_coloured: match asked.color {
            Colour::Auto => surroundings.shows_colour,
            Colour::Always => true,
            Colour::Never => false,
        },
        is_unicode: surroundings.is_unicode,
    }
}

fn fail_on(threshold: Threshold) -> FailOn {
    match threshold {
        Threshold::Error => FailOn::Error,
        Threshold::Warning => FailOn::Warning,
        Threshold::Note => FailOn::Note,
        Threshold::Never => FailOn::Never,
    }
}

fn date(text: &str) -> Result<Date, CommandError> {
    day(text).ok_or_else(|| {
        let help = match meaning(text) {
            Meaning::Iso(iso) if day(&iso).is_some() => format!("skriv --date {iso}"),
            Meaning::Iso(_) | Meaning::Vague | Meaning::None => {
                "skriv datumet som ÅÅÅÅ-MM-DD, till exempel --date 2026-11-15".to_owned()
            }
        };
        CommandError::Date { text: text.to_owned(), help }
    })
}

fn output(text: &str) -> Result<(Format, PathBuf), CommandError> {
    const FORMATS: [(&str, Format); 2] = [("terminal", Format::Terminal), ("json", Format::Json)];
    let wrong = |help: String| CommandError::Output { text: text.to_owned(), help };
    let usage = || "skriv FORMAT=FIL, till exempel --output json=rapport.json".to_owned();
    let (name, file) = text.split_once('=').filter(|(_, file)| !file.is_empty()).ok_or_else(|| wrong(usage()))?;
    match FORMATS.iter().find(|(known, _)| *known == name) {
        Some((_, format)) => Ok((*format, PathBuf::from(file))),
        None => Err(wrong(match nearest(name, FORMATS.map(|(known, _)| known)) {
            Some(near) => format!("menade du {near}={file}?"),
            None => format!("formaten är {}", FORMATS.map(|(known, _)| known).join(" och ")),
        })),
    }
}

/// Writes a report whole or not at all: first beside its place, then moved there.
fn write(file: &Path, text: &str) -> Result<(), CommandError> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let written = tempfile::NamedTempFile::new_in(folder).and_then(|mut beside| {
        beside.write_all(text.as_bytes())?;
        beside.flush()?;
        beside.persist(file).map_err(|error| error.error).map(|_| ())
    });
    written.map_err(|error| CommandError::Write { file: file.display().to_string(), reason: reason(&error) })
}

fn reason(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "mappen finns inte".to_owned(),
        std::io::ErrorKind::PermissionDenied => "du har inte rätt att skriva där".to_owned(),
        std::io::ErrorKind::StorageFull => "disken är full".to_owned(),
        std::io::ErrorKind::IsADirectory => "där ligger en mapp".to_owned(),
        _ => format!("skrivningen gick inte ({error})"),
    }
}

/// The answer to arguments that could not be read, or that ask for help or the version.
#[must_use]
pub fn refuse(error: &clap::Error, surroundings: Surroundings) -> Answer {
    if !error.use_stderr() {
        let output = format!("{}\n", error.render().to_string().trim_end());
        return Answer { output, ..Answer::default() };
    }
    let style = Style { width: surroundings.width, is_coloured: false, is_unicode: surroundings.is_unicode };
    Answer { output: String::new(), message: failure::of_arguments(error, style), code: 2 }
}
