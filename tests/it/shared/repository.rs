//! A git repository in a temporary folder: fixed author, fixed dates, no user settings.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use super::Folder;

/// A temporary repository.
pub struct Repository {
    pub folder: Folder,
}

impl Repository {
    /// A repository without commits, with the flags of `git init`.
    pub fn init(flags: &[&str]) -> Self {
        let repository = Self { folder: Folder::of(&[]) };
        repository.git(&[&["init", "--quiet", "--initial-branch=main"], flags].concat());
        repository
    }

    /// Runs git, asserts success, and returns its output.
    pub fn git(&self, arguments: &[&str]) -> String {
        let output = git(self.folder.path(), "2026-01-01", arguments);
        let words = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "git {arguments:?}: {words}");
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    }

    /// Writes files, each a path and its text, commits everything on a date and returns the id of the commit.
    pub fn commit(&self, day: &str, files: &[(&str, &str)]) -> String {
        self.write(files);
        for arguments in [&["add", "--all"][..], &["commit", "--quiet", "--allow-empty", "-m", "Ändrat"]] {
            let output = git(self.folder.path(), day, arguments);
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        }
        self.git(&["rev-parse", "HEAD"])
    }

    /// Writes files, each a path and its text.
    pub fn write(&self, files: &[(&str, &str)]) {
        for (path, text) in files {
            let file = self.folder.path().join(path);
            fs::create_dir_all(file.parent().expect("a file stands in a folder")).expect("a folder can be made");
            fs::write(file, text).expect("a file can be written");
        }
    }
}

/// The address by which git copies a repository of this computer as it would one of another.
pub fn address(folder: &Path) -> String {
    let path = folder.display().to_string().replace(std::path::MAIN_SEPARATOR, "/");
    format!("file://{}{path}", if path.starts_with('/') { "" } else { "/" })
}

/// Runs git in a folder, at noon of a date.
pub fn git(folder: &Path, day: &str, arguments: &[&str]) -> Output {
    let noon = format!("{day}T12:00:00+0100");
    let mut command = Command::new("git");
    command.arg("-C").arg(folder).args([
        "-c",
        "user.name=kvalitetssamordnare på Östra",
        "-c",
        "user.email=kvalitet@example.org",
    ]);
    command.args(["-c", "commit.gpgSign=false", "-c", "protocol.file.allow=always", "-c", "core.autocrlf=false"]);
    command.env("GIT_AUTHOR_DATE", &noon).env("GIT_COMMITTER_DATE", &noon).env("HOME", folder);
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1").env("LC_ALL", "C.UTF-8");
    for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"] {
        command.env_remove(name);
    }
    command.args(arguments).output().expect("git starts")
}
