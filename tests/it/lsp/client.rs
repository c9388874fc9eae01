//! A client that talks to the language server over its streams, as an editor does.

use std::fs;
use std::io::{BufReader, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
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
    output: Receiver<Message>,
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
            while let Ok(Some(message)) = Message::read(&mut stream) {
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
        let file = self.folder.path().canonicalize().expect("it is there").join(path);
        let parts = file
            .to_string_lossy()
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

    fn receive(&self) -> Message {
        self.output.recv_timeout(Duration::from_secs(30)).expect("the server answers")
    }

    /// Sends a request and waits for its response; other messages are ignored.
    pub(super) fn try_ask(&mut self, method: &str, params: Value) -> Result<Value, Value> {
        self.next += 1;
        let id = self.next.into();
        self.send(Message::Request(Request::new(id, method.to_owned(), params)));
        loop {
            if let Message::Response(response) = self.receive() {
                let response = serde_json::to_value(&response).expect("an answer is JSON");
                if response["id"] == self.next {
                    return response.get("error").map_or(Ok(response["result"].clone()), |error| Err(error.clone()));
                }
            }
        }
    }

    pub(super) fn ask(&mut self, method: &str, params: Value) -> Value {
        self.try_ask(method, params).unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    /// Waits until the diagnostics of a file are as expected.
    pub(super) fn findings(&mut self, path: &str, are_right: impl Fn(&[Value]) -> bool) -> Vec<Value> {
        let uri = self.uri(path);
        loop {
            let Message::Notification(notification) = self.receive() else { continue };
            let is_meant =
                notification.method == "textDocument/publishDiagnostics" && notification.params["uri"] == uri;
            let found = notification.params["diagnostics"].as_array().cloned().unwrap_or_default();
            if is_meant && are_right(&found) {
                return found;
            }
        }
    }

    pub(super) fn open(&mut self, path: &str, text: &str) {
        let document = json!({"uri": self.uri(path), "languageId": "yaml", "version": 1, "text": text});
        self.tell("textDocument/didOpen", json!({"textDocument": document}));
    }

    pub(super) fn change(&mut self, path: &str, text: &str) {
        let document = json!({"uri": self.uri(path), "version": 2});
        self.tell("textDocument/didChange", json!({"textDocument": document, "contentChanges": [{"text": text}]}));
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
