//! Which program git is on Windows: the first of the path, and never one that lies where someone unpacked it.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// Git as the path has it; set once, where the program begins.
static GIT: OnceLock<PathBuf> = OnceLock::new();

/// Looks git up in the folders of the path.
///
/// NOTE: Windows looks for a program in the folder of the one that starts it before it looks along the path. This one may
/// have been unpacked into a ledningssystem, where anyone may commit a git.exe.
pub fn look_along(folders: impl IntoIterator<Item = PathBuf>) {
    if cfg!(windows) {
        let _ = GIT.set(first(folders, |file| file.is_file()));
    }
}

/// The program to start.
pub(super) fn git() -> &'static Path {
    GIT.get().map_or(Path::new("git"), PathBuf::as_path)
}

/// The first git of the folders; where there is none, a name that no program has. A folder that is not named whole is one
/// below wherever the person stands.
fn first(folders: impl IntoIterator<Item = PathBuf>, is_there: impl Fn(&Path) -> bool) -> PathBuf {
    let whole = folders.into_iter().filter(|folder| folder.is_absolute());
    whole.map(|folder| folder.join("git.exe")).find(|file| is_there(file)).unwrap_or_else(|| PathBuf::from("NUL/git"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_folder_that_is_named_whole_may_hold_git() {
        let root = if cfg!(windows) { r"C:\" } else { "/" };
        let folders = ["", ".", "här", "tom", "git", "annan"];
        let of = |name: &str| if name == "git" || name == "annan" { Path::new(root).join(name) } else { name.into() };
        let found = first(folders.map(of), |file| !file.starts_with("tom"));
        assert_eq!(found, Path::new(root).join("git").join("git.exe"));
        assert_eq!(first(["", "."].map(PathBuf::from), |_| true), Path::new("NUL/git"));
    }
}
