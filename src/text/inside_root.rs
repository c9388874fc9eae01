//! Whether a path stays within a root: as it is written, as its links lead on disk, and as they lead in a commit.

use std::collections::VecDeque;
use std::fs;
use std::path::{Component, Path, PathBuf};

/// How a path leads out of its root, as a clause of a sentence.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WayOut {
    /// It begins at the root of a disk, with a drive, or at a server.
    #[error("sökvägen ska räknas från ledningssystemets mapp")]
    Absolute,
    /// It has more `..` than folders.
    #[error("sökvägen leder ut ur ledningssystemets mapp")]
    Upward,
    /// A part of it is a link that leads out.
    #[error("{0} är en länk som leder ut ur ledningssystemets mapp")]
    Link(String),
    /// A part of it is a link that leads nowhere, or in a circle.
    #[error("{0} är en länk som inte leder till något")]
    Nowhere(String),
}

/// The most links that are followed in a commit, as Linux does on disk.
const MOST_LINKS: usize = 40;

/// A path as a person writes it on any system, relative to the root: with `/`, and without `.`, `..` and empty parts.
///
/// # Errors
/// If it does not begin at the root, or leads out of it.
pub fn plain(written: &str) -> Result<String, WayOut> {
    let written = written.trim().replace('\\', "/");
    let mut first = written.chars();
    let has_drive = first.next().is_some_and(|letter| letter.is_ascii_alphabetic()) && first.next() == Some(':');
    if written.starts_with('/') || has_drive {
        return Err(WayOut::Absolute);
    }
    let mut parts: Vec<&str> = Vec::new();
    for part in written.split('/') {
        match part.trim_end() {
            "" | "." => {}
            ".." => drop(parts.pop().ok_or(WayOut::Upward)?),
            _ => parts.push(part),
        }
    }
    Ok(parts.join("/"))
}

/// The place on disk of a path relative to a root, if no link in it leads out of the root. The parts that do not exist
/// yet have no links.
///
/// # Errors
/// If the path does not begin at the root, or leads out of it.
pub fn on_disk(root: &Path, relative: &Path) -> Result<PathBuf, WayOut> {
    // A root that cannot be resolved is not there, and neither is anything in it.
    let Ok(real_root) = fs::canonicalize(root) else { return Ok(root.join(relative)) };
    let mut at = real_root.clone();
    let mut named: Vec<String> = Vec::new();
    for part in relative.components() {
        match part {
            Component::Prefix(_) | Component::RootDir => return Err(WayOut::Absolute),
            Component::CurDir => continue,
            Component::ParentDir => {
                named.pop().ok_or(WayOut::Upward)?;
                at.pop();
            }
            Component::Normal(name) => {
                named.push(name.to_string_lossy().into_owned());
                at.push(name);
            }
        }
        if fs::symlink_metadata(&at).is_ok_and(|found| found.is_symlink()) {
            at = fs::canonicalize(&at).map_err(|_| WayOut::Nowhere(named.join("/")))?;
        }
        if !at.starts_with(&real_root) {
            return Err(WayOut::Link(named.join("/")));
        }
    }
    // What a system reads otherwise than it is written is told by where it leads.
    match fs::canonicalize(&at) {
        Ok(real) if !real.starts_with(&real_root) => Err(WayOut::Link(named.join("/"))),
        Ok(_) | Err(_) => Ok(root.join(relative)),
    }
}

/// A plain path with its links followed; `link` tells where the link at a path leads, if there is one.
///
/// # Errors
/// If a link leads out of the root, or in a circle.
pub fn through_links(path: &str, link: impl Fn(&str) -> Option<String>) -> Result<String, WayOut> {
    let mut left: VecDeque<String> = path.split('/').map(str::to_owned).collect();
    let mut at: Vec<String> = Vec::new();
    let mut followed = 0;
    let mut last_link = String::new();
    while let Some(part) = left.pop_front() {
        match part.as_str() {
            "" | "." => continue,
            ".." => drop(at.pop().ok_or_else(|| WayOut::Link(last_link.clone()))?),
            _ => at.push(part),
        }
        let here = at.join("/");
        let Some(target) = link(&here) else { continue };
        followed += 1;
        if followed > MOST_LINKS {
            return Err(WayOut::Nowhere(here));
        }
        if target.starts_with('/') || plain(&target) == Err(WayOut::Absolute) {
            return Err(WayOut::Link(here));
        }
        at.pop();
        last_link = here;
        target.split('/').rev().for_each(|part| left.push_front(part.to_owned()));
    }
    Ok(at.join("/"))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn a_path_is_counted_from_the_root_on_any_system() {
        for (written, wanted) in [
            ("krav", "krav"),
            (" ./krav/ ", "krav"),
            (r"krav\egna", "krav/egna"),
            ("a/../krav", "krav"),
            ("a/./b//c", "a/b/c"),
            (".", ""),
            ("..krav", "..krav"),
            ("krav..", "krav.."),
        ] {
            assert_eq!(plain(written).as_deref(), Ok(wanted), "{written}");
        }
        for out in ["/etc", r"\etc", r"C:\krav", "c:/krav", "C:krav", r"\\server\delat\krav", "//server/krav"] {
            assert_eq!(plain(out), Err(WayOut::Absolute), "{out}");
        }
        for out in ["..", "../krav", "krav/../..", "krav/../../krav", r"..\krav", "./../krav", ".. /krav"] {
            assert_eq!(plain(out), Err(WayOut::Upward), "{out}");
        }
    }

    #[test]
    fn links_in_a_commit_are_followed_within_the_root_only() {
        let links = BTreeMap::from([
            ("länk", "krav"),
            ("kedja", "länk/egna"),
            ("djup/upp", "../krav"),
            ("ut", "../krav"),
            ("djup/ut", "../../krav"),
            ("rot", "/etc"),
            ("ring", "ring2"),
            ("ring2", "ring"),
        ]);
        let follow = |path: &str| through_links(path, |at| links.get(at).map(|target| (*target).to_owned()));
        assert_eq!(follow("krav").as_deref(), Ok("krav"));
        assert_eq!(follow("länk/x").as_deref(), Ok("krav/x"));
        assert_eq!(follow("kedja").as_deref(), Ok("krav/egna"));
        assert_eq!(follow("djup/upp").as_deref(), Ok("krav"));
        for (out, at) in [("ut", "ut"), ("djup/ut/x", "djup/ut"), ("rot", "rot")] {
            assert_eq!(follow(out), Err(WayOut::Link(at.to_owned())), "{out}");
        }
        assert!(matches!(follow("ring"), Err(WayOut::Nowhere(_))));
    }
}
