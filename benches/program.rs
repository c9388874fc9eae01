//! Times the program as people meet it: the start of an audit of one document, and an editor that judges 5,000 documents again
//! after a change of one.
//!
//! `cargo bench --bench program` prints the fastest and the middle of the runs.

use std::io::{BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use std::{fs, io};

use lsp_server::{Message, Notification, Request};
use serde_json::{Value, json};
use tempfile::TempDir;

#[path = "../examples/generate/main.rs"]
#[expect(dead_code, reason = "the example's own way in stands in the same file")]
mod generate;

const PROGRAM: &str = env!("CARGO_BIN_EXE_ledningskoll");
const TODAY: &str = "2026-11-15";
const STARTS: usize = 100;
const CHANGES: usize = 20;
const DOCUMENTS: usize = 5_000;
/// A document of the repository, which the editor changes.
const CHANGED: &str = "region/enheter.yaml";

fn main() -> io::Result<()> {
    let one = TempDir::new()?;
    fs::write(one.path().join("rutin.yaml"), "typ: rutin\nid: rut-intyg\ntitel: Intyg\nområde: [intyg]\n")?;
    let version: Vec<Duration> = (0..STARTS).map(|_| run(&["--version"], one.path())).collect::<io::Result<_>>()?;
    let audit = ["audit", "-q", "--date", TODAY];
    let audit: Vec<Duration> = (0..STARTS).map(|_| run(&audit, one.path())).collect::<io::Result<_>>()?;
    let many = TempDir::new()?;
    let units = DOCUMENTS / 50;
    let plan = generate::Plan { documents: DOCUMENTS, units, gaps: 0.05, plain_roles: false, seed: 1, commits: 0 };
    generate::repository(&plan, many.path())?;
    let editor = judged_again(many.path())?;
    for (name, times) in [("--version", version), ("audit of one document", audit), ("editor, 5,000 documents", editor)]
    {
        say(name, times)?;
    }
    Ok(())
}

fn say(name: &str, mut times: Vec<Duration>) -> io::Result<()> {
    times.sort_unstable();
    let milliseconds = |at: usize| times[at].as_secs_f64() * 1_000.0;
    let (fastest, middle) = (milliseconds(0), milliseconds(times.len() / 2));
    writeln!(io::stdout(), "{name:28} fastest {fastest:7.1} ms   middle {middle:7.1} ms")
}

/// How long the program runs.
fn run(arguments: &[&str], folder: &Path) -> io::Result<Duration> {
    let since = Instant::now();
    Command::new(PROGRAM).args(arguments).current_dir(folder).stdout(Stdio::null()).stderr(Stdio::null()).status()?;
    Ok(since.elapsed())
}

/// From each change of a document to the diagnostics of its new text.
fn judged_again(folder: &Path) -> io::Result<Vec<Duration>> {
    let folder = folder.canonicalize()?;
    let mut command = Command::new(PROGRAM);
    command.args(["lsp", "--date", TODAY]).current_dir(&folder).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut server = command.spawn()?;
    let gone = || io::Error::from(io::ErrorKind::BrokenPipe);
    let mut input = server.stdin.take().ok_or_else(gone)?;
    let mut output = BufReader::new(server.stdout.take().ok_or_else(gone)?);
    let root = format!("file://{}", folder.display());
    let uri = format!("{root}/{CHANGED}");
    let text = fs::read_to_string(folder.join(CHANGED))?;
    let params = json!({"rootUri": root, "capabilities": {}});
    Message::Request(Request::new(1.into(), "initialize".to_owned(), params)).write(&mut input)?;
    let mut tell = |method: &str, params: Value| {
        Message::Notification(Notification::new(method.to_owned(), params)).write(&mut input)
    };
    tell("initialized", json!({}))?;
    let document = json!({"uri": uri, "languageId": "yaml", "version": 0, "text": text});
    tell("textDocument/didOpen", json!({"textDocument": document}))?;
    let mut times = Vec::new();
    // The first two wait for the files to be read, and for the first judgement.
    for version in 1..=CHANGES + 2 {
        let since = Instant::now();
        let changes = json!([{"text": format!("{text}# {version}\n")}]);
        let document = json!({"uri": uri, "version": version});
        tell("textDocument/didChange", json!({"textDocument": document, "contentChanges": changes}))?;
        while !is_of(&Message::read(&mut output)?.ok_or_else(gone)?, &uri, version) {}
        times.push(since.elapsed());
    }
    tell("exit", json!({}))?;
    server.wait()?;
    Ok(times.split_off(2))
}

/// True for the diagnostics of a version of a file.
fn is_of(message: &Message, uri: &str, version: usize) -> bool {
    match message {
        Message::Notification(told) => told.params["uri"] == uri && told.params["version"] == version,
        Message::Request(_) | Message::Response(_) => false,
    }
}
