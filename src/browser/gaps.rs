//! What an enhet lacks, for the page to offer: "skriv den som saknas".

use serde_json::{Value, json};

use crate::catalogue::{Catalogue, kind};
use crate::finding::Outcome;
use crate::report::Report;

/// The requirements that an enhet lacks a document for, by requirement and enhet.
#[must_use]
pub fn of(catalogue: &Catalogue, report: &Report) -> Vec<Value> {
    let missing = report.assessments.iter().filter(|row| row.outcome == Outcome::Violated && row.unit.is_some());
    missing
        .filter_map(|row| {
            let requirement = &report.requirements[row.requirement];
            let unit = row.unit.as_deref()?;
            let name = report.unit(unit).map_or(unit, |found| found.name.as_str());
            Some(json!({
                "krav": requirement.id,
                "rubrik": requirement.title,
                "lagrum": requirement.citation.to_string(),
                "enhet": unit,
                "enhetsnamn": name,
                "går_att_skriva": can_be_written(catalogue, &requirement.id),
            }))
        })
        .collect()
}

/// True if a new document may close the gap.
fn can_be_written(catalogue: &Catalogue, id: &str) -> bool {
    let requirement = catalogue.requirements.iter().find(|one| one.id == id);
    let exists = requirement.and_then(|one| one.exists.as_ref());
    exists.and_then(|exists| exists.kinds.first()).is_some_and(|first| first.0 != kind::UNIT)
}
