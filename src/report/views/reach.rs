//! For which enheter a row counts: exactly those whose audit alone would show it.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::chain;
use super::exceptions::Exceptions;
use crate::catalogue::kind;
use crate::finding::{DocumentRef, Finding};
use crate::report::{AssessmentRow, Report};
use crate::rules::waivers;

/// The enheter that a row names, which decide for which enheter it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Named<'report> {
    units: &'report [String],
    /// True for what is asked of an enhet, which is asked of none below it.
    is_exact: bool,
    excepted: &'report [String],
}

/// A group of rows that count for an enhet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reached {
    /// The number of the group.
    pub group: usize,
    /// True if what the rows name stands above the enhet: it is decided there.
    pub is_above: bool,
}

/// The rows of a report in groups that name the same enheter, and the groups that count for each enhet.
#[derive(Debug)]
pub struct Reach<'report> {
    report: &'report Report,
    exceptions: Exceptions<'report>,
    numbers: HashMap<Named<'report>, usize>,
    by_unit: Vec<Vec<Reached>>,
}

impl<'report> Reach<'report> {
    /// The groups of a report.
    #[must_use]
    pub fn new(report: &'report Report) -> Self {
        let exceptions = Exceptions::of(report);
        let mut reach = Self { report, exceptions, numbers: HashMap::new(), by_unit: Vec::new() };
        let dossier = &report.dossier;
        let none: &[String] = &[];
        let of_units = report.units.iter().map(|unit| (std::slice::from_ref(&unit.id), true, none));
        let findings = report.findings.iter().map(|one| {
            let named = reach.named(&one.finding);
            (named.units, named.is_exact, named.excepted)
        });
        let assessments = report.assessments.iter().map(|row| {
            let named = reach.named_by(row);
            (named.units, named.is_exact, named.excepted)
        });
        let documents = dossier.documents.iter().map(|row| (row.units.as_slice(), false, row.excepted.as_slice()));
        let due = dossier.due.iter().map(|row| (row.units.as_slice(), &row.path, &row.document));
        let events = dossier.events.iter().map(|row| (row.units.as_slice(), &row.path, &row.document));
        let dated = due.chain(events).map(|(units, path, at)| (units, false, reach.exceptions.of_document(path, at)));
        let mut numbers = HashMap::new();
        for (units, is_exact, excepted) in of_units.chain(findings).chain(assessments).chain(documents).chain(dated) {
            let next = numbers.len();
            numbers.entry(Named { units, is_exact, excepted }).or_insert(next);
        }
        reach.numbers = numbers;
        reach.by_unit = by_unit(report, &reach.numbers);
        reach
    }

    fn named<'row>(&self, finding: &'row Finding) -> Named<'row>
    where
        'report: 'row,
    {
        let path = &self.report.source(finding).path;
        let excepted = finding.document.as_ref().map_or(&[][..], |at| self.exceptions.of_document(path, at));
        Named { units: &finding.units, is_exact: self.report.is_about_units(finding), excepted }
    }

    fn named_by<'row>(&self, row: &'row AssessmentRow) -> Named<'row>
    where
        'report: 'row,
    {
        let document = row.document.as_ref().filter(|_| row.unit.is_none());
        let excepted = document.map_or(&[][..], |at| self.exceptions.of_document(&at.path, &at.reference));
        Named { units: &row.units, is_exact: row.unit.is_some(), excepted }
    }

    /// The group of a finding; none if it belongs to the whole alone, such as a waiver that an enhet cannot judge.
    #[must_use]
    pub fn of_finding(&self, finding: &Finding) -> Option<usize> {
        let is_of_waivers = waivers::RULES.iter().any(|rule| rule.id == finding.rule.as_str());
        if is_of_waivers { None } else { self.number(self.named(finding)) }
    }

    /// The number of a group; none where no enhet is named.
    fn number(&self, named: Named<'_>) -> Option<usize> {
        if named.units.is_empty() { None } else { self.numbers.get(&named).copied() }
    }

    /// The group of an assessment.
    #[must_use]
    pub fn of_assessment(&self, row: &AssessmentRow) -> Option<usize> {
        self.number(self.named_by(row))
    }

    /// The group of a row about a document that names these enheter.
    #[must_use]
    pub fn of_document(&self, units: &[String], (path, document): (&str, &DocumentRef)) -> Option<usize> {
        let excepted = self.exceptions.of_document(path, document);
        // A date of an enhet itself, such as its yearly report, is of none below it.
        self.number(Named { units, is_exact: document.kind == kind::UNIT, excepted })
    }

    /// The group of what is about one enhet.
    #[must_use]
    pub fn of_unit(&self, unit: &str) -> Option<usize> {
        let id = unit.to_owned();
        self.number(Named { units: std::slice::from_ref(&id), is_exact: true, excepted: &[] })
    }

    /// The groups that count for the enhet with this number in the report.
    #[must_use]
    pub fn groups(&self, unit: usize) -> &[Reached] {
        &self.by_unit[unit]
    }

    /// The report.
    #[must_use]
    pub fn report(&self) -> &'report Report {
        self.report
    }

    /// The number of groups.
    #[must_use]
    pub fn count(&self) -> usize {
        self.numbers.len()
    }
}

/// The groups that count for each enhet, in the order of the report.
fn by_unit<'report>(report: &'report Report, numbers: &HashMap<Named<'report>, usize>) -> Vec<Vec<Reached>> {
    let at: HashMap<&str, usize> = report.units.iter().enumerate().map(|(at, unit)| (unit.id.as_str(), at)).collect();
    let up: Vec<Vec<usize>> = report
        .units
        .iter()
        .map(|unit| chain(report, &unit.id).filter_map(|above| at.get(above.id.as_str()).copied()).collect())
        .collect();
    let mut below = vec![Vec::new(); report.units.len()];
    for (unit, above) in up.iter().enumerate() {
        above.iter().for_each(|one| below[*one].push(unit));
    }
    let mut groups = vec![Vec::new(); report.units.len()];
    let mut sorted: Vec<(&Named<'_>, usize)> = numbers.iter().map(|(named, number)| (named, *number)).collect();
    sorted.sort_unstable_by_key(|(_, number)| *number);
    for (named, group) in sorted {
        let units = named.units.iter().filter_map(|id| at.get(id.as_str()).copied());
        let excepted: HashSet<usize> = named.excepted.iter().filter_map(|id| at.get(id.as_str()).copied()).collect();
        let (mut own, mut all) = (BTreeSet::new(), BTreeSet::new());
        for unit in units {
            own.extend(up[unit].iter().copied());
            if !named.is_exact {
                let asked = below[unit].iter().filter(|one| !up[**one].iter().any(|above| excepted.contains(above)));
                // What applies to an enhet is shown for those above it as well.
                all.extend(asked.flat_map(|one| up[*one].iter().copied().take_while(move |above| *above != unit)));
            }
        }
        all.extend(own.iter().copied());
        all.into_iter().for_each(|unit| groups[unit].push(Reached { group, is_above: !own.contains(&unit) }));
    }
    groups
}
