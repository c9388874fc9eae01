//! What a field says, on one line, as its author wrote it.

use super::date::{self, Stretch};
use super::tree::{Content, Entry, Node};

/// What a key of a map says; none if nothing or a placeholder stands there.
#[must_use]
pub fn said(node: &Node, key: &str) -> Option<String> {
    let value = &node.get(key)?.value;
    (!value.says_nothing()).then(|| words(value)).filter(|text| !text.is_empty())
}

/// The texts of a key, with commas between them.
#[must_use]
pub fn listed(node: &Node, key: &str) -> Option<String> {
    let texts = node.texts_of(key);
    (!texts.is_empty()).then(|| texts.join(", "))
}

/// The day that a key names; none if it names no single day.
#[must_use]
pub fn day(node: &Node, key: &str) -> Option<jiff::civil::Date> {
    let stretch = date::read(node.get(key)?.value.text()?)?;
    (stretch.from == stretch.till).then_some(stretch.from)
}

/// A value in words: the parts of a list after each other, and those of a map with their names.
#[must_use]
pub fn words(node: &Node) -> String {
    let joined = |parts: Vec<String>, joint: &str| {
        let filled: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        filled.join(joint)
    };
    match &node.content {
        Content::Scalar(_) if node.says_nothing() => String::new(),
        Content::Scalar(scalar) => match scalar.text.as_str() {
            "true" => "ja".to_owned(),
            "false" => "nej".to_owned(),
            text => text.split_whitespace().collect::<Vec<_>>().join(" "),
        },
        Content::List(items) => joined(items.iter().map(words).collect(), "; "),
        Content::Map(entries) => {
            let part = |entry: &Entry| {
                let value = words(&entry.value);
                if value.is_empty() { value } else { format!("{}: {value}", entry.key.replace('_', " ")) }
            };
            joined(entries.iter().map(part).collect(), ", ")
        }
    }
}

/// The items of a key: those of a list, or its only value.
#[must_use]
pub fn items<'tree>(node: &'tree Node, key: &str) -> Vec<(String, &'tree Node)> {
    let Some(entry) = node.get(key).filter(|entry| !entry.value.is_unfilled()) else { return Vec::new() };
    match &entry.value.content {
        Content::List(items) => {
            let numbered = items.iter().enumerate().filter(|(_, item)| !item.is_unfilled());
            numbered.map(|(number, item)| (format!("/{key}/{number}"), item)).collect()
        }
        Content::Map(_) | Content::Scalar(_) => vec![(format!("/{key}"), &entry.value)],
    }
}

/// The days of a period at a key: one text, or its first and last day.
#[must_use]
pub fn period(node: &Node, key: &str) -> Option<Stretch> {
    let value = &node.get(key)?.value;
    let end = |key: &str| date::read(value.get(key)?.value.text()?);
    let ends = || match (end("från"), end("till")) {
        (Some(from), Some(till)) => Some(Stretch { from: from.from, till: till.till }),
        (Some(only), None) | (None, Some(only)) => Some(only),
        (None, None) => None,
    };
    value.text().and_then(date::read).or_else(ends)
}

/// The days of a period at a key as they are written: one text, or its first and last day. A month is not told as days.
#[must_use]
pub fn written_period(node: &Node, key: &str) -> Option<String> {
    let value = &node.get(key)?.value;
    match (&value.content, said(value, "från"), said(value, "till")) {
        (Content::Scalar(_) | Content::List(_), ..) => said(node, key),
        (Content::Map(_), Some(from), Some(till)) => Some(format!("{from}–{till}")),
        (Content::Map(_), Some(from), None) => Some(format!("från {from}")),
        (Content::Map(_), None, Some(till)) => Some(format!("till {till}")),
        (Content::Map(_), None, None) => None,
    }
}

/// When an occasion was: its day, else the period that it looked at.
#[must_use]
pub fn occasion(item: &Node) -> Option<Stretch> {
    match &item.content {
        Content::Map(_) => period(item, "datum").or_else(|| period(item, "period")),
        Content::Scalar(_) => date::read(item.text()?),
        Content::List(_) => None,
    }
}
