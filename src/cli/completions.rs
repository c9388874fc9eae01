//! The command `completions`: a script with which a shell asks the program what can be written next, and what the program answers.

use std::ffi::OsString;
use std::path::Path;

use clap::{Args, ValueEnum};
use clap_complete::env::{self, EnvCompleter};

use super::entry::{Given, Run};
use super::ground::Ground;
use super::text_output::TextOutput;
use super::{Answer, CommandError, offered_values, program};

/// Skriv ut det som gör att skalet fyller i kommandon och flaggor åt dig
#[derive(Debug, Args)]
#[command(next_help_heading = "Flaggor", override_usage = "ledningskoll completions [FLAGGOR] SKAL")]
pub struct CompletionsArguments {
    /// Skalet du skriver kommandon i: bash, zsh, fish eller powershell
    #[arg(value_name = "SKAL", help_heading = "Argument", hide_possible_values = true)]
    pub shell: Shell,
    /// The file.
    #[command(flatten)]
    pub to: TextOutput,
}

/// A shell that can complete commands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Shell {
    /// bash
    Bash,
    /// zsh
    Zsh,
    /// fish
    Fish,
    /// PowerShell
    Powershell,
}

impl Shell {
    /// What of clap speaks with the shell.
    fn adapter(self) -> &'static dyn EnvCompleter {
        match self {
            Self::Bash => &env::Bash,
            Self::Zsh => &env::Zsh,
            Self::Fish => &env::Fish,
            Self::Powershell => &env::Powershell,
        }
    }

    /// True if the shell writes what it is offered so that it is one word, and nothing in it is read. Files are left to the others, which
    /// know how to write them: the names are those of whoever committed them.
    fn quotes_what_is_offered(self) -> bool {
        match self {
            Self::Zsh | Self::Fish => true,
            Self::Bash | Self::Powershell => false,
        }
    }
}

/// What clap tells bash, and what has it complete files by itself where nothing is offered.
const FILES_OF_BASH: [&str; 2] = ["-o bashdefault", "-o bashdefault -o default"];

/// The variable by which the script of a shell asks the program what can be written.
pub const ASKED_BY: &str = "LEDNINGSKOLL_COMPLETE";

/// The script of PowerShell. Clap's runs the words that are written as a program, and takes what it is answered for another alphabet.
const OF_POWERSHELL: &str = include_str!("completions.ps1");
/// The end of the script of zsh, which reads it when the first word is to be completed, and asks it then.
const END_OF_ZSH: &str = "[ \"$funcstack[1]\" != _ledningskoll ] || _clap_dynamic_completer_ledningskoll \"$@\"\n";

impl Run for CompletionsArguments {
    fn run(self, _: &Given) -> Result<Answer, CommandError> {
        const NAME: &str = "ledningskoll";
        let mut script = Vec::new();
        // NOTE: writing to memory cannot fail.
        let _ = self.shell.adapter().write_registration(ASKED_BY, NAME, NAME, NAME, &mut script);
        let script = String::from_utf8_lossy(&script);
        let script = match self.shell {
            Shell::Bash => script.replace(FILES_OF_BASH[0], FILES_OF_BASH[1]),
            Shell::Fish => script.into_owned(),
            Shell::Zsh => format!("{script}{END_OF_ZSH}"),
            Shell::Powershell => OF_POWERSHELL.to_owned(),
        };
        self.to.answer(&Ground::of(Path::new(".")), script)
    }
}

/// What a shell may offer next. The arguments are those of its script: the program, `--`, and the words that
/// are written so far. None where they are others, or the shell is not known: then nobody asks, and the program does what it is told.
#[must_use]
pub fn complete(shell: &str, arguments: impl IntoIterator<Item = OsString>) -> Option<Answer> {
    let shell = Shell::from_str(shell, true).ok()?;
    let mut words = arguments.into_iter().skip(1);
    words.next().filter(|first| first == "--")?;
    let mut program = offered_values::added_to(program(), shell.quotes_what_is_offered());
    program.build();
    let mut offered = Vec::new();
    // What cannot be completed is no error: the person goes on to write.
    let _ = shell.adapter().write_complete(&mut program, words.collect(), Some(Path::new(".")), &mut offered);
    Some(Answer { output: String::from_utf8_lossy(&offered).into_owned(), is_drawn: true, ..Answer::default() })
}
