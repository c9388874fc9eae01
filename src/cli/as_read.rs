//! A workbook that is replaced only as it was read.

use std::fs;
use std::path::PathBuf;

use crate::render::xlsx::error::KeepError;

/// An earlier workbook as it was read, so that it is not replaced if someone has saved it since.
#[derive(Debug)]
pub struct AsRead {
    file: PathBuf,
    bytes: Vec<u8>,
}

impl AsRead {
    /// A workbook and its bytes.
    #[must_use]
    pub fn new(file: PathBuf, bytes: Vec<u8>) -> Self {
        Self { file, bytes }
    }

    /// Holds that the workbook is as it was read.
    ///
    /// # Errors
    /// If it has changed.
    pub fn hold(&self) -> Result<(), KeepError> {
        let is_same = fs::read(&self.file).is_ok_and(|bytes| bytes == self.bytes);
        if is_same { Ok(()) } else { Err(KeepError::Changed(self.file.display().to_string())) }
    }
}
