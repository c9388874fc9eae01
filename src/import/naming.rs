//! Names of files from ids: plain letters, never two alike, and none that a system keeps for itself.

use std::collections::HashSet;

/// The names that Windows keeps for itself.
const KEPT: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2",
    "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];
/// How long a name may be before its ending.
const LONGEST: usize = 80;

/// A file name for an id, a title, or else a row, that none of the taken has; it is taken from now on.
pub fn file_name(texts: &[&str], row: usize, taken: &mut HashSet<String>) -> String {
    let plain = texts.iter().map(|text| slug(text)).find(|slug| !slug.is_empty());
    let plain = plain.unwrap_or_else(|| format!("rad-{row}"));
    let plain = if KEPT.contains(&plain.as_str()) { format!("dok-{plain}") } else { plain };
    let tries = std::iter::once(plain.clone()).chain((2..).map(|number| format!("{plain}-{number}")));
    let name = tries.into_iter().find(|name| !taken.contains(name)).unwrap_or(plain);
    taken.insert(name.clone());
    format!("{name}.yaml")
}

fn slug(text: &str) -> String {
    let plain = |one: char| match one {
        'å' | 'ä' | 'á' | 'à' => 'a',
        'ö' | 'ø' => 'o',
        'é' | 'è' | 'ë' => 'e',
        'ü' => 'u',
        other if other.is_ascii_alphanumeric() => other,
        _ => '-',
    };
    let text: String = text.to_lowercase().chars().map(plain).collect();
    let words: Vec<&str> = text.split('-').filter(|word| !word.is_empty()).collect();
    words.join("-").chars().take(LONGEST).collect::<String>().trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_plain_and_never_two_alike() {
        let mut taken = HashSet::new();
        let mut name = |texts: &[&str]| file_name(texts, 7, &mut taken);
        assert_eq!(name(&["HSN/2024:118", "Titel"]), "hsn-2024-118.yaml");
        assert_eq!(name(&["HSN 2024 118"]), "hsn-2024-118-2.yaml");
        assert_eq!(name(&["", "Åtgärd vid ö"]), "atgard-vid-o.yaml");
        assert_eq!(name(&["../../etc/passwd"]), "etc-passwd.yaml");
        assert_eq!(name(&["CON"]), "dok-con.yaml");
        assert_eq!(name(&["日本", "😀"]), "rad-7.yaml");
        assert_eq!(name(&[&"a".repeat(300)]).len(), 85);
    }
}
