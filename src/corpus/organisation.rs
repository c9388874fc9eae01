//! The enheter as a tree.

use std::collections::HashMap;

use super::{Document, DocumentId};
use crate::catalogue::kind;

/// The index of an enhet in the organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnitId(pub usize);

/// An enhet: a node of the organisation, from vårdgivare to team.
#[derive(Debug, Clone)]
pub struct Unit {
    /// The id of its document.
    pub id: String,
    /// The name; the id if it has no name.
    pub name: String,
    /// The document of the enhet; none for the implied vårdgivare of an organisation without documents.
    pub document: Option<DocumentId>,
    /// What sort of enhet it is, as written (`slag`): vårdcentral, mottagning.
    pub categories: Vec<String>,
    /// The enhet above it.
    pub parent: Parent,
    /// The enheter directly below it.
    pub children: Vec<UnitId>,
}

/// The parent of an enhet (`överordnad`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Parent {
    /// No parent: it is a vårdgivare.
    None,
    /// An enhet with a document.
    Unit(UnitId),
    /// An enhet without a document.
    Unknown,
    /// A cycle: the parent is also below the enhet.
    Circle,
}

/// The enheter as a tree.
#[derive(Debug, Default)]
pub struct Organisation {
    /// The enheter, in the order of the documents.
    pub units: Vec<Unit>,
    /// True if no enhet has a document, so that everything is assessed as one vårdgivare.
    pub is_implied: bool,
    by_id: HashMap<String, UnitId>,
    by_name: HashMap<String, UnitId>,
}

impl Organisation {
    /// The organisation of the documents of kind enhet.
    #[must_use]
    pub fn new(documents: &[Document]) -> Self {
        let mut organisation = Self::default();
        let described = documents.iter().enumerate().filter(|(_, document)| is_unit(document));
        for (number, document) in described {
            if organisation.by_id.contains_key(&document.id) {
                continue;
            }
            let unit = UnitId(organisation.units.len());
            organisation.by_id.insert(document.id.clone(), unit);
            organisation.by_name.entry(document.title.to_lowercase()).or_insert(unit);
            organisation.units.push(Unit {
                id: document.id.clone(),
                name: document.title.clone(),
                document: Some(DocumentId(number)),
                categories: document.root.texts_of("slag").into_iter().map(str::to_owned).collect(),
                parent: Parent::None,
                children: Vec::new(),
            });
        }
        if organisation.units.is_empty() {
            organisation.imply();
            return organisation;
        }
        organisation.link(documents);
        organisation
    }

    fn imply(&mut self) {
        self.is_implied = true;
        self.units.push(Unit {
            id: "vårdgivaren".into(),
            name: "vårdgivaren".into(),
            document: None,
            categories: Vec::new(),
            parent: Parent::None,
            children: Vec::new(),
        });
    }

    fn link(&mut self, documents: &[Document]) {
        for number in 0..self.units.len() {
            let document = self.units[number].document.map(|id| &documents[id.0]);
            let filled = |entry: &&crate::text::tree::Entry| !entry.value.is_unfilled();
            let named = |key: &str| document.and_then(|document| document.root.get(key).filter(filled)?.value.text());
            self.units[number].parent = match (named("överordnad"), named("vårdgivare")) {
                (Some(parent), _) => self.find(parent).map_or(Parent::Unknown, Parent::Unit),
                // NOTE: an enhet with another enhet as its vårdgivare is not a vårdgivare itself.
                (_, Some(carer)) => self.find(carer).filter(|unit| unit.0 != number).map_or(Parent::None, Parent::Unit),
                (_, None) => Parent::None,
            };
        }
        self.mark_cycles();
        for number in 0..self.units.len() {
            if let Parent::Unit(parent) = self.units[number].parent {
                self.units[parent.0].children.push(UnitId(number));
            }
        }
    }

    /// Marks the enheter of each cycle, in one pass over the enheter.
    fn mark_cycles(&mut self) {
        let mut visited = vec![false; self.units.len()];
        for start in 0..self.units.len() {
            let mut path: Vec<usize> = Vec::new();
            let mut next = Some(start);
            while let Some(unit) = next.filter(|&unit| !visited[unit]) {
                if let Some(first) = path.iter().position(|&seen| seen == unit) {
                    for &member in &path[first..] {
                        self.units[member].parent = Parent::Circle;
                    }
                    break;
                }
                path.push(unit);
                next = match self.units[unit].parent {
                    Parent::Unit(parent) => Some(parent.0),
                    Parent::None | Parent::Unknown | Parent::Circle => None,
                };
            }
            path.into_iter().for_each(|unit| visited[unit] = true);
        }
    }

    /// The enhet of this id, or else of this name.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<UnitId> {
        let text = text.trim();
        self.by_id.get(text).or_else(|| self.by_name.get(&text.to_lowercase())).copied()
    }

    /// The enhet of an index.
    #[must_use]
    pub fn unit(&self, id: UnitId) -> &Unit {
        &self.units[id.0]
    }

    /// The enheter without children.
    pub fn leaves(&self) -> impl Iterator<Item = UnitId> {
        (0..self.units.len()).map(UnitId).filter(|unit| self.unit(*unit).children.is_empty())
    }

    /// The enheter without a parent: the vårdgivare.
    pub fn roots(&self) -> impl Iterator<Item = UnitId> {
        (0..self.units.len()).map(UnitId).filter(|unit| self.unit(*unit).parent == Parent::None)
    }

    /// An enhet and its ancestors, the nearest first.
    pub fn chain(&self, unit: UnitId) -> impl Iterator<Item = UnitId> {
        std::iter::successors(Some(unit), |unit| match self.unit(*unit).parent {
            Parent::Unit(parent) => Some(parent),
            Parent::None | Parent::Unknown | Parent::Circle => None,
        })
    }

    /// The descendants of an enhet, the nearest first.
    #[must_use]
    pub fn below(&self, unit: UnitId) -> Vec<UnitId> {
        let mut found = self.unit(unit).children.clone();
        let mut at = 0;
        while let Some(&next) = found.get(at) {
            found.extend(&self.unit(next).children);
            at += 1;
        }
        found
    }

    /// True if the chain of parents ends at a vårdgivare.
    #[must_use]
    pub fn is_connected(&self, unit: UnitId) -> bool {
        self.chain(unit).last().is_some_and(|top| self.unit(top).parent == Parent::None)
    }

    /// True if an enhet is another enhet, or is below it.
    #[must_use]
    pub fn is_within(&self, unit: UnitId, other: UnitId) -> bool {
        self.chain(unit).any(|above| above == other)
    }
}

/// True if a document is that of an enhet.
#[must_use]
pub fn is_unit(document: &Document) -> bool {
    document.kind.is(kind::UNIT) && !document.id.is_empty() && !document.is_put_away()
}
