//! The keywords on time: pace, order, days between dates, and deadlines on a day of the year.

use std::collections::HashMap;

use jiff::civil::Date;
use serde::Deserialize;
use serde_json::Value;

use super::keyword_frequency;
use super::keyword_words::texts;
use crate::text::date::{self, Stretch};

/// `i_takt`: the latest of `occasions` is not older than the document's own frequency and a margin.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pace {
    #[serde(rename = "tillfällen")]
    occasions: String,
    #[serde(rename = "frekvens")]
    frequency: String,
    #[serde(rename = "marginal")]
    margin: String,
    /// The field with the date to count from while there is no occasion yet.
    #[serde(rename = "börjar", default)]
    start: Option<String>,
}

/// `dagar_mellan`: at most a number of days from one date to another.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DaysBetween {
    #[serde(rename = "från")]
    from: String,
    #[serde(rename = "till")]
    till: String,
    #[serde(rename = "högst")]
    at_most: i32,
    /// The limit of the settings that overrides `at_most`, if it is set.
    #[serde(rename = "gräns", default)]
    limit: Option<String>,
}

/// `i_tid`: done by a day of the year after the year in which a period ends.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InTime {
    #[serde(rename = "datum")]
    done: String,
    #[serde(rename = "period")]
    period: String,
    #[serde(rename = "senast")]
    day: String,
}

/// `senaste_helår`: a period contains the latest whole calendar year, or the latest whose deadline has passed.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LatestYear {
    #[serde(rename = "när_passerat", default)]
    once_passed: Option<String>,
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
        let done = |occasion: &Value| {
            let when = occasion.get("datum").and_then(stretch).or_else(|| stretch(occasion.get("period")?))?;
            // A future occasion is a plan and does not count; an ongoing occasion counts as of today.
            (when.from <= today).then(|| when.till.min(today))
        };
        let latest = occasions.into_iter().flatten().filter_map(done).max();
        let start = self.start.as_ref().and_then(|field| stretch(at(value, field)?)).map(|start| start.till);
        let interval = at(value, &self.frequency).and_then(texts).and_then(|text| keyword_frequency::interval(&text));
        let (Some(latest), Some(interval)) = (latest.or(start), interval) else { return false };
        let margin = duration(&self.margin).expect("read when the keyword was");
        later(later(latest, interval), margin) >= today
    }
}

impl DaysBetween {
    /// True if the dates are close enough, or if one is missing; a month counts as its day nearest to the other date.
    #[must_use]
    pub fn holds(&self, value: &Value, limits: &HashMap<String, i32>) -> bool {
        let when = |field: &String| at(value, field).and_then(stretch);
        let set = self.limit.as_ref().and_then(|name| limits.get(name));
        let at_most = set.copied().unwrap_or(self.at_most);
        let (Some(from), Some(till)) = (when(&self.from), when(&self.till)) else { return true };
        from.till.until(till.from).is_ok_and(|gone| gone.get_days() <= at_most)
    }
}

impl InTime {
    /// Checks the argument of the keyword.
    ///
    /// # Errors
    /// If the day is no day of the year.
    pub fn checked(self) -> Result<Self, String> {
        day_of(&self.day, 2024).map(|_| self)
    }

    /// True if it was done in time, is not due yet, or if the period cannot be parsed.
    #[must_use]
    pub fn holds(&self, value: &Value, today: Date) -> bool {
        let Some(period) = at(value, &self.period).and_then(stretch) else { return true };
        let Ok(last_day) = day_of(&self.day, period.till.year() + 1) else { return true };
        match at(value, &self.done).and_then(stretch) {
            Some(done) => done.from <= last_day,
            None => today <= last_day,
        }
    }
}

impl LatestYear {
    /// Checks the argument of the keyword.
    ///
    /// # Errors
    /// If the day is no day of the year.
    pub fn checked(self) -> Result<Self, String> {
        self.once_passed.as_ref().map_or(Ok(()), |day| day_of(day, 2024).map(|_| ())).map(|()| self)
    }

    /// True if a period contains that year or a later whole year in the past, or if the value is no period.
    #[must_use]
    pub fn holds(&self, value: &Value, today: Date) -> bool {
        let Some(period) = stretch(value) else { return true };
        let latest = today.year() - 1;
        let awaits = self.once_passed.as_ref().and_then(|day| day_of(day, today.year()).ok());
        let due = if awaits.is_some_and(|day| today <= day) { latest - 1 } else { latest };
        (due..=latest).any(|year| {
            let whole = date::event(&format!("{year:04}"));
            whole.is_some_and(|year| period.from <= year.from && period.till >= year.till)
        })
    }
}

/// A date, an event or a period, as text or as {från, till}.
pub fn stretch(value: &Value) -> Option<Stretch> {
    match value {
        Value::String(text) => date::read(text),
        Value::Object(period) => {
            let end = |key: &str| period.get(key).and_then(Value::as_str).and_then(date::read);
            let till = end("till").or_else(|| end("från"))?.till;
            Some(Stretch { from: end("från").map_or(till, |from| from.from), till })
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) => None,
    }
}

/// The value at a key, or at a path such as `/uppföljning/frekvens`.
pub fn at<'value>(value: &'value Value, field: &str) -> Option<&'value Value> {
    if field.starts_with('/') { value.pointer(field) } else { value.get(field) }
}

/// True if the first date of a pair is not after the second, or if one is missing.
pub fn in_order(pair: &[String; 2], value: &Value) -> bool {
    let when = |key: &String| at(value, key).and_then(stretch);
    match (when(&pair[0]), when(&pair[1])) {
        (Some(first), Some(second)) => first.from <= second.till,
        (None, _) | (_, None) => true,
    }
}

/// Parses a duration such as P24M.
pub fn duration(text: &str) -> Result<jiff::Span, String> {
    text.parse::<jiff::Span>().map_err(|_| format!("\"{text}\" är ingen tidslängd som P24M eller P30D"))
}

/// The day after a duration; the last day of the calendar where that is beyond it.
pub fn later(day: Date, span: jiff::Span) -> Date {
    day.checked_add(span).unwrap_or(Date::MAX)
}

/// A day of the year (MM-DD) in a year.
fn day_of(text: &str, year: i16) -> Result<Date, String> {
    date::day(&format!("{year:04}-{text}")).ok_or_else(|| format!("\"{text}\" är ingen dag på året som 03-01"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn on(text: &str) -> Date {
        date::day(text).expect("a date")
    }

    #[test]
    fn the_day_itself_is_in_time() {
        let keyword = InTime { done: "upprättad".into(), period: "period".into(), day: "03-01".into() };
        let holds = |done: Value, today: &str| {
            keyword
                .holds(&json!({"upprättad": done, "period": {"från": "2025-01-01", "till": "2025-12-31"}}), on(today))
        };
        assert!(holds(json!("2026-03-01"), "2026-11-15"));
        assert!(!holds(json!("2026-03-02"), "2026-11-15"));
        assert!(holds(json!(null), "2026-03-01"), "it is not due yet");
        assert!(!holds(json!(null), "2026-03-02"));
    }

    #[test]
    fn the_latest_year_waits_for_its_day() {
        let waits = LatestYear { once_passed: Some("03-01".into()) };
        let at_once = LatestYear { once_passed: None };
        assert!(waits.holds(&json!("2024"), on("2026-03-01")));
        assert!(!waits.holds(&json!("2024"), on("2026-03-02")));
        assert!(waits.holds(&json!("2025"), on("2026-02-01")), "done before it is due");
        assert!(!at_once.holds(&json!("2024"), on("2026-02-01")));
        assert!(!at_once.holds(&json!("2025-H1"), on("2026-11-15")));
        assert!(at_once.holds(&json!({"från": "2024-07-01", "till": "2025-12-31"}), on("2026-11-15")));
    }

    #[test]
    fn days_are_counted_from_the_last_possible_day_to_the_first() {
        let keyword = DaysBetween { from: "/tid/hände".into(), till: "anmäld".into(), at_most: 60, limit: None };
        let none = HashMap::new();
        let holds = |from: &str, till: &str| keyword.holds(&json!({"tid": {"hände": from}, "anmäld": till}), &none);
        assert!(holds("2026-01-01", "2026-03-02"));
        assert!(!holds("2026-01-01", "2026-03-03"));
        assert!(holds("2026-01", "2026-04-01"), "a month may mean its last day");
        assert!(keyword.holds(&json!({"anmäld": "2026-03-03"}), &none));
    }

    #[test]
    fn nothing_done_yet_is_counted_from_the_start() {
        let pace = json!({"tillfällen": "utfall", "frekvens": "/uppföljning/frekvens", "marginal": "P1M", "börjar": "fastställd"});
        let pace: Pace = serde_json::from_value(pace).expect("a pace");
        let new = json!({"uppföljning": {"frekvens": "år"}, "fastställd": "2026-01-20"});
        assert!(pace.is_kept(&new, on("2026-11-15")));
        assert!(!pace.is_kept(&new, on("2027-03-15")));
    }
}
