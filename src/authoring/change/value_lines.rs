//! A value as lines of YAML, indented.

use serde_json::{Map, Value};

use super::scalars::{Within, in_brackets, key_token, token};

/// The most characters of a text, or of a list between brackets, that stand on the line of their key.
const ONE_LINE: usize = 100;
/// The step of an indentation.
const STEP: usize = 2;

/// A value below its key: what stands after the colon, and the lines below.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Below {
    /// What stands after the colon, such as `|-`; may be empty.
    pub head: String,
    /// The lines, with their indentation and without their line ends.
    pub lines: Vec<String>,
}

/// True if a value is best written on the line of its key.
#[must_use]
pub fn fits_one_line(value: &Value) -> bool {
    match value {
        Value::String(text) => !text.contains('\n') && text.chars().count() <= ONE_LINE,
        Value::Array(items) => {
            let is_single = |item: &Value| !item.is_array() && !item.is_object() && fits_one_line(item);
            items.iter().all(is_single) && in_brackets(value).chars().count() <= ONE_LINE
        }
        Value::Object(_) => false,
        Value::Null | Value::Bool(_) | Value::Number(_) => true,
    }
}

/// The lines of a key and its value.
#[must_use]
pub fn of_entry(key: &str, value: &Value, indent: usize) -> Vec<String> {
    let start = format!("{}{}:", " ".repeat(indent), key_token(key));
    match below(value, indent + STEP).filter(|_| !fits_one_line(value)) {
        Some(Below { head, lines }) if head.is_empty() => [vec![start], lines].concat(),
        Some(Below { head, lines }) => [vec![format!("{start} {head}")], lines].concat(),
        None => vec![format!("{start} {}", one_line(value))],
    }
}

/// The lines of an item of a list.
#[must_use]
pub fn of_item(value: &Value, indent: usize) -> Vec<String> {
    let dash = format!("{}- ", " ".repeat(indent));
    match value {
        Value::Object(entries) => with_dash(&dash, of_entries(entries, indent + STEP)),
        other => match below(other, indent + STEP).filter(|_| !fits_one_line(other)) {
            Some(Below { head, lines }) if head.is_empty() => with_dash(&dash, lines),
            Some(Below { head, lines }) => [vec![format!("{dash}{head}")], lines].concat(),
            None => vec![format!("{dash}{}", one_line(other))],
        },
    }
}

/// Lines of which the first begins with the dash of an item.
fn with_dash(dash: &str, mut lines: Vec<String>) -> Vec<String> {
    if let Some(first) = lines.first_mut() {
        *first = format!("{dash}{}", first.trim_start());
    }
    lines
}

/// A value on one line.
#[must_use]
pub fn one_line(value: &Value) -> String {
    if value.is_array() || value.is_object() { in_brackets(value) } else { token(value, Within::Block, "") }
}

/// A value on the lines below its key; none if it can only stand on one line.
#[must_use]
pub fn below(value: &Value, indent: usize) -> Option<Below> {
    match value {
        Value::String(text) if text.contains('\n') => literal(text, indent),
        Value::String(text) => folded(text, indent),
        Value::Array(items) => {
            Some(Below { head: String::new(), lines: items.iter().flat_map(|item| of_item(item, indent)).collect() })
        }
        Value::Object(entries) => Some(Below { head: String::new(), lines: of_entries(entries, indent) }),
        Value::Null | Value::Bool(_) | Value::Number(_) => None,
    }
}

fn of_entries(entries: &Map<String, Value>, indent: usize) -> Vec<String> {
    entries.iter().flat_map(|(key, value)| of_entry(key, value, indent)).collect()
}

/// A text of several lines, each as it is.
fn literal(text: &str, indent: usize) -> Option<Below> {
    let (body, head) = match text.strip_suffix('\n') {
        Some(body) => (body, "|"),
        None => (text, "|-"),
    };
    let is_plain = |one: char| !one.is_control() && !matches!(one, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{85}');
    let begins = body.chars().next().is_some_and(|first| !first.is_whitespace());
    if !begins || body.ends_with('\n') || !body.chars().all(|one| one == '\n' || is_plain(one)) {
        return None;
    }
    let margin = " ".repeat(indent);
    let line = |line: &str| if line.is_empty() { String::new() } else { format!("{margin}{line}") };
    Some(Below { head: head.to_owned(), lines: body.split('\n').map(line).collect() })
}

/// A long text of one line, broken between words.
fn folded(text: &str, indent: usize) -> Option<Below> {
    let words: Vec<&str> = text.split(' ').collect();
    let is_seen = |one: char| !one.is_control() && !matches!(one, '\u{2028}' | '\u{2029}' | '\u{feff}');
    if words.len() < 2 || words.iter().any(|word| word.is_empty()) || !text.chars().all(is_seen) {
        return None;
    }
    let margin = " ".repeat(indent);
    let mut lines: Vec<String> = Vec::new();
    for word in words {
        match lines.last_mut() {
            Some(line) if line.chars().count() + word.chars().count() < ONE_LINE + indent => {
                line.push(' ');
                line.push_str(word);
            }
            Some(_) | None => lines.push(format!("{margin}{word}")),
        }
    }
    Some(Below { head: ">-".to_owned(), lines })
}
