//! Requirements that something exists for an enhet: its own, or decided above it.

use std::collections::HashMap;
use std::ops::Range;

use jiff::civil::Date;
use rayon::prelude::*;
use serde_json::Value;

use super::documents::depends_on_fault;
use super::unit_answer::answer;
use super::unread::{UnreadText, unread_for};
use super::{Ground, Told};
use crate::catalogue::requirement::{Exists, Level, Point};
use crate::catalogue::{Condition, KindName, Miss, Requirement};
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
    level: Level,
    when: Option<Condition>,
    selection: Option<Condition>,
    condition: Option<Condition>,
    point: Option<(&'audit str, Condition)>,
}

/// The requirements that are asked of enheter: one question each, or one for each of its points.
pub struct UnitQuestions<'audit> {
    questions: Vec<Question<'audit>>,
    groups: Vec<Range<usize>>,
    by_kind: HashMap<&'audit KindName, Vec<usize>>,
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

/// How one document stands to one question.
pub type Stand = (usize, DocumentId, Standing);

impl<'audit> UnitQuestions<'audit> {
    /// The questions of a catalogue.
    pub fn new(ground: &Ground<'audit>) -> Self {
        let ready =
            |schema: &Option<Value>| schema.as_ref().map(|schema| ground.catalogue.condition(schema, &ground.facts));
        let mut all = Self { questions: Vec::new(), groups: Vec::new(), by_kind: HashMap::new() };
        for (number, requirement) in ground.catalogue.requirements.iter().enumerate() {
            let (Some(exists), Some(level)) = (&requirement.exists, requirement.scope.level) else { continue };
            let first = all.questions.len();
            let points: Vec<Option<&Point>> = match requirement.points.is_empty() {
                true => vec![None],
                false => requirement.points.iter().map(Some).collect(),
            };
            for point in points {
                for kind in &exists.kinds {
                    all.by_kind.entry(kind).or_default().push(all.questions.len());
                }
                all.questions.push(Question {
                    number,
                    requirement,
                    exists,
                    level,
                    when: ready(&requirement.scope.when),
                    selection: ready(&exists.selection),
                    condition: ready(&exists.condition),
                    point: point
                        .map(|point| (&*point.name, ground.catalogue.condition(&point.condition, &ground.facts))),
                });
            }
            all.groups.push(first..all.questions.len());
        }
        all
    }

    /// True if any question is about documents of a kind.
    pub fn concern(&self, kind: &KindName) -> bool {
        self.by_kind.contains_key(kind) || kind.0 == EXTERN
    }

    /// How one document stands to each question that means it.
    pub fn stand(&self, ground: &Ground<'_>, id: DocumentId, stands: &mut Vec<Stand>) {
        let document = ground.corpus.document(id);
        if document.kind.name.0 == EXTERN {
            return stands.extend(self.stand_in(document, id));
        }
        let meant = self.by_kind.get(&document.kind.name).into_iter().flatten();
        let standing = |&at: &usize| Some((at, id, self.questions[at].standing(document, ground.facts.date)?));
        stands.extend(meant.filter_map(standing));
    }

    /// The questions that a document kept elsewhere stands in for.
    fn stand_in(&self, document: &Document, id: DocumentId) -> Vec<Stand> {
        let Some(meant) = document.view().get("motsvarar").filter(|_| document.is_usable()) else { return Vec::new() };
        let kind = meant.get("typ").and_then(|kind| kind.text());
        let is_meant = |question: &Question<'_>| {
            question.exists.kinds.iter().any(|meant| Some(&*meant.0) == kind)
                && question.selection.as_ref().is_none_or(|asked| asked.holds_of(meant))
        };
        let numbered = self.questions.iter().enumerate();
        numbered.filter(|(_, question)| is_meant(question)).map(|(at, _)| (at, id, Standing::Elsewhere)).collect()
    }

    /// Answers every question for every enhet of its level.
    pub fn answer(&self, ground: &Ground<'_>, stands: Vec<Stand>) -> Vec<Told> {
        let mut candidates: Vec<Candidates> = self.questions.iter().map(|_| Candidates::default()).collect();
        for (at, id, standing) in stands {
            candidates[at].add(ground, id, standing);
        }
        for (question, candidates) in self.questions.iter().zip(&mut candidates) {
            candidates.unread = unread_for(question, ground.corpus);
        }
        let organisation = &ground.corpus.organisation;
        let asked: Vec<(&Range<usize>, UnitId)> = self
            .groups
            .iter()
            .flat_map(|group| {
                let question = &self.questions[group.start];
                let units: Vec<UnitId> = match question.level {
                    Level::Carer => organisation.roots().collect(),
                    Level::Unit => organisation.leaves().collect(),
                };
                let is_asked =
                    |unit: &UnitId| ground.concerns_unit(*unit) && ground.holds_for(question.requirement, *unit);
                units.into_iter().filter(is_asked).map(move |unit| (group, unit))
            })
            .collect();
        asked
            .into_par_iter()
            .map(|(group, unit)| answer(ground, &self.questions[group.clone()], &candidates[group.clone()], unit))
            .collect()
    }
}

/// The kind of documents that point to one kept elsewhere.
const EXTERN: &str = "extern";

impl Question<'_> {
    /// What a sentence calls the point that is asked for, if it is one of several.
    pub fn point_name(&self) -> Option<&str> {
        self.point.as_ref().map(|(name, _)| *name)
    }

    /// True if the question is asked of an enhet.
    pub fn is_asked_of(&self, ground: &Ground<'_>, unit: UnitId) -> bool {
        let Some(when) = &self.when else { return true };
        let also = self.requirement.scope.also_in_profile.as_ref();
        let document = ground.corpus.organisation.unit(unit).document;
        also.is_some_and(|profile| ground.follows(profile, unit))
            || document.is_none_or(|id| when.holds_of(ground.corpus.document(id).view()))
    }

    /// How a document of the kind stands; none if it is not meant.
    fn standing(&self, document: &Document, today: Date) -> Option<Standing> {
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
    fn add(&mut self, ground: &Ground<'_>, id: DocumentId, standing: Standing) {
        let units = &ground.applications[id.0].units;
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
