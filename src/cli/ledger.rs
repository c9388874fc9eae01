//! Shared by the commands that write: the ledningssystem of a folder, and writing without overwriting.

use std::io::ErrorKind;
use std::path::Path;

use super::CommandError;
use super::command_error::BeginError;
use super::entry::Given;
use super::whole_file;
use crate::audit::{AuditError, check_folder, extended};
use crate::catalogue::Catalogue;
use crate::corpus::folder::Archive;
use crate::corpus::settings::Settings;
use crate::corpus::{Corpus, reading};
use crate::git::{GitError, Repository};
use crate::progress::Progress;

/// The ledningssystem of a folder.
pub struct Ledger {
    /// The catalogue, with the folder's own requirements.
    pub catalogue: Catalogue,
    /// The documents.
    pub corpus: Corpus,
    /// The settings.
    pub settings: Settings,
    /// The repository that the folder lies in, or why there is none.
    pub repository: Result<Repository, GitError>,
}

/// Reads a folder, which may be empty.
pub fn ledger(folder: &Path, given: &Given) -> Result<Ledger, CommandError> {
    check_folder(folder)?;
    read(folder, given.catalogue()?)
}

/// Reads a folder by a catalogue.
pub fn read(folder: &Path, catalogue: Catalogue) -> Result<Ledger, CommandError> {
    let archive = Archive::open(folder, None).map_err(AuditError::from)?;
    let documents = reading::read(&catalogue, archive.files().map_err(AuditError::from)?, &Progress::hidden());
    let (settings, _) = Settings::read(&documents.documents);
    let catalogue = extended(&catalogue, &settings, &archive, Some(&documents))?;
    let (corpus, _) = documents.into_corpus(&catalogue);
    Ok(Ledger { catalogue, corpus, settings, repository: archive.repository })
}

/// Creates a file, whole, and its folders; an existing file is an error.
pub fn write_new(file: &Path, content: impl AsRef<[u8]>) -> Result<(), BeginError> {
    whole_file::write_new(file, content).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => BeginError::Exists(file.display().to_string()),
        _ => BeginError::unwritten(file, &error),
    })
}
