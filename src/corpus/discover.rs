//! Finds the YAML files of a folder, without hidden folders, links and files that git ignores.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use super::LeftOut;
use crate::git;
use crate::text::disk::is_yaml;
use crate::text::windows_names::literal;

/// A discovered YAML file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    /// The path relative to the root, with `/`.
    pub path: String,
    /// The path on disk.
    pub file: PathBuf,
}

/// The result of a walk over a folder.
#[derive(Debug, Default)]
pub struct Discovered {
    /// The YAML files, by path.
    pub files: Vec<Found>,
    /// Folders and files that could not be read, with the kind of error.
    pub unreadable: Vec<(String, std::io::ErrorKind)>,
    /// The number of skipped links.
    pub links: usize,
    /// What git has and has not put on disk; unknown to a walk.
    pub left_out: LeftOut,
}

/// The YAML files below a folder, sorted by path, without files that git ignores.
#[must_use]
pub fn discover(root: &Path) -> Discovered {
    let ignored = git::ignored(root).unwrap_or_default();
    without(root, &ignored)
}

/// The YAML files below a folder, sorted by path, without the ignored paths. The top-level folders are walked in
/// parallel.
#[must_use]
pub fn without(root: &Path, ignored: &HashSet<String>) -> Discovered {
    let walk = Walk { root, ignored };
    let (mut discovered, folders) = walk.top();
    let of_folders: Vec<Discovered> = folders.par_iter().map(|folder| walk.below(folder)).collect();
    for mut found in of_folders {
        discovered.files.append(&mut found.files);
        discovered.unreadable.append(&mut found.unreadable);
        discovered.links += found.links;
    }
    discovered.files.sort();
    discovered.unreadable.sort();
    discovered
}

/// The root of a walk and the ignored paths.
struct Walk<'walk> {
    root: &'walk Path,
    ignored: &'walk HashSet<String>,
}

impl Walk<'_> {
    /// The files directly in the root, and its folders.
    fn top(&self) -> (Discovered, Vec<PathBuf>) {
        let (mut discovered, mut folders) = (Discovered::default(), Vec::new());
        for entry in self.entries(WalkDir::new(self.root).max_depth(1)) {
            match entry {
                Ok(entry) if entry.depth() > 0 && entry.file_type().is_dir() => folders.push(entry.into_path()),
                entry => self.add(entry, &mut discovered),
            }
        }
        (discovered, folders)
    }

    /// The files below a folder. A folder that has become a link since is not followed.
    fn below(&self, folder: &Path) -> Discovered {
        let mut discovered = Discovered::default();
        let walk = WalkDir::new(folder).follow_root_links(false);
        self.entries(walk).for_each(|entry| self.add(entry, &mut discovered));
        discovered
    }

    /// The entries of a walk that are neither hidden nor ignored.
    fn entries(&self, walk: WalkDir) -> impl Iterator<Item = walkdir::Result<DirEntry>> {
        let is_ignored =
            |entry: &DirEntry| !self.ignored.is_empty() && self.ignored.contains(&relative(self.root, entry.path()));
        walk.into_iter().filter_entry(move |entry| !is_hidden(entry) && !is_ignored(entry))
    }

    fn add(&self, entry: walkdir::Result<DirEntry>, discovered: &mut Discovered) {
        let path = |path: &Path| relative(self.root, path);
        match entry {
            Ok(entry) if entry.path_is_symlink() && entry.depth() > 0 => discovered.links += 1,
            Ok(entry) if entry.file_type().is_file() && is_yaml(entry.path()) => {
                discovered.files.push(Found { path: path(entry.path()), file: literal(entry.into_path()) });
            }
            // A pipe or a device with the name of a YAML file could block or never end, and is not opened.
            Ok(entry) if !entry.file_type().is_dir() && is_yaml(entry.path()) => {
                discovered.unreadable.push((path(entry.path()), std::io::ErrorKind::InvalidInput));
            }
            Ok(_) => {}
            Err(error) => {
                let kind = error.io_error().map_or(std::io::ErrorKind::Other, std::io::Error::kind);
                discovered.unreadable.push((error.path().map(path).unwrap_or_default(), kind));
            }
        }
    }
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.depth() > 0 && entry.file_name().to_string_lossy().starts_with('.')
}

/// True if a folder of a path, or the file itself, is hidden.
#[must_use]
pub fn is_hidden_path(path: &str) -> bool {
    path.split('/').any(|part| part.starts_with('.'))
}

/// A path relative to the root, with `/` between its parts on every system.
fn relative(root: &Path, path: &Path) -> String {
    let inner = path.strip_prefix(root).unwrap_or(path);
    with_slashes(&inner.to_string_lossy(), std::path::MAIN_SEPARATOR)
}

/// A path with `/` in place of the separator of the system. Other backslashes are ordinary characters.
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
        // On Linux and macOS a backslash is an ordinary character.
        assert_eq!(with_slashes(r"rutiner/a\b.yaml", '/'), r"rutiner/a\b.yaml");
        // On Windows a long path has a `\\?\` prefix, which is not a part of the relative path.
        assert_eq!(with_slashes(&format!(r"{}\x.yaml", "å".repeat(300)), '\\'), format!("{}/x.yaml", "å".repeat(300)));
    }

    #[test]
    fn hidden_folders_are_told_at_any_depth() {
        assert!(is_hidden_path(".github/a.yaml") && is_hidden_path("a/.git/b.yaml") && !is_hidden_path("a.b/c.yaml"));
    }
}
