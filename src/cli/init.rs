//! The command `init`: a ledningssystem to begin with, or the example region to look at.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;

use super::charter::{Named, asks, charter};
use super::command_error::BeginError;
use super::entry::{Given, Run};
use super::ledger::ledger;
use super::planned_file::{PlannedFile, listed, write};
use super::recipe_choice::{CiChoice, choose};
use super::recipe_told::{self, RecipeTold};
use super::shown_path::{in_folder, shown_path};
use super::whole_file::create_folders;
use super::{Answer, CommandError, Surroundings};
use crate::authoring::init::recipe::Host;
use crate::authoring::init::{self, demo};
use crate::git::Repository;
use crate::render::Style;

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
    /// Skriv det recept som granskar varje ändring: github, gitlab, azure, forgejo eller none (inget); annars det som
    /// adressen till origin i git talar för. Receptet läggs där git-arkivet börjar
    #[arg(long, value_name = "VÄRD", hide_possible_values = true)]
    pub ci: Option<CiChoice>,
    /// Fråga ingenting; det som inte anges lämnas tomt
    #[arg(long)]
    pub yes: bool,
    /// Skriv Exempelregionen, ett påhittat ledningssystem att titta på
    #[arg(long, conflicts_with_all = ["name", "form", "unit", "profile", "ci"])]
    pub demo: bool,
}

impl Run for InitArguments {
    fn run(mut self, given: &Given) -> Result<Answer, CommandError> {
        if self.demo {
            return demo_region(self.path.as_deref().unwrap_or(Path::new(demo::FOLDER)));
        }
        let path = self.path.take();
        let root = path.as_deref().unwrap_or(Path::new("."));
        let is_new = !root.exists();
        create_folders(root).map_err(|error| BeginError::unwritten(root, &error))?;
        let ledger = ledger(root, given)?;
        let Self { name, form, unit: units, profile: profiles, ci, yes: is_silent, .. } = self;
        let named = Named { name, form, units, profiles, is_silent };
        let is_asked = asks(&named, &ledger);
        let charter = charter(named, &ledger, given.surroundings)?;
        let ask = |question: &str| if is_asked { (given.surroundings.ask)(question) } else { None };
        let recipe = choose(ci, &ledger, &ask);
        let repository = ledger.repository.as_ref().ok();
        let repository_root = repository.and_then(Repository::root);
        let way = repository.map_or("", |repository| &repository.folder.up);
        let above = (repository_root.as_deref().unwrap_or(root), way);
        let (host, recipe_file) = recipe.file.map(|(host, file)| (host, PlannedFile::above(above, file))).unzip();
        let of_recipe = of_recipe(recipe.told.as_ref(), (host, recipe_file.as_ref()), root, given.style());
        let files = init::files(&ledger.catalogue, &ledger.corpus, &charter);
        let files: Vec<_> = files.into_iter().map(|file| PlannedFile::of(root, file)).chain(recipe_file).collect();
        if is_asked && !is_wanted(root, &files, given.surroundings) {
            // The folder was made to be read; one that holds something stays.
            let _ = is_new.then(|| fs::remove_dir(root));
            return Ok(Answer::printing("Inget är skrivet.\n".to_owned()));
        }
        let told = write(root, &files)?;
        // What was shown before it was written is not listed once more.
        let written = if is_asked { format!("Skrivet i {}.\n", shown_path(root)) } else { told };
        let next = format!(
            "\nVisa vad som saknas:\n  ledningskoll audit{}\nSkriv den första rutinen:\n  ledningskoll new rutin{}\n",
            in_folder(root, ""),
            in_folder(root, "--in ")
        );
        Ok(Answer::printing(format!("{written}{of_recipe}{next}")))
    }
}

/// What is said of the recipe; of one that is there already, not why it would have been chosen.
fn of_recipe(
    told: Option<&RecipeTold>,
    (host, file): (Option<Host>, Option<&PlannedFile>),
    root: &Path,
    style: Style,
) -> String {
    let of_file = host.zip(file).map(|(host, file)| recipe_told::of_file(host, file, root, style)).unwrap_or_default();
    let told = told.filter(|_| !file.is_some_and(PlannedFile::is_there));
    told.map(|told| told.text(root, style)).unwrap_or_default() + &of_file
}

fn demo_region(root: &Path) -> Result<Answer, CommandError> {
    let files: Vec<_> = demo::files().into_iter().map(|file| PlannedFile::of(root, file)).collect();
    let written = write(root, &files)?;
    let shown = shown_path(root);
    let output = format!(
        "{written}\nExempelregionen är påhittad, och utan brister den {date}. Granska den som den såg ut då:\n  ledningskoll audit {shown} --date {date}\n",
        date = demo::DATE
    );
    Ok(Answer::printing(output))
}

/// Shows what will be written, and asks whether it is to be.
fn is_wanted(root: &Path, files: &[PlannedFile], surroundings: Surroundings) -> bool {
    let lines = listed(files);
    let question = format!(
        "\nDet här skrivs i {} (det som redan finns lämnas orört):\n{lines}Skriva? Enter för ja, n för nej:",
        shown_path(root)
    );
    let answer = (surroundings.ask)(&question).unwrap_or_default();
    !["n", "nej"].contains(&answer.to_lowercase().as_str())
}
