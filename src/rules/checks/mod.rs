//! The checks that are not requirements of the law, one file for each theme.

use jiff::civil::Date;
use rayon::prelude::*;

use crate::catalogue::Catalogue;
use crate::corpus::settings::Limits;
use crate::corpus::{Corpus, Document, form, privacy, writing};
use crate::finding::{Observation, Rule};
use crate::rules::waivers;

mod act_name;
mod act_number;
pub mod act_register;
mod act_series;
pub(crate) mod action;
pub mod citation;
pub(crate) mod demand;
pub(crate) mod demand_measures;
pub(crate) mod event_harm;
pub(crate) mod goal;
pub(crate) mod identity;
pub(crate) mod investigation;
pub(crate) mod measure_effect;
mod name_search;
pub(crate) mod not_decided;
mod paragraph;
pub(crate) mod process_ends;
pub(crate) mod proof;
pub(crate) mod reference;
pub(crate) mod role_name;
pub(crate) mod supervision;
mod unchanged;
pub(crate) mod unit_tree;
pub(crate) mod validity;

pub use unchanged::{KeptChecks, check_again};

/// The input of the checks.
#[derive(Debug, Clone, Copy)]
pub struct Inspection<'audit> {
    /// The documents.
    pub corpus: &'audit Corpus,
    /// The catalogue of the law.
    pub catalogue: &'audit Catalogue,
    /// The audit date.
    pub date: Date,
    /// The limits that a vårdgivare may set for itself.
    pub limits: Limits,
}

/// The rules of all themes.
#[must_use]
pub fn rules() -> Vec<Rule> {
    let themes: [&[Rule]; 16] = [
        &writing::RULES,
        &form::RULES,
        &[identity::DUPLICATE],
        &unit_tree::RULES,
        &reference::RULES,
        &validity::RULES,
        &[not_decided::NOT_DECIDED],
        &citation::RULES,
        &action::RULES,
        &investigation::RULES,
        &[process_ends::DESCRIPTION],
        &[role_name::PERSON],
        &goal::RULES,
        &supervision::RULES,
        &waivers::RULES,
        &[privacy::PERSONAL_NUMBER],
    ];
    themes.concat()
}

/// The findings on single documents and between them.
#[must_use]
pub fn check(inspection: Inspection<'_>) -> Vec<Observation> {
    let mut findings = of_all(inspection);
    let citations = act_register::Citations::new(inspection.catalogue);
    let judged = inspection.corpus.documents.par_iter().filter(|document| !document.is_put_away());
    let of_documents: Vec<Vec<Observation>> = judged
        .map(|document| {
            let mut findings = by_others(inspection, document);
            findings.extend(by_itself(inspection, &citations, document));
            findings
        })
        .collect();
    findings.extend(of_documents.into_iter().flatten());
    findings
}

/// The findings on what documents have in common: their ids, the tree of enheter, and what demands rest on.
fn of_all(inspection: Inspection<'_>) -> Vec<Observation> {
    let mut findings = identity::check(inspection.corpus);
    findings.extend(unit_tree::check(inspection.corpus));
    findings.extend(supervision::check(inspection));
    findings
}

/// The findings on a document that others decide too.
fn by_others(inspection: Inspection<'_>, document: &Document) -> Vec<Observation> {
    let mut findings = reference::check(inspection, document);
    findings.extend(investigation::check(inspection, document));
    findings
}

/// The findings on a document that only it decides, with the day, the limits and the acts.
fn by_itself(
    inspection: Inspection<'_>,
    citations: &act_register::Citations<'_>,
    document: &Document,
) -> Vec<Observation> {
    let mut findings = validity::check(inspection, document);
    findings.extend(not_decided::check(document));
    findings.extend(citation::check(inspection, citations, document));
    findings.extend(action::check(inspection, document));
    findings.extend(goal::check(document));
    findings.extend(process_ends::check(document));
    findings
}
