//! The decision of a document: what its kind says of one, and writing it.

use jiff::civil::Date;
use serde_json::{Value, json};

use super::Answer;
use super::writing_desk::{Law, UNREAD, answered};
use crate::catalogue::Kind;
use crate::corpus::DECIDED;
use crate::render::shared_words::capital;
use crate::text::Node;
use crate::text::date::{day, no_such_day};
use crate::text::yaml::parse;

/// Where the status, the day and the roles of a decision stand.
const STATUS: &str = "status";
const DAY: &str = "fastställd";
const ROLES: &str = "fastställd_av";

/// How a document of the kind is decided; null if it cannot be.
#[must_use]
pub fn of(kind: &Kind, root: &Node) -> Value {
    if !can_be_decided(kind) {
        return Value::Null;
    }
    let status = root.get(STATUS).and_then(|entry| entry.value.text());
    json!({
        "status": status,
        "är_beslutat": status.is_some_and(|status| status.trim().to_lowercase() == DECIDED),
        "av": has(kind, ROLES).then(|| address(ROLES)),
        "dag": address(DAY),
        "ord": DECIDED,
    })
}

/// The text of a file with a document in it decided, by whom and on which day; by nobody named if that is null or blank.
///
/// # Errors
/// If it cannot be decided, or one of the fields cannot be written: which, and why.
pub fn decided(
    law: Law<'_>,
    text: &str,
    part: usize,
    (by, written_day, today): (&Value, &str, Date),
) -> Result<String, Answer> {
    let parts = parse(text);
    let root = parts.get(part).and_then(|part| part.root.as_ref());
    let kind = root.and_then(|root| law.catalogue.kind_of(root)).ok_or_else(|| Answer::refused(UNREAD))?;
    if !can_be_decided(kind) {
        return Err(Answer::refused(&format!("{} beslutas inte", kind.words.indefinite)));
    }
    if day(written_day).is_none() {
        let unclear = no_such_day(written_day).unwrap_or_else(|| format!("{written_day} är ingen dag"));
        return Err(refused(DAY, &format!("{unclear}; skriv dagen som ÅÅÅÅ-MM-DD")));
    }
    let roles = Some((ROLES, by.clone())).filter(|_| has(kind, ROLES) && !is_blank(by));
    let fields = [Some((STATUS, Value::from(DECIDED))), Some((DAY, Value::from(written_day))), roles];
    let write = |text: String, (key, answer): (&str, Value)| {
        answered(law, &text, (part, &address(key)), (&answer, today)).map_err(|why| refused(key, &why))
    };
    fields.into_iter().flatten().try_fold(text.to_owned(), write)
}

fn refused(key: &str, why: &str) -> Answer {
    Answer::refused_at(&address(key), &format!("{}: {why}", capital(&key.replace('_', " "))))
}

fn address(key: &str) -> String {
    format!("/{key}")
}

fn has(kind: &Kind, key: &str) -> bool {
    kind.shape.properties.contains_key(key)
}

fn can_be_decided(kind: &Kind) -> bool {
    let status = kind.shape.properties.get(STATUS);
    has(kind, DAY) && status.is_some_and(|status| status.words.iter().any(|word| word == DECIDED))
}

fn is_blank(by: &Value) -> bool {
    match by {
        Value::String(text) => text.trim().is_empty(),
        Value::Array(items) => items.iter().all(is_blank),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => true,
    }
}
