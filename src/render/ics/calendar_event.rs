//! An event: a due date as a whole day that blocks nobody's time.

use std::collections::HashMap;

use sha2::{Digest, Sha256};

use super::content_line::{Calendar, Value};
use crate::render::sentence::{sentence, shortened};
use crate::render::shared_words::capital;
use crate::report::Report;
use crate::report::dossier::{DueKind, DueRow};
use crate::report::views::due::kind;
use crate::text::content_id::hex;
use crate::text::date::day;
use crate::text::words::list;

/// The most characters of a text.
const MOST: usize = 500;

/// The identities of the events: the same from audit to audit, whatever the day, so that a calendar moves what has moved.
#[derive(Debug, Default)]
pub struct Identities(HashMap<String, usize>);

impl Identities {
    /// The identity of the next event: of the kind, id and field of its date. What cannot be told apart by them is numbered.
    pub fn next(&mut self, row: &DueRow) -> String {
        // A document without id is known by its path.
        let id = if row.document.id.is_empty() { &row.path } else { &row.document.id };
        let identity = hash(&[&row.document.kind, id, kind(row.kind), &row.field]);
        let count = self.0.entry(identity.clone()).or_default();
        *count += 1;
        match *count {
            1 => format!("{identity}@ledningskoll"),
            number => format!("{identity}-{number}@ledningskoll"),
        }
    }
}

fn hash(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    hex(&hash.finalize()[..16])
}

/// Writes the event of a due date.
pub fn write_event(calendar: &mut Calendar, report: &Report, row: &DueRow, identity: &str) {
    calendar.line("BEGIN", Value::Fixed("VEVENT"));
    calendar.line("UID", Value::Fixed(identity));
    calendar.line("DTSTAMP", Value::Fixed(&stamp(report)));
    calendar.line("DTSTART;VALUE=DATE", Value::Fixed(&digits(&row.date)));
    calendar.line("SUMMARY", Value::Text(&summary(row)));
    calendar.line("DESCRIPTION", Value::Paragraphs(&description(report, row)));
    calendar.line("CATEGORIES", Value::Text(&capital(kind(row.kind))));
    // A due date takes no time of the day.
    calendar.line("TRANSP", Value::Fixed("TRANSPARENT"));
    calendar.line("END", Value::Fixed("VEVENT"));
}

/// Writes a note that nothing falls due, which calendars do not show as an event.
pub fn write_nothing(calendar: &mut Calendar, report: &Report) {
    calendar.line("BEGIN", Value::Fixed("VJOURNAL"));
    calendar.line("UID", Value::Fixed(&format!("{}@ledningskoll", hash(&["inget", &report.audit.date]))));
    calendar.line("DTSTAMP", Value::Fixed(&stamp(report)));
    calendar.line("DTSTART;VALUE=DATE", Value::Fixed(&digits(&report.audit.date)));
    calendar.line("SUMMARY", Value::Text("Inget har passerat och inget förfaller inom tiden"));
    calendar.line("END", Value::Fixed("VJOURNAL"));
}

/// The audit date instead of the clock, so that the same audit gives the same bytes.
fn stamp(report: &Report) -> String {
    format!("{}T000000Z", digits(&report.audit.date))
}

/// A day as ÅÅÅÅMMDD.
fn digits(date: &str) -> String {
    day(date).map_or_else(|| "20000101".to_owned(), |day| day.strftime("%Y%m%d").to_string())
}

/// What is to be done; a measure is told by its own words, and so gets its kind before them.
fn summary(row: &DueRow) -> String {
    let what = shortened(&row.what, MOST);
    match row.kind {
        DueKind::Measure => format!("Åtgärd: {what}"),
        DueKind::FollowUp => format!("Uppföljning av åtgärd: {what}"),
        DueKind::Answer
        | DueKind::Expiry
        | DueKind::Review
        | DueKind::Control
        | DueKind::RiskAnalysis
        | DueKind::YearlyReport
        | DueKind::Waiver => capital(&what),
    }
}

/// Who is responsible, for which enheter, and where it stands.
fn description(report: &Report, row: &DueRow) -> Vec<String> {
    let title = |role: &String| match report.dossier.role_title(role) {
        same if same == role => role.clone(),
        title => format!("{title} ({role})"),
    };
    let roles: Vec<String> = row.roles.iter().map(title).collect();
    let name = |id: &String| report.unit(id).map_or_else(|| id.clone(), |unit| unit.name.clone());
    let units: Vec<String> = row.units.iter().map(name).collect();
    let responsible = if roles.is_empty() { "ingen angiven".to_owned() } else { list(&roles, "och") };
    let document = format!("{} {}", row.document.kind, row.document.id);
    let place = format!("Står i {} ({}, rad {})", document.trim_end(), row.path, row.line);
    let concerned = (!units.is_empty()).then(|| format!("Gäller {}", list(&units, "och")));
    let audited = format!("Granskat per {}", report.audit.date);
    [Some(format!("Ansvarig: {responsible}")), concerned, Some(place), Some(audited)]
        .into_iter()
        .flatten()
        .map(|text| sentence(&shortened(&text, MOST)))
        .collect()
}
