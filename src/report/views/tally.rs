//! The numbers of what was found in documents that name several enheter or except some, where a walk down the organisation
//! stands.

use std::collections::HashMap;
use std::hash::Hash;

use super::descent::Step;
use super::exceptions::Exceptions;
use super::unit_count::UnitCount;
use crate::finding::DocumentRef;
use crate::report::{AssessmentRow, Report, Reported};

/// The numbers of findings that count and of what could not be determined, by a key, of the documents that apply where the
/// walk stands.
#[derive(Debug)]
pub struct Tally<'report, 'view, Key> {
    report: &'report Report,
    exceptions: &'view Exceptions<'report>,
    documents: Vec<Tallied<Key>>,
    numbers: HashMap<(&'report str, &'report DocumentRef), usize>,
    /// The documents by the enheter that they name.
    naming: HashMap<&'report str, Vec<usize>>,
    /// The documents by their numbers among the exceptions.
    excepting: HashMap<usize, usize>,
    applying: HashMap<Key, UnitCount>,
}

/// A document that names several enheter or excepts some.
#[derive(Debug)]
struct Tallied<Key> {
    counts: HashMap<Key, UnitCount>,
    /// The number of enheter on the way that it names.
    named: usize,
    /// The number of enheter on the way that it excepts.
    excepted: usize,
}

impl<Key> Tallied<Key> {
    fn applies(&self) -> bool {
        self.named > 0 && self.excepted == 0
    }
}

impl<'report, 'view, Key: Copy + Eq + Hash> Tally<'report, 'view, Key> {
    /// A tally of no findings.
    #[must_use]
    pub fn new(report: &'report Report, exceptions: &'view Exceptions<'report>) -> Self {
        Self {
            report,
            exceptions,
            documents: Vec::new(),
            numbers: HashMap::new(),
            naming: HashMap::new(),
            excepting: HashMap::new(),
            applying: HashMap::new(),
        }
    }

    /// Adds a finding under a key; false if its document applies to all below one enhet alike, and is not tallied.
    pub fn add(&mut self, reported: &'report Reported, key: Key) -> bool {
        let finding = &reported.finding;
        let path = || self.report.source(finding).path.as_str();
        let document = finding.document.as_ref().map(|reference| (path(), reference));
        let counts = document.and_then(|document| self.counts_of(document, &finding.units));
        counts.map(|counts| counts.entry(key).or_default().add(finding.severity)).is_some()
    }

    /// Adds an assessment of a document under a key; false as above.
    pub fn add_row(&mut self, row: &'report AssessmentRow, key: Key) -> bool {
        let document = row.document.as_ref().map(|at| (at.path.as_str(), &at.reference));
        let counts = document.and_then(|document| self.counts_of(document, &row.units));
        counts.map(|counts| counts.entry(key).or_default().assess(row.outcome)).is_some()
    }

    /// The numbers of a document; none if it applies to all below one enhet alike.
    fn counts_of(
        &mut self,
        (path, reference): (&'report str, &'report DocumentRef),
        units: &'report [String],
    ) -> Option<&mut HashMap<Key, UnitCount>> {
        let excepting = self.exceptions.number_of(path, reference);
        if units.len() < 2 && excepting.is_none() {
            return None;
        }
        let next = self.documents.len();
        let number = *self.numbers.entry((path, reference)).or_insert(next);
        if number == next {
            self.register(units, excepting);
        }
        Some(&mut self.documents[number].counts)
    }

    fn register(&mut self, units: &'report [String], excepting: Option<usize>) {
        let number = self.documents.len();
        let nobody = units.is_empty().then_some("");
        for unit in units.iter().map(String::as_str).chain(nobody) {
            self.naming.entry(unit).or_default().push(number);
        }
        if let Some(excepting) = excepting {
            self.excepting.insert(excepting, number);
        }
        self.documents.push(Tallied { counts: HashMap::new(), named: 0, excepted: 0 });
    }

    /// Takes a step of the walk.
    pub fn step(&mut self, step: Step<'report>) {
        match step {
            Step::Down(unit) => self.down(&unit.id),
            Step::Up(unit) => self.up(&unit.id),
        }
    }

    /// Goes down to an enhet, or to the empty string for what names no enhet.
    pub fn down(&mut self, unit: &str) {
        self.change(unit, |document, is_named| {
            if is_named {
                document.named += 1;
            } else {
                document.excepted += 1;
            }
        });
    }

    fn up(&mut self, unit: &str) {
        self.change(unit, |document, is_named| {
            if is_named {
                document.named -= 1;
            } else {
                document.excepted -= 1;
            }
        });
    }

    /// Changes the documents that name or except an enhet, and with them what applies.
    fn change(&mut self, unit: &str, change: impl Fn(&mut Tallied<Key>, bool)) {
        let excepting = self.exceptions.excepting(unit).iter().filter_map(|number| self.excepting.get(number));
        let naming = self.naming.get(unit).into_iter().flatten();
        let touched = excepting.map(|number| (*number, false)).chain(naming.map(|number| (*number, true)));
        for (number, is_named) in touched {
            let document = &mut self.documents[number];
            let before = document.applies();
            change(document, is_named);
            let is_more = document.applies();
            if before == is_more {
                continue;
            }
            for (key, count) in &document.counts {
                let applying = self.applying.entry(*key).or_default();
                if is_more { applying.join(*count) } else { applying.part(*count) }
            }
        }
    }

    /// The numbers of what applies where the walk stands.
    #[must_use]
    pub fn applying(&self, key: Key) -> UnitCount {
        self.applying.get(&key).copied().unwrap_or_default()
    }

    /// The same, without the documents that name the enhet where it stands.
    #[must_use]
    pub fn inherited(&self, unit: &str, key: Key) -> UnitCount {
        let mut count = self.applying(key);
        let own = self.naming.get(unit).into_iter().flatten().map(|number| &self.documents[*number]);
        for counted in own.filter(|document| document.applies()).filter_map(|document| document.counts.get(&key)) {
            count.part(*counted);
        }
        count
    }
}
