//! Personnummer and samordningsnummer in a text: found by date and checksum, and masked.

use std::sync::LazyLock;

use jiff::civil::Date;
use regex::Regex;

use super::Span;

/// The kind of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Number {
    /// personnummer
    Personal,
    /// samordningsnummer: the day of birth has 60 added
    Coordination,
}

static DIGITS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?:[0-9]{8}|[0-9]{6})(?:[ \u{a0}]?[-\u{2010}-\u{2015}\u{2212}+][ \u{a0}]?|[ \u{a0}])?[0-9]{4}")
});
static TELEPHONE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\b(tel|tfn|telefon\w*|mobil\w*|ring|växel\w*|fax|sms|kontaktväg\w*)\b"));

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("the pattern is written here and tested")
}

/// Every number that identifies a person, with its span in the text.
#[must_use]
pub fn find(text: &str) -> Vec<(Span, Number)> {
    let candidates = candidates(text);
    let alone = candidates.iter().enumerate().filter(|(at, (span, _))| {
        let before = at.checked_sub(1).map_or(0, |before| candidates[before].0.end as usize);
        let after = candidates.get(at + 1).map_or(text.len(), |(after, _)| after.start as usize);
        is_alone(text, *span, before, after)
    });
    alone.map(|(_, found)| *found).collect()
}

/// Every text with the date and the checksum of such a number, whatever is around it.
fn candidates(text: &str) -> Vec<(Span, Number)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(candidate) = DIGITS.find_at(text, from) {
        let number = number(text, candidate.start(), candidate.as_str());
        // After a rejected candidate its first run of digits is skipped; the next candidate may begin inside the rest.
        from = match number {
            Some(_) => candidate.end(),
            None => candidate.start() + text[candidate.start()..].bytes().take_while(u8::is_ascii_digit).count(),
        };
        found.extend(number.map(|number| (Span::new(candidate.start(), candidate.end()), number)));
    }
    found
}

/// A text with every number that identifies a person masked.
#[must_use]
pub fn clean(text: &str) -> String {
    blot(text, &find(text))
}

/// The text with an X for each digit of these numbers; its length stays the same.
#[must_use]
pub fn blot(text: impl Into<String>, numbers: &[(Span, Number)]) -> String {
    let mut text = text.into();
    for (span, _) in numbers {
        let hidden = text[span.range()].replace(|character: char| character.is_ascii_digit(), "X");
        text.replace_range(span.range(), &hidden);
    }
    text
}

/// True if the digits are not a part of a longer number or word. The candidates that end at `before` and begin at
/// `after` are numbers of their own: a punctuation mark between two candidates does not join them.
fn is_alone(text: &str, span: Span, before: usize, after: usize) -> bool {
    let (start, end) = (span.start as usize, span.end as usize);
    let is_bare = text[start..end].bytes().all(|byte| byte.is_ascii_digit());
    let is_digit = |one: Option<char>| one.is_some_and(|one| one.is_ascii_digit());
    let mut earlier = text[..start].chars().rev();
    let precedes = match earlier.next() {
        Some('-' | '.' | ',' | '/' | ':') if before + 1 == start => false,
        Some('-' | '.') => is_digit(earlier.next()),
        Some(',' | '/' | ':') => is_bare && is_digit(earlier.next()),
        Some('+') => true,
        Some(other) => other.is_alphanumeric(),
        None => false,
    };
    let mut later = text[end..].chars();
    let follows = match later.next() {
        Some('-' | '/' | ':' | '.' | ',') if end + 1 == after => false,
        Some('-') => is_digit(later.next()),
        Some('/' | ':' | '.' | ',') => is_bare && is_digit(later.next()),
        Some(other) => other.is_alphanumeric(),
        None => false,
    };
    !precedes && !follows
}

fn number(text: &str, start: usize, candidate: &str) -> Option<Number> {
    let digits: Vec<u8> = candidate.bytes().filter(u8::is_ascii_digit).map(|digit| digit - b'0').collect();
    let (century, short) = match digits.len() {
        12 => (Some(&digits[..2]), &digits[2..]),
        10 => (None, &digits[..]),
        _ => return None,
    };
    // Ten digits in a row on a line about telephones are a telephone number.
    if candidate.len() == 10 && speaks_of_telephone(text, start) {
        return None;
    }
    let pair = |at: usize| i16::from(short[at] * 10 + short[at + 1]);
    let year = match century {
        Some(century) => i16::from(century[0] * 10 + century[1]) * 100 + pair(0),
        None => 2000 + pair(0),
    };
    let (month, day) = (pair(2), pair(4));
    let (day, number) = if day > 60 { (day - 60, Number::Coordination) } else { (day, Number::Personal) };
    let is_date = |year: i16| Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok();
    let is_plausible = match century {
        Some(_) => (1880..=2100).contains(&year) && is_date(year).is_some(),
        None => is_date(year).or_else(|| is_date(year - 100)).is_some(),
    };
    (is_plausible && has_checksum(short)).then_some(number)
}

/// True if the line up to here, or the line before it, is about telephones.
fn speaks_of_telephone(text: &str, start: usize) -> bool {
    let line_start = text[..start].rfind('\n').unwrap_or(0);
    let before_start = text[..line_start].rfind('\n').map_or(0, |at| at + 1);
    TELEPHONE.is_match(&text[before_start..start])
}

/// True if ten digits have a valid Luhn checksum.
fn has_checksum(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .enumerate()
        .map(|(at, digit)| {
            let weighed = if at % 2 == 0 { digit * 2 } else { *digit };
            u32::from(weighed / 10 + weighed % 10)
        })
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    // The numbers are those that Skatteverket has set aside for tests.
    #[test]
    fn every_way_of_writing_is_found() {
        for text in [
            "19890201-3286",
            "198902013286",
            "890201-3286",
            "8902013286",
            "890201+3286",
            "19890201 3286",
            "890201 - 3286",
            "# 19890201-3286",
            "pat: 19890201-3286, vc",
            "(890201-3286)",
        ] {
            let found = find(text);
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(found[0].1, Number::Personal);
            let blotted = blot(text, &found);
            assert_eq!(blotted.len(), text.len());
            assert!(!blotted.contains("3286"), "{blotted}");
        }
        assert_eq!(find("701063-2391").first().map(|found| found.1), Some(Number::Coordination));
    }

    #[test]
    fn each_of_a_row_is_found_whatever_mark_parts_them() {
        for mark in [".", ",", "/", "-", ":", ";", " ", ", "] {
            for one in ["19890201-3286", "198902013286"] {
                let text = format!("pat: {one}{mark}{one}{mark}{one}");
                assert_eq!(find(&text).len(), 3, "{text}");
                assert_eq!(find(&clean(&text)), [], "{text}");
            }
        }
    }

    #[test]
    fn other_numbers_do_not_cry_wolf() {
        for text in [
            "2026-11-15",
            "RS 2025-0112",
            "31-4471",
            "232100-0016",
            "SE2321000016-1A2B",
            "890201-3287",
            "891301-3286",
            "telefon 0701234567",
            "1.10",
            "202611151200",
            "HSN/2024:118",
            "12:30",
            "0123456789012345",
            "890201-32861",
        ] {
            assert_eq!(find(text), [], "{text}");
        }
    }
}
