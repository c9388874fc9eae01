//! The register of all documents.

use std::collections::BTreeMap;

use super::choice::Chosen;
use super::gap::Filter;
use crate::corpus::Stage;
use crate::report::Report;
use crate::report::dossier::DocumentRow;
use crate::text::swedish;

/// The documents by kind, title and id, in Swedish order.
#[must_use]
pub fn register<'report>(report: &'report Report, filter: &Filter) -> Vec<&'report DocumentRow> {
    let chosen = Chosen::of(report, filter);
    let mut rows: Vec<&DocumentRow> = report.dossier.documents.iter().filter(|row| chosen.holds(row)).collect();
    rows.sort_by_cached_key(|row| {
        let at = (&row.path, row.line);
        (swedish(&row.reference.kind), swedish(&row.title), swedish(&row.reference.id), at)
    });
    rows
}

/// The numbers of documents of one kind.
#[derive(Debug)]
pub struct KindNumbers<'report> {
    /// The kind.
    pub kind: &'report str,
    /// All of them.
    pub all: usize,
    /// The number in each stage that has any.
    pub stages: Vec<(Stage, usize)>,
}

/// The numbers of documents of each kind.
#[must_use]
pub fn by_kind<'report>(rows: &[&'report DocumentRow]) -> Vec<KindNumbers<'report>> {
    let mut counts: BTreeMap<&str, BTreeMap<Stage, usize>> = BTreeMap::new();
    for row in rows {
        *counts.entry(&row.reference.kind).or_default().entry(row.stage).or_default() += 1;
    }
    let numbers = counts.into_iter().map(|(kind, stages)| KindNumbers {
        kind,
        all: stages.values().sum(),
        stages: stages.into_iter().collect(),
    });
    let mut numbers: Vec<KindNumbers<'_>> = numbers.collect();
    numbers.sort_by_cached_key(|one| swedish(one.kind));
    numbers
}

/// The number of documents in each stage that has any.
#[must_use]
pub fn by_stage(rows: &[&DocumentRow]) -> Vec<(Stage, usize)> {
    let of = |stage: Stage| (stage, rows.iter().filter(|row| row.stage == stage).count());
    Stage::ALL.into_iter().map(of).filter(|(_, number)| *number > 0).collect()
}
