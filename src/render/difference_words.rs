//! Swedish words for a report compared with an earlier one: summary, findings that are gone, and why.

use super::shared_words::count;
use crate::finding::Severity;
use crate::report::comparison::Difference;
use crate::report::{Disappearance, Gone, Report};

/// The numbers of new, gone and known findings: "+2 nya, −5 åtgärdade, 40 kända".
#[must_use]
pub fn numbers(difference: &Difference) -> String {
    let unclear = match difference.unclear {
        0 => String::new(),
        number => format!(", {number} går inte längre att se"),
    };
    format!("+{} nya, −{} åtgärdade, {} kända{unclear}", difference.new, difference.gone, difference.known)
}

/// The numbers and the earlier report as a sentence without its full stop; none if there was no comparison.
#[must_use]
pub fn sentence(report: &Report) -> Option<String> {
    let difference = Difference::of(report)?;
    let against = report.against.as_ref()?;
    Some(format!("jämfört med {}: {}", against.name, numbers(&difference)))
}

/// The words for why a finding is gone.
#[must_use]
pub fn why(why: Disappearance) -> &'static str {
    match why {
        Disappearance::Mended => "åtgärdad",
        Disappearance::Removed => "dokumentet finns inte längre",
        Disappearance::Waived => "omfattas nu av ett undantag",
        Disappearance::Undetermined => "går inte längre att bedöma",
    }
}

/// The JSON value for why a finding is gone.
#[must_use]
pub fn why_word(why: Disappearance) -> &'static str {
    match why {
        Disappearance::Mended => "mended",
        Disappearance::Removed => "removed",
        Disappearance::Waived => "waived",
        Disappearance::Undetermined => "undetermined",
    }
}

/// A finding that is gone, on one line.
#[must_use]
pub fn gone(gone: &Gone) -> String {
    let trace = &gone.trace;
    format!(
        "{}: {} ({}, {}) – {}",
        trace.document,
        trace.message,
        super::shared_words::severity(trace.severity),
        trace.rule,
        why(gone.why)
    )
}

/// The number of findings of each severity: "1 brist, 2 bör".
#[must_use]
pub fn grades(severities: impl Iterator<Item = Severity> + Clone) -> String {
    let of = |wanted: Severity| severities.clone().filter(|severity| *severity == wanted).count();
    let parts = [
        (of(Severity::Error), "brist", "brister"),
        (of(Severity::Warning), "bör", "bör"),
        (of(Severity::Note), "tips", "tips"),
    ];
    let present = parts.into_iter().filter(|(number, ..)| *number > 0);
    present.map(|(number, one, several)| count(number, one, several)).collect::<Vec<_>>().join(", ")
}
