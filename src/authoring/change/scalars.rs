//! A single value as it is written in YAML: plain where every reader reads it so, else in quotes.

use serde_json::Value;

use crate::text::tree::Content;
use crate::text::yaml::parse;

/// Where a value is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Within {
    /// On a line of its own, or after its key.
    Block,
    /// Between brackets or braces.
    Brackets,
}

/// A single value on one line; in quotes as the old one was.
#[must_use]
pub fn token(value: &Value, within: Within, old: &str) -> String {
    let Value::String(text) = value else { return value.to_string() };
    if old.starts_with('\'') && !text.chars().any(char::is_control) && !text.is_empty() {
        return format!("'{}'", text.replace('\'', "''"));
    }
    if !old.starts_with('"') && is_plain(text, within) { text.clone() } else { quoted(text) }
}

/// A list or a map on one line, between brackets.
#[must_use]
pub fn in_brackets(value: &Value) -> String {
    match value {
        Value::Array(items) => format!("[{}]", items.iter().map(in_brackets).collect::<Vec<_>>().join(", ")),
        Value::Object(entries) => {
            let entry = |(key, value): (&String, &Value)| format!("{}: {}", key_token(key), in_brackets(value));
            format!("{{{}}}", entries.iter().map(entry).collect::<Vec<_>>().join(", "))
        }
        single => token(single, Within::Brackets, ""),
    }
}

/// A key.
#[must_use]
pub fn key_token(key: &str) -> String {
    if is_plain(key, Within::Brackets) { key.to_owned() } else { quoted(key) }
}

/// A text in double quotes, with escapes for what is not to be seen.
fn quoted(text: &str) -> String {
    let mut written = String::from("\"");
    for one in text.chars() {
        match one {
            '"' => written.push_str("\\\""),
            '\\' => written.push_str("\\\\"),
            '\n' => written.push_str("\\n"),
            '\t' => written.push_str("\\t"),
            one if one.is_control() || matches!(one, '\u{2028}' | '\u{2029}' | '\u{feff}') => {
                written.push_str(&format!("\\u{:04X}", u32::from(one)));
            }
            one => written.push(one),
        }
    }
    written + "\""
}

/// True if a text needs no quotes: it begins with a letter or is a day, is no word that some readers take for a truth, and is read
/// back as it stands.
fn is_plain(text: &str, within: Within) -> bool {
    const TRUTHS: [&str; 9] = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"];
    let is_day = text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    let begins = text.chars().next().is_some_and(|first| first.is_alphabetic() || first == '§');
    let is_truth = TRUTHS.contains(&text.to_lowercase().as_str());
    let is_seen = !text.chars().any(|one| one.is_control() || matches!(one, '\u{2028}' | '\u{2029}' | '\u{feff}'));
    if !(is_day || begins && !is_truth) || !is_seen || text.ends_with(char::is_whitespace) {
        return false;
    }
    let probe = match within {
        Within::Block => format!("a: {text}\n"),
        Within::Brackets => format!("a: [{text}, b]\n"),
    };
    let parts = parse(&probe);
    let [part] = parts.as_slice() else { return false };
    let entry = part.root.as_ref().and_then(|root| root.get("a"));
    let read = entry.and_then(|entry| match (&entry.value.content, within) {
        (Content::Scalar(_), Within::Block) => Some(&entry.value),
        (Content::List(items), Within::Brackets) if items.len() == 2 => Some(&items[0]),
        _ => None,
    });
    part.faults.is_empty() && read.and_then(|read| read.text()) == Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_has_quotes_only_where_a_reader_could_take_it_for_something_else() {
        let written = |text: &str| token(&text.into(), Within::Block, "");
        for plain in ["Rutin för intyg", "2026-11-15", "§ 47", "å, ä och ö", "ja", "a#b", "http://a.b"] {
            assert_eq!(written(plain), plain);
        }
        for (text, quoted) in [
            ("no", "\"no\""),
            ("2026", "\"2026\""),
            ("- a", "\"- a\""),
            ("a: b", "\"a: b\""),
            ("a #b", "\"a #b\""),
            (" a", "\" a\""),
            ("a\tb", "\"a\\tb\""),
            ("sa \"hej\"", "sa \"hej\""),
            ("\u{2028}", "\"\\u2028\""),
        ] {
            assert_eq!(written(text), quoted, "{text}");
        }
        assert_eq!(token(&"b".into(), Within::Block, "'a'"), "'b'");
        assert_eq!(token(&"b".into(), Within::Block, "\"a\""), "\"b\"");
        assert_eq!(in_brackets(&serde_json::json!(["a, b", "c", 1, true])), "[\"a, b\", c, 1, true]");
    }
}
