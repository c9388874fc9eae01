//! Versions of files that have been read, each once.

use std::collections::{BTreeSet, HashMap};

use rayon::prelude::*;

use super::old_document::{self, OldDocument};
use super::version::Version;
use crate::catalogue::Catalogue;
use crate::corpus::writing;
use crate::git::{Blob, Blobs, GitError};
use crate::text::decode;

/// Versions of files that have been read, by the id of what they hold.
#[derive(Debug)]
pub struct VersionCache<'audit> {
    catalogue: &'audit Catalogue,
    blobs: Blobs,
    read: HashMap<String, Vec<Version>>,
}

impl<'audit> VersionCache<'audit> {
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

    /// Those of these files that say the same as today's text, but for lines with nothing but a comment: they need not be read.
    ///
    /// # Errors
    /// If git does not answer, or if something is not there.
    pub fn alike(&mut self, asked: &[(&str, &str)]) -> Result<Vec<bool>, GitError> {
        let mut alike = Vec::with_capacity(asked.len());
        for some in asked.chunks(AT_ONCE) {
            let ids: Vec<&str> = some.iter().map(|(blob, _)| *blob).collect();
            let blobs = self.blobs.read(&ids, writing::MAX_BYTES)?;
            let pairs: Vec<(Blob, &str)> = blobs.into_iter().zip(some.iter().map(|(_, text)| *text)).collect();
            alike.par_extend(pairs.into_par_iter().map(|(blob, text)| match blob {
                Blob::Bytes(bytes) => is_alike(&decode::decode(bytes).text, text),
                Blob::TooLarge(_) => false,
            }));
        }
        Ok(alike)
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
    pub fn documents(&mut self, blob: &str) -> Result<Vec<OldDocument>, GitError> {
        let found = self.blobs.read(&[blob], writing::MAX_BYTES)?.pop();
        Ok(found.map(|blob| documents(self.catalogue, blob)).unwrap_or_default())
    }

    /// A document as a version.
    #[must_use]
    pub fn version(&self, alone: &OldDocument) -> Version {
        version(self.catalogue, alone)
    }
}

/// True if two texts differ at most in lines that begin with `#`, and in blank lines at the end of one of them.
///
/// NOTE: such a line is a comment wherever it stands below keys at the margin. Inside brackets or quotes that open at the
/// margin it could be text, so where anything opens there the texts count as different.
fn is_alike(one: &str, other: &str) -> bool {
    let opens = |line: &str| {
        line.starts_with(['{', '[', '"', '\'', '|', '>', '&', '*', '!', '?'])
            || line.strip_prefix("---").is_some_and(|rest| !rest.trim().is_empty())
    };
    let is_said = |line: &&str| !line.starts_with('#');
    one.lines().filter(is_said).eq(other.lines().filter(is_said)) && !one.lines().filter(is_said).any(opens)
}

/// How many files are held in memory at once.
const AT_ONCE: usize = 4_000;

fn versions(catalogue: &Catalogue, blob: Blob) -> Vec<Version> {
    documents(catalogue, blob).iter().map(|alone| version(catalogue, alone)).collect()
}

fn version(catalogue: &Catalogue, alone: &OldDocument) -> Version {
    Version::of(&alone.document, &alone.value, &catalogue.decision)
}

/// What is too large to be read today was no document then either.
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
