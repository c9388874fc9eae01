//! The command `schema`: the JSON Schema for an editor.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use clap::Args;

use super::entry::{Given, Run};
use super::ground::Ground;
use super::ledger::ledger;
use super::text_output::TextOutput;
use super::{Answer, CommandError};
use crate::audit::AuditError;
use crate::authoring::schema;
use crate::catalogue::{Catalogue, KindName};
use crate::render::json::schemas::SCHEMAS;
use crate::render::log_lines::in_json;
use crate::text::words::{list, meant, nearest};

/// Skriv ut ett JSON Schema, så att en textredigerare hjälper till medan man skriver
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Flaggor", override_usage = "ledningskoll schema [FLAGGOR] [TYP]")]
pub struct SchemaArguments {
    /// En typ av dokument, till exempel rutin; ett schema för alla typer om inget anges
    #[arg(value_name = "TYP", help_heading = "Argument")]
    pub kind: Option<String>,
    /// Ta med en profil med lokala krav, till exempel region-jonkoping; kan upprepas
    #[arg(long, value_name = "PROFIL")]
    pub profile: Vec<String>,
    /// Ta med de profiler och egna krav som gäller i den här mappen
    #[arg(long = "in", value_name = "MAPP")]
    pub folder: Option<PathBuf>,
    /// Skriv i stället ut schemat för det som ett kommando skriver som json: audit, gap, matrix, due, diff, collect eller trend
    #[arg(long, value_name = "KOMMANDO", conflicts_with_all = ["kind", "profile", "folder"])]
    pub of: Option<String>,
    /// The file.
    #[command(flatten)]
    pub to: TextOutput,
}

impl Run for SchemaArguments {
    fn run(self, given: &Given) -> Result<Answer, CommandError> {
        let audited = self.folder.as_deref().unwrap_or(Path::new("."));
        let ground = Ground::of(audited).with_catalogue(given.global.catalog.as_deref());
        if let Some(command) = &self.of {
            return self.to.answer(&ground, in_json(of_command(command)?.to_owned()));
        }
        let (catalogue, of_folder) = match &self.folder {
            Some(folder) => {
                let ledger = ledger(folder, given)?;
                let profiles = ledger.settings.profiles.into_iter().map(|profile| profile.name).collect();
                (ledger.catalogue, profiles)
            }
            None => (given.catalogue()?, Vec::new()),
        };
        check_profiles(&catalogue, &self.profile)?;
        let profiles = [&self.profile[..], &of_folder].concat();
        let schema = match &self.kind {
            Some(name) => {
                let kind = kind(&catalogue, name)?;
                schema::of_kind(&catalogue, &kind, &profiles).unwrap_or_default()
            }
            None => schema::of_all(&catalogue, &profiles),
        };
        self.to.answer(&ground, format!("{}\n", in_json(format!("{schema:#}"))))
    }
}

/// The schema of what a command writes as JSON.
fn of_command(name: &str) -> Result<&'static str, CommandError> {
    let found = SCHEMAS.iter().find(|(command, _)| *command == name.trim().to_lowercase());
    found.map(|(_, schema)| *schema).ok_or_else(|| {
        let commands = SCHEMAS.map(|(command, _)| command);
        let help =
            nearest(name, commands).map_or_else(|| format!("scheman finns för {}", list(&commands, "och")), meant);
        CommandError::NoSchema { name: name.to_owned(), help }
    })
}

/// The kind of a name, in any case.
pub fn kind(catalogue: &Catalogue, name: &str) -> Result<KindName, CommandError> {
    let known = KindName(name.trim().to_lowercase());
    if catalogue.kinds.contains_key(&known) {
        return Ok(known);
    }
    let kinds: Vec<&str> = catalogue.kinds.keys().map(|kind| kind.0.as_str()).collect();
    let help = match nearest(name, kinds.iter().copied()) {
        Some(near) => meant(near),
        None => format!("typerna är {}", list(&kinds, "och")),
    };
    Err(CommandError::UnknownKind { name: name.to_owned(), help })
}

/// Fails if a profile is not in the catalogue.
pub fn check_profiles(catalogue: &Catalogue, profiles: &[String]) -> Result<(), CommandError> {
    let known: BTreeSet<&str> = catalogue.requirements.iter().filter_map(|one| one.profile.as_deref()).collect();
    match profiles.iter().find(|name| !known.contains(name.as_str())) {
        None => Ok(()),
        Some(name) => {
            let known: Vec<&str> = known.into_iter().collect();
            let help = format!("profilerna är {}", list(&known, "och"));
            Err(CommandError::Audit(AuditError::UnknownProfile { name: name.clone(), help }))
        }
    }
}
