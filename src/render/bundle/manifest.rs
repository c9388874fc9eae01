//! The list of what is handed over, for programs: each file with its size, its SHA-256, and the document that it shows.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::render::json::parts::to_json;
use crate::render::site::SiteFile;
use crate::text::content_id::hex;

/// The path of the list.
pub const PATH: &str = "manifest.json";
/// The version of its form.
const VERSION: u8 = 1;

/// The list of what is handed over.
#[derive(Debug, Serialize, Deserialize)]
pub struct Manifest {
    /// The version of the form.
    pub version: u8,
    /// The program that made it.
    pub tool: Tool,
    /// What was asked for.
    pub asked: Asked,
    /// The commit that has the documents as they were read; none if no commit is known to have them so.
    pub revision: Option<String>,
    /// The files, by path, without the list itself.
    pub files: Vec<Listed>,
}

/// The program that made a bundle.
#[derive(Debug, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct Tool {
    pub name: String,
    pub version: String,
}

/// What was asked for.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Asked {
    /// The id of the enhet; none where no enhet is described.
    pub unit: Option<String>,
    /// Its name.
    pub name: String,
    /// The acts that it is limited to.
    pub acts: Vec<String>,
    /// The areas that it is limited to.
    pub areas: Vec<String>,
    /// The day on which the documents were in force.
    pub date: String,
    /// The day from which is told what has happened, if that was asked for.
    pub since: Option<String>,
}

/// A file in the list.
#[derive(Debug, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct Listed {
    pub path: String,
    pub size: u64,
    pub sha256: String,
    /// The document that it shows.
    pub document: Option<ShownDocument>,
}

/// The document that a file shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct ShownDocument {
    pub kind: String,
    pub id: String,
    pub title: String,
    pub version: Option<String>,
    /// The day of the decision, as written.
    pub decided: Option<String>,
    /// The roles that decided it, as written.
    pub decided_by: Option<String>,
    /// The file that it stands in, in the ledningssystem.
    pub source: String,
    /// The commit in which it got this text; none where it is not in git as it stands.
    pub revision: Option<String>,
}

impl Manifest {
    /// The list of files that are sorted by path, each with the document that it shows.
    #[must_use]
    pub fn of(asked: Asked, revision: Option<String>, files: &[(SiteFile, Option<ShownDocument>)]) -> Self {
        let listed = |(file, document): &(SiteFile, Option<ShownDocument>)| Listed {
            path: file.path.clone(),
            size: file.bytes.len() as u64,
            sha256: sum(&file.bytes),
            document: document.clone(),
        };
        Self {
            version: VERSION,
            tool: Tool { name: env!("CARGO_PKG_NAME").to_owned(), version: env!("CARGO_PKG_VERSION").to_owned() },
            asked,
            revision,
            files: files.iter().map(listed).collect(),
        }
    }

    /// The list as a file.
    #[must_use]
    pub fn file(&self) -> SiteFile {
        SiteFile { path: PATH.to_owned(), bytes: to_json(self).into_bytes() }
    }

    /// The list that a file holds; none if it is none of this version.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok().filter(|manifest: &Self| manifest.version == VERSION)
    }
}

/// The SHA-256 of bytes: 64 hex digits.
#[must_use]
pub fn sum(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}
