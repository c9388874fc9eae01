//! What a new document is called and where it is put.

use crate::catalogue::Kind;
use crate::corpus::Corpus;
use crate::text::plain_name;

/// An id that no document of the kind has: what it begins with, what it is about, and the enhet.
#[must_use]
pub fn id(corpus: &Corpus, kind: &Kind, about: &[&str]) -> String {
    let prefix = kind.words.prefix.as_str();
    let parts = std::iter::once(prefix).chain(about.iter().copied()).filter(|part| !part.is_empty());
    let mut words: Vec<String> = parts.map(file_name).collect();
    if words.len() == usize::from(!prefix.is_empty()) {
        words.push("ny".to_owned());
    }
    let name = words.join("-");
    let is_taken =
        |id: &str| corpus.documents.iter().any(|document| document.kind.name == kind.name && document.id == id);
    let numbered = (2..).map(|number| format!("{name}-{number}"));
    std::iter::once(name.clone()).chain(numbered).find(|id| !is_taken(id)).unwrap_or(name)
}

/// The folder for a new document, from the root with `/`: where its like are, else the folder of its kind.
#[must_use]
pub fn folder(corpus: &Corpus, kind: &Kind, base: &str) -> String {
    let same = corpus.documents.iter().filter(|document| document.kind.name == kind.name);
    let folders =
        same.map(|document| corpus.source(document.source).path.rsplit_once('/').map_or("", |(folder, _)| folder));
    let shared = folders.map(str::to_owned).reduce(|one, other| common(&one, &other)).unwrap_or_default();
    match shared.is_empty() {
        false => shared,
        true => {
            [base, &kind.words.folder].iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join("/")
        }
    }
}

fn common(one: &str, other: &str) -> String {
    let same = one.split('/').zip(other.split('/')).take_while(|(one, other)| one == other);
    same.map(|(part, _)| part).collect::<Vec<_>>().join("/")
}

/// A text as a name that every file system takes.
#[must_use]
pub fn file_name(text: &str) -> String {
    plain_name(text).unwrap_or_else(|| "dokument".to_owned())
}
