//! The cache of document versions by blob, so that each blob is read once.

use std::collections::{BTreeSet, HashMap};

use rayon::prelude::*;

use super::old_document::{self, OldDocument};
use super::version::Version;
use crate::catalogue::Catalogue;
use crate::corpus::writing;
use crate::git::{Blob, Blobs, GitError};
use crate::text::decode;

/// The versions of the documents in each blob that has been read.
#[derive(Debug)]
pub struct VersionCache<'audit> {
    catalogue: &'audit Catalogue,
    blobs: Blobs,
    read: HashMap<String, Vec<Version>>,
}

impl<'audit> VersionCache<'audit> {
    /// A cache that holds what has been read.
    #[must_use]
    pub fn new(catalogue: &'audit Catalogue, blobs: Blobs, read: HashMap<String, Vec<Version>>) -> Self {
        Self { catalogue, blobs, read }
    }

    /// All that has been read.
    #[must_use]
    pub fn into_read(self) -> HashMap<String, Vec<Version>> {
        self.read
    }

    /// The versions in a blob; none if it has not been fetched.
    #[must_use]
    pub fn get(&self, blob: &str) -> Option<&[Version]> {
        self.read.get(blob).map(Vec::as_slice)
    }

    /// For each blob and the text of its file today, whether they differ at most in comment lines, so that the blob need not
    /// be parsed.
    ///
    /// # Errors
    /// If git fails, or if a blob is missing.
    pub fn alike(&mut self, pairs: &[(&str, &str)]) -> Result<Vec<bool>, GitError> {
        let mut alike = Vec::with_capacity(pairs.len());
        for chunk in pairs.chunks(AT_ONCE) {
            let ids: Vec<&str> = chunk.iter().map(|(blob, _)| *blob).collect();
            let blobs = self.blobs.read(&ids, writing::MAX_BYTES)?;
            let pairs: Vec<(Blob, &str)> = blobs.into_iter().zip(chunk.iter().map(|(_, text)| *text)).collect();
            alike.par_extend(pairs.into_par_iter().map(|(blob, text)| match blob {
                Blob::Bytes(bytes) => is_alike(&decode::decode(bytes).text, text),
                Blob::TooLarge(_) => false,
            }));
        }
        Ok(alike)
    }

    /// Reads the blobs that are not in the cache yet.
    ///
    /// # Errors
    /// If git fails, or if a blob is missing.
    pub fn fetch(&mut self, wanted: &BTreeSet<&str>) -> Result<(), GitError> {
        let missing: Vec<&str> = wanted.iter().copied().filter(|id| !self.read.contains_key(*id)).collect();
        for chunk in missing.chunks(AT_ONCE) {
            let blobs = self.blobs.read(chunk, writing::MAX_BYTES)?;
            let catalogue = self.catalogue;
            let read: Vec<Vec<Version>> = blobs.into_par_iter().map(|blob| versions(catalogue, blob)).collect();
            self.read.extend(chunk.iter().map(|id| (*id).to_owned()).zip(read));
        }
        Ok(())
    }

    /// The whole documents in a blob.
    ///
    /// # Errors
    /// If git fails, or if the blob is missing.
    pub fn documents(&mut self, blob: &str) -> Result<Vec<OldDocument>, GitError> {
        let found = self.blobs.read(&[blob], writing::MAX_BYTES)?.pop();
        Ok(found.map(|blob| documents(self.catalogue, blob)).unwrap_or_default())
    }

    /// The whole documents in each of these blobs.
    ///
    /// # Errors
    /// If git fails, or if a blob is missing.
    pub fn documents_of(&mut self, blobs: &[&str]) -> Result<Vec<Vec<OldDocument>>, GitError> {
        let found = self.blobs.read(blobs, writing::MAX_BYTES)?;
        Ok(found.into_par_iter().map(|blob| documents(self.catalogue, blob)).collect())
    }

    /// The version of a document.
    #[must_use]
    pub fn version(&self, old: &OldDocument) -> Version {
        version(self.catalogue, old)
    }
}

/// True if two texts differ at most in lines that begin with `#`.
///
/// NOTE: such a line is a comment below keys in the first column. Inside brackets or quotes that open in the first column it
/// could be text, so texts with such a line count as different.
fn is_alike(one: &str, other: &str) -> bool {
    let opens = |line: &str| {
        line.starts_with(['{', '[', '"', '\'', '|', '>', '&', '*', '!', '?'])
            || line.strip_prefix("---").is_some_and(|rest| !rest.trim().is_empty())
    };
    let is_said = |line: &&str| !line.starts_with('#');
    one.lines().filter(is_said).eq(other.lines().filter(is_said)) && !one.lines().filter(is_said).any(opens)
}

/// The most blobs that are held in memory at once.
const AT_ONCE: usize = 4_000;

fn versions(catalogue: &Catalogue, blob: Blob) -> Vec<Version> {
    documents(catalogue, blob).iter().map(|old| version(catalogue, old)).collect()
}

fn version(catalogue: &Catalogue, old: &OldDocument) -> Version {
    Version::of(&old.document, &old.value, &catalogue.decision)
}

/// The documents in a blob; none in one that is too large, as in today's files.
fn documents(catalogue: &Catalogue, blob: Blob) -> Vec<OldDocument> {
    match blob {
        Blob::Bytes(bytes) => old_document::documents(catalogue, bytes),
        Blob::TooLarge(_) => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_comments_at_the_margin_are_passed_over() {
        let text = "typ: rutin\nsyfte: |\n  # ett\n  två\n";
        assert!(is_alike(text, &format!("# ny\n{text}# sist\n")));
        assert!(is_alike(text, &text.replace('\n', "\r\n")), "line ends do not count");
        assert!(!is_alike(text, &text.replace("  # ett\n", "")), "that is text");
        assert!(!is_alike(text, &text.replace("två", "tre")));
        let flow = "{typ: rutin, syfte: \"a\n# b\n\"}\n";
        assert!(!is_alike(flow, &flow.replace("# b\n", "")), "that may be text");
        assert!(!is_alike("--- \"a\n# b\"\n", "--- \"a\"\n"));
    }
}
