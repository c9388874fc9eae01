//! Requirement × subject → outcome: what is shown, what is missing, and what cannot be told.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::catalogue::{Catalogue, Facts, Requirement, kind};
use crate::corpus::organisation::Application;
use crate::corpus::owners::Owners;
use crate::corpus::{Corpus, DocumentId, UnitId};
use crate::finding::{Finding, Observation, Outcome, Place, RuleId};
use crate::text::Pointer;

mod documents;
mod facts;
mod question;
mod unit_answer;
mod unit_finding;
mod unit_questions;
mod unread;

use self::documents::DocumentQuestions;
use self::unit_questions::{Stand, UnitQuestions};

/// One requirement held against one subject.
#[derive(Debug, Clone)]
pub struct Assessment {
    /// The number of the requirement in the catalogue.
    pub requirement: usize,
    /// What it came to.
    pub outcome: Outcome,
    /// The enhet, where it is asked of enheter.
    pub unit: Option<UnitId>,
    /// The document, where it is asked of documents.
    pub document: Option<DocumentId>,
    /// The part of the document.
    pub pointer: Pointer,
    /// The documents that carry it.
    pub evidence: Vec<Evidence>,
    /// Why it cannot be told, where it cannot.
    pub reason: Option<String>,
}

/// A document that carries a requirement for an enhet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Evidence {
    /// The document.
    pub document: DocumentId,
    /// The enhet above from which it is inherited; none if it is the enhet's own.
    pub inherited_from: Option<UnitId>,
}

/// What the assessments are made over.
#[derive(Debug)]
pub struct Context<'audit> {
    /// The documents.
    pub corpus: &'audit Corpus,
    /// The law.
    pub catalogue: &'audit Catalogue,
    /// The audit date and which documents are in force on it.
    pub facts: Arc<Facts>,
    /// To whom each document applies.
    pub applications: Vec<Application>,
    /// The enheter that were asked for, with all below them; everything if none were.
    pub focus: Option<BTreeSet<UnitId>>,
    /// The local profiles that are switched on, with the enheter at which they are, for all below them.
    pub profiles: BTreeMap<String, BTreeSet<UnitId>>,
}

/// Holds every requirement against every subject.
#[must_use]
pub fn assess(context: &Context<'_>) -> (Vec<Assessment>, Vec<Finding>) {
    let of_documents = DocumentQuestions::new(context);
    let of_units = UnitQuestions::new(context);
    let ask = |(mut told, mut stands): (Outcomes, Vec<Stand>), number: usize| {
        let document = &context.corpus.documents[number];
        let (asked, meant) = (of_documents.concern(&document.kind.name), of_units.concern(&document.kind.name));
        if asked || meant {
            of_documents.ask(context, DocumentId(number), &mut told);
            of_units.stand(context, DocumentId(number), &mut stands);
        }
        (told, stands)
    };
    let numbers = (0..context.corpus.documents.len()).into_par_iter().with_max_len(DOCUMENTS_AT_A_TIME);
    let stretches: Vec<(Outcomes, Vec<Stand>)> = numbers.fold(Default::default, ask).collect();
    let count = stretches.iter().map(|(told, _)| told.assessments.len()).sum();
    let mut whole = Outcomes { assessments: Vec::with_capacity(count), findings: Vec::new() };
    let mut stands = Vec::with_capacity(stretches.iter().map(|(_, stands)| stands.len()).sum());
    for (told, mut of_stretch) in stretches {
        whole.append(told);
        stands.append(&mut of_stretch);
    }
    for told in of_units.answer(context, stands) {
        whole.append(told);
    }
    (whole.assessments, whole.findings)
}

/// How many documents a core takes at a time: few enough that no core is left with many when the others are done.
const DOCUMENTS_AT_A_TIME: usize = 128;

/// Assessments with the findings that they give.
#[derive(Debug, Default)]
struct Outcomes {
    assessments: Vec<Assessment>,
    findings: Vec<Finding>,
}

impl Outcomes {
    fn append(&mut self, mut next: Self) {
        self.assessments.append(&mut next.assessments);
        self.findings.append(&mut next.findings);
    }
}

/// What a requirement found at a place: its severity, the law behind it and what to do, before it is said what is missing.
fn observed(context: &Context<'_>, requirement: &Requirement, place: Place) -> Observation {
    let citation = context.catalogue.citation(requirement);
    let found = Observation::of_law(RuleId::new(&requirement.id), requirement.severity(), citation, place);
    found.help(requirement.advice.trim())
}

impl<'audit> Context<'audit> {
    /// Tells whose findings are.
    #[must_use]
    pub fn owners(&self) -> Owners<'_> {
        Owners { corpus: self.corpus, applications: &self.applications }
    }

    /// The ground for an audit on a date, of these enheter and all below them, or of everything.
    #[must_use]
    pub fn new(corpus: &'audit Corpus, catalogue: &'audit Catalogue, date: Date, units: &[UnitId]) -> Self {
        let organisation = &corpus.organisation;
        let application = |document| organisation.application(document);
        let (applications, facts): (Vec<Application>, Facts) =
            rayon::join(|| corpus.documents.par_iter().map(application).collect(), || facts::of(corpus, date));
        let within = |unit: &UnitId| units.iter().any(|focus| organisation.is_within(*unit, *focus));
        let focus = (!units.is_empty()).then(|| (0..organisation.units.len()).map(UnitId).filter(within).collect());
        let profiles = profiles(corpus, &applications);
        Self { corpus, catalogue, facts: Arc::new(facts), applications, focus, profiles }
    }

    /// The same with a limit in days that the settings name.
    #[must_use]
    pub fn with_limit(mut self, name: &str, days: Option<i32>) -> Self {
        let facts = Arc::get_mut(&mut self.facts);
        if let (Some(facts), Some(days)) = (facts, days) {
            facts.limits.insert(name.to_owned(), days);
        }
        self
    }

    /// The same with a profile switched on everywhere.
    #[must_use]
    pub fn with_profile(mut self, name: &str) -> Self {
        self.profiles.entry(name.to_owned()).or_default().extend(self.corpus.organisation.roots());
        self
    }

    /// True if a profile is switched on for an enhet.
    #[must_use]
    pub fn follows(&self, profile: &str, unit: UnitId) -> bool {
        let at = self.profiles.get(profile);
        at.is_some_and(|at| self.corpus.organisation.chain(unit).any(|above| at.contains(&above)))
    }

    /// True if a requirement holds for an enhet: everywhere, or in a profile that is switched on for it.
    #[must_use]
    pub fn holds_for(&self, requirement: &Requirement, unit: UnitId) -> bool {
        requirement.profile.as_ref().is_none_or(|profile| self.follows(profile, unit))
    }

    /// True if an enhet is among those asked for.
    #[must_use]
    pub fn concerns_unit(&self, unit: UnitId) -> bool {
        self.focus.as_ref().is_none_or(|focus| focus.contains(&unit))
    }

    /// The ids of the enheter that were asked for; none if everything was.
    #[must_use]
    pub fn focused(&self) -> Vec<String> {
        let ids = self.focus.iter().flatten().map(|unit| self.corpus.organisation.unit(*unit).id.clone());
        ids.collect()
    }

    /// True if a document applies to an enhet that was asked for.
    #[must_use]
    pub fn concerns_document(&self, document: DocumentId) -> bool {
        let Some(focus) = &self.focus else { return true };
        let organisation = &self.corpus.organisation;
        let applies_to = &self.applications[document.0].units;
        applies_to
            .iter()
            .any(|unit| focus.contains(unit) || focus.iter().any(|asked| organisation.is_within(*asked, *unit)))
    }

    /// The ids of the enheter that a document names.
    #[must_use]
    pub fn unit_ids(&self, document: DocumentId) -> Vec<String> {
        self.owners().unit_ids(document)
    }
}

/// The profiles that a ledningssystem switches on, with the enheter that it is for.
fn profiles(corpus: &Corpus, applications: &[Application]) -> BTreeMap<String, BTreeSet<UnitId>> {
    let mut profiles: BTreeMap<String, BTreeSet<UnitId>> = BTreeMap::new();
    let systems = corpus.numbered().filter(|(_, document)| document.kind.is(kind::SYSTEM));
    for (id, document) in systems.filter(|(_, document)| document.is_usable()) {
        let named = document.value().get("profiler").and_then(serde_json::Value::as_array).cloned().unwrap_or_default();
        for name in named.iter().filter_map(serde_json::Value::as_str) {
            profiles.entry(name.trim().to_owned()).or_default().extend(&applications[id.0].units);
        }
    }
    profiles
}
