//! A number in the form of an act number, and whether the words before it show that it is one.

use std::collections::HashMap;

/// A number in the form of an act number, within its text.
pub struct ActNumber<'text> {
    /// The whole text.
    pub text: &'text str,
    /// The byte offset of its start.
    pub start: usize,
    /// The byte offset of its end.
    pub end: usize,
}

/// The abbreviations of the series of acts.
const SERIES: [&str; 3] = ["SFS", "SOSFS", "HSLF-FS"];
/// Words after which a number without its series is an act number.
const INTRODUCING: [&str; 8] = ["enligt", "se", "jfr", "i", "och", "av", "från", "till"];
/// Parts of words that introduce another sort of number.
const OTHERWISE: [&str; 8] = ["dnr", "diarie", "nr", "nummer", "protokoll", "ärende", "rapport", "prop"];

/// The numbers in a text that are written as those of acts: a year, a colon, and one to four digits.
pub fn numbers(text: &str) -> impl Iterator<Item = ActNumber<'_>> {
    let bytes = text.as_bytes();
    let mut from = 0;
    memchr::memchr_iter(b':', bytes).filter_map(move |colon| {
        let start = colon.checked_sub(4).filter(|start| *start >= from)?;
        let year = &bytes[start..colon];
        let is_year = matches!(&year[..2], b"19" | b"20") && year.iter().all(u8::is_ascii_digit);
        let serial = bytes[colon + 1..].iter().take(4).take_while(|byte| byte.is_ascii_digit()).count();
        let is_number = is_year && serial > 0;
        is_number.then(|| {
            from = colon + 1 + serial;
            ActNumber { text, start, end: from }
        })
    })
}

impl<'text> ActNumber<'text> {
    /// The text of the number.
    pub fn digits(&self) -> &'text str {
        &self.text[self.start..self.end]
    }

    /// True if the number is no part of a longer number, a time or a word.
    pub fn stands_alone(&self) -> bool {
        let before = self.text[..self.start].chars().next_back().filter(|_| !self.is_glued());
        let mut after = self.text[self.end..].chars();
        let joins = |character: char| character.is_alphanumeric() || matches!(character, ':' | '/' | '_' | '-');
        let follows = match after.next() {
            Some(':' | '/' | '-') => after.next().is_some_and(char::is_alphanumeric),
            Some(other) => other.is_alphanumeric() || other == '_',
            None => false,
        };
        !before.is_some_and(joins) && !follows
    }

    /// True if the series stands right before the number, with no blank between: `SOSFS2005:12`.
    fn is_glued(&self) -> bool {
        let before = &self.text[..self.start];
        let series = before.rsplit(|one: char| !one.is_alphabetic() && one != '-').next().unwrap_or_default();
        series.to_uppercase().ends_with("FS")
    }

    /// True if the words before the number name this series or this act by a short name, or leave no other meaning.
    pub fn can_be_of(&self, series: &str, short_names: &[String]) -> bool {
        let before = self.text[..self.start].trim_end_matches(['(', ' ', '\u{a0}', '\n', '\r']);
        let word = before.rsplit(|one: char| one.is_whitespace() || "(,\"'[".contains(one)).next().unwrap_or_default();
        let folded = word.trim_end_matches(['.', ':']).to_lowercase();
        if word.eq_ignore_ascii_case(series)
            || short_names.iter().any(|name| name.to_lowercase() == folded)
            || speaks_of_act(&folded)
        {
            return true;
        }
        let numbers_otherwise = OTHERWISE.iter().any(|part| folded.contains(part));
        let is_introduced = INTRODUCING.contains(&folded.as_str());
        let is_named = word.chars().any(char::is_uppercase) && !is_introduced;
        if numbers_otherwise || is_named {
            return false;
        }
        // A short number is ambiguous unless it is the whole text.
        self.digits().len() > 6 || (before.is_empty() && self.end == self.text.len())
    }

    /// True if the number may be that of an older act of a name: its year is before that of every act of the name, or
    /// of the one in force if there is one, and it resembles none of their numbers.
    pub fn may_be_older(&self, known: &[&str], current: Option<&str>) -> bool {
        let year = |number: &str| number.split(':').next().and_then(|year| year.parse::<u16>().ok());
        let newest = current.or_else(|| known.iter().copied().min_by_key(|number| year(number)));
        let is_before = newest.and_then(year) > year(self.digits());
        is_before && !known.iter().any(|number| is_misprint(self.digits(), number))
    }

    /// The longest known title right before the number in brackets, and the numbers of acts with that title.
    pub fn title<'known>(
        &self,
        titles: &'known HashMap<String, Vec<&str>>,
    ) -> Option<(&'known str, &'known [&'known str])> {
        let before = self.text[..self.start].trim_end();
        let before = SERIES.iter().find_map(|series| before.strip_suffix(series)).unwrap_or(before).trim_end();
        let before = before.strip_suffix('(')?.trim_end().to_lowercase();
        let is_before = |title: &str| {
            let rest = before.strip_suffix(title);
            rest.is_some_and(|rest| !rest.ends_with(|letter: char| letter.is_alphanumeric() || letter == '-'))
        };
        let found = titles.iter().filter(|(title, _)| is_before(title)).max_by_key(|(title, _)| title.len());
        found.map(|(title, numbers)| (title.as_str(), numbers.as_slice()))
    }
}

/// True if a number shares the year or the serial number with another, or differs from it by a slip.
fn is_misprint(number: &str, right: &str) -> bool {
    let shares = number.split(':').zip(right.split(':')).any(|(one, other)| one == other);
    shares || strsim::damerau_levenshtein(number, right) <= 2
}

fn speaks_of_act(word: &str) -> bool {
    let endings = ["lag", "lagen", "förordning", "förordningen", "författning", "författningen"];
    word.contains("föreskrift") || endings.iter().any(|ending| word.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_found_as_a_regular_expression_finds_them() {
        let regex = regex::Regex::new("(?:19|20)[0-9]{2}:[0-9]{1,4}").expect("a pattern");
        let pieces = ["2010:659", "1998:5", "1899:1", ":", "20", "12010:2011:12345", "å", " 2017:", "30", "kl 20:15"];
        let mut found = 0;
        for one in pieces {
            for two in pieces {
                for three in pieces {
                    let text = format!("{one}{two}{three}{one}");
                    let wanted: Vec<(usize, usize)> =
                        regex.find_iter(&text).map(|found| (found.start(), found.end())).collect();
                    assert_eq!(numbers(&text).map(|one| (one.start, one.end)).collect::<Vec<_>>(), wanted, "{text}");
                    found += wanted.len();
                }
            }
        }
        assert!(found > 1_000, "{found}");
    }
}
