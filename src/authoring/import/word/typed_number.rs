//! Numbers that are written in a text, before a heading or a step.

use std::sync::LazyLock;

use regex::Regex;

/// A number with a full stop or a bracket, `2.1` without, or `Steg 3:`; a paragraph of an act is none.
static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:(?i:steg)\s+(?P<step>\d{1,3})\s*[.):–-]\s*|(?P<plain>\d{1,3})[.)]\s+|(?P<first>\d{1,2})(?:\.\d{1,2})+[.)]?\s+|(?P<bare>\d{1,2})\s*\t\s*)")
        .expect("the pattern is written here and tested")
});

/// The number that a text begins with, and the text after it.
#[must_use]
pub fn typed_number(text: &str) -> Option<(u32, &str)> {
    let found = NUMBER.captures(text)?;
    let rest = &text[found[0].len()..];
    let is_of_act = ["§", "kap", "st ", "st."].iter().any(|word| rest.starts_with(word));
    let groups = ["step", "plain", "first", "bare"];
    let number = groups.iter().find_map(|group| found.name(group))?.as_str().parse().ok()?;
    (!is_of_act && rest.chars().next().is_some_and(char::is_alphanumeric)).then_some((number, rest))
}

/// The text after a number without a full stop, as headings have them: `1 Syfte`. It is a number only where the text
/// after it says so, for a heading may count something: `14 dagar`.
#[must_use]
pub fn after_bare_number(text: &str) -> Option<&str> {
    let (number, rest) = text.split_once(char::is_whitespace)?;
    let is_number = number.len() <= 2 && number.bytes().all(|one| one.is_ascii_digit());
    is_number.then(|| rest.trim_start())
}

/// The text without the number that it begins with.
#[must_use]
pub fn without_number(text: &str) -> &str {
    typed_number(text).map_or(text, |(_, rest)| rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_before_the_text_is_told_from_one_in_it() {
        for (text, number) in [
            ("1) Bekräfta", Some((1, "Bekräfta"))),
            ("12. Läs", Some((12, "Läs"))),
            ("2.1 Syfte", Some((2, "Syfte"))),
            ("Steg 3: Ring", Some((3, "Ring"))),
            ("4\tAnsvar", Some((4, "Ansvar"))),
            ("7 § gäller", None),
            ("3. kap. 2 §", None),
            ("14 dagar efter", None),
            ("2025-01-02 möte", None),
            ("Läs 1) detta", None),
        ] {
            assert_eq!(typed_number(text), number, "{text}");
        }
    }
}
