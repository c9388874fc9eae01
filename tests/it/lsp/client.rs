//! A client that talks to the language server over its streams, as an editor does.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use lsp_server::{Message, Notification, Request};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};
use tempfile::TempDir;

pub(super) const UNIT: &str = "typ: enhet\nid: vc-norr\nnamn: Norra vårdcentralen\n";
pub(super) const SYSTEM: &str = "typ: ledningssystem\nid: ls\nvårdgivare: vc-norr\n";
pub(super) const ROUTINE: &str =
    "typ: rutin\nid: rut-intyg\ntitel: Intyg 😀\ngäller_för: [vc-norr]\nstatus: fastställd\nområde: [intyg]\n";
pub(super) const PROCESS: &str = "typ: process\nid: proc\nenhet: vc-norr\naktiviteter:\n  - {id: a1, namn: Intyg, rutiner: [rut-intyg, 'rut-intyg']}\n";

/// The characters that an editor percent-encodes in a URI.
const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'.').remove(b'-').remove(b'_').remove(b'~');

/// A server with its client.
pub(super) struct Client {
    pub(super) folder: TempDir,
    pub(super) child: Child,
    pub(super) input: Option<ChildStdin>,
    output: Receiver<Value>,
    next: i32,
}

impl Client {
    /// A client of an initialised server over a folder with these files.
    pub(super) fn over(files: &[(&str, &str)]) -> Self {
        let mut client = Self::silent(folder(files), "");
        let greeting = client.greet(&["utf-16"]);
        assert_eq!(greeting["capabilities"]["positionEncoding"], "utf-16");
        client
    }

    /// A client before `initialize`; the workspace is this folder below the files.
    pub(super) fn silent(folder: TempDir, below: &str) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_ledningskoll"))
            .args(["lsp", "--date", "2026-11-15"])
            .current_dir(folder.path().join(below))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the server starts");
        let mut stream = BufReader::new(child.stdout.take().expect("a stream"));
        let (sender, output) = channel();
        std::thread::spawn(move || {
            while let Some(message) = read(&mut stream) {
                if sender.send(message).is_err() {
                    return;
                }
            }
        });
        let input = child.stdin.take();
        Self { folder, child, input, output, next: 0 }
    }

    pub(super) fn greet(&mut self, encodings: &[&str]) -> Value {
        let root = self.uri("");
        let params = json!({"rootUri": root, "capabilities": {"general": {"positionEncodings": encodings}}});
        let greeting = self.ask("initialize", params);
        self.tell("initialized", json!({}));
        greeting
    }

    pub(super) fn uri(&self, path: &str) -> String {
        let folder = self.folder.path().canonicalize().expect("it is there");
        let mut file = format!("{}/{path}", folder.display());
        // On Windows as VS Code writes it: file:///c%3A/…
        if let Some(plain) = file.strip_prefix(r"\\?\") {
            file = format!("/{}{}", plain[..1].to_lowercase(), plain[1..].replace('\\', "/"));
        }
        let parts = file
            .trim_end_matches('/')
            .split('/')
            .map(|part| utf8_percent_encode(part, KEPT).to_string())
            .collect::<Vec<_>>();
        format!("file://{}", parts.join("/"))
    }

    pub(super) fn write(&mut self, bytes: &[u8]) {
        let input = self.input.as_mut().expect("the stream is open");
        input.write_all(bytes).and_then(|()| input.flush()).expect("the server listens");
    }

    fn send(&mut self, message: Message) {
        let mut bytes = Vec::new();
        message.write(&mut bytes).expect("in memory");
        self.write(&bytes);
    }

    pub(super) fn tell(&mut self, method: &str, params: Value) {
        self.send(Message::Notification(Notification::new(method.to_owned(), params)));
    }

    pub(super) fn receive(&self) -> Value {
        self.output.recv_timeout(Duration::from_secs(30)).expect("the server answers")
    }

    /// Sends a request and waits for its response; other messages are ignored.
    pub(super) fn try_ask(&mut self, method: &str, params: Value) -> Result<Value, Value> {
        self.next += 1;
        let id = self.next.into();
        self.send(Message::Request(Request::new(id, method.to_owned(), params)));
        loop {
            let answer = self.receive();
            if answer["id"] == self.next && answer.get("method").is_none() {
                return answer.get("error").map_or(Ok(answer["result"].clone()), |error| Err(error.clone()));
            }
        }
    }

    pub(super) fn ask(&mut self, method: &str, params: Value) -> Value {
        self.try_ask(method, params).unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    /// Waits until the diagnostics of a file are as expected.
    pub(super) fn findings(&mut self, path: &str, are_right: impl Fn(&[Value]) -> bool) -> Vec<Value> {
        let uri = self.uri(path);
        self.findings_of(&uri, are_right)
    }

    /// Waits until the diagnostics that are published under a URI are as expected.
    pub(super) fn findings_of(&mut self, uri: &str, are_right: impl Fn(&[Value]) -> bool) -> Vec<Value> {
        let is_right = |published: &Value| published["uri"] == uri && are_right(&diagnostics(published));
        let last = self.published_until(is_right).pop();
        last.map(|published| diagnostics(&published)).unwrap_or_default()
    }

    /// The parameters of all diagnostics until some are as expected.
    pub(super) fn published_until(&mut self, is_last: impl Fn(&Value) -> bool) -> Vec<Value> {
        let mut published = Vec::new();
        loop {
            let message = self.receive();
            assert_ne!(message["method"], "window/showMessage", "{message}");
            if message["method"] != "textDocument/publishDiagnostics" {
                continue;
            }
            let is_last = is_last(&message["params"]);
            published.push(message["params"].clone());
            if is_last {
                return published;
            }
        }
    }

    /// The parameters of all diagnostics that are published before the answer to a question.
    pub(super) fn published_before_answer(&mut self) -> Vec<Value> {
        self.next += 1;
        let question = Request::new(self.next.into(), "workspace/symbol".to_owned(), json!({"query": "finns inte"}));
        self.send(Message::Request(question));
        let mut published = Vec::new();
        loop {
            let message = self.receive();
            if message["method"] == "textDocument/publishDiagnostics" {
                published.push(message["params"].clone());
            } else if message["id"] == self.next && message.get("method").is_none() {
                return published;
            }
        }
    }

    /// Waits for a sentence that holds some words, and returns the way in which it is said.
    pub(super) fn said(&mut self, words: &str) -> String {
        loop {
            let message = self.receive();
            if message["params"]["message"].as_str().is_some_and(|said| said.contains(words)) {
                return message["method"].as_str().unwrap_or_default().to_owned();
            }
        }
    }

    /// Opens a text under a URI, written as an editor writes it.
    pub(super) fn open_as(&mut self, uri: &str, version: i32, text: &str) {
        let document = json!({"uri": uri, "languageId": "yaml", "version": version, "text": text});
        self.tell("textDocument/didOpen", json!({"textDocument": document}));
    }

    pub(super) fn change_as(&mut self, uri: &str, version: i32, text: &str) {
        let document = json!({"uri": uri, "version": version});
        self.tell("textDocument/didChange", json!({"textDocument": document, "contentChanges": [{"text": text}]}));
    }

    pub(super) fn close_as(&mut self, uri: &str) {
        self.tell("textDocument/didClose", json!({"textDocument": {"uri": uri}}));
    }

    /// Tells of files that are gone from disk.
    pub(super) fn tell_gone(&mut self, uris: &[&str]) {
        let changes: Vec<Value> = uris.iter().map(|uri| json!({"uri": uri, "type": 3})).collect();
        self.tell("workspace/didChangeWatchedFiles", json!({"changes": changes}));
    }

    pub(super) fn open(&mut self, path: &str, text: &str) {
        self.open_as(&self.uri(path), 1, text);
    }

    pub(super) fn change(&mut self, path: &str, text: &str) {
        self.change_as(&self.uri(path), 2, text);
    }

    pub(super) fn at(&self, path: &str, line: u32, character: u32) -> Value {
        json!({"textDocument": {"uri": self.uri(path)}, "position": {"line": line, "character": character}})
    }

    /// The titles and edits of the quick fixes in a range of one line.
    pub(super) fn mends(&mut self, path: &str, line: u32) -> Vec<(String, String)> {
        let range = json!({"start": {"line": line, "character": 0}, "end": {"line": line, "character": 999}});
        let params = json!({"textDocument": {"uri": self.uri(path)}, "range": range, "context": {"diagnostics": []}});
        let uri = self.uri(path);
        let actions = self.ask("textDocument/codeAction", params);
        let action = |action: &Value| {
            let text =
                &action["edit"]["changes"].as_object().expect("changes").values().next().expect("a file")[0]["newText"];
            (action["title"].as_str().unwrap_or_default().to_owned(), text.as_str().unwrap_or_default().to_owned())
        };
        assert!(!uri.is_empty());
        actions.as_array().expect("a list").iter().map(action).collect()
    }

    /// Shuts down as an editor should, and returns the exit code.
    pub(super) fn leave(mut self) -> Option<i32> {
        self.ask("shutdown", Value::Null);
        assert!(self.try_ask("textDocument/hover", json!({})).is_err(), "after shutdown nothing is answered");
        self.tell("exit", Value::Null);
        self.child.wait().expect("the server ends").code()
    }
}

/// The next message of a stream.
fn read(stream: &mut BufReader<ChildStdout>) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        stream.read_line(&mut line).ok().filter(|count| *count > 0)?;
        match line.trim().strip_prefix("Content-Length: ") {
            Some(told) => length = told.parse().ok()?,
            None => break,
        }
    }
    let mut body = vec![0; length];
    stream.read_exact(&mut body).ok()?;
    serde_json::from_slice(&body).ok()
}

fn diagnostics(published: &Value) -> Vec<Value> {
    published["diagnostics"].as_array().cloned().unwrap_or_default()
}

/// A folder with these files, each a path and its content.
pub(super) fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().expect("a temporary folder can be made");
    for (path, text) in files {
        let file = folder.path().join(path);
        fs::create_dir_all(file.parent().expect("a file stands in a folder")).expect("a folder can be made");
        fs::write(file, text).expect("a file can be written");
    }
    folder
}

pub(super) fn rules(found: &[Value]) -> Vec<&str> {
    found.iter().filter_map(|one| one["code"].as_str()).collect()
}

pub(super) fn labels(items: &Value) -> Vec<&str> {
    items.as_array().expect("a list").iter().filter_map(|item| item["label"].as_str()).collect()
}
