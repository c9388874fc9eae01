//! Symbols: the outline of a file, and the search for documents; and mends tied to what they mend.

use serde_json::{Value, json};

use super::client::{Client, PROCESS, ROUTINE, SYSTEM, UNIT, folder, labels};

const FILES: [(&str, &str); 4] =
    [("enhet.yaml", UNIT), ("ls.yaml", SYSTEM), ("rutin.yaml", ROUTINE), ("process.yaml", PROCESS)];

fn names(symbols: &Value) -> Vec<&str> {
    symbols.as_array().into_iter().flatten().filter_map(|one| one["name"].as_str()).collect()
}

/// True if the selection of each symbol is inside it, and each symbol inside its parent: an editor refuses others.
fn are_nested(symbols: &Value, parent: Option<&Value>) -> bool {
    let at = |range: &Value, end: &str| (range[end]["line"].as_u64(), range[end]["character"].as_u64());
    let holds =
        |outer: &Value, inner: &Value| at(outer, "start") <= at(inner, "start") && at(inner, "end") <= at(outer, "end");
    symbols.as_array().into_iter().flatten().all(|one| {
        let is_named = one["name"].as_str().is_some_and(|name| !name.trim().is_empty());
        is_named
            && holds(&one["range"], &one["selectionRange"])
            && parent.is_none_or(|parent| holds(parent, &one["range"]))
            && are_nested(&one["children"], Some(&one["range"]))
    })
}

#[test]
fn a_file_has_an_outline() {
    let mut client = Client::silent(folder(&FILES), "");
    let can = json!({"textDocument": {"documentSymbol": {"hierarchicalDocumentSymbolSupport": true}}});
    client.ask("initialize", json!({"rootUri": client.uri(""), "capabilities": can}));
    let text = format!(
        "{ROUTINE}ansvar:\n  - {{uppgift: Skriva, roll: läkare}}\n  - &x {{roll: sjuksköterska}}\n  - *x\n---\n{PROCESS}"
    );
    client.open("två.yaml", &text);
    let file = json!({"textDocument": {"uri": client.uri("två.yaml")}});
    let outline = client.ask("textDocument/documentSymbol", file.clone());
    assert_eq!(names(&outline), ["Intyg 😀", "proc"]);
    assert_eq!(outline[0]["detail"], "rutin rut-intyg");
    assert_eq!(names(&outline[0]["children"]).last(), Some(&"ansvar"));
    let duties = &outline[0]["children"].as_array().expect("fields").last().expect("one")["children"];
    assert_eq!(names(duties)[..2], ["Skriva", "sjuksköterska"]);
    assert!(are_nested(&outline, None), "{outline:#}");
    for text in ["", "a: &a [*a]", "typ: rutin\n? [x]\n: y\n", "typ: rutin\nid: ''\n'': {'': ' '}\n", "- typ: rutin\n"]
    {
        client.open("två.yaml", text);
        let outline = client.ask("textDocument/documentSymbol", file.clone());
        assert!(are_nested(&outline, None), "{text}: {outline:#}");
    }
}

#[test]
fn an_editor_without_trees_gets_a_list() {
    let mut client = Client::over(&FILES);
    client.open("rutin.yaml", ROUTINE);
    let file = json!({"textDocument": {"uri": client.uri("rutin.yaml")}});
    let outline = client.ask("textDocument/documentSymbol", file);
    assert_eq!(names(&outline)[..3], ["Intyg 😀", "typ", "id"]);
    assert_eq!(
        (&outline[1]["containerName"], &outline[1]["location"]["uri"]),
        (&json!("Intyg 😀"), &json!(client.uri("rutin.yaml")))
    );
}

#[test]
fn documents_are_found_by_id_and_title() {
    let mut client = Client::over(&FILES);
    client.findings("enhet.yaml", |found| !found.is_empty());
    let mut find = |query: &str| client.ask("workspace/symbol", json!({"query": query}));
    assert_eq!(names(&find("RUT-")), ["Intyg 😀"]);
    assert_eq!(names(&find("intyg")), ["Intyg 😀"]);
    assert_eq!(find("vårdcentralen")[0]["containerName"], "enhet vc-norr");
    assert_eq!(names(&find("")).len(), 4);
    assert_eq!(find("finns inte"), json!([]));
}

#[test]
fn a_mend_names_the_diagnostics_that_it_mends() {
    let text = "typ: rutin\nid: rut\ngiltig_fran: 2025-01-01\nfastställd: 9/3 2025\n";
    let mut client = Client::over(&[("rutin.yaml", text)]);
    client.open("rutin.yaml", text);
    // The slips are shown at once, the requirements when all files are read.
    let shown = client.findings("rutin.yaml", |found| found.iter().any(|one| one["code"] == "sosfs-2011-9/4-4-ansvar"));
    let uri = client.uri("rutin.yaml");
    let range = json!({"start": {"line": 0, "character": 0}, "end": {"line": 9, "character": 0}});
    let mut mends = |context: Value| {
        let params = json!({"textDocument": {"uri": uri}, "range": range, "context": context});
        client.ask("textDocument/codeAction", params).as_array().cloned().expect("a list")
    };
    let all = mends(json!({"diagnostics": []}));
    assert!(
        all.iter()
            .all(|mend| mend["kind"] == "quickfix" && mend["diagnostics"].as_array().is_some_and(|of| !of.is_empty()))
    );
    let date = shown.iter().find(|one| one["code"] == "form/datum").expect("it is shown");
    let of_date = mends(json!({"diagnostics": [date]}));
    assert_eq!(of_date.len(), 1, "{of_date:?}");
    assert_eq!(of_date[0]["diagnostics"], json!([date]));
    let foreign = json!({"range": range, "message": "x", "source": "YAML", "code": 7});
    assert_eq!(mends(json!({"diagnostics": [foreign]})), Vec::<Value>::new());
    for (only, count) in [("quickfix", all.len()), ("", all.len()), ("refactor", 0), ("source.fixAll", 0), ("quick", 0)]
    {
        assert_eq!(mends(json!({"diagnostics": [], "only": [only]})).len(), count, "{only}");
    }
}

#[test]
fn answers_do_not_wait_for_the_files_to_be_read() {
    let many: Vec<(String, String)> = (0..2_000)
        .map(|number| (format!("r{number}.yaml"), ROUTINE.replace("rut-intyg", &format!("r{number}"))))
        .collect();
    let files: Vec<(&str, &str)> = many.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let mut client = Client::silent(folder(&files), "");
    client.greet(&[]);
    client.open("ny.yaml", "typ: rutin\nid: ny\nfast");
    let keys = client.ask("textDocument/completion", client.at("ny.yaml", 2, 4));
    assert!(labels(&keys).contains(&"fastställd"), "{keys}");
    client.change("ny.yaml", "typ: rutin\nid: ny\n");
    assert!(client.ask("textDocument/hover", client.at("ny.yaml", 0, 1))["contents"].is_object());
    let mut renamed = client.at("ny.yaml", 1, 5);
    renamed["newName"] = json!("nyare");
    assert!(client.try_ask("textDocument/rename", renamed).is_err(), "some files would be missed");
    let found = client.ask("workspace/symbol", json!({"query": ""}));
    assert!(names(&found).len() < 500, "the files on disk are not read yet, and nobody waits for them");
}
