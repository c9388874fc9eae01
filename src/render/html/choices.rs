//! What a reader can choose: the whole, or one enhet with all below it, each with its findings and numbers.

use std::collections::{BTreeMap, BTreeSet};

use super::lookup::Lookup;
use crate::finding::Severity;
use crate::report::views::chain;
use crate::report::views::choice_numbers::Numbers;
use crate::report::views::overview::Counts;
use crate::report::{Report, Reported};

/// The whole, or one enhet with all below it.
pub struct Choice<'report> {
    /// The id of the enhet; none for the whole.
    pub id: Option<&'report str>,
    /// The section of the enhet, if it has one.
    pub part: Option<usize>,
    pub numbers: Numbers,
    /// The findings that count, by index.
    pub findings: Vec<usize>,
    /// The names of the enheter above that own some of its brister.
    pub owners: Vec<String>,
    /// The assessments of each act and chapter.
    pub chapters: BTreeMap<String, Counts>,
}

/// The findings and assessments of a report by the group of enheter for which they count.
pub struct Choices<'lookup, 'report> {
    lookup: &'lookup Lookup<'report>,
    findings: Vec<Vec<usize>>,
    chapters: Vec<BTreeMap<String, Counts>>,
}

impl<'lookup, 'report> Choices<'lookup, 'report> {
    /// What can be chosen in a report.
    pub fn new(lookup: &'lookup Lookup<'report>) -> Self {
        let groups = lookup.reach.count();
        let mut choices = Self { lookup, findings: vec![Vec::new(); groups], chapters: vec![BTreeMap::new(); groups] };
        for number in wanted(lookup) {
            if let Some(group) = lookup.reach.of_finding(&lookup.report.findings[number].finding) {
                choices.findings[group].push(number);
            }
        }
        for row in &lookup.report.assessments {
            if let Some(group) = lookup.reach.of_assessment(row) {
                let requirement = &lookup.report.requirements[row.requirement];
                let counts = choices.chapters[group].entry(requirement.citation.chapter()).or_default();
                counts.add(row.outcome, requirement.severity);
            }
        }
        choices
    }

    /// The whole.
    pub fn whole(&self) -> Choice<'report> {
        let lookup = self.lookup;
        let report = lookup.report;
        let findings: Vec<usize> = wanted(lookup).collect();
        let shown = report.findings.iter().filter(|one| lookup.takes(one));
        let mut chapters: BTreeMap<String, Counts> = BTreeMap::new();
        for row in &report.assessments {
            let requirement = &report.requirements[row.requirement];
            chapters.entry(requirement.citation.chapter()).or_default().add(row.outcome, requirement.severity);
        }
        Choice {
            id: None,
            part: None,
            numbers: Numbers::of(shown, report.assessments.iter()),
            findings,
            owners: Vec::new(),
            chapters,
        }
    }

    /// The enhet with this index in the report, with all below it.
    pub fn of_unit(&self, unit: usize) -> Choice<'report> {
        let lookup = self.lookup;
        let id = lookup.report.units[unit].id.as_str();
        let groups = lookup.reach.groups(unit);
        let mut chapters: BTreeMap<String, Counts> = BTreeMap::new();
        for (name, counts) in groups.iter().flat_map(|reached| &self.chapters[reached.group]) {
            chapters.entry(name.clone()).or_default().join(*counts);
        }
        let mut findings: Vec<usize> =
            groups.iter().flat_map(|reached| &self.findings[reached.group]).copied().collect();
        findings.sort_unstable();
        let above = groups.iter().filter(|reached| reached.is_above);
        let above: BTreeSet<usize> = above.flat_map(|reached| &self.findings[reached.group]).copied().collect();
        Choice {
            id: Some(id),
            part: lookup.part(id),
            numbers: lookup.numbers[unit],
            findings,
            owners: owners(lookup, id, &above),
            chapters,
        }
    }
}

/// The findings that count and pass the filter of the page, by index.
fn wanted<'lookup>(lookup: &'lookup Lookup<'_>) -> impl Iterator<Item = usize> + 'lookup {
    let findings = lookup.report.findings.iter().enumerate();
    findings.filter(|(_, one)| one.counts() && lookup.takes(one)).map(|(number, _)| number)
}

/// The names of the enheter above one that own these findings, the nearest first.
fn owners(lookup: &Lookup<'_>, id: &str, findings: &BTreeSet<usize>) -> Vec<String> {
    let report: &Report = lookup.report;
    let grave = findings.iter().map(|number| &report.findings[*number]);
    let grave: Vec<&Reported> = grave.filter(|one| one.finding.severity == Severity::Error).collect();
    let above = report.unit(id).map(|unit| chain(report, &unit.id).skip(1));
    let owns = |unit: &str| grave.iter().any(|one| one.finding.units.iter().any(|named| named == unit));
    above.into_iter().flatten().filter(|unit| owns(&unit.id)).map(|unit| lookup.unit_name(&unit.id)).collect()
}
