//! The enheter as a tree.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::{Document, DocumentId};
use crate::catalogue::kind;
use crate::text::near_names::NearNames;

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
    /// So many levels are above it that what it inherits is not followed.
    TooDeep,
}

/// The most levels below a vårdgivare; an enhet below them is judged as one whose parent is not described.
pub const MOST_LEVELS: usize = 100;
/// The most vårdgivare to which a document may apply without naming them: more than the enheter of a region, in which nobody
/// may have filled in yet what stands above each.
pub const MOST_ROOTS: usize = 400;

/// The enheter as a tree.
///
/// The categories are what sort of enheter they are, as written (`slag`): vårdcentral, mottagning.
#[derive(Debug, Default)]
pub struct Organisation {
    /// The enheter, in the order of the documents.
    pub units: Vec<Unit>,
    /// True if no enhet has a document, so that everything is assessed as one vårdgivare.
    pub is_implied: bool,
    by_id: HashMap<String, UnitId>,
    by_name: HashMap<String, UnitId>,
    by_category: HashMap<String, Vec<UnitId>>,
    loose: Vec<UnitId>,
    roots: usize,
    /// The ids, ready when the first unknown id is to be held against them.
    near: OnceLock<NearNames>,
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
            for category in document.root.texts_of("slag") {
                organisation.by_category.entry(category.trim().to_lowercase()).or_default().push(unit);
            }
            organisation.units.push(Unit {
                id: document.id.clone(),
                name: document.title.clone(),
                document: Some(DocumentId(number)),
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
        self.cut_depths();
        for number in 0..self.units.len() {
            if let Parent::Unit(parent) = self.units[number].parent {
                self.units[parent.0].children.push(UnitId(number));
            }
        }
    }

    /// Marks the enheter of each cycle, in one pass over the enheter.
    fn mark_cycles(&mut self) {
        // The walk that came to each enhet first; 0 for none.
        let mut walks = vec![0; self.units.len()];
        for start in 0..self.units.len() {
            let mut next = Some(start);
            while let Some(unit) = next.filter(|&unit| walks[unit] == 0) {
                walks[unit] = start + 1;
                next = self.above(unit);
            }
            // A walk that comes back to itself has found a cycle; its first enhet is where it came back.
            let mut member = next.filter(|&unit| walks[unit] == start + 1);
            while let Some(unit) = member {
                member = self.above(unit);
                self.units[unit].parent = Parent::Circle;
            }
        }
    }

    /// Cuts each chain at the most levels, and notes which enheter do not reach a vårdgivare.
    fn cut_depths(&mut self) {
        // The number of levels above each enhet; none while it is not known.
        let mut depths: Vec<Option<usize>> = vec![None; self.units.len()];
        let mut is_loose = vec![false; self.units.len()];
        for start in 0..self.units.len() {
            let mut path = Vec::new();
            let mut next = Some(start);
            while let Some(unit) = next.filter(|&unit| depths[unit].is_none()) {
                path.push(unit);
                next = self.above(unit);
            }
            for unit in path.into_iter().rev() {
                let depth = self.above(unit).and_then(|above| depths[above]).map_or(0, |above| above + 1);
                if depth > MOST_LEVELS {
                    self.units[unit].parent = Parent::TooDeep;
                }
                depths[unit] = Some(depth % (MOST_LEVELS + 1));
                is_loose[unit] = match self.units[unit].parent {
                    Parent::None => false,
                    Parent::Unit(above) => is_loose[above.0],
                    Parent::Unknown | Parent::Circle | Parent::TooDeep => true,
                };
            }
        }
        self.roots = self.units.iter().filter(|unit| unit.parent == Parent::None).count();
        self.loose = (0..self.units.len()).filter(|unit| is_loose[*unit]).map(UnitId).collect();
    }

    /// The index of the enhet above another.
    fn above(&self, unit: usize) -> Option<usize> {
        match self.units[unit].parent {
            Parent::Unit(parent) => Some(parent.0),
            Parent::None | Parent::Unknown | Parent::Circle | Parent::TooDeep => None,
        }
    }

    /// The enhet of this id, or else of this name.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<UnitId> {
        let exact = self.by_id.get(text);
        let text = text.trim();
        exact.or_else(|| self.by_id.get(text)).or_else(|| self.by_name.get(&text.to_lowercase())).copied()
    }

    /// The id of the enhet that is nearest to a name, if one is near enough to be meant.
    #[must_use]
    pub fn nearest(&self, name: &str) -> Option<&str> {
        let near = self.near.get_or_init(|| NearNames::new(self.units.iter().map(|unit| unit.id.as_str())));
        near.nearest(name).map(|(_, id)| id)
    }

    /// The number of unknown names that were not held against all ids.
    #[must_use]
    pub fn unfinished(&self) -> usize {
        self.near.get().map_or(0, NearNames::unfinished)
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
        std::iter::successors(Some(unit), |unit| self.above(unit.0).map(UnitId))
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
        self.loose.binary_search(&unit).is_err()
    }

    /// The enheter whose chain of parents does not end at a vårdgivare.
    #[must_use]
    pub fn loose(&self) -> &[UnitId] {
        &self.loose
    }

    /// The enheter of a category in lower case, as their documents have it.
    #[must_use]
    pub fn of_category(&self, category: &str) -> &[UnitId] {
        self.by_category.get(category).map_or(&[], Vec::as_slice)
    }

    /// True if there are so many vårdgivare that it is not followed which documents apply to them all.
    #[must_use]
    pub fn has_too_many_roots(&self) -> bool {
        self.roots > MOST_ROOTS
    }

    /// The number of enheter at which a chain is cut, for it has too many levels.
    #[must_use]
    pub fn too_deep(&self) -> usize {
        self.units.iter().filter(|unit| unit.parent == Parent::TooDeep).count()
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
