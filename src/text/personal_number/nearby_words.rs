//! The words around a number, which tell persons from stamps, diary numbers and telephones.

use std::sync::LazyLock;

use regex::Regex;

use super::candidate::Candidate;
use super::digits::{is_digit_or_masked, is_hyphen};
use super::vocabulary::{is_numbered, is_passed_over, is_person, is_said_of_person, is_timed, is_towards_person};

/// How far back words are looked for, in bytes.
const FAR: usize = 160;

static TELEPHONE: LazyLock<Regex> = LazyLock::new(|| {
    let words = r"(?i)\b(tel|tfn|telefon\w*|mobil\w*|ring|växel\w*|fax|sms|kontaktväg\w*)\b";
    Regex::new(words).expect("the pattern is written here and tested")
});

/// True if the words around a candidate leave it a person's number.
pub(super) fn is_of_person(text: &str, candidate: &Candidate) -> bool {
    let before = words_before(text, candidate.start);
    let nearest = before.first().copied().unwrap_or_default();
    if is_person(nearest) {
        return true;
    }
    // No telephone number begins with another digit.
    if candidate.is_bare && candidate.leads_with_zero && speaks_of_telephone(text, candidate.start) {
        return false;
    }
    let Some(year) = candidate.stamp else { return true };
    if is_numbered(nearest) {
        return false;
    }
    if !is_tail_of_stamp(candidate.tail, year) {
        return true;
    }
    if is_timed(nearest) {
        return false;
    }
    let is_towards = is_towards_person(nearest) && !is_later_day(candidate.tail, year);
    is_towards || before.into_iter().any(is_person) || is_followed_by_person(text, candidate.end)
}

/// True if the last four digits are a time of day, a serial number, or the end of a stretch of time.
fn is_tail_of_stamp(tail: u16, year: i16) -> bool {
    let (hours, minutes) = (tail / 100, tail % 100);
    (hours <= 24 && minutes < 60) || tail < 100 || is_later_day(tail, year)
}

/// True if the last four digits are a month with its day, or a year from this on.
fn is_later_day(tail: u16, year: i16) -> bool {
    let (month, day) = (tail / 100, tail % 100);
    let is_year = i16::try_from(tail).is_ok_and(|other| (year..=year + 30).contains(&other));
    is_year || ((1..=12).contains(&month) && (1..=31).contains(&day))
}

/// The words before a place, nearest first: at most four, on its line and, for what stands in a list or has no word before
/// it there, on the line that the list or the sentence goes on from.
fn words_before(text: &str, start: usize) -> Vec<&str> {
    let before = &text[text.ceil_char_boundary(start.saturating_sub(FAR))..start];
    let line_start = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let (above, line) = before.split_at(line_start);
    let goes_on = !line.trim_start().starts_with('#') && (line.trim_start().starts_with('-') || !has_letters(line));
    let above = above_list(above).filter(|_| goes_on).unwrap_or_default();
    words(line).rev().chain(words(above).rev()).filter(|word| !is_passed_over(word)).take(4).collect()
}

/// The words of a line; what is masked is none.
fn words(line: &str) -> impl DoubleEndedIterator<Item = &str> {
    line.split(|one: char| !one.is_alphabetic()).filter(|word| has_letters(word))
}

fn has_letters(text: &str) -> bool {
    text.chars().any(|one| one.is_alphabetic() && !is_digit_or_masked(one))
}

/// The line that a list or a sentence goes on from, above items that have no words.
fn above_list(lines: &str) -> Option<&str> {
    let mut rest = lines;
    loop {
        let line = rest.trim_end_matches(['\n', '\r', ' ']);
        let start = line.rfind(['\n', '\r']).map_or(0, |at| at + 1);
        let last = &line[start..];
        let goes_on = last.ends_with([':', '|', '>', '[', ',']) || last.chars().next_back().is_some_and(is_hyphen);
        if goes_on && has_letters(last) {
            return Some(last);
        }
        if start == 0 || (has_letters(last) && !last.trim_start().starts_with('-')) {
            return None;
        }
        rest = &line[..start];
    }
}

/// True if one of the two words after a place says that it is a person.
fn is_followed_by_person(text: &str, end: usize) -> bool {
    let near = &text[end..text.floor_char_boundary(end + FAR)];
    let line = near.lines().next().unwrap_or_default();
    line.split(|one: char| !one.is_alphabetic()).filter(|word| !word.is_empty()).take(2).any(is_said_of_person)
}

/// True if the line up to here, or the line before it, is about telephones.
fn speaks_of_telephone(text: &str, start: usize) -> bool {
    let near = &text[text.ceil_char_boundary(start.saturating_sub(FAR))..start];
    let line_start = near.rfind('\n').unwrap_or(0);
    let before_start = near[..line_start].rfind('\n').map_or(0, |at| at + 1);
    TELEPHONE.is_match(&near[before_start..])
}
