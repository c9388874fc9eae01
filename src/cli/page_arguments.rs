//! Arguments on what a report becomes for its readers: links to files, and one report for each enhet.

use clap::{Args, ValueEnum};

use super::CommandError;
use crate::report::Report;
use crate::report::file_link::{FileLink, NoFileLink};

/// Links to files, and one report for each enhet.
#[derive(Debug, Clone, Default, Args)]
pub struct PageArguments {
    /// Var filerna kan läsas, så att rapporten länkar dit, till exempel https://git.example.se/ls/blob/main/{file}#L{line}
    #[arg(long, value_name = "ADRESS")]
    link: Option<String>,
    /// Skriv en rapport för varje enhet, på en gång: unit; --output anger då en mapp, till exempel html=enheter
    #[arg(long, value_name = "VAD", hide_possible_values = true)]
    split: Option<Split>,
}

/// By what a report is split.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Split {
    /// One report for each enhet.
    Unit,
}

impl PageArguments {
    /// Where the files can be seen.
    ///
    /// # Errors
    /// If the address is none, or has no place for the file.
    pub fn file_link(&self) -> Result<Option<FileLink>, CommandError> {
        let parse = |text: &String| FileLink::parse(text).map_err(|why| refused(text, why));
        self.link.as_ref().map(parse).transpose()
    }

    /// True if each enhet gets a report of its own.
    #[must_use]
    pub fn is_split(&self) -> bool {
        self.split.is_some()
    }
}

/// Gives a report the address of its files.
#[must_use]
pub fn linked(mut report: Report, link: Option<&FileLink>) -> Report {
    report.file_link = link.cloned();
    report
}

fn refused(text: &str, why: NoFileLink) -> CommandError {
    let help = match why {
        NoFileLink::NoAddress => "skriv en adress som börjar med https://, följd av ett värdnamn och ett snedstreck",
        NoFileLink::NoFile => "skriv {file} där filens sökväg ska stå, och {line} där raden ska stå",
        NoFileLink::BadCharacter => {
            "adressen får inte ha blanksteg, citattecken eller bokstäver som å, ä och ö; skriv dem som %20, %C3%A5"
        }
    };
    CommandError::Link { text: text.to_owned(), help: help.to_owned() }
}
