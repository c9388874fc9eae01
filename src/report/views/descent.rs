//! A walk down the organisation, each enhet after the one above it, with the documents that except those on the way.

use std::collections::HashMap;

use super::exceptions::Exceptions;
use crate::report::{Report, UnitRow};

/// A step of the walk.
#[derive(Debug, Clone, Copy)]
pub enum Step<'report> {
    /// Down to an enhet.
    Down(&'report UnitRow),
    /// Up from an enhet, when all below it have been visited.
    Up(&'report UnitRow),
}

/// The steps to every enhet and back.
#[must_use]
pub fn steps(report: &Report) -> Vec<Step<'_>> {
    let mut below: HashMap<&str, Vec<&UnitRow>> = HashMap::new();
    let mut left: Vec<Step<'_>> = Vec::new();
    for unit in report.units.iter().rev() {
        match unit.parent.as_deref().filter(|parent| report.unit(parent).is_some()) {
            Some(parent) => below.entry(parent).or_default().push(unit),
            None => left.push(Step::Down(unit)),
        }
    }
    let mut steps = Vec::with_capacity(report.units.len() * 2);
    while let Some(step) = left.pop() {
        steps.push(step);
        if let Step::Down(unit) = step {
            left.push(Step::Up(unit));
            left.extend(below.remove(unit.id.as_str()).into_iter().flatten().map(Step::Down));
        }
    }
    steps
}

/// What changes by a step for a document that an enhet on the way names.
#[derive(Debug, Clone, Copy)]
pub struct Change<'report> {
    /// The enhet that it names; empty where it names none.
    pub unit: &'report str,
    /// The number of the document among the exceptions.
    pub document: usize,
    /// True if it applies from here on, false if an exception holds.
    pub applies: bool,
}

/// Where a walk stands, and which exceptions hold there.
#[derive(Debug)]
pub struct Descent<'report, 'view> {
    exceptions: &'view Exceptions<'report>,
    /// The enheter from the top to where it stands; the first is the empty string, for what names no enhet.
    way: Vec<&'report str>,
    /// For each document that excepts enheter, how many of those on the way.
    holding: Vec<usize>,
}

impl<'report, 'view> Descent<'report, 'view> {
    /// A walk that has not begun.
    #[must_use]
    pub fn new(exceptions: &'view Exceptions<'report>) -> Self {
        Self { exceptions, way: vec![""], holding: vec![0; exceptions.count()] }
    }

    /// The enheter above the one where it stands, the nearest first, and at last the empty string.
    #[must_use]
    pub fn above(&self) -> Vec<&'report str> {
        self.way.iter().rev().skip(1).copied().collect()
    }

    /// True if a document excepts the enhet where the walk stands, or one above it.
    #[must_use]
    pub fn is_excepted(&self, document: Option<usize>) -> bool {
        document.is_some_and(|document| self.holding[document] > 0)
    }

    /// Takes a step.
    pub fn step(&mut self, step: Step<'report>) -> Vec<Change<'report>> {
        match step {
            Step::Down(unit) => self.down(&unit.id),
            Step::Up(unit) => self.up(&unit.id),
        }
    }

    fn down(&mut self, unit: &'report str) -> Vec<Change<'report>> {
        self.way.push(unit);
        let exceptions = self.exceptions;
        let mut changes = Vec::new();
        for document in exceptions.excepting(unit) {
            self.holding[*document] += 1;
            if self.holding[*document] == 1 {
                changes.extend(self.of_way(*document, false));
            }
        }
        changes.extend(self.named_here(unit, false));
        changes
    }

    fn up(&mut self, unit: &'report str) -> Vec<Change<'report>> {
        let mut changes = self.named_here(unit, true);
        self.way.pop();
        let exceptions = self.exceptions;
        for document in exceptions.excepting(unit) {
            self.holding[*document] -= 1;
            if self.holding[*document] == 0 {
                changes.extend(self.of_way(*document, true));
            }
        }
        changes
    }

    /// The change of a document for each enhet on the way.
    fn of_way(&self, document: usize, applies: bool) -> impl Iterator<Item = Change<'report>> {
        self.way.iter().map(move |unit| Change { unit, document, applies })
    }

    /// The change of each document that names the enhet where an exception holds already.
    fn named_here(&self, unit: &'report str, applies: bool) -> Vec<Change<'report>> {
        let held = self.exceptions.naming(unit).iter().filter(|document| self.holding[**document] > 0);
        held.map(|document| Change { unit, document: *document, applies }).collect()
    }
}
