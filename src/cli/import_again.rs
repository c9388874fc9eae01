//! The place of a document that is imported: free, or with what an earlier import wrote, which is replaced where nobody has
//! changed it since, or with something else, which is left.

use std::collections::HashSet;
use std::fs;
use std::io::{Error, ErrorKind};
use std::path::Path;

use super::command_error::BeginError;
use super::replacing::{self, replace};
use super::whole_file::{create_folders, write_new};
use crate::authoring::import::{Earlier, Left, earlier};

/// A document and where it belongs.
#[derive(Debug, Clone, Copy)]
pub struct Placing<'draft> {
    /// The folder, which the document stays in.
    pub folder: &'draft Path,
    /// The name of its file.
    pub name: &'draft str,
    /// Its id.
    pub id: &'draft str,
    /// Its text.
    pub text: &'draft str,
}

/// What becomes of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Again {
    /// Its place is free.
    Free,
    /// It is there already.
    Same,
    /// It replaces a document of the same source that nobody has changed since, unless the run is dry.
    Updated,
    /// It is left out.
    Left(Left),
}

/// What stands in the place of a document.
enum There {
    Nothing,
    Ours(Again),
    Other,
}

/// The longest document that is held against a new one, in bytes.
pub const LONGEST: u64 = 10 * 1024 * 1024;

/// Looks at the place of a document, and replaces what an earlier import wrote there; `known` are the ids of the documents
/// that the folder has.
///
/// # Errors
/// If what is to be replaced cannot be, though it may.
pub fn again(placing: Placing<'_>, known: &HashSet<String>, is_dry: bool) -> Result<Again, BeginError> {
    Ok(match there(placing, is_dry)? {
        There::Ours(again) => again,
        There::Nothing | There::Other if known.contains(placing.id) => {
            Again::Left(Left::IdInFolder { id: placing.id.to_owned() })
        }
        There::Nothing => Again::Free,
        There::Other => Again::Left(Left::FileThere { file: placing.name.to_owned() }),
    })
}

fn there(placing: Placing<'_>, is_dry: bool) -> Result<There, BeginError> {
    let Placing { folder, name, text, .. } = placing;
    let file = &folder.join(name);
    let Ok(about) = file.symlink_metadata() else { return Ok(There::Nothing) };
    if !about.is_file() || about.len() > LONGEST {
        return Ok(There::Other);
    }
    let Ok(there) = fs::read_to_string(file) else { return Ok(There::Other) };
    let kept = |why: replacing::Left| Left::Unreplaced { file: name.to_owned(), why: why.to_string() };
    let again = match earlier(&there, text) {
        None => return Ok(There::Other),
        Some(Earlier::Same) => Again::Same,
        Some(Earlier::Changed) => Again::Left(Left::Changed { file: name.to_owned() }),
        Some(Earlier::Unchanged) if about.permissions().readonly() => Again::Left(kept(replacing::Left::ReadOnly)),
        Some(Earlier::Unchanged) if is_dry => Again::Updated,
        Some(Earlier::Unchanged) => match replace(folder, file, there.as_bytes(), text.as_bytes()) {
            Ok(()) => Again::Updated,
            Err(left @ replacing::Left::Failed(_)) => {
                return Err(BeginError::unwritten(file, &Error::other(left)));
            }
            Err(left) => Again::Left(kept(left)),
        },
    };
    Ok(There::Ours(again))
}

/// Writes a document to a file of its own in a folder, which is made; false if something has come to be there.
///
/// # Errors
/// If the folder or the file cannot be written.
pub fn write_document(folder: &Path, name: &str, text: &str) -> Result<bool, BeginError> {
    create_folders(folder).map_err(|error| BeginError::unwritten(folder, &error))?;
    let file = folder.join(name);
    match write_new(&file, text) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(BeginError::unwritten(&file, &error)),
    }
}
