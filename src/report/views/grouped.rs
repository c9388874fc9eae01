//! Findings that say the same of several enheter or documents, as one, in the order in which they matter.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::finding::{About, Severity};
use crate::report::{Report, Reported, State};
use crate::text::Pointer;

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

/// These findings, those that say the same as one: law before advice, whole enheter before documents before fields.
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
    groups.sort_by_key(|alike| (rank(report, alike.first), alike.numbers[0]));
    groups
}

/// The sort key of a finding: the most severe first, law before advice, the whole before its parts, new before known.
fn rank(report: &Report, reported: &Reported) -> (Reverse<Severity>, u8, u8, bool) {
    let finding = &reported.finding;
    let strength = match finding.citation.as_ref().map(|citation| citation.strength.as_str()) {
        Some("lag") => 0,
        Some("föreskrift") => 1,
        None => 2,
        Some("allmänt råd") => 3,
        Some(_) => 4,
    };
    let part = if report.is_about_units(finding) {
        0
    } else if finding.place.pointer == Pointer::root() {
        1
    } else {
        2
    };
    (Reverse(finding.severity), strength, part, reported.state == State::Known)
}
