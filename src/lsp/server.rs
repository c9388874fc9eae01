//! The message loop of the language server, from `initialize` to `exit`.

use std::collections::BTreeMap;
use std::io::{BufRead, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use jiff::civil::Date;
use lsp_server::{ErrorCode, Message, Notification, Request, Response};
use serde::Serialize;
use serde_json::{Value, json};

use super::answering::{self, ServerState};
use super::greeting::Greeting;
use super::hearing::Change;
use super::judging::Judged;
use super::publishing::{Published, Window};
use super::systems::Systems;
use super::wire::{Messages, Received, refuse, write};
use super::worker::{Event, Job, Outcome, Standing, SystemId, Worker};
use crate::audit::Options;
use crate::catalogue::Catalogue;
use crate::corpus::reading::Reader;

/// The settings of the server.
#[derive(Debug, Clone)]
pub struct Setting<'server> {
    /// The kinds, the acts and the requirements.
    pub catalogue: &'server Catalogue,
    /// The audit date.
    pub date: Date,
    /// The local profiles to switch on, beside those that the documents name.
    pub profiles: Vec<String>,
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
pub fn serve(setting: &Setting<'_>, input: impl BufRead + Send, mut output: impl Write) -> Ending {
    let (sender, events) = channel();
    let reader = Reader::new(setting.catalogue).on(setting.date);
    thread::scope(|scope| {
        let received = sender.clone();
        scope.spawn(move || listen(Messages::new(input), &received));
        let Some(greeting) = greeted(&events, &mut output) else { return Ending::Abrupt };
        let options = Options {
            date: Some(setting.date),
            // History concerns committed files only, and tracing it takes too long between two keystrokes.
            ignore: vec!["historik".to_owned()],
            profiles: setting.profiles.clone(),
            ..Options::default()
        };
        let (jobs, waiting) = channel();
        let (catalogue, reader) = (setting.catalogue, &reader);
        let worker = Worker { catalogue, reader, options, answers: sender, archives: BTreeMap::new() };
        scope.spawn(move || worker.work(&waiting));
        let state = ServerState { catalogue, systems: Systems::new(reader), greeting };
        let mut server = Server { state, output, jobs, window: Window::default(), is_leaving: false };
        server.begin();
        server.run(&events)
    })
}

/// Forwards messages from the editor as events until it exits.
fn listen(mut messages: Messages<impl BufRead>, events: &Sender<Event>) {
    loop {
        let received = messages.read();
        let is_last = match &received {
            Received::End => true,
            Received::Message(Message::Notification(told)) => told.method == "exit",
            Received::Message(Message::Request(_) | Message::Response(_)) | Received::Malformed(_) => false,
        };
        if events.send(Event::Received(received)).is_err() || is_last {
            return;
        }
    }
}

/// Waits for `initialize` and answers it; none if the editor exits first.
fn greeted(events: &Receiver<Event>, output: &mut impl Write) -> Option<Greeting> {
    for event in events {
        match event {
            Event::Received(Received::Message(Message::Request(request))) if request.method == "initialize" => {
                let greeting = Greeting::of(&request.params);
                let response = Response::new_ok(request.id, greeting.answer());
                return write(output, &Message::Response(response)).ok().map(|()| greeting);
            }
            Event::Received(Received::Message(Message::Request(request))) => {
                let code = ErrorCode::ServerNotInitialized;
                let response = answering::refused(request.id, code, "initialize ska komma först");
                write(output, &Message::Response(response)).ok()?;
            }
            Event::Received(Received::Malformed(fault)) => refuse(output, &fault).ok()?,
            Event::Received(Received::Message(Message::Notification(told))) if told.method == "exit" => return None,
            Event::Received(Received::End) => return None,
            Event::Received(Received::Message(_)) | Event::Done(..) => {}
        }
    }
    None
}

struct Server<'server, Output> {
    state: ServerState<'server>,
    output: Output,
    jobs: Sender<(SystemId, Job)>,
    window: Window,
    is_leaving: bool,
}

impl<Output: Write> Server<'_, Output> {
    fn begin(&mut self) {
        if self.state.greeting.can_watch {
            // Editors tell of a folder that is removed by its own name, not by those of the files in it.
            let watchers = json!([{"globPattern": "**/*.{yaml,yml}"}, {"globPattern": "**/*", "kind": 5}]);
            let registration = json!({
                "id": "filer",
                "method": "workspace/didChangeWatchedFiles",
                "registerOptions": {"watchers": watchers},
            });
            let params = json!({"registrations": [registration]});
            let method = "client/registerCapability".to_owned();
            self.send(Message::Request(Request::new("filer".to_owned().into(), method, params)));
        }
        for folder in self.state.greeting.folders.clone() {
            self.open_folder(&folder);
        }
    }

    fn run(&mut self, events: &Receiver<Event>) -> Ending {
        for event in events {
            match event {
                Event::Done(system, outcome) => self.take(system, outcome),
                Event::Received(Received::Message(Message::Request(request))) => self.answer(request),
                Event::Received(Received::Message(Message::Notification(told))) if told.method == "exit" => break,
                Event::Received(Received::Message(Message::Notification(told))) => self.hear(told),
                Event::Received(Received::Message(Message::Response(_))) => {}
                Event::Received(Received::Malformed(fault)) => {
                    // A closed output is no error: the end of the input ends the server.
                    let _ = refuse(&mut self.output, &fault);
                }
                Event::Received(Received::End) => break,
            }
        }
        if self.is_leaving { Ending::Orderly } else { Ending::Abrupt }
    }

    fn answer(&mut self, request: Request) {
        let response = match request.method.as_str() {
            _ if self.is_leaving => answering::refused(request.id, ErrorCode::InvalidRequest, "servern avslutas"),
            "shutdown" => {
                self.is_leaving = true;
                Response::new_ok(request.id, Value::Null)
            }
            "initialize" => answering::refused(request.id, ErrorCode::InvalidRequest, "servern är redan igång"),
            _ => answering::answer(&self.state, request),
        };
        self.send(Message::Response(response));
    }

    /// Applies a notification, and shows and judges what has changed.
    fn hear(&mut self, told: Notification) {
        let systems = &mut self.state.systems;
        // A panic over one notification does not end the server.
        let changes = catch_unwind(AssertUnwindSafe(|| super::hearing::hear(systems, told))).unwrap_or_default();
        let mut judged = Vec::new();
        for change in changes {
            match change {
                Change::File(system, path) => {
                    self.show(system, &path);
                    judged.push(system);
                }
                Change::Reload(system) => self.load(system),
                Change::Opened(folder) => {
                    self.open_folder(&folder);
                }
                Change::Closed(folder) => self.close_folder(&folder),
            }
        }
        judged.sort_unstable();
        judged.dedup();
        judged.into_iter().for_each(|system| self.judge(system));
    }

    fn open_folder(&mut self, folder: &str) {
        if let Some(system) = self.state.systems.open_folder(folder) {
            self.load(system);
        }
        self.settle();
    }

    fn close_folder(&mut self, folder: &str) {
        if let Some(system) = self.state.systems.close_folder(folder) {
            self.publish(|window, _| window.close(&system));
            self.give(system.id, Job::Forget);
        }
        self.settle();
    }

    /// Puts the open files where they belong, after folders were opened or closed.
    fn settle(&mut self) {
        for gone in self.state.systems.settle() {
            self.publish(|window, _| window.close(&gone));
        }
        let ids: Vec<SystemId> = self.state.systems.all.iter().map(|system| system.id).collect();
        ids.iter().for_each(|id| self.show_all(*id));
        ids.into_iter().for_each(|id| self.judge(id));
    }

    /// Reads the files of a folder: of a small one at once, so that the first answers know them.
    fn load(&mut self, id: SystemId) {
        let Some(system) = self.state.systems.get(id) else { return };
        let Some(folder) = system.workspace.folder().map(Path::to_owned) else { return };
        let at_once = if system.is_loaded { None } else { self.state.systems.read_at_once(&folder) };
        match at_once {
            Some(files) => self.take(id, Outcome::Loaded(files)),
            None => self.give(id, Job::Load(folder)),
        }
    }

    /// Has the files of a system judged: those of a folder by the worker, a file that is open alone at once.
    fn judge(&mut self, id: SystemId) {
        // Before the files are read, every reference to one of them would be unknown.
        let Some(system) = self.state.systems.get(id).filter(|system| system.is_loaded) else { return };
        let files = system.workspace.files.clone();
        match system.workspace.folder().map(Path::to_owned) {
            Some(folder) => self.give(id, Job::Judge(folder, files)),
            None => self.take(id, Outcome::Judged(Judged::alone(files))),
        }
    }

    fn give(&self, id: SystemId, job: Job) {
        // NOTE: the worker lives as long as the server, so sending cannot fail.
        let _ = self.jobs.send((id, job));
    }

    fn take(&mut self, id: SystemId, outcome: Outcome) {
        let Some(system) = self.state.systems.get_mut(id) else { return };
        match outcome {
            Outcome::Loaded(files) => {
                system.workspace.adopt(files);
                system.is_loaded = true;
                self.judge(id);
            }
            Outcome::History(said, standing) => {
                let method = match standing {
                    Standing::Usual => "window/logMessage",
                    Standing::Missing => "window/showMessage",
                };
                self.say(method, &said);
            }
            Outcome::Judged(judged) => {
                let notes: Vec<String> = judged.notes.iter().chain(&judged.failure).cloned().collect();
                let failure = judged.failure.clone();
                let new = notes.into_iter().filter(|note| !system.said.contains(note)).collect::<Vec<_>>();
                system.said.extend(new.iter().cloned());
                // Freeing the findings of a large folder takes longer than a keystroke.
                let old = system.judged.replace(judged);
                rayon::spawn(move || drop(old));
                for note in new {
                    let is_failure = failure.as_ref() == Some(&note);
                    self.say(if is_failure { "window/showMessage" } else { "window/logMessage" }, &note);
                }
                self.show_all(id);
            }
        }
    }

    fn say(&mut self, method: &str, sentence: &str) {
        let level = if method == "window/showMessage" { 2 } else { 3 };
        self.notify(method, json!({"type": level, "message": format!("ledningskoll: {sentence}")}));
    }

    /// Shows every file of a system of which there is something to show or to take away.
    fn show_all(&mut self, id: SystemId) {
        let Some(system) = self.state.systems.get(id) else { return };
        let mut paths: Vec<String> = self.window.paths(id);
        paths.extend(system.workspace.files.keys().cloned());
        paths.sort();
        paths.dedup();
        paths.iter().for_each(|path| self.show(id, path));
    }

    fn show(&mut self, id: SystemId, path: &str) {
        self.publish(|window, state| window.show(&state.systems, (id, path), state.greeting.units));
        let is_over = |system: &super::systems::System<'_>| {
            system.workspace.folder().is_none() && system.workspace.files.is_empty()
        };
        if self.state.systems.get(id).is_some_and(is_over) {
            self.state.systems.all.retain(|system| system.id != id);
        }
    }

    fn publish(&mut self, due: impl FnOnce(&mut Window, &ServerState<'_>) -> Vec<Published>) {
        for params in due(&mut self.window, &self.state) {
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
