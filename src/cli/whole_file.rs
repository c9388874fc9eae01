//! Files that are written whole or not at all: beside their place first, and then put there in one step.

use std::fs::{self, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use tempfile::{NamedTempFile, PersistError, TempPath};

use super::attributes;
use super::signals::Listed;

/// A temporary file beside the place of the file that it will become; it is deleted where it does not become it.
#[derive(Debug)]
pub struct Beside {
    file: NamedTempFile,
    /// Kept until the file is in its place or deleted.
    listed: Listed,
}

impl Beside {
    /// Puts the file in its place, where it replaces one that exists.
    ///
    /// # Errors
    /// If it cannot be put there.
    pub fn persist(self, place: &Path) -> io::Result<()> {
        self.put(|file| file.persist(place))
    }

    /// Puts the file in its place, if that is free.
    fn persist_noclobber(self, place: &Path) -> io::Result<()> {
        self.put(|file| file.persist_noclobber(place))
    }

    /// The same without an open file: there may be more of them than a program may have open.
    #[must_use]
    pub fn closed(self) -> Closed {
        Closed { file: self.file.into_temp_path(), listed: self.listed }
    }

    fn put(self, put: impl FnOnce(NamedTempFile) -> Result<fs::File, PersistError>) -> io::Result<()> {
        let Self { file, listed } = self;
        // NOTE: one that could not be put in its place is deleted here, while it is on the list.
        let done = put(file).map(drop).map_err(|error| error.error);
        drop(listed);
        done
    }
}

/// A temporary file that is no longer open; it is deleted where it does not become the file that it is for.
#[derive(Debug)]
pub struct Closed {
    file: TempPath,
    listed: Listed,
}

impl Closed {
    /// Puts the file in its place, where it replaces one that exists.
    ///
    /// # Errors
    /// If it cannot be put there.
    pub fn persist(self, place: &Path) -> io::Result<()> {
        let Self { file, listed } = self;
        let done = file.persist(place).map_err(|error| error.error);
        drop(listed);
        done
    }
}

/// Writes bytes to a temporary file in the folder of the file that it will become.
///
/// # Errors
/// If the folder cannot be written in; nothing is then left in it.
pub fn write_beside(file: &Path, bytes: &[u8]) -> io::Result<Beside> {
    if file.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let (mut temporary, listed) = Listed::making(|| builder().tempfile_in(folder))?;
    temporary.write_all(bytes)?;
    temporary.flush()?;
    Ok(Beside { file: temporary, listed })
}

/// Gives a temporary file the rights of the file that it will replace, and its owner and attributes where the system
/// lets us.
///
/// # Errors
/// If the rights are others and cannot be set.
pub fn keep_rights(beside: &Beside, file: &Path, of: &Metadata) -> io::Result<()> {
    let temporary = &beside.file;
    keep_owner(temporary, of);
    if let Ok(file) = fs::File::open(file) {
        attributes::copy(&file, temporary.as_file());
    }
    // NOTE: after the owner, as a change of owner takes away some rights.
    let made = temporary.as_file().metadata()?.permissions();
    if made == of.permissions() { Ok(()) } else { fs::set_permissions(temporary.path(), of.permissions()) }
}

#[cfg(unix)]
fn keep_owner(temporary: &NamedTempFile, of: &Metadata) {
    use std::os::unix::fs::{MetadataExt, fchown};
    let is_same = temporary.as_file().metadata().is_ok_and(|made| (made.uid(), made.gid()) == (of.uid(), of.gid()));
    // Only root can give a file away, but its owner may choose among their groups.
    if !is_same && fchown(temporary.as_file(), Some(of.uid()), Some(of.gid())).is_err() {
        let _ = fchown(temporary.as_file(), None, Some(of.gid()));
    }
}

#[cfg(not(unix))]
fn keep_owner(_: &NamedTempFile, _: &Metadata) {}

/// Creates a file with its folders and its whole content.
///
/// # Errors
/// If the file exists, or cannot be written; no part of it is then left.
pub fn write_new(file: &Path, content: impl AsRef<[u8]>) -> io::Result<()> {
    let content = content.as_ref();
    if file.symlink_metadata().is_ok() {
        return Err(ErrorKind::AlreadyExists.into());
    }
    if let Some(folder) = file.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        create_folders(folder)?;
    }
    put_new(write_beside(file, content)?, file, content)
}

/// Creates a folder and those above it, as far as they do not exist.
///
/// # Errors
/// If a part of the path is a file, or a folder cannot be made.
pub fn create_folders(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder).map_err(|error| match error.kind() {
        // NOTE: what exists already is then no folder.
        ErrorKind::AlreadyExists => ErrorKind::NotADirectory.into(),
        _ => error,
    })
}

/// Puts a temporary file in its place, if nothing is there.
///
/// # Errors
/// If something is there, or it cannot be put there; no part of it is then left.
pub fn put_new(beside: Beside, file: &Path, bytes: &[u8]) -> io::Result<()> {
    let Err(error) = beside.persist_noclobber(file) else { return Ok(()) };
    // Some shared folders have no way to put a file in its place without replacing one.
    if error.kind() != ErrorKind::Unsupported {
        return Err(error);
    }
    let mut created = OpenOptions::new().write(true).create_new(true).open(file)?;
    created.write_all(bytes).and_then(|()| created.flush()).inspect_err(|_| {
        let _ = fs::remove_file(file);
    })
}

/// A builder of temporary files that others may read as they may other files; by default only the owner may.
fn builder() -> tempfile::Builder<'static, 'static> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mut builder = tempfile::Builder::new();
        // The system takes away what the umask of the user does.
        builder.permissions(fs::Permissions::from_mode(0o666));
        builder
    }
    #[cfg(not(unix))]
    tempfile::Builder::new()
}
