//! The mark that an import leaves in a document, by which the next one sees whether it was changed since.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use crate::text::personal_number;

/// What the mark is called in the document.
const MARK: &str = "# Kontrolltal: ";
/// What stands before the number of the row.
const ROW: &str = ", rad ";
/// How many bytes of the hash are written.
const BYTES: usize = 6;

/// How a document that is there stands to one that would be written in its place, both of the same source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Earlier {
    /// It says the same.
    Same,
    /// It was not changed since it was written, and the source says something else now.
    Unchanged,
    /// A person has changed it since.
    Changed,
}

/// The text of a document with its mark, below the line that names the source.
#[must_use]
pub fn marked(text: &str) -> String {
    let (source, rest) = text.split_once('\n').unwrap_or((text, ""));
    format!("{source}\n{MARK}{}\n{rest}", hash(rest))
}

/// How a document that is there stands to a new one; none if it has no mark, or comes from another source.
#[must_use]
pub fn earlier(there: &str, new: &str) -> Option<Earlier> {
    let there = there.replace("\r\n", "\n");
    let ((source, mark, rest), (of_new, _, new)) = (parts(&there)?, parts(new)?);
    if origin(source) != origin(of_new) {
        return None;
    }
    Some(match (hash(rest) == mark, rest == new) {
        (true, true) => Earlier::Same,
        (true, false) => Earlier::Unchanged,
        (false, _) => Earlier::Changed,
    })
}

/// True for a document that an import of the source of a new one has written, whatever was changed in it since.
#[must_use]
pub fn is_of_source(there: &str, new: &str) -> bool {
    let there = there.replace("\r\n", "\n");
    let both = parts(&there).zip(parts(new));
    both.is_some_and(|((source, ..), (of_new, ..))| origin(source) == origin(of_new))
}

/// The line that names the source, the mark, and the rest.
fn parts(text: &str) -> Option<(&str, &str, &str)> {
    let (source, rest) = text.split_once('\n')?;
    let (mark, rest) = rest.strip_prefix(MARK)?.split_once('\n')?;
    Some((source, mark.trim(), rest))
}

/// The source without the number of the row, which changes with the rows above it. What a person has written on the line is
/// none, and makes it another source.
fn origin(source: &str) -> &str {
    let is_number = |rest: &str| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit());
    source.rsplit_once(ROW).filter(|(_, rest)| is_number(rest)).map_or(source, |(origin, _)| origin)
}

/// The line that names a source: its path, and the row where it has any.
#[must_use]
pub fn source_line(path: &str, row: Option<usize>) -> String {
    let path = personal_number::clean(path).split_whitespace().collect::<Vec<_>>().join(" ");
    let row = row.map(|row| format!("{ROW}{row}")).unwrap_or_default();
    format!("Inläst från {}{row}", path.replace(char::is_control, "?"))
}

fn hash(text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    digest.iter().take(BYTES).fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_since_the_import_is_seen() {
        let there = marked("# Inläst från r.csv, rad 2\ntyp: rutin\nid: a\n");
        let new = marked("# Inläst från r.csv, rad 3\ntyp: rutin\nid: a\ntitel: x\n");
        assert_eq!(earlier(&there, &there), Some(Earlier::Same));
        assert_eq!(earlier(&there.replace('\n', "\r\n"), &new), Some(Earlier::Unchanged));
        assert_eq!(earlier(&there.replace("id: a", "id: b"), &new), Some(Earlier::Changed));
        assert_eq!(earlier(&there.replace("r.csv", "s.csv"), &new), None);
        let noted = there.replace("rad 2\n", "rad 2, läs även bilagan\n");
        assert_eq!(earlier(&noted, &new), None, "the line is a person's too");
        assert_eq!(earlier("typ: rutin\nid: a\n", &new), None);
    }
}
