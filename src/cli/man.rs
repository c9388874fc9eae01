//! The command `man`: the manual page of the program or of one command.

use std::path::Path;

use clap::Args;

use super::entry::{Given, Run};
use super::ground::Ground;
use super::text_output::TextOutput;
use super::{Answer, CommandError};
use crate::text::words::{list, meant, nearest};

/// Skriv ut programmets manualsida
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Flaggor", override_usage = "ledningskoll man [FLAGGOR] [KOMMANDO]")]
pub struct ManArguments {
    /// Kommandot som sidan ska handla om, till exempel audit; hela programmet om inget anges
    #[arg(value_name = "KOMMANDO", help_heading = "Argument")]
    pub command: Option<String>,
    /// The file.
    #[command(flatten)]
    pub to: TextOutput,
}

/// The headings of a manual page, in English and in Swedish.
const HEADINGS: [(&str, &str); 6] = [
    (".SH NAME", ".SH NAMN"),
    (".SH SYNOPSIS", ".SH ÖVERSIKT"),
    (".SH DESCRIPTION", ".SH BESKRIVNING"),
    (".SH OPTIONS", ".SH FLAGGOR"),
    (".SH SUBCOMMANDS", ".SH KOMMANDON"),
    (".SH EXTRA", ".SH ÖVRIGT"),
];

impl Run for ManArguments {
    fn run(self, given: &Given) -> Result<Answer, CommandError> {
        let mut program = (given.program)();
        program.build();
        let described = match self.command.as_deref().map(str::trim) {
            None => program,
            Some(name) => match program.find_subcommand(name) {
                Some(found) => found.clone(),
                None => return Err(unknown(&program, name)),
            },
        };
        let mut page = Vec::new();
        // NOTE: writing to memory cannot fail.
        let _ = clap_mangen::Man::new(described).render(&mut page);
        let mut page = String::from_utf8_lossy(&page).into_owned();
        for (english, swedish) in HEADINGS {
            page = page.replace(&format!("{english}\n"), &format!("{swedish}\n"));
        }
        self.to.answer(&Ground::of(Path::new(".")), page)
    }
}

fn unknown(program: &clap::Command, name: &str) -> CommandError {
    let names: Vec<&str> = program.get_subcommands().map(clap::Command::get_name).collect();
    let help = match nearest(name, names.iter().copied()) {
        Some(near) => meant(near),
        None => format!("kommandona är {}", list(&names, "och")),
    };
    CommandError::UnknownCommand { name: name.to_owned(), help }
}
