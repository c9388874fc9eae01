//! Where the catalogue's files come from: the program itself, or a folder.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;
use walkdir::WalkDir;

use super::CatalogueError;

/// The catalogue as `schema/build.rs` makes it: from path to content.
static EMBEDDED: &str = include_str!(concat!(env!("OUT_DIR"), "/catalogue.json"));

/// A file of the catalogue.
#[derive(Debug, Clone)]
pub struct CatalogueFile {
    /// Path below the catalogue's folder, with `/`.
    pub path: String,
    /// What it holds.
    pub content: Value,
}

/// The files inside the program, by path.
#[must_use]
pub fn embedded() -> Vec<CatalogueFile> {
    let files: BTreeMap<String, Value> =
        serde_json::from_str(EMBEDDED).expect("it was written when the program was built");
    files.into_iter().map(|(path, content)| CatalogueFile { path, content }).collect()
}

/// The files of a folder.
///
/// # Errors
/// If the folder or a file in it cannot be read.
pub fn from_folder(folder: &Path) -> Result<Vec<CatalogueFile>, CatalogueError> {
    let mut files = Vec::new();
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.map_err(|error| CatalogueError::Folder {
            folder: folder.display().to_string(),
            reason: error.io_error().map_or("", |error| reason(error.kind())).to_owned(),
        })?;
        let path = entry.path().strip_prefix(folder).unwrap_or(entry.path());
        let path = path.to_string_lossy().replace('\\', "/");
        // NOTE: an ending is no reason to lose a requirement; the rest of the program knows one of them.
        let Some(stem) = path.strip_suffix(".yaml").or(path.strip_suffix(".yml")) else { continue };
        if !entry.file_type().is_file() {
            continue;
        }
        let path = format!("{stem}.yaml");
        let text = std::fs::read_to_string(entry.path()).map_err(|error| CatalogueError::Folder {
            folder: entry.path().display().to_string(),
            reason: reason(error.kind()).to_owned(),
        })?;
        let content = parse(&path, &text)?;
        files.push(CatalogueFile { path, content });
    }
    Ok(files)
}

fn parse(path: &str, text: &str) -> Result<Value, CatalogueError> {
    serde_yaml::from_str(text).map_err(|error: serde_yaml::Error| {
        let line = error.location().map(|place| format!(" på rad {}", place.line())).unwrap_or_default();
        let reason = format!("texten går inte att läsa{line}; kontrollera indrag, kolon och citattecken");
        CatalogueError::File { path: path.to_owned(), reason }
    })
}

fn reason(kind: std::io::ErrorKind) -> &'static str {
    match kind {
        std::io::ErrorKind::NotFound => ": den finns inte",
        std::io::ErrorKind::PermissionDenied => ": du har inte rätt att läsa den",
        std::io::ErrorKind::InvalidData => ": den är inte sparad som UTF-8",
        std::io::ErrorKind::NotADirectory => ": den är ingen mapp",
        _ => "",
    }
}
