//! From arguments to what is printed, written and answered: the program without its surroundings.

use jiff::civil::Date;

use crate::audit::AuditError;
use crate::authoring::import::ImportError;
use crate::cli::{Arguments, Colour, Command, DrawingArguments};
use crate::render::Style;
use crate::render::terminal::failure;
use crate::render::xlsx::sheets::WorkbookError;
use crate::report::baseline::BaselineError;

mod audit;
mod base;
mod baseline;
pub mod beginning;
mod diff;
mod explain;
mod fix;
mod history;
mod import;
mod init;
pub mod lsp;
mod new;
mod reference;
mod replacing;
mod schema;
mod scope;
mod trend;
mod views;
mod writing;

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
    /// True if someone watches standard error while the work is done.
    pub is_watched: bool,
    /// Puts a question to whoever sits at the terminal; none where nobody does.
    pub ask: fn(&str) -> Option<String>,
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
    /// The baseline cannot be read.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Baseline(#[from] BaselineError),
    /// What was to be compared with is not in the repository.
    #[error("git känner inte till revisionen {0}, så det finns inget att jämföra med")]
    #[diagnostic(help(
        "kontrollera namnet, till exempel origin/main, och att hela historiken är hämtad: git fetch --unshallow; i GitHub \
         Actions fetch-depth: 0, i GitLab GIT_DEPTH: 0"
    ))]
    NoBase(String),
    /// A trend has too many points.
    #[error("det blir {0} granskningar eller fler, vilket tar för lång tid")]
    #[diagnostic(help(
        "ange ett senare datum med --since, eller glesare punkter med --every month, quarter eller year"
    ))]
    TooManyPoints(usize),
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
    /// A format that is no text was to be printed.
    #[error("xlsx är en fil för Excel och kan inte visas i fönstret")]
    #[diagnostic(help("skriv --output xlsx=rapport.xlsx"))]
    OnlyToFile,
    /// A register could not be read.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Import(#[from] ImportError),
    /// The workbook could not be made.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Workbook(#[from] WorkbookError),
    /// There is no such rule to explain.
    #[error("det finns ingen regel som heter {name}")]
    #[diagnostic(help("{help}"))]
    UnknownRule {
        /// What was asked for.
        name: String,
        /// What may have been meant.
        help: String,
    },
    /// There is no such document, and never was.
    #[error("inget dokument har id {name}, varken i mappen eller bland borttagna filer i git")]
    #[diagnostic(help("{help}"))]
    UnknownDocument {
        /// What was asked for.
        name: String,
        /// What may have been meant.
        help: String,
    },
    /// Several documents have the id.
    #[error("flera dokument har id {name}")]
    #[diagnostic(help("{help}"))]
    SeveralDocuments {
        /// What was asked for.
        name: String,
        /// Which there are.
        help: String,
    },
    /// No requirement is of such an act.
    #[error("inga krav är hämtade ur {name}")]
    #[diagnostic(help("{help}"))]
    UnknownAct {
        /// What was asked for.
        name: String,
        /// What there is.
        help: String,
    },
    /// Nothing could be begun.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Begin(#[from] beginning::BeginError),
    /// There is no such command to describe.
    #[error("det finns inget kommando som heter {name}")]
    #[diagnostic(help("{help}"))]
    UnknownCommand {
        /// What was asked for.
        name: String,
        /// What there is.
        help: String,
    },
    /// There is no such kind of document.
    #[error("det finns ingen typ av dokument som heter {name}")]
    #[diagnostic(help("{help}"))]
    UnknownKind {
        /// What was asked for.
        name: String,
        /// What may have been meant.
        help: String,
    },
    /// A length of time is none.
    #[error("\"{0}\" är ingen tid")]
    #[diagnostic(help("skriv till exempel --within 30d, --within 6m eller --within 1y"))]
    Within(String),
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
    let command = arguments.command.unwrap_or_default();
    let style = surroundings.style(command.drawing());
    let answer = match &command {
        Command::Audit(asked) => audit::run(asked, surroundings, style),
        Command::Gap(asked) => views::gap(asked, surroundings, style),
        Command::Matrix(asked) => views::matrix(asked, surroundings, style),
        Command::Due(asked) => views::due(asked, surroundings, style),
        Command::Diff(asked) => diff::run(asked, surroundings, style),
        Command::Trend(asked) => trend::run(asked, surroundings, style),
        Command::Baseline(asked) => baseline::run(asked, surroundings, style),
        Command::Fix(asked) => fix::run(asked, style),
        Command::Import(asked) => import::run(asked, style),
        // NOTE: the streams of the conversation are known to the program's own start alone.
        Command::Lsp(asked) => Ok(lsp::run(asked, surroundings, std::io::empty(), std::io::sink())),
        Command::History(asked) => history::run(asked, surroundings, style),
        Command::Explain(asked) => explain::explain(asked, style),
        Command::Rules(asked) => explain::rules(asked, style),
        Command::Schema(asked) => schema::run(asked),
        Command::New(asked) => new::run(asked),
        Command::Completions(asked) => Ok(reference::completions(asked)),
        Command::Man(asked) => reference::man(asked),
        Command::Init(asked) => init::run(asked, surroundings),
    };
    answer.unwrap_or_else(|error| Answer { output: String::new(), message: failure::render(&error, style), code: 2 })
}

impl Surroundings {
    fn style(self, drawing: DrawingArguments) -> Style {
        Style {
            width: drawing.width.map_or(self.width, usize::from),
            is_coloured: match drawing.color {
                Colour::Auto => self.shows_colour,
                Colour::Always => true,
                Colour::Never => false,
            },
            is_unicode: self.is_unicode,
        }
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
