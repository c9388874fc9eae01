//! What every enhet below one inherits of one requirement or rule, of which the first of each sort are listed.

use std::collections::{BTreeMap, BTreeSet};

/// What is inherited, by sort: an outcome, or whether a finding counts.
#[derive(Debug, Default)]
pub struct Inherited {
    by_sort: BTreeMap<usize, OfSort>,
}

/// What is inherited of one sort, by its number in the report.
#[derive(Debug, Default)]
struct OfSort {
    /// What applies to all below alike.
    alike: Vec<usize>,
    /// What documents have that except an enhet, by the first of each document.
    excepting: BTreeMap<usize, Vec<usize>>,
    /// The first of each of those documents that apply where the walk stands.
    applying: BTreeSet<usize>,
}

/// What is listed: the numbers in the report, and whether there is more.
#[derive(Debug, Default)]
pub struct Listed {
    /// The indices in the report.
    pub numbers: Vec<usize>,
    /// How many of them are of documents that apply to several enheter.
    pub shared: usize,
    /// True if there is more than is listed.
    pub has_more: bool,
}

impl Listed {
    /// Adds what else is listed.
    pub fn join(&mut self, other: Self) {
        self.numbers.extend(other.numbers);
        self.shared += other.shared;
        self.has_more |= other.has_more;
    }

    /// Puts the numbers in order, each once.
    pub fn sort(&mut self) {
        self.numbers.sort_unstable();
        self.numbers.dedup();
    }
}

impl Inherited {
    /// Adds the next one, of a sort.
    pub fn add(&mut self, number: usize, sort: usize) {
        self.by_sort.entry(sort).or_default().alike.push(number);
    }

    /// Adds the next one of a document that excepts enheter, which applies until it is said not to; the first of the same
    /// document is given, or the number itself.
    pub fn add_excepting(&mut self, number: usize, sort: usize, first: usize) {
        let of_sort = self.by_sort.entry(sort).or_default();
        of_sort.excepting.entry(first).or_default().push(number);
        of_sort.applying.insert(first);
    }

    /// Says whether what a document has, by its sort and the first of it, applies where the walk stands.
    pub fn set(&mut self, (sort, first): (usize, usize), applies: bool) {
        let Some(of_sort) = self.by_sort.get_mut(&sort) else { return };
        if applies {
            of_sort.applying.insert(first);
        } else {
            of_sort.applying.remove(&first);
        }
    }

    /// The first of each sort, at most so many of each.
    #[must_use]
    pub fn first(&self, most: usize) -> Listed {
        let mut first = Listed::default();
        for of_sort in self.by_sort.values() {
            let excepting = of_sort.applying.iter().filter_map(|at| of_sort.excepting.get(at)).flatten();
            let mut numbers: Vec<usize> = excepting.copied().take(most + 1).collect();
            first.has_more |= of_sort.alike.len() + numbers.len() > most;
            numbers.extend(of_sort.alike.iter().take(most));
            numbers.sort_unstable();
            numbers.truncate(most);
            first.shared += numbers.len();
            first.numbers.extend(numbers);
        }
        first
    }
}
