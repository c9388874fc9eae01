//! One page first: counts for each act and chapter and for each enhet, and the worst findings.

use std::collections::BTreeMap;

use super::gap::UnitGaps;
use crate::finding::{Outcome, Severity};
use crate::report::{Report, Reported, State};

/// How many requirements came to what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Nothing was found missing.
    pub shown: usize,
    /// Something is missing.
    pub missing: usize,
    /// Of these: what is no brist but bör or tips.
    pub advised: usize,
    /// It cannot be told.
    pub undetermined: usize,
    /// Something is missing and accepted.
    pub waived: usize,
}

impl Counts {
    /// Counts one more, of a demand as grave as this.
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

    /// How many are brister: law and good habit are told apart.
    #[must_use]
    pub fn grave(&self) -> usize {
        self.missing - self.advised
    }

    /// How many were asked.
    #[must_use]
    pub fn asked(&self) -> usize {
        self.shown + self.missing + self.undetermined + self.waived
    }
}

/// Counts of assessments for each act and chapter, in the order of the acts.
#[must_use]
pub fn by_chapter(report: &Report) -> Vec<(String, Counts)> {
    let mut counts: BTreeMap<String, Counts> = BTreeMap::new();
    for row in &report.assessments {
        let requirement = &report.requirements[row.requirement];
        let citation = &requirement.citation;
        let chapter = citation.place.find("kap.").map(|at| citation.place[..at + "kap.".len()].to_owned());
        let name = chapter.map_or_else(|| citation.act.clone(), |chapter| format!("{} {chapter}", citation.act));
        counts.entry(name).or_default().add(row.outcome, requirement.severity);
    }
    counts.into_iter().filter(|(_, counts)| counts.asked() > 0).collect()
}

/// Counts of requirements for each enhet.
#[must_use]
pub fn by_unit<'gaps>(gaps: &'gaps [UnitGaps<'_>]) -> Vec<(&'gaps str, &'gaps str, Counts)> {
    let of = |unit_gaps: &'gaps UnitGaps<'_>| {
        let mut counts = Counts::default();
        unit_gaps.rows.iter().for_each(|row| counts.add(row.outcome, row.severity));
        let (id, name) = unit_gaps.unit.map_or(("", "vårdgivaren"), |unit| (unit.id.as_str(), unit.name.as_str()));
        (id, name, counts)
    };
    gaps.iter().map(of).collect()
}

/// The gravest findings that count: law before advice, then by file and line.
#[must_use]
pub fn worst(report: &Report, most: usize) -> Vec<&Reported> {
    let mut counted: Vec<&Reported> = report.findings.iter().filter(|one| one.state != State::Waived).collect();
    counted.sort_by_key(|one| rank(one));
    counted.truncate(most);
    counted
}

/// The gravest finding of an enhet that counts.
#[must_use]
pub fn worst_of_unit<'report>(report: &'report Report, gaps: &UnitGaps<'_>) -> Option<&'report Reported> {
    let numbers = gaps.rows.iter().flat_map(|row| &row.findings);
    let counted = numbers.map(|number| &report.findings[*number]).filter(|one| one.state != State::Waived);
    // What the enhet can mend itself comes before what is decided above it.
    let is_inherited = |one: &Reported| gaps.unit.is_some_and(|unit| !one.finding.units.contains(&unit.id));
    counted.min_by_key(|one| (std::cmp::Reverse(one.finding.severity), is_inherited(one), rank(one)))
}

/// How far up a finding stands: the gravest first, and law before advice.
fn rank(reported: &Reported) -> (std::cmp::Reverse<Severity>, u8) {
    let rank = match reported.finding.citation.as_ref().map(|citation| citation.strength.as_str()) {
        Some("lag") => 0,
        Some("föreskrift") => 1,
        Some(_) => 3,
        None => 2,
    };
    (std::cmp::Reverse(reported.finding.severity), rank)
}
