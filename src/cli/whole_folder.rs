//! A folder that is written whole or not at all: beside its place first, and then put there in one step.

use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::changed_places::{self, Unmoved};
use super::destination::{Barred, Destination};
use super::ground::Ground;
use super::own_files::{self, NotOwn};
use super::publish_error::PublishError;
use super::signals::{Leftover, ListedFolder};
use super::whole_file::create_folders;
use crate::render::site::SiteFile;
use crate::text::disk::cannot_write;

/// A folder that is new, or may be replaced.
#[derive(Debug)]
pub struct WholeFolder {
    /// As the argument names it.
    name: String,
    place: PathBuf,
}

/// Creates a folder below a root, but never the root: where a signal has had that deleted it stays so.
fn create_below(root: &Path, folder: &Path) -> io::Result<()> {
    let mut place = root.to_owned();
    for part in folder.strip_prefix(root).map_err(io::Error::other)? {
        place.push(part);
        match fs::create_dir(&place) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            other => other?,
        }
    }
    Ok(())
}

impl WholeFolder {
    /// The folder that an argument names.
    ///
    /// # Errors
    /// If a committed link decides where it lies, if one stands in it, or if it holds anything that the program has not
    /// written.
    pub fn of(folder: &Path, ground: &Ground) -> Result<Self, PublishError> {
        let name = folder.display().to_string();
        let unwritten = |reason: String| PublishError::Unwritten { folder: folder.display().to_string(), reason };
        let place = Destination::folder(folder, ground).map_err(|barred| match barred {
            Barred::ByLink(link) => PublishError::ByLink { folder: name.clone(), link: link.display().to_string() },
            Barred::IsRead => PublishError::IsRead(name.clone()),
            Barred::Endless => unwritten("länkarna leder runt till sig själva".to_owned()),
            Barred::Failed(error) => unwritten(cannot_write(&error)),
        })?;
        // NOTE: who stands in a folder that is replaced stands in one that is gone.
        let stood_in = |error| unwritten(cannot_write(&error));
        if std::path::absolute(".").map_err(stood_in)?.starts_with(&place) {
            return Err(PublishError::StoodIn(name));
        }
        own_files::hold(&place).map_err(|why| not_own(&name, why))?;
        Ok(Self { name, place })
    }

    /// Writes the files to a folder beside, and puts that in the place of the old one. What is left of the old one, where it
    /// could not be deleted, is returned.
    ///
    /// # Errors
    /// If it cannot be written; what was there is then as it was, or lies where the error says.
    pub fn write(&self, files: &[SiteFile]) -> Result<Option<PathBuf>, PublishError> {
        own_files::hold(&self.place).map_err(|why| not_own(&self.name, why))?;
        let beside = self.write_beside(files).map_err(|error| self.unwritten(&error))?;
        let (left, done) = beside.put(|beside| self.put(beside, changed_places::of_system));
        done.map(|()| left)
    }

    fn write_beside(&self, files: &[SiteFile]) -> io::Result<ListedFolder> {
        let above = self.place.parent().ok_or(io::ErrorKind::InvalidInput)?;
        create_folders(above)?;
        let beside = ListedFolder::making(|| builder().tempdir_in(above))?;
        let root = beside.path();
        let folders: HashSet<PathBuf> =
            files.iter().filter_map(|file| Some(within(root, &file.path).parent()?.to_owned())).collect();
        folders.iter().try_for_each(|folder| create_below(root, folder))?;
        files.par_iter().try_for_each(|file| fs::write(within(root, &file.path), &file.bytes))?;
        fs::write(root.join(own_files::LIST), own_files::list(files))?;
        if let Ok(before) = fs::metadata(&self.place) {
            fs::set_permissions(root, before.permissions())?;
        }
        Ok(beside)
    }

    /// Puts the folder that lies beside in its place. What is then beside may be deleted, unless somebody has put something in
    /// the old folder while the pages were written: it is then put back.
    fn put(
        &self,
        beside: &Path,
        exchange: impl Fn(&Path, &Path) -> io::Result<()>,
    ) -> (Leftover, Result<(), PublishError>) {
        let old = match changed_places::put(beside, &self.place, &exchange) {
            Ok(old) => old,
            Err(Unmoved::AsBefore(error)) => return (Leftover::delete(beside), Err(self.unwritten(&error))),
            Err(Unmoved::Astray(at, error)) => return (Leftover::delete(beside), Err(self.astray(&at, &error))),
        };
        let Some(old) = old else { return (Leftover::delete(beside), Ok(())) };
        let Err(why) = own_files::hold(&old) else { return (Leftover::delete(&old), Ok(())) };
        match changed_places::put(&old, &self.place, &exchange) {
            Ok(new) => (Leftover::delete(new.as_deref().unwrap_or(beside)), Err(not_own(&self.name, why))),
            Err(Unmoved::AsBefore(error) | Unmoved::Astray(_, error)) => {
                (Leftover::Keep, Err(self.astray(&old, &error)))
            }
        }
    }

    fn unwritten(&self, error: &io::Error) -> PublishError {
        PublishError::Unwritten { folder: self.name.clone(), reason: cannot_write(error) }
    }

    /// What lay in the place lies elsewhere.
    fn astray(&self, at: &Path, error: &io::Error) -> PublishError {
        PublishError::Astray { folder: self.name.clone(), at: at.display().to_string(), reason: cannot_write(error) }
    }
}

fn not_own(folder: &str, why: NotOwn) -> PublishError {
    let folder = folder.to_owned();
    match why {
        NotOwn::Foreign(file) => PublishError::Foreign { folder, file },
        NotOwn::Changed(file) => PublishError::Changed { folder, file },
        NotOwn::Unread(file, reason) => PublishError::Unread { folder, file, reason },
    }
}

/// The place of a file of the site, whose path has `/`.
fn within(root: &Path, path: &str) -> PathBuf {
    root.join(path.split('/').collect::<PathBuf>())
}

/// A builder of temporary folders that others may read as they may other folders; by default only the owner may.
fn builder() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".ledningskoll-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // The system takes away what the umask of the user does.
        builder.permissions(fs::Permissions::from_mode(0o777));
    }
    builder
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    /// A system that lets two folders change places, puts a file of somebody else in the one that leaves, and then fails.
    fn failing_after_first(calls: &Cell<u8>) -> impl Fn(&Path, &Path) -> io::Result<()> {
        |one, other| {
            calls.set(calls.get() + 1);
            if calls.get() > 1 {
                return Err(io::ErrorKind::ResourceBusy.into());
            }
            let third = one.with_extension("tredje");
            fs::rename(one, &third)?;
            fs::rename(other, one)?;
            fs::rename(&third, other)?;
            fs::write(one.join("eget.txt"), "mitt")
        }
    }

    #[test]
    fn what_somebody_put_in_the_folder_is_kept_where_it_cannot_be_put_back() {
        let above = tempfile::TempDir::new().expect("a folder");
        let folder = WholeFolder { name: "ut".to_owned(), place: above.path().join("ut") };
        let files = [SiteFile { path: "index.html".to_owned(), bytes: b"en sida".to_vec() }];
        assert_eq!(folder.write(&files).expect("it is written"), None);
        let beside = folder.write_beside(&files).expect("it is written beside");
        let calls = Cell::new(0);
        let (left, done) = beside.put(|beside| folder.put(beside, failing_after_first(&calls)));
        let Err(PublishError::Astray { at, .. }) = done else { panic!("{done:?}") };
        assert_eq!(left, None);
        assert_eq!(fs::read_to_string(Path::new(&at).join("eget.txt")).expect("it is kept"), "mitt");
    }
}
