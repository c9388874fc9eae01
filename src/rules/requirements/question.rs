//! One question to an enhet: what must exist for it, and how each document stands to that.

use std::collections::HashMap;

use jiff::civil::Date;

use super::Context;
use super::documents::depends_on_fault;
use super::unread::UnreadText;
use crate::catalogue::requirement::{Exists, Level};
use crate::catalogue::{Condition, Miss, Requirement};
use crate::corpus::{Document, DocumentId, Force, UnitId};
use crate::text::Pointer;

/// How a document that is meant stands to what must exist.
#[derive(Debug, Clone)]
pub enum Standing {
    /// It answers what is asked.
    Fulfils,
    /// It is in force but lacks this.
    Lacks(Vec<Miss>),
    /// It would answer if it were in force.
    NotInForce(Force),
    /// It cannot be told.
    Unclear,
    /// It points to a document kept elsewhere.
    Elsewhere,
}

/// A requirement on existence, or one point of it, with its conditions ready to be asked.
pub struct Question<'audit> {
    /// The number of the requirement in the catalogue.
    pub number: usize,
    /// The requirement.
    pub requirement: &'audit Requirement,
    /// What must exist.
    pub exists: &'audit Exists,
    /// The level of enheter it is asked of.
    pub level: Level,
    pub(super) when: Option<Condition>,
    pub(super) selection: Option<Condition>,
    pub(super) condition: Option<Condition>,
    pub(super) point: Option<(&'audit str, Condition)>,
}

/// The documents that are meant, by the enheter they name.
#[derive(Debug, Default)]
pub struct Candidates {
    /// Documents by the enheter they name.
    pub by_unit: HashMap<UnitId, Vec<(DocumentId, Standing)>>,
    /// Documents that name only what is no enhet.
    pub adrift: Vec<DocumentId>,
    /// Documents kept elsewhere that stand for one of the kind.
    pub elsewhere: HashMap<UnitId, Vec<DocumentId>>,
    /// Texts that could not be read and may be what is meant.
    pub unread: Vec<UnreadText>,
}

impl Question<'_> {
    /// What a sentence calls the point that is asked for, if it is one of several.
    pub fn point_name(&self) -> Option<&str> {
        self.point.as_ref().map(|(name, _)| *name)
    }

    /// True if the question is asked of an enhet.
    pub fn is_asked_of(&self, context: &Context<'_>, unit: UnitId) -> bool {
        let Some(when) = &self.when else { return true };
        let also = self.requirement.scope.also_in_profile.as_ref();
        let document = context.corpus.organisation.unit(unit).document;
        also.is_some_and(|profile| context.follows(profile, unit))
            || document.is_none_or(|id| when.holds_of(context.corpus.document(id).view()))
    }

    /// How a document of the kind stands; none if it is not meant.
    pub fn standing(&self, document: &Document, today: Date) -> Option<Standing> {
        for selection in self.selection.iter().chain(self.point.as_ref().map(|(_, condition)| condition)) {
            if depends_on_fault(document, &Pointer::root(), selection) {
                return Some(Standing::Unclear);
            }
            if !selection.holds_of(document.view()) {
                return None;
            }
        }
        let force = match self.exists.in_force && document.kind.words.is_governed {
            true => document.force(today),
            false if document.is_usable() => Force::Yes,
            false => Force::NotBy(document.status),
        };
        Some(match force {
            Force::Unclear => Standing::Unclear,
            Force::NotBy(_) | Force::NotYet(_) | Force::Expired(_) => Standing::NotInForce(force),
            Force::Yes => self.condition.as_ref().map_or(Standing::Fulfils, |condition| {
                let misses = condition.misses_of(document.view());
                match depends_on_fault(document, &Pointer::root(), condition) {
                    true => Standing::Unclear,
                    false if misses.is_empty() => Standing::Fulfils,
                    false => Standing::Lacks(misses),
                }
            }),
        })
    }
}

impl Candidates {
    pub fn add(&mut self, context: &Context<'_>, id: DocumentId, standing: Standing) {
        let units = &context.applications[id.0].units;
        match standing {
            Standing::Elsewhere => {
                for unit in units {
                    self.elsewhere.entry(*unit).or_default().push(id);
                }
            }
            Standing::Fulfils | Standing::Unclear if units.is_empty() => self.adrift.push(id),
            Standing::Fulfils | Standing::Unclear | Standing::Lacks(_) | Standing::NotInForce(_) => {
                for unit in units {
                    self.by_unit.entry(*unit).or_default().push((id, standing.clone()));
                }
            }
        }
    }
}
