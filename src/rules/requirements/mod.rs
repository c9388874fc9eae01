//! Requirement × subject → outcome: satisfied, violated, waived, undetermined or not applicable.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::catalogue::keyword_time::asked_year;
use crate::catalogue::requirement::fill_in;
use crate::catalogue::{Catalogue, Facts, Requirement, kind};
use crate::corpus::application::Application;
use crate::corpus::owners::Owners;
use crate::corpus::{Corpus, Document, DocumentId, Force, UnitId};
use crate::finding::{Finding, Observation, Outcome, Place, RuleId};
use crate::text::Pointer;
use crate::text::words::list;

mod again;
mod applying;
mod asked_parts;
mod candidates;
mod covering;
mod documents;
mod facts;
mod question;
mod unit_answer;
mod unit_finding;
mod unit_questions;
mod unread;

pub use self::again::{KeptOutcomes, assess_again};
use self::documents::DocumentQuestions;
use self::unit_questions::{Stand, UnitQuestions};

/// The outcome of one requirement for one subject.
#[derive(Debug, Clone)]
pub struct Assessment {
    /// The index of the requirement in the catalogue.
    pub requirement: usize,
    /// The outcome.
    pub outcome: Outcome,
    /// The enhet, for a requirement on enheter.
    pub unit: Option<UnitId>,
    /// The document, for a requirement on documents.
    pub document: Option<DocumentId>,
    /// The part of the document.
    pub pointer: Pointer,
    /// The documents that are evidence for the outcome.
    pub evidence: Vec<Evidence>,
    /// True if more documents decided above are evidence than are listed.
    pub has_more: bool,
    /// Why the outcome is undetermined, or why the requirement does not apply, if that is known.
    pub reason: Option<String>,
}

/// A document as evidence that a requirement is satisfied for an enhet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Evidence {
    /// The document.
    pub document: DocumentId,
    /// The enhet above from which it is inherited; none if it is the enhet's own.
    pub inherited_from: Option<UnitId>,
}

/// The input of the assessments.
#[derive(Debug)]
pub struct Context<'audit> {
    /// The documents.
    pub corpus: &'audit Corpus,
    /// The catalogue of the law.
    pub catalogue: &'audit Catalogue,
    /// The audit date and which documents are in force on it.
    pub facts: Arc<Facts>,
    /// The same, as if each document that may have had an earlier version were in force; none if there is no such one.
    pub lenient_facts: Option<Arc<Facts>>,
    /// The enheter that each document applies to.
    pub applications: Vec<Application>,
    /// The enheter that the audit is limited to, with all below them; none for the whole organisation.
    pub focus: Option<BTreeSet<UnitId>>,
    /// The enheter above those that the audit is limited to.
    above_focus: BTreeSet<UnitId>,
    /// The local profiles that are enabled, with the topmost enheter for which they are.
    pub profiles: BTreeMap<String, BTreeSet<UnitId>>,
}

/// Assesses every requirement for every subject.
#[must_use]
pub fn assess(context: &Context<'_>) -> (Vec<Assessment>, Vec<Finding>) {
    let questions = (&DocumentQuestions::new(context), &UnitQuestions::new(context));
    let numbers = (0..context.corpus.documents.len()).into_par_iter().with_max_len(DOCUMENTS_AT_A_TIME);
    let assess_document = |told, number| assessed(context, questions, told, number);
    let chunks: Vec<(Outcomes, Vec<Stand>)> = numbers.fold(Default::default, assess_document).collect();
    let (mut outcomes, stands): (Vec<Outcomes>, Vec<Vec<Stand>>) = chunks.into_iter().unzip();
    outcomes.extend(questions.1.answer(context, stands.concat()));
    let whole = Outcomes::joined(outcomes);
    (whole.assessments, whole.findings)
}

/// Adds the outcomes of a document, and its standing for each question that is put to enheter.
fn assessed(
    context: &Context<'_>,
    (of_documents, of_units): (&DocumentQuestions<'_>, &UnitQuestions<'_>),
    (mut outcomes, mut stands): (Outcomes, Vec<Stand>),
    number: usize,
) -> (Outcomes, Vec<Stand>) {
    let kind = &context.corpus.documents[number].kind.name;
    if of_documents.concern(kind) || of_units.concern(kind) {
        of_documents.ask(context, DocumentId(number), &mut outcomes);
        of_units.stand(context, DocumentId(number), &mut stands);
    }
    (outcomes, stands)
}

/// The most documents in one rayon job: few enough that no core is left with many when the others are done.
const DOCUMENTS_AT_A_TIME: usize = 128;

/// Assessments with the findings that they give.
#[derive(Debug, Default)]
struct Outcomes {
    assessments: Vec<Assessment>,
    findings: Vec<Finding>,
}

impl Outcomes {
    /// All of these in their order, in vectors of exactly their size: a region has millions.
    fn joined(parts: Vec<Self>) -> Self {
        let mut whole = Self {
            assessments: Vec::with_capacity(parts.iter().map(|part| part.assessments.len()).sum()),
            findings: Vec::with_capacity(parts.iter().map(|part| part.findings.len()).sum()),
        };
        for mut part in parts {
            whole.assessments.append(&mut part.assessments);
            whole.findings.append(&mut part.findings);
        }
        whole
    }
}

/// An observation of a requirement at a place, with its severity, citation and advice, but no message yet.
fn observed(context: &Context<'_>, requirement: &Requirement, place: Place) -> Observation {
    let citation = context.catalogue.citation(requirement);
    let found = Observation::of_law(RuleId::new(&requirement.id), requirement.severity(), citation, place);
    found.help(in_words(context, requirement, &requirement.advice, &[]))
}

/// A text of a requirement with its placeholders filled in: the missing fields or points, the number of days, the year.
fn in_words(context: &Context<'_>, requirement: &Requirement, text: &str, labels: &[&str]) -> String {
    let year = || requirement.schemas().find_map(|schema| asked_year(schema, context.facts.date));
    let year = if text.contains("{år}") { year() } else { None };
    fill_in(text, &list(labels, "och"), &year.map(|year| year.to_string()).unwrap_or_default())
}

impl<'audit> Context<'audit> {
    /// The owners of findings.
    #[must_use]
    pub fn owners(&self) -> Owners<'_> {
        Owners { corpus: self.corpus, applications: &self.applications }
    }

    /// The context of an audit on a date, limited to these enheter and all below them, or of the whole organisation.
    #[must_use]
    pub fn new(corpus: &'audit Corpus, catalogue: &'audit Catalogue, date: Date, units: &[UnitId]) -> Self {
        let organisation = &corpus.organisation;
        let application = |document| organisation.application(document);
        let (applications, facts): (Vec<Application>, Facts) =
            rayon::join(|| corpus.documents.par_iter().map(application).collect(), || facts::of(corpus, date, false));
        let may_be_earlier = |document: &Document| matches!(document.force(date), Force::Earlier(_));
        let has_earlier = corpus.documents.par_iter().any(may_be_earlier);
        let lenient_facts = has_earlier.then(|| Arc::new(facts::of(corpus, date, true)));
        let within = |unit: &UnitId| units.iter().any(|focus| organisation.is_within(*unit, *focus));
        let focus: Option<BTreeSet<UnitId>> =
            (!units.is_empty()).then(|| (0..organisation.units.len()).map(UnitId).filter(within).collect());
        let above_focus = units.iter().flat_map(|unit| organisation.chain(*unit)).collect();
        let profiles = profiles(corpus, &applications);
        Self { corpus, catalogue, facts: Arc::new(facts), lenient_facts, applications, focus, above_focus, profiles }
    }

    /// Adds a limit in days from the settings.
    #[must_use]
    pub fn with_limit(mut self, name: &str, days: Option<i32>) -> Self {
        let facts = Arc::get_mut(&mut self.facts);
        if let (Some(facts), Some(days)) = (facts, days) {
            facts.limits.insert(name.to_owned(), days);
        }
        self
    }

    /// Enables a profile for the whole organisation.
    #[must_use]
    pub fn with_profile(mut self, name: &str) -> Self {
        self.profiles.entry(name.to_owned()).or_default().extend(self.corpus.organisation.roots());
        self
    }

    /// True if a profile is enabled for an enhet.
    #[must_use]
    pub fn follows(&self, profile: &str, unit: UnitId) -> bool {
        let at = self.profiles.get(profile);
        at.is_some_and(|at| self.corpus.organisation.chain(unit).any(|above| at.contains(&above)))
    }

    /// True if a requirement applies to an enhet: it has no profile, or one that is enabled for the enhet.
    #[must_use]
    pub fn holds_for(&self, requirement: &Requirement, unit: UnitId) -> bool {
        requirement.profile.as_ref().is_none_or(|profile| self.follows(profile, unit))
    }

    /// True if an enhet is among those that the audit is limited to.
    #[must_use]
    pub fn concerns_unit(&self, unit: UnitId) -> bool {
        self.focus.as_ref().is_none_or(|focus| focus.contains(&unit))
    }

    /// The ids of the enheter that the audit is limited to; none for the whole organisation.
    #[must_use]
    pub fn focused(&self) -> Vec<String> {
        let ids = self.focus.iter().flatten().map(|unit| self.corpus.organisation.unit(*unit).id.clone());
        ids.collect()
    }

    /// True if a document excepts an enhet, or one above it.
    #[must_use]
    pub fn is_excepted(&self, document: DocumentId, unit: UnitId) -> bool {
        self.corpus.organisation.is_excepted(&self.applications[document.0], unit)
    }

    /// True if a document applies to an enhet that the audit is limited to.
    #[must_use]
    pub fn concerns_document(&self, document: DocumentId) -> bool {
        let Some(focus) = &self.focus else { return true };
        let organisation = &self.corpus.organisation;
        let application = &self.applications[document.0];
        let applies_to = &application.units;
        if application.excepted.is_empty() {
            return applies_to.iter().any(|unit| focus.contains(unit) || self.above_focus.contains(unit));
        }
        let is_asked = |asked: &&UnitId| !self.is_excepted(document, **asked);
        applies_to.iter().any(|unit| {
            focus.contains(unit) || focus.iter().filter(is_asked).any(|asked| organisation.is_within(*asked, *unit))
        })
    }

    /// The ids of the enheter that a document names.
    #[must_use]
    pub fn unit_ids(&self, document: DocumentId) -> Vec<String> {
        self.owners().unit_ids(document)
    }
}

/// The profiles that a ledningssystem enables, with the enheter that it applies to.
fn profiles(corpus: &Corpus, applications: &[Application]) -> BTreeMap<String, BTreeSet<UnitId>> {
    let mut profiles: BTreeMap<String, BTreeSet<UnitId>> = BTreeMap::new();
    let systems = corpus.numbered().filter(|(_, document)| document.kind.is(kind::SYSTEM));
    for (id, document) in systems.filter(|(_, document)| document.is_usable()) {
        for name in document.root.texts_of("profiler") {
            let at = profiles.entry(name.trim().to_owned()).or_default();
            let units = &applications[id.0].units;
            at.extend(units);
            // It names nobody, and there are too many vårdgivare to name them for it.
            if units.is_empty() && document.applies_to.is_empty() && at.len() < corpus.organisation.units.len() {
                at.extend((0..corpus.organisation.units.len()).map(UnitId));
            }
        }
    }
    profiles
}
