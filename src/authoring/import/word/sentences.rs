//! The sentences of a text.

use std::sync::LazyLock;

use regex::Regex;

/// The end of a sentence with the beginning of the next, or the end of a line.
static END: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"[.!?]\s+\p{Lu}|\n").expect("the pattern is written here and tested"));
/// Abbreviations after which a capital does not begin a sentence.
const SHORT: [&str; 10] = ["t.ex.", "bl.a.", "d.v.s.", "dvs.", "m.m.", "ca.", "ev.", "resp.", "inkl.", "exkl."];

/// The sentences of a text, in their order; one that begins a line has its line break before it.
#[must_use]
pub fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut from = 0;
    for end in END.find_iter(text) {
        let at = if end.as_str() == "\n" { end.start() } else { end.start() + 1 };
        let before = &text[from..at];
        let is_short = end.as_str() != "\n" && SHORT.iter().any(|short| ends_with(before, short));
        if !is_short && !before.trim().is_empty() {
            found.push(before);
            from = at;
        }
    }
    found.push(&text[from..]);
    found
}

/// True if a text ends with a word, in letters of either case.
fn ends_with(text: &str, word: &str) -> bool {
    let end = text.len().checked_sub(word.len()).and_then(|from| text.get(from..));
    end.is_some_and(|end| end.to_lowercase() == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_ends_before_a_capital_or_at_the_end_of_the_line() {
        for (text, right) in [
            ("Ring. Skriv sedan.", vec!["Ring.", " Skriv sedan."]),
            ("Ring.\nSkriv", vec!["Ring.", "\nSkriv"]),
            ("Se t.ex. Webcert, ca 3 dagar. och mer", vec!["Se t.ex. Webcert, ca 3 dagar. och mer"]),
            ("5 kap. 2 § SOSFS 2011:9", vec!["5 kap. 2 § SOSFS 2011:9"]),
            ("", vec![""]),
        ] {
            assert_eq!(sentences(text), right, "{text}");
        }
    }
}
