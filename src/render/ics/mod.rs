//! A calendar (RFC 5545) of the due dates: whole days, also those that have passed, with the same bytes for the same report.
//!
//! Not the crate icalendar: it brings a clock, random numbers and three crates for dates that we do not need, and what we
//! need of it is `content_line`. An independent reader judges the calendar in `tests/judge_ics.py`.

mod calendar_event;
mod content_line;

use self::calendar_event::{Identities, write_event, write_nothing};
use self::content_line::{Calendar, Value};
use crate::render::Format;
use crate::report::Report;
use crate::report::views::choice::chosen_units;
use crate::report::views::due::{due, usual_days};
use crate::report::views::{View, ViewName};

/// The format `ics`.
pub const FORMAT: Format = Format {
    name: "ics",
    extension: "ics",
    opened_in: None,
    shows_notes: false,
    views: &[ViewName::Due],
    report: |report, _, _| Ok(render(report, usual_days(report)).into_bytes()),
    view: Some(|report, view, _| {
        let within_days = match view {
            View::Due(within_days) => *within_days,
            View::Gap(_) | View::Matrix(_) => usual_days(report),
        };
        Ok(render(report, within_days).into_bytes())
    }),
    change: None,
    collection: None,
};

/// The due dates that have passed or come within `within_days` as a calendar.
#[must_use]
pub fn render(report: &Report, within_days: i32) -> String {
    let mut calendar = Calendar::default();
    calendar.line("BEGIN", Value::Fixed("VCALENDAR"));
    calendar.line("VERSION", Value::Fixed("2.0"));
    calendar.line("PRODID", Value::Fixed(concat!("-//ledningskoll//ledningskoll ", env!("CARGO_PKG_VERSION"), "//SV")));
    calendar.line("CALSCALE", Value::Fixed("GREGORIAN"));
    let name = name(report);
    // The name in RFC 7986, and the one that most programs read.
    calendar.line("NAME", Value::Text(&name));
    calendar.line("X-WR-CALNAME", Value::Text(&name));
    let rows = due(report, within_days);
    let mut identities = Identities::default();
    for row in &rows {
        write_event(&mut calendar, report, row, &identities.next(row));
    }
    // A calendar has at least one component.
    if rows.is_empty() {
        write_nothing(&mut calendar, report);
    }
    calendar.line("END", Value::Fixed("VCALENDAR"));
    calendar.into_text()
}

/// The name of the calendar: whose due dates it has.
fn name(report: &Report) -> String {
    let whose = match chosen_units(report).as_slice() {
        [only] => format!(" – {}", only.name),
        [] | [_, ..] => String::new(),
    };
    let role = report.audit.role.as_ref().map(|role| format!(" – {}", role.name)).unwrap_or_default();
    format!("Ledningssystemet: vad som förfaller{whose}{role}")
}
