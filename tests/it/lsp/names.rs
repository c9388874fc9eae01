//! Names: a file keeps the URI by which the editor knows it, and a folder lends its own to the files in it.

use std::fs;

use serde_json::{Value, json};

#[cfg(unix)]
use super::client::rules;
use super::client::{Client, PROCESS, ROUTINE, SYSTEM, UNIT, folder};

/// A routine whose date is of the wrong form.
const FAULTY: &str = "typ: rutin\nid: r\nfastställd: 20250310\n";

/// A client that has told the server of one folder, by this URI.
fn opened(client: &mut Client, uri: &str) {
    let folders = json!([{"uri": uri, "name": "mapp"}]);
    client.ask("initialize", json!({"rootUri": uri, "workspaceFolders": folders, "capabilities": {}}));
    client.tell("initialized", json!({}));
}

#[test]
fn a_file_is_named_in_the_words_of_the_editor() {
    // Windows has no name with a question mark.
    let odd = if cfg!(windows) { "fråga!.yaml" } else { "fråga?.yaml" };
    let names = ["å ä.yaml", "en#två.yaml", odd, "hundra%.yaml", "a+b&c=d.yaml"];
    let files: Vec<(&str, &str)> = names.iter().map(|name| (*name, FAULTY)).chain([("ls.yaml", SYSTEM)]).collect();
    let mut client = Client::silent(folder(&files), "");
    let root = client.uri("");
    opened(&mut client, &format!("{root}/"));
    let mut left: Vec<String> = names.iter().map(|name| client.uri(name)).collect();
    while !left.is_empty() {
        let published = client.published_until(|one| one["diagnostics"].to_string().contains("form/datum"));
        left.retain(|uri| published.last().is_none_or(|one| one["uri"] != *uri));
    }
    for name in names {
        let expected = client.uri(name);
        // The same file in the words of another editor: the brackets and the letters as they are.
        let other = expected.replace("%C3%A5", "å").replace("%26", "&").replace("%3D", "=").replace("%2B", "+");
        client.open_as(&other, 3, FAULTY);
        let published = client.published_until(|one| one["uri"] == other && one["diagnostics"] != json!([]));
        assert_eq!(published.last().expect("one")["version"], 3);
        let old = published.iter().filter(|one| one["uri"] == expected);
        assert!(expected == other || old.clone().any(|one| one["diagnostics"] == json!([])), "{published:?}");
        let hover = json!({"textDocument": {"uri": other}, "position": {"line": 2, "character": 2}});
        assert!(client.ask("textDocument/hover", hover)["contents"].is_object());
    }
    assert_eq!(client.leave(), Some(0));
}

#[test]
fn a_drive_or_a_share_that_is_not_on_this_computer_is_judged_by_its_open_files() {
    let places = [
        ("file:///c%3A/m%C3%A5l", "file:///C:/m%C3%A5l/r%20x.yaml"),
        ("file:///C:/mål", "file:///c%3A/mål/djupt/r.yaml"),
        ("file://server/share/system", "file://SERVER/share/system/r.yaml"),
        ("file:////server/share", "file://server/share/r.yaml"),
        ("vscode-vfs://github/x/y", "file:///C%3a/utan/mapp.yaml"),
    ];
    for (root, uri) in places {
        let mut client = Client::silent(folder(&[("enhet.yaml", UNIT)]), "");
        opened(&mut client, root);
        client.open_as(uri, 7, FAULTY);
        let published = client.published_until(|one| one["diagnostics"] != json!([]));
        let last = published.last().expect("one");
        assert_eq!((last["uri"].as_str(), last["version"].as_i64()), (Some(uri), Some(7)));
        client.change_as(uri, 8, &FAULTY.replace("20250310", "2025-03-10"));
        client.published_until(|one| one["uri"] == uri && one["version"] == 8);
        client.close_as(uri);
        assert_eq!(client.leave(), Some(0));
    }
}

#[cfg(unix)]
#[test]
fn a_folder_that_is_a_link_keeps_its_name() {
    let files = [("riktig/ls.yaml", SYSTEM), ("riktig/enhet.yaml", UNIT), ("riktig/rutiner/r.yaml", FAULTY)];
    let below = |link: &str, to: &str, open: &str| {
        let folder = folder(&files);
        std::os::unix::fs::symlink(folder.path().join(to), folder.path().join(link)).expect("a link can be made");
        let mut client = Client::silent(folder, "");
        let root = client.uri(link);
        opened(&mut client, &root);
        client.findings(open, |found| rules(found).contains(&"form/datum"));
        client
    };
    let mut client = below("länk", "riktig", "länk/rutiner/r.yaml");
    // The editor may follow the link when it opens the file.
    client.open("riktig/rutiner/r.yaml", FAULTY);
    client.findings("riktig/rutiner/r.yaml", |found| rules(found).contains(&"form/datum"));
    // A link into a ledningssystem: the whole is judged, and what lies in the link is named by it.
    let mut client = below("rutinlänk", "riktig/rutiner", "rutinlänk/r.yaml");
    let found = client.ask("workspace/symbol", json!({"query": "vc-norr"}));
    assert_eq!(found[0]["location"]["uri"], client.uri("riktig/enhet.yaml"), "{found}");
}

#[cfg(unix)]
#[test]
fn a_file_that_is_a_link_is_the_file_that_it_leads_to() {
    let folder = folder(&[("in/enhet.yaml", UNIT), ("in/ls.yaml", SYSTEM), ("in/r.yaml", FAULTY), ("ut.yaml", FAULTY)]);
    for (to, link) in [("in/r.yaml", "in/länk.yaml"), ("ut.yaml", "in/ut.yaml")] {
        std::os::unix::fs::symlink(folder.path().join(to), folder.path().join(link)).expect("a link can be made");
    }
    let mut client = Client::silent(folder, "");
    let root = client.uri("in");
    opened(&mut client, &root);
    let on_disk = client.findings("in/r.yaml", |found| rules(found).contains(&"form/datum"));
    // NOTE: the links themselves are named here, not what they lead to.
    client.open_as(&format!("{root}/l%C3%A4nk.yaml"), 1, FAULTY);
    let opened = client.findings_of(&format!("{root}/l%C3%A4nk.yaml"), |found| !found.is_empty());
    assert_eq!(rules(&opened), rules(&on_disk), "the document is not there twice");
    client.open_as(&format!("{root}/ut.yaml"), 1, FAULTY);
    let outside = client.findings_of(&format!("{root}/ut.yaml"), |found| !found.is_empty());
    assert_eq!(rules(&outside), ["form/datum"], "what a link outside the folder leads to is no part of it");
}

#[test]
fn findings_are_of_the_version_that_is_open() {
    let files = [("enhet.yaml", UNIT), ("ls.yaml", SYSTEM), ("rutin.yaml", ROUTINE), ("process.yaml", PROCESS)];
    let mut client = Client::over(&files);
    let uri = client.uri("process.yaml");
    client.findings("enhet.yaml", |found| !found.is_empty());
    client.open_as(&uri, 1, PROCESS);
    let unknown = |one: &Value| one["diagnostics"].to_string().contains("rut-borta");
    client.published_until(|one| one["uri"] == uri && one["version"] == 1);
    for version in 2..40 {
        let is_unknown = version % 2 == 0;
        let text = if is_unknown { PROCESS.replace("rut-intyg", "rut-borta") } else { PROCESS.to_owned() };
        client.change_as(&uri, version, &format!("{text}# {version}\n"));
    }
    let published = client.published_until(|one| one["uri"] == uri && one["version"] == 39);
    for one in published.iter().filter(|one| one["uri"] == uri) {
        let version = one["version"].as_i64().expect("an open file has one");
        assert_eq!(version > 1 && version % 2 == 0, unknown(one), "{one}");
    }
    client.close_as(&uri);
    fs::write(client.folder.path().join("process.yaml"), FAULTY).expect("it can be written");
    client.tell("workspace/didChangeWatchedFiles", json!({"changes": [{"uri": uri, "type": 2}]}));
    let published =
        client.published_until(|one| one["uri"] == uri && one["diagnostics"].to_string().contains("form/datum"));
    assert_eq!(published.last().expect("one").get("version"), None);
}
