//! Names of files from ids: plain, and never two alike.

use std::collections::HashSet;

use crate::text::plain_name;

/// A file name for an id, a title, or else a row, that none of the taken has; it is taken from now on.
pub fn file_name(texts: &[&str], row: usize, taken: &mut HashSet<String>) -> String {
    let plain = texts.iter().find_map(|text| plain_name(text)).unwrap_or_else(|| format!("rad-{row}"));
    let tries = std::iter::once(plain.clone()).chain((2..).map(|number| format!("{plain}-{number}")));
    let name = tries.into_iter().find(|name| !taken.contains(name)).unwrap_or(plain);
    taken.insert(name.clone());
    format!("{name}.yaml")
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
        assert_eq!(name(&["CON"]), "dok-con.yaml");
        assert_eq!(name(&["日本", "😀"]), "rad-7.yaml");
        assert_eq!(name(&[&"a".repeat(300)]).len(), 85);
    }
}
