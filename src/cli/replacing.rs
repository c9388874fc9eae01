//! Atomic replacement of a file, with its permissions kept, and only if it has not changed since it was read.

use std::path::{Path, PathBuf};
use std::{fs, io};

use super::whole_file::{keep_rights, write_beside};
use crate::text::disk::{cannot_replace, cannot_write};
use crate::text::inside_root::on_disk;

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
    /// It could not be written, and why.
    #[error("det gick inte att skriva: {0}")]
    Failed(String),
}

impl From<io::Error> for Left {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::Changed,
            _ => Self::Failed(cannot_write(&error)),
        }
    }
}

/// The path of a file from a folder, of which one may be written as the system has resolved it.
fn below(root: &Path, file: &Path) -> Option<PathBuf> {
    let resolved = || file.strip_prefix(fs::canonicalize(root).ok()?).map(Path::to_owned).ok();
    file.strip_prefix(root).map(Path::to_owned).ok().or_else(resolved)
}

/// Replaces a file of a folder atomically.
///
/// # Errors
/// If the file has changed since it was read, or may not be written; it is then left as it is.
pub fn replace(root: &Path, file: &Path, before: &[u8], after: &[u8]) -> Result<(), Left> {
    let told = fs::symlink_metadata(file)?;
    let is_inside = below(root, file).is_some_and(|path| on_disk(root, &path).is_ok());
    if !told.is_file() || !is_inside {
        return Err(Left::BehindLink);
    }
    if told.permissions().readonly() {
        return Err(Left::ReadOnly);
    }
    let beside = write_beside(file, after)?;
    keep_rights(&beside, file, &told)?;
    // NOTE: compared as late as possible, so that little that an editor saves meanwhile is lost.
    if fs::read(file)? != before {
        return Err(Left::Changed);
    }
    beside.persist(file).map_err(|error| Left::Failed(cannot_replace(file, &error)))
}
