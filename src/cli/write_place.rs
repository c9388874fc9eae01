//! Where a command may write: no link and no setting leads it out of the ledningssystem.

use std::path::{Component, Path, PathBuf};

use super::command_error::BeginError;
use crate::text::inside_root::{WayOut, on_disk, plain};

/// The file of a path in a ledningssystem.
///
/// # Errors
/// If the path or a link on it leads out.
pub fn within(root: &Path, path: &str) -> Result<PathBuf, BeginError> {
    let parts: PathBuf = path.split('/').collect();
    on_disk(root, &parts).map_err(|way| outside(&root.join(&parts), &way))
}

/// Holds a folder that the settings name, as it is written.
///
/// # Errors
/// If it leads out.
pub fn setting(folder: &str) -> Result<(), BeginError> {
    plain(folder).map(drop).map_err(|way| outside(Path::new(folder), &way))
}

/// Holds a file that a person names: where its path passes the current folder, or a repository, no link there leads out
/// of it. A person may name a file anywhere; what is committed does not decide where it lies.
///
/// # Errors
/// If a link leads out.
pub fn named(file: &Path) -> Result<(), BeginError> {
    let (Ok(here), Ok(whole)) = (std::path::absolute("."), std::path::absolute(file)) else { return Ok(()) };
    let whole = tidy(&whole);
    let roots = whole.ancestors().skip(1).filter(|root| *root == here || root.join(".git").symlink_metadata().is_ok());
    for root in roots {
        let Ok(inner) = whole.strip_prefix(root) else { continue };
        on_disk(root, inner).map_err(|way| outside(file, &way))?;
    }
    Ok(())
}

fn outside(file: &Path, way: &WayOut) -> BeginError {
    BeginError::Outside { file: file.display().to_string(), way: way.to_string() }
}

/// An absolute path without `..`.
#[must_use]
pub fn tidy(path: &Path) -> PathBuf {
    let mut tidy = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => drop(tidy.pop()),
            Component::CurDir => {}
            Component::Prefix(_) | Component::RootDir | Component::Normal(_) => tidy.push(part),
        }
    }
    tidy
}
