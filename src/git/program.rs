//! Runs git: messages in English, no locks, no network, no programs of the repository, no prompts.

use std::io::ErrorKind;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use super::GitError;

/// The output of git with these arguments in a folder.
///
/// # Errors
/// If git is not installed or fails.
pub fn run(folder: &Path, arguments: &[&str]) -> Result<Vec<u8>, GitError> {
    let output = output(folder, arguments)?;
    if output.status.success() { Ok(output.stdout) } else { Err(fault(folder, &output.stderr)) }
}

/// The output and the exit status of git with these arguments in a folder.
///
/// # Errors
/// If git is not installed.
pub fn output(folder: &Path, arguments: &[&str]) -> Result<Output, GitError> {
    command(folder).args(arguments).stdin(Stdio::null()).output().map_err(|error| not_started(&error))
}

/// The error of a git that could not be started.
pub fn not_started(error: &std::io::Error) -> GitError {
    match error.kind() {
        ErrorKind::NotFound => GitError::NoProgram,
        _ => GitError::Failed(error.to_string()),
    }
}

/// The error that the standard error of git stands for.
pub fn fault(folder: &Path, words: &[u8]) -> GitError {
    GitError::from_words(&String::from_utf8_lossy(words), folder.display().to_string())
}

/// A git command in a folder, without arguments.
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

/// The NUL-terminated fields of an output, without empty ones.
pub fn fields(output: &[u8]) -> impl Iterator<Item = &[u8]> {
    output.split(|&byte| byte == 0).filter(|field| !field.is_empty())
}

/// Overrides of user or repository settings that would change the output or run a program.
const SETTINGS: [&str; 9] = [
    "color.ui=false",
    "core.quotePath=false",
    "core.fsmonitor=false",
    "log.showSignature=false",
    "log.mailmap=false",
    "log.showRoot=true",
    "i18n.logOutputEncoding=UTF-8",
    "diff.renameLimit=4000",
    // Versions of git that do not know GIT_NO_LAZY_FETCH fetch nothing either.
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

/// Variables that a git hook sets. The repository follows from the folder, not from the hook.
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
