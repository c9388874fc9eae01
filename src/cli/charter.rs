//! What a ledningssystem begins with: from its documents, the flags, and answers at the terminal.

use super::command_error::BeginError;
use super::ledger::Ledger;
use super::schema::check_profiles;
use super::{CommandError, Surroundings};
use crate::authoring::init::Charter;
use crate::authoring::new::placing;
use crate::render::shared_words::one_line;
use crate::text::words::{list, meant, nearest};

/// What is given of the ledningssystem by flags.
#[derive(Debug, Default)]
pub struct Named {
    /// The name of the vårdgivare.
    pub name: Option<String>,
    /// How it is run.
    pub form: Option<String>,
    /// The names of enheter.
    pub units: Vec<String>,
    /// The profiles of local requirements.
    pub profiles: Vec<String>,
    /// True if nothing is to be asked.
    pub is_silent: bool,
}

/// True if the program asks: nothing that it would ask for is given or described.
#[must_use]
pub fn asks(named: &Named, ledger: &Ledger) -> bool {
    let organisation = &ledger.corpus.organisation;
    let is_described = organisation.roots().next().is_some_and(|_| !organisation.is_implied);
    !named.is_silent && !is_described && named.name.is_none()
}

/// The charter of the ledningssystem.
///
/// # Errors
/// If a flag names what is not known, or the name is missing and nobody can be asked.
pub fn charter(named: Named, ledger: &Ledger, surroundings: Surroundings) -> Result<Charter, CommandError> {
    check_profiles(&ledger.catalogue, &named.profiles)?;
    let organisation = &ledger.corpus.organisation;
    let described = organisation.roots().next().filter(|_| !organisation.is_implied);
    let is_asked = asks(&named, ledger);
    let ask = |question: &str| if is_asked { (surroundings.ask)(question) } else { None };
    if let Some(root) = described {
        let carer = organisation.unit(root);
        return Ok(Charter {
            carer: carer.name.clone(),
            carer_id: carer.id.clone(),
            is_described: true,
            form: None,
            units: new_units(ledger, &named.units),
            profiles: profiles(named.profiles, ledger, &ask)?,
        });
    }
    let carer = named.name.or_else(|| ask("Vad heter vårdgivaren?"));
    let carer = carer.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).ok_or_else(no_name)?;
    let form = form(named.form, &ask)?;
    let units = if named.units.is_empty() { units(&ask) } else { named.units };
    let profiles = profiles(named.profiles, ledger, &ask)?;
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
    let known = |said: &str| nearest(&said.trim().to_lowercase(), FORMS).map(str::to_owned);
    if let Some(named) = named.filter(|named| !named.trim().is_empty()) {
        let unknown = || BeginError::NoAnswer {
            what: format!("{} är ingen driftsform, och en känd", named.trim()),
            help: format!("välj {}", list(&FORMS, "eller")),
        };
        return known(&named).map(Some).ok_or_else(unknown);
    }
    let mut question = "Driftsform (region, kommun, privat eller idéburen; Enter hoppar över):".to_owned();
    while let Some(said) = ask(&question).filter(|said| !said.is_empty()) {
        match known(&said) {
            Some(form) => return Ok(Some(form)),
            None => question = format!("{} är ingen driftsform; välj {}:", one_line(&said), list(&FORMS, "eller")),
        }
    }
    Ok(None)
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
    let mut question = format!("Profil med lokala krav ({}; Enter för ingen):", list(&known, "eller"));
    let mut named = Vec::new();
    // What was typed before is kept: the question comes again.
    while let Some(name) = ask(&question).filter(|name| !name.is_empty()) {
        if known.contains(&name.as_str()) {
            named.push(name);
            break;
        }
        question = match nearest(&name, known.iter().copied()) {
            Some(near) => format!("{} finns inte; {} (Enter för ingen)", one_line(&name), meant(near)),
            None => format!("{} finns inte; välj {} (Enter för ingen):", one_line(&name), list(&known, "eller")),
        };
    }
    let from_documents = ledger.settings.profiles.iter().map(|profile| profile.name.clone());
    Ok(named.into_iter().chain(from_documents).collect())
}
