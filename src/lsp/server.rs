//! The message loop of the language server, from `initialize` to `exit`.

use std::collections::HashMap;
use std::io::{BufRead, Write};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use jiff::civil::Date;
use lsp_server::{ErrorCode, Message, Notification, Request, Response};
use serde::Serialize;
use serde_json::{Value, json};

use super::answering::{self, ServerState};
use super::diagnostics::{current, published};
use super::judging::{Event, Files, Judged, work};
use super::positions::{Units, file};
use super::wire::{Received, read, write};
use super::workspace::{Workspace, root};
use crate::audit::Options;
use crate::catalogue::Catalogue;
use crate::corpus::reading::{FileRead, Reader};
use crate::finding::Finding;

/// The settings of the server.
#[derive(Debug, Clone)]
pub struct Setting<'server> {
    /// The kinds, the acts and the requirements.
    pub catalogue: &'server Catalogue,
    /// The audit date.
    pub date: Date,
    /// The local profiles to switch on, beside those that the documents name.
    pub profiles: Vec<String>,
    /// The folder to audit if the editor names none.
    pub folder: PathBuf,
}

/// How the message loop ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// The editor sent `shutdown` first.
    Orderly,
    /// The stream ended, or `exit` came, without `shutdown`.
    Abrupt,
}

/// Serves one editor until it exits.
pub fn serve(setting: &Setting<'_>, mut input: impl BufRead + Send, mut output: impl Write) -> Ending {
    let (sender, events) = channel();
    thread::scope(|scope| {
        let received = sender.clone();
        scope.spawn(move || listen(&mut input, &received));
        let Some(greeting) = greeted(&events, &mut output) else { return Ending::Abrupt };
        let root = root(&greeting.folder.unwrap_or_else(|| setting.folder.clone()));
        let options = Options {
            root: root.clone(),
            date: Some(setting.date),
            // History concerns committed files only, and tracing it takes too long between two keystrokes.
            ignore: vec!["historik".to_owned()],
            profiles: setting.profiles.clone(),
            ..Options::default()
        };
        let (jobs, waiting) = channel();
        scope.spawn(move || work(setting.catalogue, &options, &waiting, &sender));
        let workspace = Workspace::new(Reader::new(setting.catalogue).on(setting.date), root);
        let state =
            ServerState { catalogue: setting.catalogue, workspace, judged: Judged::default(), units: greeting.units };
        let mut server = Server { state, output, jobs, shown: HashMap::new(), is_leaving: false };
        server.begin(greeting.can_watch);
        server.run(&events)
    })
}

/// Forwards messages from the editor as events until it exits.
fn listen(input: &mut impl BufRead, events: &Sender<Event>) {
    loop {
        let received = read(input);
        let is_last = match &received {
            Received::End => true,
            Received::Message(Message::Notification(told)) => told.method == "exit",
            Received::Message(Message::Request(_) | Message::Response(_)) | Received::Malformed => false,
        };
        if events.send(Event::Received(received)).is_err() || is_last {
            return;
        }
    }
}

/// The parameters of `initialize` that the server uses.
struct Greeting {
    folder: Option<PathBuf>,
    units: Units,
    can_watch: bool,
}

/// Waits for `initialize` and answers it; none if the editor exits first.
fn greeted(events: &Receiver<Event>, output: &mut impl Write) -> Option<Greeting> {
    for event in events {
        match event {
            Event::Received(Received::Message(Message::Request(request))) if request.method == "initialize" => {
                let greeting = greeting(&request.params);
                let response = Response::new_ok(request.id, answering::abilities(greeting.units));
                return write(output, &Message::Response(response)).ok().map(|()| greeting);
            }
            Event::Received(Received::Message(Message::Request(request))) => {
                let code = ErrorCode::ServerNotInitialized;
                let response = answering::refused(request.id, code, "initialize ska komma först");
                write(output, &Message::Response(response)).ok()?;
            }
            Event::Received(Received::Message(Message::Notification(told))) if told.method == "exit" => return None,
            Event::Received(Received::End) => return None,
            Event::Received(Received::Message(_) | Received::Malformed) | Event::Judged(_) => {}
        }
    }
    None
}

fn greeting(params: &Value) -> Greeting {
    let named = params.pointer("/workspaceFolders/0/uri").or_else(|| params.get("rootUri")).and_then(Value::as_str);
    let by_uri = named.and_then(|named| file(&named.parse().ok()?));
    let by_path = || params.get("rootPath").and_then(Value::as_str).map(PathBuf::from);
    let encodings = params.pointer("/capabilities/general/positionEncodings").and_then(Value::as_array);
    let takes_bytes = encodings.is_some_and(|all| all.first().and_then(Value::as_str) == Some("utf-8"));
    let watching = params.pointer("/capabilities/workspace/didChangeWatchedFiles/dynamicRegistration");
    Greeting {
        folder: by_uri.or_else(by_path),
        units: if takes_bytes { Units::Utf8 } else { Units::Utf16 },
        can_watch: watching.and_then(Value::as_bool).unwrap_or(false),
    }
}

/// The file and the findings that were last published.
type Shown = (Arc<FileRead>, Vec<Finding>);

struct Server<'server, Output> {
    state: ServerState<'server>,
    output: Output,
    jobs: Sender<Files>,
    shown: HashMap<String, Shown>,
    is_leaving: bool,
}

impl<Output: Write> Server<'_, Output> {
    fn begin(&mut self, can_watch: bool) {
        if can_watch {
            let watchers = json!([{"globPattern": "**/*.{yaml,yml}"}]);
            let registration = json!({"id": "filer", "method": "workspace/didChangeWatchedFiles", "registerOptions": {"watchers": watchers}});
            let request = Request::new(
                "filer".to_owned().into(),
                "client/registerCapability".to_owned(),
                json!({"registrations": [registration]}),
            );
            self.send(Message::Request(request));
        }
        self.state.workspace.load();
        self.judge();
    }

    fn run(&mut self, events: &Receiver<Event>) -> Ending {
        for event in events {
            match event {
                Event::Judged(judged) => self.take(judged),
                Event::Received(Received::Message(Message::Request(request))) => self.answer(request),
                Event::Received(Received::Message(Message::Notification(told))) if told.method == "exit" => break,
                Event::Received(Received::Message(Message::Notification(told))) => self.hear(told),
                Event::Received(Received::Message(Message::Response(_)) | Received::Malformed) => {}
                Event::Received(Received::End) => break,
            }
        }
        if self.is_leaving { Ending::Orderly } else { Ending::Abrupt }
    }

    fn answer(&mut self, request: Request) {
        let response = match request.method.as_str() {
            "shutdown" => {
                self.is_leaving = true;
                Response::new_ok(request.id, Value::Null)
            }
            _ if self.is_leaving => answering::refused(request.id, ErrorCode::InvalidRequest, "servern avslutas"),
            _ => answering::answer(&self.state, request),
        };
        self.send(Message::Response(response));
    }

    /// Applies a notification on files, and publishes and judges the changes.
    fn hear(&mut self, told: Notification) {
        let changed = self.state.hear(told);
        if changed.is_empty() {
            return;
        }
        for path in &changed {
            self.show(path);
        }
        self.judge();
    }

    fn judge(&self) {
        // NOTE: the worker lives as long as the server, so sending cannot fail.
        let _ = self.jobs.send(self.state.workspace.files.clone());
    }

    fn take(&mut self, judged: Judged) {
        if let Some(failure) = judged.failure.as_ref().filter(|_| judged.failure != self.state.judged.failure) {
            let message = json!({"type": 2, "message": format!("ledningskoll: {failure}")});
            self.notify("window/showMessage", message);
        }
        self.state.judged = judged;
        let with_findings =
            self.state.judged.findings.keys().chain(self.shown.keys()).chain(self.state.workspace.files.keys());
        let mut paths: Vec<String> = with_findings.cloned().collect();
        paths.sort();
        paths.dedup();
        for path in paths {
            self.show(&path);
        }
    }

    /// Publishes the findings of a file as it is now, unless they are published already.
    fn show(&mut self, path: &str) {
        let findings = current(&self.state.workspace, &self.state.judged, path);
        let Some(file) = self.state.workspace.files.get(path).cloned() else {
            if self.shown.remove(path).is_some() {
                self.publish(path, &[]);
            }
            return;
        };
        let before = self.shown.get(path);
        let is_shown = before.is_some_and(|(shown, found)| Arc::ptr_eq(shown, &file) && *found == findings);
        let was_empty = before.is_none_or(|(_, found)| found.is_empty());
        if !(is_shown || was_empty && findings.is_empty()) {
            self.publish(path, &findings);
        }
        self.shown.insert(path.to_owned(), (file, findings));
    }

    fn publish(&mut self, path: &str, findings: &[Finding]) {
        let state = &self.state;
        if let Some(params) = published(&state.workspace, &state.judged, (path, findings), state.units) {
            self.notify("textDocument/publishDiagnostics", params);
        }
    }

    fn notify(&mut self, method: &str, params: impl Serialize) {
        self.send(Message::Notification(Notification::new(method.to_owned(), params)));
    }

    fn send(&mut self, message: Message) {
        // A closed output is no error: the end of the input ends the server.
        let _ = write(&mut self.output, &message);
    }
}
