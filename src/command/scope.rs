//! What is audited, from arguments: the report that every command reads.

use std::path::Path;

use jiff::civil::Date;

use super::{CommandError, Surroundings};
use crate::audit::{AuditError, Options, audit};
use crate::catalogue::Catalogue;
use crate::cli::ScopeArguments;
use crate::progress::Progress;
use crate::report::Report;
use crate::text::date::{Meaning, day, meaning};

/// What the arguments ask for, ready to be audited, and to be audited again as it was at another time.
pub struct Plan {
    catalogue: Catalogue,
    /// What to audit, and how.
    pub options: Options,
}

/// The report of what the arguments ask for, with the rules to show and those to leave out.
pub fn report(
    asked: &ScopeArguments,
    rules: (&[String], &[String]),
    surroundings: Surroundings,
) -> Result<Report, CommandError> {
    Ok(Plan::of(asked, rules, surroundings)?.report()?)
}

/// The catalogue in the program, or the one in a folder.
pub fn catalogue(folder: Option<&Path>) -> Result<Catalogue, CommandError> {
    let catalogue = match folder {
        Some(folder) => Catalogue::from_folder(folder),
        None => Catalogue::embedded(),
    };
    Ok(catalogue.map_err(AuditError::from)?)
}

impl Plan {
    /// What the arguments ask for, with the rules to show and those to leave out.
    pub fn of(
        asked: &ScopeArguments,
        (select, ignore): (&[String], &[String]),
        surroundings: Surroundings,
    ) -> Result<Self, CommandError> {
        let options = Options {
            root: asked.path.clone(),
            at: asked.at.clone(),
            date: asked.date.as_deref().map(|text| date("--date", text)).transpose()?,
            today: surroundings.today,
            units: asked.choice.unit.clone(),
            select: select.to_vec(),
            ignore: ignore.to_vec(),
            profiles: asked.choice.profile.clone(),
            progress: if surroundings.is_watched { Progress::watched() } else { Progress::hidden() },
        };
        Ok(Self { catalogue: catalogue(asked.choice.catalog.as_deref())?, options })
    }

    /// The report of what was asked for.
    pub fn report(&self) -> Result<Report, AuditError> {
        let report = audit(&self.catalogue, &self.options);
        self.options.progress.end();
        report
    }

    /// The report of the same in a commit, as it is judged on a day.
    pub fn report_at(&self, commit: &str, date: Date) -> Result<Report, AuditError> {
        let options = Options {
            at: Some(commit.to_owned()),
            date: Some(date),
            progress: Progress::hidden(),
            ..self.options.clone()
        };
        audit(&self.catalogue, &options)
    }
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
