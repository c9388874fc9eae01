//! Which reports are of one repository, and which of those counts: the newest of the whole.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::written_report::WrittenReport;
use crate::text::swedish;

/// Whether a report counts; if not, the file of the report that counts instead.
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
}

/// The standing of each report, in their order.
#[must_use]
pub fn standings(read: &[(String, WrittenReport)]) -> Vec<Standing> {
    let mut repositories: BTreeMap<Vec<(String, String)>, Vec<usize>> = BTreeMap::new();
    for (number, (_, report)) in read.iter().enumerate() {
        let known = identity(report);
        // Without an enhet nothing tells whose it is.
        if !known.is_empty() {
            repositories.entry(known).or_default().push(number);
        }
    }
    let mut standings = vec![Standing::Counts; read.len()];
    for numbers in repositories.into_values() {
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
    standings
}

/// The vårdgivare of a report: ids and names, as ids alone may be chosen alike by two.
fn identity(report: &WrittenReport) -> Vec<(String, String)> {
    let mut known: Vec<(String, String)> =
        report.topmost().map(|unit| (unit.unit.clone(), unit.name().trim().to_lowercase())).collect();
    known.sort();
    known
}

/// The order in which reports of one repository count: the last of them does.
fn rank(report: &WrittenReport) -> impl Ord {
    let audit = &report.audit;
    (report.limited_to.is_none(), audit.date.clone(), audit.law_as_of.clone(), swedish(&report.tool.version))
}

/// The standing of a report beside the one that counts.
fn beside(report: &WrittenReport, (file, newest): &(String, WrittenReport)) -> Standing {
    let file = file.clone();
    if report.limited_to.is_some() && newest.limited_to.is_none() {
        Standing::Part(file)
    } else if report.audit.date < newest.audit.date {
        Standing::Older(file)
    } else if report == newest {
        Standing::Same(file)
    } else {
        Standing::SameDay(file)
    }
}
