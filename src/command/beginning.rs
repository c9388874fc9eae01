//! What the commands that write share: the ledningssystem as it stands, and files that are never written over.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::Path;

use super::CommandError;
use super::scope::catalogue;
use crate::audit::{AuditError, extended};
use crate::catalogue::Catalogue;
use crate::corpus::folder::Archive;
use crate::corpus::settings::Settings;
use crate::corpus::{Corpus, reading};
use crate::progress::Progress;

/// Why nothing could be begun.
#[derive(Debug, thiserror::Error, miette::Diagnostic)]
pub enum BeginError {
    /// It is not said what to write.
    #[error("det framgår inte vilken typ av dokument du vill skriva")]
    #[diagnostic(help("skriv till exempel ledningskoll new rutin; typerna är {0}"))]
    NoKind(String),
    /// The file is there already.
    #[error("filen {0} finns redan och skrivs inte över")]
    #[diagnostic(help("välj ett annat namn med --id eller --output, eller öppna filen som finns"))]
    Exists(String),
    /// The file could not be written.
    #[error("filen {file} kunde inte skrivas: {reason}")]
    #[diagnostic(help("kontrollera att du får skriva i mappen"))]
    Write {
        /// Which.
        file: String,
        /// Why.
        reason: String,
    },
    /// A document has that id.
    #[error("det finns redan {kind} med id {id}, i {path}")]
    #[diagnostic(help("välj ett annat id, eller öppna dokumentet som finns"))]
    TakenId {
        /// The id.
        id: String,
        /// The kind, with its article.
        kind: String,
        /// Where it stands.
        path: String,
    },
    /// The requirement is asked of documents that are there.
    #[error("{id} gäller innehållet i dokument som redan finns, så inget nytt dokument behövs")]
    #[diagnostic(help("öppna dokumentet som rapporten pekar på: {advice}"))]
    OfDocument {
        /// The requirement.
        id: String,
        /// How to mend it.
        advice: String,
    },
    /// The requirement is answered in the document of the enhet.
    #[error("{id} fylls i enhetens eget dokument{path}, så inget nytt dokument behövs")]
    #[diagnostic(help("{advice}"))]
    OfUnit {
        /// The requirement.
        id: String,
        /// Where the enhet is described, in brackets.
        path: String,
        /// How to mend it.
        advice: String,
    },
    /// The requirement is closed by another kind.
    #[error("{id} uppfylls inte av den typen av dokument")]
    #[diagnostic(help("välj {kinds}, eller utelämna typen"))]
    OtherKind {
        /// The requirement.
        id: String,
        /// The kinds that answer it.
        kinds: String,
    },
    /// The kind has no område.
    #[error("{kind} har inget område, så {area} kan inte anges")]
    #[diagnostic(help("utelämna --område"))]
    NoArea {
        /// The kind, with its article.
        kind: String,
        /// What was named.
        area: String,
    },
    /// The word is not in the list.
    #[error("{area} är inget område")]
    #[diagnostic(help("{help}"))]
    UnknownArea {
        /// What was named.
        area: String,
        /// What may have been meant.
        help: String,
    },
    /// A question has no answer.
    #[error("{what} saknas")]
    #[diagnostic(help("{help}"))]
    NoAnswer {
        /// What is missing.
        what: String,
        /// How to give it.
        help: String,
    },
}

/// The ledningssystem as it stands in a folder.
pub struct Ledger {
    /// The law, with the own requirements of the folder.
    pub catalogue: Catalogue,
    /// The documents.
    pub corpus: Corpus,
    /// The settings.
    pub settings: Settings,
}

/// Reads a folder, which may be empty.
pub fn ledger(folder: &Path, own_catalogue: Option<&Path>) -> Result<Ledger, CommandError> {
    let name = folder.display().to_string();
    match std::fs::metadata(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Err(AuditError::NoFolder(name).into()),
        Err(_) => return Err(AuditError::UnreadableFolder(name).into()),
        Ok(found) if !found.is_dir() => return Err(AuditError::NotAFolder(name).into()),
        Ok(_) => {}
    }
    let catalogue = catalogue(own_catalogue)?;
    let archive = Archive::open(folder, None).map_err(AuditError::from)?;
    let read = reading::read(&catalogue, archive.files().map_err(AuditError::from)?, &Progress::hidden());
    let (settings, _) = Settings::read(&read.documents);
    let catalogue = extended(&catalogue, &settings, &archive)?;
    let (corpus, _) = read.into_corpus(&catalogue);
    Ok(Ledger { catalogue, corpus, settings })
}

/// Writes a file where none stands, with the folders it needs.
pub fn write_new(file: &Path, text: &str) -> Result<(), BeginError> {
    let failed = |error: &std::io::Error| match error.kind() {
        ErrorKind::AlreadyExists => BeginError::Exists(file.display().to_string()),
        ErrorKind::PermissionDenied => write_failed(file, "du har inte rätt att skriva där"),
        ErrorKind::StorageFull => write_failed(file, "disken är full"),
        ErrorKind::NotADirectory => write_failed(file, "en del av sökvägen är en fil"),
        _ => write_failed(file, &error.to_string()),
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

fn write_failed(file: &Path, reason: &str) -> BeginError {
    BeginError::Write { file: file.display().to_string(), reason: reason.to_owned() }
}
