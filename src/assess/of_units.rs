//! Requirements that something exists for an enhet: its own, or decided above it.

use std::collections::HashMap;

use jiff::civil::Date;
use rayon::prelude::*;
use serde_json::Value;

use super::of_documents::depends_on_fault;
use super::{Assessed, Assessment, Evidence, Ground, Outcome};
use crate::catalogue::requirement::{Exists, Level};
use crate::catalogue::{Condition, Miss, Requirement};
use crate::check::wording::list;
use crate::corpus::{Corpus, Document, DocumentId, Force, KindName, Status, UnitId};
use crate::finding::{Finding, Place, Related, RuleId};
use crate::source::{Pointer, SourceId, Span};

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

/// A requirement on existence with its conditions ready to be asked.
struct Question<'audit> {
    number: usize,
    requirement: &'audit Requirement,
    exists: &'audit Exists,
    level: Level,
    when: Option<Condition>,
    selection: Option<Condition>,
    condition: Option<Condition>,
}

/// The requirements that are asked of enheter.
pub struct UnitQuestions<'audit> {
    questions: Vec<Question<'audit>>,
    by_kind: HashMap<&'audit KindName, Vec<usize>>,
}

/// The documents that are meant, by the enheter they name.
#[derive(Debug, Default)]
struct Candidates {
    by_unit: HashMap<UnitId, Vec<(DocumentId, Standing)>>,
    /// Documents that name only what is no enhet.
    adrift: Vec<DocumentId>,
    /// Documents kept elsewhere that stand for one of the kind.
    elsewhere: HashMap<UnitId, Vec<DocumentId>>,
    /// Parts of files that could not be read and may be what is meant.
    unreadable: Vec<UnreadText>,
}

/// A text that could not be read as a document.
#[derive(Debug, Clone)]
struct UnreadText {
    source: SourceId,
    text: String,
}

/// How one document stands to one question.
pub type Stand = (usize, DocumentId, Standing);

impl<'audit> UnitQuestions<'audit> {
    /// The questions of a catalogue.
    pub fn new(ground: &Ground<'audit>) -> Self {
        let ready =
            |schema: &Option<Value>| schema.as_ref().map(|schema| ground.catalogue.condition(schema, &ground.facts));
        let mut questions = Vec::new();
        let mut by_kind: HashMap<&KindName, Vec<usize>> = HashMap::new();
        for (number, requirement) in ground.catalogue.requirements.iter().enumerate() {
            let (Some(exists), Some(level)) = (&requirement.exists, requirement.scope.level) else { continue };
            by_kind.entry(&exists.kind).or_default().push(questions.len());
            questions.push(Question {
                number,
                requirement,
                exists,
                level,
                when: ready(&requirement.scope.when),
                selection: ready(&exists.selection),
                condition: ready(&exists.condition),
            });
        }
        Self { questions, by_kind }
    }

    /// True if any question is about documents of a kind.
    pub fn concern(&self, kind: &KindName) -> bool {
        self.by_kind.contains_key(kind) || kind.0 == EXTERN
    }

    /// How one document stands to each question that means it.
    pub fn stand(&self, ground: &Ground<'_>, id: DocumentId, value: &Value) -> Vec<Stand> {
        let document = ground.corpus.document(id);
        if document.kind.name.0 == EXTERN {
            return self.stand_in(document, id, value);
        }
        let meant = self.by_kind.get(&document.kind.name).into_iter().flatten();
        meant
            .filter_map(|&at| Some((at, id, self.questions[at].standing(document, value, ground.facts.date)?)))
            .collect()
    }

    /// The questions that a document kept elsewhere stands in for.
    fn stand_in(&self, document: &Document, id: DocumentId, value: &Value) -> Vec<Stand> {
        let Some(meant) = value.get("motsvarar").filter(|_| document.is_usable()) else { return Vec::new() };
        let kind = meant.get("typ").and_then(Value::as_str);
        let is_meant = |question: &Question<'_>| {
            kind == Some(&question.exists.kind.0) && question.selection.as_ref().is_none_or(|asked| asked.holds(meant))
        };
        let numbered = self.questions.iter().enumerate();
        numbered.filter(|(_, question)| is_meant(question)).map(|(at, _)| (at, id, Standing::Elsewhere)).collect()
    }

    /// Answers every question for every enhet of its level.
    pub fn answer(&self, ground: &Ground<'_>, stands: Vec<Stand>) -> Vec<Assessed> {
        let mut candidates: Vec<Candidates> = self.questions.iter().map(|_| Candidates::default()).collect();
        for (at, id, standing) in stands {
            candidates[at].add(ground, id, standing);
        }
        for (question, candidates) in self.questions.iter().zip(&mut candidates) {
            candidates.unreadable = question.unreadable(ground.corpus);
        }
        let organisation = &ground.corpus.organisation;
        let asked: Vec<(usize, UnitId)> = self
            .questions
            .iter()
            .enumerate()
            .flat_map(|(at, question)| {
                let units: Vec<UnitId> = match question.level {
                    Level::Carer => organisation.roots().collect(),
                    Level::Unit => organisation.leaves().collect(),
                };
                units.into_iter().filter(|unit| ground.concerns_unit(*unit)).map(move |unit| (at, unit))
            })
            .collect();
        asked.into_par_iter().map(|(at, unit)| answer(ground, &self.questions[at], &candidates[at], unit)).collect()
    }
}

/// The kind of documents that point to one kept elsewhere.
const EXTERN: &str = "extern";

impl Question<'_> {
    /// How a document of the kind stands; none if it is not meant.
    fn standing(&self, document: &Document, value: &Value, today: Date) -> Option<Standing> {
        if let Some(selection) = &self.selection {
            if depends_on_fault(document, &Pointer::root(), selection) {
                return Some(Standing::Unclear);
            }
            if !selection.holds(value) {
                return None;
            }
        }
        let force = match self.exists.in_force {
            true => document.force(today),
            false if document.is_usable() => Force::Yes,
            false => Force::NotBy(document.status),
        };
        Some(match force {
            Force::Unclear => Standing::Unclear,
            Force::NotBy(_) | Force::NotYet(_) | Force::Expired(_) => Standing::NotInForce(force),
            Force::Yes => self.condition.as_ref().map_or(Standing::Fulfils, |condition| {
                let misses = condition.misses(value);
                match depends_on_fault(document, &Pointer::root(), condition) {
                    true => Standing::Unclear,
                    false if misses.is_empty() => Standing::Fulfils,
                    false => Standing::Lacks(misses),
                }
            }),
        })
    }
}

impl Question<'_> {
    /// The unread texts that may be what is meant: of the kind, with the words that the selection asks for.
    fn unreadable(&self, corpus: &Corpus) -> Vec<UnreadText> {
        let mut words = Vec::new();
        collect_words(self.exists.selection.as_ref(), &mut words);
        let of_kind =
            corpus.unreadable.iter().filter(|part| part.kind.as_ref().is_none_or(|kind| *kind == self.exists.kind));
        let texts = of_kind.map(|part| UnreadText {
            source: part.source,
            text: corpus.source(part.source).text.get(part.span.range()).unwrap_or_default().to_lowercase(),
        });
        texts
            .filter(|unread| unread.text.is_empty() || words.iter().all(|word| holds_word(&unread.text, word)))
            .collect()
    }
}

impl UnreadText {
    /// True if the text may be for an enhet: it names it or one above it, or names nobody.
    fn may_be_for(&self, corpus: &Corpus, unit: UnitId) -> bool {
        let names_nobody = !["gäller_för", "enhet:"].iter().any(|key| self.text.contains(key));
        let mut chain = corpus.organisation.chain(unit).map(|above| corpus.organisation.unit(above));
        names_nobody
            || self.text.contains("alla")
            || chain.any(|above| {
                self.text.contains(&above.id.to_lowercase()) || self.text.contains(&above.name.to_lowercase())
            })
    }
}

/// True if a text holds a word, and not only as a part of a longer one.
fn holds_word(text: &str, word: &str) -> bool {
    let joins = |character: char| character.is_alphanumeric() || matches!(character, '-' | '_');
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        !before.is_some_and(joins) && !after.is_some_and(joins)
    })
}

/// The words that a selection asks for by name.
fn collect_words(schema: Option<&Value>, words: &mut Vec<String>) {
    match schema {
        Some(Value::Object(entries)) => {
            for (key, value) in entries {
                match value {
                    Value::String(word) if key == "const" => words.push(word.to_lowercase()),
                    value => collect_words(Some(value), words),
                }
            }
        }
        Some(Value::Array(items)) => items.iter().for_each(|item| collect_words(Some(item), words)),
        Some(Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_)) | None => {}
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

fn answer(ground: &Ground<'_>, question: &Question<'_>, candidates: &Candidates, unit: UnitId) -> Assessed {
    let organisation = &ground.corpus.organisation;
    let assessment = |outcome, evidence, reason| Assessment {
        requirement: question.number,
        outcome,
        unit: Some(unit),
        document: None,
        pointer: Pointer::root(),
        evidence,
        reason,
    };
    if !is_asked(ground, question, unit) {
        return (assessment(Outcome::NotApplicable, Vec::new(), None), None);
    }
    let mut near = Vec::new();
    let mut evidence = Vec::new();
    for above in organisation.chain(unit) {
        for (document, standing) in candidates.by_unit.get(&above).into_iter().flatten() {
            match standing {
                Standing::Fulfils => {
                    evidence.push(Evidence { document: *document, inherited_from: (above != unit).then_some(above) })
                }
                Standing::Lacks(_) | Standing::NotInForce(_) | Standing::Unclear | Standing::Elsewhere => {
                    near.push((*document, standing))
                }
            }
        }
    }
    if evidence.len() >= question.exists.at_least {
        return (assessment(Outcome::Satisfied, evidence, None), None);
    }
    if question.exists.only_if_any
        && !near.iter().any(|(_, standing)| matches!(standing, Standing::Lacks(_) | Standing::Unclear))
    {
        return (assessment(Outcome::NotApplicable, evidence, None), None);
    }
    if let Some(reason) = doubt(ground.corpus, candidates, &near, unit) {
        return (assessment(Outcome::Undetermined, evidence, Some(reason)), None);
    }
    let finding = finding(ground, question.requirement, unit, &near);
    (assessment(Outcome::Violated, evidence, None), Some(finding))
}

fn is_asked(ground: &Ground<'_>, question: &Question<'_>, unit: UnitId) -> bool {
    let Some(when) = &question.when else { return true };
    let document = ground.corpus.organisation.unit(unit).document;
    document.is_none_or(|id| when.holds(&ground.corpus.document(id).value()))
}

/// Why it cannot be told whether something is missing, if it cannot.
fn doubt(corpus: &Corpus, candidates: &Candidates, near: &[(DocumentId, &Standing)], unit: UnitId) -> Option<String> {
    let organisation = &corpus.organisation;
    if let Some((id, _)) = near.iter().find(|(_, standing)| matches!(standing, Standing::Unclear)) {
        return Some(format!("något i {} måste rättas först", corpus.document(*id).id));
    }
    let kept = organisation.chain(unit).find_map(|above| candidates.elsewhere.get(&above)?.first());
    if let Some(id) = kept {
        let document = corpus.document(*id);
        let place = document.root.get("plats").and_then(|entry| entry.value.text()).unwrap_or(&document.title);
        return Some(format!("finns på annat håll, se {} ({place})", document.id));
    }
    if let Some(id) = candidates.adrift.first() {
        let document = corpus.document(*id);
        let named = list(&document.applies_to, "och");
        return Some(format!("{} gäller för {named}, som inte är någon beskriven enhet", document.id));
    }
    if let Some(unread) = candidates.unreadable.iter().find(|unread| unread.may_be_for(corpus, unit)) {
        return Some(format!("filen {} gick inte att läsa", corpus.source(unread.source).path));
    }
    (!organisation.is_connected(unit)).then(|| "det går inte att se vad enheten ärver uppifrån".to_owned())
}

fn finding(ground: &Ground<'_>, requirement: &Requirement, unit: UnitId, near: &[(DocumentId, &Standing)]) -> Finding {
    let corpus = ground.corpus;
    let described = corpus.organisation.unit(unit);
    let document = described.document.map(|id| corpus.document(id));
    let place = document.map_or_else(
        || Place { source: SourceId(0), span: Span::default(), pointer: Pointer::root() },
        |document| Place { pointer: Pointer::root(), ..document.place_without(&Pointer::root(), None) },
    );
    let mut related: Vec<Related> =
        near.iter().take(MOST_NEAR).map(|(id, standing)| near_miss(corpus, *id, standing)).collect();
    if near.len() > MOST_NEAR {
        related.push(Related { message: format!("och {} till som inte räknas", near.len() - MOST_NEAR), place: None });
    }
    Finding {
        rule: RuleId::new(&requirement.id),
        severity: requirement.severity(),
        message: requirement.missing.trim().to_owned(),
        help: Some(requirement.advice.trim().to_owned()),
        label: format!("gäller {}", described.name),
        named_pointer: String::new(),
        place,
        document: document.map(crate::corpus::Document::reference),
        units: vec![described.id.clone()],
        citation: Some(ground.catalogue.citation(requirement)),
        related,
    }
}

/// How many documents that nearly answer a requirement are shown.
const MOST_NEAR: usize = 5;

fn near_miss(corpus: &Corpus, id: DocumentId, standing: &Standing) -> Related {
    let document = corpus.document(id);
    let why = match standing {
        Standing::Fulfils => "räknas".to_owned(),
        Standing::Unclear | Standing::Elsewhere => "går inte att bedöma".to_owned(),
        Standing::Lacks(misses) => {
            let labels: Vec<&str> = misses.iter().map(|miss| miss.label.as_str()).collect();
            format!("behöver kompletteras: {}", list(&labels, "och"))
        }
        Standing::NotInForce(force) => not_in_force(*force),
    };
    Related {
        message: format!("{} finns men {why}", document.id),
        place: Some(document.place_without(&Pointer::root(), None)),
    }
}

fn not_in_force(force: Force) -> String {
    match force {
        Force::NotBy(Status::Draft) => "är ett utkast".to_owned(),
        Force::NotBy(Status::InReview) => "är på granskning".to_owned(),
        Force::NotBy(Status::Withdrawn) => "är upphävd".to_owned(),
        Force::NotBy(Status::Archived) => "är arkiverad".to_owned(),
        Force::NotBy(Status::Missing) => "saknar status, så det går inte att se att den är fastställd".to_owned(),
        Force::NotBy(Status::Other | Status::Adopted | Status::InRevision) => "är inte fastställd".to_owned(),
        Force::NotYet(from) => format!("gäller först från {from}"),
        Force::Expired(till) => format!("gick ut {till}"),
        Force::Yes | Force::Unclear => "går inte att bedöma".to_owned(),
    }
}
