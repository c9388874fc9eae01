//! What each enhet decides, ready to be gathered along the chain of an enhet below it.
//!
//! All that names an enhet is listed for it. Of what is decided above it only the first is, since documents × enheter would
//! grow with the square of a repository; the outcome and the numbers are those of the whole.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::exceptions::Exceptions;
use super::unit_counts::UnitCount;
use crate::finding::Outcome;
use crate::report::Report;

/// The most assessments of each outcome, and the most findings, that are listed of those decided at one enhet above.
const MOST_ABOVE: usize = 100;

/// What is listed for an enhet: the numbers in the report, and whether there is more.
#[derive(Debug, Default)]
pub struct Listed {
    /// The indices in the report, in order.
    pub numbers: Vec<usize>,
    /// True if more is decided above than is listed.
    pub has_more: bool,
}

/// What applies to every enhet below one alike, and what does not.
#[derive(Debug, Default)]
struct Inherited {
    /// The first of each sort.
    first: Vec<usize>,
    counted: HashMap<usize, usize>,
    has_more: bool,
    /// Those of documents that except an enhet.
    excepting: Vec<usize>,
}

impl Inherited {
    /// Adds the next one, of a sort.
    fn add(&mut self, number: usize, sort: usize) {
        let count = self.counted.entry(sort).or_default();
        *count += 1;
        if *count <= MOST_ABOVE {
            self.first.push(number);
        } else {
            self.has_more = true;
        }
    }
}

/// The assessments by the enheter they name, or by the empty string where they name none.
#[derive(Debug)]
pub struct Assessments<'report> {
    report: &'report Report,
    by_unit: HashMap<&'report str, BTreeMap<usize, OfRequirement>>,
}

/// The assessments of one requirement that name one enhet.
#[derive(Debug, Default)]
struct OfRequirement {
    own: Vec<usize>,
    inherited: Inherited,
    /// The worst outcome of what is inherited by all.
    worst: Option<Outcome>,
}

/// The assessments of one requirement for one enhet.
#[derive(Debug, Default)]
pub struct Gathered {
    /// Those that are listed.
    pub listed: Listed,
    /// The worst outcome of all of them.
    pub worst: Option<Outcome>,
}

impl<'report> Assessments<'report> {
    /// The assessments of a report.
    #[must_use]
    pub fn of(report: &'report Report, exceptions: &Exceptions<'report>) -> Self {
        let mut by_unit: HashMap<&str, BTreeMap<usize, OfRequirement>> = HashMap::new();
        for (number, row) in report.assessments.iter().enumerate() {
            let nobody = row.units.is_empty().then_some("");
            for unit in row.units.iter().map(String::as_str).chain(nobody) {
                let of_requirement = by_unit.entry(unit).or_default().entry(row.requirement).or_default();
                of_requirement.own.push(number);
                // What is asked of an enhet is asked of none below it.
                let Some(at) = row.document.as_ref().filter(|_| row.unit.is_none()) else { continue };
                if exceptions.has_of(at) {
                    of_requirement.inherited.excepting.push(number);
                } else {
                    of_requirement.inherited.add(number, row.outcome as usize);
                    of_requirement.worst = of_requirement.worst.max(Some(row.outcome));
                }
            }
        }
        Self { report, by_unit }
    }

    /// The assessments for an enhet of each requirement: those that name it, and those that name one of the others above.
    #[must_use]
    pub fn gathered(&self, exceptions: &Exceptions<'report>, unit: &str, above: &[&str]) -> BTreeMap<usize, Gathered> {
        let mut gathered: BTreeMap<usize, Gathered> = BTreeMap::new();
        let excepts = |number: &usize| {
            let row = &self.report.assessments[*number];
            row.unit.is_none() && row.document.as_ref().is_some_and(|at| exceptions.holds_of(self.report, at, unit))
        };
        for (requirement, of_requirement) in self.by_unit.get(unit).into_iter().flatten() {
            let own = of_requirement.own.iter().copied().filter(|number| !excepts(number));
            gathered.entry(*requirement).or_default().add(self.report, own);
        }
        for (requirement, of_requirement) in above.iter().filter_map(|id| self.by_unit.get(id)).flatten() {
            let inherited = &of_requirement.inherited;
            if inherited.first.is_empty() && inherited.excepting.is_empty() {
                continue;
            }
            let excepting = inherited.excepting.iter().copied().filter(|number| !excepts(number));
            let found: Vec<usize> = inherited.first.iter().copied().chain(excepting).collect();
            if !found.is_empty() {
                let row = gathered.entry(*requirement).or_default();
                row.add(self.report, found.into_iter());
                row.worst = row.worst.max(of_requirement.worst);
                row.listed.has_more |= inherited.has_more;
            }
        }
        gathered.retain(|_, row| !row.listed.numbers.is_empty());
        gathered.values_mut().for_each(|row| row.listed.sort());
        gathered
    }
}

impl Gathered {
    fn add(&mut self, report: &Report, numbers: impl Iterator<Item = usize>) {
        for number in numbers {
            let row = &report.assessments[number];
            self.worst = self.worst.max(Some(row.outcome));
            self.listed.has_more |= row.has_more;
            self.listed.numbers.push(number);
        }
    }
}

impl Listed {
    fn sort(&mut self) {
        self.numbers.sort_unstable();
        self.numbers.dedup();
    }
}

/// The findings by rule, and by rule and each enhet they name, or the empty string where they name none.
#[derive(Debug)]
pub struct Findings<'report> {
    report: &'report Report,
    by_rule: HashMap<&'report str, Vec<usize>>,
    by_unit: HashMap<(&'report str, &'report str), OfRule>,
}

/// The findings of one rule that name one enhet.
#[derive(Debug, Default)]
struct OfRule {
    own: Vec<usize>,
    inherited: Inherited,
    /// The numbers of those that count of documents that name only this enhet and except none.
    single: UnitCount,
    /// The other ones.
    several: Vec<usize>,
}

impl<'report> Findings<'report> {
    /// The findings of a report.
    #[must_use]
    pub fn of(report: &'report Report, exceptions: &Exceptions<'report>) -> Self {
        let mut findings = Self { report, by_rule: HashMap::new(), by_unit: HashMap::new() };
        for (number, reported) in report.findings.iter().enumerate() {
            let finding = &reported.finding;
            let rule = finding.rule.as_str();
            findings.by_rule.entry(rule).or_default().push(number);
            let nobody = finding.units.is_empty().then_some("");
            let excepts = exceptions.has(report, finding);
            for unit in finding.units.iter().map(String::as_str).chain(nobody) {
                let of_rule = findings.by_unit.entry((rule, unit)).or_default();
                of_rule.own.push(number);
                if excepts {
                    of_rule.inherited.excepting.push(number);
                } else {
                    of_rule.inherited.add(number, usize::from(reported.counts()));
                }
                if excepts || finding.units.len() > 1 {
                    of_rule.several.push(number);
                } else if reported.counts() {
                    of_rule.single.add(finding.severity);
                }
            }
        }
        findings
    }

    /// All findings of a rule.
    #[must_use]
    pub fn of_rule(&self, rule: &str) -> Listed {
        Listed { numbers: self.by_rule.get(rule).cloned().unwrap_or_default(), has_more: false }
    }

    /// The findings of a rule for an enhet: those that name it, and those that name one of the others above.
    #[must_use]
    pub fn gathered(&self, exceptions: &Exceptions<'_>, rule: &str, (unit, above): (&str, &[&str])) -> Listed {
        let mut listed = Listed::default();
        if let Some(of_rule) = self.by_unit.get(&(rule, unit)) {
            listed.numbers.extend(&of_rule.own);
        }
        for of_rule in above.iter().filter_map(|id| self.by_unit.get(&(rule, id))) {
            listed.numbers.extend(of_rule.inherited.first.iter().chain(&of_rule.inherited.excepting));
            listed.has_more |= of_rule.inherited.has_more;
        }
        listed.numbers.retain(|number| !exceptions.holds(self.report, &self.report.findings[*number].finding, unit));
        listed.sort();
        listed
    }

    /// The numbers of the findings of a rule for an enhet that count, whether they are listed or not.
    #[must_use]
    pub fn count(&self, exceptions: &Exceptions<'_>, rule: &str, (unit, above): (&str, &[&str])) -> UnitCount {
        let mut count = UnitCount::default();
        let mut others: BTreeSet<usize> = BTreeSet::new();
        if let Some(of_rule) = self.by_unit.get(&(rule, unit)) {
            others.extend(&of_rule.own);
        }
        for of_rule in above.iter().filter_map(|id| self.by_unit.get(&(rule, id))) {
            count.join(of_rule.single);
            others.extend(&of_rule.several);
        }
        let others = others.into_iter().map(|number| &self.report.findings[number]);
        let counted = others.filter(|one| one.counts() && !exceptions.holds(self.report, &one.finding, unit));
        count.join(UnitCount::of(counted));
        count
    }
}
