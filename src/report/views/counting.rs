//! The numbers of findings about each enhet in the gap analysis: all of them, or those of the rows that a filter asks for.

use std::collections::HashMap;

use super::descent::{Descent, Step};
use super::exceptions::Exceptions;
use super::tally::Tally;
use super::unit_count::UnitCount;
use super::unit_counts::unit_counts;
use crate::finding::Outcome;
use crate::report::Report;

/// The numbers where a walk down the organisation stands.
#[derive(Debug)]
pub struct Counting<'report, 'view> {
    report: &'report Report,
    of: Of<'report, 'view>,
}

/// What is counted.
#[derive(Debug)]
enum Of<'report, 'view> {
    /// All findings about each enhet.
    All(HashMap<&'report str, UnitCount>),
    /// The findings of some rows: those of documents that name at most one enhet and except none, by rule and enhet, and the
    /// others.
    Rows(HashMap<(&'report str, &'report str), UnitCount>, Box<Tally<'report, 'view, &'report str>>),
}

impl<'report, 'view> Counting<'report, 'view> {
    /// The numbers of all findings.
    #[must_use]
    pub fn all(report: &'report Report) -> Self {
        let units = report.units.iter().map(|unit| unit.id.as_str());
        Self { report, of: Of::All(units.zip(unit_counts(report)).collect()) }
    }

    /// The numbers of the findings of some rows.
    #[must_use]
    pub fn of_rows(report: &'report Report, exceptions: &'view Exceptions<'report>) -> Self {
        let mut tally = Tally::new(report, exceptions);
        let mut single: HashMap<(&str, &str), UnitCount> = HashMap::new();
        for reported in report.counted() {
            let rule = reported.finding.rule.as_str();
            if !tally.add(reported, rule) {
                let unit = reported.finding.units.first().map_or("", String::as_str);
                single.entry((rule, unit)).or_default().add(reported.finding.severity);
            }
        }
        for row in report.assessments.iter().filter(|row| row.outcome == Outcome::Undetermined) {
            let rule = report.requirements[row.requirement].id.as_str();
            if row.unit.is_some() || !tally.add_row(row, rule) {
                let unit = row.units.first().map_or("", String::as_str);
                single.entry((rule, unit)).or_default().undetermined += 1;
            }
        }
        // What names no enhet applies to all.
        tally.down("");
        Self { report, of: Of::Rows(single, Box::new(tally)) }
    }

    /// Takes a step of the walk.
    pub fn step(&mut self, step: Step<'report>) {
        if let Of::Rows(_, tally) = &mut self.of {
            tally.step(step);
        }
    }

    /// The numbers of the enhet where the walk stands, whose rows are of these requirements.
    #[must_use]
    pub fn of_unit(
        &self,
        descent: &Descent<'report, '_>,
        unit: &str,
        requirements: impl Iterator<Item = usize>,
    ) -> UnitCount {
        let (single, tally) = match &self.of {
            Of::All(counts) => return counts.get(unit).copied().unwrap_or_default(),
            Of::Rows(single, tally) => (single, tally),
        };
        let mut count = UnitCount::default();
        for requirement in requirements.map(|number| &self.report.requirements[number]) {
            let rule = requirement.id.as_str();
            let of = |unit: &str| single.get(&(rule, unit)).copied().unwrap_or_default();
            count.join(of(unit));
            if !requirement.is_of_units {
                descent.above().into_iter().for_each(|above| count.inherit(of(above)));
                let mut own = tally.applying(rule);
                let inherited = tally.inherited(unit, rule);
                own.part(inherited);
                count.join(own);
                count.inherit(inherited);
            }
        }
        count
    }
}
