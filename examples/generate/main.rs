//! Writes a believable repository of any size, the same for the same seed: what the program is measured on.
//!
//! Each kind is a template. `<…>` is drawn or filled in; a line that begins with `?` is one that a requirement asks for,
//! and what a document with a gap leaves out.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;

mod chance;
mod history;
mod kinds;
mod lists;
mod region;
mod templates;
mod writer;

use chance::Chance;
use kinds::KINDS;
use lists::{AREAS, ROLES};
use region::{CHIEF, ENHET, LEVEL, OF_THE_REGION, ROLE};
use writer::{UNITS_PER_AREA, Unit, Writer};

/// How large a repository, and how good.
#[derive(Debug, Clone, Parser)]
#[command(about = "Writes a repository that audits clean on 2026-11-15, but for the documents with a gap")]
pub struct Plan {
    /// How many documents; never fewer than the region and its enheter need.
    #[arg(long, default_value_t = 1_000)]
    pub documents: usize,
    /// How many enheter at the bottom.
    #[arg(long, default_value_t = 10, value_parser = at_least_one)]
    pub units: usize,
    /// The share of the enheter's documents that have something left out, 0 to 1.
    #[arg(long, default_value_t = 0.0, value_parser = share)]
    pub gaps: f64,
    /// Names roles in plain words that no document describes, in place of their ids, in the enheter's documents.
    #[arg(long)]
    pub plain_roles: bool,
    /// Where chance begins.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// How many commits of a git history it is written as; no history if none.
    #[arg(long, default_value_t = 0)]
    pub commits: usize,
}

#[derive(Debug, Parser)]
struct Arguments {
    #[command(flatten)]
    plan: Plan,
    /// The folder to write to.
    out: PathBuf,
}

/// A file of the repository.
#[derive(Debug, Clone)]
pub struct File {
    /// Its path from the top, with `/`.
    pub path: String,
    /// What stands in it.
    pub text: String,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match repository(&arguments.plan, &arguments.out) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(io::stderr(), "{} could not be written: {error}", arguments.out.display());
            ExitCode::FAILURE
        }
    }
}

/// Writes a repository below a folder, with its history if it is to have one.
///
/// # Errors
/// If a folder or a file cannot be written, or if there is no git to write the history.
pub fn repository(plan: &Plan, out: &Path) -> io::Result<()> {
    let files = files(plan);
    if plan.commits == 0 { write(&files, out) } else { history::write(&files, plan.commits, plan.seed, out) }
}

/// The files of a repository.
#[must_use]
pub fn files(plan: &Plan) -> Vec<File> {
    let mut chance = Chance(plan.seed);
    let areas = plan.units.div_ceil(UNITS_PER_AREA);
    let region = Unit::region();
    let (organisation, mut written) = organisation(areas);
    let mut files = vec![File { path: "region/enheter.yaml".into(), text: organisation }];
    let region_counts: Vec<usize> =
        KINDS.iter().map(|kind| if kind.name == "rutin" { AREAS.len() } else { 1 }).collect();
    let roles = ROLES.iter().map(|(id, title)| of_role(id, title, "alla"));
    let leading: Vec<String> = roles.chain(OF_THE_REGION.map(str::to_owned)).collect();
    written += leading.len() + region_counts.iter().sum::<usize>();
    files.push(File { path: "region/ledning.yaml".into(), text: leading.join("---\n") });
    files.extend(Writer::new(&region, (0.0, false), &mut chance).files(&region_counts));
    let rest = plan.documents.saturating_sub(written + 2 * plan.units);
    for number in 0..plan.units {
        let unit = Unit::leaf(number);
        let own = rest * (number + 1) / plan.units - rest * number / plan.units;
        let counts = dealt(own, &mut chance);
        let mut writer = Writer::new(&unit, (plan.gaps, plan.plain_roles), &mut chance);
        let (enhet, chief) = (writer.document(ENHET, &unit.id, 1), writer.document(CHIEF, &unit.chief, 1));
        files.push(File { path: format!("{}/enhet.yaml", unit.id), text: format!("{enhet}---\n{chief}") });
        files.extend(writer.files(&counts));
    }
    files
}

/// Writes the files below a folder.
///
/// # Errors
/// If a folder or a file cannot be written.
pub fn write(files: &[File], out: &Path) -> io::Result<()> {
    for file in files {
        let path = out.join(&file.path);
        std::fs::create_dir_all(path.parent().unwrap_or(out))?;
        std::fs::write(path, &file.text)?;
    }
    Ok(())
}

fn share(text: &str) -> Result<f64, String> {
    let share: f64 = text.parse().map_err(|_| "write a number from 0 to 1".to_owned())?;
    (0.0..=1.0).contains(&share).then_some(share).ok_or_else(|| "write a number from 0 to 1".to_owned())
}

fn at_least_one(text: &str) -> Result<usize, String> {
    text.parse().ok().filter(|units| *units > 0).ok_or_else(|| "write a number from 1".to_owned())
}

const AREAS_PER_ADMINISTRATION: usize = 4;

/// The region, its förvaltningar and verksamhetsområden with their heads, and how many documents they are.
fn organisation(areas: usize) -> (String, usize) {
    let mut documents = vec![of_level("region", "region-sjölanda", "Region Sjölanda", "")];
    for number in 0..areas.div_ceil(AREAS_PER_ADMINISTRATION) {
        let (id, name) = (format!("förv-{number:03}"), format!("Förvaltning {}", number + 1));
        documents.push(of_level("förvaltning", &id, &name, "överordnad: region-sjölanda\n"));
        documents.push(of_role(&format!("roll-chef-{id}"), &format!("Chef för {name}"), &id));
    }
    for number in 0..areas {
        let (id, name) = (format!("vo-{number:03}"), format!("Verksamhetsområde {}", number + 1));
        let above = format!("överordnad: förv-{:03}\n", number / AREAS_PER_ADMINISTRATION);
        documents.push(of_level("verksamhetsområde", &id, &name, &above));
        documents.push(of_role(&format!("roll-chef-{id}"), &format!("Chef för {name}"), &id));
    }
    (documents.join("---\n"), documents.len())
}

fn of_level(level: &str, id: &str, name: &str, above: &str) -> String {
    LEVEL.replace("<level>", level).replace("<id>", id).replace("<title>", name).replace("<above>", above)
}

fn of_role(id: &str, title: &str, unit: &str) -> String {
    ROLE.replace("<id>", id).replace("<title>", title).replace("<unit>", unit)
}

/// How many documents of each kind a number of documents is dealt out to.
fn dealt(documents: usize, chance: &mut Chance) -> Vec<usize> {
    let total: usize = KINDS.iter().map(|kind| kind.weight).sum();
    let mut counts = vec![0; KINDS.len()];
    for _ in 0..documents {
        let mut drawn = chance.below(total);
        let found = KINDS.iter().position(|kind| {
            let is_it = drawn < kind.weight;
            drawn = drawn.saturating_sub(kind.weight);
            is_it
        });
        counts[found.expect("what is drawn is below the sum of the weights")] += 1;
    }
    counts
}
