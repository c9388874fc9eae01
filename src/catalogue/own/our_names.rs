//! The names of the program's acts in the ways in which people write them, so that no own name is taken for one of them.

use std::collections::{BTreeMap, HashMap};

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::catalogue::Act;
use crate::text::look_alike::Shapes;

/// The acts of the program by the shapes of their names.
#[derive(Debug, Default)]
pub struct OurNames<'catalogue> {
    /// By names that stand alone: `PSL`, `patientsäkerhetslagen`.
    whole: HashMap<String, &'catalogue Act>,
    /// By names with a number, after which anything may follow: `SOSFS 2011:9`, `lag (2010:659)`.
    numbered: HashMap<String, &'catalogue Act>,
}

impl<'catalogue> OurNames<'catalogue> {
    /// The names of the acts in a register.
    #[must_use]
    pub fn of(register: &'catalogue BTreeMap<String, Act>) -> Self {
        let mut names = Self::default();
        for act in register.values() {
            let own = [&act.number, &act.cited_as, &act.title];
            for name in own.into_iter().chain(&act.short_names) {
                add(&mut names.whole, name, act);
            }
            let Some((series, number)) = act.number.rsplit_once(' ').filter(|(_, number)| is_number(number)) else {
                continue;
            };
            let known = SERIES.iter().filter(|(of, _)| *of == series).flat_map(|(_, others)| others.iter().copied());
            let short = act.short_names.iter().chain([&act.cited_as]).map(String::as_str);
            for before in known.chain([series, ""]).chain(short) {
                add(&mut names.numbered, &format!("{before} {number}"), act);
            }
            let (year, _) = number.split_once([':', '/']).unwrap_or((number, ""));
            for before in &act.short_names {
                add(&mut names.whole, &format!("{before} {year}"), act);
            }
        }
        names
    }

    /// The act that a name is taken for.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<&'catalogue Act> {
        let name = without_zeros(name);
        Shapes::of(&name).each().find_map(|shape| self.whole.get(shape).or(self.numbered.get(shape)).copied())
    }

    /// The act that the beginning of a name is taken for: one with its number.
    #[must_use]
    pub fn begins(&self, name: &str) -> Option<&'catalogue Act> {
        let name = without_zeros(name);
        let ends = name.char_indices().filter(|(_, letter)| !letter.is_alphanumeric()).map(|(at, _)| at);
        let found = |end: usize| Shapes::of(&name[..end]).each().find_map(|shape| self.numbered.get(shape).copied());
        ends.chain([name.len()]).take(MOST_WORDS).find_map(found)
    }
}

/// The most words at the beginning of a name that are looked at; no series has more.
const MOST_WORDS: usize = 12;

/// The series of the program's acts, and other words that people write before their numbers.
const SERIES: [(&str, &[&str]); 4] = [
    (
        "SFS",
        &["lag", "lagen", "förordning", "förordningen", "balk", "balken", "Svensk författningssamling", "SFS nr", "nr"],
    ),
    ("SOSFS", &["SoS", "SOSF", "SOSFS nr", "Socialstyrelsens föreskrifter", "Socialstyrelsens författningssamling"]),
    ("HSLF-FS", &["HSLF", "HSLF-FS nr", "HSLFS", "HSL-FS", "HSLFF-FS", "HSFL-FS"]),
    ("EU", &["förordning", "EU-förordning", "(EU)", "EG"]),
];

/// True for the number of an act: a year and a number in it.
fn is_number(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    text.split_once([':', '/']).is_some_and(|(year, number)| digits(year) && digits(number))
}

/// Adds a name, also as it is written without å, ä and ö, as the names of folders often are.
fn add<'catalogue>(names: &mut HashMap<String, &'catalogue Act>, name: &str, act: &'catalogue Act) {
    let plain: String = name.nfd().filter(|letter| !is_combining_mark(*letter)).collect();
    for written in [name, &plain] {
        for shape in Shapes::of(&without_zeros(written)).each() {
            names.entry(shape.to_owned()).or_insert(act);
        }
    }
}

/// A name without the zeros that its numbers begin with: `2011-09` is `2011-9`.
fn without_zeros(name: &str) -> String {
    let letters: Vec<char> = name.nfkc().collect();
    let is_zero = |letter: char| matches!(letter, '0' | 'O' | 'o');
    let mut kept = String::new();
    for (at, letter) in letters.iter().enumerate() {
        let is_first = !kept.ends_with(char::is_alphanumeric);
        let number = letters[at + 1..].iter().take_while(|next| next.is_alphanumeric());
        let is_of_number = is_first && is_zero(*letter) && {
            let mut number = number.peekable();
            number.peek().is_some() && number.all(|next| next.is_ascii_digit() || is_zero(*next))
        };
        if !is_of_number {
            kept.push(*letter);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_zeros_that_a_number_begins_with_say_nothing() {
        for (name, kept) in [
            ("sosfs-2011-09", "sosfs-2011-9"),
            ("SOSFS 2011:009", "SOSFS 2011:9"),
            ("sosfs-2011-O9", "sosfs-2011-9"),
            ("SFS 2001:100", "SFS 2001:100"),
            ("OSL 2009:400", "OSL 2009:400"),
            ("version 0", "version 0"),
        ] {
            assert_eq!(without_zeros(name), kept);
        }
    }
}
