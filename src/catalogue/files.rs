//! Where the catalogue's files come from: the program itself, or a folder.

use std::path::Path;

use include_dir::{Dir, include_dir};
use walkdir::WalkDir;

use super::CatalogueError;

static EMBEDDED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/schema");

/// A file of the catalogue.
#[derive(Debug, Clone)]
pub struct CatalogueFile {
    /// Path below the catalogue's folder, with `/`.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// The files inside the program.
#[must_use]
pub fn embedded() -> Vec<CatalogueFile> {
    let mut files = Vec::new();
    collect(&EMBEDDED, &mut files);
    files.sort_by(|one, other| one.path.cmp(&other.path));
    files
}

fn collect(folder: &Dir<'_>, files: &mut Vec<CatalogueFile>) {
    for file in folder.files() {
        let path = file.path().to_string_lossy().replace('\\', "/");
        if path.ends_with(".yaml") {
            files.push(CatalogueFile { path, text: file.contents_utf8().unwrap_or_default().to_owned() });
        }
    }
    folder.dirs().for_each(|folder| collect(folder, files));
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
        files.push(CatalogueFile { path, text });
    }
    Ok(files)
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
