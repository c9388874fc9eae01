//! What an editor shows hides nothing, and what it writes is the very value.

use serde_json::{Value, json};

use super::client::{Client, PROCESS, SYSTEM, UNIT, rules};

/// Marks of direction, signs without width, a tag and an escape.
const HIDDEN: &str = "\u{202e}\u{2066}\u{200b}\u{feff}\u{e0041}";

fn assert_shown(value: &Value) {
    let text = value.to_string();
    assert!(!HIDDEN.chars().any(|hidden| text.contains(hidden)), "{text}");
}

#[test]
fn names_in_messages_hovers_and_completions_hide_nothing() {
    let routine = format!("typ: rutin\nid: \"rut{HIDDEN}\"\ntitel: \"T{HIDDEN}\"\n");
    let mut client = Client::over(&[("enhet.yaml", UNIT), ("ls.yaml", SYSTEM), ("rutin.yaml", &routine)]);
    let process = PROCESS.replace("'rut-intyg'", &format!("\"okänd{HIDDEN}\""));
    client.open("process.yaml", &process);
    let found = client.findings("process.yaml", |found| rules(found).contains(&"referens/okand"));
    for one in &found {
        assert_shown(&one["message"]);
        assert_shown(&one["relatedInformation"]);
    }
    let hover = client.at("rutin.yaml", 1, 7);
    assert_shown(&client.ask("textDocument/hover", hover)["contents"]);
    client.change("process.yaml", "typ: process\nid: proc\naktiviteter:\n  - {id: a1, namn: Intyg, rutiner: [r]}\n");
    let place = client.at("process.yaml", 3, 37);
    let offers = client.ask("textDocument/completion", place);
    let offers = offers["items"].as_array().or(offers.as_array()).expect("a list").clone();
    let offer = offers.iter().find(|offer| offer["textEdit"]["newText"].to_string().contains("rut")).expect("the id");
    assert_shown(&offer["label"]);
    assert_shown(&offer["detail"]);
    assert_ne!(offer["textEdit"]["newText"], json!(offer["label"]), "the value is written, not what is shown");
}
