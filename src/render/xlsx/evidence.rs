//! Underlag: the documents that answer each requirement for each enhet, with version, decision and file.
//!
//! It is long and looked up in: it stands last, and is not printed.

use std::collections::BTreeSet;

use super::cell::Cell;
use super::sheet::{Column, Part, Sheet};
use super::unit_names::Names;
use crate::render::shared_words::outcome;
use crate::report::{AssessmentRow, EvidenceRow, Report};

/// The name of the sheet.
pub const NAME: &str = "Underlag";

/// The sheet `Underlag`.
pub fn sheet(report: &Report, names: &Names<'_>) -> Sheet {
    let shown = [
        ("Krav", 36),
        ("Lagrum", 22),
        ("Utfall", 14),
        ("Enhet", 24),
        ("Dokument", 34),
        ("Version", 10),
        ("Status", 14),
        ("Fastställd", 12),
        ("Ansvarig", 22),
        ("Egen eller via", 20),
        ("Fil", 38),
    ];
    let aside = [("Enhets-id", 16), ("Dokument-id", 22), ("Ansvarig-id", 22), ("Regel", 30)];
    let evidence = report.assessments.iter().flat_map(|row| row.evidence.iter().map(move |one| (row, one)));
    // A document may answer one requirement in many of its parts; it is listed once.
    let mut seen = BTreeSet::new();
    let evidence = evidence.filter(|(row, one)| {
        let from = (&one.at, &one.inherited_from);
        seen.insert((row.requirement, &row.units, row.outcome, from))
    });
    Sheet {
        name: NAME,
        columns: Column::row(&shown, &aside),
        rows: evidence.map(|(assessed, one)| row(report, names, (assessed, one))).collect(),
        frozen: 1,
        last_printed: Some(10),
        coloured: Some((2, 2)),
        empty: "Inget dokument svarar mot något av kraven på enheterna.",
        closing: None,
        part: Part::Register,
    }
}

fn row(report: &Report, names: &Names<'_>, (assessed, evidence): (&AssessmentRow, &EvidenceRow)) -> Vec<Cell> {
    let requirement = &report.requirements[assessed.requirement];
    let document = names.row(&evidence.at.path, &evidence.at.reference);
    let roles: Vec<String> = document.and_then(|row| row.owner.clone()).into_iter().collect();
    let via = evidence.inherited_from.as_ref().map_or_else(|| "egen".to_owned(), |name| format!("via {name}"));
    vec![
        Cell::text(requirement.title.as_str()),
        Cell::text(requirement.citation.to_string()),
        Cell::text(outcome(assessed.outcome, requirement.severity)),
        Cell::text(names.units(&assessed.units)),
        Cell::text(names.document(&evidence.at.path, &evidence.at.reference)),
        Cell::maybe(document.and_then(|row| row.version.as_ref())),
        Cell::maybe(document.and_then(|row| row.status.as_ref())),
        Cell::day(document.and_then(|row| row.decided.as_ref())),
        Cell::text(names.roles(&roles)),
        Cell::text(via),
        names.file(&evidence.at.path, document.map_or(1, |row| row.line)),
        names.unit_ids(&assessed.units),
        Cell::text(evidence.at.reference.id.as_str()),
        names.role_ids(&roles),
        Cell::text(requirement.id.as_str()),
    ]
}
