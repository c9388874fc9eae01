//! Investigations as checklists: the outcome of each requirement, patient information, days to the report.

use std::collections::BTreeMap;

use super::texts;
use crate::catalogue::kind;
use crate::corpus::{Document, DocumentId};
use crate::finding::Outcome;
use crate::report::dossier::{EventRow, PointRow};
use crate::rules::requirements::{Assessment, Context};
use crate::text::date;

/// The investigations, by path and place.
pub fn gather(context: &Context<'_>, assessments: &[Assessment]) -> Vec<EventRow> {
    let mut points: BTreeMap<DocumentId, BTreeMap<usize, Outcome>> = BTreeMap::new();
    let is_event = |document: &DocumentId| context.corpus.document(*document).kind.is(kind::INVESTIGATION);
    for assessment in assessments {
        if let Some(document) = assessment.document.filter(is_event) {
            let worst = points.entry(document).or_default().entry(assessment.requirement).or_insert(assessment.outcome);
            *worst = (*worst).max(assessment.outcome);
        }
    }
    let investigations = context.corpus.numbered().filter(|(id, document)| {
        document.kind.is(kind::INVESTIGATION) && !document.is_put_away() && context.concerns_document(*id)
    });
    investigations.map(|(id, document)| event(context, id, document, points.remove(&id).unwrap_or_default())).collect()
}

fn event(context: &Context<'_>, id: DocumentId, document: &Document, points: BTreeMap<usize, Outcome>) -> EventRow {
    EventRow {
        document: document.reference(),
        path: context.corpus.source(document.source).path.clone(),
        title: document.title.clone(),
        about: texts(&document.root, "gäller").join(", "),
        points: points.into_iter().map(|(requirement, outcome)| PointRow { requirement, outcome }).collect(),
        patient_informed: informed(document),
        days_to_report: days_to_report(document),
        units: context.unit_ids(id),
    }
}

fn informed(document: &Document) -> Option<String> {
    let told = &document.root.get("information_till_patient").filter(|entry| !entry.value.is_unfilled())?.value;
    let when = texts(told, "datum").into_iter().next();
    let is_told = texts(told, "informerad").into_iter().next().or_else(|| told.text().map(str::to_owned));
    match is_told.as_deref().map(str::to_lowercase).as_deref() {
        Some("true" | "ja") | None => Some(when.unwrap_or_else(|| "ja, utan datum".to_owned())),
        Some("false" | "nej") => Some("nej".to_owned()),
        Some(other) => Some(other.to_owned()),
    }
}

fn days_to_report(document: &Document) -> Option<i32> {
    let of = |map: &str, key: &str| {
        let map = &document.root.get(map)?.value;
        date::read(texts(map, key).first()?)
    };
    let happened = of("tidpunkter", "inträffade")?;
    let reported = of("lex_maria", "anmäld")?;
    Some((reported.till - happened.from).get_days())
}
