//! Types that the tests share: a folder to audit, and the answer of the program.

pub mod bundle;
pub mod few_requirements;
pub mod own_requirement;
pub mod repository;
pub mod site;

mod audits;

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

pub use audits::{FORM, GOOD, assert_swedish, utf16};

/// A temporary folder to audit.
pub struct Folder(TempDir);

/// The exit code and the output of a run.
pub struct Answer {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Folder {
    /// A folder with these files, each a path and its content.
    pub fn of(files: &[(&str, &str)]) -> Self {
        let folder = Self(TempDir::new().expect("a temporary folder can be made"));
        for (path, text) in files {
            folder.write(path, text);
        }
        folder
    }

    /// A copy of an example below a path of a folder outside any git repository.
    pub fn with_example(name: &str, below: &str) -> Self {
        let folder = Self::of(&[]);
        let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name);
        let mut folders = vec![example.clone()];
        while let Some(inner) = folders.pop() {
            for entry in fs::read_dir(&inner).expect("the example can be read") {
                let path = entry.expect("an entry").path();
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                let file = Path::new(below).join(path.strip_prefix(&example).expect("below the example"));
                folder.write(&file.to_string_lossy(), fs::read(&path).expect("a file of the example"));
            }
        }
        folder
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    pub fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let file = self.path().join(path);
        fs::create_dir_all(file.parent().expect("a file stands in a folder")).expect("a folder can be made");
        fs::write(file, bytes).expect("a file can be written");
    }

    /// A command in this folder, independent of the locale and the git settings of the user.
    pub fn command(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        command.current_dir(self.path()).stdin(Stdio::null()).env("LC_ALL", "C.UTF-8");
        command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
        command.env("GIT_CEILING_DIRECTORIES", self.path().parent().unwrap_or(self.path()));
        for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"] {
            command.env_remove(name);
        }
        command
    }

    /// Runs the program in this folder.
    pub fn run(&self, arguments: &[&str]) -> Answer {
        Answer::of(self.command(Path::new(env!("CARGO_BIN_EXE_ledningskoll"))).args(arguments))
    }
}

impl Answer {
    pub fn of(command: &mut Command) -> Self {
        let output = command.output().expect("the program starts");
        Self {
            code: output.status.code().expect("the program ends by itself"),
            stdout: String::from_utf8(output.stdout).expect("the output is UTF-8"),
            stderr: String::from_utf8(output.stderr).expect("the message is UTF-8"),
        }
    }

    pub fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}: {} {}", self.stdout, self.stderr))
    }

    /// Standard output and standard error on one line, independent of wrapping.
    pub fn words(&self) -> String {
        format!("{} {}", self.stdout, self.stderr).split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// True for a finding in JSON that is a slip of form: it is put right in the file, and has no row in the plan.
pub fn is_slip(finding: &Value) -> bool {
    let unreadable = ["okand-typ", "saknar-typ", "skrivning", "kodning", "for-stor", "olasbar-fil"];
    let form = finding["rule"].as_str().and_then(|rule| rule.strip_prefix("form/"));
    form.is_some_and(|rule| !unreadable.contains(&rule))
}
