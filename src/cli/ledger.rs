//! Shared by the commands that write: the ledningssystem of a folder, and writing without overwriting.

use std::fs::OpenOptions;
use std::io::{Error, ErrorKind, Write};
use std::path::Path;

use super::CommandError;
use super::command_error::BeginError;
use super::entry::Given;
use crate::audit::{AuditError, check_folder, extended};
use crate::catalogue::Catalogue;
use crate::corpus::folder::Archive;
use crate::corpus::settings::Settings;
use crate::corpus::{Corpus, reading};
use crate::progress::Progress;
use crate::text::disk::cannot_write;

/// The ledningssystem of a folder.
pub struct Ledger {
    /// The catalogue, with the folder's own requirements.
    pub catalogue: Catalogue,
    /// The documents.
    pub corpus: Corpus,
    /// The settings.
    pub settings: Settings,
}

/// Reads a folder, which may be empty.
pub fn ledger(folder: &Path, given: &Given) -> Result<Ledger, CommandError> {
    check_folder(folder)?;
    let catalogue = given.catalogue()?;
    let archive = Archive::open(folder, None).map_err(AuditError::from)?;
    let read = reading::read(&catalogue, archive.files().map_err(AuditError::from)?, &Progress::hidden());
    let (settings, _) = Settings::read(&read.documents);
    let catalogue = extended(&catalogue, &settings, &archive)?;
    let (corpus, _) = read.into_corpus(&catalogue);
    Ok(Ledger { catalogue, corpus, settings })
}

/// Creates a file and its folders; an existing file is an error.
pub fn write_new(file: &Path, text: &str) -> Result<(), BeginError> {
    let failed = |error: &Error| match error.kind() {
        ErrorKind::AlreadyExists => BeginError::Exists(file.display().to_string()),
        _ => BeginError::Write { file: file.display().to_string(), reason: cannot_write(error) },
    };
    if file.symlink_metadata().is_ok() {
        return Err(BeginError::Exists(file.display().to_string()));
    }
    if let Some(folder) = file.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(|error| failed(&error))?;
    }
    let mut created = OpenOptions::new().write(true).create_new(true).open(file).map_err(|error| failed(&error))?;
    created.write_all(text.as_bytes()).map_err(|error| failed(&error))
}
