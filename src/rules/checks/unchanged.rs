//! The checks of documents of which most are as they were at the last: what only a document itself decides is not looked for
//! anew.

use std::sync::{Arc, Mutex, PoisonError};

use jiff::civil::Date;
use rayon::prelude::*;

use super::act_register::Citations;
use super::{Inspection, by_itself, by_others, of_all};
use crate::catalogue::Requirement;
use crate::corpus::Document;
use crate::corpus::settings::Limits;
use crate::finding::Observation;
use crate::rules::known::{Known, found_again};

/// What was found of each document by itself, and by what law, on what day and with what limits.
#[derive(Debug, Default)]
pub struct KeptChecks {
    by: Option<(Arc<Vec<Requirement>>, Date, Limits)>,
    documents: Vec<Arc<Known<Vec<Observation>>>>,
}

/// The findings on single documents and between them, of single ones only where they have changed.
#[must_use]
pub fn check_again(inspection: Inspection<'_>, kept: &Mutex<KeptChecks>) -> Vec<Observation> {
    let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
    let (law, date, limits) = (&inspection.catalogue.requirements, inspection.date, inspection.limits);
    // A catalogue with own requirements or acts is another each time.
    let is_same = kept.by.as_ref().is_some_and(|by| Arc::ptr_eq(&by.0, law) && (by.1, by.2) == (date, limits));
    let documents = &inspection.corpus.documents;
    let citations = Citations::new(inspection.catalogue);
    let find = |number: usize| {
        let document = &documents[number];
        if document.is_put_away() { Vec::new() } else { by_itself(inspection, &citations, document) }
    };
    let known = found_again(documents, (&kept.documents, |_: &Document| is_same), find);
    let of_document = |(document, known): (&Document, &Arc<Known<Vec<Observation>>>)| {
        let mut findings = if document.is_put_away() { Vec::new() } else { by_others(inspection, document) };
        findings.extend(known.found.iter().cloned());
        findings
    };
    let mut findings = of_all(inspection);
    let of_documents: Vec<Vec<Observation>> = documents.par_iter().zip(&known).map(of_document).collect();
    findings.extend(of_documents.into_iter().flatten());
    *kept = KeptChecks { by: Some((Arc::clone(law), date, limits)), documents: known };
    findings
}
