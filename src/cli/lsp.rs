//! The command `lsp`: the language server over standard input and output.

use std::path::PathBuf;

use clap::Args;

use super::entry::{Given, Run};
use super::scope::date;
use super::{Answer, CommandError};
use crate::lsp::{Ending, Setting, serve};

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
            folder: PathBuf::from("."),
        };
        let (input, output) = (given.surroundings.streams)();
        let code = match serve(&setting, input, output) {
            Ending::Orderly => 0,
            Ending::Abrupt => 1,
        };
        Ok(Answer { code, ..Answer::default() })
    }
}
