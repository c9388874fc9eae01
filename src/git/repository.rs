//! A repository: the place of the audited folder in it, its HEAD, and whether it is shallow or bare.

use std::path::Path;
use std::sync::OnceLock;

use jiff::civil::Date;

use super::commit::{self, Commit, on_day};
use super::patience::PATIENCE_OF_LOOK_UP;
use super::{GitError, IndexEntry, Location, program, search};

/// A repository, seen from a folder in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repository {
    /// The folder, and where its repository is stored.
    pub folder: Location,
    /// The folder relative to the root of the repository, with `/` at its end; empty for the root itself.
    pub prefix: String,
    /// The id of HEAD; none where nothing has been committed.
    pub head: Option<String>,
    /// True if the clone is shallow.
    pub is_shallow: bool,
    /// True if there is no working tree.
    pub is_bare: bool,
    /// The index, read once.
    pub(super) index: OnceLock<Result<Vec<IndexEntry>, GitError>>,
}

impl Repository {
    /// The repository that a folder is in.
    ///
    /// # Errors
    /// If there is no git, no repository, or git refuses to read it.
    pub fn open(folder: &Path) -> Result<Self, GitError> {
        let found = search::find(folder)?;
        Ok(Self {
            head: id_of(&found.location, "HEAD")?,
            prefix: found.prefix,
            is_shallow: found.is_shallow,
            is_bare: !found.has_work_tree,
            ..Self::at(found.location)
        })
    }

    /// The repository of a place, of which nothing more is known.
    #[must_use]
    pub fn at(folder: Location) -> Self {
        let (prefix, index) = (String::new(), OnceLock::new());
        Self { folder, prefix, head: None, is_shallow: false, is_bare: false, index }
    }

    /// The repository as it was before the commit of HEAD.
    ///
    /// # Errors
    /// If git fails.
    pub fn before_head(self) -> Result<Self, GitError> {
        Ok(Self { head: id_of(&self.folder, "HEAD^1")?, ..self })
    }

    /// The commit of HEAD.
    ///
    /// # Errors
    /// If nothing has been committed.
    pub fn head(&self) -> Result<Commit, GitError> {
        self.commit(self.head.as_deref().ok_or(GitError::Unborn)?)
    }

    /// The commit that a revision names: a branch, a tag, an id or the beginning of one, `HEAD~2`.
    ///
    /// # Errors
    /// If there is none.
    pub fn resolve(&self, revision: &str) -> Result<Commit, GitError> {
        // A revision that begins with a dash would be parsed as an option.
        let name = format!("{revision}^{{commit}}");
        let is_possible = !revision.starts_with('-') && !revision.trim().is_empty() && !revision.contains('\0');
        let found = if is_possible { id_of(&self.folder, &name)? } else { None };
        match found {
            Some(id) => self.commit(&id),
            None if self.head.is_none() => Err(GitError::Unborn),
            None => Err(GitError::UnknownRevision { name: revision.to_owned(), help: self.advice() }),
        }
    }

    fn advice(&self) -> String {
        let usual = "ange en gren, en tagg, en incheckning som git log visar, eller en dag som 2026-11-15";
        let shallow = if self.is_shallow {
            "; historiken är bara delvis hämtad, hämta resten med git fetch --unshallow"
        } else {
            ""
        };
        format!("{usual}{shallow}")
    }

    /// The first-parent history of a commit, newest first: a merge is one commit. It ends at the first commit, or at
    /// the boundary of a shallow clone.
    ///
    /// # Errors
    /// If git fails.
    pub fn line(&self, from: &Commit) -> Result<Vec<Commit>, GitError> {
        let answer = program::run(&self.folder, &["log", "--first-parent", commit::FORMAT, &from.id, "--"])?;
        Ok(String::from_utf8_lossy(&answer).lines().filter_map(commit::commit).collect())
    }

    /// The last commit of the branch on or before a day.
    ///
    /// # Errors
    /// If the day is before the first commit, or outside a shallow clone.
    pub fn at_end_of(&self, day: Date) -> Result<Commit, GitError> {
        let line = self.line(&self.head()?)?;
        match on_day(&line, day) {
            Some(commit) => Ok(commit.clone()),
            None if self.is_shallow => Err(GitError::Shallow),
            None => {
                let first = line.iter().map(|commit| commit.day).min().unwrap_or(day);
                Err(GitError::BeforeHistory { day: day.to_string(), first: first.to_string() })
            }
        }
    }

    fn commit(&self, id: &str) -> Result<Commit, GitError> {
        let answer = program::look_up(&self.folder, &["log", "-1", "--no-walk", commit::FORMAT, id, "--"])?;
        let text = String::from_utf8_lossy(&answer);
        text.lines().find_map(commit::commit).ok_or_else(|| GitError::Failed(format!("{id} saknar dag")))
    }
}

/// The object id of a name; none if it names no object.
fn id_of(folder: &Location, name: &str) -> Result<Option<String>, GitError> {
    let output = program::output(folder, &["rev-parse", "--verify", "--quiet", name], PATIENCE_OF_LOOK_UP)?;
    let text = String::from_utf8_lossy(&output.stdout);
    let id = text.lines().next().filter(|_| output.status.success()).unwrap_or_default();
    let is_id = id.len() >= 40 && id.bytes().all(|byte| byte.is_ascii_hexdigit());
    Ok(is_id.then(|| id.to_owned()))
}
