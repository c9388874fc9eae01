//! The files to read: on disk, or in memory.

use std::io::Read as _;
use std::sync::Arc;

use super::discover::Discovered;
use super::{HeldFile, HeldFolder, LeftOut, writing};
use crate::finding::Observation;
use crate::git::Blob;
use crate::text::SourceId;
use crate::text::disk::kind;

/// The files to read, with their contents.
#[derive(Debug)]
pub enum Files {
    /// Files on disk, which are read one by one.
    Folder(Discovered),
    /// Files in memory.
    AtHand(AtHand),
    /// The files of a folder that was handed over.
    Held(Held),
}

/// Files whose contents are in memory.
#[derive(Debug, Default)]
pub struct AtHand {
    /// The paths and contents, by path.
    pub files: Vec<(String, Blob)>,
    /// The number of skipped links.
    pub links: usize,
}

/// The files of a folder that was handed over, and their paths in the order in which they are read.
#[derive(Debug)]
pub struct Held {
    folder: Arc<HeldFolder>,
    paths: Vec<String>,
}

impl Held {
    /// The files that an audit reads of a folder.
    #[must_use]
    pub fn of(folder: &Arc<HeldFolder>) -> Self {
        Self { paths: folder.seen().map(|(path, _)| path.to_owned()).collect(), folder: Arc::clone(folder) }
    }

    fn bytes(&self, id: SourceId, number: usize) -> Result<Vec<u8>, Box<Observation>> {
        match self.folder.file(&self.paths[number]).expect("the paths are those of the folder") {
            HeldFile::Bytes(bytes) => Ok(bytes.clone()),
            HeldFile::TooLarge(size) => Err(Box::new(writing::too_large(id, *size))),
            HeldFile::Unreadable(kind) => Err(Box::new(writing::unreadable_file(id, *kind))),
        }
    }
}

impl Files {
    pub(super) fn count(&self) -> usize {
        match self {
            Self::Folder(discovered) => discovered.files.len(),
            Self::AtHand(at_hand) => at_hand.files.len(),
            Self::Held(held) => held.paths.len(),
        }
    }

    pub(super) fn path(&self, number: usize) -> &str {
        match self {
            Self::Folder(discovered) => &discovered.files[number].path,
            Self::AtHand(at_hand) => &at_hand.files[number].0,
            Self::Held(held) => &held.paths[number],
        }
    }

    /// The bytes of a file, or the finding on why it could not be read.
    pub(super) fn bytes(&self, number: usize) -> Result<Vec<u8>, Box<Observation>> {
        let id = SourceId::of(number);
        let unreadable = |error: std::io::Error| Box::new(writing::unreadable_file(id, kind(&error)));
        let file = match self {
            Self::Folder(discovered) => &discovered.files[number].file,
            Self::AtHand(at_hand) => {
                return match &at_hand.files[number].1 {
                    Blob::Bytes(bytes) => Ok(bytes.clone()),
                    Blob::TooLarge(size) => Err(Box::new(writing::too_large(id, *size))),
                };
            }
            Self::Held(held) => return held.bytes(id, number),
        };
        let opened = std::fs::File::open(file).map_err(unreadable)?;
        let size = opened.metadata().map_err(unreadable)?.len();
        let mut bytes = Vec::with_capacity(usize::try_from(size.min(writing::MAX_BYTES)).unwrap_or(0));
        // A file may grow while it is read.
        opened.take(writing::MAX_BYTES + 1).read_to_end(&mut bytes).map_err(unreadable)?;
        let length = bytes.len() as u64;
        if length > writing::MAX_BYTES { Err(Box::new(writing::too_large(id, size.max(length)))) } else { Ok(bytes) }
    }

    /// The folders and files that could not be read, the number of skipped links, and what is not on disk.
    pub(super) fn passed_over(self) -> (Vec<(String, std::io::ErrorKind)>, usize, LeftOut) {
        match self {
            Self::Folder(discovered) => (discovered.unreadable, discovered.links, discovered.left_out),
            Self::AtHand(at_hand) => (Vec::new(), at_hand.links, LeftOut::default()),
            Self::Held(_) => (Vec::new(), 0, LeftOut::default()),
        }
    }
}
