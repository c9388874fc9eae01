//! The one order of findings: which is worst, in every format.

use std::cmp::Reverse;

use crate::corpus::{form, settings, writing};
use crate::finding::{Finding, Rule, Severity};
use crate::report::{Report, Reported, State};
use crate::rules::checks::supervision::AGAIN;
use crate::text::Pointer;

/// The sort key of a finding, the worst first; those that are equal stay in the order of the report, by file and line.
///
/// What cannot be read comes first, since the rest depends on it, and slips of form come last: they are put right in the
/// files. Between them comes first what an authority has demanded and is a gap again. A brist comes before a bör, a law before a regulation before advice, a whole enhet before a document
/// before a field, and what is new before what is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank {
    place: Sort,
    is_other_than_recurring: bool,
    severity: Reverse<Severity>,
    strength: u8,
    breadth: Breadth,
    is_known: bool,
}

/// What a finding is about, in the order in which it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// Something that cannot be read, or a setting without which nothing is right.
    Unreadable,
    /// The care and how it is led.
    Work,
    /// A slip in how a file is written.
    Slip,
}

/// How much a finding is about, the most first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Breadth {
    Unit,
    Document,
    Field,
}

/// The rules on what cannot be read, or is read otherwise than was meant.
const UNREADABLE: [Rule; 8] = [
    writing::ENCODING,
    writing::UNREADABLE_FILE,
    writing::TOO_LARGE,
    writing::UNREADABLE_TEXT,
    form::UNKNOWN_KIND,
    form::NO_KIND,
    settings::SEVERAL,
    settings::NO_FOLDER,
];

/// The first part of the ids of rules on form.
const FORM: &str = "form";

/// The sort of a finding.
#[must_use]
pub fn sort(finding: &Finding) -> Sort {
    let is_of = |rule: &Rule| rule.id == finding.rule.as_str();
    if UNREADABLE.iter().any(is_of) {
        Sort::Unreadable
    } else if finding.rule.is_below(FORM) {
        Sort::Slip
    } else {
        Sort::Work
    }
}

/// The rank of a finding.
#[must_use]
pub fn rank(report: &Report, reported: &Reported) -> Rank {
    let finding = &reported.finding;
    Rank {
        place: sort(finding),
        is_other_than_recurring: AGAIN.id != finding.rule.as_str(),
        severity: Reverse(finding.severity),
        strength: match finding.citation.as_ref().map(|citation| citation.strength.as_str()) {
            Some("lag") => 0,
            Some("föreskrift") => 1,
            Some("allmänt råd") => 2,
            Some("kunskapsstöd") => 3,
            Some(_) => 4,
            None => 5,
        },
        breadth: match report.is_about_units(finding) {
            true => Breadth::Unit,
            false if finding.place.pointer == Pointer::root() => Breadth::Document,
            false => Breadth::Field,
        },
        is_known: reported.state == State::Known,
    }
}
