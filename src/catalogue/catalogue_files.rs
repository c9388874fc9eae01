//! The files of the catalogue: embedded in the program, or in a folder.

use std::borrow::Cow;
use std::path::Path;

use serde_json::Value;
use walkdir::WalkDir;

use super::CatalogueError;
use crate::text::disk::{cannot_read, is_yaml};
use crate::text::personal_number::clean;
use crate::text::yaml;
use crate::text::yaml_fault::FaultKind;

/// The catalogue as `schema/build.rs` makes it: paths, contents, and what stands apart.
static EMBEDDED: &[(&str, &str, Option<&str>)] = include!(concat!(env!("OUT_DIR"), "/catalogue.rs"));

/// A file of the catalogue.
#[derive(Debug, Clone)]
pub struct CatalogueFile {
    /// The path relative to the folder of the catalogue, with `/`.
    pub path: String,
    /// The content as JSON.
    pub content: Cow<'static, str>,
    /// What is seldom read, apart and as JSON: the examples of a requirement, the whole schema of a kind with
    /// the shared definitions that it uses. None where the content holds it.
    pub rest: Option<&'static str>,
}

/// The files embedded in the program, by path.
#[must_use]
pub fn embedded() -> Vec<CatalogueFile> {
    EMBEDDED
        .iter()
        .map(|(path, content, rest)| CatalogueFile {
            path: (*path).to_owned(),
            content: (*content).into(),
            rest: *rest,
        })
        .collect()
}

/// The files of a folder.
///
/// # Errors
/// If the folder or a file in it cannot be read.
pub fn from_folder(folder: &Path) -> Result<Vec<CatalogueFile>, CatalogueError> {
    from_texts(texts(folder)?)
}

/// The files of these paths and texts.
///
/// # Errors
/// If a text is not YAML, or is nested too deep.
pub fn from_texts(texts: Vec<(String, String)>) -> Result<Vec<CatalogueFile>, CatalogueError> {
    let file = |(path, text): (String, String)| {
        // NOTE: `.yml` is read too, and renamed to `.yaml`, the only extension that the rest of the program knows.
        let path = format!("{}.yaml", stem(&path).unwrap_or(&path));
        let content = masked(parse(&path, &text)?).to_string();
        // NOTE: kinds are parsed from it lazily, when an error can no longer be returned.
        match serde_json::from_str::<Value>(&content) {
            Ok(_) => Ok(CatalogueFile { path, content: content.into(), rest: None }),
            Err(_) => Err(CatalogueError::in_file(path, "har för många nivåer i varandra")),
        }
    };
    texts.into_iter().map(file).collect()
}

/// A value with every personnummer in its keys and texts masked, also those written with escapes.
#[must_use]
pub fn masked(value: Value) -> Value {
    match value {
        Value::String(text) => Value::String(clean(&text)),
        Value::Array(items) => items.into_iter().map(masked).collect(),
        Value::Object(entries) => {
            Value::Object(entries.into_iter().map(|(key, value)| (clean(&key), masked(value))).collect())
        }
        other @ (Value::Null | Value::Bool(_) | Value::Number(_)) => other,
    }
}

/// A path without its extension; none if it is not YAML.
#[must_use]
pub fn stem(path: &str) -> Option<&str> {
    is_yaml(path).then(|| path.rsplit_once('.').map_or(path, |(stem, _)| stem))
}

/// The paths and texts of a folder.
///
/// # Errors
/// If the folder or a file in it cannot be read.
pub fn texts(folder: &Path) -> Result<Vec<(String, String)>, CatalogueError> {
    let mut texts = Vec::new();
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.map_err(|error| CatalogueError::Folder {
            folder: folder.display().to_string(),
            reason: error.io_error().map(reason).unwrap_or_default(),
        })?;
        let path = entry.path().strip_prefix(folder).unwrap_or(entry.path());
        let path = path.to_string_lossy().replace('\\', "/");
        if stem(&path).is_none() || !entry.file_type().is_file() {
            continue;
        }
        let bytes = std::fs::read(entry.path()).map_err(|error| unreadable(entry.path(), &error))?;
        texts.push((path, text(bytes, entry.path())?));
    }
    Ok(texts)
}

/// The text of a file's bytes.
///
/// # Errors
/// If they are not UTF-8.
pub fn text(bytes: Vec<u8>, file: &Path) -> Result<String, CatalogueError> {
    String::from_utf8(bytes).map_err(|_| unreadable(file, &std::io::ErrorKind::InvalidData.into()))
}

fn unreadable(file: &Path, error: &std::io::Error) -> CatalogueError {
    CatalogueError::Folder { folder: file.display().to_string(), reason: reason(error) }
}

fn reason(error: &std::io::Error) -> String {
    format!(": {}", cannot_read(error))
}

fn parse(path: &str, text: &str) -> Result<Value, CatalogueError> {
    // NOTE: serde_yaml takes time that grows with the square of the depth before it gives up.
    let parts = yaml::parse(text);
    if let Some(fault) = parts.iter().flat_map(|part| &part.faults).find(|fault| fault.kind == FaultKind::TooDeep) {
        let line = text[..fault.span.range().start].lines().count().max(1);
        return Err(CatalogueError::in_file(path, format!("har för många nivåer i varandra på rad {line}")));
    }
    serde_yaml::from_str(text).map_err(|error: serde_yaml::Error| {
        let line = error.location().map(|place| format!(" på rad {}", place.line())).unwrap_or_default();
        let reason = format!("texten går inte att läsa{line}; kontrollera indrag, kolon och citattecken");
        CatalogueError::in_file(path, reason)
    })
}
