//! Requirements that a document exists for an enhet, its own or inherited.

use std::collections::HashMap;
use std::ops::Range;

use rayon::prelude::*;

use super::candidates::Candidates;
use super::covering::to_cover;
use super::question::{Question, Standing};
use super::unit_answer::answer;
use super::unread::UnreadTexts;
use super::{Context, Outcomes};
use crate::catalogue::requirement::{Level, Point};
use crate::catalogue::{KindName, LazyValue, kind};
use crate::corpus::{Document, DocumentId, UnitId};

/// The requirements on enheter: one question each, or one for each of their points.
pub struct UnitQuestions<'audit> {
    questions: Vec<Question<'audit>>,
    groups: Vec<Range<usize>>,
    by_kind: HashMap<&'audit KindName, Vec<usize>>,
}

/// The standing of one document for one question, by the index of the question.
pub type Stand = (usize, DocumentId, Standing);

impl<'audit> UnitQuestions<'audit> {
    /// The questions of a catalogue.
    pub fn new(context: &Context<'audit>) -> Self {
        let ready = |schema: &Option<LazyValue>| {
            schema.as_ref().map(|schema| context.catalogue.condition(schema, &context.facts))
        };
        let mut all = Self { questions: Vec::new(), groups: Vec::new(), by_kind: HashMap::new() };
        for (number, requirement) in context.catalogue.requirements.iter().enumerate() {
            let (Some(exists), Some(level)) = (&requirement.exists, requirement.scope.level) else { continue };
            // What no enhet follows is asked of none.
            if requirement.profile.as_ref().is_some_and(|profile| !context.profiles.contains_key(profile)) {
                continue;
            }
            let first = all.questions.len();
            let points: Vec<Option<&Point>> =
                if requirement.points.is_empty() { vec![None] } else { requirement.points.iter().map(Some).collect() };
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
                        .map(|point| (&*point.name, context.catalogue.condition(&point.condition, &context.facts))),
                });
            }
            all.groups.push(first..all.questions.len());
        }
        all
    }

    /// True if any question is about documents of a kind.
    pub fn concern(&self, kind: &KindName) -> bool {
        self.by_kind.contains_key(kind) || kind.0 == kind::EXTERN
    }

    /// Adds the standing of one document for each question that selects it.
    pub fn stand(&self, context: &Context<'_>, id: DocumentId, stands: &mut Vec<Stand>) {
        let document = context.corpus.document(id);
        if document.kind.is(kind::EXTERN) {
            return stands.extend(self.stand_in(document, id));
        }
        let meant = self.by_kind.get(&document.kind.name).into_iter().flatten();
        let standing = |&at: &usize| Some((at, id, self.questions[at].standing(document, context.facts.date)?));
        stands.extend(meant.filter_map(standing));
    }

    /// The standings of a document that points to one kept elsewhere.
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
    pub fn answer(&self, context: &Context<'_>, stands: Vec<Stand>) -> Vec<Outcomes> {
        let mut candidates: Vec<Candidates> = self.questions.iter().map(|_| Candidates::default()).collect();
        for (at, id, standing) in stands {
            candidates[at].add(context, id, standing);
        }
        let unread = UnreadTexts::of(context.corpus);
        for (question, candidates) in self.questions.iter().zip(&mut candidates) {
            candidates.unread = unread.for_question(question.exists);
            candidates.to_cover =
                question.exists.covers.as_ref().map(|covers| to_cover(context, covers)).unwrap_or_default();
        }
        let organisation = &context.corpus.organisation;
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
                    |unit: &UnitId| context.concerns_unit(*unit) && context.holds_for(question.requirement, *unit);
                units.into_iter().filter(is_asked).map(move |unit| (group, unit))
            })
            .collect();
        asked
            .into_par_iter()
            .map(|(group, unit)| {
                let candidates = (&candidates[group.clone()], &unread);
                answer(context, &self.questions[group.clone()], candidates, unit)
            })
            .collect()
    }
}
