//! The command `import`: documents from a register, one file each, without overwriting any file.

use std::collections::HashSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use clap::Args;

use super::command_error::BeginError;
use super::entry::{Given, Run};
use super::whole_file::{create_folders, write_new};
use super::{Answer, CommandError, write_place};
use crate::authoring::import::{Draft, ImportError, Left, MAX_BYTES, Plan, Wanted, plan, tables};
use crate::catalogue::{Catalogue, Kind};
use crate::corpus::discover::discover;
use crate::corpus::{Files, reading};
use crate::progress::Progress;
use crate::render::terminal::imported::{self, Written};
use crate::text::disk::cannot_read;
use crate::text::words::{alike, did_you_mean, list};

const AFTER: &str = "\
Varje rad blir ett dokument i en egen fil. Det registret säger står kvar, det
registret inte säger lämnas tomt, och ingen fil skrivs över.

Exempel:
  ledningskoll import register.xlsx --as rutin --dry-run
  ledningskoll import register.csv --as rutin --unit vc-norr --output rutiner

Slutkod: 0 alla rader inlästa · 1 någon rad lästes inte in · 2 det gick inte";

/// Gör dokument av ett register, tabellen som de flesta dokumentsystem kan ta ut
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Flaggor", override_usage = "ledningskoll import FIL --as TYP [FLAGGOR]", after_help = AFTER)]
pub struct ImportArguments {
    /// Registret: en Excel-arbetsbok (.xlsx) eller en textfil med ett dokument på varje rad (.csv)
    #[arg(value_name = "FIL", help_heading = "Argument")]
    pub file: PathBuf,
    /// Vad raderna är, till exempel rutin
    #[arg(long = "as", value_name = "TYP")]
    pub kind: String,
    /// Mappen att skriva dokumenten i; annars en mapp med dokumenttypens namn, till exempel rutiner
    #[arg(long, value_name = "MAPP")]
    pub output: Option<PathBuf>,
    /// Enheten som dokument gäller för när registret inte anger någon
    #[arg(long, value_name = "ENHET")]
    pub unit: Option<String>,
    /// Bladet i arbetsboken; annars det första som har rubriker som går att känna igen
    #[arg(long, value_name = "BLAD")]
    pub sheet: Option<String>,
    /// Visa bara vad som skulle bli av registret, och skriv ingenting
    #[arg(long)]
    pub dry_run: bool,
}

impl Run for ImportArguments {
    fn run(self, given: &Given) -> Result<Answer, CommandError> {
        let catalogue = given.catalogue()?;
        let kind = kind(&catalogue, &self.kind)?;
        let file = self.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let tables = tables(&file, read(&self.file)?)?;
        let wanted = Wanted { file: &file, kind, unit: self.unit.as_deref(), sheet: self.sheet.as_deref() };
        let mut plan = plan(&tables, wanted)?;
        let output = self.output.unwrap_or_else(|| PathBuf::from(kind.words.plural.replace(' ', "-")));
        write_place::named(&output)?;
        leave_known(&mut plan, &catalogue, kind, &output);
        let written = if self.dry_run {
            Written::Nothing
        } else {
            Written::To { folder: output.display().to_string(), files: write(&output, &mut plan)? }
        };
        plan.left.sort();
        let code = u8::from(!plan.left.is_empty());
        Ok(Answer {
            output: imported::render(&file, kind, &plan, (&written, given.style())),
            code,
            ..Answer::default()
        })
    }
}

fn kind<'catalogue>(catalogue: &'catalogue Catalogue, name: &str) -> Result<&'catalogue Kind, ImportError> {
    let known: Vec<&str> = catalogue.kinds.keys().map(|kind| kind.0.as_str()).collect();
    let found = alike(name, known.iter().copied());
    let kind = catalogue.kinds.iter().find(|(kind, _)| Some(kind.0.as_str()) == found).map(|(_, kind)| &**kind);
    kind.ok_or_else(|| {
        let help = did_you_mean(name, known.iter().copied());
        let help = help.unwrap_or_else(|| format!("typerna är {}", list(&known, "och")));
        ImportError::NoKind { name: name.to_owned(), help }
    })
}

fn read(file: &Path) -> Result<Vec<u8>, ImportError> {
    let unopened =
        |error: std::io::Error| ImportError::Unopened { file: file.display().to_string(), reason: cannot_read(&error) };
    if fs::metadata(file).map_err(unopened)?.len() > MAX_BYTES {
        return Err(ImportError::TooLarge(file.display().to_string()));
    }
    fs::read(file).map_err(unopened)
}

/// Leaves out the rows whose id a document in the folder has already.
fn leave_known(plan: &mut Plan, catalogue: &Catalogue, kind: &Kind, output: &Path) {
    if !output.is_dir() {
        return;
    }
    let there = reading::read(catalogue, Files::Folder(discover(output)), &Progress::hidden());
    let of_kind = there.documents.iter().filter(|document| document.kind.name == kind.name);
    let known: HashSet<&str> = of_kind.map(|document| document.id.as_str()).filter(|id| !id.is_empty()).collect();
    let (known, new): (Vec<Draft>, Vec<Draft>) =
        plan.drafts.drain(..).partition(|draft| known.contains(draft.id.as_str()));
    plan.drafts = new;
    plan.left.extend(known.into_iter().map(|draft| (draft.row, Left::IdInFolder { id: draft.id })));
}

/// Writes each document to a file of its own without overwriting any; returns how many were written.
fn write(output: &Path, plan: &mut Plan) -> Result<usize, BeginError> {
    create_folders(output).map_err(|error| BeginError::unwritten(output, &error))?;
    let mut written = 0;
    for draft in &plan.drafts {
        let file = output.join(&draft.file);
        match write_new(&file, &draft.text) {
            Ok(()) => written += 1,
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                plan.left.push((draft.row, Left::FileThere { file: draft.file.clone() }));
            }
            Err(error) => return Err(BeginError::unwritten(&file, &error).after(written)),
        }
    }
    Ok(written)
}
