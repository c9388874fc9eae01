//! The keyword on pace: whether the latest occasion is recent enough for a frequency or a calendar.

use jiff::Span;
use jiff::civil::Date;
use serde::Deserialize;
use serde_json::Value;

use super::keyword_calendar::Calendar;
use super::keyword_frequency::interval;
use super::keyword_time::{at, duration, earlier, later, stretch};
use super::keyword_words::texts;
use crate::text::date::{self, Stretch};

/// `i_takt`: the latest of `occasions` is not older than the document's own frequency and a margin; where the document has
/// a calendar, it is not before the latest planned time.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pace {
    #[serde(rename = "tillfällen")]
    occasions: String,
    #[serde(rename = "frekvens")]
    frequency: String,
    /// The field with the planned times, which go before the frequency.
    #[serde(rename = "planerat", default = "planned_occasions")]
    planned: String,
    #[serde(rename = "marginal")]
    margin: String,
    /// The field with the date to count from while there is no occasion yet.
    #[serde(rename = "börjar", default)]
    start: Option<String>,
}

fn planned_occasions() -> String {
    "planerade_tillfällen".to_owned()
}

/// What a document says of how often.
struct Said {
    interval: Option<Span>,
    calendar: Option<Calendar>,
}

impl Pace {
    /// Checks the argument of the keyword.
    ///
    /// # Errors
    /// If the margin is not a duration.
    pub fn checked(self) -> Result<Self, String> {
        duration(&self.margin).map(|_| self)
    }

    /// True if the latest occasion is recent enough.
    #[must_use]
    pub fn is_kept(&self, value: &Value, today: Date) -> bool {
        let occasions = at(value, &self.occasions).and_then(Value::as_array);
        let latest = occasions.into_iter().flatten().filter_map(|occasion| done(occasion, today)).max();
        let start = self.start.as_ref().and_then(|field| stretch(at(value, field)?)).map(|start| start.till);
        let margin = duration(&self.margin).expect("read when the keyword was");
        let said = self.said(value);
        match (latest, start) {
            (Some(latest), _) => said.is_recent(latest, margin, today),
            (None, Some(start)) => said.is_not_due(start, margin, today),
            (None, None) => false,
        }
    }

    fn said(&self, value: &Value) -> Said {
        let text = at(value, &self.frequency).and_then(texts);
        let interval = text.as_deref().and_then(interval);
        let of_text = text.as_deref().and_then(calendar_of);
        Said { interval, calendar: at(value, &self.planned).and_then(planned).or(of_text) }
    }
}

impl Said {
    /// True if an occasion on this day is the latest that there should be.
    fn is_recent(&self, latest: Date, margin: Span, today: Date) -> bool {
        match (&self.calendar, self.interval) {
            (Some(calendar), interval) => {
                let due = calendar.latest_before(earlier(today, margin));
                // An occasion a little before its time counts for it, unless it was for the time before.
                let is_of = |due: Stretch| {
                    let is_before = |time: Stretch| time.till < latest;
                    latest >= due.from
                        || (latest >= earlier(due.from, margin)
                            && calendar.latest_before(due.from).is_none_or(is_before))
                };
                let is_met = due.is_none_or(is_of);
                // Times of one year only say nothing of the years after it.
                let is_over = calendar.times_a_year() == 0 && calendar.next_from(earlier(today, margin)).is_none();
                is_met && (!is_over || interval.is_none_or(|interval| later(later(latest, interval), margin) >= today))
            }
            (None, Some(interval)) => later(later(latest, interval), margin) >= today,
            (None, None) => false,
        }
    }

    /// True if nothing is due yet of what began on this day.
    fn is_not_due(&self, start: Date, margin: Span, today: Date) -> bool {
        match (&self.calendar, self.interval) {
            (Some(calendar), _) => calendar.latest_before(earlier(today, margin)).is_none_or(|due| due.from < start),
            (None, Some(interval)) => later(later(start, interval), margin) >= today,
            (None, None) => false,
        }
    }
}

/// True if a text says how often: a frequency, or a calendar.
#[must_use]
pub fn says_how_often(text: &str) -> bool {
    interval(text).is_some() || Calendar::read(text).is_some()
}

/// The day on which the next occasion is due after the latest one, at the pace that a text says.
#[must_use]
pub fn next_due(text: &str, latest: Date) -> Option<Date> {
    let planned = calendar_of(text).and_then(|calendar| calendar.next_after(latest)).map(|time| time.till);
    planned.or_else(|| latest.checked_add(interval(text)?).ok())
}

/// The times of a year in which something is to be done: the planned times of that year, else what a text on how often says,
/// as parts of the year that are as long as what lies between two times. Empty if neither can be told, or if it is done less
/// often than once a year.
#[must_use]
pub fn times_in(plan: &Value, frequency: Option<&str>, year: i16) -> Vec<Stretch> {
    let of_plan = planned(plan).map(|calendar| calendar.times_in(year));
    let of_text = || frequency.and_then(calendar_of).map(|calendar| calendar.times_in(year));
    let is_some = |times: &Vec<Stretch>| !times.is_empty();
    let of_pace = || parts_of(year, interval(frequency?)?);
    of_plan.filter(is_some).or_else(|| of_text().filter(is_some)).or_else(of_pace).unwrap_or_default()
}

/// The parts of a year of this length, as many as there is room for; the last goes on to the end of the year.
fn parts_of(year: i16, length: Span) -> Option<Vec<Stretch>> {
    let first = Date::new(year, 1, 1).ok()?;
    let last = first.last_of_year();
    let (months, days) = (length.get_months(), length.get_days());
    let number = if months > 0 { 12_i32.checked_div(months)? } else { 365_i32.checked_div(days)? };
    let start = |at: i32| match months {
        0 => first.checked_add(Span::new().days(at * days)).ok(),
        months => first.checked_add(Span::new().months(at * months)).ok(),
    };
    let till = |at: i32| if at + 1 == number { Some(last) } else { start(at + 1)?.yesterday().ok() };
    (0..number).map(|at| Some(Stretch { from: start(at)?, till: till(at)? })).collect()
}

/// The calendar of a text about how often; none where the text asks for more than the times it names ("varje månad från
/// januari").
fn calendar_of(text: &str) -> Option<Calendar> {
    let calendar = Calendar::read(text)?;
    let months = interval(text).map_or(12, |span| i64::from(span.get_months()) + i64::from(span.get_days()) / 30);
    let names_all = i64::try_from(calendar.times_a_year()).is_ok_and(|times| times * months.max(1) >= 12);
    (names_all || interval(text).is_none()).then_some(calendar)
}

/// The planned times of a list of periods, months and weeks; none if it holds none.
fn planned(list: &Value) -> Option<Calendar> {
    let of_text = |text: &str| date::period(text).map(Calendar::of).or_else(|| Calendar::read(text));
    let of_item = |item: &Value| match item {
        Value::String(text) => of_text(text.trim()),
        Value::Number(number) => of_text(&number.to_string()),
        Value::Object(_) => stretch(item).map(Calendar::of),
        Value::Null | Value::Bool(_) | Value::Array(_) => None,
    };
    let items = list.as_array().map_or(std::slice::from_ref(list), Vec::as_slice);
    items.iter().filter_map(of_item).reduce(Calendar::and)
}

/// The day of an occasion, from its fields or from its text. A future occasion is a plan and does not count; an ongoing
/// occasion counts as of today.
fn done(occasion: &Value, today: Date) -> Option<Date> {
    let when: Stretch = match occasion {
        Value::Object(fields) => fields.get("datum").and_then(stretch).or_else(|| stretch(fields.get("period")?))?,
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => stretch(occasion)?,
    };
    (when.from <= today).then(|| when.till.min(today))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn on(text: &str) -> Date {
        date::day(text).expect("a date")
    }

    fn kept(document: &Value, today: &str) -> bool {
        let pace = json!({"tillfällen": "tillfällen", "frekvens": "frekvens", "marginal": "P1M"});
        let pace: Pace = serde_json::from_value(pace).expect("a pace");
        pace.is_kept(document, on(today))
    }

    #[test]
    fn nothing_done_yet_is_counted_from_the_start() {
        let pace = json!({"tillfällen": "utfall", "frekvens": "/uppföljning/frekvens", "marginal": "P1M", "börjar": "fastställd"});
        let pace: Pace = serde_json::from_value(pace).expect("a pace");
        let new = json!({"uppföljning": {"frekvens": "år"}, "fastställd": "2026-01-20"});
        assert!(pace.is_kept(&new, on("2026-11-15")));
        assert!(!pace.is_kept(&new, on("2027-03-15")));
        let planned = json!({"uppföljning": {"frekvens": "mars och oktober"}, "fastställd": "2026-03-20"});
        assert!(pace.is_kept(&planned, on("2026-11-15")));
        assert!(!pace.is_kept(&planned, on("2026-12-01")), "october has passed");
    }

    #[test]
    fn named_months_are_the_pace() {
        let done = |day: &str| json!({"frekvens": "mars och oktober", "tillfällen": [{"datum": day}]});
        assert!(kept(&done("2025-03-12"), "2025-06-01"), "march is done, and october is not due");
        assert!(kept(&done("2025-03-12"), "2025-11-30"), "october has its margin");
        assert!(!kept(&done("2025-03-12"), "2025-12-01"));
        assert!(!kept(&done("2024-10-12"), "2025-06-01"), "march is missing");
        assert!(kept(&done("2025-02-25"), "2025-06-01"), "a few days before the month is that time");
        assert!(kept(&done("2025-10-02"), "2026-04-30"));
    }

    #[test]
    fn weeks_terms_and_tertials_are_the_pace() {
        let done = |frequency: &str, day: &str, today: &str| {
            kept(&json!({"frekvens": frequency, "tillfällen": [{"datum": day}]}), today)
        };
        assert!(done("veckorna 12-13 och 37-38", "2025-03-20", "2025-09-30"));
        assert!(!done("veckorna 12-13 och 37-38", "2025-03-20", "2025-11-01"));
        assert!(done("T1 och T3", "2025-02-01", "2025-12-15"));
        assert!(!done("T1 och T3", "2024-12-01", "2025-06-15"));
        assert!(done("3 gånger per termin", "2025-04-20", "2025-09-20"));
        assert!(!done("3 gånger per termin", "2025-01-20", "2025-11-01"));
    }

    #[test]
    fn a_frequency_beside_its_months_is_judged_by_those() {
        let done = |frequency: &str, day: &str, today: &str| {
            kept(&json!({"frekvens": frequency, "tillfällen": [{"datum": day}]}), today)
        };
        assert!(done("två gånger per år, mars och oktober", "2025-03-01", "2025-10-30"));
        assert!(!done("varje månad från januari", "2025-02-01", "2025-06-01"));
        assert!(done("årligen i maj", "2025-05-20", "2026-05-31"));
    }

    #[test]
    fn planned_times_go_before_the_frequency() {
        let plan = |planned: Value, day: &str, today: &str| {
            let document =
                json!({"frekvens": "enligt plan", "planerade_tillfällen": planned, "tillfällen": [{"datum": day}]});
            kept(&document, today)
        };
        assert!(plan(json!(["mars", "oktober"]), "2025-03-12", "2025-06-01"));
        assert!(!plan(json!(["mars", "oktober"]), "2024-10-12", "2025-06-01"));
        assert!(plan(json!(["2026-T1", {"från": "2026-09-01", "till": "2026-09-30"}]), "2026-02-01", "2026-10-15"));
        assert!(!plan(json!(["2026-T1", {"från": "2026-09-01", "till": "2026-09-30"}]), "2026-02-01", "2026-11-15"));
    }

    #[test]
    fn the_times_of_a_year_are_counted_from_the_plan_or_else_from_the_pace() {
        let nothing = Value::Null;
        let number = |plan: &Value, text: Option<&str>, year| times_in(plan, text, year).len();
        for (text, times) in [
            ("månad", 12),
            ("kvartal", 4),
            ("tertial", 3),
            ("halvår", 2),
            ("år", 1),
            ("varje vecka", 52),
            ("mars och oktober", 2),
            ("vartannat år", 0),
            ("vid behov", 0),
        ] {
            assert_eq!(number(&nothing, Some(text), 2026), times, "{text}");
        }
        let plan = json!(["2026-02", "2026-09", "2025-11"]);
        assert_eq!(number(&plan, Some("månad"), 2026), 2);
        assert_eq!(number(&plan, Some("månad"), 2024), 12, "the plan says nothing of that year");
        assert_eq!(number(&json!("mars"), None, 2026), 1);
    }

    #[test]
    fn the_times_of_a_pace_are_parts_that_fill_the_year() {
        let times = |text: &str| times_in(&Value::Null, Some(text), 2026);
        for text in ["månad", "kvartal", "varje vecka", "var femte månad", "år"] {
            let times = times(text);
            assert!(times.windows(2).all(|two| two[0].till.tomorrow().ok() == Some(two[1].from)), "{text}: {times:?}");
            let ends = [times[0].from, times[times.len() - 1].till];
            assert_eq!(ends, [on("2026-01-01"), on("2026-12-31")], "{text}");
        }
        assert_eq!(times("kvartal")[3].from, on("2026-10-01"));
    }

    #[test]
    fn an_occasion_written_as_a_date_is_one() {
        assert!(kept(&json!({"frekvens": "år", "tillfällen": ["2025-03-12"]}), "2025-06-01"));
    }

    #[test]
    fn a_calendar_says_how_often() {
        for text in ["mars och oktober", "veckorna 12-13", "T1 och T3", "3 gånger per termin", "kvartal"] {
            assert!(says_how_often(text), "{text}");
        }
        for text in ["vid behov", "enligt vår rutin", "enligt årshjul"] {
            assert!(!says_how_often(text), "{text}");
        }
    }
}
