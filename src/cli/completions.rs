//! The command `completions`: a script with which a shell completes commands and flags.

use std::path::Path;

use clap::{Args, ValueEnum};

use super::entry::{Given, Run};
use super::ground::Ground;
use super::text_output::TextOutput;
use super::{Answer, CommandError};

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

impl Run for CompletionsArguments {
    fn run(self, given: &Given) -> Result<Answer, CommandError> {
        let shell = match self.shell {
            Shell::Bash => clap_complete::Shell::Bash,
            Shell::Zsh => clap_complete::Shell::Zsh,
            Shell::Fish => clap_complete::Shell::Fish,
            Shell::Powershell => clap_complete::Shell::PowerShell,
        };
        let mut written = Vec::new();
        clap_complete::generate(shell, &mut (given.program)(), "ledningskoll", &mut written);
        self.to.answer(&Ground::of(Path::new(".")), String::from_utf8_lossy(&written).into_owned())
    }
}
