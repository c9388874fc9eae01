//! Text as it may stand in a log: CI runners take some text for commands, and readers take some characters for nothing.
//!
//! GitHub reads a line that begins with `::` as a command, and `##[` anywhere in it, as Azure does `##vso[`.

use std::ops::Range;

use super::shared_words::{harmless, is_harmful};

/// A text for people, in which no line is a command of a runner and no character hides or steers, but for colours.
#[must_use]
pub fn for_people(text: String) -> String {
    let text = without_hidden(text);
    let text = broken(text, |command| format!("## {}", &command[2..]));
    if !text.contains("::") || !text.lines().any(begins_a_command) {
        return text;
    }
    let line = |line: &str| if begins_a_command(line) { line.replacen("::", ": :", 1) } else { line.to_owned() };
    text.split_inclusive('\n').map(line).collect()
}

/// JSON whose values are the same, in which hidden characters and the beginnings of commands are written as escapes.
#[must_use]
pub fn in_json(text: String) -> String {
    // NOTE: outside of strings JSON has no such characters.
    let mut escaped = String::new();
    let mut copied = 0;
    for at in suspects(text.as_bytes()) {
        let Some(character) = text[at..].chars().next().filter(|one| *one != '#' && is_harmful(*one)) else { continue };
        escaped.push_str(&text[copied..at]);
        let units = character.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")).collect::<String>();
        escaped.push_str(&units);
        copied = at + character.len_utf8();
    }
    let text = if copied == 0 { text } else { escaped + &text[copied..] };
    broken(text, |command| format!("#\\u0023{}", &command[2..]))
}

/// XML or HTML that reads the same, without hidden characters, and with the beginnings of commands as references.
#[must_use]
pub fn in_markup(text: String) -> String {
    broken(harmless(&text), |command| format!("#&#35;{}", &command[2..]))
}

/// The places of bytes that may begin a character that hides or steers.
fn suspects(bytes: &[u8]) -> impl Iterator<Item = usize> {
    // In pieces, most of which have none: the compiler then compares many bytes at once.
    const PIECE: usize = 64;
    let pieces = bytes.chunks(PIECE).enumerate();
    let suspicious = pieces.filter(|(_, piece)| piece.iter().fold(false, |any, byte| any | is_suspect(*byte)));
    suspicious.flat_map(|(number, piece)| {
        let within = piece.iter().enumerate().filter(|(_, byte)| is_suspect(**byte));
        within.map(move |(at, _)| number * PIECE + at)
    })
}

/// True for the first byte of a character that may be harmful; a test holds it to [`is_harmful`].
fn is_suspect(byte: u8) -> bool {
    ((byte < b' ') & (byte != b'\n') & (byte != b'\t'))
        | (byte == 0x7f)
        | (byte == 0xc2)
        | (byte == 0xd8)
        | (byte == 0xe1)
        | (byte == 0xe2)
        | (byte == 0xe3)
        | (byte == 0xef)
        | (byte == 0xf3)
}

/// A text with each `##[`, `##vso[` and the like replaced.
fn broken(text: String, instead: impl Fn(&str) -> String) -> String {
    let mut changed = String::new();
    let mut copied = 0;
    while let Some(found) = command(&text, copied) {
        changed.push_str(&text[copied..found.start]);
        changed.push_str(&instead(&text[found.clone()]));
        copied = found.end;
    }
    if copied == 0 { text } else { changed + &text[copied..] }
}

/// The next `##`, a word of letters or none, and `[`.
fn command(text: &str, from: usize) -> Option<Range<usize>> {
    let mut from = from;
    while let Some(at) = text[from..].find("##") {
        let start = from + at;
        let word = text[start + 2..].bytes().take_while(u8::is_ascii_alphabetic).count();
        if text.as_bytes().get(start + 2 + word) == Some(&b'[') {
            return Some(start..start + 2 + word + 1);
        }
        from = start + 1;
    }
    None
}

fn begins_a_command(line: &str) -> bool {
    line.trim_start().starts_with("::")
}

/// A text without carriage returns that would write over the line, and without hidden characters but for colours.
fn without_hidden(text: String) -> String {
    let hides = |(at, character): (usize, char)| match character {
        '\u{1b}' => !is_colour(&text[at..]),
        '\r' => !text[at..].starts_with("\r\n"),
        other => is_harmful(other),
    };
    if !suspects(text.as_bytes()).filter_map(|at| Some((at, text[at..].chars().next()?))).any(hides) {
        return text;
    }
    let shown = text.char_indices().map(|(at, character)| match (hides((at, character)), character) {
        (false, kept) => kept,
        (true, '\r') => ' ',
        (true, hidden) => harmless(hidden.encode_utf8(&mut [0; 4])).chars().next().unwrap_or(' '),
    });
    shown.collect()
}

/// True for an escape that sets a colour, which is ours: those of documents are taken out where they are drawn.
fn is_colour(text: &str) -> bool {
    let codes = text.strip_prefix("\u{1b}[").unwrap_or_default();
    codes.trim_start_matches(|code: char| code.is_ascii_digit() || code == ';').starts_with('m')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_a_command_and_each_can_still_be_read() {
        let said = |text: &str| for_people(text.to_owned());
        assert_eq!(said("a\n  ::stop-commands::x\n::error::y"), "a\n  : :stop-commands::x\n: :error::y");
        assert_eq!(said("Se ##[error]x ##vso[task.x] ###[b]"), "Se ## [error]x ## vso[task.x] ### [b]");
        assert_eq!(said("std::fs, ## rubrik [1], 100 %0A"), "std::fs, ## rubrik [1], 100 %0A");
        assert_eq!(said("\u{1b}[31;1mröd\u{1b}[0m\u{1b}[2J\rb\r\n"), "\u{1b}[31;1mröd\u{1b}[0m?[2J b\r\n");
        assert_eq!(said("a\u{202e}b\u{200b}c\u{2028}d"), "a\u{fffd}b\u{fffd}c\u{fffd}d");
    }

    #[test]
    fn json_has_the_same_value_and_none_of_the_characters() {
        let value =
            "å \u{7f}\u{85}\u{61c}\u{200b}\u{202e}\u{2028}\u{2066}\u{feff}\u{e0041} – § ##[error] ##vso[x] \\##[y";
        let json = serde_json::to_string(value).expect("a text");
        let escaped = in_json(json);
        assert_eq!(serde_json::from_str::<String>(&escaped).expect("JSON"), value);
        assert!(!escaped.chars().any(is_harmful) && command(&escaped, 0).is_none(), "{escaped}");
        assert!(
            escaped.contains("\\u202e") && escaped.contains("\\udb40\\udc41") && escaped.contains("å"),
            "{escaped}"
        );
    }

    #[test]
    fn markup_reads_the_same() {
        assert_eq!(in_markup("<a>##[error]\u{2028}</a>".to_owned()), "<a>#&#35;[error]\u{fffd}</a>");
    }

    #[test]
    fn each_harmful_character_begins_with_a_suspect_byte() {
        for character in ('\0'..=char::MAX).filter(|one| is_harmful(*one)) {
            let first = character.encode_utf8(&mut [0; 4]).as_bytes()[0];
            assert!(is_suspect(first), "{}", character.escape_unicode());
        }
    }
}
