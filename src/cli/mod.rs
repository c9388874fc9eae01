//! The command line: one file for each command, and the table of them. A new command is a file and two lines here.

use std::ffi::OsString;

use clap::FromArgMatches;

mod annual_error;
mod annual_output;
mod annual_report;
mod as_read;
mod attributes;
mod audit;
mod base;
mod baseline;
mod begun;
pub mod broken;
mod bundle;
mod bundle_error;
mod bundle_held;
mod bundle_place;
mod bundle_private;
mod bundle_verify;
mod changed_places;
mod charter;
mod collect;
mod collect_error;
pub(crate) mod command_error;
pub(crate) mod command_line;
mod completions;
mod destination;
mod diff;
mod due;
mod earlier;
pub(crate) mod entry;
mod explain;
mod fix;
mod format_arguments;
mod from_index;
mod gap;
mod global;
mod ground;
mod history;
mod import;
mod import_again;
mod import_arguments;
mod import_form;
mod import_places;
mod import_source;
mod import_word;
mod init;
mod interview;
mod keep;
mod ledger;
mod local_day;
mod lsp;
mod man;
mod matrix;
mod natural;
mod new;
mod offered_values;
mod own_files;
mod page_arguments;
mod planned_file;
mod publish;
mod publish_error;
mod recipe_choice;
mod recipe_told;
mod replacing;
mod report_files;
mod report_sources;
mod rules;
mod schema;
mod scope;
mod shown_path;
pub mod signals;
mod split;
pub(crate) mod surroundings;
mod text_output;
pub mod threads;
mod trend;
mod view_formats;
mod whole_file;
mod whole_folder;
mod write_place;

pub use command_error::CommandError;
pub use completions::{ASKED_BY, complete};
pub use local_day::{in_zone, local_day};
pub use surroundings::{Answer, Caller, Surroundings};

use self::entry::{Entry, Given};
use self::global::GlobalArguments;
use crate::render::Style;
use crate::render::terminal::failure;

/// Every command, in the order of the help.
const COMMANDS: [Entry; 22] = [
    Entry::of::<audit::AuditArguments>("audit"),
    Entry::of::<gap::GapArguments>("gap"),
    Entry::of::<matrix::MatrixArguments>("matrix"),
    Entry::of::<due::DueArguments>("due"),
    Entry::of::<diff::DiffArguments>("diff"),
    Entry::of::<trend::TrendArguments>("trend"),
    Entry::of::<collect::CollectArguments>("collect"),
    Entry::of::<baseline::BaselineArguments>("baseline"),
    Entry::of::<fix::FixArguments>("fix"),
    Entry::of::<import_arguments::ImportArguments>("import"),
    Entry::of::<publish::PublishArguments>("publish"),
    Entry::of::<bundle::BundleArguments>("bundle"),
    Entry::of::<annual_report::AnnualReportArguments>("annual-report"),
    Entry::of::<lsp::LspArguments>("lsp"),
    Entry::of::<history::HistoryArguments>("history"),
    Entry::of::<explain::ExplainArguments>("explain"),
    Entry::of::<rules::RulesArguments>("rules"),
    Entry::of::<init::InitArguments>("init"),
    Entry::of::<new::NewArguments>("new"),
    Entry::of::<schema::SchemaArguments>("schema"),
    Entry::of::<completions::CompletionsArguments>("completions"),
    Entry::of::<man::ManArguments>("man"),
];

/// The command that serves an editor while other threads work.
const LISTENS: &str = "lsp";

/// The program as clap describes it.
#[must_use]
pub fn program() -> clap::Command {
    command_line::program(&COMMANDS)
}

/// The same, with the arguments of one command alone.
fn program_of(command: &Entry) -> clap::Command {
    command_line::program_of(command.name, &COMMANDS)
}

/// The answer to arguments, of which the first is the program's name. Without a command, `audit` is run.
#[must_use]
pub fn answer(arguments: impl IntoIterator<Item = OsString>, surroundings: Surroundings) -> Answer {
    let mut arguments: Vec<OsString> = arguments.into_iter().collect();
    let first = arguments.get(1).and_then(|first| first.to_str());
    let program = COMMANDS.iter().find(|entry| Some(entry.name) == first).map_or_else(program, program_of);
    let usual = program.try_get_matches_from(&arguments).and_then(|matches| match matches.subcommand_name() {
        Some(_) => Ok(matches),
        None => {
            arguments.push(COMMANDS[0].name.into());
            program_of(&COMMANDS[0]).try_get_matches_from(&arguments)
        }
    });
    match usual {
        Ok(matches) => run(&matches, surroundings),
        Err(error) => refuse(&error, arguments.get(1), surroundings),
    }
}

fn run(matches: &clap::ArgMatches, surroundings: Surroundings) -> Answer {
    let (name, of_command) = matches.subcommand().expect("a command is named, or audit was added");
    let entry = COMMANDS.iter().find(|entry| entry.name == name).expect("clap knows the commands of the table");
    let global = GlobalArguments::from_arg_matches(of_command).expect("clap has held the matches to these arguments");
    let given = Given { surroundings, global, program };
    let caller = if entry.name == LISTENS { Caller::Listens } else { Caller::Works };
    let run =
        || if (surroundings.threads)(caller) { entry.run(of_command, &given) } else { Err(CommandError::NoThreads) };
    let mut answer = run().unwrap_or_else(|error| Answer::refusing(&error, given.style()));
    if !surroundings.knows_zone && is_of_today(of_command) {
        answer.message.push_str(NO_ZONE);
    }
    answer.for_a_log()
}

/// What is told where today is that of UTC, though another time zone is set.
const NO_ZONE: &str = "Tidszonen i TZ är inte känd, så dagens datum är räknat i UTC; ange dagen med --date.\n";

/// True if a command looks at today: it takes a day, and none is given.
fn is_of_today(command: &clap::ArgMatches) -> bool {
    let is_given = |flag| command.try_get_one::<String>(flag).ok().map(|value| value.is_some());
    is_given("date") == Some(false) && is_given("at") != Some(true) && is_given("on") != Some(true)
}

/// The answer to arguments that clap refuses, or that ask for help or the version.
fn refuse(error: &clap::Error, first: Option<&OsString>, surroundings: Surroundings) -> Answer {
    if !error.use_stderr() {
        return Answer::printing(format!("{}\n", error.render().to_string().trim_end()));
    }
    let style =
        Style { width: surroundings.width, is_coloured: false, is_unicode: surroundings.is_unicode, is_comment: true };
    // The command that is named, or else the one that is usual.
    let entry = COMMANDS.iter().find(|entry| first.is_some_and(|first| first == entry.name)).unwrap_or(&COMMANDS[0]);
    let mut program = program_of(entry);
    program.build();
    let near = program.find_subcommand(entry.name).and_then(|command| natural::meant_by(error, command));
    Answer { message: failure::of_arguments(error, near, style), code: 2, ..Answer::default() }.for_a_log()
}
