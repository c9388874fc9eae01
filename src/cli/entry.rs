//! A command in the table of commands: its name, its arguments and its function.

use clap::{ArgMatches, Args};

use super::global::{Colour, GlobalArguments};
use super::{Answer, CommandError, Surroundings};
use crate::audit::AuditError;
use crate::catalogue::Catalogue;
use crate::corpus::requirement_form;
use crate::progress::Progress;
use crate::render::Style;

/// The arguments of a command, which run it.
pub trait Run {
    /// Runs the command.
    ///
    /// # Errors
    /// If it fails; the exit code is then 2.
    fn run(self, given: &Given) -> Result<Answer, CommandError>;
}

/// The input of every command beside its own arguments.
#[derive(Debug, Clone)]
pub struct Given {
    /// The environment of the program.
    pub surroundings: Surroundings,
    /// The global flags.
    pub global: GlobalArguments,
    /// The description of the whole program, for completions and the manual.
    pub program: fn() -> clap::Command,
}

impl Given {
    /// The style of printed output.
    #[must_use]
    pub fn style(&self) -> Style {
        Style {
            width: self.global.width.map_or(self.surroundings.width, usize::from),
            is_coloured: match self.global.color {
                Colour::Auto => self.surroundings.shows_colour,
                Colour::Always => true,
                Colour::Never => false,
            },
            is_unicode: self.surroundings.is_unicode,
            is_comment: true,
        }
    }

    /// The embedded catalogue, or the one that `--catalog` names.
    ///
    /// # Errors
    /// If a file of the catalogue is faulty.
    pub fn catalogue(&self) -> Result<Catalogue, CommandError> {
        let catalogue = match &self.global.catalog {
            Some(folder) => requirement_form::check_folder(folder).and_then(|()| Catalogue::from_folder(folder)),
            None => Catalogue::embedded(),
        };
        Ok(catalogue.map_err(AuditError::from)?)
    }

    /// The progress line, hidden if no one watches standard error.
    #[must_use]
    pub fn progress(&self) -> Progress {
        if self.surroundings.is_watched { Progress::watched() } else { Progress::hidden() }
    }
}

/// A command in the table of commands.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    /// The name on the command line, such as `audit`.
    pub name: &'static str,
    augment: fn(clap::Command) -> clap::Command,
    run: fn(&ArgMatches, &Given) -> Result<Answer, CommandError>,
}

impl Entry {
    /// An entry with a name and a type of arguments.
    #[must_use]
    pub const fn of<Arguments: Args + Run>(name: &'static str) -> Self {
        Self { name, augment: Arguments::augment_args, run: run::<Arguments> }
    }

    /// The command as clap describes it.
    #[must_use]
    pub fn described(&self) -> clap::Command {
        (self.augment)(clap::Command::new(self.name))
    }

    /// Runs the command with parsed arguments.
    ///
    /// # Errors
    /// If it fails.
    pub fn run(&self, matches: &ArgMatches, given: &Given) -> Result<Answer, CommandError> {
        (self.run)(matches, given)
    }
}

fn run<Arguments: Args + Run>(matches: &ArgMatches, given: &Given) -> Result<Answer, CommandError> {
    let arguments = Arguments::from_arg_matches(matches).expect("clap has held the matches to these arguments");
    arguments.run(given)
}
