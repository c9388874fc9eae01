//! The command `history`: the life of one document, or the version of it that applied on a day.

use super::scope::{catalogue, date};
use super::{Answer, CommandError, Surroundings};
use crate::audit::{AuditError, Options, open, read};
use crate::catalogue::KindName;
use crate::cli::{HistoryArguments, TableFormat};
use crate::corpus::DocumentId;
use crate::corpus::reading::Read;
use crate::history::Past;
use crate::history::in_force_on::applying;
use crate::history::timeline::{Life, life, removed};
use crate::progress::Progress;
use crate::render::{Style, json, terminal};
use crate::text::words::{list, nearest};

/// Tells the life of a document.
pub fn run(asked: &HistoryArguments, surroundings: Surroundings, style: Style) -> Result<Answer, CommandError> {
    let on = asked.on.as_deref().map(|text| date("--on", text)).transpose()?;
    let catalogue = catalogue(asked.catalog.as_deref())?;
    let options = Options { root: asked.path.clone(), today: surroundings.today, ..Options::default() };
    let archive = open(&options)?;
    let repository = archive.repository.as_ref().map_err(|error| AuditError::from(error.clone()))?;
    let read = read(&catalogue, &archive, &Progress::hidden())?;
    let past = Past { repository, at: None, catalogue: &catalogue, sources: &read.sources, documents: &read.documents };
    let life = find(past, &read, asked.id.trim())?;
    let output = match (on, asked.format) {
        (None, TableFormat::Terminal) => terminal::history::life(&life, style),
        (None, TableFormat::Json) => json::history::life(&life),
        (Some(day), TableFormat::Terminal) => terminal::history::on(&life, (day, &applying(&life, day)), style),
        (Some(day), TableFormat::Json) => json::history::on(&life, day, &applying(&life, day)),
    };
    Ok(Answer { output, ..Answer::default() })
}

/// The life of the only document that is meant.
fn find(past: Past<'_>, read: &Read, asked: &str) -> Result<Life, CommandError> {
    let prefixed =
        asked.split_once(':').filter(|(kind, _)| past.catalogue.kinds.contains_key(&KindName((*kind).into())));
    let is_meant = |kind: &str, id: &str| match prefixed {
        Some((asked_kind, asked_id)) if kind == asked_kind && id == asked_id => true,
        Some(_) | None => id == asked,
    };
    let numbered = read.documents.iter().enumerate();
    let found: Vec<DocumentId> = numbered
        .filter(|(_, document)| is_meant(&document.kind.name.0, &document.id))
        .map(|(number, _)| DocumentId(number))
        .collect();
    match found.as_slice() {
        [only] => Ok(life(past, *only).map_err(AuditError::from)?),
        [] => {
            let (kind, id) = prefixed.map_or((None, asked), |(kind, id)| (Some(kind), id));
            let mut gone = removed(past, kind, id).map_err(AuditError::from)?;
            let names: Vec<String> = gone.iter().map(|life| format!("{}:{}", life.kind, life.id)).collect();
            match (gone.pop(), gone.is_empty()) {
                (Some(life), true) => Ok(life),
                (Some(_), false) => Err(several(asked, &names)),
                (None, _) => Err(unknown(read, asked)),
            }
        }
        found => {
            let named = |id: &DocumentId| {
                let document = &read.documents[id.0];
                let source = &read.sources[document.source.0 as usize];
                match found.iter().filter(|one| read.documents[one.0].kind.name == document.kind.name).count() {
                    1 => format!("{}:{}", document.kind.name, document.id),
                    _ => format!("{}:{} i {}", document.kind.name, document.id, source.path),
                }
            };
            Err(several(asked, &found.iter().map(named).collect::<Vec<_>>()))
        }
    }
}

fn several(asked: &str, names: &[String]) -> CommandError {
    let help = format!("skriv vilket som menas: {}", list(names, "eller"));
    CommandError::SeveralDocuments { name: asked.to_owned(), help }
}

fn unknown(read: &Read, asked: &str) -> CommandError {
    let ids: Vec<&str> = read.documents.iter().map(|one| one.id.as_str()).filter(|id| !id.is_empty()).collect();
    let folded = asked.to_lowercase();
    let part = || ids.iter().copied().find(|id| folded.chars().count() > 2 && id.to_lowercase().contains(&folded));
    let help = match nearest(asked, ids.iter().copied()).or_else(part) {
        Some(near) => format!("menade du {near}?"),
        None => "id står överst i dokumentet; ledningskoll audit --output xlsx=rapport.xlsx listar alla".to_owned(),
    };
    CommandError::UnknownDocument { name: asked.to_owned(), help }
}
