//! The assessment of documents of which most are as they were at the last: those that a change does not concern are not
//! assessed anew.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;
use serde_json::Value;

use super::documents::DocumentQuestions;
use super::unit_questions::{Stand, UnitQuestions};
use super::{Assessment, Context, Outcomes, assessed};
use crate::catalogue::keywords::{OF_OTHERS, uses};
use crate::catalogue::{Facts, KindName, Requirement, kind};
use crate::corpus::organisation::is_unit;
use crate::corpus::{Document, DocumentId, UnitId};
use crate::finding::Finding;
use crate::rules::known::{Known, found_again};
use crate::text::Node;

/// What the requirements found of each document, and what of all others that depends on.
#[derive(Debug, Default)]
pub struct KeptOutcomes {
    environment: Option<Environment>,
    documents: Vec<Arc<Known<OfDocument>>>,
}

/// What the requirements found of a document.
type OfDocument = (Vec<Finding>, Vec<Stand>);

/// The document of an enhet, with its tree.
type UnitDocument = (DocumentId, Arc<Node>);

/// All but a document itself that decides what is found of it.
#[derive(Debug)]
struct Environment {
    requirements: Arc<Vec<Requirement>>,
    facts: Arc<Facts>,
    lenient_facts: Option<Arc<Facts>>,
    /// The documents of enheter, which make the organisation.
    units: Vec<UnitDocument>,
    focus: Option<BTreeSet<UnitId>>,
    profiles: BTreeMap<String, BTreeSet<UnitId>>,
}

impl Environment {
    fn of(context: &Context<'_>) -> Self {
        let units = context.corpus.numbered().filter(|(_, document)| is_unit(document));
        Self {
            requirements: Arc::clone(&context.catalogue.requirements),
            facts: Arc::clone(&context.facts),
            lenient_facts: context.lenient_facts.clone(),
            units: units.map(|(id, document)| (id, Arc::clone(&document.root))).collect(),
            focus: context.focus.clone(),
            profiles: context.profiles.clone(),
        }
    }

    /// True if what is found of an unchanged document is the same, but for what it finds in others. A catalogue with own
    /// requirements is another each time.
    fn is_like(&self, other: &Self) -> bool {
        // A comment or a blank in the file of an enhet changes nothing for others.
        let is_same = |(one, other): (&UnitDocument, &UnitDocument)| {
            one.0 == other.0 && (Arc::ptr_eq(&one.1, &other.1) || one.1.says_the_same(&other.1))
        };
        Arc::ptr_eq(&self.requirements, &other.requirements)
            && self.units.len() == other.units.len()
            && self.units.iter().zip(&other.units).all(is_same)
            && self.focus == other.focus
            && self.profiles == other.profiles
            && self.facts.date == other.facts.date
            && self.facts.limits == other.facts.limits
    }

    /// True if a condition finds the same in other documents.
    fn has_same_others(&self, other: &Self) -> bool {
        self.facts == other.facts && self.lenient_facts == other.lenient_facts
    }
}

/// The kinds of documents whose conditions read facts of other documents.
fn reading_others<'audit>(context: &Context<'audit>) -> HashSet<&'audit KindName> {
    let reads = |schema: &Value| OF_OTHERS.iter().any(|word| uses(schema, word));
    if reads(&context.catalogue.common) {
        return context.catalogue.kinds.keys().collect();
    }
    let reading: Vec<&Requirement> =
        context.catalogue.requirements.iter().filter(|one| one.schemas().any(|schema| reads(schema))).collect();
    let of_units = reading.iter().flat_map(|requirement| &requirement.exists).flat_map(|exists| &exists.kinds);
    let mut kinds: HashSet<&KindName> = reading.iter().flat_map(|one| &one.scope.kinds).chain(of_units).collect();
    // What stands elsewhere is held against what selects documents of any kind.
    if reading.iter().any(|requirement| requirement.exists.is_some()) {
        kinds.extend(context.catalogue.kinds.keys().filter(|kind| kind.0 == kind::EXTERN));
    }
    kinds
}

/// Assesses every requirement, of the documents only where something has changed; without the assessments of documents.
#[must_use]
pub fn assess_again(context: &Context<'_>, kept: &Mutex<KeptOutcomes>) -> (Vec<Assessment>, Vec<Finding>) {
    let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
    let environment = Environment::of(context);
    let before = kept.environment.take().filter(|before| before.is_like(&environment));
    let others_are_same = before.as_ref().is_some_and(|before| before.has_same_others(&environment));
    let reading_others = if others_are_same { HashSet::new() } else { reading_others(context) };
    let is_kept = |document: &Document| before.is_some() && !reading_others.contains(&document.kind.name);
    let questions = (&DocumentQuestions::new(context), &UnitQuestions::new(context));
    let find = |number: usize| {
        let (outcomes, stands) = assessed(context, questions, (Outcomes::default(), Vec::new()), number);
        (outcomes.findings, stands)
    };
    let known = found_again(&context.corpus.documents, (&kept.documents, is_kept), find);
    let stands = known.iter().flat_map(|known| known.found.1.iter().cloned()).collect();
    let of_units = Outcomes::joined(questions.1.answer(context, stands));
    let mut findings: Vec<Finding> = known.par_iter().flat_map_iter(|known| known.found.0.iter().cloned()).collect();
    findings.extend(of_units.findings);
    *kept = KeptOutcomes { environment: Some(environment), documents: known };
    (of_units.assessments, findings)
}
