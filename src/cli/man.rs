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
        self.to.answer(&Ground::of(Path::new(".")), page(described, &given.catalogue()?.law_as_of))
    }
}

/// The manual page of a command. Its day is that to which the law in the program is up to date.
fn page(described: clap::Command, day: &str) -> String {
    let title = described.get_display_name().unwrap_or(described.get_name()).to_uppercase();
    let version = concat!("ledningskoll ", env!("CARGO_PKG_VERSION"));
    let manual = clap_mangen::Man::new(described).title(title).date(day).source(version).manual("Ledningskoll");
    let mut page = Vec::new();
    // NOTE: writing to memory cannot fail.
    let _ = manual.render(&mut page);
    let mut page: String = String::from_utf8_lossy(&page).lines().map(in_short_lines).collect();
    for (english, swedish) in HEADINGS {
        page = page.replace(&format!("{english}\n"), &format!("{swedish}\n"));
    }
    page
}

/// The bytes in a line of a manual page, å and its like written out as preconv does.
const LONGEST_LINE: usize = 80;

/// A line of a manual page as lines that are not too long. Requests and examples stand as they are.
fn in_short_lines(line: &str) -> String {
    if line.starts_with(['.', '\'', ' ']) {
        return format!("{line}\n");
    }
    let width = |word: &str| word.chars().map(|letter| if letter.is_ascii() { 1 } else { 8 }).sum::<usize>();
    let (mut lines, mut length) = (String::new(), 0);
    for word in line.split(' ') {
        // A word that would be a request at the start of a line stays where it is.
        if length > 0 && length + 1 + width(word) > LONGEST_LINE && !word.starts_with(['.', '\'']) {
            lines.push('\n');
            length = 0;
        } else if length > 0 {
            lines.push(' ');
            length += 1;
        }
        lines.push_str(word);
        length += width(word);
    }
    lines + "\n"
}

fn unknown(program: &clap::Command, name: &str) -> CommandError {
    let names: Vec<&str> = program.get_subcommands().map(clap::Command::get_name).collect();
    let help = match nearest(name, names.iter().copied()) {
        Some(near) => meant(near),
        None => format!("kommandona är {}", list(&names, "och")),
    };
    CommandError::UnknownCommand { name: name.to_owned(), help }
}
