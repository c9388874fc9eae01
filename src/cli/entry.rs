//! A command: its name, its arguments, and what it does with them.

use clap::{ArgMatches, Args};

use super::global::{Colour, GlobalArguments};
use super::{Answer, CommandError, Surroundings};
use crate::audit::AuditError;
use crate::catalogue::Catalogue;
use crate::corpus::requirement_form;
use crate::progress::Progress;
use crate::render::Style;

/// What a command does with its arguments.
pub trait Run {
    /// Does the work and answers.
    ///
    /// # Errors
    /// If it could not be done; the program then ends with 2.
    fn run(&self, given: &Given) -> Result<Answer, CommandError>;
}

/// What every command is given beside its own arguments.
#[derive(Debug, Clone)]
pub struct Given {
    /// Where the program runs.
    pub surroundings: Surroundings,
    /// The flags that every command has.
    pub global: GlobalArguments,
    /// The description of the whole program, for completions and the manual.
    pub program: fn() -> clap::Command,
}

impl Given {
    /// How what is printed is drawn.
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
        }
    }

    /// The catalogue in the program, or the one that `--catalog` names.
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

    /// The line that tells how far long work has come, where someone watches.
    #[must_use]
    pub fn progress(&self) -> Progress {
        if self.surroundings.is_watched { Progress::watched() } else { Progress::hidden() }
    }
}

/// A command in the table of commands.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    /// As people write it: `audit`.
    pub name: &'static str,
    augment: fn(clap::Command) -> clap::Command,
    run: fn(&ArgMatches, &Given) -> Result<Answer, CommandError>,
}

impl Entry {
    /// The command of a name with the arguments of a type.
    #[must_use]
    pub const fn of<Arguments: Args + Run>(name: &'static str) -> Self {
        Self { name, augment: Arguments::augment_args, run: run::<Arguments> }
    }

    /// The command as clap describes it.
    #[must_use]
    pub fn described(&self) -> clap::Command {
        (self.augment)(clap::Command::new(self.name))
    }

    /// Does what the command does.
    ///
    /// # Errors
    /// If it could not be done.
    pub fn run(&self, matches: &ArgMatches, given: &Given) -> Result<Answer, CommandError> {
        (self.run)(matches, given)
    }
}

fn run<Arguments: Args + Run>(matches: &ArgMatches, given: &Given) -> Result<Answer, CommandError> {
    let arguments = Arguments::from_arg_matches(matches).expect("clap has held the matches to these arguments");
    arguments.run(given)
}
