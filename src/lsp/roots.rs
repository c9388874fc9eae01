//! The root of a ledningssystem: the folder that the editor opened, or one above it that holds the system.

use std::path::{Path, PathBuf};

use super::uris::{FilePlace, joined, parent, uri};
use crate::corpus::writing::MAX_BYTES;
use crate::text::disk::is_yaml;

/// How many folders are searched for a ledningssystem, from the open one upward.
const MOST_UP: usize = 6;
/// How many files of each folder are read in that search.
const MOST_LOOKED_INTO: usize = 200;

/// A folder of a ledningssystem as the editor names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mount {
    /// The path of the folder from the root; empty for the root.
    pub at: String,
    /// Its URI.
    pub uri: String,
    /// The place of its URI.
    pub place: FilePlace,
}

/// The root of a ledningssystem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Root {
    /// The folder on disk.
    pub folder: PathBuf,
    /// The folders that the editor has opened, and the root itself.
    pub mounts: Vec<Mount>,
}

impl Root {
    /// The root of a folder that the editor opens: the nearest from that folder upward that holds a ledningssystem or its
    /// settings, else the folder. None for a place that is not on this computer.
    #[must_use]
    pub fn of(opened: &str) -> Option<Self> {
        let place = FilePlace::of(opened)?;
        let folder = place.on_disk()?;
        if let Some(up) = folder.ancestors().take(MOST_UP).position(holds_system) {
            return Self::above(opened, place, up);
        }
        // The folder may be a link into a ledningssystem.
        let real = std::fs::canonicalize(&folder).unwrap_or_else(|_| folder.clone());
        let Some(system) = real.ancestors().take(MOST_UP).find(|folder| holds_system(folder)) else {
            return Self::above(opened, place, 0);
        };
        let at = real.strip_prefix(system).unwrap_or(Path::new(""));
        let parts: Vec<_> = at.iter().map(|part| part.to_string_lossy()).collect();
        let here = Mount { at: parts.join("/"), uri: opened.to_owned(), place };
        let there = uri(system);
        let whole = FilePlace::of(&there).map(|place| Mount { at: String::new(), uri: there, place });
        Some(Self { folder: system.to_owned(), mounts: whole.into_iter().chain([here]).collect() })
    }

    /// The root so many folders above an opened one.
    fn above(opened: &str, place: FilePlace, up: usize) -> Option<Self> {
        let (mut uri, mut place) = (opened, place);
        for _ in 0..up {
            (uri, place) = (parent(uri), place.parent()?);
        }
        let folder = place.on_disk()?;
        let folder = std::fs::canonicalize(&folder).unwrap_or(folder);
        Some(Self { folder, mounts: vec![Mount { at: String::new(), uri: uri.to_owned(), place }] })
    }

    /// The path from the root of the place that a URI names; empty for the root itself, none if it lies elsewhere.
    #[must_use]
    pub fn path(&self, place: &FilePlace) -> Option<String> {
        match place.on_disk().and_then(|file| real(&file)) {
            Some(file) => {
                let inner = file.strip_prefix(&self.folder).ok()?;
                Some(inner.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/"))
            }
            None => self.mounts.iter().find_map(|mount| Some(below(&mount.at, place.below(&mount.place)?))),
        }
    }

    /// The URI of a path, in the words by which the editor named its folder.
    #[must_use]
    pub fn uri(&self, path: &str) -> String {
        let of_mount = |mount: &Mount| {
            let rest = if mount.at.is_empty() { path } else { path.strip_prefix(&mount.at)?.strip_prefix('/')? };
            Some((mount.at.len(), joined(&mount.uri, rest)))
        };
        // NOTE: of two names for the root, the first stays.
        let named = self.mounts.iter().rev().filter_map(of_mount).max_by_key(|(length, _)| *length);
        named.map_or_else(|| uri(&self.folder.join(path)), |(_, uri)| uri)
    }
}

/// The path of a file without links: the audit follows none, and reads what one leads to under its own name. None if neither
/// the file nor its folder is there.
fn real(file: &Path) -> Option<PathBuf> {
    std::fs::canonicalize(file).ok().or_else(|| {
        let folder = std::fs::canonicalize(file.parent()?).ok()?;
        Some(folder.join(file.file_name()?))
    })
}

fn below(at: &str, rest: &str) -> String {
    let between = if at.is_empty() || rest.is_empty() { "" } else { "/" };
    format!("{at}{between}{rest}")
}

/// The bytes of an ordinary file that is not too large; none for a link, a pipe or a device.
#[must_use]
pub fn on_disk(file: &Path) -> Option<Vec<u8>> {
    let told = std::fs::symlink_metadata(file).ok()?;
    (told.is_file() && told.len() <= MAX_BYTES).then(|| std::fs::read(file).ok())?
}

fn holds_system(folder: &Path) -> bool {
    let entries = std::fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let files = entries.map(|entry| entry.path()).filter(|path| is_yaml(path)).take(MOST_LOOKED_INTO);
    let kinds = ["typ: ledningssystem", "typ: inställningar"];
    let names_kind = |text: &str| {
        text.lines().any(|line| kinds.iter().any(|kind| line.trim_start_matches('\u{feff}').starts_with(kind)))
    };
    files.filter_map(|file| on_disk(&file)).any(|bytes| std::str::from_utf8(&bytes).is_ok_and(names_kind))
}
