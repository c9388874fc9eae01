//! A plan of measures to fill in: each gap with its advice and the responsible role; the follow-up is left open.

use std::collections::HashMap;

use super::gap::Filter;
use super::order::{Sort, rank, sort};
use super::overview::worst_of;
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

/// The gaps that need a measure, the worst first; slips of form are not among them.
#[must_use]
pub fn plan(report: &Report) -> Vec<PlanRow<'_>> {
    plan_of(report, &Filter::default())
}

/// The gaps that need a measure and that a filter takes.
#[must_use]
pub fn plan_of<'report>(report: &'report Report, filter: &Filter) -> Vec<PlanRow<'report>> {
    let is_gap = |one: &&Reported| one.finding.severity > Severity::Note;
    let owners = Owners::new(report);
    let gaps = worst_of(report, filter, usize::MAX).into_iter().filter(is_gap);
    gaps.map(|one| owners.row(one)).collect()
}

/// The slips of form to put right in the files: no measure in the care, but some of them hide what cannot be told yet.
#[must_use]
pub fn to_mend(report: &Report) -> Vec<PlanRow<'_>> {
    let owners = Owners::new(report);
    let slips = report.counted().filter(|one| sort(&one.finding) == Sort::Slip);
    let mut slips: Vec<&Reported> = slips.collect();
    slips.sort_by_cached_key(|one| rank(report, one));
    slips.into_iter().map(|one| owners.row(one)).collect()
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
