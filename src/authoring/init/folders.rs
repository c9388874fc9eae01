//! A folder for each kind of document, with a README that says what belongs in it.

use super::NewFile;
use crate::catalogue::Catalogue;

/// The README of each folder.
#[must_use]
pub fn of(catalogue: &Catalogue) -> Vec<NewFile> {
    let kinds = catalogue.kinds.values().filter(|kind| !kind.words.folder.is_empty());
    kinds
        .map(|kind| {
            let words = &kind.words;
            let text = format!(
                "# {}\n\n{}\n\nSkriv en ny så här:\n\n```\nledningskoll new {}\n```\n",
                capital(&words.plural),
                words.description,
                kind.name
            );
            (format!("{}/README.md", words.folder), text)
        })
        .collect()
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
