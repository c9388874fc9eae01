//! Versions of files that have been read, each once.

use std::collections::{BTreeSet, HashMap};

use rayon::prelude::*;

use super::alone::{self, Alone};
use super::content::Version;
use crate::catalogue::Catalogue;
use crate::check::writing;
use crate::source::git::{Blob, Blobs, GitError};

/// Versions of files that have been read, by the id of what they hold.
#[derive(Debug)]
pub struct Shelf<'audit> {
    catalogue: &'audit Catalogue,
    blobs: Blobs,
    read: HashMap<String, Vec<Version>>,
}

impl<'audit> Shelf<'audit> {
    /// A shelf with nothing on it.
    #[must_use]
    pub fn new(catalogue: &'audit Catalogue, blobs: Blobs) -> Self {
        Self { catalogue, blobs, read: HashMap::new() }
    }

    /// The documents of what a file held; none if it has not been fetched.
    #[must_use]
    pub fn get(&self, blob: &str) -> Option<&[Version]> {
        self.read.get(blob).map(Vec::as_slice)
    }

    /// Fetches and reads what is not here yet.
    ///
    /// # Errors
    /// If git does not answer, or if something is not there.
    pub fn fetch(&mut self, wanted: &BTreeSet<String>) -> Result<(), GitError> {
        let missing: Vec<&str> = wanted.iter().map(String::as_str).filter(|id| !self.read.contains_key(*id)).collect();
        for some in missing.chunks(AT_ONCE) {
            let blobs = self.blobs.read(some, writing::MAX_BYTES)?;
            let catalogue = self.catalogue;
            let read: Vec<Vec<Version>> = blobs.into_par_iter().map(|blob| versions(catalogue, blob)).collect();
            self.read.extend(some.iter().map(|id| (*id).to_owned()).zip(read));
        }
        Ok(())
    }

    /// The documents of what a file held, whole.
    ///
    /// # Errors
    /// If git does not answer, or if it is not there.
    pub fn documents(&mut self, blob: &str) -> Result<Vec<Alone>, GitError> {
        let found = self.blobs.read(&[blob], writing::MAX_BYTES)?.pop();
        Ok(found.map(|blob| documents(self.catalogue, blob)).unwrap_or_default())
    }

    /// A document as a version.
    #[must_use]
    pub fn version(&self, alone: &Alone) -> Version {
        version(self.catalogue, alone)
    }
}

/// How many files are held in memory at once.
const AT_ONCE: usize = 4_000;

fn versions(catalogue: &Catalogue, blob: Blob) -> Vec<Version> {
    documents(catalogue, blob).iter().map(|alone| version(catalogue, alone)).collect()
}

fn version(catalogue: &Catalogue, alone: &Alone) -> Version {
    Version::of(&alone.document, &alone.value, &catalogue.decision)
}

/// What is too large to be read today was no document then either.
fn documents(catalogue: &Catalogue, blob: Blob) -> Vec<Alone> {
    match blob {
        Blob::Bytes(bytes) => alone::documents(catalogue, bytes),
        Blob::TooLarge(_) => Vec::new(),
    }
}
