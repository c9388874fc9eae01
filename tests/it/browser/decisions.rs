//! Deciding a document: the status, the day and by whom, all or nothing.

use ledningskoll::browser::Desk;
use serde_json::{Value, json};

use super::forms::{bytes, form};
use super::wholly_handed_over::{asked, desk, scope, told};
use crate::shared::Folder;

const TEXT: &str = "typ: rutin\nid: r\ntitel: T\nstatus: utkast # ännu\nsyfte: S\n";

/// What is told of a decision.
fn decide(desk: &mut Desk, path: &str, by: &Value, day: &str) -> Value {
    let request = json!({"gör": "besluta", "väg": path, "del": 0, "av": by, "dag": day, "omfång": scope()});
    serde_json::from_str(&asked(desk, &request).told).expect("JSON")
}

#[test]
fn a_document_is_decided_in_one_step() {
    let folder = Folder::of(&[("rutiner/r.yaml", TEXT)]);
    let mut desk = desk(&folder);
    let answer = decide(&mut desk, "rutiner/r.yaml", &json!(["Verksamhetschef"]), "2026-11-15");
    let decided = "typ: rutin\nid: r\ntitel: T\nstatus: fastställd # ännu\nfastställd_av: [Verksamhetschef]\nfastställd: 2026-11-15\nsyfte: S\n";
    assert_eq!(bytes(&mut desk, "rutiner/r.yaml"), decided);
    assert_eq!((&answer["svar"]["väg"], &answer["svar"]["kan_ångra"]), (&json!("rutiner/r.yaml"), &json!(true)));
    assert_eq!(answer["svar"]["formulär"]["beslut"]["är_beslutat"], true);
    // The same decision again is no step.
    decide(&mut desk, "rutiner/r.yaml", &Value::Null, "2026-11-15");
    assert_eq!(told(&mut desk, &json!({"gör": "ångra"}))["kan_ångra"], false);
    assert_eq!(bytes(&mut desk, "rutiner/r.yaml"), TEXT);
    decide(&mut desk, "rutiner/r.yaml", &json!("Verksamhetschef"), "2026-11-15");
    assert_eq!(bytes(&mut desk, "rutiner/r.yaml"), decided.replace("[Verksamhetschef]", "Verksamhetschef"));
}

#[test]
fn a_decision_that_is_refused_changes_nothing_and_says_which_field() {
    let entangled = "typ: rutin\nid: r\ntitel: T\nstatus: &s utkast\nversion: *s\n";
    let deviation = "typ: avvikelse\nid: a\nhändelse: h\n";
    let folder =
        Folder::of(&[("rutiner/r.yaml", TEXT), ("rutiner/s.yaml", entangled), ("avvikelser/a.yaml", deviation)]);
    let mut desk = desk(&folder);
    for (path, text, day, field) in [
        ("rutiner/r.yaml", TEXT, "2026-02-30", "/fastställd"),
        ("rutiner/r.yaml", TEXT, "i går", "/fastställd"),
        ("rutiner/s.yaml", entangled, "2026-11-15", "/status"),
        ("avvikelser/a.yaml", deviation, "2026-11-15", ""),
    ] {
        let answer = decide(&mut desk, path, &json!("Chef"), day);
        assert!(answer["fel"].as_str().is_some_and(|why| !why.is_empty()), "{path} {day}: {answer}");
        assert_eq!(answer["fält"].as_str().unwrap_or_default(), field, "{answer}");
        assert_eq!(bytes(&mut desk, path), text);
    }
    let answer = decide(&mut desk, "rutiner/r.yaml", &json!("19121212-1212"), "2026-11-15");
    assert_eq!(answer["fält"], "/fastställd_av", "{answer}");
    assert_eq!(bytes(&mut desk, "rutiner/r.yaml"), TEXT);
    assert!(asked(&mut desk, &json!({"gör": "ångra"})).told.contains("fel"), "no step was made");
}

#[test]
fn a_status_with_a_capital_is_decided_as_in_the_audit() {
    let folder = Folder::of(&[("rutiner/r.yaml", "typ: rutin\nid: r\ntitel: T\nstatus: Fastställd\n")]);
    let form = form(&mut desk(&folder), "rutiner/r.yaml", 0);
    assert_eq!(form["beslut"]["är_beslutat"], true, "{}", form["beslut"]);
}
