//! What stands in the folder and is not in the commit that it stands at.

use std::collections::BTreeMap;

use super::{GitError, Repository, program};

/// How a file differs from the commit that the folder stands at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Uncommitted {
    /// It is not there.
    Unknown,
    /// It holds something else there.
    Changed,
}

impl Repository {
    /// The files below the folder that are not committed as they stand, by path. A change of mode alone is none.
    ///
    /// # Errors
    /// If there are no files beside the repository, or if git does not answer.
    pub fn uncommitted(&self) -> Result<BTreeMap<String, Uncommitted>, GitError> {
        let asked = ["-c", "core.fileMode=false", "status", "--porcelain=v2", "-z", "--untracked-files=all"];
        let plain = ["--no-renames", "--ignore-submodules=all", "--", "."];
        let answer = program::run(&self.folder, &[&asked[..], &plain].concat())?;
        Ok(self.uncommitted_in(&answer))
    }

    /// The files that an answer of git tells of: lines of `status --porcelain=v2`, ended by zero bytes.
    #[must_use]
    pub fn uncommitted_in(&self, answer: &[u8]) -> BTreeMap<String, Uncommitted> {
        let found = program::fields(answer).filter_map(changed);
        found.filter_map(|(path, how)| Some((self.inside(path)?, how))).collect()
    }
}

/// A file as `status` prints it; none if what it holds is what is committed.
fn changed(field: &[u8]) -> Option<(&[u8], Uncommitted)> {
    match field.first()? {
        b'?' => Some((field.get(2..)?, Uncommitted::Unknown)),
        // NOTE: `1 XY sub mH mI mW hH hI path`, and `u` with two more; a path may hold blanks.
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
