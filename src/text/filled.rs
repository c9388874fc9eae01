//! What a value says as a whole: nothing, a placeholder, that it stands somewhere else, or something.

/// How much a single value says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Filled {
    /// Null or blank.
    No,
    /// A placeholder, such as `?`, `XX` or `under arbete`: not filled in, unless the field has a list with such a word.
    Placeholder,
    /// `-` or `saknas`: not filled in, unless the field takes a yes or a no or tells what was found, where it means none.
    NoneOrPlaceholder,
    /// A reference to another document, such as `se bilaga 2` or a bare link: what it says is not at hand.
    Elsewhere,
    /// It says something.
    Yes,
}

/// The placeholders of several words or letters, in lower case and without their punctuation.
const PLACEHOLDERS: [&str; 35] = [
    "xx",
    "xxx",
    "xxxx",
    "x",
    "tbd",
    "tba",
    "todo",
    "n/a",
    "na",
    "n.a",
    "ej ifyllt",
    "ej ifylld",
    "inte ifyllt",
    "inte ifylld",
    "ifylles",
    "fylls i",
    "fylls i senare",
    "att fylla i",
    "fyll i",
    "fyll i här",
    "saknas ännu",
    "saknas för närvarande",
    "underlag saknas",
    "kompletteras",
    "kompletteras senare",
    "ska kompletteras",
    "att komplettera",
    "under arbete",
    "under framtagande",
    "under utveckling",
    "ej klart",
    "inte klart",
    "ej fastställt",
    "oklart",
    "kommer",
];

/// The beginnings of texts that only name another document.
const POINTERS: [&str; 9] =
    ["se ", "läs mer", "läs i ", "enligt bilaga", "hänvisas till ", "återfinns i ", "finns i ", "jfr ", "i bilaga"];

/// The stems of documents that such texts name.
const NAMED: [&str; 16] = [
    "bilaga",
    "bilagan",
    "bilagor",
    "handbok",
    "manual",
    "anvisning",
    "intranät",
    "dokument",
    "rutin",
    "riktlinje",
    "hemsida",
    "webbplats",
    "länk",
    "pärm",
    "http",
    "www.",
];

/// The second words of texts that begin with "se" and tell what to do.
const DOING: [&str; 9] = ["till", "om", "att", "efter", "över", "hur", "patienten", "på", "vad"];
/// The most words of a text that begins with "se" and names a document by any noun.
const MOST_WORDS: usize = 3;

/// The most bytes of a text that only names another document.
const MOST: usize = 80;

impl Filled {
    /// How much a text says.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let text = text.trim();
        // Nearly all texts begin with an ordinary word and are longer than any placeholder.
        match text.chars().next() {
            None => Self::No,
            Some(_) if text.chars().all(|one| "-–—?.…_*xX ".contains(one)) => placeholder(text),
            Some(first) if !"xXtTnNeEiIfFsSkKaAuUoOlLhHåÅjJwW[<({".contains(first) => Self::Yes,
            Some(_) => worded(text),
        }
    }
}

/// A run of marks or of the letter x is a placeholder; a single dash, dot or letter too.
fn placeholder(text: &str) -> Filled {
    if matches!(text, "-" | "–" | "—") {
        return Filled::NoneOrPlaceholder;
    }
    let letters = text.chars().filter(|one| one.is_alphabetic()).count();
    let is_one_sort = text.chars().filter(|one| *one != ' ').all(|one| !one.is_alphabetic()) || letters >= 2;
    if is_one_sort { Filled::Placeholder } else { Filled::Yes }
}

// NOTE: every single value of every document passes here, so nothing is copied until a text begins as one that matters.
fn worded(text: &str) -> Filled {
    let bare = text.trim_matches(|one: char| "[](){}<>.…!-–: ".contains(one));
    if is_same(bare, "saknas") {
        return Filled::NoneOrPlaceholder;
    }
    if PLACEHOLDERS.iter().any(|placeholder| is_same(bare, placeholder)) {
        return Filled::Placeholder;
    }
    let begins = |with: &&str| bare.get(..with.len()).is_some_and(|head| head.eq_ignore_ascii_case(with));
    if ["http", "www."].iter().any(&begins) && !bare.contains(char::is_whitespace) {
        return Filled::Elsewhere;
    }
    if bare.len() > MOST || !POINTERS.iter().any(begins) {
        return Filled::Yes;
    }
    let folded = bare.to_lowercase();
    let mut words = folded.split_whitespace().skip(1);
    // "Se till att …", "se om …", "se över …" tell what to do.
    if folded.starts_with("se ") && words.next().is_some_and(|second| DOING.contains(&second)) {
        return Filled::Yes;
    }
    let is_one_sentence = !folded.contains(". ") && !folded.contains([';', '\n']);
    let is_short = folded.starts_with("se ") && folded.split_whitespace().count() <= MOST_WORDS;
    let is_pointer = is_one_sentence && (is_short || NAMED.iter().any(|name| folded.contains(name)));
    if is_pointer { Filled::Elsewhere } else { Filled::Yes }
}

/// True if two texts are the same whatever their case; the second is in lower case.
fn is_same(text: &str, folded: &str) -> bool {
    text.len() == folded.len() && text.chars().flat_map(char::to_lowercase).eq(folded.chars())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_placeholder_says_nothing() {
        for text in [
            "?",
            "???",
            "...",
            "…",
            "XX",
            "xxx",
            "TBD",
            "N/A",
            "n/a",
            "ej ifyllt",
            "Ej ifyllt.",
            "Kompletteras",
            "Under arbete",
            "[under arbete]",
            "<fyll i>",
            "Underlag saknas.",
            "--",
            "_____",
        ] {
            assert_eq!(Filled::of(text), Filled::Placeholder, "{text}");
        }
        for text in ["-", "–", "saknas", "Saknas."] {
            assert_eq!(Filled::of(text), Filled::NoneOrPlaceholder, "{text}");
        }
        assert_eq!(Filled::of("  "), Filled::No);
    }

    #[test]
    fn what_only_names_another_document_stands_elsewhere() {
        for text in [
            "se bilaga",
            "Se bilaga 2.",
            "se handboken",
            "Se handboken för lex Maria",
            "läs mer i riktlinjen",
            "https://exempel.se/rutin",
            "www.exempel.se/handbok",
            "Se separat dokument",
            "Se processkarta",
            "se arbetsordningen",
        ] {
            assert_eq!(Filled::of(text), Filled::Elsewhere, "{text}");
        }
    }

    #[test]
    fn what_says_something_is_filled_in() {
        for text in [
            "Se till att patienten får besked samma dag och skriv det i journalen",
            "Se över planen efter sju dagar",
            "Se om intyg skrivs enligt rutin",
            "Se till att rutinen följs",
            "Läkaren bedömer enligt rutinen",
            "Uppgift om medicinering saknas i tre journaler",
            "0",
            "nej",
            "inga",
            "E",
            "Underläkare",
            "Kompletteras av läkaren vid nästa besök",
            "x-ray",
            "2025-01-10",
        ] {
            assert_eq!(Filled::of(text), Filled::Yes, "{text}");
        }
    }
}
