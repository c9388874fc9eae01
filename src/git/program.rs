//! Runs git: messages in English, no locks, no network, no prompts, no programs and no settings of a person or a repository.

use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::Duration;

use super::patience::{self, PATIENCE, PATIENCE_OF_LOOK_UP};
use super::{GitError, Location, silence, which_git};
use crate::text::ContentHash;
use crate::text::windows_names::simple;

/// The output of git with these arguments in a folder.
///
/// # Errors
/// If git is not installed, fails or does not answer.
pub fn run(location: &Location, arguments: &[&str]) -> Result<Vec<u8>, GitError> {
    succeeded(location, output(location, arguments, PATIENCE)?)
}

/// The output of git with arguments that ask for what it finds in milliseconds, however large the repository is.
///
/// # Errors
/// If git is not installed, fails or does not answer.
pub fn look_up(location: &Location, arguments: &[&str]) -> Result<Vec<u8>, GitError> {
    succeeded(location, output(location, arguments, PATIENCE_OF_LOOK_UP)?)
}

fn succeeded(location: &Location, output: Output) -> Result<Vec<u8>, GitError> {
    if output.status.success() { Ok(output.stdout) } else { Err(fault(&location.folder, &output.stderr)) }
}

/// The output and the exit status of git with these arguments in a folder, which may be silent for so long.
///
/// # Errors
/// If git is not installed or does not answer.
pub fn output(location: &Location, arguments: &[&str], patience: Duration) -> Result<Output, GitError> {
    heard(command(location).args(arguments), patience)
}

/// The output of a git command; none is asked where git has been silent.
///
/// # Errors
/// If git is not installed or does not answer.
pub fn heard(command: &mut Command, patience: Duration) -> Result<Output, GitError> {
    silence::ask()?;
    silence::kept(patience::output(command, patience))
}

/// The error that the standard error of git stands for.
pub fn fault(folder: impl AsRef<Path>, words: &[u8]) -> GitError {
    GitError::from_words(&String::from_utf8_lossy(words), folder.as_ref().display().to_string())
}

/// A git command that looks for the repository of a folder, without arguments.
///
/// NOTE: only here are the settings of a person read, for `safe.directory`: in them a person says which folders of others git
/// may read. A search runs nothing and gives no other answer than where the repository is.
pub fn search(folder: &Path, rule: &str) -> Command {
    let mut command = bare(folder);
    command.args(["-c", rule]).env_remove("GIT_INDEX_FILE");
    command
}

/// A git command in a repository, without arguments.
pub fn command(location: &Location) -> Command {
    let mut command = with_index_of_hook(location);
    match &location.index {
        Some(index) => command.env("GIT_INDEX_FILE", index),
        None => command.env_remove("GIT_INDEX_FILE"),
    };
    command
}

/// A git command in a repository with the index that the environment names, without arguments.
pub fn with_index_of_hook(location: &Location) -> Command {
    let mut command = bare(&location.folder);
    for setting in SETTINGS {
        command.args(["-c", setting]);
    }
    for name in SETTINGS_OF_PERSON {
        command.env_remove(name);
    }
    command.envs(SURROUNDINGS);
    command.env("GIT_DIR", &location.store);
    command.env("GIT_WORK_TREE", if location.up.is_empty() { "." } else { &location.up });
    // The attributes that are committed are not asked either.
    command.env(
        "GIT_ATTR_SOURCE",
        match location.hash {
            ContentHash::Sha1 => "4b825dc642cb6eb9a060e54bf8d69288fbee4904",
            ContentHash::Sha256 => "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321",
        },
    );
    command
}

fn bare(folder: &Path) -> Command {
    let mut command = Command::new(which_git::git());
    command.arg("--no-pager").arg("--literal-pathspecs").arg("-C").arg(&*simple(folder));
    command.env("LC_ALL", "C").env("GIT_TERMINAL_PROMPT", "0").env("GIT_OPTIONAL_LOCKS", "0");
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

/// Overrides of settings of the repository that would change the output or run a program.
const SETTINGS: [&str; 21] = [
    "color.ui=false",
    "color.diff=false",
    "core.quotePath=false",
    "core.fsmonitor=false",
    "core.untrackedCache=false",
    "core.hooksPath=/dev/null",
    "core.attributesFile=/dev/null",
    "core.excludesFile=/dev/null",
    "core.bigFileThreshold=512m",
    "core.longPaths=true",
    "log.showSignature=false",
    "log.mailmap=false",
    "log.showRoot=true",
    "log.follow=false",
    "log.diffMerges=separate",
    "i18n.logOutputEncoding=UTF-8",
    "diff.relative=false",
    "diff.renameLimit=4000",
    "diff.ignoreSubmodules=none",
    "submodule.recurse=false",
    // Versions of git that do not know GIT_NO_LAZY_FETCH fetch nothing either.
    "protocol.allow=never",
];

/// The surroundings in which git answers the same for everyone.
const SURROUNDINGS: [(&str, &str); 11] = [
    ("GIT_CONFIG_GLOBAL", "/dev/null"),
    ("GIT_CONFIG_SYSTEM", "/dev/null"),
    ("GIT_CONFIG_NOSYSTEM", "1"),
    ("GIT_ATTR_NOSYSTEM", "1"),
    ("GIT_NO_LAZY_FETCH", "1"),
    // Stronger than `protocol.NAME.allow` in the settings of a repository.
    ("GIT_ALLOW_PROTOCOL", "none"),
    ("GIT_NO_REPLACE_OBJECTS", "1"),
    ("GIT_GRAFT_FILE", "/dev/null"),
    ("GIT_TRACE2", "0"),
    ("GIT_TRACE2_EVENT", "0"),
    ("GIT_TRACE2_PERF", "0"),
];

/// Variables that name settings of a person.
const SETTINGS_OF_PERSON: [&str; 3] = ["GIT_CONFIG", "GIT_CONFIG_COUNT", "GIT_CONFIG_PARAMETERS"];

/// Variables that a hook of git sets or that someone has left. The repository follows from the folder alone.
const INHERITED: [&str; 62] = [
    "GIT_ADVICE",
    "GIT_ALLOW_PROTOCOL",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_ASKPASS",
    "GIT_ATTR_NOSYSTEM",
    "GIT_ATTR_SOURCE",
    "GIT_CEILING_DIRECTORIES",
    "GIT_COMMIT_GRAPH_PARANOIA",
    "GIT_COMMON_DIR",
    "GIT_DEFAULT_HASH",
    "GIT_DEFAULT_REF_FORMAT",
    "GIT_DIFF_OPTS",
    "GIT_DIFF_PATH_COUNTER",
    "GIT_DIFF_PATH_TOTAL",
    "GIT_DIR",
    "GIT_DISCOVERY_ACROSS_FILESYSTEM",
    "GIT_EDITOR",
    "GIT_EXEC_PATH",
    "GIT_EXTERNAL_DIFF",
    "GIT_EXTERNAL_DIFF_TRUST_EXIT_CODE",
    "GIT_FLUSH",
    "GIT_GLOB_PATHSPECS",
    "GIT_GRAFT_FILE",
    "GIT_ICASE_PATHSPECS",
    "GIT_IMPLICIT_WORK_TREE",
    "GIT_INTERNAL_SUPER_PREFIX",
    "GIT_LITERAL_PATHSPECS",
    "GIT_NAMESPACE",
    "GIT_NOGLOB_PATHSPECS",
    "GIT_NOTES_DISPLAY_REF",
    "GIT_NO_REPLACE_OBJECTS",
    "GIT_OBJECT_DIRECTORY",
    "GIT_PAGER",
    "GIT_PAGER_IN_USE",
    "GIT_PREFIX",
    "GIT_PRINT_SHA1_ELLIPSIS",
    "GIT_PROTOCOL",
    "GIT_PROXY_COMMAND",
    "GIT_QUARANTINE_PATH",
    "GIT_REDIRECT_STDERR",
    "GIT_REDIRECT_STDIN",
    "GIT_REDIRECT_STDOUT",
    "GIT_REF_PARANOIA",
    "GIT_REFERENCE_BACKEND",
    "GIT_REFLOG_ACTION",
    "GIT_REPLACE_REF_BASE",
    "GIT_SHALLOW_FILE",
    "GIT_SSH",
    "GIT_SSH_COMMAND",
    "GIT_TRACE",
    "GIT_TRACE2",
    "GIT_TRACE2_EVENT",
    "GIT_TRACE2_PERF",
    "GIT_TRACE_PACKET",
    "GIT_TRACE_PACKFILE",
    "GIT_TRACE_PACK_ACCESS",
    "GIT_TRACE_PERFORMANCE",
    "GIT_TRACE_REFS",
    "GIT_TRACE_SETUP",
    "GIT_TRACE_SHALLOW",
    "GIT_USER_AGENT",
    "GIT_WORK_TREE",
];
