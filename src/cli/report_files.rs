//! Reports in files: the formats, and atomic writing of each file.

use std::io::Write;
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::CommandError;
use crate::render::{Drawn, Format, Style};
use crate::text::disk::cannot_write;

/// The width of a terminal report in a file.
const FILE_WIDTH: usize = 100;

/// The formats to draw: one to print, and others for files.
#[derive(Debug)]
pub struct Drawing {
    /// The format to print.
    pub format: Format,
    /// The formats for files.
    pub outputs: Vec<(Format, PathBuf)>,
}

impl Drawing {
    /// Draws every format and writes the files; returns the text to print.
    ///
    /// # Errors
    /// If a format cannot be drawn, or a file not be written.
    pub fn answer(self, style: Style, draw: impl Fn(Format, Style) -> Drawn) -> Result<String, CommandError> {
        if !self.format.is_text {
            return Err(CommandError::OnlyToFile);
        }
        // A file is drawn without colour and at a fixed width, whatever the terminal.
        let of_file = Style { width: FILE_WIDTH, is_coloured: false, is_unicode: true };
        // The text to print comes first: if it cannot be drawn, no file is written.
        let printed = String::from_utf8(draw(self.format, style)?).expect("a format that can be printed is UTF-8");
        let files = self.outputs.into_iter().map(|(format, file)| Ok((file, draw(format, of_file)?)));
        write_all(files.collect::<Result<Vec<_>, CommandError>>()?)?;
        Ok(printed)
    }
}

/// Writes each report to its file: all to temporary files first, which are then renamed.
///
/// # Errors
/// If a file cannot be written; if that is a temporary file, no report has been changed.
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

/// Writes bytes to a temporary file in the folder of the file that it will replace.
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
    CommandError::Write { file: file.display().to_string(), reason: cannot_write(error) }
}

/// A builder of temporary files that others may read, as they may other files; by default only the owner may.
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
