//! The Swedish order of names: å, ä and ö last, accents and case aside, numbers by their value.

/// The most digits of a number that are ordered by value.
const MOST_DIGITS: usize = 12;

/// A key by which texts sort as in a Swedish register; two texts that differ have different keys.
#[must_use]
pub fn swedish_key(text: &str) -> (String, String) {
    let mut key = String::with_capacity(text.len());
    let mut digits = String::new();
    for letter in text.chars().flat_map(char::to_lowercase) {
        if letter.is_ascii_digit() {
            digits.push(letter);
            continue;
        }
        push_number(&mut key, &mut digits);
        push_letter(&mut key, letter);
    }
    push_number(&mut key, &mut digits);
    (key.trim().to_owned(), text.to_owned())
}

fn push_number(key: &mut String, digits: &mut String) {
    if !digits.is_empty() {
        let value = digits.trim_start_matches('0');
        key.extend(std::iter::repeat_n('0', MOST_DIGITS.saturating_sub(value.len())));
        key.push_str(value);
        digits.clear();
    }
}

fn push_letter(key: &mut String, letter: char) {
    match letter {
        'å' => key.push_str("{1"),
        'ä' | 'æ' => key.push_str("{2"),
        'ö' | 'ø' => key.push_str("{3"),
        'é' | 'è' | 'ê' | 'ë' => key.push('e'),
        'á' | 'à' | 'â' => key.push('a'),
        'ó' | 'ò' | 'ô' => key.push('o'),
        'ü' => key.push('y'),
        // Marks of an å, ä or ö that is written in two characters.
        '\u{30a}' => after_vowel(key, "{1"),
        '\u{308}' if key.ends_with('o') => after_vowel(key, "{3"),
        '\u{308}' => after_vowel(key, "{2"),
        '\u{301}' | '\u{300}' => {}
        '-' | '–' | '_' | '\u{a0}' => key.push(' '),
        other => key.push(other),
    }
}

/// Replaces the vowel that a mark stands on.
fn after_vowel(key: &mut String, vowel: &str) {
    key.pop();
    key.push_str(vowel);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_sort_as_in_a_swedish_register() {
        let sorted = [
            "Almen",
            "Bagaren",
            "Éva",
            "Ewa",
            "Vårdcentral 2",
            "Vårdcentral 10",
            "Zenit",
            "A\u{30a}kerby",
            "Älvdal",
            "Öster",
        ];
        let mut shuffled = sorted;
        shuffled.reverse();
        shuffled.sort_by_key(|name| swedish_key(name));
        assert_eq!(shuffled, sorted);
        assert_ne!(swedish_key("almen"), swedish_key("Almen"));
    }
}
