//! The few keywords of our own: what JSON Schema cannot say about time, links and words.
//!
//! Each passes on a value it is not meant for, as the keywords of JSON Schema do.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::Date;
use jsonschema::{Keyword, ValidationError};
use serde::Deserialize;
use serde_json::Value;

use super::{frequency, saying};
use crate::corpus::{KindName, date};

/// What the keywords need to know of the audit: its date, and which documents there are.
#[derive(Debug, Default)]
pub struct Facts {
    /// The audit date.
    pub date: Date,
    /// For each kind and id, whether such a document is in force on the audit date.
    pub in_force: HashMap<KindName, HashMap<String, bool>>,
}

/// The names of our own keywords.
pub const KEYWORDS: [&str; 9] =
    ["säger", "nämner", "frekvens", "i_takt", "inte_passerat", "högst_gammalt", "ordning", "leder_till", "nummerserie"];

/// One of our keywords with what stands after it.
#[derive(Debug, Clone)]
enum Demand {
    Says(Vec<String>),
    Mentions(Vec<String>),
    NamesFrequency(bool),
    KeepsPace(Pace),
    HasNotPassed(bool),
    IsNotOlderThan(jiff::Span),
    InOrder(Vec<[String; 2]>),
    LeadsTo(Target),
    IsNumbered(String),
}

/// The latest of `occasions` is not older than the document's own frequency and a margin.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Pace {
    #[serde(rename = "tillfällen")]
    occasions: String,
    #[serde(rename = "frekvens")]
    frequency: String,
    #[serde(rename = "marginal")]
    margin: String,
}

/// A document that a reference leads to.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Target {
    #[serde(rename = "typ")]
    kind: KindName,
    #[serde(rename = "gällande", default)]
    in_force: bool,
}

/// A keyword as the schema library asks it.
pub struct Asked {
    demand: Demand,
    facts: Arc<Facts>,
}

impl Asked {
    /// A keyword by its name and what stands after it.
    ///
    /// # Errors
    /// A sentence that says what is wrong with what stands after it.
    pub fn new(name: &str, argument: &Value, facts: Arc<Facts>) -> Result<Self, String> {
        let demand = demand(name, argument).map_err(|error| format!("{name}: {error}"))?;
        Ok(Self { demand, facts })
    }
}

fn demand(name: &str, argument: &Value) -> Result<Demand, String> {
    fn read<T: serde::de::DeserializeOwned>(argument: &Value) -> Result<T, String> {
        serde_json::from_value(argument.clone()).map_err(|error| error.to_string())
    }
    Ok(match name {
        "säger" => Demand::Says(read(argument)?),
        "nämner" => Demand::Mentions(read(argument)?),
        "frekvens" => Demand::NamesFrequency(read(argument)?),
        "i_takt" => {
            let pace: Pace = read(argument)?;
            duration(&pace.margin)?;
            Demand::KeepsPace(pace)
        }
        "inte_passerat" => Demand::HasNotPassed(read(argument)?),
        "högst_gammalt" => Demand::IsNotOlderThan(duration(&read::<String>(argument)?)?),
        "ordning" => Demand::InOrder(read(argument)?),
        "leder_till" => Demand::LeadsTo(read(argument)?),
        "nummerserie" => Demand::IsNumbered(read(argument)?),
        _ => return Err("är inget känt ord".to_owned()),
    })
}

fn duration(text: &str) -> Result<jiff::Span, String> {
    text.parse::<jiff::Span>().map_err(|_| format!("\"{text}\" är ingen tidslängd som P24M eller P30D"))
}

impl<'i> Keyword<'i> for Asked {
    fn validate(&self, instance: &'i Value) -> Result<(), ValidationError<'i>> {
        match self.is_valid(instance) {
            true => Ok(()),
            false => Err(ValidationError::custom("det egna villkoret håller inte")),
        }
    }

    fn is_valid(&self, instance: &'i Value) -> bool {
        self.demand.holds(instance, &self.facts)
    }
}

impl Demand {
    fn holds(&self, value: &Value, facts: &Facts) -> bool {
        match self {
            Self::Says(stems) => texts(value).is_none_or(|text| saying::says(&text, stems)),
            Self::Mentions(stems) => texts(value).is_none_or(|text| saying::mentions(&text, stems)),
            Self::NamesFrequency(wanted) => {
                texts(value).is_none_or(|text| frequency::interval(&text).is_some() == *wanted)
            }
            Self::KeepsPace(pace) => !value.is_object() || keeps_pace(pace, value, facts.date),
            Self::HasNotPassed(wanted) => stretch(value).is_none_or(|stretch| (stretch.till >= facts.date) == *wanted),
            Self::IsNotOlderThan(span) => stretch(value).is_none_or(|stretch| later(stretch.till, *span) >= facts.date),
            Self::InOrder(pairs) => pairs.iter().all(|pair| in_order(pair, value)),
            Self::LeadsTo(target) => value.as_str().is_none_or(|id| leads_to(target, id, facts)),
            Self::IsNumbered(key) => value.as_array().is_none_or(|items| is_numbered(key, items)),
        }
    }
}

fn texts(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Array(items) => Some(items.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(". ")),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => None,
    }
}

/// A date, an event or a period, as text or as {från, till}.
fn stretch(value: &Value) -> Option<date::Stretch> {
    match value {
        Value::String(text) => date::read(text),
        Value::Object(period) => {
            let end = |key: &str| period.get(key).and_then(Value::as_str).and_then(date::read);
            let till = end("till").or_else(|| end("från"))?.till;
            Some(date::Stretch { from: end("från").map_or(till, |from| from.from), till })
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) => None,
    }
}

fn later(day: Date, span: jiff::Span) -> Date {
    day.checked_add(span).unwrap_or(Date::MAX)
}

fn keeps_pace(pace: &Pace, value: &Value, today: Date) -> bool {
    let occasions = value.get(&pace.occasions).and_then(Value::as_array);
    let done = |occasion: &Value| {
        let when = occasion.get("datum").and_then(stretch).or_else(|| stretch(occasion.get("period")?))?;
        // An occasion that has not begun is a plan; one that is under way counts as of today.
        (when.from <= today).then(|| when.till.min(today))
    };
    let latest = occasions.into_iter().flatten().filter_map(done).max();
    let interval = value.get(&pace.frequency).and_then(texts).and_then(|text| frequency::interval(&text));
    let (Some(latest), Some(interval)) = (latest, interval) else { return false };
    let margin = duration(&pace.margin).expect("read when the keyword was");
    later(later(latest, interval), margin) >= today
}

fn in_order(pair: &[String; 2], value: &Value) -> bool {
    let when = |key: &String| value.get(key).and_then(stretch);
    match (when(&pair[0]), when(&pair[1])) {
        (Some(first), Some(second)) => first.from <= second.till,
        (None, _) | (_, None) => true,
    }
}

fn leads_to(target: &Target, id: &str, facts: &Facts) -> bool {
    let found = facts.in_force.get(&target.kind).and_then(|ids| ids.get(id.trim()));
    found.is_some_and(|in_force| *in_force || !target.in_force)
}

fn is_numbered(key: &str, items: &[Value]) -> bool {
    let number = |item: &Value| match item.get(key)? {
        Value::Number(number) => number.as_i64(),
        Value::String(text) => text.trim().trim_end_matches('.').parse().ok(),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    };
    let Some(mut numbers) = items.iter().map(number).collect::<Option<Vec<i64>>>() else { return false };
    numbers.sort_unstable();
    numbers.windows(2).all(|pair| pair[1] == pair[0] + 1)
}
