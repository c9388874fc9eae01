//! Finds names in a text, in either case and with any blanks between their words.

use aho_corasick::{AhoCorasick, AhoCorasickBuilder, MatchKind};

/// The names that are looked for. Much sooner made than a regular expression of them.
#[derive(Debug)]
pub struct NameSearch {
    /// Finds the keys: a part of each name that stands as it is, but for the case of ASCII letters.
    keys: AhoCorasick,
    /// The name of each key.
    names: Vec<Name>,
}

/// A name and where its key stands in it.
#[derive(Debug)]
struct Name {
    /// In lower case, with one blank between words.
    text: String,
    start: usize,
    end: usize,
    /// Its place among the names: of two that begin at the same byte, the first is meant.
    rank: usize,
}

impl NameSearch {
    /// A search for names in lower case with one blank between words; of two that begin at the same place, the first is found.
    #[must_use]
    pub fn new<'name>(names: impl Iterator<Item = &'name str>) -> Self {
        let (mut all, mut keys) = (Vec::new(), Vec::new());
        for (rank, text) in names.enumerate() {
            for (start, end, key) in keys_of(text) {
                keys.push(key);
                all.push(Name { text: text.to_owned(), start, end, rank });
            }
        }
        let mut builder = AhoCorasickBuilder::new();
        builder.ascii_case_insensitive(true).match_kind(MatchKind::Standard).prefilter(false);
        let keys = builder.build(keys);
        Self { keys: keys.expect("names are short and few"), names: all }
    }

    /// True if any of the names is in a text.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        self.all(text).next().is_some()
    }

    /// The bytes of the names in a text, none within another.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<(usize, usize)> {
        let mut found: Vec<(usize, usize, usize)> = self.all(text).collect();
        found.sort_unstable();
        let mut apart: Vec<(usize, usize)> = Vec::new();
        for (start, _, end) in found {
            if apart.last().is_none_or(|(_, last)| start >= *last) {
                apart.push((start, end));
            }
        }
        apart
    }

    /// Where every name begins and ends, with its rank between.
    fn all<'search>(&'search self, text: &'search str) -> impl Iterator<Item = (usize, usize, usize)> + 'search {
        self.keys.find_overlapping_iter(text).filter_map(|found| {
            let name = &self.names[found.pattern().as_usize()];
            let end = after(text, found.end(), &name.text[name.end..])?;
            Some((before(text, found.start(), &name.text[..name.start])?, name.rank, end))
        })
    }
}

/// The longest part of a name in ASCII letters, with its bytes; of a name without any, its first letter in each case.
fn keys_of(name: &str) -> Vec<(usize, usize, String)> {
    let (mut longest, mut from) = (0..0, 0);
    for part in name.split_inclusive(|one: char| !one.is_ascii_alphabetic()) {
        let letters = part.trim_end_matches(|one: char| !one.is_ascii_alphabetic()).len();
        if letters > longest.len() {
            longest = from..from + letters;
        }
        from += part.len();
    }
    if !longest.is_empty() {
        return vec![(longest.start, longest.end, name[longest].to_owned())];
    }
    let Some(first) = name.chars().next() else { return Vec::new() };
    let forms = std::iter::once(first).chain(first.to_uppercase());
    forms.map(|form| (0, first.len_utf8(), form.to_string())).collect()
}

/// Where the rest of a name ends that begins at a byte; none if something else stands there.
fn after(text: &str, from: usize, rest: &str) -> Option<usize> {
    let mut left = &text[from..];
    for one in rest.chars() {
        let first = left.chars().next().filter(|found| is_form_of(*found, one))?;
        left = if one == ' ' { left.trim_start() } else { &left[first.len_utf8()..] };
    }
    Some(text.len() - left.len())
}

/// Where the beginning of a name begins that ends at a byte; none if something else stands there.
fn before(text: &str, till: usize, beginning: &str) -> Option<usize> {
    let mut left = &text[..till];
    for one in beginning.chars().rev() {
        let last = left.chars().next_back().filter(|found| is_form_of(*found, one))?;
        left = if one == ' ' { left.trim_end() } else { &left[..left.len() - last.len_utf8()] };
    }
    Some(left.len())
}

/// True if a character of a text is that of a name, in either case.
fn is_form_of(found: char, wanted: char) -> bool {
    match wanted {
        ' ' => found.is_whitespace(),
        letter if letter.is_alphabetic() => found == letter || letter.to_uppercase().any(|upper| upper == found),
        other => found == other,
    }
}

#[cfg(test)]
mod tests {
    use regex::Regex;

    use super::*;

    const NAMES: [&str; 9] = [
        "lagen om vård på hälso- och sjukvårdens område",
        "hälso- och sjukvårdslagen",
        "hälso- och sjukvårdslag",
        "åliggandelagen",
        "åliggande",
        "hsl",
        "sol",
        "ååå",
        "1:2 ö",
    ];

    /// The names as a regular expression, which is slow to make.
    fn as_regex() -> Regex {
        let letter = |one: char| match one {
            ' ' => r"\s+".to_owned(),
            letter if letter.is_alphabetic() => format!("[{letter}{}]", letter.to_uppercase()),
            other => regex::escape(&other.to_string()),
        };
        let names: Vec<String> = NAMES.iter().map(|name| name.chars().map(letter).collect()).collect();
        Regex::new(&names.join("|")).expect("a pattern")
    }

    #[test]
    fn the_same_is_found_as_by_a_regular_expression() {
        let (search, regex) = (NameSearch::new(NAMES.into_iter()), as_regex());
        let pieces = [
            "Hälso-",
            " och \u{a0}\n",
            "HÄLSO- OCH",
            "sjukvårdslag",
            "SJUKVÅRDSLAGEN",
            "Lagen om vård",
            " på hälso- ",
            "och sjukvårdens område",
            "Åliggande",
            "lagen",
            "HSL",
            "ſol",
            "SoLhsl",
            "åÅå",
            " ",
            "1:2",
            "ö Ö",
            "å",
        ];
        let mut found = 0;
        for one in pieces {
            for two in pieces {
                for three in pieces {
                    let text = format!("{one}{two}{three}{two}{one}");
                    let wanted: Vec<(usize, usize)> =
                        regex.find_iter(&text).map(|found| (found.start(), found.end())).collect();
                    assert_eq!(
                        (search.find(&text), search.is_in(&text)),
                        (wanted.clone(), !wanted.is_empty()),
                        "{text:?}"
                    );
                    found += wanted.len();
                }
            }
        }
        assert!(found > 5_000, "{found}");
    }
}
