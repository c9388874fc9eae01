//! The command `history`: the life of one document, or the version of it that applied on a day.

use std::path::PathBuf;

use clap::Args;

use super::base::repository;
use super::entry::{Given, Run};
use super::ground::Ground;
use super::scope::date;
use super::text_output::{TableArguments, TableFormat};
use super::{Answer, CommandError};
use crate::audit::{AuditError, Options, open, read};
use crate::catalogue::KindName;
use crate::corpus::DocumentId;
use crate::corpus::reading::{Read, Reader};
use crate::history::HistoryInput;
use crate::history::in_force_on::applying;
use crate::history::timeline::{Life, life, removed};
use crate::progress::Progress;
use crate::render::{json, terminal};
use crate::text::words::{list, meant, nearest};

/// Visa ett dokuments historia i git: beslut, versioner och vad som ändrats
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Flaggor", override_usage = "ledningskoll history [FLAGGOR] ID [MAPP]")]
pub struct HistoryArguments {
    /// Dokumentets id, eller typ:id om flera dokument har samma id, till exempel rutin:rut-intyg
    #[arg(value_name = "ID", help_heading = "Argument")]
    pub id: String,
    /// Mappen som ledningssystemet ligger i; mappen du står i om inget anges
    #[arg(value_name = "MAPP", default_value = ".", hide_default_value = true, help_heading = "Argument")]
    pub path: PathBuf,
    /// Visa i stället den version som gällde den här dagen (ÅÅÅÅ-MM-DD)
    #[arg(long, value_name = "DATUM")]
    pub on: Option<String>,
    #[command(flatten)]
    pub table: TableArguments,
}

impl Run for HistoryArguments {
    fn run(self, given: &Given) -> Result<Answer, CommandError> {
        let on = self.on.as_deref().map(|text| date("--on", text)).transpose()?;
        let catalogue = given.catalogue()?;
        let ground = Ground::of(&self.path).with_catalogue(given.global.catalog.as_deref());
        let options = Options { root: self.path, today: given.surroundings.today, ..Options::default() };
        let archive = open(&options)?;
        let repository = repository(&archive)?;
        let read = read(&Reader::new(&catalogue).comparing(archive.hash()), &archive, &Progress::hidden())?;
        let past = HistoryInput {
            repository,
            at: None,
            catalogue: &catalogue,
            sources: &read.sources,
            documents: &read.documents,
            memory: &options.memory,
        };
        let life = find(past, &read, self.id.trim())?;
        self.table.answer(&ground, given.style(), |format, style| match (on, format) {
            (None, TableFormat::Terminal) => terminal::history::life(&life, style),
            (None, TableFormat::Json) => json::history::life(&life),
            (Some(day), TableFormat::Terminal) => terminal::history::on(&life, (day, &applying(&life, day)), style),
            (Some(day), TableFormat::Json) => json::history::on(&life, day, &applying(&life, day)),
        })
    }
}

/// The life of the one document with an id, in the folder or among the removed files.
fn find(past: HistoryInput<'_>, read: &Read, asked: &str) -> Result<Life, CommandError> {
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
                let is_same_kind = |other: &&DocumentId| read.documents[other.0].kind.name == document.kind.name;
                let place = if found.iter().filter(is_same_kind).count() > 1 {
                    format!(" i {}", source.path)
                } else {
                    String::new()
                };
                format!("{}:{}{place}", document.kind.name, document.id)
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
        Some(near) => meant(near),
        None => "id står överst i dokumentet; ledningskoll audit --output xlsx=rapport.xlsx listar alla".to_owned(),
    };
    CommandError::UnknownDocument { name: asked.to_owned(), help }
}
