//! The files as the editor has them: those on disk, overlaid with open ones that are not saved.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ls_types::Uri;
use rayon::prelude::*;

use super::positions::uri;
use crate::corpus::Document;
use crate::corpus::discover::discover;
use crate::corpus::reading::{FileRead, Reader};
use crate::corpus::writing::MAX_BYTES;
use crate::text::SourceId;
use crate::text::disk::is_yaml;

/// How many folders are searched for a ledningssystem, from the open one upward.
const MOST_UP: usize = 6;
/// How many files of each folder are read in that search.
const MOST_LOOKED_INTO: usize = 200;

/// The files of a folder, parsed; a file is parsed again only when it changes.
pub struct Workspace<'server> {
    /// The folder that is audited.
    pub root: PathBuf,
    /// The parsed files, by path from the root.
    pub files: BTreeMap<String, Arc<FileRead>>,
    open: BTreeMap<String, Uri>,
    reader: Reader<'server>,
}

impl<'server> Workspace<'server> {
    /// The files of a folder, none read yet.
    #[must_use]
    pub fn new(reader: Reader<'server>, root: PathBuf) -> Self {
        Self { root, files: BTreeMap::new(), open: BTreeMap::new(), reader }
    }

    /// Reads the files on disk; open files stay as the editor has them.
    pub fn load(&mut self) {
        let found = discover(&self.root).files;
        let read = |(path, file): (String, PathBuf)| {
            let read = self.read(&path, on_disk(&file)?);
            Some((path, Arc::new(read)))
        };
        let on_disk: Vec<(String, Arc<FileRead>)> = found
            .into_par_iter()
            .map(|found| (found.path, found.file))
            .filter(|(path, _)| !self.open.contains_key(path))
            .filter_map(read)
            .collect();
        self.files.retain(|path, _| self.open.contains_key(path));
        self.files.extend(on_disk);
    }

    /// Sets the text of an open file, and the URI by which the editor knows it.
    pub fn set(&mut self, path: &str, text: &str, uri: Uri) {
        self.open.insert(path.to_owned(), uri);
        self.replace(path, text.as_bytes().to_vec());
    }

    /// Reads a file from disk again, unless it is open.
    pub fn refresh(&mut self, path: &str) {
        if self.open.contains_key(path) {
            return;
        }
        match on_disk(&self.root.join(path)) {
            Some(bytes) => self.replace(path, bytes),
            None => {
                self.files.remove(path);
            }
        }
    }

    /// Closes an open file, and reads it from disk.
    pub fn close(&mut self, path: &str) {
        self.open.remove(path);
        self.refresh(path);
    }

    /// The path of a file from the root; none if it is outside the root, hidden or not YAML.
    #[must_use]
    pub fn path(&self, file: &Path) -> Option<String> {
        let inner = file.strip_prefix(&self.root).ok()?;
        let parts: Vec<String> =
            inner.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
        let is_seen = !parts.iter().any(|part| part.starts_with('.'));
        (is_yaml(file) && is_seen).then(|| parts.join("/"))
    }

    /// The URI of a file: the editor's own for an open file, since editors encode paths differently.
    #[must_use]
    pub fn uri(&self, path: &str) -> Option<Uri> {
        self.open.get(path).cloned().or_else(|| uri(&self.root.join(path)))
    }

    /// Every document, with the path of its file.
    pub fn documents(&self) -> impl Iterator<Item = (&str, &Document)> {
        self.files.iter().flat_map(|(path, file)| file.documents.iter().map(move |document| (path.as_str(), document)))
    }

    fn replace(&mut self, path: &str, bytes: Vec<u8>) {
        let read = self.read(path, bytes);
        self.files.insert(path.to_owned(), Arc::new(read));
    }

    fn read(&self, path: &str, bytes: Vec<u8>) -> FileRead {
        self.reader.text(SourceId(0), path, bytes)
    }
}

fn on_disk(file: &Path) -> Option<Vec<u8>> {
    let told = std::fs::symlink_metadata(file).ok().filter(|told| told.is_file() && told.len() <= MAX_BYTES)?;
    std::fs::read(file).ok().filter(|_| told.is_file())
}

/// The folder to audit: the nearest from the opened one upward that holds a ledningssystem or its settings, else the opened
/// one.
#[must_use]
pub fn root(opened: &Path) -> PathBuf {
    let opened = std::fs::canonicalize(opened).unwrap_or_else(|_| opened.to_owned());
    let found = opened.ancestors().take(MOST_UP).find(|folder| holds_system(folder)).map(Path::to_owned);
    found.unwrap_or(opened)
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
