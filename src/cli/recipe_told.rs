//! What is said of the recipe of a new ledningssystem: what is so, and what to do.

use std::path::Path;

use miette::Diagnostic;

use super::planned_file::{PlannedFile, There};
use super::shown_path::in_folder;
use crate::authoring::init::recipe::Host;
use crate::git::GitError;
use crate::history::reason;
use crate::render::Style;
use crate::render::shared_words::{one_line, wrapped};
use crate::text::personal_number::clean;

/// What is said of the choice of a recipe.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RecipeTold {
    /// It is the one for the address of `origin`.
    ByOrigin(Host),
    /// There is none, as the folder has a sign that a host may read as more than a name.
    UnsafeName(Host),
    /// There is one, and no repository yet.
    NotYetInGit,
    /// There is none, as there is no repository that can be read.
    NoRepository(GitError),
    /// There is none, as the repository has no `origin`.
    NoOrigin,
    /// There is none, as the name of the machine of `origin` tells no host; empty for a folder.
    UnknownHost(String),
}

/// How a recipe that is not written is told: why, before the colon or the full stop.
const NONE: &str = "Inget recept som granskar ändringar är skrivet";
/// The hosts to choose among.
const HOSTS: &str = "github, gitlab, azure eller forgejo";

impl RecipeTold {
    /// The sentences, and the command that mends it.
    pub fn text(&self, root: &Path, style: Style) -> String {
        let words = match self {
            Self::ByOrigin(host) => format!("Receptet för {} är valt efter adressen till origin.", host.name()),
            Self::UnsafeName(host) => format!(
                "Receptet för {} är inte skrivet: mappens namn har tecken som kan läsas som annat än ett namn. Byt namn på \
                 mappen till bokstäver, siffror och bindestreck, och kör init igen.",
                host.name()
            ),
            Self::NotYetInGit => {
                "Receptet läses där git-arkivet börjar, och mappen ligger inte i git ännu. Kör git init i den."
                    .to_owned()
            }
            Self::NoRepository(error) => without_repository(error),
            Self::NoOrigin => format!(
                "{NONE}: git-arkivet har ingen adress till origin ännu, så det syns inte var ändringar granskas. Välj {HOSTS}:"
            ),
            Self::UnknownHost(machine) => match short(machine).as_str() {
                "" => format!(
                    "{NONE}: origin är en mapp, och där finns inget som kör recept. Ligger arkivet på en server också, välj \
                     {HOSTS}:"
                ),
                machine => format!(
                    "{NONE}: origin ligger på {machine}, och namnet säger inte vad det är för slags server. Välj {HOSTS}:"
                ),
            },
        };
        let command = match self {
            Self::ByOrigin(_) | Self::UnsafeName(_) | Self::NotYetInGit => String::new(),
            Self::NoRepository(_) | Self::NoOrigin | Self::UnknownHost(_) => again("github", root),
        };
        format!("\n{}{command}", wrapped(&words, "", style))
    }
}

/// What is said where the folder is in no repository that git reads.
fn without_repository(error: &GitError) -> String {
    let why = reason(error);
    match (error, error.help()) {
        (GitError::NoRepository(_), _) | (_, None) => {
            format!("{NONE}: {why}. Kör git init där arkivet ska börja, och välj sedan {HOSTS}:")
        }
        (_, Some(help)) => {
            format!("{NONE}: {why}. Gör så: {}. Välj sedan {HOSTS}:", one_line(&clean(&help.to_string())))
        }
    }
}

/// What is said of the file of a recipe: that it needs the program, or what to do about the one that is there.
pub fn of_file(host: Host, file: &PlannedFile, root: &Path, style: Style) -> String {
    let place = format!("  {}\n", file.shown());
    let words = match file.there() {
        There::Nothing => {
            "Receptet behöver programmet på maskinen som kör det. Skriv var det ligger vid LEDNINGSKOLL i".to_owned()
        }
        There::Same => return String::new(),
        There::Other(text) if text.contains("LEDNINGSKOLL") => format!(
            "Receptet för {} finns redan och är orört. Vill du ha det som det skrivs nu: byt namn på filen, kör init igen och \
             för över det ni har ändrat.",
            host.name()
        ),
        There::Other(_) if host.has_one_file() => format!(
            "Receptet för {} är inte skrivet, eftersom filen som ska ha det finns redan och är orörd. Byt namn på den, kör \
             init igen, och lägg ihop de två till en, så att det som kördes förut körs än.",
            host.name()
        ),
        There::Other(_) => format!(
            "Receptet för {} är inte skrivet, eftersom det redan finns något annat där. Byt namn på det och kör init igen.",
            host.name()
        ),
    };
    let command = if file.is_there() { again(host.argument(), root) } else { String::new() };
    format!("\n{}{place}{command}", wrapped(&words, "", style))
}

/// The command that writes a recipe once more.
fn again(host: &str, root: &Path) -> String {
    format!("  ledningskoll init --ci {host}{}\n", in_folder(root, ""))
}

/// The name of a machine, which whoever wrote the settings of git chose.
fn short(machine: &str) -> String {
    const LONGEST: usize = 80;
    let shown = one_line(&clean(machine));
    if shown.chars().count() > LONGEST { shown.chars().take(LONGEST).chain(['…']).collect() } else { shown }
}
