//! Hostile repositories and catalogues: each run ends in bounded time and memory, with a message in Swedish.

mod catalogues;
mod folders;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;
use tempfile::TempDir;

use crate::shared::GOOD;

/// The resource limits of a run: far above normal use, and far below that of a hang or a memory leak.
///
/// Processor time, which other load does not affect, and wall time for a process that only waits.
const MOST_SECONDS: &str = "60";
const LONGEST_WAIT: Duration = Duration::from_secs(600);
const MOST_KIBIBYTES: &str = "2097152";

/// Runs the program in a folder with bounded processor time, address space and wall time.
fn bounded(folder: &Path, arguments: &[&str]) -> Output {
    let script = format!("ulimit -t {MOST_SECONDS}; ulimit -v {MOST_KIBIBYTES}; exec \"$@\"");
    let mut child = Command::new("bash")
        .args(["-c", &script, "bash", env!("CARGO_BIN_EXE_ledningskoll")])
        .args(arguments)
        .current_dir(folder)
        .env("GIT_CEILING_DIRECTORIES", folder.parent().unwrap_or(folder))
        .stdin(Stdio::null())
        .stdout(Stdio::from(fs::File::create(folder.join("../out")).expect("a file")))
        .stderr(Stdio::from(fs::File::create(folder.join("../err")).expect("a file")))
        .spawn()
        .expect("the program starts");
    let start = Instant::now();
    while child.try_wait().expect("its state is known").is_none() {
        if start.elapsed() > LONGEST_WAIT {
            child.kill().expect("it is stopped");
            panic!("not done after {LONGEST_WAIT:?}");
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    let status = child.wait().expect("it has ended");
    assert!(status.code().is_some(), "it ended by itself and was not stopped: {status}");
    let read = |name: &str| fs::read(folder.join("..").join(name)).expect("what it said");
    Output { status, stdout: read("out"), stderr: read("err") }
}

/// A folder inside a temporary parent, so that a test can put files beside it.
struct Hostile(TempDir);

impl Hostile {
    fn new() -> Self {
        let outer = TempDir::new().expect("a folder");
        fs::create_dir(outer.path().join("rot")).expect("a folder");
        fs::write(outer.path().join("rot/god.yaml"), GOOD).expect("written");
        Self(outer)
    }

    fn root(&self) -> PathBuf {
        self.0.path().join("rot")
    }

    fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let file = self.root().join(path);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        fs::write(file, text).expect("written");
    }

    fn audit(&self, arguments: &[&str]) -> Output {
        let all = [&["audit", ".", "--date", "2026-11-15", "--select", "form,identitet"], arguments].concat();
        bounded(&self.root(), &all)
    }

    fn json(&self) -> Value {
        let output = self.audit(&["--format", "json"]);
        serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", words(&output.stderr)))
    }

    /// Each finding as `rule path message`, and the number of documents read.
    fn findings(&self) -> (Vec<String>, u64) {
        let json = self.json();
        let list = json["findings"].as_array().expect("a list");
        let word = |finding: &Value, key: &str| finding[key].as_str().unwrap_or_default().to_owned();
        let line = |one: &Value| format!("{} {} {}", word(one, "rule"), word(one, "path"), word(one, "message"));
        (list.iter().map(line).collect(), json["summary"]["documents"].as_u64().expect("a count"))
    }
}

fn words(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn shell(script: &str) {
    let status = Command::new("bash").args(["-c", script]).status().expect("bash");
    assert!(status.success(), "{script}");
}
