//! A number that may be an act's, and what the words before it say it numbers.

use std::collections::HashMap;

/// A number of the form of an act's, in its text.
pub struct ActNumber<'text> {
    /// The text it stands in.
    pub text: &'text str,
    /// Where it begins, in bytes.
    pub start: usize,
    /// Where it ends, in bytes.
    pub end: usize,
}

/// The series of acts that letters may name.
const SERIES: [&str; 3] = ["SFS", "SOSFS", "HSLF-FS"];
/// Words after which a number without its series is an act's.
const INTRODUCING: [&str; 8] = ["enligt", "se", "jfr", "i", "och", "av", "från", "till"];
/// What words have in them that number something else.
const OTHERWISE: [&str; 8] = ["dnr", "diarie", "nr", "nummer", "protokoll", "ärende", "rapport", "prop"];

impl<'text> ActNumber<'text> {
    /// The number itself.
    pub fn digits(&self) -> &'text str {
        &self.text[self.start..self.end]
    }

    /// False in the middle of another number, a time or a word.
    pub fn stands_alone(&self) -> bool {
        let before = self.text[..self.start].chars().next_back();
        let mut after = self.text[self.end..].chars();
        let joins = |character: char| character.is_alphanumeric() || matches!(character, ':' | '/' | '_' | '-');
        let follows = match after.next() {
            Some(':' | '/' | '-') => after.next().is_some_and(char::is_alphanumeric),
            Some(other) => other.is_alphanumeric() || other == '_',
            None => false,
        };
        !before.is_some_and(joins) && !follows
    }

    /// True if what stands before names this series or this act by a short name, or can mean no other thing.
    pub fn can_be_of(&self, series: &str, short_names: &[String]) -> bool {
        let before = self.text[..self.start].trim_end_matches(['(', ' ', '\u{a0}', '\n', '\r']);
        let word = before.rsplit(|one: char| one.is_whitespace() || "(,\"'[".contains(one)).next().unwrap_or_default();
        let folded = word.trim_end_matches(['.', ':']).to_lowercase();
        if word == series || short_names.iter().any(|name| name.to_lowercase() == folded) || speaks_of_act(&folded) {
            return true;
        }
        let numbers_otherwise = OTHERWISE.iter().any(|part| folded.contains(part));
        let is_introduced = INTRODUCING.contains(&folded.as_str());
        let is_named = word.chars().any(char::is_uppercase) && !is_introduced;
        if numbers_otherwise || is_named {
            return false;
        }
        // A short number alone is too little to be sure: it must be all there is.
        self.digits().len() > 6 || (before.is_empty() && self.end == self.text.len())
    }

    /// The longest known title that stands right before the number in brackets, and the numbers it may have.
    pub fn title<'known>(&self, titles: &'known HashMap<String, Vec<String>>) -> Option<(String, &'known Vec<String>)> {
        let before = self.text[..self.start].trim_end();
        let before = SERIES.iter().find_map(|series| before.strip_suffix(series)).unwrap_or(before).trim_end();
        let before = before.strip_suffix('(')?.trim_end().to_lowercase();
        let mut best: Option<(String, &Vec<String>)> = None;
        for (title, numbers) in titles {
            let Some(rest) = before.strip_suffix(title.as_str()) else { continue };
            let is_whole = !rest.chars().next_back().is_some_and(|letter| letter.is_alphanumeric() || letter == '-');
            if is_whole && best.as_ref().is_none_or(|(known, _)| known.len() < title.len()) {
                best = Some((title.clone(), numbers));
            }
        }
        best
    }
}

fn speaks_of_act(word: &str) -> bool {
    let endings = ["lag", "lagen", "förordning", "förordningen", "författning", "författningen"];
    word.contains("föreskrift") || endings.iter().any(|ending| word.ends_with(ending))
}
