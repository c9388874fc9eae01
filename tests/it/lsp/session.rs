//! A session: diagnostics that follow edits, positions, malformed messages, and shutdown.

use std::fs;

use serde_json::{Value, json};

use super::client::{Client, PROCESS, ROUTINE, SYSTEM, UNIT, folder, rules};

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
