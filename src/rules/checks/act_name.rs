//! Superseded acts that are cited by name, and by paragraphs without chapter.

use std::collections::BTreeMap;

use super::name_search::NameSearch;
use super::paragraph::without_chapter;
use crate::catalogue::Act;

/// How far before a name the beginning of a longer name is looked for, in bytes.
const FAR: usize = 40;

/// The names of superseded acts.
#[derive(Debug)]
pub struct ActNames<'catalogue> {
    /// Finds any of the names.
    search: NameSearch,
    /// The acts, by folded name.
    names: BTreeMap<String, Named<'catalogue>>,
}

/// What a name tells.
#[derive(Debug)]
struct Named<'catalogue> {
    act: &'catalogue Act,
    /// True if an act in force has the name too, so that only paragraphs without chapter tell the old one.
    is_shared: bool,
    is_abbreviation: bool,
    /// The beginnings of longer names that end with this one.
    longer: Vec<String>,
}

/// A citation of a superseded act without its number.
#[derive(Debug, Clone, Copy)]
pub struct NamedCitation<'catalogue> {
    /// The act.
    pub act: &'catalogue Act,
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// True if a paragraph without chapter tells the act.
    pub is_by_paragraph: bool,
}

impl<'catalogue> ActNames<'catalogue> {
    /// The names of the acts of a register.
    #[must_use]
    pub fn new(acts: &'catalogue BTreeMap<String, Act>) -> Self {
        let of_act = |act: &'catalogue Act| act.short_names.iter().map(move |name| (fold(name), name, act));
        let all: Vec<(String, &String, &Act)> = acts.values().flat_map(of_act).collect();
        let mut names = BTreeMap::new();
        for (folded, name, act) in all.iter().filter(|(_, _, act)| !act.superseded_by.is_empty()) {
            let is_shared = all.iter().any(|(other, _, holder)| other == folded && holder.number != act.number);
            // Of a name that several acts have had, only that without chapters can be told.
            if is_shared && !act.lacks_chapters {
                continue;
            }
            let longer = all.iter().filter_map(|(other, _, _)| beginning(other, folded)).collect();
            names.insert(folded.clone(), Named { act, is_shared, is_abbreviation: is_abbreviation(name), longer });
        }
        let mut longest_first: Vec<&str> = names.keys().map(String::as_str).collect();
        longest_first.sort_by_key(|name| std::cmp::Reverse(name.len()));
        let search = NameSearch::new(longest_first.into_iter());
        Self { search, names }
    }

    /// True if a text has any of the names, whatever is around it.
    #[must_use]
    pub fn are_in(&self, text: &str) -> bool {
        self.search.is_in(text)
    }

    /// The citations in a text.
    pub fn find<'text>(&'text self, text: &'text str) -> impl Iterator<Item = NamedCitation<'catalogue>> + 'text {
        self.search.find(text).into_iter().filter_map(move |(mut start, mut end)| {
            let named = self.names.get(&fold(&text[start..end]))?;
            if !named.stands_alone(text, start, end) {
                return None;
            }
            if named.is_shared {
                (start, end) = without_chapter(text, start, end)?;
            }
            Some(NamedCitation { act: named.act, start, end, is_by_paragraph: named.is_shared })
        })
    }
}

impl Named<'_> {
    /// True if the name is no part of another word or of a longer name.
    fn stands_alone(&self, text: &str, start: usize, end: usize) -> bool {
        let joins = |one: char| one.is_alphanumeric() || matches!(one, '-' | '_' | '/' | '@');
        let (before, after) = (&text[..start], &text[end..]);
        let genitive = after.strip_prefix('s').filter(|_| !self.is_abbreviation).unwrap_or(after);
        if before.chars().next_back().is_some_and(joins) || genitive.chars().next().is_some_and(joins) {
            return false;
        }
        if self.is_abbreviation && text[start..end].chars().filter(|one| one.is_uppercase()).count() < 2 {
            return false;
        }
        let near = fold(&before[before.ceil_char_boundary(start.saturating_sub(FAR))..]);
        let is_tail = near.ends_with("- och") || near.ends_with("- &");
        !is_tail && !self.longer.iter().any(|beginning| near.contains(beginning))
    }
}

/// The first letters of a longer name that ends with another.
fn beginning(longer: &str, name: &str) -> Option<String> {
    let first = longer.strip_suffix(name).filter(|first| !first.is_empty())?;
    Some(first.chars().take_while(|one| one.is_alphabetic()).take(10).collect())
}

fn is_abbreviation(name: &str) -> bool {
    name.chars().filter(|one| one.is_uppercase()).count() > 1
}

/// A text in lower case with one blank between its words.
fn fold(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
