//! The command `schema`: what an editor reads to help while one writes.

use std::collections::BTreeSet;

use super::beginning::ledger;
use super::scope::catalogue;
use super::{Answer, CommandError};
use crate::audit::AuditError;
use crate::authoring::schema;
use crate::catalogue::{Catalogue, KindName};
use crate::cli::SchemaArguments;
use crate::text::words::{list, nearest};

/// Prints the schema of a kind, or of all.
pub fn run(asked: &SchemaArguments) -> Result<Answer, CommandError> {
    let (catalogue, of_folder) = match &asked.folder {
        Some(folder) => {
            let ledger = ledger(folder, asked.catalog.as_deref())?;
            let profiles = ledger.settings.profiles.into_iter().map(|profile| profile.name).collect();
            (ledger.catalogue, profiles)
        }
        None => (catalogue(asked.catalog.as_deref())?, Vec::new()),
    };
    check_profiles(&catalogue, &asked.profile)?;
    let profiles = [&asked.profile[..], &of_folder].concat();
    let schema = match &asked.kind {
        Some(name) => {
            let kind = kind(&catalogue, name)?;
            schema::of_kind(&catalogue, &kind, &profiles).unwrap_or_default()
        }
        None => schema::of_all(&catalogue, &profiles),
    };
    Ok(Answer { output: format!("{schema:#}\n"), ..Answer::default() })
}

/// The kind of a name, in any case.
pub fn kind(catalogue: &Catalogue, name: &str) -> Result<KindName, CommandError> {
    let known = KindName(name.trim().to_lowercase());
    if catalogue.kinds.contains_key(&known) {
        return Ok(known);
    }
    let kinds: Vec<&str> = catalogue.kinds.keys().map(|kind| kind.0.as_str()).collect();
    let help = match nearest(name, kinds.iter().copied()) {
        Some(near) => format!("menade du {near}?"),
        None => format!("typerna är {}", list(&kinds, "och")),
    };
    Err(CommandError::UnknownKind { name: name.to_owned(), help })
}

/// Refuses a profile that the catalogue does not know.
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
