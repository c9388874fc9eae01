//! Finds the YAML files of a folder: hidden folders, links and what git ignores left out.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use crate::source::git;

/// A YAML file that was found.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    /// Path relative to the root, with `/`.
    pub path: String,
    /// Where to read it.
    pub file: PathBuf,
}

/// What a walk over a folder gave.
#[derive(Debug, Default)]
pub struct Discovered {
    /// The YAML files, by path.
    pub files: Vec<Found>,
    /// Folders and files that could not be looked into, and why.
    pub unreadable: Vec<(String, std::io::ErrorKind)>,
    /// How many links were passed over.
    pub links: usize,
}

/// The YAML files below a folder, sorted by path, without what git ignores.
#[must_use]
pub fn discover(root: &Path) -> Discovered {
    let ignored = git::ignored(root).unwrap_or_default();
    without(root, &ignored)
}

/// The YAML files below a folder, sorted by path, without these paths.
#[must_use]
pub fn without(root: &Path, ignored: &HashSet<String>) -> Discovered {
    let mut discovered = Discovered::default();
    let is_left_out =
        |entry: &DirEntry| is_hidden(entry) || (!ignored.is_empty() && ignored.contains(&relative(root, entry.path())));
    let walk = WalkDir::new(root).into_iter().filter_entry(|entry| !is_left_out(entry));
    for entry in walk {
        match entry {
            Ok(entry) if entry.path_is_symlink() && entry.depth() > 0 => discovered.links += 1,
            Ok(entry) if entry.file_type().is_file() && is_yaml(entry.path()) => {
                discovered.files.push(Found { path: relative(root, entry.path()), file: entry.into_path() });
            }
            // A pipe or a device with the name of a document could hold anything, and is never opened.
            Ok(entry) if !entry.file_type().is_dir() && is_yaml(entry.path()) => {
                discovered.unreadable.push((relative(root, entry.path()), std::io::ErrorKind::InvalidInput));
            }
            Ok(_) => {}
            Err(error) => {
                let path = error.path().map(|path| relative(root, path)).unwrap_or_default();
                let kind = error.io_error().map_or(std::io::ErrorKind::Other, std::io::Error::kind);
                discovered.unreadable.push((path, kind));
            }
        }
    }
    discovered.files.sort();
    discovered.unreadable.sort();
    discovered
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.depth() > 0 && entry.file_name().to_string_lossy().starts_with('.')
}

/// True if something on a path, or the file itself, is hidden.
#[must_use]
pub fn is_hidden_path(path: &str) -> bool {
    path.split('/').any(|part| part.starts_with('.'))
}

/// True if a file is called what YAML files are called.
#[must_use]
pub fn is_yaml(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("yaml") || extension.eq_ignore_ascii_case("yml"))
}

/// A path relative to the root, with `/` between its parts on every system.
fn relative(root: &Path, path: &Path) -> String {
    let inner = path.strip_prefix(root).unwrap_or(path);
    with_slashes(&inner.to_string_lossy(), std::path::MAIN_SEPARATOR)
}

/// A path with `/` between its parts, of a system that parts them with this. A backslash that is no separator is a letter.
fn with_slashes(path: &str, separator: char) -> String {
    if separator == '/' { path.to_owned() } else { path.replace(separator, "/") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_reads_the_same_whatever_system_it_was_found_on() {
        assert_eq!(with_slashes(r"rutiner\vårdcentral\intyg.yaml", '\\'), "rutiner/vårdcentral/intyg.yaml");
        assert_eq!(with_slashes("rutiner/vårdcentral/intyg.yaml", '/'), "rutiner/vårdcentral/intyg.yaml");
        // On Linux and Mac a backslash is a letter like others.
        assert_eq!(with_slashes(r"rutiner/a\b.yaml", '/'), r"rutiner/a\b.yaml");
        // Where a path is long, Windows writes it with a mark that is no part of what stands below the folder.
        assert_eq!(with_slashes(&format!(r"{}\x.yaml", "å".repeat(300)), '\\'), format!("{}/x.yaml", "å".repeat(300)));
    }

    #[test]
    fn endings_are_told_in_any_case_and_hidden_folders_at_any_depth() {
        for name in ["a.yaml", "a.YML", "å.Yaml", "con.yaml", "a.b.yml"] {
            assert!(is_yaml(Path::new(name)), "{name}");
        }
        for name in ["a.yaml~", "yaml", ".yaml", "a.yaml.bak", "a.json"] {
            assert!(!is_yaml(Path::new(name)), "{name}");
        }
        assert!(is_hidden_path(".github/a.yaml") && is_hidden_path("a/.git/b.yaml") && !is_hidden_path("a.b/c.yaml"));
    }
}
