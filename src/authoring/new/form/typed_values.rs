//! What a person answers, as the value of a field; or what is to be written instead.

use jiff::civil::Date;
use serde_json::{Number, Value};

use super::field_choices::{Choices, is_list};
use crate::catalogue::shape::Shape;
use crate::text::date::{certain, day, event, is_open_ended, no_such_day, period};

/// The value that an answer is for a field with these choices.
///
/// # Errors
/// If it is no such value: a sentence on what to write instead.
pub fn value(answer: &str, shape: &Shape, choices: &Choices, today: Date) -> Result<Value, String> {
    let single = shape.items.as_deref().filter(|_| is_list(shape)).unwrap_or(shape);
    let one = |answer: &str| one(answer, single, choices, today);
    if !is_list(shape) {
        return one(answer);
    }
    // A comma may stand in a name or a sentence: it parts only words of a list, and answers that are known each for itself.
    let parts = |marks: &[char]| answer.split(marks).map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>();
    let by_comma = parts(&[',', ';']);
    let is_parted = !single.words.is_empty() || by_comma.iter().all(|part| choices.knows(part));
    let parts = if is_parted { by_comma } else { parts(&[';']) };
    let mut values = parts.into_iter().map(one).collect::<Result<Vec<_>, _>>()?;
    // One role is written as it is, and one område as a list, as the drafts have it.
    match values.len() {
        1 if single.words.is_empty() => Ok(values.remove(0)),
        _ => Ok(Value::Array(values)),
    }
}

fn one(answer: &str, shape: &Shape, choices: &Choices, today: Date) -> Result<Value, String> {
    if let Some(known) = choices.find(answer)? {
        return Ok(known.into());
    }
    match shape.format.as_deref() {
        Some("datum") => return on_a_day(answer, today, |_| false),
        Some("giltig_till") => return on_a_day(answer, today, is_open_ended),
        Some("händelsedatum") => return on_a_day(answer, today, |answer| event(answer).is_some()),
        Some("period") => return on_a_day(answer, today, |answer| period(answer).is_some()),
        Some(_) | None => {}
    }
    if shape.takes_boolean && !shape.takes_text {
        return truth(answer);
    }
    if shape.takes_number && !shape.takes_text {
        let number = answer.parse::<i64>().ok().map(Number::from);
        let number = number.or_else(|| answer.replace(',', ".").parse().ok().and_then(Number::from_f64));
        return number.map(Value::Number).ok_or_else(|| format!("{answer} är inget tal"));
    }
    Ok(answer.into())
}

/// A day, or what else may stand for one.
fn on_a_day(answer: &str, today: Date, is_other: impl Fn(&str) -> bool) -> Result<Value, String> {
    let written = match answer.to_lowercase().as_str() {
        "idag" | "i dag" => Some(today.to_string()),
        _ if day(answer).is_some() || is_other(answer) => Some(answer.to_owned()),
        _ => certain(answer),
    };
    let unclear = || no_such_day(answer).unwrap_or_else(|| "det går inte att se vilken dag som menas".to_owned());
    written.map(Value::from).ok_or_else(|| format!("{}; skriv dagen som ÅÅÅÅ-MM-DD, till exempel {today}", unclear()))
}

fn truth(answer: &str) -> Result<Value, String> {
    match answer.to_lowercase().as_str() {
        "ja" | "j" => Ok(true.into()),
        "nej" | "n" => Ok(false.into()),
        _ => Err("svara ja eller nej".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_lists_and_truths_are_read_as_people_write_them() {
        let today = day("2026-11-15").expect("a day");
        let none = Choices::default();
        let of = |shape: &Shape, answer: &str| value(answer, shape, &none, today);
        let date = Shape { takes_text: true, format: Some("datum".into()), ..Shape::default() };
        assert_eq!(of(&date, "1 mars 2026"), Ok("2026-03-01".into()));
        assert_eq!(of(&date, "idag"), Ok("2026-11-15".into()));
        assert!(of(&date, "i våras").is_err_and(|why| why.contains("ÅÅÅÅ-MM-DD")));
        assert!(of(&date, "2026-02-30").is_err());
        let truth = Shape { takes_boolean: true, ..Shape::default() };
        assert_eq!(of(&truth, "Ja"), Ok(true.into()));
        let texts = Shape { takes_text: true, ..Shape::default() };
        let list = Shape { takes_list: true, items: Some(Box::new(texts.clone())), ..Shape::default() };
        assert_eq!(of(&list, "ett, eller två; tre"), Ok(Value::from(vec!["ett, eller två", "tre"])));
        let either = Shape { takes_text: true, ..list };
        assert_eq!(of(&either, "Ett, och två."), Ok("Ett, och två.".into()));
    }
}
