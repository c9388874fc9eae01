//! How git is run: its words in English, no locks, no network, no programs of the repository, and nothing asked.

use std::io::ErrorKind;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use super::GitError;

/// What git gives with these arguments in a folder.
///
/// # Errors
/// If git is not there or ends with a fault.
pub fn run(folder: &Path, arguments: &[&str]) -> Result<Vec<u8>, GitError> {
    let output = output(folder, arguments)?;
    match output.status.success() {
        true => Ok(output.stdout),
        false => Err(fault(folder, &output.stderr)),
    }
}

/// What git gives with these arguments in a folder, and how it ended.
///
/// # Errors
/// If git is not there.
pub fn output(folder: &Path, arguments: &[&str]) -> Result<Output, GitError> {
    command(folder).args(arguments).stdin(Stdio::null()).output().map_err(|error| not_started(&error))
}

/// Why git could not be started.
pub fn not_started(error: &std::io::Error) -> GitError {
    match error.kind() {
        ErrorKind::NotFound => GitError::NoProgram,
        _ => GitError::Failed(error.to_string()),
    }
}

/// What git meant by the words it ended with.
pub fn fault(folder: &Path, words: &[u8]) -> GitError {
    GitError::from_words(&String::from_utf8_lossy(words), &folder.display().to_string())
}

/// Git in a folder, ready for its arguments.
pub fn command(folder: &Path) -> Command {
    let mut command = Command::new("git");
    command.arg("--no-pager").arg("--literal-pathspecs").arg("-C").arg(folder);
    for setting in SETTINGS {
        command.args(["-c", setting]);
    }
    command.envs(SURROUNDINGS);
    for name in INHERITED {
        command.env_remove(name);
    }
    command.stdin(Stdio::null());
    command
}

/// The parts of an answer that are ended by a zero byte, without empty ones.
pub fn fields(output: &[u8]) -> impl Iterator<Item = &[u8]> {
    output.split(|&byte| byte == 0).filter(|field| !field.is_empty())
}

/// What a person or a repository may have set and what would change the answers or run a program.
const SETTINGS: [&str; 9] = [
    "color.ui=false",
    "core.quotePath=false",
    "core.fsmonitor=false",
    "log.showSignature=false",
    "log.mailmap=false",
    "log.showRoot=true",
    "i18n.logOutputEncoding=UTF-8",
    "diff.renameLimit=4000",
    // Whatever the version of git makes of GIT_NO_LAZY_FETCH, nothing is fetched.
    "protocol.allow=never",
];

const SURROUNDINGS: [(&str, &str); 6] = [
    ("LC_ALL", "C"),
    ("GIT_OPTIONAL_LOCKS", "0"),
    ("GIT_NO_LAZY_FETCH", "1"),
    ("GIT_TERMINAL_PROMPT", "0"),
    ("GIT_NO_REPLACE_OBJECTS", "1"),
    ("GIT_GRAFT_FILE", "/dev/null"),
];

/// What a hook hands down. The folder that was asked for says which repository is meant, not the hook's.
const INHERITED: [&str; 9] = [
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_PREFIX",
    "GIT_COMMON_DIR",
    "GIT_NAMESPACE",
    "GIT_EXTERNAL_DIFF",
    "GIT_GLOB_PATHSPECS",
    "GIT_ICASE_PATHSPECS",
];
