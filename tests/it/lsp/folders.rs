//! Folders: none, one without documents, several, and those that come and go while the server runs.

use std::fs;

use serde_json::{Value, json};

use super::client::{Client, PROCESS, ROUTINE, SYSTEM, UNIT, folder, rules};
use crate::shared::repository::{address, git};

/// A routine whose date is of the wrong form.
const FAULTY: &str = "typ: rutin\nid: r\nfastställd: 20250310\n";
/// A process that refers to a routine that its folder does not hold.
const LONELY: &str = "typ: process\nid: p\naktiviteter:\n  - {id: a, namn: A, rutiner: [rut-borta]}\n";

/// A client that has told the server of these folders below its own.
fn over(files: &[(&str, &str)], folders: &[&str]) -> Client {
    let mut client = Client::silent(folder(files), "");
    let open: Vec<Value> = folders.iter().map(|path| named(&client, path)).collect();
    let greeting = client.ask("initialize", json!({"rootUri": null, "workspaceFolders": open, "capabilities": {}}));
    assert_eq!(greeting["capabilities"]["workspace"]["workspaceFolders"]["changeNotifications"], true);
    client.tell("initialized", json!({}));
    client
}

fn named(client: &Client, path: &str) -> Value {
    json!({"uri": client.uri(path), "name": path})
}

fn uris(published: &[Value]) -> Vec<&str> {
    published.iter().filter_map(|one| one["uri"].as_str()).collect()
}

#[test]
fn an_empty_folder_is_silent_and_takes_its_first_document() {
    let mut client = Client::over(&[]);
    let uri = client.uri("ny.yaml");
    client.open("ny.yaml", "");
    client.change_as(&uri, 2, FAULTY);
    let published = client.published_until(|one| one["uri"] == uri && one["diagnostics"] != json!([]));
    assert!(uris(&published).iter().all(|one| *one == uri), "{published:?}");
    client.change_as(&uri, 3, "");
    client.published_until(|one| one["uri"] == uri && one["diagnostics"] == json!([]));
    client.close_as(&uri);
    assert_eq!(client.ask("workspace/symbol", json!({"query": ""})), json!([]));
    assert_eq!(client.leave(), Some(0));
}

#[test]
fn the_last_file_takes_its_findings_with_it() {
    let mut client = Client::over(&[("r.yaml", FAULTY)]);
    let uri = client.uri("r.yaml");
    client.findings("r.yaml", |found| !found.is_empty());
    fs::remove_file(client.folder.path().join("r.yaml")).expect("it is there");
    client.tell_gone(&[&uri]);
    client.findings("r.yaml", <[Value]>::is_empty);
    assert_eq!(client.leave(), Some(0));
}

#[test]
fn a_folder_without_a_document_of_ours_is_silent() {
    let compose = "services:\n  web:\n    image: nginx\n    status: godkänd\n    datum: 20250310\n";
    let mut client = Client::over(&[("docker-compose.yaml", compose), ("values.yml", "replicas: 2\n")]);
    client.open("docker-compose.yaml", compose);
    client.open("slut.yaml", FAULTY);
    let last = client.uri("slut.yaml");
    let published = client.published_until(|one| one["uri"] == last && one["diagnostics"] != json!([]));
    let told = published.iter().filter(|one| one["uri"] != last && one["diagnostics"] != json!([]));
    assert_eq!(told.count(), 0, "{published:?}");
}

#[test]
fn without_a_folder_only_the_text_of_the_open_file_is_judged() {
    let mut client = over(&[("r.yaml", FAULTY), ("ls.yaml", SYSTEM), ("a/p.yaml", LONELY)], &[]);
    let (lonely, faulty) = (client.uri("a/p.yaml"), "untitled:Untitled-1");
    client.open("a/p.yaml", LONELY);
    client.open_as(faulty, 4, FAULTY);
    let published = client.published_until(|one| one["uri"] == faulty && one["diagnostics"] != json!([]));
    assert!(uris(&published).iter().all(|one| [&*lonely, faulty].contains(one)), "{published:?}");
    let of_lonely = published.iter().find(|one| one["uri"] == lonely).expect("it is open");
    assert_eq!(of_lonely["diagnostics"], json!([]), "what another file may hold is not missed");
    assert_eq!(rules(published.last().expect("one")["diagnostics"].as_array().expect("a list"))[0], "form/datum");
    client.close_as(faulty);
    client.findings_of(faulty, <[Value]>::is_empty);
    assert_eq!(client.leave(), Some(0));
}

#[test]
fn each_folder_is_a_ledningssystem_of_its_own() {
    let files = [
        ("ett/enhet.yaml", UNIT),
        ("ett/ls.yaml", SYSTEM),
        ("ett/rutin.yaml", ROUTINE),
        ("två/enhet.yaml", UNIT),
        ("två/ls.yaml", SYSTEM),
        ("två/process.yaml", PROCESS),
    ];
    let mut client = over(&files, &["ett", "två"]);
    let found = client.findings("två/process.yaml", |found| !found.is_empty());
    assert!(rules(&found).contains(&"referens/okand"), "the routine is in another ledningssystem: {found:?}");
    let unit = client.ask("textDocument/definition", client.at("två/process.yaml", 2, 10));
    assert_eq!(unit.as_array().map(Vec::len), Some(1), "{unit}");
    assert_eq!(unit[0]["uri"], client.uri("två/enhet.yaml"));
    let both = client.ask("workspace/symbol", json!({"query": "vårdcentralen"}));
    assert_eq!(both.as_array().map(Vec::len), Some(2), "{both}");
}

#[test]
fn folders_come_and_go() {
    let files = [("ett/r.yaml", FAULTY), ("två/r.yaml", FAULTY), ("två/ls.yaml", "typ: ledningssystem\nid: två\n")];
    let mut client = over(&files, &["ett"]);
    client.findings("ett/r.yaml", |found| !found.is_empty());
    client.open("två/r.yaml", FAULTY);
    let alone = client.findings("två/r.yaml", |found| !found.is_empty());
    let event = json!({"event": {"added": [named(&client, "två")], "removed": [named(&client, "ett")]}});
    client.tell("workspace/didChangeWorkspaceFolders", event);
    client.findings("ett/r.yaml", <[Value]>::is_empty);
    client.findings("två/r.yaml", |found| found.len() > alone.len());
    let event = json!({"event": {"added": [], "removed": [named(&client, "två")]}});
    client.tell("workspace/didChangeWorkspaceFolders", event);
    client.findings("två/r.yaml", |found| found == alone);
    assert_eq!(client.ask("workspace/symbol", json!({"query": "två"})), json!([]));
    assert_eq!(client.leave(), Some(0));
}

#[test]
fn a_folder_that_is_deleted_takes_its_findings_with_it() {
    // Windows takes no folder away in which a program stands.
    let folders = ["rutiner", ""];
    for gone in folders.iter().take(if cfg!(windows) { 1 } else { 2 }) {
        let files = [("ls.yaml", SYSTEM), ("rutiner/djupt/r.yaml", FAULTY), ("rutiner/s.yaml", FAULTY)];
        let mut client = Client::over(&files);
        client.findings("rutiner/s.yaml", |found| !found.is_empty());
        let (uri, mut left) =
            (client.uri(gone), vec![client.uri("rutiner/djupt/r.yaml"), client.uri("rutiner/s.yaml")]);
        fs::remove_dir_all(client.folder.path().join(gone)).expect("it is there");
        client.tell_gone(&[&uri]);
        while !left.is_empty() {
            let published = client.published_until(|one| one["diagnostics"] == json!([]));
            left.retain(|uri| published.last().is_none_or(|one| one["uri"] != *uri));
        }
        assert_eq!(client.leave(), Some(0));
    }
}

#[test]
fn a_nested_folder_is_judged_once_and_by_its_own_system() {
    let files = [("ls.yaml", SYSTEM), ("enhet.yaml", UNIT), ("inre/ls.yaml", SYSTEM), ("inre/process.yaml", PROCESS)];
    let mut client = over(&files, &["", "inre"]);
    let uri = client.uri("inre/process.yaml");
    let has_findings = |one: &Value| one["uri"] == uri && one["diagnostics"] != json!([]);
    let published = client.published_until(has_findings);
    let inner = client.uri("inre/ls.yaml");
    let of_inner = published.iter().find(|one| one["uri"] == inner).expect("the inner system misses its unit");
    assert!(of_inner["diagnostics"].to_string().contains("2-intygsrutin"), "{of_inner}");
    let once = |uri: &str| published.iter().filter(|one| one["uri"] == uri).count() == 1;
    assert!(once(&uri) && once(&inner) && once(&client.uri("ls.yaml")), "{published:?}");
    let event = json!({"event": {"added": [], "removed": [named(&client, "inre")]}});
    client.tell("workspace/didChangeWorkspaceFolders", event);
    let published = client.published_until(has_findings);
    assert_eq!(published.iter().filter(|one| one["diagnostics"] == json!([])).count(), 2, "{published:?}");
}

#[test]
fn what_the_history_could_not_look_at_is_said() {
    let day = "2026-01-02";
    let origin = folder(&[("ls.yaml", SYSTEM)]);
    let ran = |folder, arguments: &[&str]| assert!(git(folder, day, arguments).status.success(), "{arguments:?}");
    ran(origin.path(), &["init", "-q"]);
    ran(origin.path(), &["add", "-A"]);
    for text in ["ett", "två"] {
        ran(origin.path(), &["commit", "-q", "--allow-empty", "-m", text]);
    }
    let shallow = folder(&[]);
    let source = address(origin.path());
    ran(shallow.path(), &["clone", "-q", "--depth", "1", &source, "."]);
    for (folder, words, way) in [
        (shallow, "historiken är inte bedömd: den är bara delvis hämtad", "window/showMessage"),
        (origin, "historiken bedöms inte medan du skriver", "window/logMessage"),
        (folder(&[("ls.yaml", SYSTEM)]), "historiken är inte bedömd: mappen ligger inte i git", "window/logMessage"),
    ] {
        let mut client = Client::silent(folder, "");
        client.greet(&[]);
        assert_eq!(client.said(words), way);
    }
}
