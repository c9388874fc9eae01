//! The uncommitted files of the folder.

use std::collections::BTreeMap;

use super::{GitError, Repository, program};

/// How a file differs from HEAD.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Uncommitted {
    /// It is not in HEAD.
    Unknown,
    /// Its content differs.
    Changed,
}

impl Repository {
    /// The uncommitted files below the folder, by path. A change of mode alone does not count.
    ///
    /// # Errors
    /// If there is no working tree, or if git fails.
    pub fn uncommitted(&self) -> Result<BTreeMap<String, Uncommitted>, GitError> {
        let arguments = ["-c", "core.fileMode=false", "status", "--porcelain=v2", "-z", "--untracked-files=all"];
        let more = ["--no-renames", "--ignore-submodules=all", "--", "."];
        let answer = program::run(&self.folder, &[&arguments[..], &more].concat())?;
        Ok(self.uncommitted_in(&answer))
    }

    /// Parses the NUL-terminated output of `git status --porcelain=v2`.
    #[must_use]
    pub fn uncommitted_in(&self, answer: &[u8]) -> BTreeMap<String, Uncommitted> {
        let found = program::fields(answer).filter_map(changed);
        found.filter_map(|(path, how)| Some((self.inside(path)?, how))).collect()
    }
}

/// Parses a file of `git status`; none if its content is that of HEAD.
fn changed(field: &[u8]) -> Option<(&[u8], Uncommitted)> {
    match field.first()? {
        b'?' => Some((field.get(2..)?, Uncommitted::Unknown)),
        // NOTE: `1 XY sub mH mI mW hH hI path`, and `u` with two more fields; a path may contain spaces.
        b'1' => {
            let parts: Vec<&[u8]> = field.splitn(9, |&byte| byte == b' ').collect();
            let is_only_mode = parts.get(1)?.get(1) == Some(&b'.') && parts.get(6)? == parts.get(7)?;
            let is_added = parts.get(1)?.first() == Some(&b'A');
            let how = if is_added { Uncommitted::Unknown } else { Uncommitted::Changed };
            Some((*parts.get(8)?, how)).filter(|_| !is_only_mode)
        }
        b'u' => Some((field.splitn(11, |&byte| byte == b' ').nth(10)?, Uncommitted::Changed)),
        _ => None,
    }
}
