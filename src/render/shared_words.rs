//! Words and wrapping that several formats share, and the removal of control characters from document text.

use super::Style;
use crate::finding::{Outcome, Severity};

/// A text with each character that hides or steers replaced by one of the same length, so that spans hold.
#[must_use]
pub fn harmless(text: &str) -> String {
    text.chars().map(|character| if is_harmful(character) { replacement(character) } else { character }).collect()
}

/// A text on one line, without control characters.
#[must_use]
pub fn one_line(text: &str) -> String {
    harmless(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// True for a character that a reader does not see, or that changes the order or the lines of what is seen: controls,
/// marks of direction, signs without width, blank letters, separators of lines, tags.
#[must_use]
pub fn is_harmful(character: char) -> bool {
    match character {
        '\n' | '\t' | '\r' => false,
        '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => true,
        '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{180e}' | '\u{2060}'..='\u{2065}' | '\u{206a}'..='\u{206f}' => true,
        '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' => true,
        '\u{e0000}'..='\u{e0fff}' => true,
        other => other.is_control(),
    }
}

/// A replacement character of the same length in UTF-8.
fn replacement(character: char) -> char {
    match character.len_utf8() {
        1 => '?',
        2 => '¿',
        3 => char::REPLACEMENT_CHARACTER,
        _ => '\u{1f5f7}',
    }
}

/// What is told where not all that an enhet has in common with others is listed for it.
pub const MORE_ABOVE: &str =
    "det finns fler dokument eller fynd från det som gäller flera enheter än de som räknas upp här";

/// The word for a severity in a report.
#[must_use]
pub fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "brist",
        Severity::Warning => "bör",
        Severity::Note => "tips",
    }
}

/// The word for an outcome of a requirement with a severity: what is missing is called a brist only where the source is
/// binding.
#[must_use]
pub fn outcome(outcome: Outcome, grave: Severity) -> &'static str {
    match outcome {
        Outcome::Satisfied => "inga brister funna",
        Outcome::Violated => severity(grave),
        Outcome::Undetermined => "ej bedömt",
        Outcome::Waived => "undantag",
        Outcome::NotApplicable => "ej tillämpligt",
    }
}

/// The word for an outcome whatever the severity of the requirement.
#[must_use]
pub fn any_outcome(of: Outcome) -> &'static str {
    if of == Outcome::Violated { "brist, bör eller tips" } else { outcome(of, Severity::Note) }
}

/// One or two words for how a citation was verified, for a narrow column.
#[must_use]
pub fn verified_in_short(grade: &str) -> &'static str {
    match grade {
        "A" => "läst",
        "B" => "av myndigheten",
        _ => "i andra hand",
    }
}

/// The words for how a citation was verified.
#[must_use]
pub fn verified(grade: &str) -> &'static str {
    match grade {
        "A" => "författningens eller källans egen text är läst",
        "B" => "myndigheten själv anger lagrummet",
        _ => "återgiven efter sekundärkälla, kontrollera lydelsen",
    }
}

/// The wrapping options: break at spaces only, never inside an id or at a hyphen.
#[must_use]
pub fn options<'text>(width: usize) -> textwrap::Options<'text> {
    textwrap::Options::new(width.max(20))
        .word_splitter(textwrap::WordSplitter::NoHyphenation)
        .word_separator(textwrap::WordSeparator::AsciiSpace)
}

/// A text with a mark or label before its first line, wrapped at the width of the terminal.
#[must_use]
pub fn wrapped(text: &str, first: &str, style: Style) -> String {
    let indent = " ".repeat(textwrap::core::display_width(first));
    let options = options(style.width).initial_indent(first).subsequent_indent(&indent);
    format!("{}\n", loosened(&textwrap::fill(&bound(text), options)))
}

/// A text with no-break spaces between a number and its sign: `5 kap. 3–8 §§`, `stycket 2`.
#[must_use]
pub fn bound(text: &str) -> String {
    let text = text.replace(" kap. ", "\u{a0}kap.\u{a0}").replace(" §", "\u{a0}§");
    let mut parts = text.split("stycket ");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |before, after| {
        let blank = if after.starts_with(|letter: char| letter.is_ascii_digit()) { '\u{a0}' } else { ' ' };
        format!("{before}stycket{blank}{after}")
    })
}

/// A text whose no-break spaces are common spaces again, after wrapping.
#[must_use]
pub fn loosened(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

/// A text as a list item.
#[must_use]
pub fn bullet(text: &str, style: Style) -> String {
    let mark = if style.is_unicode { "    • " } else { "    - " };
    wrapped(&one_line(text), mark, style)
}

/// A text as an underlined heading.
#[must_use]
pub fn heading(text: &str, style: Style) -> String {
    let line = if style.is_unicode { "─" } else { "-" };
    let width = textwrap::core::display_width(text).min(style.width);
    format!("{}{}\n", wrapped(text, "", style), line.repeat(width))
}

/// The sentences on what the numbers of a report mean, and what they do not.
pub const NUMBERS_SAY: [&str; 2] = [
    "Talen räknar det som programmet kan se: att något finns, är daterat, gäller och hänger ihop.",
    "Om innehållet är bra, och om lagen är följd, kan bara ni själva bedöma.",
];

/// A text with a capital first.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// How many things are missing, with the number as a word: "tre saker saknas".
#[must_use]
pub fn things_missing(number: usize) -> String {
    let words = ["en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"];
    let word = number
        .checked_sub(1)
        .and_then(|at| words.get(at))
        .map_or_else(|| number.to_string(), |word| (*word).to_owned());
    format!("{word} {} saknas", if number == 1 { "sak" } else { "saker" })
}

/// A count with its noun.
#[must_use]
pub fn count(number: usize, one: &str, several: &str) -> String {
    match number {
        1 => format!("1 {one}"),
        number => format!("{number} {several}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_stays_with_its_sign() {
        let law = "HSLF-FS 2017:40 3 kap. 4 § första stycket 2 och andra stycket i lagen";
        let bound = bound(law);
        assert!(bound.contains("3\u{a0}kap.\u{a0}4\u{a0}§ första stycket\u{a0}2 och andra stycket i"), "{bound}");
        assert_eq!(loosened(&bound), law);
    }

    #[test]
    fn harmless_text_is_as_long_as_before() {
        let text = "a\u{1b}[31m\u{202e}b\u{85}c\u{e0041}å\t";
        let harmless = harmless(text);
        assert_eq!(harmless.len(), text.len());
        assert!(!harmless.contains(['\u{1b}', '\u{202e}', '\u{85}', '\u{e0041}']));
        assert!(harmless.ends_with("å\t"));
    }
}
