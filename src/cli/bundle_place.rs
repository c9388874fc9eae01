//! Where what is handed over is written: one file with a sum, or a folder in which the list has the sum of each file.

use std::path::Path;

use super::CommandError;
use super::bundle_error::BundleError;
use super::ground::Ground;
use super::publish_error::PublishError;
use super::report_files::{Output, write_all};
use super::whole_folder::WholeFolder;
use crate::render::Style;
use crate::render::bundle::manifest::{self, sum};
use crate::render::bundle::packed;
use crate::render::bundle::zip_end::MOST_FILES;
use crate::render::site::SiteFile;
use crate::render::terminal::bundled::SumOf;
use crate::render::terminal::published;

/// Where it is written.
pub enum BundlePlace {
    /// To one file.
    File(Output),
    /// To a folder, which is replaced whole.
    Folder(WholeFolder),
}

/// What is ready to be written.
pub struct Ready {
    /// The bytes of the one file; none for a folder.
    packed: Option<Vec<u8>>,
    /// All its bytes.
    pub size: usize,
    /// The SHA-256 for the letter.
    pub sum: String,
    /// What that is the sum of.
    pub of: SumOf,
}

impl BundlePlace {
    /// The file or the folder that an argument names: a name without an ending is that of a folder.
    ///
    /// # Errors
    /// If it is neither, or may not be written.
    pub fn of(path: &Path, ground: &Ground) -> Result<Self, CommandError> {
        match path.extension() {
            Some(ending) if ending.eq_ignore_ascii_case("zip") => {
                Ok(Self::File(Output::of(path, ground).map_err(of_bundle)?))
            }
            Some(_) if !path.is_dir() => Err(BundleError::NoZip(path.display().to_string()).into()),
            Some(_) | None => Ok(Self::Folder(WholeFolder::of(path, ground).map_err(|error| of_bundle(error.into()))?)),
        }
    }

    /// Packs the files if they are to be one, and takes the sum.
    ///
    /// # Errors
    /// If they do not fit the format.
    pub fn ready(&self, files: &[SiteFile]) -> Result<Ready, BundleError> {
        match self {
            Self::File(_) => {
                if files.len() > MOST_FILES {
                    return Err(BundleError::Unpacked(format!(
                        "det är {} filer, fler än en zip-fil rymmer",
                        files.len()
                    )));
                }
                let parts = files.iter().map(|file| (file.path.as_str(), file.bytes.as_slice()));
                let bytes = packed(parts).map_err(|error| BundleError::Unpacked(error.to_string()))?;
                Ok(Ready { size: bytes.len(), sum: sum(&bytes), of: SumOf::File, packed: Some(bytes) })
            }
            Self::Folder(_) => {
                let list = files.iter().find(|file| file.path == manifest::PATH);
                let sum = list.map(|list| sum(&list.bytes)).unwrap_or_default();
                let size = files.iter().map(|file| file.bytes.len()).sum();
                Ok(Ready { packed: None, size, sum, of: SumOf::List })
            }
        }
    }

    /// Writes it, and tells what of an earlier folder could not be deleted.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn write(self, ready: Ready, files: &[SiteFile], style: Style) -> Result<String, CommandError> {
        match self {
            Self::File(output) => {
                write_all(vec![(output, ready.packed.unwrap_or_default())]).map_err(of_bundle)?;
                Ok(String::new())
            }
            Self::Folder(folder) => {
                let left = folder.write(files).map_err(|error| of_bundle(error.into()))?;
                Ok(left.map(|path| published::left_behind(&path, style)).unwrap_or_default())
            }
        }
    }
}

/// An error of writing, said of a bundle.
fn of_bundle(error: CommandError) -> CommandError {
    match error {
        CommandError::Write { file, reason, done } => BundleError::Unwritten { file, reason, done }.into(),
        CommandError::Publish(PublishError::Unwritten { folder, reason }) => {
            let done = "mappen är som den var".to_owned();
            BundleError::Unwritten { file: folder, reason, done }.into()
        }
        other => other,
    }
}
