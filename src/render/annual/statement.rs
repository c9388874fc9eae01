//! A statement: a sentence, and in brackets the documents that it stands on.

use crate::render::sentence::shortened;
use crate::render::shared_words::{capital, count};
use crate::report::annual::year::{Basis, Compared};

/// The most documents that a statement names; the others are counted.
const MOST_NAMED: usize = 40;
/// The most characters of a name.
const LONGEST_NAME: usize = 100;
/// The most characters of a text that a document gives.
const LONGEST_TEXT: usize = 400;
/// The most statements of one sort.
pub const MOST_LISTED: usize = 100;

/// A sentence without its full stop, with the documents that it stands on.
#[must_use]
pub fn stands_on(sentence: &str, basis: &Basis<'_>) -> String {
    let named = basis.parts.iter().take(MOST_NAMED).map(|(name, number)| match number {
        1 => shortened(name, LONGEST_NAME),
        number => format!("{} ({number})", shortened(name, LONGEST_NAME)),
    });
    let mut names: Vec<String> = named.collect();
    let others = basis.parts.len().saturating_sub(MOST_NAMED);
    names.extend((others > 0).then(|| format!("och {others} till")));
    let names = if names.is_empty() { String::new() } else { format!(" [{}]", names.join(", ")) };
    format!("{}{names}.", capital(sentence.trim_end_matches('.')))
}

/// A sentence that one document gives, with its name.
#[must_use]
pub fn stands_on_one(sentence: &str, name: &str) -> String {
    stands_on(sentence, &std::iter::once(name).collect())
}

/// An amount with its nouns, in the middle of a sentence.
#[must_use]
pub fn amount(number: usize, [one, several]: [&str; 2]) -> String {
    if number == 0 { format!("inga {several}") } else { count(number, one, several) }
}

/// A number of the year with its nouns, what is said of it, and the number of the year before.
#[must_use]
pub fn compared(compared: &Compared<'_>, [one, several]: [&str; 2], said: &str) -> String {
    let said = if said.is_empty() { String::new() } else { format!(" {said}") };
    let number = amount(compared.now.number(), [one, several]);
    stands_on(&format!("{number}{said} (året före {})", compared.before), &compared.now)
}

/// What is said of a number with its nouns; none where it is zero.
#[must_use]
pub fn counted(basis: &Basis<'_>, [one, several]: [&str; 2]) -> Option<String> {
    (!basis.is_empty()).then(|| stands_on(&count(basis.number(), one, several), basis))
}

/// A text of a document, on one line and not too long.
#[must_use]
pub fn quoted(text: &str) -> String {
    shortened(text, LONGEST_TEXT)
}

/// Statements of one sort, so many that they can be read; the others are counted.
#[must_use]
pub fn bounded(statements: impl Iterator<Item = String>) -> Vec<String> {
    let mut statements = statements.peekable();
    let mut listed: Vec<String> = statements.by_ref().take(MOST_LISTED).collect();
    let others = statements.count();
    listed.extend((others > 0).then(|| format!("Och {others} till, som inte räknas upp här.")));
    listed
}
