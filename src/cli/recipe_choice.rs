//! The recipe of a new ledningssystem: for which host of git, and where in its repository.

use clap::ValueEnum;

use super::ledger::Ledger;
use super::recipe_told::RecipeTold;
use crate::authoring::init::NewFile;
use crate::authoring::init::recipe::{Host, machine};
use crate::git::{GitError, Repository};
use crate::render::shared_words::one_line;
use crate::text::words::list;

/// The host that a person names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CiChoice {
    /// GitHub.
    Github,
    /// GitLab.
    Gitlab,
    /// Azure DevOps.
    Azure,
    /// Forgejo, or Gitea where the repository comes from one.
    Forgejo,
    /// No recipe.
    None,
}

/// The names of the hosts, as they are written at a terminal.
const NAMES: [(&str, CiChoice); 5] = [
    ("github", CiChoice::Github),
    ("gitlab", CiChoice::Gitlab),
    ("azure", CiChoice::Azure),
    ("forgejo", CiChoice::Forgejo),
    ("none", CiChoice::None),
];

/// A recipe, and why there is this one or none.
#[derive(Debug)]
pub struct RecipeChoice {
    /// The host, and its file by the path from the root of the repository.
    pub file: Option<(Host, NewFile)>,
    /// What is said of the choice.
    pub told: Option<RecipeTold>,
}

/// The recipe that a person names, or else the one for the address of `origin`; at a terminal it is asked for.
pub fn choose(named: Option<CiChoice>, ledger: &Ledger, ask: &dyn Fn(&str) -> Option<String>) -> RecipeChoice {
    let origin = ledger.repository.as_ref().ok().and_then(Repository::origin);
    let guessed = origin.as_deref().and_then(Host::guessed);
    let said = named.or_else(|| asked(guessed, ask));
    let Some(host) = said.map_or(guessed, |choice| host(choice, guessed)) else {
        let told = said.is_none().then(|| unguessed(ledger, origin.as_deref()));
        return RecipeChoice { file: None, told };
    };
    let folder = ledger.repository.as_ref().map_or("", |repository| &repository.prefix);
    let file = host.recipe(folder).map(|file| (host, file));
    let told = match (&file, said) {
        (None, _) => Some(RecipeTold::UnsafeName(host)),
        (Some(_), None) => Some(RecipeTold::ByOrigin(host)),
        (Some(_), Some(_)) => {
            matches!(ledger.repository, Err(GitError::NoRepository(_))).then_some(RecipeTold::NotYetInGit)
        }
    };
    RecipeChoice { file, told }
}

fn unguessed(ledger: &Ledger, origin: Option<&str>) -> RecipeTold {
    match (&ledger.repository, origin) {
        (Err(error), _) => RecipeTold::NoRepository(error.clone()),
        (Ok(_), None) => RecipeTold::NoOrigin,
        (Ok(_), Some(address)) => RecipeTold::UnknownHost(machine(address).to_owned()),
    }
}

fn host(choice: CiChoice, guessed: Option<Host>) -> Option<Host> {
    match choice {
        CiChoice::Github => Some(Host::Github),
        CiChoice::Gitlab => Some(Host::Gitlab),
        CiChoice::Azure => Some(Host::Azure),
        CiChoice::Forgejo => guessed.filter(|host| *host == Host::Gitea).or(Some(Host::Forgejo)),
        CiChoice::None => None,
    }
}

/// The answer at the terminal; none where nobody answers.
fn asked(guessed: Option<Host>, ask: &dyn Fn(&str) -> Option<String>) -> Option<CiChoice> {
    let usual = match guessed {
        Some(Host::Github) => CiChoice::Github,
        Some(Host::Gitlab) => CiChoice::Gitlab,
        Some(Host::Azure) => CiChoice::Azure,
        Some(Host::Forgejo | Host::Gitea) => CiChoice::Forgejo,
        None => CiChoice::None,
    };
    let names = NAMES.map(|(name, _)| name);
    let name = NAMES.iter().find(|(_, choice)| *choice == usual).map_or("none", |(name, _)| name);
    let mut question = format!("Automatisk granskning ({}; Enter: {name}):", names.join(", "));
    while let Some(said) = ask(&question) {
        let said = said.trim().to_lowercase();
        match NAMES.iter().find(|(name, _)| *name == said) {
            Some((_, choice)) => return Some(*choice),
            None if said.is_empty() => return Some(usual),
            None => question = format!("{} finns inte; välj {}:", one_line(&said), list(&names, "eller")),
        }
    }
    None
}
