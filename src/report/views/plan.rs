//! A plan of measures to fill in: each gap with its advice and the responsible role; the follow-up is left open.

use std::collections::HashMap;

use crate::catalogue::kind;
use crate::finding::{DocumentRef, Severity};
use crate::report::dossier::DocumentRow;
use crate::report::{Report, Reported, UnitRow};

/// A row of the plan.
#[derive(Debug)]
pub struct PlanRow<'report> {
    /// The finding.
    pub reported: &'report Reported,
    /// The enhet or the document.
    pub subject: String,
    /// The role that is responsible for the document or the enhet, if known.
    pub responsible: Option<String>,
}

/// The gaps that need a measure, the highest severity first.
#[must_use]
pub fn plan(report: &Report) -> Vec<PlanRow<'_>> {
    let is_gap = |one: &&Reported| one.finding.severity > Severity::Note;
    let owners = Owners::new(report);
    let mut rows: Vec<PlanRow<'_>> = report.counted().filter(is_gap).map(|one| owners.row(one)).collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.reported.finding.severity));
    rows
}

/// The roles that are responsible for findings.
#[derive(Debug)]
pub struct Owners<'report> {
    report: &'report Report,
    units: HashMap<&'report str, &'report UnitRow>,
    documents: HashMap<&'report DocumentRef, &'report DocumentRow>,
}

impl<'report> Owners<'report> {
    /// The owners in a report.
    #[must_use]
    pub fn new(report: &'report Report) -> Self {
        // In reverse order, so that the first of two documents with the same id is kept.
        let documents = report.dossier.documents.iter().rev().map(|row| (&row.reference, row)).collect();
        Self { report, units: report.units.iter().map(|row| (row.id.as_str(), row)).collect(), documents }
    }

    /// A finding with its subject and the responsible role.
    #[must_use]
    pub fn row(&self, reported: &'report Reported) -> PlanRow<'report> {
        let finding = &reported.finding;
        let document = finding.document.as_ref();
        let unit = document.filter(|document| document.kind == kind::UNIT).and_then(|_| finding.units.first());
        let described = unit.and_then(|id| self.units.get(id.as_str()));
        let evidence = document.and_then(|document| self.documents.get(document));
        PlanRow {
            reported,
            subject: match (described, document) {
                (Some(unit), _) => unit.name.clone(),
                (None, Some(document)) if !document.id.is_empty() => document.id.clone(),
                (None, _) => self.report.source(finding).path.clone(),
            },
            responsible: described
                .and_then(|unit| unit.manager.clone())
                .or_else(|| evidence?.owner.clone())
                .or_else(|| self.manager(&finding.units)),
        }
    }

    /// The manager of the only enhet that a finding names, for a document that names no role.
    fn manager(&self, units: &[String]) -> Option<String> {
        let [only] = units else { return None };
        self.units.get(only.as_str())?.manager.clone()
    }
}
