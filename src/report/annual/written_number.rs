//! Numbers as people write them: with a decimal comma, blanks between thousands, and their unit.

use crate::text::Node;

/// Greater numbers are slips, and would be a line of digits.
const GREATEST_NUMBER: f64 = 1e12;

/// The number at a key, with or without its unit: "70 %", "1 200".
#[must_use]
pub fn number(node: &Node, key: &str) -> Option<f64> {
    number_in(node.get(key)?.value.text()?, "")
}

/// The number that a text is, with or without the unit after it.
#[must_use]
pub fn number_in(text: &str, unit: &str) -> Option<f64> {
    let text = without_unit(text, unit).replace(',', ".");
    let is_blank = |one: char| one.is_whitespace();
    // A blank parts thousands, and nothing else: "1 200" is a number, "3 av 4" none.
    let mut parts = text.split(is_blank);
    let is_parted = parts.next().is_some_and(|first| !first.is_empty())
        && parts.all(|part| part.split('.').next().is_some_and(|whole| whole.len() == 3));
    let is_plain = |text: &str| text.chars().all(|one| one.is_ascii_digit() || "-+.".contains(one));
    let text: String = text.split(is_blank).collect();
    (is_parted && is_plain(&text))
        .then(|| text.parse().ok())
        .flatten()
        .filter(|number: &f64| number.abs() < GREATEST_NUMBER)
}

/// A text without its unit, or the sign of per cent, at the end.
#[must_use]
pub fn without_unit<'text>(text: &'text str, unit: &str) -> &'text str {
    let text = text.trim();
    let units = [unit, "%", "procent"].into_iter().filter(|unit| unit.contains(|one: char| !one.is_ascii_digit()));
    let mut bare = units.filter_map(|unit| text.strip_suffix(unit));
    bare.next().map_or(text, str::trim_end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_with_its_unit_and_its_blanks() {
        for (text, unit, number) in [
            ("70", "procent", 70.0),
            ("70 %", "procent", 70.0),
            ("70%", "", 70.0),
            ("4,6 procent", "", 4.6),
            ("48 dagar", "dagar", 48.0),
            ("1 200", "", 1200.0),
            ("1\u{a0}200,5", "", 1200.5),
            ("-3", "", -3.0),
            ("70", "0", 70.0),
        ] {
            assert_eq!(number_in(text, unit), Some(number), "{text}");
        }
        for text in ["", "%", "ca 30", "3 av 4", "35 40", "1e9", "inf", "NaN", "1.2.3", "99999999999999"] {
            assert_eq!(number_in(text, "procent"), None, "{text}");
        }
    }
}
