//! Documents that have another id in the later of two reports.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use super::gone::Trace;
use crate::finding::DocumentRef;
use crate::report::Report;
use crate::text::only_pairs::only_pairs;

/// What a document is known by where it has another id.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Named {
    /// Its kind and id.
    pub reference: DocumentRef,
    path: String,
    title: String,
    /// The day of its decision and its version, as written.
    decision: (Option<String>, Option<String>),
    /// The enheter that it names.
    units: Vec<String>,
}

/// The documents with an id of a report.
#[must_use]
pub fn named(report: &Report) -> Vec<Named> {
    let rows = report.dossier.documents.iter().filter(|row| !row.reference.id.is_empty());
    let named = rows.map(|row| Named {
        reference: row.reference.clone(),
        path: row.path.clone(),
        title: row.title.clone(),
        decision: (row.decided.clone(), row.version.clone()),
        units: row.units.clone(),
    });
    named.collect()
}

/// The documents whose id is another in the later report, each with its id there.
#[derive(Debug, Default)]
pub struct Renamed {
    now: HashMap<DocumentRef, DocumentRef>,
}

impl Renamed {
    /// The documents of an earlier state that have another id in a report, as far as these traces need them.
    ///
    /// A document is the same if its file and its title or decision are, or its title, enheter and decision, and no other is
    /// like it.
    #[must_use]
    pub fn of(earlier: &[Named], report: &Report, traces: &[&Trace]) -> Self {
        let there: HashSet<&DocumentRef> = report.dossier.documents.iter().map(|row| &row.reference).collect();
        let is_wanted = |trace: &&&Trace| reference(trace).is_some_and(|reference| !there.contains(&reference));
        if earlier.is_empty() || !traces.iter().any(|trace| is_wanted(&trace)) {
            return Self::default();
        }
        let were: HashSet<&DocumentRef> = earlier.iter().map(|one| &one.reference).collect();
        let later = named(report);
        let gone: Vec<&Named> = earlier.iter().filter(|one| !there.contains(&one.reference)).collect();
        let come: Vec<&Named> = later.iter().filter(|one| !were.contains(&one.reference)).collect();
        let mut now = HashMap::new();
        add(&mut now, (&gone, &come), |one| (&one.reference.kind, &one.path, &one.decision));
        add(&mut now, (&gone, &come), |one| (&one.reference.kind, &one.path, &one.title));
        add(&mut now, (&gone, &come), |one| (&one.reference.kind, &one.title, &one.decision, &one.units));
        Self { now }
    }

    /// The reference that a document has in the later report.
    #[must_use]
    pub fn now_of<'both>(&'both self, document: &'both DocumentRef) -> &'both DocumentRef {
        self.now.get(document).unwrap_or(document)
    }

    /// The reference that the document of a trace has in the later report, if another.
    #[must_use]
    pub fn of_trace(&self, trace: &Trace) -> Option<&DocumentRef> {
        if self.now.is_empty() { None } else { self.now.get(&reference(trace)?) }
    }
}

/// The document of a trace, where its kind is known.
fn reference(trace: &Trace) -> Option<DocumentRef> {
    let stood = trace.stood.as_ref().filter(|stood| !stood.kind.is_empty())?;
    Some(DocumentRef { kind: stood.kind.clone(), id: trace.document.clone() })
}

/// Adds the documents that alone have a key on both sides; none that is there already.
fn add<'both, Key: Eq + Hash>(
    now: &mut HashMap<DocumentRef, DocumentRef>,
    (gone, come): (&'both [&'both Named], &'both [&'both Named]),
    key: impl Fn(&'both Named) -> Key,
) {
    let taken: HashSet<DocumentRef> = now.values().cloned().collect();
    for (was, is) in only_pairs((gone, come), |one: &&'both Named| key(one)) {
        let (was, is) = (&gone[was].reference, &come[is].reference);
        if !taken.contains(is) {
            now.entry(was.clone()).or_insert_with(|| is.clone());
        }
    }
}
