//! The id and the folder of a new document.

use crate::catalogue::Kind;
use crate::corpus::Corpus;
use crate::text::plain_name;

/// An id that no document of the kind has: the prefix of the kind, the subject, and the enhet.
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
    first_free(name, is_taken)
}

/// A name that is not taken: the name itself, or else with the first number from 2 that makes it free.
#[must_use]
pub fn first_free(name: String, is_taken: impl Fn(&str) -> bool) -> String {
    if !is_taken(&name) {
        return name;
    }
    (2..).map(|number| format!("{name}-{number}")).find(|numbered| !is_taken(numbered)).unwrap_or(name)
}

/// The folder for a new document, from the root with `/`: the one that documents of the kind share, else the kind's own.
#[must_use]
pub fn folder(corpus: &Corpus, kind: &Kind, base: &str) -> String {
    let same = corpus.documents.iter().filter(|document| document.kind.name == kind.name);
    let folders =
        same.map(|document| corpus.source(document.source).path.rsplit_once('/').map_or("", |(folder, _)| folder));
    let shared = folders.map(str::to_owned).reduce(|one, other| common(&one, &other)).unwrap_or_default();
    if !shared.is_empty() {
        return shared;
    }
    [base, &kind.words.folder].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("/")
}

fn common(one: &str, other: &str) -> String {
    let same = one.split('/').zip(other.split('/')).take_while(|(one, other)| one == other);
    same.map(|(part, _)| part).collect::<Vec<_>>().join("/")
}

/// A text as a file name that every file system accepts.
#[must_use]
pub fn file_name(text: &str) -> String {
    plain_name(text).unwrap_or_else(|| "dokument".to_owned())
}
