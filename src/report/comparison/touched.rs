//! Documents that were added, changed, moved or removed from one report to the next.

use std::collections::BTreeMap;

use crate::finding::DocumentRef;
use crate::report::Report;

/// A kind of change to a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Touch {
    /// ny
    Added,
    /// ändrad, in the same file
    Changed,
    /// flyttad, with the same text
    Moved,
    /// flyttad och ändrad
    MovedAndChanged,
    /// borttagen
    Removed,
}

/// A document that was touched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Touched {
    /// The kind of change.
    pub touch: Touch,
    /// The document.
    pub document: DocumentRef,
    /// The path of its file now, or of the file it was removed from.
    pub path: String,
    /// The earlier path, where it was moved.
    pub from: Option<String>,
}

/// The kind and id of a document, the path of one without id, and its number among those with the same.
type Identity<'report> = (&'report DocumentRef, &'report str, usize);

/// The path and the lines of a document.
struct Standing<'report> {
    path: &'report str,
    text: String,
}

/// The documents that were touched, by path. A document is the same if its kind and id are.
#[must_use]
pub fn touched(before: &Report, after: &Report) -> Vec<Touched> {
    let (earlier, later) = (standings(before), standings(after));
    let mut touched: Vec<Touched> =
        later.iter().filter_map(|(identity, now)| stays(identity, earlier.get(identity), now)).collect();
    let removed = earlier.iter().filter(|(identity, _)| !later.contains_key(identity));
    touched.extend(removed.map(|((document, ..), was)| Touched {
        touch: Touch::Removed,
        document: (*document).clone(),
        path: was.path.to_owned(),
        from: None,
    }));
    touched
        .sort_by(|one, other| (&one.path, &one.document, one.touch).cmp(&(&other.path, &other.document, other.touch)));
    touched
}

fn stays((document, ..): &Identity<'_>, was: Option<&Standing<'_>>, now: &Standing<'_>) -> Option<Touched> {
    let touch = match was {
        None => Touch::Added,
        Some(was) => match (was.path == now.path, was.text == now.text) {
            (true, true) => return None,
            (true, false) => Touch::Changed,
            (false, true) => Touch::Moved,
            (false, false) => Touch::MovedAndChanged,
        },
    };
    let from = was.filter(|was| was.path != now.path).map(|was| was.path.to_owned());
    Some(Touched { touch, document: (*document).clone(), path: now.path.to_owned(), from })
}

fn standings(report: &Report) -> BTreeMap<Identity<'_>, Standing<'_>> {
    let texts: BTreeMap<&str, &str> =
        report.sources.iter().map(|source| (source.path.as_str(), source.text.as_ref())).collect();
    let mut standings = BTreeMap::new();
    let mut times: BTreeMap<(&DocumentRef, &str), usize> = BTreeMap::new();
    let documents = &report.dossier.documents;
    for (number, row) in documents.iter().enumerate() {
        let path = if row.reference.id.is_empty() { row.path.as_str() } else { "" };
        let time = times.entry((&row.reference, path)).or_default();
        *time += 1;
        let next = documents.get(number + 1).filter(|next| next.path == row.path).map(|next| next.line);
        let text = lines(texts.get(row.path.as_str()).copied().unwrap_or_default(), row.line, next);
        standings.insert((&row.reference, path, *time), Standing { path: &row.path, text });
    }
    standings
}

/// The lines of a document up to the next in the file, without blank lines and document markers.
fn lines(text: &str, first: usize, next: Option<usize>) -> String {
    let lines = text.lines().skip(first.saturating_sub(1)).take(next.map_or(usize::MAX, |next| next - first.min(next)));
    let written = lines.map(str::trim_end).filter(|line| !line.is_empty() && *line != "---" && *line != "...");
    written.collect::<Vec<_>>().join("\n")
}
