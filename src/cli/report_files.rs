//! What is written to files: which formats, and each file whole or not at all.

use std::io::Write;
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::CommandError;
use crate::render::{Drawn, Format, Style};
use crate::text::disk::cannot_write;

/// The width of a report for a terminal that is written to a file.
const FILE_WIDTH: usize = 100;

/// What is drawn: a format for the window, and formats for files.
#[derive(Debug)]
pub struct Drawing {
    /// For the window.
    pub format: Format,
    /// For files.
    pub outputs: Vec<(Format, PathBuf)>,
}

impl Drawing {
    /// Draws and writes all that is asked for, and answers with what is to be printed.
    ///
    /// # Errors
    /// If something cannot be drawn or written.
    pub fn answer(self, style: Style, draw: impl Fn(Format, Style) -> Drawn) -> Result<String, CommandError> {
        if !self.format.is_text {
            return Err(CommandError::OnlyToFile);
        }
        // A file has no window: it is drawn without colour and at a fixed width.
        let of_file = Style { width: FILE_WIDTH, is_coloured: false, is_unicode: true };
        // First what is printed: where that cannot be done, nothing is written.
        let printed = String::from_utf8(draw(self.format, style)?).expect("a format that can be printed is UTF-8");
        let files = self.outputs.into_iter().map(|(format, file)| Ok((file, draw(format, of_file)?)));
        write_all(files.collect::<Result<Vec<_>, CommandError>>()?)?;
        Ok(printed)
    }
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
    CommandError::Write { file: file.display().to_string(), reason: cannot_write(error) }
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
