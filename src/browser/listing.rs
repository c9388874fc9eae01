//! What an audited folder holds, for the lists of the page: its documents by kind and enhet, what is missing, and the notes.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::gaps;
use crate::catalogue::Catalogue;
use crate::corpus::owners::begun;
use crate::corpus::{Corpus, Document};
use crate::finding::Severity;
use crate::render::shared_words::capital;
use crate::report::{Report, UnitRow};
use crate::text::SourceId;

/// What an audited folder holds.
#[must_use]
pub fn of(catalogue: &Catalogue, corpus: &Corpus, report: &Report) -> Value {
    let totals = report.totals();
    json!({
        "dag": report.audit.date,
        "rättsläge": report.audit.law_as_of,
        "dokumentantal": report.documents,
        "fynd": { "brist": totals.errors, "bör": totals.warnings, "tips": totals.notes },
        "historik": report.audit.history.note().map(|note| capital(&note)),
        "anmärkningar": report.notes,
        "enheter": report.units.iter().map(unit).collect::<Vec<_>>(),
        "dokument": documents(corpus, report),
        "oläsliga": report.unreadable,
        "luckor": gaps::of(catalogue, report),
        "typer": kinds(catalogue),
        "profiler": profiles(catalogue),
    })
}

fn unit(row: &UnitRow) -> Value {
    json!({ "id": row.id, "namn": row.name, "över": row.parent })
}

/// The kinds, with what they are called.
fn kinds(catalogue: &Catalogue) -> Vec<Value> {
    let kinds = catalogue.kinds.values();
    kinds
        .map(|kind| {
            let words = &kind.words;
            json!({
                "namn": kind.name.0,
                "titel": words.title,
                "plural": capital(&words.plural),
                "om": words.description,
            })
        })
        .collect()
}

/// The profiles that may be switched on, by name.
fn profiles(catalogue: &Catalogue) -> Vec<&str> {
    let mut names: Vec<&str> = catalogue.requirements.iter().filter_map(|one| one.profile.as_deref()).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// The documents, in the order of their files, with the number of what was found in each.
fn documents(corpus: &Corpus, report: &Report) -> Vec<Value> {
    let mut of_source: HashMap<SourceId, std::ops::Range<usize>> = HashMap::new();
    for (number, document) in corpus.documents.iter().enumerate() {
        of_source.entry(document.source).or_insert(number..number).end = number + 1;
    }
    let mut counts = vec![[0_usize; 3]; corpus.documents.len()];
    for reported in report.counted() {
        let place = &reported.finding.place;
        let Some(range) = of_source.get(&place.source).cloned() else { continue };
        let inner = begun(&corpus.documents[range.clone()], place.span.start).map_or(0, |(number, _)| number);
        let column = match reported.finding.severity {
            Severity::Error => 0,
            Severity::Warning => 1,
            Severity::Note => 2,
        };
        counts[range.start + inner][column] += 1;
    }
    let listed = corpus.documents.iter().zip(counts);
    listed.map(|(document, counts)| told(corpus, document, counts)).collect()
}

fn told(corpus: &Corpus, document: &Document, [errors, warnings, notes]: [usize; 3]) -> Value {
    let named = document.applies_to.iter().map(|name| {
        let found = corpus.organisation.find(name).map(|unit| corpus.organisation.unit(unit).id.clone());
        found.unwrap_or_else(|| name.clone())
    });
    let status = document.root.get("status").and_then(|entry| entry.value.text()).map(str::trim);
    json!({
        "väg": corpus.source(document.source).path,
        "del": document.part,
        "typ": document.kind.name.0,
        "id": document.id,
        "titel": document.title,
        "status": status,
        "enheter": named.collect::<Vec<_>>(),
        "fynd": { "brist": errors, "bör": warnings, "tips": notes },
    })
}
