//! Findings that say the same of several enheter or documents, as one, in the order in which they matter.

use std::collections::BTreeMap;

use super::order::rank;
use crate::finding::{About, Severity};
use crate::report::{Report, Reported, State};

/// Findings of one rule with one message.
#[derive(Debug)]
pub struct Alike<'report> {
    /// The first of them, by place.
    pub first: &'report Reported,
    /// The indices of all of them in the report, by place.
    pub numbers: Vec<usize>,
    /// The enheter that they name, by id, each once.
    pub units: Vec<&'report str>,
    /// The most days that one of them is late.
    pub late: Option<i32>,
}

/// These findings, those that say the same as one, the worst first.
#[must_use]
pub fn grouped(report: &Report, numbers: impl Iterator<Item = usize>) -> Vec<Alike<'_>> {
    let mut by_words: BTreeMap<(&str, &str, Severity, State), Alike<'_>> = BTreeMap::new();
    for number in numbers {
        let reported = &report.findings[number];
        let finding = &reported.finding;
        let key = (finding.rule.as_str(), finding.message.as_str(), finding.severity, reported.state);
        let new = || Alike { first: reported, numbers: Vec::new(), units: Vec::new(), late: None };
        let alike = by_words.entry(key).or_insert_with(new);
        alike.numbers.push(number);
        alike.units.extend(finding.units.iter().map(String::as_str));
        if let About::Late { days } = finding.about {
            alike.late = alike.late.max(Some(days));
        }
    }
    let mut groups: Vec<Alike<'_>> = by_words.into_values().collect();
    for alike in &mut groups {
        alike.units.sort_unstable();
        alike.units.dedup();
    }
    groups.sort_by_cached_key(|alike| (rank(report, alike.first), alike.numbers[0]));
    groups
}
