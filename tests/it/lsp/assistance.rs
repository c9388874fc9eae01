//! Assistance in an editor: hover, completion, definitions, renaming and quick fixes.

use serde_json::json;

use super::client::{Client, PROCESS, ROUTINE, SYSTEM, UNIT, labels};

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
fn an_unknown_field_is_told_without_an_empty_description() {
    let unknown = format!("{ROUTINE}gammal: x\n");
    let mut client = Client::over(&[("enhet.yaml", UNIT), ("ls.yaml", SYSTEM), ("rutin.yaml", &unknown)]);
    client.open("rutin.yaml", &unknown);
    client.findings("rutin.yaml", |found| !found.is_empty());
    let line = u32::try_from(unknown.lines().count() - 1).expect("a short text");
    let hover = client.ask("textDocument/hover", client.at("rutin.yaml", line, 2));
    let text = hover["contents"]["value"].as_str().expect("a text");
    assert!(text.starts_with("**gammal** · Rutin\n\n---\n\n**fältet gammal"), "{text}");
    assert!(!text.contains("\n\n\n"), "{text}");
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
fn a_slip_of_writing_is_mended_in_the_editor_as_by_fix() {
    let text = "typ: rutin\nid: rut-å\ntitel:Rutin\nområde: [intyg\nsyfte: Se bilaga #1\n";
    let mut client = Client::over(&[("rutin.yaml", text)]);
    client.open("rutin.yaml", text);
    assert_eq!(client.mends("rutin.yaml", 2), [("mellanslag efter titel:".to_owned(), " ".to_owned())]);
    client.change("rutin.yaml", &text.replace("titel:", "titel: "));
    assert_eq!(client.mends("rutin.yaml", 3), [("hakparentesen stängs".to_owned(), "]".to_owned())]);
}
