//! File names from ids: plain and unique.

use std::collections::HashSet;

use crate::authoring::new::placing::first_free;
use crate::text::plain_name;

/// A file name that is not taken, from the id, the title, or else the row number; it is then added to the taken.
pub fn file_name(texts: &[&str], row: usize, taken: &mut HashSet<String>) -> String {
    let plain = texts.iter().find_map(|text| plain_name(text)).unwrap_or_else(|| format!("rad-{row}"));
    let name = first_free(plain, |name| taken.contains(name));
    let file = format!("{name}.yaml");
    taken.insert(name);
    file
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
