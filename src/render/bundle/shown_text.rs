//! Texts of documents as pages show them: on one line, not too long, and without the names of persons.

use crate::render::sentence::shortened;
use crate::rules::checks::role_name::is_person;

/// The longest text of a field in a table.
const MOST_TEXT: usize = 600;

/// A text, or what stands for it where it looks like the name of a person.
#[must_use]
pub fn without_person(text: &str) -> &str {
    if is_person(text) { "(namn utelämnat)" } else { text }
}

/// A text of a document on one line, and not too long for a table.
#[must_use]
pub fn text(text: &str) -> String {
    shortened(text, MOST_TEXT)
}
