//! YAML traps: spellings that have fooled well-known tools, and how each is read here.

use std::fs;
use std::process::Command;

use serde_json::Value;

/// The expected reading of a file: the value of a field, or a finding.
enum Reading {
    /// The field `x-prov` has this value, and the form has no finding.
    Read(&'static str),
    /// A finding of this rule on this line, whose message contains this text.
    Finding(&'static str, u64, &'static str),
    /// The file has no document and no finding.
    Nothing,
}

use Reading::{Finding, Nothing, Read};

/// A document with this value in a field of any type.
fn document(value: &str) -> Vec<u8> {
    format!("typ: rutin\nid: r-1\nx-prov: {value}\n").into_bytes()
}

fn latin_1(text: &str) -> Vec<u8> {
    text.chars().map(|letter| u8::try_from(u32::from(letter)).expect("a letter of Latin-1")).collect()
}

/// The traps: description, content of the file, expected reading.
fn traps() -> Vec<(&'static str, Vec<u8>, Reading)> {
    let text = |text: &str| text.as_bytes().to_vec();
    vec![
        ("en dag utan citattecken", document("2026-01-10"), Read("\"2026-01-10\"")),
        ("ett klockslag", document("12:30"), Read("\"12:30\"")),
        ("ett lagrum med kolon", document("2017:40"), Read("\"2017:40\"")),
        ("nej som no", document("no"), Read("\"no\"")),
        ("en siffra först noll", document("0123"), Read("\"0123\"")),
        ("en version", document("1.10"), Read("\"1.10\"")),
        ("ett bart nummer som id", document("204417"), Read("204417")),
        (
            "en nyckel två gånger",
            text("typ: rutin\nid: r-1\nid: r-2\n"),
            Finding("form/dubblettnyckel", 3, "två gånger"),
        ),
        (
            "ett andra dokument i filen",
            text("typ: rutin\nid: r-1\n---\ntyp: rutin\nid: r-1\n"),
            Finding("identitet/dubblett", 5, "används redan"),
        ),
        ("Latin-1", latin_1("typ: rutin\nid: r-1\ntitel: Läkarintyg\n"), Finding("form/kodning", 3, "Windows-1252")),
        ("BOM och CRLF", text("\u{feff}typ: rutin\r\nid: r-1\r\nx-prov: å\r\n"), Read("\"å\"")),
        ("en tom fil", Vec::new(), Nothing),
        ("bara kommentarer", text("# typ: rutin\n# id: r-1\n"), Nothing),
        (
            "märken från git",
            text("typ: rutin\nid: r-1\n<<<<<<< HEAD\ntitel: A\n=======\ntitel: B\n>>>>>>> gren\n"),
            Finding("form/skrivning", 3, "git"),
        ),
        (
            "hårt blanksteg efter kolon",
            text("typ: rutin\nid: r-1\ntitel:\u{a0}Intyg\n"),
            Finding("form/hart-blanksteg", 3, "blanksteg"),
        ),
        (
            "tabb som indrag",
            text("typ: rutin\nid: r-1\nansvar:\n\t- roll: läkare\n"),
            Finding("form/skrivning", 4, "tabb"),
        ),
        ("å som a och ring", text("typ: rutin\nid: r-1\nx-prov: a\u{30a}\n"), Read("\"å\"")),
    ]
}

#[test]
fn each_trap_is_read_as_it_was_meant_or_told_at_its_line() {
    for (name, bytes, told) in traps() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("god.yaml"), "typ: samverkan\nid: god\n").expect("written");
        fs::write(folder.path().join("prov.yaml"), &bytes).expect("written");
        let output = Command::new(env!("CARGO_BIN_EXE_ledningskoll"))
            .args(["audit", "--date", "2026-11-15", "--format", "json", "--select", "form,identitet"])
            .arg(folder.path())
            .output()
            .expect("the program runs");
        let report: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        let findings = report["findings"].as_array().expect("a list");
        let said: Vec<String> = findings
            .iter()
            .map(|one| format!("{} rad {} {}", one["rule"], one["start"]["line"], one["message"]))
            .collect();
        match told {
            Finding(rule, line, words) => {
                let is_told = |one: &Value| one["rule"] == rule && one["start"]["line"] == line;
                let holds = |one: &&Value| {
                    one["message"].as_str().is_some_and(|text| text.contains(words))
                        || one["help"].as_str().is_some_and(|text| text.contains(words))
                };
                assert!(findings.iter().filter(|one| is_told(one)).any(|one| holds(&one)), "{name}: {said:?}");
            }
            Read(value) => {
                assert!(said.is_empty(), "{name}: {said:?}");
                let text = String::from_utf8(bytes).expect("UTF-8");
                let parts = ledningskoll::text::yaml::parse(text.trim_start_matches('\u{feff}'));
                let read = parts[0].root.as_ref().expect("a tree").to_value();
                assert_eq!(read["x-prov"].to_string(), value, "{name}");
                assert_eq!(report["summary"]["documents"], 2, "{name}");
            }
            Nothing => {
                assert!(said.is_empty(), "{name}: {said:?}");
                assert_eq!(report["summary"]["documents"], 1, "{name}");
            }
        }
    }
}
