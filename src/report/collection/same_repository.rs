//! Which reports are of one repository, and which of those counts: the newest of the whole.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;

use super::written_report::WrittenReport;
use crate::text::swedish;

/// Whether a report counts; if not, the file of the report that counts instead, if there is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// It counts.
    Counts,
    /// The other is of a later day.
    Older(String),
    /// The other has the same day, law, program and numbers.
    Same(String),
    /// The other is of the same day and says something else.
    SameDay(String),
    /// It is of a part, and the other of the whole.
    Part(String),
    /// Its day has not come on the day of the collection.
    Future,
}

/// The standing of each report, in their order, on the day of the collection.
#[must_use]
pub fn standings(read: &[(String, WrittenReport)], day: Date) -> Vec<Standing> {
    let mut standings = vec![Standing::Counts; read.len()];
    let mut repositories: BTreeMap<Vec<(&str, String)>, Vec<usize>> = BTreeMap::new();
    let mut nobodys: HashMap<[u8; 32], Vec<usize>> = HashMap::new();
    for (number, (_, report)) in read.iter().enumerate() {
        let mut known: Vec<_> = identity(report).collect();
        known.sort();
        match (report.audit.date.0 > day, known.is_empty()) {
            (true, _) => standings[number] = Standing::Future,
            // Without an enhet nothing tells whose it is, except that the same file is of the same.
            (false, true) => nobodys.entry(report.digest()).or_default().push(number),
            (false, false) => repositories.entry(known).or_default().push(number),
        }
    }
    for numbers in nobodys.into_values() {
        let Some((first, others)) = numbers.split_first() else { continue };
        for number in others {
            standings[*number] = Standing::Same(read[*first].0.clone());
        }
    }
    for numbers in repositories.into_values() {
        of_repository(read, numbers, &mut standings);
    }
    standings
}

/// Notes the standing of the reports of one repository.
fn of_repository(read: &[(String, WrittenReport)], numbers: Vec<usize>, standings: &mut [Standing]) {
    let has_whole = numbers.iter().any(|number| read[*number].1.limited_to.is_none());
    let mut alike: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for number in numbers {
        // Where there is no report of the whole, each part counts by itself.
        let part = read[number].1.limited_to.as_ref().filter(|_| !has_whole);
        alike.entry(part).or_default().push(number);
    }
    for numbers in alike.into_values() {
        let Some(newest) = numbers.iter().copied().min_by_key(|number| (Reverse(rank(&read[*number].1)), *number))
        else {
            continue;
        };
        for number in numbers.into_iter().filter(|number| *number != newest) {
            standings[number] = beside(&read[number].1, &read[newest]);
        }
    }
}

/// The vårdgivare of a report: ids and names, as ids alone may be chosen alike by two.
pub fn identity(report: &WrittenReport) -> impl Iterator<Item = (&str, String)> {
    report.topmost().map(|unit| (&*unit.unit, unit.name().trim().to_lowercase()))
}

/// The order in which reports of one repository count: the last of them does.
fn rank(report: &WrittenReport) -> impl Ord {
    let audit = &report.audit;
    (report.limited_to.is_none(), audit.date, audit.law_as_of, swedish(&report.tool.version))
}

/// The standing of a report beside the one that counts.
fn beside(report: &WrittenReport, (file, newest): &(String, WrittenReport)) -> Standing {
    let file = file.clone();
    if report.limited_to.is_some() && newest.limited_to.is_none() {
        Standing::Part(file)
    } else if report.audit.date < newest.audit.date {
        Standing::Older(file)
    } else if report.has_same_numbers(newest) {
        Standing::Same(file)
    } else {
        Standing::SameDay(file)
    }
}
