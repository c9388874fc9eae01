//! A document of an earlier import: replaced where nobody has changed it since, and otherwise left as it is.

use std::fs;
use std::io::Error;
use std::path::Path;

use super::command_error::BeginError;
use super::replacing::{Left, replace};
use crate::authoring::import::{Earlier, earlier};

/// What stands in the place of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Again {
    /// Nothing.
    Free,
    /// The same document.
    Same,
    /// A document of the same source that nobody has changed since; it is replaced, unless the run is dry.
    Updated,
    /// A document of the same source that was changed since.
    Changed,
    /// A document of the same source that nobody has changed since, and that may not be replaced; the reason as a clause.
    Kept(String),
    /// Something else.
    Other,
}

/// The longest document that is held against a new one, in bytes.
pub const LONGEST: u64 = 10 * 1024 * 1024;

/// Looks at the place of a document in a folder, and replaces what an earlier import wrote there.
///
/// # Errors
/// If what is to be replaced cannot be, though it may.
pub fn again(folder: &Path, file: &Path, text: &str, is_dry: bool) -> Result<Again, BeginError> {
    let Ok(about) = file.symlink_metadata() else { return Ok(Again::Free) };
    if !about.is_file() || about.len() > LONGEST {
        return Ok(Again::Other);
    }
    let Ok(there) = fs::read_to_string(file) else { return Ok(Again::Other) };
    match earlier(&there, text) {
        Some(Earlier::Same) => Ok(Again::Same),
        Some(Earlier::Changed) => Ok(Again::Changed),
        Some(Earlier::Unchanged) if about.permissions().readonly() => Ok(Again::Kept(Left::ReadOnly.to_string())),
        Some(Earlier::Unchanged) if is_dry => Ok(Again::Updated),
        Some(Earlier::Unchanged) => match replace(folder, file, there.as_bytes(), text.as_bytes()) {
            Ok(()) => Ok(Again::Updated),
            Err(left @ Left::Failed(_)) => Err(BeginError::unwritten(file, &Error::other(left))),
            Err(left) => Ok(Again::Kept(left.to_string())),
        },
        None => Ok(Again::Other),
    }
}
