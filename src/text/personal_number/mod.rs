//! Personnummer and samordningsnummer in a text: found by date and checksum, and masked.

mod candidate;
mod digits;
mod nearby_words;
mod neighbours;
mod vocabulary;

use jiff::civil::Date;

use super::Span;
use candidate::Candidate;
use digits::Written;
pub use digits::blot_digits;

/// The kind of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Number {
    /// personnummer
    Personal,
    /// samordningsnummer: the day of birth has 60 added
    Coordination,
}

/// A number that identifies a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// Its place in the text.
    pub span: Span,
    /// Its kind.
    pub number: Number,
    /// The day of birth, if the century is written.
    born: Option<Date>,
}

impl Found {
    /// True if the person may be born on a day. A number of the future is masked, as it may be a slip, but not told.
    #[must_use]
    pub fn is_born_by(&self, day: Date) -> bool {
        self.born.is_none_or(|born| born <= day)
    }
}

/// Every number that identifies a person, in the order of the text.
#[must_use]
pub fn find(text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    let (mut at, mut parted) = (0, 0);
    while let Some(start) = next_digit(text, at) {
        if let Some(end) = end_of_other(text.as_bytes(), start) {
            at = end;
            continue;
        }
        let written = Written::read(text, start);
        let number = candidate::read(&written).filter(|candidate| is_personal(text, candidate, parted));
        at = match number {
            Some(candidate) => {
                let span = Span::new(candidate.start, candidate.end);
                found.push(Found { span, number: candidate.number, born: candidate.born });
                parted = candidate.end;
                candidate.end
            }
            // The next number may begin inside the rest.
            None => written.groups().first().map_or(text.len(), |group| group.end),
        };
    }
    found
}

fn is_personal(text: &str, candidate: &Candidate, parted: usize) -> bool {
    neighbours::stands_alone(text, candidate, parted) && nearby_words::is_of_person(text, candidate)
}

/// The bytes with which a digit of any script begins.
const BEGINS: [bool; 256] = {
    let mut begins = [false; 256];
    let mut byte = b'0';
    while byte <= b'9' {
        begins[byte as usize] = true;
        byte += 1;
    }
    let others = [0xd9, 0xdb, 0xdf, 0xe0, 0xe1, 0xef, 0xf0];
    let mut at = 0;
    while at < others.len() {
        begins[others[at]] = true;
        at += 1;
    }
    begins
};

/// The place of the next digit.
fn next_digit(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from;
    loop {
        at += bytes[at..].iter().position(|byte| BEGINS[*byte as usize])?;
        if bytes[at].is_ascii_digit() {
            return Some(at);
        }
        let character = text[at..].chars().next()?;
        if digits::value(character).is_some() {
            return Some(at);
        }
        at += character.len_utf8();
    }
}

/// The end of the digits at a place, if neither they nor what follows them can be of a number. Most are: years, times
/// and counts are passed over here, before anything is read.
fn end_of_other(bytes: &[u8], start: usize) -> Option<usize> {
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let end = (start..).find(|at| !is_digit(*at))?;
    let next = bytes.get(end).copied().unwrap_or(b' ');
    if !next.is_ascii() || !bytes[start].is_ascii() {
        return None;
    }
    if end - start == 4 && ends_with_date(&bytes[end..]) {
        return Some(end + DAY.len());
    }
    let may_follow = |at: usize| bytes.get(at).is_some_and(|byte| byte.is_ascii_digit() || !byte.is_ascii());
    let may_begin = match end - start {
        2 | 4 => matches!(next, b'-' | b'.' | b'/' | b'_' | b' ' | b'\t') && may_follow(end + 1),
        6 | 8 => !next.is_ascii_alphabetic(),
        10 | 12 => true,
        _ => false,
    };
    (!may_begin).then_some(end)
}

/// The month and the day of a date in its ISO form.
const DAY: &[u8] = b"-00-00";

/// True if what follows a year makes it a date and nothing more: most of the digits of a document stand in such.
fn ends_with_date(after_year: &[u8]) -> bool {
    let Some((day, rest)) = after_year.split_at_checked(DAY.len()) else { return false };
    let fits = day.iter().zip(DAY).all(|(byte, form)| if *form == b'-' { byte == form } else { byte.is_ascii_digit() });
    fits && matches!(rest.first(), None | Some(b'\n' | b'\r' | b'"' | b'\'' | b')' | b']' | b'}'))
}

/// A text with every number that identifies a person masked.
#[must_use]
pub fn clean(text: &str) -> String {
    blot(text, &find(text))
}

/// The fewest digits of a number.
pub const FEWEST_DIGITS: usize = 10;

/// The most digits in a row that are masked in a text, with no other letter or digit between them: of a masked number, all.
#[must_use]
pub fn masked_digits(text: &str) -> usize {
    let (mut here, mut most) = (0, 0);
    for character in text.chars() {
        here = match character {
            _ if digits::is_masked(character) => here + 1,
            _ if character.is_alphanumeric() => 0,
            _ => here,
        };
        most = most.max(here);
    }
    most
}

/// The text with an X for each digit of these numbers; its length stays the same.
#[must_use]
pub fn blot(text: impl Into<String>, numbers: &[Found]) -> String {
    let mut text = text.into();
    for found in numbers {
        let hidden = blot_digits(&text[found.span.range()]);
        text.replace_range(found.span.range(), &hidden);
    }
    text
}
