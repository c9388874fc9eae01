//! The numbers of what was found act by act, of the whole report and about each enhet.

use std::collections::BTreeMap;

use super::unit_count::UnitCount;
use super::unit_counts::{Columns, counts_by};
use crate::finding::{Citation, Finding};
use crate::report::{AssessmentRow, Report};

/// The numbers of an act: findings that cite it, and assessments of its requirements.
#[derive(Debug, Clone)]
pub struct ActCount<'acts> {
    /// The act as it is cited, with the mark of an own requirement; none for findings that cite no law.
    pub act: Option<&'acts str>,
    /// The numbers.
    pub count: UnitCount,
}

/// The numbers of every act, in the order of the acts and last what cites no law.
#[derive(Debug)]
pub struct ActCounts {
    acts: Vec<Option<String>>,
    whole: Vec<UnitCount>,
    by_unit: Vec<Vec<UnitCount>>,
}

impl ActCounts {
    /// The numbers of a report.
    #[must_use]
    pub fn of(report: &Report) -> Self {
        let cited = report.counted().filter_map(|one| one.finding.citation.as_ref());
        let asked = report.requirements.iter().map(|row| &row.citation);
        let mut columns: BTreeMap<String, usize> =
            cited.chain(asked).map(|citation| (citation.marked_act(), 0)).collect();
        columns.values_mut().enumerate().for_each(|(number, column)| *column = number);
        let without = columns.len();
        let column = |citation: &Citation| columns.get(&citation.marked_act()).copied().unwrap_or(without);
        let of_requirement: Vec<usize> = report.requirements.iter().map(|row| column(&row.citation)).collect();
        let of_finding = |finding: &Finding| finding.citation.as_ref().map_or(without, column);
        let of_row = |row: &AssessmentRow| of_requirement[row.requirement];
        let mut whole = vec![UnitCount::default(); without + 1];
        report.counted().for_each(|one| whole[of_finding(&one.finding)].add(one.finding.severity));
        report.assessments.iter().for_each(|row| whole[of_row(row)].assess(row.outcome));
        let by_unit = counts_by(
            report,
            Columns { many: without + 1, of_finding, of_row: |row: &AssessmentRow| Some(of_row(row)) },
        );
        let acts = columns.into_keys().map(Some).chain([None]).collect();
        Self { acts, whole, by_unit }
    }

    /// The acts of the whole report that anything is asked or found by.
    pub fn whole(&self) -> impl Iterator<Item = ActCount<'_>> {
        self.told(&self.whole)
    }

    /// The acts that anything is asked or found by of the enhet with this number in the report.
    pub fn of_unit(&self, unit: usize) -> impl Iterator<Item = ActCount<'_>> {
        self.told(self.by_unit.get(unit).map_or(&[], Vec::as_slice))
    }

    fn told<'acts>(&'acts self, counts: &'acts [UnitCount]) -> impl Iterator<Item = ActCount<'acts>> {
        let both = self.acts.iter().zip(counts).filter(|(_, count)| !count.is_empty());
        both.map(|(act, count)| ActCount { act: act.as_deref(), count: *count })
    }
}
