//! The language server, spoken to by a client over its streams as an editor does.

use std::fs;
use std::io::{BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use lsp_server::{Message, Notification, Request};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};
use tempfile::TempDir;

const UNIT: &str = "typ: enhet\nid: vc-norr\nnamn: Norra vårdcentralen\n";
const SYSTEM: &str = "typ: ledningssystem\nid: ls\nvårdgivare: vc-norr\n";
const ROUTINE: &str =
    "typ: rutin\nid: rut-intyg\ntitel: Intyg 😀\ngäller_för: [vc-norr]\nstatus: fastställd\nområde: [intyg]\n";
const PROCESS: &str = "typ: process\nid: proc\nenhet: vc-norr\naktiviteter:\n  - {id: a1, namn: Intyg, rutiner: [rut-intyg, 'rut-intyg']}\n";

/// What an editor leaves as it is in a URI.
const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'.').remove(b'-').remove(b'_').remove(b'~');

/// A server and the client that speaks to it.
struct Client {
    folder: TempDir,
    child: Child,
    input: Option<ChildStdin>,
    output: Receiver<Message>,
    next: i32,
}

impl Client {
    /// A client that has greeted a server over a folder of these files.
    fn over(files: &[(&str, &str)]) -> Self {
        let mut client = Self::silent(folder(files), "");
        let greeting = client.greet(&["utf-16"]);
        assert_eq!(greeting["capabilities"]["positionEncoding"], "utf-16");
        client
    }

    /// A client that has not greeted; the editor opens this folder below the files.
    fn silent(folder: TempDir, below: &str) -> Self {
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

    fn greet(&mut self, encodings: &[&str]) -> Value {
        let root = self.uri("");
        let params = json!({"rootUri": root, "capabilities": {"general": {"positionEncodings": encodings}}});
        let greeting = self.ask("initialize", params);
        self.tell("initialized", json!({}));
        greeting
    }

    fn uri(&self, path: &str) -> String {
        let file = self.folder.path().canonicalize().expect("it is there").join(path);
        let parts = file
            .to_string_lossy()
            .trim_end_matches('/')
            .split('/')
            .map(|part| utf8_percent_encode(part, KEPT).to_string())
            .collect::<Vec<_>>();
        format!("file://{}", parts.join("/"))
    }

    fn write(&mut self, bytes: &[u8]) {
        let input = self.input.as_mut().expect("the stream is open");
        input.write_all(bytes).and_then(|()| input.flush()).expect("the server listens");
    }

    fn say(&mut self, message: Message) {
        let mut bytes = Vec::new();
        message.write(&mut bytes).expect("in memory");
        self.write(&bytes);
    }

    fn tell(&mut self, method: &str, params: Value) {
        self.say(Message::Notification(Notification::new(method.to_owned(), params)));
    }

    fn hear(&self) -> Message {
        self.output.recv_timeout(Duration::from_secs(30)).expect("the server answers")
    }

    /// Asks and waits for the answer; what else comes is passed over.
    fn try_ask(&mut self, method: &str, params: Value) -> Result<Value, Value> {
        self.next += 1;
        let id = self.next.into();
        self.say(Message::Request(Request::new(id, method.to_owned(), params)));
        loop {
            if let Message::Response(response) = self.hear() {
                let told = serde_json::to_value(&response).expect("an answer is JSON");
                if told["id"] == self.next {
                    return told.get("error").map_or(Ok(told["result"].clone()), |error| Err(error.clone()));
                }
            }
        }
    }

    fn ask(&mut self, method: &str, params: Value) -> Value {
        self.try_ask(method, params).unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    /// Waits until the findings of a file are as they should be.
    fn findings(&mut self, path: &str, are_right: impl Fn(&[Value]) -> bool) -> Vec<Value> {
        let uri = self.uri(path);
        loop {
            let Message::Notification(told) = self.hear() else { continue };
            let is_meant = told.method == "textDocument/publishDiagnostics" && told.params["uri"] == uri;
            let found = told.params["diagnostics"].as_array().cloned().unwrap_or_default();
            if is_meant && are_right(&found) {
                return found;
            }
        }
    }

    fn open(&mut self, path: &str, text: &str) {
        let document = json!({"uri": self.uri(path), "languageId": "yaml", "version": 1, "text": text});
        self.tell("textDocument/didOpen", json!({"textDocument": document}));
    }

    fn change(&mut self, path: &str, text: &str) {
        let document = json!({"uri": self.uri(path), "version": 2});
        self.tell("textDocument/didChange", json!({"textDocument": document, "contentChanges": [{"text": text}]}));
    }

    fn at(&self, path: &str, line: u32, character: u32) -> Value {
        json!({"textDocument": {"uri": self.uri(path)}, "position": {"line": line, "character": character}})
    }

    /// The titles and the texts of what is offered to mend in a range of one line.
    fn mends(&mut self, path: &str, line: u32) -> Vec<(String, String)> {
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

    /// Leaves as an editor should; gives the exit code.
    fn leave(mut self) -> Option<i32> {
        self.ask("shutdown", Value::Null);
        assert!(self.try_ask("textDocument/hover", json!({})).is_err(), "after shutdown nothing is answered");
        self.tell("exit", Value::Null);
        self.child.wait().expect("the server ends").code()
    }
}

/// A folder of these files, each a path and what it holds.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().expect("a temporary folder can be made");
    for (path, text) in files {
        let file = folder.path().join(path);
        fs::create_dir_all(file.parent().expect("a file stands in a folder")).expect("a folder can be made");
        fs::write(file, text).expect("a file can be written");
    }
    folder
}

fn rules(found: &[Value]) -> Vec<&str> {
    found.iter().filter_map(|one| one["code"].as_str()).collect()
}

fn labels(items: &Value) -> Vec<&str> {
    items.as_array().expect("a list").iter().filter_map(|item| item["label"].as_str()).collect()
}

#[test]
fn a_gap_is_shown_where_it_is_and_goes_when_it_is_mended() {
    let mut client = Client::over(&[("enhet.yaml", UNIT), ("ls.yaml", SYSTEM)]);
    let faulty = "typ: rutin\nid: r\nmålgrupp: {å😀: 1}\ntitel: \"😀å\"   \nfastställd: 20250310\n";
    client.open("rutiner/ny fil å.yaml", faulty);
    let found = client.findings("rutiner/ny fil å.yaml", |found| rules(found).contains(&"form/datum"));
    let date = found.iter().find(|one| one["code"] == "form/datum").expect("it is there");
    assert_eq!(date["range"], json!({"start": {"line": 4, "character": 12}, "end": {"line": 4, "character": 20}}));
    assert_eq!((date["severity"].as_i64(), date["source"].as_str()), (Some(2), Some("ledningskoll")));
    assert!(date["message"].as_str().is_some_and(|message| message.contains("gör så: skriv fastställd: 2025-03-10")));
    client.change("rutiner/ny fil å.yaml", &faulty.replace("20250310", "2025-03-10"));
    client.findings("rutiner/ny fil å.yaml", |found| !rules(found).contains(&"form/datum"));
    assert_eq!(client.leave(), Some(0));
}

#[test]
fn a_change_in_one_file_shows_in_another_and_closing_brings_back_what_is_on_disk() {
    let mut client =
        Client::over(&[("enhet.yaml", UNIT), ("ls.yaml", SYSTEM), ("rutin.yaml", ROUTINE), ("process.yaml", PROCESS)]);
    client
        .findings("enhet.yaml", |found| !found.is_empty() && !rules(found).contains(&"hslf-fs-2018-54/2-intygsrutin"));
    client.open("rutin.yaml", ROUTINE);
    client.change("rutin.yaml", &ROUTINE.replace("fastställd", "utkast"));
    let found = client.findings("enhet.yaml", |found| rules(found).contains(&"hslf-fs-2018-54/2-intygsrutin"));
    let gap = found.iter().find(|one| one["code"] == "hslf-fs-2018-54/2-intygsrutin").expect("it is there");
    assert_eq!(gap["relatedInformation"][0]["location"]["uri"], client.uri("rutin.yaml"));
    let document = json!({"textDocument": {"uri": client.uri("rutin.yaml")}});
    client.tell("textDocument/didClose", document);
    client.findings("enhet.yaml", |found| !rules(found).contains(&"hslf-fs-2018-54/2-intygsrutin"));
    fs::remove_file(client.folder.path().join("rutin.yaml")).expect("it is there");
    let changes = json!({"changes": [{"uri": client.uri("rutin.yaml"), "type": 3}]});
    client.tell("workspace/didChangeWatchedFiles", changes);
    client.findings("enhet.yaml", |found| rules(found).contains(&"hslf-fs-2018-54/2-intygsrutin"));
}

#[test]
fn an_id_leads_to_its_document_and_is_renamed_in_every_file() {
    let mut client =
        Client::over(&[("enhet.yaml", UNIT), ("ls.yaml", SYSTEM), ("rutin.yaml", ROUTINE), ("process.yaml", PROCESS)]);
    let in_process = client.at("process.yaml", 4, 43);
    let there = client.ask("textDocument/definition", in_process.clone());
    let range = json!({"start": {"line": 1, "character": 4}, "end": {"line": 1, "character": 13}});
    assert_eq!(there, json!([{"uri": client.uri("rutin.yaml"), "range": range}]));
    let mut params = in_process.clone();
    params["context"] = json!({"includeDeclaration": true});
    assert_eq!(client.ask("textDocument/references", params).as_array().map(Vec::len), Some(3));
    assert_eq!(client.ask("textDocument/prepareRename", in_process.clone())["placeholder"], "rut-intyg");
    let mut params = in_process.clone();
    params["newName"] = json!("RS 2025: 12");
    let edits = client.ask("textDocument/rename", params);
    let texts = |path: &str| {
        edits["changes"][client.uri(path)]
            .as_array()
            .expect("edits")
            .iter()
            .map(|edit| edit["newText"].clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(texts("rutin.yaml"), ["\"RS 2025: 12\""]);
    assert_eq!(texts("process.yaml"), ["\"RS 2025: 12\"", "'RS 2025: 12'"]);
    let mut params = client.at("enhet.yaml", 1, 6);
    params["newName"] = json!("  ");
    let refused = client.try_ask("textDocument/rename", params).expect_err("an empty id is none");
    assert_eq!(refused["message"], "ett id är en text på en rad");
    let by_unit = client.at("enhet.yaml", 1, 6);
    let mut params = by_unit;
    params["context"] = json!({"includeDeclaration": false});
    let named = client.ask("textDocument/references", params);
    assert_eq!(named.as_array().map(Vec::len), Some(3), "{named}");
}

#[test]
fn a_field_is_explained_and_what_fits_is_offered() {
    let mut client = Client::over(&[("enhet.yaml", UNIT), ("ls.yaml", SYSTEM), ("rutin.yaml", ROUTINE)]);
    let hover = client.ask("textDocument/hover", client.at("rutin.yaml", 4, 2));
    let text = hover["contents"]["value"].as_str().expect("a text");
    assert!(text.contains("**status** · Rutin") && text.contains("utkast, på granskning"), "{text}");
    let hover = client.ask("textDocument/hover", client.at("rutin.yaml", 3, 15));
    assert!(hover["contents"]["value"].as_str().is_some_and(|text| text.contains("Norra vårdcentralen")), "{hover}");

    let unfinished = format!("{ROUTINE}fast\ngiltig_till: \nupprättad_av: [x, \nansvar:\n  - uppgift: a\n    ro\n");
    client.open("rutin.yaml", &unfinished);
    let keys = client.ask("textDocument/completion", client.at("rutin.yaml", 6, 4));
    assert!(labels(&keys).contains(&"fastställd_av") && !labels(&keys).contains(&"status"), "{keys}");
    let edit = &keys
        .as_array()
        .expect("a list")
        .iter()
        .find(|item| item["label"] == "fastställd")
        .expect("it is there")["textEdit"];
    assert_eq!(edit["newText"], "fastställd: ");
    assert_eq!(edit["range"], json!({"start": {"line": 6, "character": 0}, "end": {"line": 6, "character": 4}}));
    let words = client.ask("textDocument/completion", client.at("rutin.yaml", 4, 9));
    assert_eq!(labels(&words)[..2], ["utkast", "på granskning"]);
    let units = client.ask("textDocument/completion", client.at("rutin.yaml", 3, 13));
    assert_eq!(labels(&units), ["vc-norr"]);
    let open_end = client.ask("textDocument/completion", client.at("rutin.yaml", 7, 13));
    assert_eq!(labels(&open_end), ["tills vidare"]);
    let nested = client.ask("textDocument/completion", client.at("rutin.yaml", 11, 6));
    assert_eq!(labels(&nested), ["roll"]);
    client.open("tom.yaml", "typ: r");
    let kinds = client.ask("textDocument/completion", client.at("tom.yaml", 0, 6));
    assert!(labels(&kinds).contains(&"riskanalys"), "{kinds}");
}

#[test]
fn what_can_be_mended_is_offered() {
    let text = "typ: rutin\nid: rut\ngiltig_fran: 2025-01-01\nfastställd: 9/3 2025\nstatus: fastställd\nlagstöd: [SOSFS 2005:28]\ngäller_för: [vc-nor]\n";
    let mut client = Client::over(&[("enhet.yaml", UNIT), ("ls.yaml", SYSTEM), ("rutin.yaml", text)]);
    client.findings("rutin.yaml", |found| found.len() > 3);
    let mended =
        |found: Vec<(String, String)>, text: &str| assert!(found.iter().any(|(_, new)| new == text), "{found:?}");
    mended(client.mends("rutin.yaml", 2), "giltig_från");
    mended(client.mends("rutin.yaml", 3), "2025-03-09");
    let successors = client.mends("rutin.yaml", 5);
    assert!(
        successors.iter().any(|(title, new)| title.starts_with("byt SOSFS 2005:28 mot") && new.starts_with("HSLF-FS")),
        "{successors:?}"
    );
    let missing = client.mends("rutin.yaml", 1);
    let field = missing.iter().find(|(title, _)| title.starts_with("lägg till fältet")).expect("a field is missing");
    assert!(field.1.starts_with('\n') && field.1.contains(":   # "), "{field:?}");
}

#[test]
fn columns_are_bytes_where_that_is_agreed() {
    let folder = folder(&[("enhet.yaml", UNIT), ("ls.yaml", SYSTEM)]);
    let mut client = Client::silent(folder, "");
    assert_eq!(client.greet(&["utf-8", "utf-16"])["capabilities"]["positionEncoding"], "utf-8");
    client.open("r.yaml", "{typ: rutin, id: r, titel: 😀å, fastställd: 20250310}\n");
    let found = client.findings("r.yaml", |found| rules(found).contains(&"form/datum"));
    let date = found.iter().find(|one| one["code"] == "form/datum").expect("it is there");
    assert_eq!(date["range"]["start"]["character"], 48);
}

#[test]
fn what_is_malformed_does_not_end_it() {
    let folder = folder(&[("enhet.yaml", UNIT), ("ls.yaml", SYSTEM), ("rutin.yaml", ROUTINE)]);
    let mut client = Client::silent(folder, "");
    let early = client.try_ask("textDocument/hover", json!({})).expect_err("first comes the greeting");
    assert_eq!(early["code"], -32002);
    client.greet(&[]);
    client.write(b"skr\xe5p\r\nContent-Length: 7\r\n\r\n{\"a\":]}");
    client.write(b"Content-Length: 2\r\n\r\n{}Content-Length: 99999999999999\r\n\r\n");
    client.tell("textDocument/didOpen", json!({"textDocument": 7}));
    client.tell(
        "textDocument/didChange",
        json!({"textDocument": {"uri": "inte en uri", "version": 1}, "contentChanges": []}),
    );
    client.tell("finns/inte", json!(null));
    let refused = |answer: Result<Value, Value>| answer.expect_err("it is refused")["code"].clone();
    assert_eq!(refused(client.try_ask("textDocument/hover", json!([1]))), -32602);
    assert_eq!(refused(client.try_ask("finns/inte", json!({}))), -32601);
    for (line, character) in [(0, 0), (9_999, 0), (2, 9_999), (u32::MAX, u32::MAX)] {
        for method in ["hover", "definition", "completion", "prepareRename"] {
            let answer = client.try_ask(&format!("textDocument/{method}"), client.at("rutin.yaml", line, character));
            assert!(answer.is_ok(), "{answer:?}");
        }
    }
    let outside = json!({"textDocument": {"uri": "file:///finns/inte.yaml"}, "position": {"line": 0, "character": 0}});
    assert_eq!(client.ask("textDocument/hover", outside), Value::Null);
    for text in
        ["", "\u{feff}", "typ: [", "a: &a *a", "typ: rutin\nid: 😀\n\u{0}", "---\n---\n- - - x", "<<<<<<< HEAD\n"]
    {
        client.open("trasig.yaml", text);
        let end = client.at("trasig.yaml", 2, 3);
        assert!(client.try_ask("textDocument/completion", end).is_ok(), "{text:?}");
    }
    assert_eq!(client.leave(), Some(0));
}

#[test]
fn an_editor_that_opens_a_folder_below_gets_the_whole_and_one_that_just_leaves_is_told_apart() {
    let folder = folder(&[("enhet.yaml", UNIT), ("ls.yaml", SYSTEM), ("rutiner/r.yaml", ROUTINE)]);
    let mut client = Client::silent(folder, "rutiner");
    let root = client.uri("rutiner");
    client.ask("initialize", json!({"rootUri": root, "capabilities": {}}));
    let unit = client.ask("textDocument/definition", client.at("rutiner/r.yaml", 3, 15));
    assert_eq!(unit[0]["uri"], client.uri("enhet.yaml"));
    drop(client.input.take());
    assert_eq!(client.child.wait().expect("the server ends").code(), Some(1));
}

#[test]
fn the_page_on_editors_names_commands_and_files_that_are_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(root.join("docs/EDITOR.md")).expect("the page is there");
    let json = page.split("```json\n").nth(1).and_then(|rest| rest.split("```").next()).expect("settings in JSON");
    let settings: Value = serde_json::from_str(json).expect("the settings are JSON");
    assert_eq!(settings["glspc.server.commandArguments"], json!(["lsp"]));
    let mut commands = 0;
    for named in page.split('`').filter_map(|part| part.strip_prefix("ledningskoll ")) {
        let output = Command::new(env!("CARGO_BIN_EXE_ledningskoll")).args(named.split(' ')).arg("--help").output();
        assert!(output.expect("the program starts").status.success(), "{named}");
        commands += 1;
    }
    assert!(commands >= 4 && page.contains("tests/editor.lua") && root.join("tests/editor.lua").is_file());
}
