//! Numbers as they are read: thousands apart, and never parted from their word at the end of a line.

/// A number with a no-break space between its thousands: 5 432.
pub fn number(number: usize) -> String {
    let digits = number.to_string();
    let first = digits.len() % 3;
    let (head, rest) = digits.split_at(first);
    let groups = rest.as_bytes().chunks(3).map(|group| String::from_utf8_lossy(group).into_owned());
    let head = (!head.is_empty()).then(|| head.to_owned());
    head.into_iter().chain(groups).collect::<Vec<_>>().join("\u{a0}")
}

/// A count with its noun.
pub fn count(many: usize, one: &str, several: &str) -> String {
    format!("{}\u{a0}{}", number(many), if many == 1 { one } else { several })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_stand_apart() {
        let written = [0, 7, 42, 999, 1_000, 5_432, 27_800, 100_000, 1_234_567].map(number);
        let expected = ["0", "7", "42", "999", "1 000", "5 432", "27 800", "100 000", "1 234 567"];
        assert_eq!(written.map(|text| text.replace('\u{a0}', " ")), expected);
        assert_eq!(count(1, "brist", "brister"), "1\u{a0}brist");
    }
}
