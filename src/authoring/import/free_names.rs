//! File names from ids: plain and unique.

use crate::text::plain_name;
use crate::text::unique_names::UniqueNames;

/// The file names that are taken.
#[derive(Debug, Default)]
pub struct FileNames(UniqueNames);

impl FileNames {
    /// A file name that is not taken, from the id, the title, or else the row number; it is then taken.
    pub fn file_name(&mut self, texts: &[&str], row: usize) -> String {
        let plain = texts.iter().find_map(|text| plain_name(text)).unwrap_or_else(|| format!("rad-{row}"));
        format!("{}.yaml", self.0.take(&plain, '-'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_plain_and_never_two_alike() {
        let mut names = FileNames::default();
        let mut name = |texts: &[&str]| names.file_name(texts, 7);
        assert_eq!(name(&["HSN/2024:118", "Titel"]), "hsn-2024-118.yaml");
        assert_eq!(name(&["HSN 2024 118"]), "hsn-2024-118-2.yaml");
        assert_eq!(name(&["HSN 2024 118-3"]), "hsn-2024-118-3.yaml");
        assert_eq!(name(&["HSN 2024 118"]), "hsn-2024-118-4.yaml");
        assert_eq!(name(&["", "Åtgärd vid ö"]), "atgard-vid-o.yaml");
        assert_eq!(name(&["CON"]), "dok-con.yaml");
        assert_eq!(name(&["日本", "😀"]), "rad-7.yaml");
        assert_eq!(name(&[&"a".repeat(300)]).len(), 85);
    }
}
