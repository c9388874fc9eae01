//! The files that `init` writes: each where there is none, in a folder that no link leads it out of.

use std::fs;
use std::path::{Path, PathBuf};

use super::ledger::write_new;
use super::{CommandError, write_place};
use crate::authoring::init::NewFile;

/// The longest file that is held against a new one, in bytes.
const LONGEST: u64 = 1024 * 1024;

/// What is in the place of a file to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum There {
    /// Nothing.
    Nothing,
    /// The file itself.
    Same,
    /// Something else, with its text if it is one.
    Other(String),
}

/// A file to write.
#[derive(Debug)]
pub struct PlannedFile<'a> {
    /// The folder that it stays in.
    base: &'a Path,
    /// Its path from that folder, with `/`.
    path: String,
    /// The way from the ledningssystem to that folder, such as `../`.
    way: &'a str,
    text: String,
}

impl<'a> PlannedFile<'a> {
    /// A file of the ledningssystem.
    pub fn of(base: &'a Path, file: NewFile) -> Self {
        Self::above((base, ""), file)
    }

    /// A file of a folder above the ledningssystem, with the way to it.
    pub fn above((base, way): (&'a Path, &'a str), (path, text): NewFile) -> Self {
        Self { base, path, way, text }
    }

    /// The path as it is shown, from the ledningssystem.
    pub fn shown(&self) -> String {
        format!("{}{}", self.way, self.path)
    }

    /// True if there is something in its place.
    pub fn is_there(&self) -> bool {
        self.place().symlink_metadata().is_ok()
    }

    /// What is in its place.
    pub fn there(&self) -> There {
        let place = self.place();
        match place.symlink_metadata() {
            Err(_) => There::Nothing,
            Ok(about) if !about.is_file() || about.len() > LONGEST => There::Other(String::new()),
            Ok(_) => match fs::read_to_string(place) {
                Ok(text) if text == self.text => There::Same,
                Ok(text) => There::Other(text),
                Err(_) => There::Other(String::new()),
            },
        }
    }

    fn place(&self) -> PathBuf {
        self.base.join(self.path.split('/').collect::<PathBuf>())
    }
}

/// The lines that list files.
pub fn listed<'a>(files: impl IntoIterator<Item = &'a PlannedFile<'a>>) -> String {
    files.into_iter().map(|file| format!("  {}\n", file.shown())).collect()
}

/// Writes the files that do not exist, and returns the text that lists them.
pub fn write(root: &Path, files: &[PlannedFile]) -> Result<String, CommandError> {
    let (there, missing): (Vec<_>, Vec<_>) = files.iter().partition(|file| file.is_there());
    // Every place is looked at first, so that nothing is written if one of them leads out.
    let places =
        missing.iter().map(|file| write_place::within(file.base, &file.path)).collect::<Result<Vec<_>, _>>()?;
    for (written, (place, file)) in places.iter().zip(&missing).enumerate() {
        write_new(place, &file.text).map_err(|error| error.after(written))?;
    }
    let mut told = if missing.is_empty() {
        "Allt fanns redan, så inget är skrivet.\n".to_owned()
    } else {
        format!("Skrev i {}:\n{}", root.display(), listed(missing.iter().copied()))
    };
    if !there.is_empty() && !missing.is_empty() {
        told.push_str(&format!("Fanns redan och är orört:\n{}", listed(there)));
    }
    Ok(told)
}
