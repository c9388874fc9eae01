//! The command `init`: a ledningssystem to begin with, or the example region to look at.

use std::path::{Path, PathBuf};

use clap::Args;

use super::command_error::BeginError;
use super::entry::{Given, Run};
use super::ledger::{Ledger, ledger, write_new};
use super::schema::check_profiles;
use super::whole_file::create_folders;
use super::{Answer, CommandError, Surroundings, write_place};
use crate::authoring::init::{self, Charter, NewFile, demo};
use crate::authoring::new::placing;
use crate::text::words::{list, nearest};

/// Börja ett ledningssystem: mappar, de första dokumenten, inställningar och hjälp till textredigeraren
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Flaggor", override_usage = "ledningskoll init [FLAGGOR] [MAPP]")]
pub struct InitArguments {
    /// Mappen som ledningssystemet ska ligga i; mappen du står i om inget anges
    #[arg(value_name = "MAPP", help_heading = "Argument")]
    pub path: Option<PathBuf>,
    /// Vårdgivarens namn; programmet frågar om det inte anges
    #[arg(long, value_name = "NAMN")]
    pub name: Option<String>,
    /// Hur vårdgivaren drivs: region, kommun, privat eller idéburen
    #[arg(long, value_name = "DRIFTSFORM")]
    pub form: Option<String>,
    /// Namnet på en enhet; kan upprepas
    #[arg(long, value_name = "NAMN")]
    pub unit: Vec<String>,
    /// Slå på en profil med lokala krav, till exempel region-jonkoping; kan upprepas
    #[arg(long, value_name = "PROFIL")]
    pub profile: Vec<String>,
    /// Fråga ingenting; det som inte anges lämnas tomt
    #[arg(long)]
    pub yes: bool,
    /// Skriv Exempelregionen, ett påhittat ledningssystem att titta på
    #[arg(long, conflicts_with_all = ["name", "form", "unit", "profile"])]
    pub demo: bool,
}

impl Run for InitArguments {
    fn run(mut self, given: &Given) -> Result<Answer, CommandError> {
        if self.demo {
            return demo_region(self.path.as_deref().unwrap_or(Path::new(demo::FOLDER)));
        }
        let path = self.path.take();
        let root = path.as_deref().unwrap_or(Path::new("."));
        create_folders(root).map_err(|error| BeginError::unwritten(root, &error))?;
        let ledger = ledger(root, given)?;
        let charter = charter(self, &ledger, given.surroundings)?;
        let files = init::files(&ledger.catalogue, &ledger.corpus, &charter);
        let written = write(root, &files)?;
        let next = format!(
            "
    Visa vad som saknas:
      ledningskoll audit{}
    Skriv den första rutinen:
      ledningskoll new rutin{}
    ",
            in_folder(root, ""),
            in_folder(root, "--in ")
        );
        Ok(Answer::printing(format!("{written}{next}")))
    }
}

fn in_folder(root: &Path, flag: &str) -> String {
    if root == Path::new(".") { String::new() } else { format!(" {flag}{}", root.display()) }
}

fn demo_region(root: &Path) -> Result<Answer, CommandError> {
    let written = write(root, &demo::files())?;
    let shown = root.display();
    let output = format!(
        "{written}\nExempelregionen är påhittad, och utan brister den {date}. Granska den som den såg ut då:\n  ledningskoll audit {shown} --date {date}\n",
        date = demo::DATE
    );
    Ok(Answer::printing(output))
}

/// Writes the files that do not exist, and returns the text that lists them.
fn write(root: &Path, files: &[NewFile]) -> Result<String, CommandError> {
    let place = |path: &str| root.join(path.split('/').collect::<PathBuf>());
    let (there, missing): (Vec<_>, Vec<_>) = files.iter().partition(|(path, _)| place(path).symlink_metadata().is_ok());
    // Every place is looked at first, so that nothing is written if one of them leads out.
    let places = missing.iter().map(|(path, _)| write_place::within(root, path)).collect::<Result<Vec<_>, _>>()?;
    for (written, (place, (_, text))) in places.iter().zip(&missing).enumerate() {
        write_new(place, text).map_err(|error| error.after(written))?;
    }
    let lines = |files: &[&NewFile]| files.iter().map(|(path, _)| format!("  {path}\n")).collect::<String>();
    let mut told = if missing.is_empty() {
        "Allt fanns redan, så inget är skrivet.\n".to_owned()
    } else {
        format!("Skrev i {}:\n{}", root.display(), lines(&missing))
    };
    if !there.is_empty() && !missing.is_empty() {
        told.push_str(&format!("Fanns redan och är orört:\n{}", lines(&there)));
    }
    Ok(told)
}

/// The charter of the ledningssystem: from its documents, the flags, and answers at the terminal.
fn charter(asked: InitArguments, ledger: &Ledger, surroundings: Surroundings) -> Result<Charter, CommandError> {
    check_profiles(&ledger.catalogue, &asked.profile)?;
    let organisation = &ledger.corpus.organisation;
    let described = organisation.roots().next().filter(|_| !organisation.is_implied);
    let asks = !asked.yes && described.is_none() && asked.name.is_none();
    let ask = |question: &str| if asks { (surroundings.ask)(question) } else { None };
    if let Some(root) = described {
        let carer = organisation.unit(root);
        return Ok(Charter {
            carer: carer.name.clone(),
            carer_id: carer.id.clone(),
            is_described: true,
            form: None,
            units: new_units(ledger, &asked.unit),
            profiles: profiles(asked.profile, ledger, &ask)?,
        });
    }
    let carer = asked.name.or_else(|| ask("Vad heter vårdgivaren?"));
    let carer = carer.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).ok_or_else(no_name)?;
    let form = form(asked.form, &ask)?;
    let units = if asked.unit.is_empty() { units(&ask) } else { asked.unit };
    let profiles = profiles(asked.profile, ledger, &ask)?;
    let carer_id = placing::file_name(&carer);
    Ok(Charter { carer, carer_id, is_described: false, form, units, profiles })
}

fn no_name() -> BeginError {
    BeginError::NoAnswer {
        what: "vårdgivarens namn".into(),
        help: "skriv till exempel ledningskoll init --name \"Region Norr\" --unit \"Norra vårdcentralen\"".into(),
    }
}

/// The named enheter without a document.
fn new_units(ledger: &Ledger, named: &[String]) -> Vec<String> {
    let is_new = |name: &&String| ledger.corpus.organisation.find(name).is_none();
    named.iter().filter(is_new).cloned().collect()
}

/// How the vårdgivare is run.
const FORMS: [&str; 4] = ["region", "kommun", "privat", "idéburen"];

fn form(named: Option<String>, ask: &dyn Fn(&str) -> Option<String>) -> Result<Option<String>, BeginError> {
    let said = named.or_else(|| ask("Driftsform (region, kommun, privat eller idéburen; Enter hoppar över):"));
    let Some(said) = said.map(|form| form.trim().to_lowercase()).filter(|form| !form.is_empty()) else {
        return Ok(None);
    };
    match nearest(&said, FORMS) {
        Some(form) => Ok(Some(form.to_owned())),
        None => Err(BeginError::NoAnswer {
            what: format!("{said} är ingen driftsform, och en känd"),
            help: format!("välj {}", list(&FORMS, "eller")),
        }),
    }
}

fn units(ask: &dyn Fn(&str) -> Option<String>) -> Vec<String> {
    let mut units = Vec::new();
    let mut question = "Namnet på en enhet (Enter när alla är med):";
    while let Some(name) = ask(question).filter(|name| !name.is_empty()) {
        units.push(name);
        question = "Namnet på nästa enhet (Enter när alla är med):";
    }
    units
}

fn profiles(
    named: Vec<String>,
    ledger: &Ledger,
    ask: &dyn Fn(&str) -> Option<String>,
) -> Result<Vec<String>, CommandError> {
    if !named.is_empty() {
        return Ok(named);
    }
    let mut known: Vec<&str> = ledger.catalogue.requirements.iter().filter_map(|one| one.profile.as_deref()).collect();
    known.dedup();
    let question = format!("Profil med lokala krav ({}; Enter för ingen):", list(&known, "eller"));
    let named: Vec<String> = ask(&question).filter(|name| !name.is_empty()).into_iter().collect();
    check_profiles(&ledger.catalogue, &named)?;
    let from_documents = ledger.settings.profiles.iter().map(|profile| profile.name.clone());
    Ok(named.into_iter().chain(from_documents).collect())
}
