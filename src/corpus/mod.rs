//! The documents of the audited folder, the organisation, and an index of ids.

use std::sync::Arc;

use crate::catalogue::{Kind, KindName};
use crate::text::{Source, SourceId, Span};

pub(crate) mod application;
pub mod discover;
pub(crate) mod document;
pub(crate) mod doubt;
mod escapes;
mod files;
pub mod folder;
pub(crate) mod force;
pub(crate) mod form;
pub(crate) mod form_fields;
mod held_folder;
mod in_force;
pub(crate) mod index;
mod left_out;
mod nameless;
mod not_on_disk;
pub(crate) mod organisation;
pub(crate) mod own_folder;
pub(crate) mod owners;
mod period_form;
pub(crate) mod privacy;
pub mod reading;
mod reading_slips;
mod record_days;
pub(crate) mod requirement_form;
pub mod settings;
pub(crate) mod slips;
mod submodules;
mod unit_words;
mod unread_ids;
pub(crate) mod writing;

pub use document::Document;
pub use doubt::Doubt;
pub use escapes::blot_escaped;
pub use files::{AtHand, Files};
pub use force::{DECIDED, Force, Stage, Status};
pub use held_folder::{HeldFile, HeldFolder};
pub use index::Index;
pub use left_out::LeftOut;
pub use organisation::{Organisation, Unit, UnitId};

/// The index of a document in the corpus.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentId(pub usize);

/// A part of a file that could not be read, and its probable kind.
#[derive(Debug, Clone)]
pub struct Unreadable {
    /// The file that contains it.
    pub source: SourceId,
    /// The bytes of the part.
    pub span: Span,
    /// The kind that its text names; none if there is no text, so that it may be of any kind.
    pub kind: Option<KindName>,
}

/// Everything that was read, in the order of paths and spans.
#[derive(Debug)]
pub struct Corpus {
    /// The files.
    pub sources: Arc<[Source]>,
    /// The documents.
    pub documents: Vec<Document>,
    /// The parts that could not be read.
    pub unreadable: Vec<Unreadable>,
    /// The YAML files without a document.
    pub without_kind: Vec<SourceId>,
    /// The number of skipped links.
    pub links: usize,
    /// What git has and has not put on disk.
    pub left_out: LeftOut,
    /// The enheter as a tree.
    pub organisation: Organisation,
    /// The documents by kind and id.
    pub index: Index,
    /// The kinds of the catalogue.
    pub kinds: Vec<Arc<Kind>>,
}

impl Corpus {
    /// The document of an index.
    #[must_use]
    pub fn document(&self, id: DocumentId) -> &Document {
        &self.documents[id.0]
    }

    /// The file of an index.
    #[must_use]
    pub fn source(&self, id: SourceId) -> &Source {
        &self.sources[id.0 as usize]
    }

    /// The path of the first file of whose content nothing could be read, so that it may hold any id.
    #[must_use]
    pub fn unseen_file(&self) -> Option<&str> {
        let unseen = self.unreadable.iter().find(|part| part.span.range().is_empty())?;
        Some(&self.source(unseen.source).path)
    }

    /// All documents with their indices.
    pub fn numbered(&self) -> impl Iterator<Item = (DocumentId, &Document)> {
        self.documents.iter().enumerate().map(|(number, document)| (DocumentId(number), document))
    }
}
