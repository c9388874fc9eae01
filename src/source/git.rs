//! Read-only facts from git: the only file that runs it.

use std::collections::HashSet;
use std::path::Path;
use std::process::{Command, Stdio};

/// Which paths below a folder git ignores and does not track; relative to the folder, with `/`.
///
/// None where there is no git, no repository, or git does not answer: then nothing is ignored.
#[must_use]
pub fn ignored(root: &Path) -> Option<HashSet<String>> {
    let output = git(root)
        .args(["ls-files", "-z", "--others", "--ignored", "--exclude-standard", "--directory"])
        .output()
        .ok()
        .filter(|output| output.status.success())?;
    Some(
        output
            .stdout
            .split(|&byte| byte == 0)
            .filter(|path| !path.is_empty())
            .map(|path| String::from_utf8_lossy(path).trim_end_matches('/').to_owned())
            .collect(),
    )
}

/// The commit that the folder stands at, as forty (or sixty-four) hex digits; none outside a repository.
#[must_use]
pub fn revision(root: &Path) -> Option<String> {
    let output = git(root).args(["rev-parse", "--verify", "--quiet", "HEAD"]).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let revision = text.trim();
    (output.status.success() && !revision.is_empty()).then(|| revision.to_owned())
}

/// Git in a folder: no locks taken, nothing fetched, nothing asked, its words in English.
fn git(root: &Path) -> Command {
    let mut command = Command::new("git");
    command
        .arg("-C")
        .arg(root)
        .env("LC_ALL", "C")
        .env("GIT_OPTIONAL_LOCKS", "0")
        .env("GIT_NO_LAZY_FETCH", "1")
        .env("GIT_TERMINAL_PROMPT", "0")
        .stdin(Stdio::null())
        .stderr(Stdio::null());
    command
}
