//! A document out to Word and back: what `publish --format docx` writes, `import` reads back as facts.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};

use super::super::import::{files, value};
use super::docx::{Docx, styled, table, text};
use super::{imported, one};
use crate::shared::Folder;

const DAY: &str = "2026-11-15";

/// The files of a folder and the folders below it.
fn all_files(folder: &Folder) -> Vec<PathBuf> {
    let mut folders = vec![folder.path().to_owned()];
    let mut files = Vec::new();
    while let Some(inner) = folders.pop() {
        for entry in fs::read_dir(&inner).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    files
}

/// The value of a line with a key of a document in YAML.
fn said<'text>(document: &'text str, key: &str) -> Option<&'text str> {
    let value = document.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(": "))?;
    Some(value.trim().trim_matches(['"', '\'']))
}

/// Removes the routines with these ids from the files of a folder; the other documents of a file stay.
fn remove_routines(folder: &Folder, ids: &BTreeSet<String>) -> usize {
    let mut removed = 0;
    for path in all_files(folder).into_iter().filter(|path| path.extension().is_some_and(|ending| ending == "yaml")) {
        let Ok(whole) = fs::read_to_string(&path) else { continue };
        let is_routine =
            |part: &str| said(part, "typ") == Some("rutin") && said(part, "id").is_some_and(|id| ids.contains(id));
        let parts: Vec<&str> = whole.split("\n---\n").collect();
        let kept: Vec<&str> = parts.iter().copied().filter(|part| !is_routine(part)).collect();
        removed += parts.len() - kept.len();
        if kept.is_empty() {
            fs::remove_file(&path).expect("a file can be removed");
        } else if kept.len() < parts.len() {
            fs::write(&path, kept.join("\n---\n")).expect("a file can be written");
        }
    }
    removed
}

/// The findings and the outcomes of all requirements with what they say but for the place, each with how many there are.
fn findings(folder: &Folder) -> BTreeMap<String, usize> {
    let answer = folder.run(&["audit", "--date", DAY, "--format", "json"]);
    let report = answer.json();
    let of_finding = ["rule", "severity", "state", "document", "units", "message", "help", "provision", "pending"];
    let of_assessment = ["requirement", "outcome", "unit", "document", "pointer", "reason"];
    let mut found = BTreeMap::new();
    for (list, keys) in [("findings", of_finding.as_slice()), ("assessments", &of_assessment)] {
        for one in report[list].as_array().expect("a list") {
            let said: Vec<Value> = keys.iter().map(|key| without_place(&one[key])).collect();
            *found.entry(Value::from(said).to_string()).or_default() += 1;
        }
    }
    found
}

/// A document by its kind and id; other values as they are.
fn without_place(value: &Value) -> Value {
    match value.get("id") {
        Some(id) => json!([value["kind"], id]),
        None => value.clone(),
    }
}

/// What is found in one and not in the other, with the sign of the side.
fn differences(before: &BTreeMap<String, usize>, after: &BTreeMap<String, usize>) -> Vec<String> {
    let keys: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let count = |of: &BTreeMap<String, usize>, key: &String| of.get(key).copied().unwrap_or_default();
    let differs = |key: &&String| count(before, key) != count(after, key);
    keys.into_iter()
        .filter(differs)
        .map(|key| format!("{} -> {} {key}", count(before, key), count(after, key)))
        .collect()
}

/// Replaces the routines of an example by those read back from Word; the number of them, and the findings before and after.
fn round_trip(example: &str) -> (usize, BTreeMap<String, usize>, BTreeMap<String, usize>) {
    let folder = Folder::with_example(example, "");
    let before = findings(&folder);
    let away = Folder::of(&[]);
    let word = away.path().join("word").to_string_lossy().into_owned();
    let published = folder.run(&["publish", "--format", "docx", "--drafts", "--date", DAY, "--output", &word]);
    assert!(published.code <= 1, "{}{}", published.stdout, published.stderr);
    let imported = away.run(&["import", "word/rutin", "--output", "ut"]);
    assert_eq!(imported.code, 0, "{}{}", imported.stdout, imported.stderr);
    let files = files(&away.path().join("ut"));
    let read: Vec<(String, String)> = files
        .iter()
        .map(|file| (file.clone(), fs::read_to_string(away.path().join("ut").join(file)).expect("a file")))
        .collect();
    let ids: BTreeSet<String> = read.iter().filter_map(|(_, text)| Some(said(text, "id")?.to_owned())).collect();
    assert_eq!(ids.len(), read.len(), "each has its id");
    assert_eq!(remove_routines(&folder, &ids), read.len(), "each takes the place of one");
    for (file, text) in &read {
        assert!(!text.contains("# Förslag"), "nothing is proposed: {text}");
        folder.write(&format!("aterlasta/{file}"), text);
    }
    let after = findings(&folder);
    (read.len(), before, after)
}

#[test]
fn the_routines_of_an_example_read_back_from_word_give_the_same_findings() {
    let (routines, before, after) = round_trip("exempelregionen");
    assert_eq!(routines, 25);
    assert!(before.len() > 500, "there is something to compare");
    assert_eq!(differences(&before, &after), Vec::<String>::new());
}

#[test]
fn so_do_those_of_an_example_with_faults() {
    let (routines, before, after) = round_trip("med-brister");
    assert_eq!(routines, 14);
    assert!(before.len() > 300, "there is something to compare");
    assert_eq!(differences(&before, &after), Vec::<String>::new());
}

#[test]
fn what_is_not_in_the_examples_comes_back_too() {
    let around = "typ: enhet\nid: region-a\nnamn: Region A & B\nnivå: region\n---\ntyp: enhet\nid: vc-norr\nnamn: Norra\n\
                  ingår_i: region-a\n---\ntyp: ansvar\nid: roll-a\ntitel: Samordnare\nroll: Samordnare\nstatus: utkast\n---\ntyp: ansvar\n\
                  id: roll-b\ntitel: Samordnare\nroll: Samordnare\nstatus: utkast\n---\ntyp: rutin\nid: rut-bas\n\
                  titel: En \"bas\" & <mer>\n---\n";
    let mut written = json!({
        "typ": "rutin", "id": "rut-a", "titel": "En rutin (med parentes)", "status": "godkänd", "enhet": ["vc-norr"],
        "dokumenttyp": "hand-ledning", "område": ["Intyg", "annat", "eget-område"], "målgrupp": "roll-a",
        "fastställd_av": ["roll-b", "en okänd roll"], "gäller_även_digitala_besök": true, "rehabplan_senast_dag": 28,
        "version": "1.10", "överordnat_dokument": ["rut-bas", "finns-inte"],
        "relaterade_dokument": [{"titel": "Basen", "plats": "rut-bas"},
            {"titel": "Sidan", "plats": "https://example.se/a_(b)"}, "ren text", "en bok (2019)",
            {"titel": "En bok", "plats": "hyllan"}, {"titel": "Bara titel"}],
        "syfte": ["Rad ett: så här", "Rad två"],
        "ansvar": [{"uppgift": "det ena", "roll": ["roll-a", "roll-b"], "x-kommentar": "ja visst"}, "bara text"],
        "tillvägagångssätt": [{"steg": 1, "vad": "Vad: gör", "vem": ["roll-a"]}, {"steg": "2 a", "vad": ["ett", "två"]}],
        "dokumentation": {"var": "journalen", "antal": 3}, "samtycke": false, "x-syfte": "eget",
        "giltig_fran": "2026-02-01",
        "övrigt": [{"rubrik": "Tabell", "tabell": [["a", "b"], ["c", "d"]]}, {"rubrik": "Tillägg", "text": "hej"}],
    });
    let folder = Folder::of(&[("a.yaml", &format!("{around}{written}"))]);
    let published = folder.run(&["publish", "--format", "docx", "--drafts", "--date", DAY, "--output", "word"]);
    assert!(published.code <= 1, "{}{}", published.stdout, published.stderr);
    let answer = folder.run(&["import", "word/rutin", "--output", "ut"]);
    assert_eq!(answer.code, 0, "{}{}", answer.stdout, answer.stderr);
    let mut read = value(&folder, "ut/rut-a.yaml");
    for (key, value) in written.as_object_mut().expect("a map") {
        assert_eq!(read[key.as_str()].take(), value.take(), "{key}");
    }
    assert!(read.as_object().expect("a map").values().all(Value::is_null), "nothing else: {read}");
    assert!(!answer.words().contains("används inte"), "what publish itself adds is not told: {}", answer.stdout);
}

#[test]
fn other_kinds_come_back_with_the_parts_of_their_parts() {
    let check = "typ: egenkontroll\nid: ek-a\ntitel: Granskning av intyg\ntillfällen:\n  - datum: 2026-05-26\n    resultat: {granskade: 40, \
                 rätt_kod: 31}\n    åtgärder:\n      - {åtgärd: Första, senast: 2026-06-01}\n      - {åtgärd: Andra}\nx-eget_fält: Något eget\n";
    let folder = Folder::of(&[("ek.yaml", check)]);
    let published = folder.run(&["publish", "--format", "docx", "--drafts", "--date", DAY, "--output", "word"]);
    assert!(published.code <= 1, "{}{}", published.stdout, published.stderr);
    let answer = folder.run(&["import", "word", "--output", "ut"]);
    assert_eq!(answer.code, 0, "{}{}", answer.stdout, answer.stderr);
    let read = value(&folder, "ut/ek-a.yaml");
    assert_eq!(read["typ"], "egenkontroll");
    assert_eq!(read["x-eget_fält"], "Något eget");
    let occasion = &read["tillfällen"][0];
    assert_eq!(occasion["resultat"], json!({"granskade": 40, "rätt_kod": 31}), "{read}");
    assert_eq!(occasion["åtgärder"], json!([{"åtgärd": "Första", "senast": "2026-06-01"}, {"åtgärd": "Andra"}]));
}

/// A file as `publish` writes one, with what somebody has added in Word.
fn published(properties: &[(&'static str, &str)]) -> Docx {
    let head = [["Uppgift", "Innehåll"], ["Id", "rut-annan"], ["Status", "Utkast"], ["Dokumentansvarig", "Läkare"]];
    let duties = [["Uppgift", "Roll"], ["bedöma", "Läkare"]];
    let rows = |rows: &[[&str; 2]]| table(&rows.iter().map(|row| row.as_slice()).collect::<Vec<_>>());
    let body = [
        styled("Title", "Intyg"),
        rows(&head),
        styled("Heading1", "Ansvar"),
        rows(&duties),
        styled("Heading1", "Lokala tillägg"),
        text("Gäller bara sommaren."),
    ];
    let document = Docx::of(&body);
    properties.iter().fold(document, |document, (name, said)| document.property(name, &said.replace('"', "&quot;")))
}

const FACTS: [(&str, &str); 4] = [
    ("ledningskoll id", "rut-a"),
    ("ledningskoll typ", "rutin"),
    ("ledningskoll status", "fastställd"),
    ("ledningskoll roller", "{\"Läkare\": \"roll-lakare\"}"),
];

#[test]
fn the_facts_are_those_of_the_properties_and_what_is_added_in_word_is_kept() {
    let (read, answer) = one(&published(&FACTS), &[]);
    assert_eq!((&read["id"], &read["status"]), (&json!("rut-a"), &json!("fastställd")));
    assert_eq!(read["dokumentansvarig"], json!(["roll-lakare"]));
    assert_eq!(read["ansvar"], json!([{"uppgift": "bedöma", "roll": ["roll-lakare"]}]));
    assert_eq!(read["övrigt"], json!([{"rubrik": "Lokala tillägg", "text": ["Gäller bara sommaren."]}]));
    assert!(read.get("område").is_none() && read.get("gäller_för").is_none(), "none is proposed");
    let (of_unit, _) = one(&published(&FACTS), &["--unit", "vc-norr"]);
    assert_eq!(of_unit["gäller_för"], json!(["vc-norr"]), "the file names none");
    for told in [
        "läst som en rutin som ledningskoll publish har skrivit",
        "\"Id: rut-annan\" är inte inläst, eftersom id har ett annat värde",
        "\"Status: Utkast\" är inte inläst, eftersom status har ett annat värde",
        "Lokala tillägg: 1 stycke",
    ] {
        assert!(answer.words().contains(told), "{told}\n{}", answer.stdout);
    }
}

#[test]
fn properties_that_cannot_be_used_are_told_and_the_file_is_read_as_any_other() {
    for (name, said) in [
        ("ledningskoll typ", "trollformel"),
        ("ledningskoll roller", "{\"Läkare\": "),
        ("ledningskoll område", "{}"),
        ("ledningskoll gäller_för", &"[".repeat(100_000)),
    ] {
        let mut facts: Vec<(&'static str, &str)> = FACTS.into_iter().filter(|(fact, _)| *fact != name).collect();
        facts.push((name, said));
        let (read, answer) = one(&published(&facts), &[]);
        assert!(answer.words().contains(&format!("dokumentegenskapen {name}")), "{name}\n{}", answer.stdout);
        assert!(answer.words().contains("läst som vilket Word-dokument som helst"), "{}", answer.stdout);
        assert_eq!((&read["id"], &read["status"]), (&json!("rut-annan"), &json!("Utkast")), "{name}");
    }
}

#[test]
fn a_personal_number_in_the_properties_is_refused() {
    let (_, answer, values) =
        imported(&published(&[&FACTS[..], &[("ledningskoll område", "[\"811228-9874\"]")]].concat()), &[]);
    assert_eq!((answer.code, values.len()), (2, 0), "{}{}", answer.stdout, answer.stderr);
    assert!(answer.words().contains("i dokumentegenskaperna"), "{}", answer.stderr);
    assert!(!answer.words().contains("811228"), "{}", answer.stderr);
}
