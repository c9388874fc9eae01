//! One question to an enhet, on a document that must exist for it, and the standing of a document for it.

use jiff::civil::Date;

use super::Context;
use super::documents::doubt_about;
use crate::catalogue::requirement::{Exists, Level};
use crate::catalogue::{Condition, Miss, Requirement};
use crate::corpus::{Document, Force, UnitId};
use crate::text::Pointer;

/// How far a candidate document answers a question.
#[derive(Debug, Clone)]
pub enum Standing {
    /// It answers the question.
    Fulfils,
    /// It is in force but lacks these.
    Lacks(Vec<Miss>),
    /// It is not in force.
    NotInForce(Force),
    /// None of its fields of content is filled in.
    Hollow,
    /// A fault of form makes the answer undetermined.
    Unclear,
    /// It is in force from this day, and an earlier version that is not at hand may have been before.
    Earlier(Date),
    /// It points to a document kept elsewhere.
    Elsewhere,
}

/// A requirement on existence, or one point of it, with its conditions compiled.
pub struct Question<'audit> {
    /// The index of the requirement in the catalogue.
    pub number: usize,
    /// The requirement.
    pub requirement: &'audit Requirement,
    /// What must exist.
    pub exists: &'audit Exists,
    /// The level of enheter that are asked.
    pub level: Level,
    pub(super) when: Option<Condition>,
    pub(super) selection: Option<Condition>,
    pub(super) condition: Option<Condition>,
    pub(super) point: Option<(&'audit str, Condition)>,
}

impl Question<'_> {
    /// The name of the point, if the question is one of several points.
    pub fn point_name(&self) -> Option<&str> {
        self.point.as_ref().map(|(name, _)| *name)
    }

    /// True if the question applies to an enhet.
    pub fn is_asked_of(&self, context: &Context<'_>, unit: UnitId) -> bool {
        let Some(when) = &self.when else { return true };
        let document = context.corpus.organisation.unit(unit).document;
        document.is_none_or(|id| when.holds_of(context.corpus.document(id).view()))
    }

    /// The standing of a document of the kind; none if it is not selected.
    pub fn standing(&self, document: &Document, today: Date) -> Option<Standing> {
        for selection in self.selection.iter().chain(self.point.as_ref().map(|(_, condition)| condition)) {
            if document.doubt_of(&Pointer::root(), selection).is_some() {
                return Some(Standing::Unclear);
            }
            if !selection.holds_of(document.view()) {
                return doubts_selection(document, selection).then_some(Standing::Unclear);
            }
        }
        let force = if self.exists.in_force && document.kind.words.is_governed {
            document.force(today)
        } else if let Some(day) = document.is_recorded_after(today) {
            Force::NotYet(day)
        } else if document.is_usable() {
            Force::Yes
        } else {
            Force::NotBy(document.status)
        };
        Some(match force {
            Force::Unclear => Standing::Unclear,
            Force::Earlier(from) => Standing::Earlier(from),
            Force::NotBy(_) | Force::NotYet(_) | Force::Expired(_) => Standing::NotInForce(force),
            Force::Yes if document.is_hollow() => Standing::Hollow,
            Force::Yes => self.condition.as_ref().map_or(Standing::Fulfils, |condition| {
                if document.doubt_of(&Pointer::root(), condition).is_some() {
                    return Standing::Unclear;
                }
                let misses = condition.misses_of(document.view());
                let is_doubted = |miss: &Miss| doubt_about(document, &Pointer::root(), miss).is_some();
                match misses {
                    misses if misses.is_empty() => Standing::Fulfils,
                    misses if misses.iter().all(is_doubted) => Standing::Unclear,
                    misses => Standing::Lacks(misses),
                }
            }),
        })
    }
}

/// True if what a selection reads is prose, or stands in another document, so that it may select the document after all.
fn doubts_selection(document: &Document, selection: &Condition) -> bool {
    let is_doubted = |pointer: &Pointer| {
        let first = pointer.segments().next().unwrap_or_default();
        selection.top_keys().iter().any(|key| *key == *first)
    };
    document.prose.iter().chain(&document.elsewhere).any(is_doubted)
}
