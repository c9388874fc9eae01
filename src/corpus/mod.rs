//! The documents of the audited folder, who they apply to, and how to find them.

use std::sync::Arc;

use crate::catalogue::{Kind, KindName};
use crate::text::{Source, SourceId, Span};

pub mod discover;
pub(crate) mod document;
mod escapes;
mod files;
pub mod folder;
pub(crate) mod force;
pub(crate) mod form;
pub(crate) mod index;
mod nameless;
pub(crate) mod organisation;
pub(crate) mod owners;
pub(crate) mod privacy;
pub mod reading;
pub(crate) mod requirement_form;
pub mod settings;
pub(crate) mod writing;

pub use document::Document;
pub use escapes::blot_escaped;
pub use files::{AtHand, Files};
pub use force::{Force, Status};
pub use index::Index;
pub use organisation::{Organisation, Unit, UnitId};

/// The number of a document in the corpus.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentId(pub usize);

/// A part of a file that could not be read, and the kind it seems to be of.
#[derive(Debug, Clone)]
pub struct Unreadable {
    /// The file.
    pub source: SourceId,
    /// Where the part stands.
    pub span: Span,
    /// The kind that its text names; none if there is no text to tell, so that it may be of any kind.
    pub kind: Option<KindName>,
}

/// Everything that was read, in the order of paths and of places in them.
#[derive(Debug)]
pub struct Corpus {
    /// The files.
    pub sources: Arc<[Source]>,
    /// The documents.
    pub documents: Vec<Document>,
    /// What could not be read.
    pub unreadable: Vec<Unreadable>,
    /// How many YAML files hold no document.
    pub without_kind: Vec<SourceId>,
    /// How many links were passed over.
    pub links: usize,
    /// The enheter.
    pub organisation: Organisation,
    /// Ids to documents.
    pub index: Index,
    /// The kinds that are known.
    pub kinds: Vec<Arc<Kind>>,
}

impl Corpus {
    /// A document by its number.
    #[must_use]
    pub fn document(&self, id: DocumentId) -> &Document {
        &self.documents[id.0]
    }

    /// A file by its number.
    #[must_use]
    pub fn source(&self, id: SourceId) -> &Source {
        &self.sources[id.0 as usize]
    }

    /// All documents with their numbers.
    pub fn numbered(&self) -> impl Iterator<Item = (DocumentId, &Document)> {
        self.documents.iter().enumerate().map(|(number, document)| (DocumentId(number), document))
    }
}
