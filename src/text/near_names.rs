//! The name nearest to a word among very many: a sorted list, walked as the tree of its prefixes.
//!
//! It gives what [`nearest`](super::words::nearest) gives, but a prefix that is too far away is left with all names that begin
//! with it, so that a word is held against few of them.

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use super::words::{LONGEST_COMPARED, allowed_distance, fold};

/// The most prefixes that one word is held against.
const MOST_STEPS: usize = 2_000;

/// Names to find the nearest of.
#[derive(Debug, Default)]
pub struct NearNames {
    /// By their folded letters, then as they are written.
    names: Vec<Name>,
    /// What was found for each folded word.
    found: Mutex<HashMap<String, Option<(usize, usize)>>>,
    /// The number of words that were not held against all names.
    unfinished: AtomicUsize,
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Name {
    folded: Box<[char]>,
    written: Box<str>,
}

impl NearNames {
    /// These names.
    #[must_use]
    pub fn new<'name>(names: impl IntoIterator<Item = &'name str>) -> Self {
        let name = |written: &str| Name { folded: fold(written).chars().collect(), written: written.into() };
        let mut names: Vec<Name> = names.into_iter().map(name).collect();
        names.retain(|name| name.folded.len() <= LONGEST_COMPARED);
        names.sort_unstable();
        names.dedup();
        Self { names, ..Self::default() }
    }

    /// The name nearest to a word with its distance, if it is near enough to be meant.
    #[must_use]
    pub fn nearest(&self, word: &str) -> Option<(usize, &str)> {
        let folded = fold(word);
        let known = self.found.lock().unwrap_or_else(PoisonError::into_inner).get(&folded).copied();
        let found = known.unwrap_or_else(|| self.search(folded));
        found.map(|(distance, number)| (distance, &*self.names[number].written))
    }

    /// The number of words that were not held against all names, for they resemble the beginnings of too many.
    #[must_use]
    pub fn unfinished(&self) -> usize {
        self.unfinished.load(Ordering::Relaxed)
    }

    fn search(&self, folded: String) -> Option<(usize, usize)> {
        let word: Vec<char> = folded.chars().collect();
        if word.len() > LONGEST_COMPARED {
            return None;
        }
        let mut steps = 0;
        let mut found = None;
        for within in 0..=allowed_distance(word.len()) {
            let mut walk = Walk::new(&self.names, &word, within, steps);
            walk.below(0..self.names.len());
            (found, steps) = (walk.best.map(|number| (within, number)), walk.steps);
            if found.is_some() || steps > MOST_STEPS {
                break;
            }
        }
        let before = self.found.lock().unwrap_or_else(PoisonError::into_inner).insert(folded, found);
        if before.is_none() && steps > MOST_STEPS {
            self.unfinished.fetch_add(1, Ordering::Relaxed);
        }
        found
    }
}

/// A walk through the prefixes of names that are at most so far from a word.
struct Walk<'names> {
    names: &'names [Name],
    word: &'names [char],
    within: usize,
    steps: usize,
    /// The first name as it is written, of those that are just so far away: fewer were looked for before.
    best: Option<usize>,
    /// The prefix, and for each of its beginnings the distance from each beginning of the word.
    prefix: Vec<char>,
    rows: Vec<Vec<usize>>,
}

impl<'names> Walk<'names> {
    fn new(names: &'names [Name], word: &'names [char], within: usize, steps: usize) -> Self {
        let first = (0..=word.len()).collect();
        Self { names, word, within, steps, best: None, prefix: Vec::new(), rows: vec![first] }
    }

    /// Walks the names in a range, which all begin with the prefix.
    fn below(&mut self, range: std::ops::Range<usize>) {
        let depth = self.prefix.len();
        let mut at = range.start;
        while at < range.end && self.names[at].folded.len() == depth {
            if self.rows[depth][self.word.len()] <= self.within {
                self.keep(at);
            }
            at += 1;
        }
        while at < range.end && self.steps <= MOST_STEPS {
            let next = self.names[at].folded[depth];
            let count = self.names[at..range.end].partition_point(|name| name.folded[depth] == next);
            self.steps += 1;
            self.prefix.push(next);
            let row = self.row();
            if row.iter().any(|distance| *distance <= self.within) {
                self.rows.push(row);
                self.below(at..at + count);
                self.rows.pop();
            }
            self.prefix.pop();
            at += count;
        }
    }

    fn keep(&mut self, number: usize) {
        let written = &self.names[number].written;
        let is_long_enough = self.within < written.chars().count();
        if is_long_enough && self.best.is_none_or(|best| *written < self.names[best].written) {
            self.best = Some(number);
        }
    }

    /// The distances of the prefix: of Damerau and Levenshtein, without those that are too large.
    fn row(&self) -> Vec<usize> {
        let (depth, far) = (self.prefix.len(), self.within + 1);
        let above = &self.rows[depth - 1];
        let mut row = vec![far; self.word.len() + 1];
        if depth <= self.within {
            row[0] = depth;
        }
        let last = self.prefix[depth - 1];
        for column in depth.saturating_sub(self.within).max(1)..=(depth + self.within).min(self.word.len()) {
            let changed = above[column - 1] + usize::from(self.word[column - 1] != last);
            let least = changed.min(above[column] + 1).min(row[column - 1] + 1);
            row[column] = least.min(self.swapped(depth, column)).min(far);
        }
        row
    }

    /// The distance at a place if two letters have changed places, with what was written between them.
    fn swapped(&self, depth: usize, column: usize) -> usize {
        let (letter, last) = (self.word[column - 1], self.prefix[depth - 1]);
        let nearest =
            |letters: &[char], wanted: char| letters.iter().rev().take(self.within).position(|one| *one == wanted);
        let above = nearest(&self.prefix[..depth - 1], letter);
        let before = nearest(&self.word[..column - 1], last);
        match (above, before) {
            (Some(above), Some(before)) => self.rows[depth - 2 - above][column - 2 - before] + above + 1 + before,
            (Some(_) | None, _) => usize::MAX,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::words::nearest;
    use super::*;

    /// Names over few letters, so that many are near one another; the same each time.
    fn drawn(count: usize) -> Vec<String> {
        let mut chance = 7_u64;
        let mut draw = |below: u64| {
            chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (chance >> 33) % below
        };
        let letters = ['a', 'b', 'Å', '-', '1'];
        let mut name = |_| (0..=draw(9)).map(|_| letters[usize::try_from(draw(5)).unwrap_or(0)]).collect();
        (0..count).map(&mut name).collect()
    }

    #[test]
    fn it_finds_what_holding_a_word_against_every_name_finds() {
        let all = drawn(1_200);
        let (known, words) = all.split_at(300);
        let names = NearNames::new(known.iter().map(String::as_str));
        for word in words {
            let plain = nearest(word, known.iter().map(String::as_str));
            assert_eq!(names.nearest(word).map(|(_, name)| name), plain, "{word}");
        }
        assert_eq!(names.unfinished(), 0);
    }

    #[test]
    fn a_word_near_the_beginnings_of_too_many_names_is_told() {
        let known: Vec<String> = (0..60_000_u32).map(|number| format!("dok-{:09}", number * 7_919)).collect();
        let names = NearNames::new(known.iter().map(String::as_str));
        assert_eq!(names.nearest("åäöåäöåäöåäö"), None);
        assert_eq!(names.unfinished(), 0, "a word that resembles none is soon told");
        let _ = names.nearest("dok-xyzåäöxyz");
        assert_eq!(names.unfinished(), 1);
        let _ = names.nearest("dok-xyzåäöxyz");
        assert_eq!(names.unfinished(), 1, "once for each word");
    }

    #[test]
    fn a_very_long_name_is_not_compared() {
        let long = "a".repeat(LONGEST_COMPARED + 1);
        let names = NearNames::new([&long[..], "ab"]);
        assert_eq!((names.nearest(&long), names.nearest("abc")), (None, Some((1, "ab"))));
    }
}
