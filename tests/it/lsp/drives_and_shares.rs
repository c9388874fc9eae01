//! Drives and shares of Windows: a file that is really there is known by every URI that an editor gives it.

use serde_json::{Value, json};

use super::client::{Client, PROCESS, SYSTEM, UNIT, folder, rules};

const FILES: [(&str, &str); 3] = [("enhet.yaml", UNIT), ("mål å/ls.yaml", SYSTEM), ("mål å/process.yaml", PROCESS)];

/// The ways in which editors write the folder of a client: of VS Code, of the others, and as a share of this computer.
fn ways(client: &Client) -> Vec<String> {
    let of_code = client.uri("");
    let (drive, rest) = of_code.strip_prefix("file:///").and_then(|rest| rest.split_once("%3A")).expect("a drive");
    let capital = drive.to_uppercase();
    vec![
        format!("file:///{capital}:{rest}"),
        format!("file:///{drive}:{rest}"),
        format!("file:///{capital}%3a{rest}"),
        format!("file://localhost/{drive}%24{rest}"),
        format!("file:////LOCALHOST/{capital}${rest}"),
        of_code,
    ]
}

fn open_in(client: &mut Client, root: &str) {
    let folders = json!([{"uri": root, "name": "mapp"}]);
    client.ask("initialize", json!({"rootUri": root, "workspaceFolders": folders, "capabilities": {}}));
    client.tell("initialized", json!({}));
}

#[test]
fn the_files_of_a_folder_are_named_by_the_words_of_its_uri() {
    for number in 0..6 {
        let mut client = Client::silent(folder(&FILES), "");
        let root = ways(&client)[number].clone();
        open_in(&mut client, &root);
        let process = format!("{root}/m%C3%A5l%20%C3%A5/process.yaml");
        let found = client.findings_of(&process, |found| !found.is_empty());
        assert!(rules(&found).contains(&"referens/okand"), "{root}: {found:?}");
        let units = client.ask("workspace/symbol", json!({"query": "vc-norr"}));
        assert_eq!(units[0]["location"]["uri"], format!("{root}/enhet.yaml"), "{units}");
        assert_eq!(client.leave(), Some(0));
    }
}

#[test]
fn a_file_comes_back_under_the_uri_by_which_it_was_opened() {
    let mut client = Client::silent(folder(&FILES), "");
    let root = client.uri("");
    open_in(&mut client, &root);
    client.findings("mål å/process.yaml", |found| !found.is_empty());
    for way in ways(&client) {
        let process = format!("{way}/m%C3%A5l%20%C3%A5/process.yaml");
        client.open_as(&process, 4, PROCESS);
        let is_it = |one: &Value| one["uri"] == process && one["version"] == 4;
        let published = client.published_until(|one| is_it(one) && one["diagnostics"] != json!([]));
        assert!(published.iter().all(|one| one["uri"] == root || !one["uri"].to_string().contains("%3F")), "{way}");
        let at = json!({"textDocument": {"uri": process}, "position": {"line": 2, "character": 9}});
        let unit = client.ask("textDocument/definition", at);
        assert_eq!(unit.as_array().map(Vec::len), Some(1), "{way}: the file is in the ledningssystem: {unit}");
        client.close_as(&process);
        client.published_until(|one| one["uri"] == process && one["version"].is_null());
    }
    assert_eq!(client.leave(), Some(0));
}

#[test]
fn a_file_that_is_open_alone_is_one_file() {
    let mut client = Client::silent(folder(&FILES), "");
    client.ask("initialize", json!({"rootUri": null, "capabilities": {}}));
    client.tell("initialized", json!({}));
    for way in ways(&client) {
        let uri = format!("{way}/r.yaml");
        client.open_as(&uri, 2, "typ: rutin\nid: r\nfastställd: 20250310\n");
        let found = client.findings_of(&uri, |found| !found.is_empty());
        assert_eq!(rules(&found)[0], "form/datum", "{way}");
        client.close_as(&uri);
        client.findings_of(&uri, <[Value]>::is_empty);
    }
    assert_eq!(client.leave(), Some(0));
}
