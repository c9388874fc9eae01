//! Atomic replacement of a file, with its permissions kept, and only if it has not changed since it was read.

use std::path::Path;
use std::{fs, io};

use super::report_files::write_beside;

/// Why a file was not replaced.
#[derive(Debug, thiserror::Error)]
pub enum Left {
    /// It is a symbolic link, or behind one that leads out of the folder.
    #[error("den ligger bakom en länk som leder ut ur mappen")]
    BehindLink,
    /// It has changed since it was read.
    #[error("den har ändrats sedan den lästes; kör igen")]
    Changed,
    /// It is read-only.
    #[error("den är skrivskyddad")]
    ReadOnly,
    /// It could not be written.
    #[error("det gick inte att skriva i mappen ({0})")]
    Failed(io::Error),
}

impl From<io::Error> for Left {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::Changed,
            io::ErrorKind::PermissionDenied => Self::ReadOnly,
            _ => Self::Failed(error),
        }
    }
}

/// Replaces a file of a folder atomically.
///
/// # Errors
/// If the file has changed since it was read, or may not be written; it is then left as it is.
pub fn replace(root: &Path, file: &Path, before: &[u8], after: &[u8]) -> Result<(), Left> {
    let told = fs::symlink_metadata(file)?;
    let folder = file.parent().unwrap_or(root);
    if !told.is_file() || !fs::canonicalize(folder)?.starts_with(fs::canonicalize(root)?) {
        return Err(Left::BehindLink);
    }
    if told.permissions().readonly() {
        return Err(Left::ReadOnly);
    }
    let beside = write_beside(file, after)?;
    fs::set_permissions(beside.path(), told.permissions())?;
    // NOTE: compared as late as possible, so that little that an editor saves meanwhile is lost.
    if fs::read(file)? != before {
        return Err(Left::Changed);
    }
    beside.persist(file).map_err(|error| Left::from(error.error))?;
    Ok(())
}
