//! The recipe of a new ledningssystem: for which host of git, where in its repository, and what is said of it.

use std::path::Path;

use clap::ValueEnum;

use super::ledger::Ledger;
use super::shown_path::in_folder;
use crate::authoring::init::NewFile;
use crate::authoring::init::recipe::Host;
use crate::git::Repository;
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

/// A recipe, and what is said when the files are written.
#[derive(Debug, Default)]
pub struct RecipeChoice {
    /// The file, by its path from the root of the repository.
    pub file: Option<NewFile>,
    /// Why there is this recipe, or none.
    pub note: String,
}

/// The recipe that a person names, or else the one for the address of `origin`; at a terminal it is asked for.
pub fn choose(
    named: Option<CiChoice>,
    (root, ledger): (&Path, &Ledger),
    ask: &dyn Fn(&str) -> Option<String>,
) -> RecipeChoice {
    let guessed = ledger.repository.as_ref().and_then(Repository::origin).and_then(|address| Host::guessed(&address));
    let said = named.or_else(|| asked(guessed, ask));
    let Some(host) = said.map_or(guessed, |choice| host(choice, guessed)) else {
        let note = if said.is_some() { String::new() } else { unguessed(root) };
        return RecipeChoice { file: None, note };
    };
    let folder = ledger.repository.as_ref().map_or("", |repository| &repository.prefix);
    let file = host.recipe(folder);
    let note = match (&file, said) {
        (None, _) => format!(
            "\nReceptet för {} är inte skrivet: mappens namn har tecken som kan läsas som annat än ett namn.\n",
            host.name()
        ),
        (Some(_), None) => format!("\nReceptet för {} är valt efter adressen till origin.\n", host.name()),
        (Some(_), Some(_)) => String::new(),
    };
    RecipeChoice { file, note }
}

/// What is said of a new recipe.
pub fn needs_program(shown: &str) -> String {
    format!(
        "\nReceptet granskar varje ändring när programmet finns där det körs. Skriv var det ligger vid LEDNINGSKOLL i\n  {shown}\n"
    )
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

fn unguessed(root: &Path) -> String {
    format!(
        "\nAdressen till origin säger inte var ändringar granskas, så inget recept för det är skrivet. Välj github, gitlab,\n\
         azure eller forgejo:\n  ledningskoll init --ci github{}\n",
        in_folder(root, "")
    )
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
