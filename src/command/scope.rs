//! What is audited, from arguments: the report that every command reads.

use jiff::civil::Date;

use super::{CommandError, Surroundings};
use crate::audit::{AuditError, Options, audit};
use crate::catalogue::Catalogue;
use crate::cli::ScopeArguments;
use crate::corpus::date::{Meaning, day, meaning};
use crate::report::Report;

/// The report of what the arguments ask for, with the rules to show and those to leave out.
pub fn report(
    asked: &ScopeArguments,
    (select, ignore): (&[String], &[String]),
    surroundings: Surroundings,
) -> Result<Report, CommandError> {
    let options = Options {
        root: asked.path.clone(),
        at: asked.at.clone(),
        date: asked.date.as_deref().map(|text| date("--date", text)).transpose()?,
        today: surroundings.today,
        units: asked.unit.clone(),
        select: select.to_vec(),
        ignore: ignore.to_vec(),
        profiles: asked.profile.clone(),
    };
    let catalogue = match &asked.catalog {
        Some(folder) => Catalogue::from_folder(folder),
        None => Catalogue::embedded(),
    };
    Ok(audit(&catalogue.map_err(AuditError::from)?, &options)?)
}

/// The day that a flag names.
pub fn date(flag: &str, text: &str) -> Result<Date, CommandError> {
    day(text).ok_or_else(|| {
        let help = match meaning(text) {
            Meaning::Iso(iso) if day(&iso).is_some() => format!("skriv {flag} {iso}"),
            Meaning::Iso(_) | Meaning::Vague | Meaning::None => {
                format!("skriv datumet som ÅÅÅÅ-MM-DD, till exempel {flag} 2026-11-15")
            }
        };
        CommandError::Date { text: text.to_owned(), help }
    })
}
