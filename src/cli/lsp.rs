//! The command `lsp`: the language server over standard input and output.

use std::cell::Cell;
use std::io::{self, ErrorKind, Write};

use clap::Args;

use super::entry::{Given, Run};
use super::scope::date;
use super::{Answer, CommandError};
use crate::lsp::{Ending, Setting, serve};
use crate::text::disk::cannot_write;

/// Hjälp redigeraren att visa brister medan du skriver; den startar kommandot själv
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Flaggor", override_usage = "ledningskoll lsp [FLAGGOR]")]
pub struct LspArguments {
    /// Granska som det såg ut den här dagen (ÅÅÅÅ-MM-DD); den dag då redigeraren startades om inget anges
    #[arg(long, value_name = "DATUM")]
    pub date: Option<String>,
    /// Slå på en profil med lokala krav, till exempel region-jonkoping; kan upprepas
    #[arg(long, value_name = "PROFIL")]
    pub profile: Vec<String>,
    /// Tala över standard in och ut; det är det enda sättet, och flaggan finns för redigerare som anger den
    #[arg(long, hide = true)]
    pub stdio: bool,
}

/// Serves an editor until it exits; the exit code is 1 if it did so without `shutdown`.
impl Run for LspArguments {
    fn run(self, given: &Given) -> Result<Answer, CommandError> {
        let catalogue = given.catalogue()?;
        let setting = Setting {
            catalogue: &catalogue,
            date: self.date.as_deref().map_or(Ok(given.surroundings.today), |text| date("--date", text))?,
            profiles: self.profile,
        };
        let (input, output) = (given.surroundings.streams)();
        let failure = Cell::new(None);
        let ending = serve(&setting, input, Watched { output, failure: &failure });
        match (failure.into_inner(), ending) {
            (Some(error), _) => Err(CommandError::Unprinted(cannot_write(&error))),
            (None, Ending::Orderly) => Ok(Answer::default()),
            (None, Ending::Abrupt) => Ok(Answer { code: 1, ..Answer::default() }),
        }
    }
}

/// An output that keeps the first error, but for that of a reader who has closed its end.
struct Watched<'failure, Output> {
    output: Output,
    failure: &'failure Cell<Option<io::Error>>,
}

impl<Output> Watched<'_, Output> {
    fn seen<Value>(&self, done: io::Result<Value>) -> io::Result<Value> {
        done.inspect_err(|error| {
            let first = self.failure.take().or_else(|| Some(error.kind().into()));
            self.failure.set(first.filter(|error| error.kind() != ErrorKind::BrokenPipe));
        })
    }
}

impl<Output: Write> Write for Watched<'_, Output> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.output.write(bytes);
        self.seen(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        let flushed = self.output.flush();
        self.seen(flushed)
    }
}
