//! Swedish words for findings over time: interval, summary and change.

use std::cmp::Ordering;

use super::difference_words::not_mended;
use super::shared_words::count;
use crate::report::trend::{Interval, Point, Tally, Trend};

/// The words for an interval between points.
#[must_use]
pub fn every(interval: Interval) -> &'static str {
    match interval {
        Interval::Week => "i slutet av varje vecka",
        Interval::Month => "i slutet av varje månad",
        Interval::Quarter => "i slutet av varje kvartal",
        Interval::Year => "i slutet av varje år",
    }
}

/// The first and the last point on one line.
#[must_use]
pub fn summary(trend: &Trend) -> String {
    let (Some(first), Some(last)) = (trend.points.first(), trend.points.last()) else { return String::new() };
    if trend.points.len() == 1 {
        return format!("{} {} · det finns inget tidigare att jämföra med", last.day, words(last));
    }
    format!("{} {} → {} {}", first.day, words(first), last.day, words(last))
}

/// What has changed from the first point to the last, step by step: "12 nya, 30 åtgärdade, 4 är borta med sina dokument".
#[must_use]
pub fn steps(trend: &Trend) -> Option<String> {
    let difference = trend.changes()?;
    let first = [count(difference.new, "ny", "nya"), count(difference.mended, "åtgärdad", "åtgärdade")];
    let parts: Vec<String> = first.into_iter().chain(not_mended(&difference)).collect();
    Some(format!("under tiden: {}", parts.join(", ")))
}

fn words(point: &Point) -> String {
    let Tally { errors, warnings, notes } = point.tally;
    format!("{}, {warnings} bör, {notes} tips", count(errors, "brist", "brister"))
}

/// The numbers of brister and bör in a few characters.
#[must_use]
pub fn short(tally: Tally) -> String {
    format!("{}, {} bör", count(tally.errors, "brist", "brister"), tally.warnings)
}

/// The change in the number of brister, with its sign.
#[must_use]
pub fn change(first: Tally, last: Tally) -> String {
    match last.errors.cmp(&first.errors) {
        Ordering::Greater => format!("+{}", last.errors - first.errors),
        Ordering::Less => format!("−{}", first.errors - last.errors),
        Ordering::Equal => "±0".to_owned(),
    }
}
