//! A folder that is written whole or not at all: beside its place first, and then put there in one step.

use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::WalkDir;

use super::destination::{Barred, Destination};
use super::ground::Ground;
use super::publish_error::PublishError;
use super::signals::ListedFolder;
use super::whole_file::create_folders;
use crate::render::site::SiteFile;
use crate::text::disk::cannot_write;

/// The file that names all others, by which a folder is known as written by the program.
const LIST: &str = "ledningskoll-filer.txt";
/// The first line of that file.
const HEADING: &str = "Skrivet av ledningskoll publish. Mappen ersätts som helhet när den skrivs på nytt.";
/// The endings of the files that are written, and so may be replaced.
const ENDINGS: [&str; 3] = ["html", "docx", "txt"];

/// A folder that is new, or may be replaced.
#[derive(Debug)]
pub struct WholeFolder {
    /// As the argument names it.
    name: String,
    place: PathBuf,
}

impl WholeFolder {
    /// The folder that an argument names.
    ///
    /// # Errors
    /// If a committed link decides where it lies, or if it holds anything that the program has not written.
    pub fn of(folder: &Path, ground: &Ground) -> Result<Self, PublishError> {
        let name = folder.display().to_string();
        let unwritten = |reason: String| PublishError::Unwritten { folder: folder.display().to_string(), reason };
        let place = Destination::folder(folder, ground).map_err(|barred| match barred {
            Barred::ByLink(link) => PublishError::ByLink { folder: name.clone(), link: link.display().to_string() },
            Barred::IsRead => PublishError::IsRead(name.clone()),
            Barred::Endless => unwritten("länkarna leder runt till sig själva".to_owned()),
            Barred::Failed(error) => unwritten(cannot_write(&error)),
        })?;
        let folder = Self { name, place };
        folder.hold_own()?;
        Ok(folder)
    }

    /// Writes the files to a folder beside, and puts that in the place of the old one.
    ///
    /// # Errors
    /// If it cannot be written; the old folder is then as it was.
    pub fn write(&self, files: &[SiteFile]) -> Result<(), PublishError> {
        self.hold_own()?;
        let mut file = None;
        self.write_beside(files, &mut file).map_err(|error| match file {
            Some(file) => PublishError::Foreign { folder: self.name.clone(), file },
            None => PublishError::Unwritten { folder: self.name.clone(), reason: cannot_write(&error) },
        })
    }

    fn write_beside(&self, files: &[SiteFile], foreign_file: &mut Option<String>) -> io::Result<()> {
        let above = self.place.parent().ok_or(io::ErrorKind::InvalidInput)?;
        create_folders(above)?;
        let beside = ListedFolder::making(|| builder().tempdir_in(above))?;
        let root = beside.path();
        let folders: HashSet<PathBuf> =
            files.iter().filter_map(|file| Some(within(root, &file.path).parent()?.to_owned())).collect();
        folders.iter().try_for_each(|folder| create_folders(folder))?;
        files.par_iter().try_for_each(|file| fs::write(within(root, &file.path), &file.bytes))?;
        let names: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
        fs::write(root.join(LIST), format!("{HEADING}\n{}\n", names.join("\n")))?;
        if let Ok(before) = fs::metadata(&self.place) {
            fs::set_permissions(root, before.permissions())?;
        }
        beside.put(|beside| {
            put(beside, &self.place)?;
            // What somebody has put in the old folder while the pages were written is not deleted with it.
            *foreign_file = foreign(beside);
            if foreign_file.is_none() {
                return Ok(());
            }
            put(beside, &self.place)?;
            Err(io::ErrorKind::AlreadyExists.into())
        })
    }

    /// Holds that the folder has nothing but what the program has written.
    fn hold_own(&self) -> Result<(), PublishError> {
        match foreign(&self.place) {
            None => Ok(()),
            Some(file) => Err(PublishError::Foreign { folder: self.name.clone(), file }),
        }
    }
}

/// The first file or folder in a folder that the program has not written.
fn foreign(folder: &Path) -> Option<String> {
    let list = fs::read_to_string(folder.join(LIST)).unwrap_or_default();
    let is_ours = list.lines().next() == Some(HEADING);
    let known: HashSet<&str> = list.lines().skip(1).filter(|_| is_ours).chain(is_ours.then_some(LIST)).collect();
    let foreign = |entry: walkdir::Result<walkdir::DirEntry>| {
        // A folder that is not there holds nothing.
        let entry = entry.ok()?;
        let path = entry.path().strip_prefix(folder).ok()?;
        let name = path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
        let is_own = entry.file_type().is_file() && has_own_ending(path) && known.contains(name.as_str());
        let is_folder = is_ours && entry.file_type().is_dir();
        (!is_own && !is_folder).then_some(name)
    };
    WalkDir::new(folder).min_depth(1).into_iter().filter_map(foreign).next()
}

fn has_own_ending(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ENDINGS.iter().any(|own| ending == *own))
}

/// The place of a file of the site, whose path has `/`.
fn within(root: &Path, path: &str) -> PathBuf {
    root.join(path.split('/').collect::<PathBuf>())
}

/// Puts a folder in its place; what was there is left at the path of the folder, to be deleted.
fn put(beside: &Path, place: &Path) -> io::Result<()> {
    if !place.exists() {
        return fs::rename(beside, place);
    }
    if exchange(beside, place).is_ok() {
        return Ok(());
    }
    // Not all systems and disks can let two folders change places in one step.
    let aside = beside.with_extension("gammal");
    fs::rename(place, &aside)?;
    fs::rename(beside, place).inspect_err(|_| drop(fs::rename(&aside, place)))?;
    fs::rename(&aside, beside)
}

#[cfg(target_os = "linux")]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(target_os = "linux"))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
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
