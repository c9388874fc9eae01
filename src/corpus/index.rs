//! Looks up documents by kind and id.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use super::{Document, DocumentId};
use crate::catalogue::KindName;
use crate::catalogue::kind::{self, of_kind};
use crate::text::near_names::NearNames;

/// The documents by kind and id.
#[derive(Debug, Default)]
pub struct Index {
    by_kind: HashMap<KindName, HashMap<String, Vec<DocumentId>>>,
    unread: HashSet<String>,
    /// The names of the roles that are described, in lower case.
    roles: HashSet<String>,
    /// The deviations by the investigation that they name.
    deviations: HashMap<String, Vec<DocumentId>>,
    /// The ids of each kind, ready when the first unknown id is to be held against them.
    near: HashMap<KindName, OnceLock<NearNames>>,
}

impl Index {
    /// An index of these documents.
    #[must_use]
    pub fn new(documents: &[Document]) -> Self {
        let mut index = Self::default();
        for (number, document) in documents.iter().enumerate().filter(|(_, document)| !document.id.is_empty()) {
            let of_kind = of_kind(&mut index.by_kind, &document.kind.name);
            of_kind.entry(document.id.clone()).or_default().push(DocumentId(number));
        }
        index.near = index.by_kind.keys().map(|kind| (kind.clone(), OnceLock::new())).collect();
        let roles = documents.iter().filter(|document| document.kind.is(kind::ROLE));
        index.roles = roles.flat_map(|document| document.root.texts_of("roll")).map(folded).collect();
        let deviations = documents.iter().enumerate().filter(|(_, document)| document.kind.is(kind::DEVIATION));
        for (number, deviation) in deviations {
            for investigation in deviation.root.texts_of("utredning") {
                index.deviations.entry(investigation.to_owned()).or_default().push(DocumentId(number));
            }
        }
        index
    }

    /// True if a role of this name is described.
    #[must_use]
    pub fn is_role(&self, name: &str) -> bool {
        self.roles.contains(&folded(name))
    }

    /// The deviations that name an investigation, in the order of the documents.
    #[must_use]
    pub fn deviations_of(&self, investigation: &str) -> &[DocumentId] {
        self.deviations.get(investigation).map_or(&[], Vec::as_slice)
    }

    /// Adds ids that stand in texts that could not be read.
    pub fn add_unread(&mut self, ids: impl IntoIterator<Item = String>) {
        self.unread.extend(ids);
    }

    /// True if an id stands in a text that could not be read.
    #[must_use]
    pub fn is_unread(&self, id: &str) -> bool {
        self.unread.contains(id.trim())
    }

    /// True if no text that could not be read has an id.
    #[must_use]
    pub fn has_all(&self) -> bool {
        self.unread.is_empty()
    }

    /// The documents of a kind with an id; more than one only if the id is a duplicate.
    #[must_use]
    pub fn find(&self, kind: &KindName, id: &str) -> &[DocumentId] {
        self.by_kind.get(kind).and_then(|ids| ids.get(id.trim())).map_or(&[], Vec::as_slice)
    }

    /// The id of one of these kinds that is nearest to a word, if one is near enough to be meant.
    #[must_use]
    pub fn nearest<'kind>(&self, kinds: impl IntoIterator<Item = &'kind KindName>, word: &str) -> Option<&str> {
        let of_kind = |kind: &KindName| {
            let ids = || NearNames::new(self.by_kind[kind].keys().map(String::as_str));
            self.near.get(kind)?.get_or_init(ids).nearest(word)
        };
        kinds.into_iter().filter_map(of_kind).min().map(|(_, id)| id)
    }

    /// The number of unknown ids that were not held against all ids.
    #[must_use]
    pub fn unfinished(&self) -> usize {
        self.near.values().filter_map(OnceLock::get).map(NearNames::unfinished).sum()
    }

    /// The documents of each duplicate id.
    pub fn doubles(&self) -> impl Iterator<Item = &[DocumentId]> {
        self.by_kind.values().flat_map(HashMap::values).filter(|found| found.len() > 1).map(Vec::as_slice)
    }
}

/// The name of a role in lower case, with hyphens as blanks.
fn folded(name: &str) -> String {
    name.trim().to_lowercase().replace('-', " ")
}
