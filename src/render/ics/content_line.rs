//! Content lines (RFC 5545, 3.1): escaped, folded at 75 octets between characters, ended by CRLF.

use crate::render::log_lines::for_people;
use crate::render::shared_words::one_line;

/// The most octets of a line, its end not counted.
const LONGEST: usize = 75;

/// A calendar that is being written.
#[derive(Debug, Default)]
pub struct Calendar(String);

/// The value of a property.
#[derive(Debug, Clone, Copy)]
pub enum Value<'text> {
    /// A word, a date or an identity of our own, written as it is.
    Fixed(&'text str),
    /// Text, which may come from a document.
    Text(&'text str),
    /// Paragraphs of text.
    Paragraphs(&'text [String]),
}

impl Calendar {
    /// Writes a property, with its parameters in its name.
    pub fn line(&mut self, name: &str, value: Value<'_>) {
        let line = match value {
            Value::Fixed(value) => format!("{name}:{value}"),
            Value::Text(text) => format!("{name}:{}", escaped(text)),
            Value::Paragraphs(texts) => {
                let texts: Vec<String> = texts.iter().map(|text| escaped(text)).collect();
                format!("{name}:{}", texts.join("\\n"))
            }
        };
        fold(&line, &mut self.0);
    }

    /// The text of the calendar.
    #[must_use]
    pub fn into_text(self) -> String {
        self.0
    }
}

/// A text on one line with the characters escaped that mean something in a value (3.3.11), fit for a log: a folded line
/// begins with a blank, after which a runner would take `::` for a command.
fn escaped(text: &str) -> String {
    let text = for_people(one_line(text)).replace("::", ": :");
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,")
}

/// Adds a line in pieces of at most 75 octets, each after the first begun by a blank.
fn fold(line: &str, text: &mut String) {
    let mut length = 0;
    for character in line.chars() {
        if length + character.len_utf8() > LONGEST {
            text.push_str("\r\n ");
            length = 1;
        }
        text.push(character);
        length += character.len_utf8();
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(name: &str, value: Value<'_>) -> String {
        let mut calendar = Calendar::default();
        calendar.line(name, value);
        calendar.into_text()
    }

    #[test]
    fn a_text_cannot_end_its_value() {
        let hostile = "a;b,c\\n\r\nEND:VEVENT\u{2028}x\u{1b} ::error::y ##[z]";
        let said = "a\\;b\\,c\\\\n END:VEVENT x? : :error: :y ## [z]";
        assert_eq!(line("SUMMARY", Value::Text(hostile)), format!("SUMMARY:{said}\r\n"));
        let two = ["en; rad".to_owned(), "två".to_owned()];
        assert_eq!(line("DESCRIPTION", Value::Paragraphs(&two)), "DESCRIPTION:en\\; rad\\ntvå\r\n");
    }

    #[test]
    fn a_long_line_is_folded_between_characters() {
        for text in ["å".repeat(200), "a".repeat(74) + "🌙🌙", "a".repeat(75), String::new()] {
            let folded = line("X", Value::Text(&text));
            assert!(folded.ends_with("\r\n") && folded.split("\r\n").all(|line| line.len() <= LONGEST), "{folded}");
            assert_eq!(folded.replace("\r\n ", ""), format!("X:{text}\r\n"));
        }
        assert_eq!(line("X", Value::Fixed(&"a".repeat(73))).lines().count(), 1, "75 octets fit");
        assert_eq!(line("X", Value::Fixed(&"a".repeat(74))).lines().count(), 2);
    }
}
