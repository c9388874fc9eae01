//! What is written to files: which formats, and each file whole or not at all.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use tempfile::NamedTempFile;

use super::CommandError;
use crate::text::words::{list, nearest};

/// The width of a report for a terminal that is written to a file.
pub const FILE_WIDTH: usize = 100;

/// The formats and files of outputs that are written FORMAT=FILE.
///
/// # Errors
/// If one is not written so, or names no format.
pub fn outputs<Format: ValueEnum>(texts: &[String]) -> Result<Vec<(Format, PathBuf)>, CommandError> {
    texts.iter().map(|text| output(text)).collect()
}

fn output<Format: ValueEnum>(text: &str) -> Result<(Format, PathBuf), CommandError> {
    let names = Format::value_variants().iter().filter_map(ValueEnum::to_possible_value);
    let names: Vec<String> = names.map(|value| value.get_name().to_owned()).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let wrong = |help: String| CommandError::Output { text: text.to_owned(), help };
    let usage = || "skriv FORMAT=FIL, till exempel --output json=rapport.json".to_owned();
    let (name, file) = text.split_once('=').filter(|(_, file)| !file.is_empty()).ok_or_else(|| wrong(usage()))?;
    Format::from_str(name, false).map(|format| (format, PathBuf::from(file))).map_err(|_| {
        wrong(match nearest(name, names.iter().copied()) {
            Some(near) => format!("menade du {near}={file}?"),
            None => format!("formaten är {}", list(&names, "och")),
        })
    })
}

/// Writes each report to its file whole, or none of them: all beside their places first, then moved there.
///
/// # Errors
/// If a file cannot be written; then nothing stands where it did not stand before.
pub fn write_all(reports: Vec<(PathBuf, Vec<u8>)>) -> Result<(), CommandError> {
    let mut beside = Vec::new();
    for (file, bytes) in reports {
        let temporary = write_beside(&file, &bytes).map_err(|error| failed(&file, &error))?;
        beside.push((file, temporary));
    }
    for (file, temporary) in beside {
        temporary.persist(&file).map_err(|error| failed(&file, &error.error))?;
    }
    Ok(())
}

/// Writes bytes to a file without a name yet, in the folder of the file that it is to become.
///
/// # Errors
/// If the folder cannot be written in.
pub fn write_beside(file: &Path, bytes: &[u8]) -> std::io::Result<NamedTempFile> {
    if file.is_dir() {
        return Err(std::io::ErrorKind::IsADirectory.into());
    }
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut temporary = builder().tempfile_in(folder)?;
    temporary.write_all(bytes)?;
    temporary.flush()?;
    Ok(temporary)
}

fn failed(file: &Path, error: &std::io::Error) -> CommandError {
    CommandError::Write { file: file.display().to_string(), reason: reason(error) }
}

/// A file that others may read as any other, where the system asks.
fn builder() -> tempfile::Builder<'static, 'static> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mut builder = tempfile::Builder::new();
        builder.permissions(std::fs::Permissions::from_mode(0o644));
        builder
    }
    #[cfg(not(unix))]
    tempfile::Builder::new()
}

fn reason(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "mappen finns inte".to_owned(),
        std::io::ErrorKind::PermissionDenied => "du har inte rätt att skriva där".to_owned(),
        std::io::ErrorKind::StorageFull => "disken är full".to_owned(),
        std::io::ErrorKind::IsADirectory => "där ligger en mapp".to_owned(),
        _ => format!("skrivningen gick inte ({error})"),
    }
}
