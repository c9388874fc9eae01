//! Names that are valid on every file system.

/// The longest plain name, in bytes; an extension and a number may follow.
const LONGEST: usize = 80;
/// The names that Windows reserves, whatever their extension.
const RESERVED: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2",
    "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// True for the name of a device of Windows, whatever its ending.
#[must_use]
pub fn is_reserved(name: &str) -> bool {
    let stem = name.split(['.', ':']).next().unwrap_or_default().trim_end().to_lowercase();
    RESERVED.contains(&stem.as_str())
}

/// A text as a plain name: lower-case ASCII letters, digits, and one hyphen between words. None if no character of the
/// text is left.
#[must_use]
pub fn plain_name(text: &str) -> Option<String> {
    let letters: String = text.to_lowercase().chars().map(plain).collect();
    let words: Vec<&str> = letters.split('-').filter(|word| !word.is_empty()).collect();
    let name: String = words.join("-").chars().take(LONGEST).collect();
    match name.trim_end_matches('-') {
        "" => None,
        reserved if RESERVED.contains(&reserved) => Some(format!("dok-{reserved}")),
        name => Some(name.to_owned()),
    }
}

fn plain(letter: char) -> char {
    match letter {
        'å' | 'ä' | 'à' | 'á' => 'a',
        'ö' | 'ø' | 'ó' => 'o',
        'é' | 'è' | 'ë' => 'e',
        'ü' => 'u',
        letter if letter.is_ascii_alphanumeric() => letter,
        _ => '-',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_name_is_one_on_every_system() {
        let cases = [
            ("HSN/2024:118", Some("hsn-2024-118")),
            ("Åtgärd vid ö", Some("atgard-vid-o")),
            ("../../etc/passwd", Some("etc-passwd")),
            ("C:\\rutiner\\Å.yaml", Some("c-rutiner-a-yaml")),
            ("CON", Some("dok-con")),
            ("lpt1.", Some("dok-lpt1")),
            ("community", Some("community")),
            ("comb", Some("comb")),
            ("日本 😀", None),
            (" - ", None),
        ];
        for (text, name) in cases {
            assert_eq!(plain_name(text).as_deref(), name, "{text}");
        }
        assert_eq!(plain_name(&"a".repeat(300)).map(|name| name.len()), Some(LONGEST));
    }
}
