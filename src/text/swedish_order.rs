//! The alphabetical order of Swedish, as a register has it.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The key of a text in a Swedish register: å, ä and ö after z, case and accents set aside, numbers by their value.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct SwedishKey {
    parts: Vec<Part>,
    /// Tells apart what the alphabet does not.
    text: String,
}

/// A part of a text, in the order in which a register has them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Blank,
    Sign(char),
    /// A number: how many digits, and which.
    Number(usize, String),
    Letter(u32),
}

/// The key by which texts are sorted in Swedish.
#[must_use]
pub fn swedish(text: &str) -> SwedishKey {
    let mut parts = Vec::new();
    let mut letters = text.trim().nfc().flat_map(char::to_lowercase).peekable();
    while let Some(letter) = letters.next() {
        if letter.is_ascii_digit() {
            let mut digits = String::from(letter);
            while let Some(digit) = letters.next_if(char::is_ascii_digit) {
                digits.push(digit);
            }
            let digits = digits.trim_start_matches('0');
            parts.push(Part::Number(digits.len(), digits.to_owned()));
        } else {
            parts.extend(part(letter));
        }
    }
    SwedishKey { parts, text: text.to_owned() }
}

fn part(letter: char) -> Option<Part> {
    // After every letter of another alphabet's Latin, before all other scripts.
    const AFTER_Z: u32 = 'z' as u32;
    Some(match letter {
        'å' => Part::Letter(AFTER_Z + 1),
        'ä' | 'æ' => Part::Letter(AFTER_Z + 2),
        'ö' | 'ø' | 'œ' => Part::Letter(AFTER_Z + 3),
        'ü' => Part::Letter('y' as u32),
        letter if letter.is_whitespace() => Part::Blank,
        letter if is_combining_mark(letter) => return None,
        letter if letter.is_alphabetic() => Part::Letter(letter.nfd().next().unwrap_or(letter) as u32),
        '-' | '‑' | '–' | '/' | '_' => Part::Blank,
        sign => Part::Sign(sign),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_as_in_a_swedish_register() {
        let sorted = [
            "Bagaren",
            "bok 2",
            "Bok 10",
            "Café Norr",
            "Capio",
            "Västra",
            "Wallby",
            "Zinken",
            "Åkerby",
            "Älvdal",
            "Ängen",
            "Öster",
        ];
        let mut names = sorted;
        names.reverse();
        names.sort_by_key(|name| swedish(name));
        assert_eq!(names, sorted);
    }

    #[test]
    fn a_ring_written_apart_is_the_same_letter_and_no_two_texts_are_the_same() {
        assert_eq!(swedish("A\u{30a}kerby").parts, swedish("Åkerby").parts);
        assert_ne!(swedish("Vc 1"), swedish("vc 01"));
        assert!(swedish("Norra vc") < swedish("Norrala"));
    }
}
