//! A folder that is read and not judged: its documents, and those of them that may not be shown.

use std::collections::HashSet;

use jiff::civil::Date;

use super::{AuditError, Options, date_of, narrowed, open, read};
use crate::catalogue::Catalogue;
use crate::corpus::folder::Archive;
use crate::corpus::owners::Owners;
use crate::corpus::privacy::PERSONAL_NUMBER;
use crate::corpus::reading::Reader;
use crate::corpus::settings::Settings;
use crate::corpus::{Corpus, DocumentId};
use crate::finding::Place;

/// What a folder holds.
#[derive(Debug)]
pub struct Holding {
    /// The folder, as it is on disk or at a commit.
    pub archive: Archive,
    /// The documents.
    pub corpus: Corpus,
    /// The day: the one asked for, else that of the commit, else today.
    pub date: Date,
    /// The documents in which a personnummer stands, or whose file is named after one.
    pub private: HashSet<DocumentId>,
    /// True if the settings say that the history in git is left alone.
    pub leaves_history: bool,
}

/// Reads a folder, at a commit or on disk, without those files that its settings exclude.
///
/// # Errors
/// If it cannot be read, or holds no document: see [`AuditError`].
pub fn hold(catalogue: &Catalogue, options: &Options) -> Result<Holding, AuditError> {
    let archive = open(options)?;
    let date = date_of(options, &archive);
    let reader = Reader::new(catalogue).on(date).comparing(archive.hash());
    let read = read(&reader, &archive, &options.progress)?;
    let (settings, _) = Settings::read(&read.documents);
    let (corpus, observations) = narrowed(read, &settings).into_corpus(catalogue);
    let found = observations.iter().filter(|one| one.rule.as_str() == PERSONAL_NUMBER.id);
    let private = found.flat_map(|one| private(&corpus, &one.place)).collect();
    Ok(Holding { archive, corpus, date, private, leaves_history: settings.leaves_history })
}

/// The documents that a personnummer at a place belongs to: the one it stands in or after, or all of a file that is named
/// after it.
fn private(corpus: &Corpus, place: &Place) -> Vec<DocumentId> {
    if place.span.range().is_empty() {
        let of_file = corpus.numbered().filter(|(_, document)| document.source == place.source);
        return of_file.map(|(number, _)| number).collect();
    }
    Owners { corpus, applications: &[] }.near(place).into_iter().collect()
}
