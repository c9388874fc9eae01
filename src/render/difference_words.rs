//! Words for a report that was held against an earlier one: the line that sums it up, what is gone, and why.

use super::shared_words::count;
use crate::finding::Severity;
use crate::report::comparison::Difference;
use crate::report::{Disappearance, Gone, Report};

/// What is new, gone and known, in a few words: "+2 nya, −5 åtgärdade, 40 kända".
#[must_use]
pub fn numbers(difference: &Difference) -> String {
    let unclear = match difference.unclear {
        0 => String::new(),
        number => format!(", {number} går inte längre att se"),
    };
    format!("+{} nya, −{} åtgärdade, {} kända{unclear}", difference.new, difference.gone, difference.known)
}

/// The same with what the report was held against, as a sentence without its full stop; none if it was not.
#[must_use]
pub fn sentence(report: &Report) -> Option<String> {
    let difference = Difference::of(report)?;
    let against = report.against.as_ref()?;
    Some(format!("jämfört med {}: {}", against.name, numbers(&difference)))
}

/// Why a finding is not there any more.
#[must_use]
pub fn why(why: Disappearance) -> &'static str {
    match why {
        Disappearance::Mended => "åtgärdad",
        Disappearance::Removed => "dokumentet finns inte längre",
        Disappearance::Waived => "omfattas nu av ett undantag",
        Disappearance::Undetermined => "går inte längre att bedöma",
    }
}

/// The word that machines read for why a finding is not there any more.
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

/// How many findings of each grade, in words: "1 brist, 2 bör".
#[must_use]
pub fn grades(severities: impl Iterator<Item = Severity> + Clone) -> String {
    let of = |wanted: Severity| severities.clone().filter(|severity| *severity == wanted).count();
    let parts = [
        (of(Severity::Error), "brist", "brister"),
        (of(Severity::Warning), "bör", "bör"),
        (of(Severity::Note), "tips", "tips"),
    ];
    let told = parts.into_iter().filter(|(number, ..)| *number > 0);
    told.map(|(number, one, several)| count(number, one, several)).collect::<Vec<_>>().join(", ")
}
