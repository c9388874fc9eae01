//! What a field says, on one line, as its author wrote it.

use crate::text::tree::Content;
use crate::text::{Node, date};

/// What a key of a map says; none if nothing or a placeholder stands there.
pub fn said(node: &Node, key: &str) -> Option<String> {
    let value = &node.get(key)?.value;
    (!value.says_nothing()).then(|| words(value)).filter(|text| !text.is_empty())
}

/// The texts of a key, with commas between them.
pub fn listed(node: &Node, key: &str) -> Option<String> {
    let texts = node.texts_of(key);
    (!texts.is_empty()).then(|| texts.join(", "))
}

/// The day that a key names; none if it names no single day.
pub fn day(node: &Node, key: &str) -> Option<jiff::civil::Date> {
    let stretch = date::read(node.get(key)?.value.text()?)?;
    (stretch.from == stretch.till).then_some(stretch.from)
}

/// A value in words: the parts of a list after each other, and those of a map with their names.
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
            let part = |entry: &crate::text::tree::Entry| {
                let value = words(&entry.value);
                if value.is_empty() { value } else { format!("{}: {value}", entry.key.replace('_', " ")) }
            };
            joined(entries.iter().map(part).collect(), ", ")
        }
    }
}

/// The items of a key: those of a list, or its only value.
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
