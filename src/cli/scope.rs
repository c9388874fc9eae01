//! The scope of an audit, from arguments, and the report that most commands read.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use jiff::civil::Date;

use super::CommandError;
use super::entry::Given;
use crate::audit::holding::{Holding, hold};
use crate::audit::{AuditError, Options, audit};
use crate::catalogue::{Catalogue, condition};
use crate::corpus::folder::ReadFrom;
use crate::progress::Progress;
use crate::report::Report;
use crate::text::date::{Meaning, day, meaning, no_such_day};

/// What is audited: the same for every command that reads a folder.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Flaggor")]
pub struct ScopeArguments {
    /// Mappen som ledningssystemet ligger i; mappen du står i om inget anges
    #[arg(value_name = "MAPP", default_value = ".", hide_default_value = true, help_heading = "Argument")]
    pub path: PathBuf,
    /// Granska som det såg ut den här dagen (ÅÅÅÅ-MM-DD); i dag om inget anges
    #[arg(long, value_name = "DATUM")]
    pub date: Option<String>,
    /// Granska som det var incheckat i git vid en revision eller i slutet av en dag, till exempel v2 eller 2026-06-30
    #[arg(long, value_name = "REV|DATUM")]
    pub at: Option<String>,
    #[command(flatten)]
    pub choice: ChoiceArguments,
}

/// What of a folder is audited, and by which local requirements.
#[derive(Debug, Clone, Default, Args)]
pub struct ChoiceArguments {
    /// Granska bara den här enheten och allt under den; id eller namn, kan upprepas
    #[arg(long, value_name = "ENHET")]
    pub unit: Vec<String>,
    /// Slå på en profil med lokala krav, till exempel region-jonkoping; kan upprepas
    #[arg(long, value_name = "PROFIL")]
    pub profile: Vec<String>,
}

/// A catalogue and options, with which a folder can be audited as it is and as it was.
pub struct Plan {
    catalogue: Catalogue,
    /// The options of the audit.
    pub options: Options,
}

/// The report of a scope, with all rules.
pub fn report(asked: ScopeArguments, given: &Given) -> Result<Report, CommandError> {
    Ok(Plan::of(asked, (&[], &[]), given)?.report()?)
}

impl Plan {
    /// The plan of a scope, with the rules to show and those to leave out.
    pub fn of(
        asked: ScopeArguments,
        (select, ignore): (&[String], &[String]),
        given: &Given,
    ) -> Result<Self, CommandError> {
        condition::prepare();
        let options = Options {
            root: asked.path,
            at: asked.at,
            held: None,
            from: ReadFrom::Disk,
            date: asked.date.as_deref().map(|text| date("--date", text)).transpose()?,
            today: given.surroundings.today,
            units: asked.choice.unit,
            select: select.to_vec(),
            ignore: ignore.to_vec(),
            profiles: asked.choice.profile,
            progress: given.progress(),
            prefix: None,
            borrowed: None,
            memory: Arc::default(),
            kept: None,
        };
        Ok(Self { catalogue: given.catalogue()?, options })
    }

    /// The report of the plan.
    pub fn report(&self) -> Result<Report, AuditError> {
        let report = audit(&self.catalogue, &self.options);
        self.options.progress.end();
        report
    }

    /// What the folder of the plan holds, read and not judged.
    pub fn hold(&self) -> Result<Holding, AuditError> {
        let held = hold(&self.catalogue, &self.options);
        self.options.progress.end();
        held
    }

    /// The report of the plan for one enhet, by its id.
    pub fn report_of_unit(&self, id: &str) -> Result<Report, AuditError> {
        let units = vec![id.to_owned()];
        self.report_of(&Options { units, progress: Progress::hidden(), ..self.options.clone() })
    }

    /// The options of the plan at a commit, judged on a day.
    pub fn options_at(&self, commit: &str, date: Date) -> Options {
        Options { at: Some(commit.to_owned()), date: Some(date), progress: Progress::hidden(), ..self.options.clone() }
    }

    /// The report of the plan with other options.
    pub fn report_of(&self, options: &Options) -> Result<Report, AuditError> {
        audit(&self.catalogue, options)
    }

    /// The law of the program, or of `--catalog`.
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }
}

/// The day that a flag names.
pub fn date(flag: &str, text: &str) -> Result<Date, CommandError> {
    day(text).ok_or_else(|| {
        let form = format!("skriv datumet som ÅÅÅÅ-MM-DD, till exempel {flag} 2026-11-15");
        let help = match (no_such_day(text), meaning(text)) {
            (Some(why), _) => format!("{why}; {form}"),
            (None, Meaning::Iso(iso)) if day(&iso).is_some() => format!("skriv {flag} {iso}"),
            (None, Meaning::Iso(_) | Meaning::Vague | Meaning::None) => form,
        };
        CommandError::Date { text: text.to_owned(), help }
    })
}
