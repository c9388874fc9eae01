//! The commands `completions` and `man`: the command line described for shells and for the manual.

use clap::CommandFactory;

use super::{Answer, CommandError};
use crate::cli::{Arguments, CompletionsArguments, ManArguments, Shell};
use crate::text::words::{list, nearest};

/// What makes a shell complete commands and flags.
pub fn completions(asked: &CompletionsArguments) -> Answer {
    let shell = match asked.shell {
        Shell::Bash => clap_complete::Shell::Bash,
        Shell::Zsh => clap_complete::Shell::Zsh,
        Shell::Fish => clap_complete::Shell::Fish,
        Shell::Powershell => clap_complete::Shell::PowerShell,
    };
    let mut written = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "ledningskoll", &mut written);
    Answer { output: String::from_utf8_lossy(&written).into_owned(), ..Answer::default() }
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

/// The manual page of the program, or of one command.
pub fn man(asked: &ManArguments) -> Result<Answer, CommandError> {
    let mut program = Arguments::command();
    program.build();
    let described = match asked.command.as_deref().map(str::trim) {
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
    Ok(Answer { output: page, ..Answer::default() })
}

fn unknown(program: &clap::Command, name: &str) -> CommandError {
    let names: Vec<&str> = program.get_subcommands().map(clap::Command::get_name).collect();
    let help = match nearest(name, names.iter().copied()) {
        Some(near) => format!("menade du {near}?"),
        None => format!("kommandona är {}", list(&names, "och")),
    };
    CommandError::UnknownCommand { name: name.to_owned(), help }
}
