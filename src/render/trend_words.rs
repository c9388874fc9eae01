//! Words for findings over time: how far apart the points are, from where to where, and by how much.

use super::shared_words::count;
use crate::report::trend::{Interval, Point, Tally, Trend};

/// The words for how far apart the points are.
#[must_use]
pub fn every(interval: Interval) -> &'static str {
    match interval {
        Interval::Week => "i slutet av varje vecka",
        Interval::Month => "i slutet av varje månad",
        Interval::Quarter => "i slutet av varje kvartal",
        Interval::Year => "i slutet av varje år",
    }
}

/// From where to where, in one line.
#[must_use]
pub fn summary(trend: &Trend) -> String {
    let (Some(first), Some(last)) = (trend.points.first(), trend.points.last()) else { return String::new() };
    if trend.points.len() == 1 {
        return format!("{} {} · det finns inget tidigare att jämföra med", last.day, words(last));
    }
    format!("{} {} → {} {}", first.day, words(first), last.day, words(last))
}

fn words(point: &Point) -> String {
    let Tally { errors, warnings, notes } = point.tally;
    format!("{}, {warnings} bör, {notes} tips", count(errors, "brist", "brister"))
}

/// brister and the rest in a few characters.
#[must_use]
pub fn short(tally: Tally) -> String {
    format!("{}, {} bör", count(tally.errors, "brist", "brister"), tally.warnings)
}

/// How the brister have changed.
#[must_use]
pub fn change(first: Tally, last: Tally) -> String {
    match (first.errors, last.errors) {
        (one, other) if one < other => format!("+{}", other - one),
        (one, other) if one > other => format!("−{}", one - other),
        _ => "±0".to_owned(),
    }
}
