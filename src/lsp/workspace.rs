//! The files of one ledningssystem as the editor has them: those on disk, overlaid with open ones that are not saved.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use super::roots::{Root, on_disk};
use super::uris::FilePlace;
use crate::corpus::Document;
use crate::corpus::discover::{discover, is_hidden_path};
use crate::corpus::reading::{FileRead, Reader};
use crate::text::SourceId;
use crate::text::disk::is_yaml;

/// Parsed files, by path from the root.
pub type Files = BTreeMap<String, Arc<FileRead>>;

/// The text of an open file, and its version in the editor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenText {
    /// The URI by which the editor knows the file.
    pub uri: String,
    /// The version, which the editor counts up.
    pub version: Option<i32>,
    /// The text.
    pub text: Arc<str>,
}

/// The files of a folder, or a file that is open alone; a file is parsed again only when it changes.
pub struct Workspace<'server> {
    /// The root; none for a file that is open alone.
    pub root: Option<Root>,
    /// The parsed files, by path from the root.
    pub files: Files,
    /// The versions of the open files.
    open: BTreeMap<String, Option<i32>>,
    /// The URIs by which the editor knows files.
    names: HashMap<String, String>,
    reader: &'server Reader<'server>,
}

impl<'server> Workspace<'server> {
    /// The files of a folder, none read yet.
    #[must_use]
    pub fn new(reader: &'server Reader<'server>, root: Option<Root>) -> Self {
        Self { root, files: BTreeMap::new(), open: BTreeMap::new(), names: HashMap::new(), reader }
    }

    /// The folder on disk.
    #[must_use]
    pub fn folder(&self) -> Option<&Path> {
        self.root.as_ref().map(|root| root.folder.as_path())
    }

    /// Takes the files that were found on disk; open files stay as the editor has them.
    pub fn adopt(&mut self, found: Files) {
        let open = &self.open;
        self.files.retain(|path, _| open.contains_key(path) || found.contains_key(path));
        for (path, file) in found {
            let known = self.files.get(&path);
            if !self.open.contains_key(&path) && known.is_none_or(|known| known.source.text != file.source.text) {
                self.files.insert(path, file);
            }
        }
    }

    /// Sets the text of an open file.
    pub fn set(&mut self, path: &str, text: &OpenText) {
        self.open.insert(path.to_owned(), text.version);
        self.names.insert(path.to_owned(), text.uri.clone());
        self.replace(path, text.text.as_bytes().to_vec());
    }

    /// True if a file is open.
    #[must_use]
    pub fn is_open(&self, path: &str) -> bool {
        self.open.contains_key(path)
    }

    /// The version of an open file.
    #[must_use]
    pub fn version(&self, path: &str) -> Option<i32> {
        self.open.get(path).copied().flatten()
    }

    /// Reads a file from disk again, unless it is open.
    pub fn refresh(&mut self, path: &str) {
        if self.open.contains_key(path) {
            return;
        }
        match self.root.as_ref().and_then(|root| on_disk(&root.folder.join(path))) {
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

    /// The path of a place from the root; none if it is elsewhere.
    #[must_use]
    pub fn path(&self, place: &FilePlace) -> Option<String> {
        self.root.as_ref()?.path(place)
    }

    /// The URI of a file: the editor's own for one that is or was open, since editors encode paths differently.
    #[must_use]
    pub fn uri(&self, path: &str) -> String {
        let named = self.names.get(path).cloned();
        named.unwrap_or_else(|| self.root.as_ref().map_or_else(|| path.to_owned(), |root| root.uri(path)))
    }

    /// Every document, with the path of its file.
    pub fn documents(&self) -> impl Iterator<Item = (&str, &Document)> {
        self.files.iter().flat_map(|(path, file)| file.documents.iter().map(move |document| (path.as_str(), document)))
    }

    fn replace(&mut self, path: &str, bytes: Vec<u8>) {
        let read = self.reader.text(SourceId(0), path, bytes);
        self.files.insert(path.to_owned(), Arc::new(read));
    }
}

/// True for the path of a file that an audit reads: YAML, and not hidden.
#[must_use]
pub fn is_audited(path: &str) -> bool {
    is_yaml(path) && !is_hidden_path(path)
}

/// The most entries of a folder that is read before the first answer.
const FEW: usize = 2_000;

/// True for a folder that is read in less time than an editor notices.
#[must_use]
pub fn is_small(folder: &Path) -> bool {
    let is_seen =
        |entry: &walkdir::DirEntry| entry.depth() == 0 || !entry.file_name().as_encoded_bytes().starts_with(b".");
    walkdir::WalkDir::new(folder).into_iter().filter_entry(is_seen).take(FEW).count() < FEW
}

/// The YAML files of a folder on disk.
#[must_use]
pub fn files_of(reader: &Reader<'_>, folder: &Path) -> Files {
    let read = |(path, file): (String, PathBuf)| {
        let read = reader.text(SourceId(0), &path, on_disk(&file)?);
        Some((path, Arc::new(read)))
    };
    let found = discover(folder).files.into_par_iter().map(|found| (found.path, found.file));
    found.filter_map(read).collect::<Vec<_>>().into_iter().collect()
}
