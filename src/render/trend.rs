//! Findings over time, as a chart of text and as JSON.

use serde::Serialize;

use super::json::parts::{TOOL, Tool, written};
use super::snippet::Style;
use super::table::framed_from;
use super::text::{bullet, count, heading, one_line, wrapped};
use crate::report::trend::{Course, Interval, Part, Point, Tally, Trend};

/// Below this many columns a list is easier to read than a table.
const NARROWEST: usize = 60;
/// How many enheter and acts are told one by one.
const MOST_COURSES: usize = 25;

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

/// The findings over time, for a terminal.
#[must_use]
pub fn render(trend: &Trend, style: Style) -> String {
    let mut text = heading("Fynd över tid, med dagens regler", style);
    let about = format!("Så många fynd som hade visats {}, och sist läget nu.", every(trend.every));
    text.push_str(&wrapped(&about, "", style));
    text.push('\n');
    text.push_str(&chart(trend, style));
    text.push_str(&courses("Per enhet", "Enhet", &trend.units(), style));
    text.push_str(&courses("Per författning", "Författning", &trend.acts(), style));
    text.push_str(&wrapped(&summary(trend), "", style));
    text
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

/// A bar for each point. A brist is a filled block and a bör a lighter one, so that they can be told apart without colour.
fn chart(trend: &Trend, style: Style) -> String {
    let (grave, light) = if style.is_unicode { ("█", "░") } else { ("#", "-") };
    let digits = trend.points.iter().map(|point| point.tally.all().to_string().len()).max().unwrap_or(1);
    let numbers = digits.max("brister".len());
    let head = format!(
        "{:10}  {:>numbers$}  {:>digits$}  {:>digits$}\n",
        "dag",
        "brister",
        "bör",
        "tips",
        digits = digits.max(4)
    );
    let room = style.width.saturating_sub(head.chars().count() + 2).clamp(1, 60);
    let most = trend.most().max(1);
    let line = |point: &Point| {
        let Tally { errors, warnings, notes } = point.tally;
        let (whole, dark) = (scaled(point.tally.all(), most, room), scaled(errors, most, room));
        let bar = format!("{}{}", grave.repeat(dark), light.repeat(whole - dark));
        let digits = digits.max(4);
        let line =
            format!("{:10}  {errors:>numbers$}  {warnings:>digits$}  {notes:>digits$}  {bar}", one_line(&point.day));
        format!("{}\n", line.trim_end())
    };
    let key = format!("{grave} brist  {light} bör och tips");
    format!("{head}{}\n{}\n", trend.points.iter().map(line).collect::<String>(), wrapped(&key, "", style))
}

/// How long a bar is; what is there is seen, however little it is.
fn scaled(number: usize, most: usize, room: usize) -> usize {
    if number == 0 { 0 } else { (number * room / most).max(1) }
}

fn courses(title: &str, head: &str, courses: &[Course], style: Style) -> String {
    if courses.is_empty() {
        return String::new();
    }
    let rows = courses.iter().take(MOST_COURSES).map(|course| {
        let (first, last) = course.ends();
        vec![course.name.clone(), short(first), short(last), change(first, last)]
    });
    let mut text = format!("{}\n", wrapped(title, "", style).trim_end());
    text.push_str(&framed_from(NARROWEST, &[head, "Först", "Nu", "Ändring"], rows, style));
    if courses.len() > MOST_COURSES {
        text.push_str(&bullet(&format!("och {} till", courses.len() - MOST_COURSES), style));
    }
    text.push('\n');
    text
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
struct JsonPart<'trend> {
    id: &'trend str,
    name: &'trend str,
    findings: JsonTally,
}

/// The findings over time as JSON, version 1, with a line break last.
#[must_use]
pub fn json(trend: &Trend) -> String {
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
    written(&json)
}

fn json_point(point: &Point) -> JsonPoint<'_> {
    JsonPoint {
        date: &point.day,
        revision: point.revision.as_deref(),
        documents: point.documents,
        findings: tally(point.tally),
        waived: point.waived,
        undetermined: point.undetermined,
        units: parts(&point.units),
        acts: parts(&point.acts),
    }
}

fn parts(parts: &[Part]) -> Vec<JsonPart<'_>> {
    parts.iter().map(|part| JsonPart { id: &part.id, name: &part.name, findings: tally(part.tally) }).collect()
}

fn tally(Tally { errors, warnings, notes }: Tally) -> JsonTally {
    JsonTally { error: errors, warning: warnings, note: notes }
}
