//! Personnummer: found anywhere, reported with their place, never printed, and not confused with other numbers.
//!
//! The numbers are Skatteverket's test numbers.

mod found_anywhere;
mod hidden_places;
mod never_printed;
mod numbers_of_other_things;

use std::fs;

use serde_json::Value;

use crate::shared::{Answer, Folder};

/// A personnummer in each of its spellings.
const WRITTEN: [&str; 9] = [
    "19890201-3286",
    "198902013286",
    "890201-3286",
    "8902013286",
    "890201+3286",
    "19890201 3286",
    "890201 3286",
    "19890201 - 3286",
    "890201–3286",
];
const ROUTINE: &str = "typ: rutin\nid: r-1\nstatus: fastställd\n";

fn audit(folder: &Folder, arguments: &[&str]) -> Answer {
    folder.run(&[&["audit", ".", "--date", "2026-11-15"], arguments].concat())
}

/// Each finding of a personnummer, as `path:line:column message`.
fn findings(files: &[(&str, &str)]) -> Vec<String> {
    let answer = audit(&Folder::of(files), &["--select", "integritet", "--format", "json"]);
    let json = answer.json();
    let line = |finding: &Value| {
        assert_eq!(
            (finding["rule"].as_str(), finding["severity"].as_str()),
            (Some("integritet/personnummer"), Some("error"))
        );
        let word = |key: &str| finding[key].as_str().unwrap_or_default();
        let start = &finding["start"];
        format!("{}:{}:{} {}", word("path"), start["line"], start["column"], word("message"))
    };
    let lines: Vec<String> = json["findings"].as_array().expect("the findings are a list").iter().map(line).collect();
    assert_eq!(answer.code, i32::from(!lines.is_empty()));
    lines
}

/// For each text, true if a personnummer is found when it is the purpose of a routine.
fn are_found(texts: &[&str]) -> Vec<bool> {
    let documents: Vec<(String, String)> = texts
        .iter()
        .enumerate()
        .map(|(at, text)| (format!("{at:02}.yaml"), format!("typ: rutin\nid: r{at:02}\nsyfte: \"{text}\"\n")))
        .collect();
    let files: Vec<(&str, &str)> = documents.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let json = audit(&Folder::of(&files), &["--select", "integritet,form", "--format", "json"]).json();
    assert_eq!(json["summary"]["documents"], texts.len());
    let findings = json["findings"].as_array().expect("the findings are a list");
    assert!(findings.iter().all(|finding| finding["rule"] == "integritet/personnummer"), "{findings:?}");
    let is_found = |at: usize| findings.iter().any(|finding| finding["path"] == format!("{at:02}.yaml"));
    (0..texts.len()).map(is_found).collect()
}

/// All output of the program for these files, in every format and detail.
fn all_output(files: &[(&str, &str)]) -> String {
    let mut said = String::new();
    let ways: [&[&str]; 7] = [
        &[],
        &["--verbose"],
        &["--quiet"],
        &["--format", "json"],
        &["--color", "always", "--width", "1000", "--verbose"],
        &["--width", "20"],
        &["--verbose", "--output", "terminal=ut.txt", "--output", "json=ut.json"],
    ];
    for way in ways {
        let folder = Folder::of(files);
        let answer = audit(&folder, way);
        assert!(answer.code > 0, "{way:?} {}", answer.words());
        said += &format!("{}\n{}\n", answer.stdout, answer.stderr);
        for file in ["ut.txt", "ut.json"] {
            said += &fs::read_to_string(folder.path().join(file)).unwrap_or_default();
        }
    }
    said
}

/// Asserts that no output contains the number, or its last four digits after a separator.
fn assert_never_printed(files: &[(&str, &str)]) {
    let said = all_output(files);
    for part in ["890201", "-3286", "–3286", "+3286", " 3286"] {
        let line = said.lines().find(|line| line.contains(part));
        assert_eq!(line, None, "{part} is printed of {files:?}");
    }
    assert!(said.contains("integritet/personnummer"), "it is told: {said}");
}
