//! An entry of a folder in a commit or in the index.

/// An entry of a folder in a commit or in the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The path relative to the folder, with `/`; bytes that are not UTF-8 are U+FFFD.
    pub path: String,
    /// The type of the entry.
    pub shape: Shape,
    /// The object id of its content.
    pub id: String,
}

/// The type of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A file.
    File,
    /// A symbolic link.
    Link,
    /// A submodule, of which only the commit is known.
    Submodule,
}

/// The type of an entry with a mode.
pub(super) fn shape(mode: &str) -> Shape {
    match mode {
        "120000" => Shape::Link,
        "160000" => Shape::Submodule,
        _ => Shape::File,
    }
}
