//! What stands right before and after a number: nothing that makes it a part of something longer.

use super::candidate::Candidate;
use super::digits::{is_blank, is_digit_or_masked, is_hyphen, is_invisible, value};

/// True if the digits are not a part of a longer number, an address or a range of dates. A number that ends at `parted`
/// is not joined to what follows it.
pub(super) fn stands_alone(text: &str, candidate: &Candidate, parted: usize) -> bool {
    !is_joined_before(text, candidate, parted) && !is_range(text, candidate) && !is_on_card(text, candidate)
}

fn is_joined_before(text: &str, candidate: &Candidate, parted: usize) -> bool {
    let mut before = text[..candidate.start].chars().rev().filter(|one| !is_invisible(*one)).peekable();
    let Some(first) = before.next() else { return false };
    if first == '+' || first == '\u{ff0b}' {
        return candidate.is_bare;
    }
    if first.is_alphabetic() {
        return candidate.is_bare && is_mixed(text, candidate);
    }
    let digits: Vec<char> = before.take_while(|one| value(*one).is_some()).take(9).collect();
    let is_after_number = text[parted..candidate.start].chars().filter(|one| !is_invisible(*one)).take(2).count() <= 1;
    if is_hyphen(first) {
        // The address of a person or a unit in the register of health care: SE2321000016-….
        return digits.len() >= 9 && !(parted > 0 && is_after_number);
    }
    candidate.is_bare && matches!(first, '.' | ',') && digits == ['0']
}

/// True if the letters and digits that a number is glued to are both letters and digits.
fn is_mixed(text: &str, candidate: &Candidate) -> bool {
    let before = text[..candidate.start].chars().rev().take_while(|one| one.is_alphanumeric()).take(64);
    let after = text[candidate.end..].chars().take_while(|one| one.is_alphanumeric()).take(64);
    before.chain(after).any(is_digit_or_masked)
}

/// True if digits in fours are followed by more of them, or follow others.
fn is_on_card(text: &str, candidate: &Candidate) -> bool {
    let is_more = |first: Option<char>, second: Option<char>| {
        first.is_some_and(|gap| is_hyphen(gap) || is_blank(gap)) && second.is_some_and(is_digit_or_masked)
    };
    let mut before = text[..candidate.start].chars().rev();
    let mut after = text[candidate.end..].chars();
    candidate.is_in_fours && (is_more(before.next(), before.next()) || is_more(after.next(), after.next()))
}

/// True if the last four digits are the year of another date.
fn is_range(text: &str, candidate: &Candidate) -> bool {
    if !(1900..2100).contains(&candidate.tail) {
        return false;
    }
    if candidate.is_parted_date {
        let year = candidate.born.map_or(0, |born| born.year().unsigned_abs());
        return (year..=year + 40).contains(&candidate.tail);
    }
    let mut after = text[candidate.end..].chars();
    let is_digit = |one: Option<char>| one.is_some_and(is_digit_or_masked);
    after.next().is_some_and(|one| is_hyphen(one) || matches!(one, '.' | '/'))
        && is_digit(after.next())
        && is_digit(after.next())
}
