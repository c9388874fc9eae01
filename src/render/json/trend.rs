//! The findings over time as JSON, version 1: `schema/trend.json` describes it.

use serde::Serialize;

use super::parts::{TOOL, Tool, to_json};
use crate::report::comparison::Difference;
use crate::report::trend::{Interval, Part, Point, Tally, Trend};

#[derive(Serialize)]
struct Json<'trend> {
    version: u8,
    tool: Tool,
    every: &'static str,
    points: Vec<JsonPoint<'trend>>,
}

#[derive(Serialize)]
struct JsonPoint<'trend> {
    date: &'trend str,
    revision: Option<&'trend str>,
    documents: usize,
    findings: JsonTally,
    waived: usize,
    undetermined: usize,
    /// What has changed since the point before; none for the first.
    since: Option<JsonChanges>,
    units: Vec<JsonPart<'trend>>,
    acts: Vec<JsonPart<'trend>>,
}

#[derive(Serialize)]
struct JsonTally {
    error: usize,
    warning: usize,
    note: usize,
}

#[derive(Serialize)]
struct JsonChanges {
    new: usize,
    mended: usize,
    removed: usize,
    not_asked: usize,
    waived: usize,
    undetermined: usize,
}

#[derive(Serialize)]
struct JsonPart<'trend> {
    id: &'trend str,
    name: &'trend str,
    findings: JsonTally,
}

/// The findings over time as JSON, version 1, with a final line break.
#[must_use]
pub fn render(trend: &Trend) -> String {
    let json = Json {
        version: 1,
        tool: TOOL,
        every: match trend.every {
            Interval::Week => "week",
            Interval::Month => "month",
            Interval::Quarter => "quarter",
            Interval::Year => "year",
        },
        points: trend.points.iter().map(json_point).collect(),
    };
    to_json(&json)
}

fn json_point(point: &Point) -> JsonPoint<'_> {
    JsonPoint {
        date: &point.day,
        revision: point.revision.as_deref(),
        documents: point.documents,
        findings: tally(point.tally),
        waived: point.waived,
        undetermined: point.undetermined,
        since: point.since.map(changes),
        units: parts(&point.units),
        acts: parts(&point.acts),
    }
}

fn changes(difference: Difference) -> JsonChanges {
    JsonChanges {
        new: difference.new,
        mended: difference.mended,
        removed: difference.removed,
        not_asked: difference.not_asked + difference.left_out,
        waived: difference.waived,
        undetermined: difference.untold,
    }
}

fn parts(parts: &[Part]) -> Vec<JsonPart<'_>> {
    parts.iter().map(|part| JsonPart { id: &part.id, name: &part.name, findings: tally(part.tally) }).collect()
}

fn tally(Tally { errors, warnings, notes }: Tally) -> JsonTally {
    JsonTally { error: errors, warning: warnings, note: notes }
}
