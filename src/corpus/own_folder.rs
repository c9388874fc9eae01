//! The files of a folder of own requirements: on disk or in a commit, within the audited folder, and within bounds.

use std::io::Read as _;
use std::path::Path;

use walkdir::WalkDir;

use super::folder::{Archive, contents};
use super::{HeldFile, HeldFolder};
use crate::catalogue::{CatalogueError, OwnFile};
use crate::git::{Blob, Entry, GitError, Repository, Shape};
use crate::text::disk::{cannot_read, is_yaml};
use crate::text::inside_root::{WayOut, on_disk, through_links};
use crate::text::personal_number::clean;

/// The most files of own requirements in all folders.
pub const MOST_FILES: usize = 1_000;
/// The largest file of an own requirement, in bytes.
pub const MOST_BYTES: u64 = 1024 * 1024;
/// The most bytes of own requirements in all folders.
pub const MOST_BYTES_IN_ALL: usize = 16 * 1024 * 1024;

/// Own requirements as they are gathered, folder by folder.
#[derive(Debug, Default)]
pub struct OwnFiles {
    /// The files so far.
    pub files: Vec<OwnFile>,
    bytes: usize,
}

impl Archive {
    /// Where the links of a folder lead, from the audited folder: the folder itself if it has none.
    ///
    /// # Errors
    /// If one leads out of the audited folder.
    pub fn within(&self, folder: &str) -> Result<String, WayOut> {
        match self.tree(folder) {
            None if self.held.is_some() => Ok(folder.to_owned()),
            None => on_disk(&self.root, Path::new(folder)).map(|_| folder.to_owned()),
            Some(Ok(Some(_))) => Ok(folder.to_owned()),
            Some(_) => {
                let entries = self.tree("").and_then(Result::ok).flatten().unwrap_or_default();
                let leads_to = through_links(folder, |path| self.link(&entries, path))?;
                let start = format!("{leads_to}/");
                let is_there = leads_to.is_empty() || entries.iter().any(|entry| entry.path.starts_with(&start));
                if leads_to == folder || is_there { Ok(leads_to) } else { Err(WayOut::Nowhere(folder.to_owned())) }
            }
        }
    }

    /// The target of a link in the commit that is read; none if there is no link at the path.
    fn link(&self, entries: &[Entry], path: &str) -> Option<String> {
        let entry = entries.iter().find(|entry| entry.path == path && entry.shape == Shape::Link)?;
        let repository = self.repository.as_ref().ok()?;
        let (_, content) = contents(repository, std::iter::once(entry), MOST_BYTES).ok()?.pop()?;
        match content {
            Blob::Bytes(bytes) => Some(String::from_utf8_lossy(&bytes).into_owned()),
            Blob::TooLarge(_) => Some("/".to_owned()),
        }
    }
}

impl OwnFiles {
    /// Adds the files of a folder, whose path is relative to the audited folder and has no links that lead out of it.
    ///
    /// # Errors
    /// If the folder or a file in it cannot be read, is a link, or is over the bounds.
    pub fn add(&mut self, archive: &Archive, folder: &str) -> Result<(), CatalogueError> {
        if let Some(held) = &archive.held {
            return self.add_held(held, folder);
        }
        match (archive.tree(folder), &archive.repository) {
            (Some(tree), Ok(repository)) => self.add_committed(repository, folder, tree),
            _ => self.add_on_disk(&archive.root.join(folder), folder),
        }
    }

    fn add_on_disk(&mut self, on_disk: &Path, folder: &str) -> Result<(), CatalogueError> {
        let unreadable = |reason: String| CatalogueError::OwnFolder { folder: clean(folder), reason };
        for entry in WalkDir::new(on_disk).sort_by_file_name() {
            let entry = entry.map_err(|error| {
                unreadable(error.io_error().map_or_else(|| "den gick inte att läsa".to_owned(), cannot_read))
            })?;
            let path = entry.path().strip_prefix(on_disk).unwrap_or(entry.path());
            let path = clean(&path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/"));
            if entry.path_is_symlink() && entry.depth() > 0 {
                refuse_link(folder, &path)?;
                continue;
            }
            if entry.file_type().is_dir() || !is_yaml(&path) {
                continue;
            }
            let file = own_file(folder, &path);
            if !entry.file_type().is_file() {
                return Err(file.wrong("det är ingen vanlig fil, och läses inte"));
            }
            let bytes = bytes(entry.path()).map_err(|error| file.wrong(cannot_read(&error)))?;
            self.push(file, bytes.len() as u64, bytes)?;
        }
        Ok(())
    }

    fn add_committed(
        &mut self,
        repository: &Repository,
        folder: &str,
        tree: Result<Option<Vec<Entry>>, GitError>,
    ) -> Result<(), CatalogueError> {
        let unreadable =
            |error: GitError| CatalogueError::OwnFolder { folder: clean(folder), reason: error.to_string() };
        let entries = tree.map_err(unreadable)?.unwrap_or_default();
        for entry in entries.iter().filter(|entry| entry.shape == Shape::Link) {
            refuse_link(folder, &clean(&entry.path))?;
        }
        let found = || entries.iter().filter(|entry| entry.shape == Shape::File && is_yaml(&entry.path));
        if self.files.len() + found().count() > MOST_FILES {
            return Err(too_many(folder));
        }
        for (path, content) in contents(repository, found(), MOST_BYTES).map_err(unreadable)? {
            let file = own_file(folder, &clean(&path));
            match content {
                Blob::Bytes(bytes) => self.push(file, bytes.len() as u64, bytes)?,
                Blob::TooLarge(size) => self.push(file, size, Vec::new())?,
            }
        }
        Ok(())
    }

    fn add_held(&mut self, held: &HeldFolder, folder: &str) -> Result<(), CatalogueError> {
        for (path, content) in held.below(folder) {
            let file = own_file(folder, &clean(path));
            match content {
                HeldFile::Bytes(bytes) => self.push(file, bytes.len() as u64, bytes.clone())?,
                HeldFile::TooLarge(size) => self.push(file, *size, Vec::new())?,
                HeldFile::Unreadable(kind) => return Err(file.wrong(cannot_read(&(*kind).into()))),
            }
        }
        Ok(())
    }

    fn push(&mut self, file: OwnFile, size: u64, bytes: Vec<u8>) -> Result<(), CatalogueError> {
        if size > MOST_BYTES {
            return Err(file.wrong("filen är större än 1 MB, och läses inte"));
        }
        self.bytes += bytes.len();
        if self.files.len() >= MOST_FILES || self.bytes > MOST_BYTES_IN_ALL {
            return Err(too_many(&file.folder));
        }
        match String::from_utf8(bytes) {
            // NOTE: the numbers are masked here, as those of documents are when they are read.
            Ok(text) => self.files.push(OwnFile { text: clean(&text), ..file }),
            Err(_) => return Err(file.wrong(cannot_read(&std::io::ErrorKind::InvalidData.into()))),
        }
        Ok(())
    }
}

fn own_file(folder: &str, path: &str) -> OwnFile {
    OwnFile { folder: clean(folder), path: path.to_owned(), text: String::new() }
}

/// The bytes of a file, or a byte more than the bound.
fn bytes(file: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    std::fs::File::open(file)?.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Refuses a link that may stand for a requirement or for a folder with such: links in the folder are not followed.
fn refuse_link(folder: &str, path: &str) -> Result<(), CatalogueError> {
    let may_hold = is_yaml(path) || Path::new(path).extension().is_none();
    if may_hold {
        Err(own_file(folder, path).wrong("det är en länk, och länkar följs inte; lägg filen själv där"))
    } else {
        Ok(())
    }
}

fn too_many(folder: &str) -> CatalogueError {
    let reason = format!("de egna kraven är fler än {MOST_FILES} filer, eller tillsammans större än 16 MB");
    CatalogueError::OwnFolder { folder: clean(folder), reason }
}
