//! The keywords on time: order, days between dates, and deadlines on a day of the year.

use std::collections::HashMap;

use jiff::civil::Date;
use serde::Deserialize;
use serde_json::Value;

use super::requirement::one_or_several;
use crate::text::date::{self, Stretch};

/// `dagar_mellan`: at most a number of days from one date, or the latest of several, to another.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DaysBetween {
    #[serde(rename = "från", deserialize_with = "one_or_several")]
    from: Vec<String>,
    /// The address of the later date.
    #[serde(rename = "till")]
    pub till: String,
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

impl DaysBetween {
    /// True if the dates are close enough, or if one is missing; a month counts as its day nearest to the other date.
    #[must_use]
    pub fn holds(&self, value: &Value, limits: &HashMap<String, i32>) -> bool {
        let set = self.limit.as_ref().and_then(|name| limits.get(name));
        let at_most = set.copied().unwrap_or(self.at_most);
        self.days(value).is_none_or(|days| days <= at_most)
    }

    /// The number of days between the dates; none if one is missing.
    #[must_use]
    pub fn days(&self, value: &Value) -> Option<i32> {
        let when = |field: &String| at(value, field).and_then(stretch);
        let from = self.from.iter().filter_map(when).map(|from| from.till).max()?;
        let till = when(&self.till)?.from;
        from.until(till).ok().map(|gone| gone.get_days())
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

    /// The latest year that is due.
    #[must_use]
    pub fn due(&self, today: Date) -> i16 {
        let awaits = self.once_passed.as_ref().and_then(|day| day_of(day, today.year()).ok());
        today.year() - if awaits.is_some_and(|day| today <= day) { 2 } else { 1 }
    }

    /// True if a period contains that year or a later whole year in the past, or if the value is no period.
    #[must_use]
    pub fn holds(&self, value: &Value, today: Date) -> bool {
        let Some(period) = stretch(value) else { return true };
        let latest = today.year() - 1;
        (self.due(today)..=latest).any(|year| {
            let whole = date::event(&format!("{year:04}"));
            whole.is_some_and(|year| period.from <= year.from && period.till >= year.till)
        })
    }
}

/// The year that `senaste_helår` in a schema asks for; none if the schema does not have it.
#[must_use]
pub fn asked_year(schema: &Value, today: Date) -> Option<i16> {
    match schema {
        Value::Object(entries) => entries.iter().find_map(|(word, argument)| match word.as_str() {
            "senaste_helår" => LatestYear::deserialize(argument).ok().map(|year| year.due(today)),
            _ => asked_year(argument, today),
        }),
        Value::Array(items) => items.iter().find_map(|item| asked_year(item, today)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
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

/// The day before a duration; the first day of the calendar where that is beyond it.
pub fn earlier(day: Date, span: jiff::Span) -> Date {
    day.checked_sub(span).unwrap_or(Date::MIN)
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
        let keyword =
            DaysBetween { from: vec!["/tid/hände".into()], till: "anmäld".into(), at_most: 60, limit: None };
        let none = HashMap::new();
        let holds = |from: &str, till: &str| keyword.holds(&json!({"tid": {"hände": from}, "anmäld": till}), &none);
        assert!(holds("2026-01-01", "2026-03-02"));
        assert!(!holds("2026-01-01", "2026-03-03"));
        assert!(holds("2026-01", "2026-04-01"), "a month may mean its last day");
        assert!(keyword.holds(&json!({"anmäld": "2026-03-03"}), &none));
    }
}
