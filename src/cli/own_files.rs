//! The list of the files that a folder was written with, by which only those that are as they were are replaced.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io;
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use rayon::prelude::*;
use sha2::{Digest, Sha256};
use walkdir::WalkDir;

use crate::render::site::SiteFile;
use crate::text::content_id::hex;
use crate::text::disk::cannot_read;

/// The file that names all others.
pub const LIST: &str = "ledningskoll-filer.txt";
/// The first line of that file.
const HEADING: &str = "Skrivet av ledningskoll. Mappen ersätts som helhet när den skrivs på nytt.";
/// The endings of the files that are written, and so may be replaced.
const ENDINGS: [&str; 5] = ["html", "docx", "txt", "xlsx", "json"];
/// What stands between the digest of a file and its path.
const BETWEEN: &str = "  ";

/// Why a folder may not be replaced.
#[derive(Debug, PartialEq, Eq)]
pub enum NotOwn {
    /// This file or folder was not written by the program.
    Foreign(String),
    /// This file was changed after the program had written it.
    Changed(String),
    /// This could not be read, so what it holds is not known; and why.
    Unread(String, String),
}

/// The list of files: the digest and the path of each.
#[must_use]
pub fn list(files: &[SiteFile]) -> String {
    let line = |file: &SiteFile| format!("{}{BETWEEN}{}\n", hex(&Sha256::digest(&file.bytes)), file.path);
    let lines: Vec<String> = files.par_iter().map(line).collect();
    format!("{HEADING}\n{}", lines.concat())
}

/// Holds that a folder, which may not exist, has nothing but what the program has written, as it was written.
///
/// # Errors
/// With the first that it has beside, or that cannot be read.
pub fn hold(folder: &Path) -> Result<(), NotOwn> {
    let list = read(folder)?;
    let known = known(&list);
    let mut written: Vec<(PathBuf, String, &str)> = Vec::new();
    for entry in WalkDir::new(folder).min_depth(1).sort_by_file_name() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) if error.depth() == 0 && is_missing(&error) => return Ok(()),
            Err(error) => {
                let path = error.path().unwrap_or(folder).to_owned();
                return Err(unread(folder, &path, &error.into()));
            }
        };
        let name = name(folder, entry.path());
        if known.is_some() && (entry.file_type().is_dir() || name == LIST) {
            continue;
        }
        match known.as_ref().and_then(|known| known.get(name.as_str())) {
            Some(digest) if entry.file_type().is_file() && has_own_ending(entry.path()) => {
                written.push((entry.into_path(), name, *digest));
            }
            Some(_) | None => return Err(NotOwn::Foreign(name)),
        }
    }
    let held = |(path, name, digest): &(PathBuf, String, &str)| match digest_of(path) {
        Ok(found) if found == *digest => None,
        Ok(_) => Some(NotOwn::Changed(name.clone())),
        Err(error) => Some(unread(folder, path, &error)),
    };
    written.par_iter().find_map_first(held).map_or(Ok(()), Err)
}

/// The list of a folder; empty if it has none.
fn read(folder: &Path) -> Result<String, NotOwn> {
    let path = folder.join(LIST);
    // NOTE: what is no file, such as a pipe, is not read; the walk then tells it.
    if !path.symlink_metadata().is_ok_and(|found| found.is_file()) {
        return Ok(String::new());
    }
    fs::read(&path)
        .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
        .map_err(|error| unread(folder, &path, &error))
}

/// The digest of each file of a list, by its path; none for a text that is no list of ours.
fn known(list: &str) -> Option<HashMap<&str, &str>> {
    let mut lines = list.lines();
    let is_ours = lines.next() == Some(HEADING);
    let pairs = lines.filter_map(|line| line.split_once(BETWEEN)).map(|(digest, path)| (path, digest));
    is_ours.then(|| pairs.collect())
}

fn digest_of(path: &Path) -> io::Result<String> {
    let mut digest = Sha256::new();
    io::copy(&mut File::open(path)?, &mut digest)?;
    Ok(hex(&digest.finalize()))
}

/// The path of a file in a folder, with `/`.
fn name(folder: &Path, path: &Path) -> String {
    path.strip_prefix(folder).unwrap_or(path).to_string_lossy().replace(MAIN_SEPARATOR, "/")
}

fn unread(folder: &Path, path: &Path, error: &io::Error) -> NotOwn {
    NotOwn::Unread(name(folder, path), cannot_read(error))
}

fn is_missing(error: &walkdir::Error) -> bool {
    error.io_error().is_some_and(|error| error.kind() == io::ErrorKind::NotFound)
}

fn has_own_ending(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ENDINGS.iter().any(|own| ending == *own))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_as_it_was_written_is_ours() {
        let folder = tempfile::TempDir::new().expect("a folder");
        let file = |name: &str| folder.path().join(name);
        assert_eq!(hold(&file("saknas")), Ok(()), "what is not there holds nothing");
        assert_eq!(hold(folder.path()), Ok(()));
        let page = |bytes: &[u8]| SiteFile { path: "a.html".to_owned(), bytes: bytes.to_vec() };
        fs::write(file("a.html"), "en sida").expect("written");
        assert_eq!(hold(folder.path()), Err(NotOwn::Foreign("a.html".to_owned())));
        fs::write(file(LIST), list(&[page(b"en sida")])).expect("written");
        assert_eq!(hold(folder.path()), Ok(()));
        fs::write(file(LIST), list(&[page(b"en annan")])).expect("written");
        assert_eq!(hold(folder.path()), Err(NotOwn::Changed("a.html".to_owned())));
        fs::write(file(LIST), format!("{HEADING}\na.html\n")).expect("written");
        assert_eq!(hold(folder.path()), Err(NotOwn::Foreign("a.html".to_owned())), "a name alone says nothing");
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_that_cannot_be_read_is_not_empty() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::TempDir::new().expect("a folder");
        let closed = folder.path().join("stängd");
        fs::create_dir(&closed).expect("a folder");
        fs::write(folder.path().join(LIST), list(&[])).expect("written");
        fs::set_permissions(&closed, fs::Permissions::from_mode(0o0)).expect("closed");
        let held = hold(folder.path());
        // NOTE: root may read every folder.
        let is_readable = fs::read_dir(&closed).is_ok();
        fs::set_permissions(&closed, fs::Permissions::from_mode(0o700)).expect("opened");
        let unread = NotOwn::Unread("stängd".to_owned(), "du har inte rätt att läsa den".to_owned());
        assert_eq!(held, if is_readable { Ok(()) } else { Err(unread) });
    }
}
