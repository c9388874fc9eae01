//! What each enhet decides, ready to be gathered where a walk down the organisation stands.
//!
//! All that names an enhet alone is listed for it. Of what it shares with others, and of what is decided above it, only the
//! first is, since documents × enheter would grow with the square of a repository; the outcome and the numbers are those of
//! the whole.

use std::collections::{BTreeMap, HashMap};

use super::descent::{Change, Descent};
use super::exceptions::Exceptions;
use super::inherited::{Inherited, Listed};
use crate::finding::Outcome;
use crate::report::Report;

/// The most assessments of each outcome, and the most findings, that are listed for an enhet.
#[derive(Debug, Clone, Copy)]
pub struct Most {
    /// Of what is decided at one enhet above.
    pub above: usize,
    /// Of what names the enhet and others too.
    pub shared: usize,
    /// Of the evidence of one assessment, of what is decided above.
    pub evidence: usize,
}

/// What names one enhet, of one requirement or rule.
#[derive(Debug, Default)]
struct Named {
    /// What names it alone.
    alone: Vec<usize>,
    /// What names others too, with its sort.
    shared: Vec<(usize, usize)>,
    inherited: Inherited,
}

impl Named {
    /// Adds the next one, which names so many enheter.
    fn add(&mut self, number: usize, sort: usize, named: usize) {
        if named > 1 {
            self.shared.push((number, sort));
        } else {
            self.alone.push(number);
        }
    }

    /// What names the enhet and counts, the first of each sort of what is shared.
    fn own(&self, most: usize, counts: impl Fn(usize) -> bool) -> Listed {
        let mut listed = Listed::default();
        listed.numbers.extend(self.alone.iter().copied().filter(|number| counts(*number)));
        let mut taken: HashMap<usize, usize> = HashMap::new();
        for (number, sort) in self.shared.iter().filter(|(number, _)| counts(*number)) {
            let taken = taken.entry(*sort).or_default();
            *taken += 1;
            if *taken <= most {
                listed.numbers.push(*number);
                listed.shared += 1;
            } else {
                listed.has_more = true;
            }
        }
        listed
    }
}

/// Where the documents that except enheter stand in what is inherited: by the enhet that they name, and their number.
type OfDocuments<'report, Key> = HashMap<(&'report str, usize), BTreeMap<(Key, usize), usize>>;

/// The assessments by the enheter they name, or by the empty string where they name none.
#[derive(Debug)]
pub struct Assessments<'report> {
    report: &'report Report,
    by_unit: HashMap<&'report str, BTreeMap<usize, Named>>,
    of_documents: OfDocuments<'report, usize>,
}

/// The assessments of one requirement for one enhet.
#[derive(Debug, Default)]
pub struct Gathered {
    /// Those that are listed.
    pub listed: Listed,
    /// The worst outcome of all of them: of each outcome the first is listed.
    pub worst: Option<Outcome>,
}

impl<'report> Assessments<'report> {
    /// The assessments of a report.
    #[must_use]
    pub fn of(report: &'report Report, exceptions: &Exceptions<'report>) -> Self {
        let mut assessments = Self { report, by_unit: HashMap::new(), of_documents: HashMap::new() };
        for (number, row) in report.assessments.iter().enumerate() {
            let nobody = row.units.is_empty().then_some("");
            let sort = row.outcome as usize;
            // What is asked of an enhet is asked of none below it.
            let document = row.document.as_ref().filter(|_| row.unit.is_none());
            let excepting = document.and_then(|at| exceptions.number_at(at));
            for unit in row.units.iter().map(String::as_str).chain(nobody) {
                let named = assessments.by_unit.entry(unit).or_default().entry(row.requirement).or_default();
                named.add(number, sort, row.units.len());
                if let Some(document) = excepting {
                    let at = assessments.of_documents.entry((unit, document)).or_default();
                    let first = *at.entry((row.requirement, sort)).or_insert(number);
                    named.inherited.add_excepting(number, sort, first);
                } else if document.is_some() {
                    named.inherited.add(number, sort);
                }
            }
        }
        assessments
    }

    /// Follows a step of the walk.
    pub fn follow(&mut self, change: &Change<'report>) {
        let Some(places) = self.of_documents.get(&(change.unit, change.document)) else { return };
        let Some(by_requirement) = self.by_unit.get_mut(change.unit) else { return };
        for ((requirement, sort), first) in places {
            if let Some(named) = by_requirement.get_mut(requirement) {
                named.inherited.set((*sort, *first), change.applies);
            }
        }
    }

    /// The assessments of each requirement for the enhet where a walk stands: those that name it, and those that name one of
    /// the others above; at most so many of each outcome of what is shared.
    #[must_use]
    pub fn gathered(
        &self,
        (exceptions, descent): (&Exceptions<'report>, &Descent<'report, '_>),
        (unit, above): (&str, &[&str]),
        most: Most,
    ) -> BTreeMap<usize, Gathered> {
        let mut gathered: BTreeMap<usize, Gathered> = BTreeMap::new();
        let counts = |number: usize| {
            let row = &self.report.assessments[number];
            let document = row.document.as_ref().filter(|_| row.unit.is_none());
            !descent.is_excepted(document.and_then(|at| exceptions.number_at(at)))
        };
        for (requirement, named) in self.by_unit.get(unit).into_iter().flatten() {
            gathered.entry(*requirement).or_default().add(self.report, named.own(most.shared, counts));
        }
        for (requirement, named) in above.iter().filter_map(|id| self.by_unit.get(id)).flatten() {
            let first = named.inherited.first(most.above);
            if !first.numbers.is_empty() {
                gathered.entry(*requirement).or_default().add(self.report, first);
            }
        }
        gathered.retain(|_, row| !row.listed.numbers.is_empty());
        gathered.values_mut().for_each(|row| row.listed.sort());
        gathered
    }
}

impl Gathered {
    fn add(&mut self, report: &Report, found: Listed) {
        for row in found.numbers.iter().map(|number| &report.assessments[*number]) {
            self.worst = self.worst.max(Some(row.outcome));
            self.listed.has_more |= row.has_more;
        }
        self.listed.join(found);
    }
}

/// The findings by rule, and by rule and each enhet they name, or the empty string where they name none.
#[derive(Debug)]
pub struct Findings<'report> {
    report: &'report Report,
    by_rule: HashMap<&'report str, Vec<usize>>,
    by_unit: HashMap<(&'report str, &'report str), Named>,
    of_documents: OfDocuments<'report, &'report str>,
}

impl<'report> Findings<'report> {
    /// The findings of a report.
    #[must_use]
    pub fn of(report: &'report Report, exceptions: &Exceptions<'report>) -> Self {
        let mut findings =
            Self { report, by_rule: HashMap::new(), by_unit: HashMap::new(), of_documents: HashMap::new() };
        for (number, reported) in report.findings.iter().enumerate() {
            let finding = &reported.finding;
            let rule = finding.rule.as_str();
            findings.by_rule.entry(rule).or_default().push(number);
            let nobody = finding.units.is_empty().then_some("");
            let sort = usize::from(reported.counts());
            let excepting = exceptions.number(report, finding);
            for unit in finding.units.iter().map(String::as_str).chain(nobody) {
                let named = findings.by_unit.entry((rule, unit)).or_default();
                named.add(number, sort, finding.units.len());
                if let Some(document) = excepting {
                    let at = findings.of_documents.entry((unit, document)).or_default();
                    let first = *at.entry((rule, sort)).or_insert(number);
                    named.inherited.add_excepting(number, sort, first);
                } else {
                    named.inherited.add(number, sort);
                }
            }
        }
        findings
    }

    /// Follows a step of the walk.
    pub fn follow(&mut self, change: &Change<'report>) {
        let Some(places) = self.of_documents.get(&(change.unit, change.document)) else { return };
        for ((rule, sort), first) in places {
            if let Some(named) = self.by_unit.get_mut(&(*rule, change.unit)) {
                named.inherited.set((*sort, *first), change.applies);
            }
        }
    }

    /// All findings of a rule.
    #[must_use]
    pub fn of_rule(&self, rule: &str) -> Listed {
        Listed { numbers: self.by_rule.get(rule).cloned().unwrap_or_default(), ..Listed::default() }
    }

    /// The findings of a rule for the enhet where a walk stands: those that name it, and those that name one of the others
    /// above; at most so many of what is shared.
    #[must_use]
    pub fn gathered(
        &self,
        (exceptions, descent): (&Exceptions<'report>, &Descent<'report, '_>),
        (rule, unit, above): (&str, &str, &[&str]),
        most: Most,
    ) -> Listed {
        let counts =
            |number: usize| !descent.is_excepted(exceptions.number(self.report, &self.report.findings[number].finding));
        let mut listed =
            self.by_unit.get(&(rule, unit)).map(|named| named.own(most.shared, counts)).unwrap_or_default();
        for named in above.iter().filter_map(|id| self.by_unit.get(&(rule, *id))) {
            listed.join(named.inherited.first(most.above));
        }
        listed.sort();
        listed
    }
}
