//! The overview: counts for each act and chapter and for each enhet, and the worst findings.

use std::collections::BTreeMap;

use super::gap::{Filter, UnitGaps};
use super::order::{Sort, rank, sort};
use super::unit_count::UnitCount;
use crate::finding::{Outcome, Severity};
use crate::report::{AssessmentRow, Report, Reported};

/// The numbers of requirements by outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Satisfied.
    pub shown: usize,
    /// Violated.
    pub missing: usize,
    /// Those of the violated whose severity is bör or tips.
    pub advised: usize,
    /// Undetermined.
    pub undetermined: usize,
    /// Violated and waived.
    pub waived: usize,
}

impl Counts {
    /// Adds other counts.
    pub fn join(&mut self, other: Self) {
        self.shown += other.shown;
        self.missing += other.missing;
        self.advised += other.advised;
        self.undetermined += other.undetermined;
        self.waived += other.waived;
    }

    /// Counts an outcome of a requirement with a severity.
    pub fn add(&mut self, outcome: Outcome, severity: Severity) {
        if outcome == Outcome::Violated && severity < Severity::Error {
            self.advised += 1;
        }
        match outcome {
            Outcome::Satisfied => self.shown += 1,
            Outcome::Violated => self.missing += 1,
            Outcome::Undetermined => self.undetermined += 1,
            Outcome::Waived => self.waived += 1,
            Outcome::NotApplicable => {}
        }
    }

    /// The number of violated requirements whose severity is brist.
    #[must_use]
    pub fn grave(&self) -> usize {
        self.missing - self.advised
    }

    /// The number of requirements that apply.
    #[must_use]
    pub fn asked(&self) -> usize {
        self.shown + self.missing + self.undetermined + self.waived
    }
}

/// The counts of assessments for each act and chapter, in the order of the acts.
#[must_use]
pub fn by_chapter(report: &Report) -> Vec<(String, Counts)> {
    by_chapter_of(report, &Filter::default())
}

/// The counts of the assessments that a filter takes, for each act and chapter.
#[must_use]
pub fn by_chapter_of(report: &Report, filter: &Filter) -> Vec<(String, Counts)> {
    let mut counts: BTreeMap<String, Counts> = BTreeMap::new();
    let is_taken = |row: &&AssessmentRow| {
        filter.is_empty()
            || (filter.asks(report, row.requirement) && filter.only.is_none_or(|only| row.outcome == only))
    };
    for row in report.assessments.iter().filter(is_taken) {
        let requirement = &report.requirements[row.requirement];
        counts.entry(requirement.citation.chapter()).or_default().add(row.outcome, requirement.severity);
    }
    counts.into_iter().filter(|(_, counts)| counts.asked() > 0).collect()
}

/// The numbers of an enhet: of the findings about it, and of the requirements by outcome.
#[derive(Debug)]
pub struct UnitNumbers<'gaps> {
    /// The id; empty where no enhet is described.
    pub id: &'gaps str,
    /// The name.
    pub name: &'gaps str,
    /// What was found about it.
    pub findings: UnitCount,
    /// The requirements on it and on documents that apply to it.
    pub requirements: Counts,
}

impl UnitNumbers<'_> {
    /// The numbers in the order of the tables: brister, those of them from above, bör and tips, then what could not be
    /// determined, and the requirements that are waived and without gaps.
    #[must_use]
    pub fn columns(&self) -> [usize; 6] {
        let (findings, requirements) = (self.findings, self.requirements);
        let lighter = findings.warnings + findings.notes;
        [findings.errors, findings.above, lighter, findings.undetermined, requirements.waived, requirements.shown]
    }
}

/// The numbers of each enhet.
#[must_use]
pub fn by_unit<'gaps>(gaps: &'gaps [UnitGaps<'_>]) -> Vec<UnitNumbers<'gaps>> {
    let of = |unit_gaps: &'gaps UnitGaps<'_>| {
        let mut requirements = Counts::default();
        unit_gaps.rows.iter().for_each(|row| requirements.add(row.outcome, row.severity));
        let (id, name) = unit_gaps.unit.map_or(("", "vårdgivaren"), |unit| (unit.id.as_str(), unit.name.as_str()));
        UnitNumbers { id, name, findings: unit_gaps.counts, requirements }
    };
    gaps.iter().map(of).collect()
}

/// The worst findings that count, in the one order; slips of form are not among them.
#[must_use]
pub fn worst(report: &Report, most: usize) -> Vec<&Reported> {
    worst_of(report, &Filter::default(), most)
}

/// The worst findings that count and that a filter takes.
#[must_use]
pub fn worst_of<'report>(report: &'report Report, filter: &Filter, most: usize) -> Vec<&'report Reported> {
    let is_work = |one: &&Reported| sort(&one.finding) != Sort::Slip && filter.takes(report, one);
    let mut counted: Vec<&Reported> = report.counted().filter(is_work).collect();
    counted.sort_by_cached_key(|one| rank(report, one));
    counted.truncate(most);
    counted
}

/// All findings that count, in the one order; slips of form are the last.
#[must_use]
pub fn ranked(report: &Report) -> Vec<&Reported> {
    let mut counted: Vec<&Reported> = report.counted().collect();
    counted.sort_by_cached_key(|one| rank(report, one));
    counted
}

/// The worst finding of an enhet that counts.
#[must_use]
pub fn worst_of_unit<'report>(report: &'report Report, gaps: &UnitGaps<'_>) -> Option<&'report Reported> {
    let numbers = gaps.rows.iter().flat_map(|row| &row.findings);
    let counted = numbers.map(|number| &report.findings[*number]).filter(|one| one.counts());
    // A finding that the enhet can mend itself comes before one on an inherited document.
    let is_inherited = |one: &Reported| gaps.unit.is_some_and(|unit| !one.finding.units.contains(&unit.id));
    counted.min_by_key(|one| (std::cmp::Reverse(one.finding.severity), is_inherited(one), rank(report, one)))
}
