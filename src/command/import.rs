//! The command `import`: a register becomes documents, one file each, and nothing that is there is written over.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::scope::catalogue;
use super::writing::write_beside;
use super::{Answer, CommandError};
use crate::authoring::import::{Draft, ImportError, MAX_BYTES, Plan, Wanted, plan, tables};
use crate::catalogue::{Catalogue, Kind};
use crate::cli::ImportArguments;
use crate::corpus::discover::discover;
use crate::corpus::{Files, reading};
use crate::progress::Progress;
use crate::render::Style;
use crate::render::terminal::imported::{self, Written};
use crate::text::words::{alike, list, nearest};

/// Makes documents of a register, or shows what they would be.
pub fn run(asked: &ImportArguments, style: Style) -> Result<Answer, CommandError> {
    let catalogue = catalogue(asked.catalog.as_deref())?;
    let kind = kind(&catalogue, &asked.kind)?;
    let file = asked.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let tables = tables(&file, read(&asked.file)?)?;
    let wanted = Wanted { file: &file, kind, unit: asked.unit.as_deref(), sheet: asked.sheet.as_deref() };
    let mut plan = plan(&tables, wanted)?;
    let output = asked.output.clone().unwrap_or_else(|| PathBuf::from(kind.words.plural.replace(' ', "-")));
    leave_known(&mut plan, &catalogue, kind, &output);
    let written = match asked.dry_run {
        true => Written::Nothing,
        false => Written::To { folder: output.display().to_string(), files: write(&output, &mut plan)? },
    };
    plan.left.sort();
    let code = u8::from(!plan.left.is_empty());
    Ok(Answer { output: imported::render(&file, kind, &plan, (&written, style)), code, ..Answer::default() })
}

fn kind<'catalogue>(catalogue: &'catalogue Catalogue, name: &str) -> Result<&'catalogue Kind, ImportError> {
    let known: Vec<&str> = catalogue.kinds.keys().map(|kind| kind.0.as_str()).collect();
    let found = alike(name, known.iter().copied());
    let kind = catalogue.kinds.iter().find(|(kind, _)| Some(kind.0.as_str()) == found).map(|(_, kind)| &**kind);
    kind.ok_or_else(|| {
        let help = match nearest(name, known.iter().copied()) {
            Some(near) => format!("menade du {near}?"),
            None => format!("typerna är {}", list(&known, "och")),
        };
        ImportError::NoKind { name: name.to_owned(), help }
    })
}

fn read(file: &Path) -> Result<Vec<u8>, ImportError> {
    let unopened = |error: std::io::Error| ImportError::Unopened {
        file: file.display().to_string(),
        reason: match error.kind() {
            std::io::ErrorKind::NotFound => "den finns inte".to_owned(),
            std::io::ErrorKind::PermissionDenied => "du har inte rätt att läsa den".to_owned(),
            std::io::ErrorKind::IsADirectory => "det är en mapp".to_owned(),
            _ => error.to_string(),
        },
    };
    match fs::metadata(file).map_err(unopened)?.len() > MAX_BYTES {
        true => Err(ImportError::TooLarge(file.display().to_string())),
        false => fs::read(file).map_err(unopened),
    }
}

/// Leaves the rows whose document is there already, in whatever file of the folder.
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
    plan.left.extend(known.into_iter().map(|draft| (draft.row, format!("id {} finns redan i mappen", draft.id))));
}

/// Writes each document to a file of its own; a file that is there is left. Gives how many were written.
fn write(output: &Path, plan: &mut Plan) -> Result<usize, CommandError> {
    let failed = |reason: String| CommandError::Write { file: output.display().to_string(), reason };
    fs::create_dir_all(output).map_err(|error| failed(error.to_string()))?;
    let mut written = 0;
    for draft in &plan.drafts {
        let file = output.join(&draft.file);
        let beside = write_beside(&file, draft.text.as_bytes()).map_err(|error| failed(error.to_string()))?;
        match beside.persist_noclobber(&file) {
            Ok(_) => written += 1,
            Err(error) if error.error.kind() == std::io::ErrorKind::AlreadyExists => {
                plan.left.push((draft.row, format!("filen {} finns redan", draft.file)));
            }
            Err(error) => return Err(failed(error.error.to_string())),
        }
    }
    Ok(written)
}
