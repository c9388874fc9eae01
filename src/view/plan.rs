//! A plan to fill in: each gap with what to do and who answers for it; when and by whom it is followed up is left open.

use crate::finding::Severity;
use crate::report::{Report, Reported, State};

/// A row of the plan.
#[derive(Debug)]
pub struct PlanRow<'report> {
    /// The finding.
    pub reported: &'report Reported,
    /// Where it is: the enhet or the document.
    pub subject: String,
    /// The role that answers for the document or the enhet, where it is known.
    pub responsible: Option<String>,
}

/// The gaps that call for a measure, the gravest first.
#[must_use]
pub fn plan(report: &Report) -> Vec<PlanRow<'_>> {
    let is_gap = |one: &&Reported| one.state != State::Waived && one.finding.severity > Severity::Note;
    let mut rows: Vec<PlanRow<'_>> = report.findings.iter().filter(is_gap).map(|one| row(report, one)).collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.reported.finding.severity));
    rows
}

fn row<'report>(report: &'report Report, reported: &'report Reported) -> PlanRow<'report> {
    let finding = &reported.finding;
    let document = finding.document.as_ref();
    let unit = document.filter(|document| document.kind == "enhet").and_then(|_| finding.units.first());
    let described = unit.and_then(|id| report.units.iter().find(|row| row.id == *id));
    let evidence = document.and_then(|document| report.dossier.documents.iter().find(|row| row.reference == *document));
    PlanRow {
        reported,
        subject: match (described, document) {
            (Some(unit), _) => unit.name.clone(),
            (None, Some(document)) if !document.id.is_empty() => document.id.clone(),
            (None, _) => report.source(finding).path.clone(),
        },
        responsible: described.and_then(|unit| unit.manager.clone()).or_else(|| evidence?.owner.clone()),
    }
}
