//! A report limited to areas: the documents of those areas, what was found in them, and what is asked of enheter about them.
//!
//! Records of the work stay, whatever their areas: a record that is left out would look like one that is not there.

use std::collections::HashSet;

use super::Report;
use super::dossier::{DocumentRow, Dossier};
use super::quality_work::Records;
use crate::catalogue::kind;
use crate::finding::DocumentRef;

/// Limits a report to records and to the documents that name one of these areas. Of the requirements on enheter those stay
/// that `asks` says are about one of them.
pub fn to_areas(report: &mut Report, areas: &[String], asks: impl Fn(&str) -> bool) {
    if areas.is_empty() {
        return;
    }
    let is_asked = |area: &String| areas.iter().any(|asked| asked.to_lowercase() == area.trim().to_lowercase());
    let is_kept = |row: &DocumentRow| row.is_record || row.areas.iter().any(is_asked);
    let kept: Vec<bool> = report.dossier.documents.iter().map(is_kept).collect();
    let rows = report.dossier.documents.iter().zip(&kept);
    let names: HashSet<(String, DocumentRef)> =
        rows.filter(|(_, is_kept)| **is_kept).map(|(row, _)| (row.path.clone(), row.reference.clone())).collect();
    let holds = |path: &str, document: &DocumentRef| names.contains(&(path.to_owned(), document.clone()));
    let sources = std::sync::Arc::clone(&report.sources);
    let findings = std::mem::take(&mut report.findings);
    report.findings = findings
        .into_iter()
        .filter(|reported| {
            let finding = &reported.finding;
            let path = &sources[finding.place.source.0 as usize].path;
            match &finding.document {
                Some(document) if document.kind != kind::UNIT => holds(path, document),
                Some(_) | None => asks(finding.rule.as_str()),
            }
        })
        .collect();
    let requirements = &report.requirements;
    report.assessments.retain(|row| match (&row.document, &row.unit) {
        (Some(at), None) => holds(&at.path, &at.reference),
        _ => asks(&requirements[row.requirement].id),
    });
    report.documents = names.len();
    report.asked.areas = areas.to_vec();
    let dossier = std::mem::take(&mut report.dossier);
    report.dossier = limited(dossier, &kept, holds);
}

fn limited(dossier: Dossier, kept: &[bool], holds: impl Fn(&str, &DocumentRef) -> bool) -> Dossier {
    let Dossier { documents, mut due, mut processes, mut events, records, roles, .. } = dossier;
    let mut numbers = vec![None; kept.len()];
    let held = kept.iter().enumerate().filter(|(_, is_kept)| **is_kept);
    for (new, (number, _)) in held.enumerate() {
        numbers[number] = Some(new);
    }
    let documents = documents.into_iter().zip(kept).filter(|(_, is_kept)| **is_kept).map(|(row, _)| row).collect();
    due.retain(|row| holds(&row.path, &row.document));
    processes.retain(|row| holds(&row.path, &row.document));
    events.retain(|row| holds(&row.path, &row.document));
    let mut limited = Dossier::new((documents, due), (processes, events)).with_roles(roles);
    limited.records = renumbered(records, &numbers);
    limited
}

/// The records of documents that have a new number.
fn renumbered(records: Records, numbers: &[Option<usize>]) -> Records {
    fn rows<Row>(rows: Vec<Row>, numbers: &[Option<usize>], document: impl Fn(&mut Row) -> &mut usize) -> Vec<Row> {
        let renumber = |mut row: Row| {
            let number = document(&mut row);
            *number = numbers[*number]?;
            Some(row)
        };
        rows.into_iter().filter_map(renumber).collect()
    }
    Records {
        self_checks: rows(records.self_checks, numbers, |row| &mut row.document),
        deviations: rows(records.deviations, numbers, |row| &mut row.document),
        roles: rows(records.roles, numbers, |row| &mut row.document),
        demands: rows(records.demands, numbers, |row| &mut row.document),
    }
}
