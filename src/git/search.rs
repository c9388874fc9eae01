//! Finds the repository of a folder, and never one that lies buried in it.

use std::path::{Path, PathBuf};

use super::patience::PATIENCE_OF_LOOK_UP;
use super::{GitError, Location, program};
use crate::text::ContentHash;

/// What git says of the repository of a folder.
#[derive(Debug)]
pub struct Found {
    /// Where it is.
    pub location: Location,
    /// The folder relative to the root of the working tree, with `/` at its end; empty for the root itself.
    pub prefix: String,
    /// True if the folder is in a working tree.
    pub has_work_tree: bool,
    /// True if the clone is shallow.
    pub is_shallow: bool,
}

/// The repository of a folder.
///
/// # Errors
/// If there is no git, no repository, or git refuses to read it.
pub fn find(folder: &Path) -> Result<Found, GitError> {
    if folder.canonicalize().is_ok_and(|whole| !whole.ancestors().any(may_hold_repository)) {
        return Err(GitError::NoRepository(folder.display().to_string()));
    }
    match ask(folder, BareRepository::Refused) {
        Ok(found) if !lies_in(folder, &found.location.store) => Ok(found),
        // Versions of git that do not know `safe.bareRepository` take the files for a repository.
        Ok(_) | Err(GitError::Bare(_)) => around(folder),
        Err(error) => Err(error),
    }
}

/// True if a folder has the mark of a working tree or of a repository. Where none above has, git need not be started to say so.
fn may_hold_repository(folder: &Path) -> bool {
    [".git", "HEAD"].iter().any(|name| folder.join(name).symlink_metadata().is_ok())
}

/// The repository around a folder that has the files of a repository itself, or lies in such a folder: the one whose working
/// tree it is in, or itself where there is none.
fn around(folder: &Path) -> Result<Found, GitError> {
    let none = || GitError::NoRepository(folder.display().to_string());
    let whole = folder.canonicalize().map_err(|_| none())?;
    let depth = whole.ancestors().position(|above| above.join(".git").symlink_metadata().is_ok());
    let Some(depth) = depth else {
        let found = ask(folder, BareRepository::Allowed)?;
        let is_itself = found.location.store.canonicalize().is_ok_and(|store| store == whole);
        return if is_itself { Ok(Found { has_work_tree: false, ..found }) } else { Err(none()) };
    };
    let up = "../".repeat(depth);
    let found = ask(&folder.join(&up), BareRepository::Refused)?;
    if lies_in(folder, &found.location.store) {
        return Err(none());
    }
    let names = whole.components().rev().take(depth).map(|name| name.as_os_str().to_string_lossy());
    let mut prefix = found.prefix;
    names.collect::<Vec<_>>().iter().rev().for_each(|name| prefix.push_str(&format!("{name}/")));
    let location = Location { folder: folder.to_owned(), up: format!("{up}{}", found.location.up), ..found.location };
    Ok(Found { location, prefix, ..found })
}

/// True if a folder is the store of a repository or lies in it.
fn lies_in(folder: &Path, store: &Path) -> bool {
    match (folder.canonicalize(), store.canonicalize()) {
        (Ok(folder), Ok(store)) => folder.starts_with(store),
        (Err(_), _) | (_, Err(_)) => false,
    }
}

/// Whether a folder that has the files of a repository counts as one.
#[derive(Debug, Clone, Copy)]
enum BareRepository {
    Refused,
    Allowed,
}

fn ask(folder: &Path, bare: BareRepository) -> Result<Found, GitError> {
    let rule = match bare {
        BareRepository::Refused => "safe.bareRepository=explicit",
        BareRepository::Allowed => "safe.bareRepository=all",
    };
    let mut command = program::search(folder, rule);
    command.args(["rev-parse", "--is-inside-work-tree", "--is-shallow-repository", "--show-object-format"]);
    command.args(["--absolute-git-dir", "--show-prefix"]);
    let answer = program::heard(&mut command, PATIENCE_OF_LOOK_UP)?;
    if !answer.status.success() {
        return Err(program::fault(folder, &answer.stderr));
    }
    let answer = String::from_utf8_lossy(&answer.stdout);
    let mut lines = answer.splitn(4, '\n');
    let mut line = || lines.next().unwrap_or_default();
    let (is_inside, is_shallow, format, paths) = (line(), line(), line(), line());
    let (store, prefix) = parted(paths.strip_suffix('\n').unwrap_or(paths));
    let location = Location {
        folder: folder.to_owned(),
        store: PathBuf::from(store),
        up: "../".repeat(prefix.matches('/').count()),
        hash: if format == "sha256" { ContentHash::Sha256 } else { ContentHash::Sha1 },
        index: None,
    };
    let (has_work_tree, is_shallow) = (is_inside == "true", is_shallow == "true");
    Ok(Found { location, prefix: prefix.to_owned(), has_work_tree, is_shallow })
}

/// The two paths on two lines. A name may contain a line break: the first path is a folder that exists.
fn parted(paths: &str) -> (&str, &str) {
    let parts = || paths.match_indices('\n').map(|(at, _)| (&paths[..at], &paths[at + 1..]));
    parts().find(|(store, _)| Path::new(store).is_dir()).or_else(|| parts().next()).unwrap_or((paths, ""))
}

impl Location {
    /// The same place with the index that a hook of git names: `git commit -a` and `git commit FILE` make one for the
    /// commit alone. An index outside the repository is passed over.
    ///
    /// # Errors
    /// If git fails.
    pub fn with_index_of_hook(self) -> Result<Self, GitError> {
        let mut command = program::with_index_of_hook(&self);
        command.args(["rev-parse", "--path-format=absolute", "--git-path", "index"]);
        let answer = program::heard(&mut command, PATIENCE_OF_LOOK_UP)?;
        let path = String::from_utf8_lossy(&answer.stdout);
        let path = PathBuf::from(path.strip_suffix('\n').unwrap_or(&path));
        let is_ours = answer.status.success() && path.parent().is_some_and(|folder| lies_in(folder, &self.store));
        Ok(Self { index: is_ours.then_some(path), ..self })
    }
}
