//! Settings (typ: inställningar): profiles, own requirements, folders, limits and fail level; flags override them.

mod audited_folders;
mod faults_and_the_level_that_fails;
mod limits;
mod other_ways;
#[cfg(unix)]
mod outside;
mod own_acts;
mod own_requirements;

use serde_json::Value;

use crate::shared::{Answer, Folder};

/// A routine without findings of the rules that the tests select.
const ROUTINE: &str = "typ: rutin\nid: r-1\nstatus: fastställd\nfastställd: 2026-01-10\n";

fn settings(text: &str) -> String {
    format!("typ: inställningar\nid: granskning\n{text}")
}

/// An audit on the day of the tests, with these settings beside these files.
fn audit(text: &str, files: &[(&str, &str)], arguments: &[&str]) -> Answer {
    let settings = settings(text);
    let folder = Folder::of(&[files, &[("inställningar.yaml", settings.as_str())]].concat());
    folder.run(&[&["audit", ".", "--date", "2026-11-15"], arguments].concat())
}

fn json(text: &str, files: &[(&str, &str)], select: &str) -> Value {
    audit(text, files, &["--format", "json", "--select", select]).json()
}

/// Each finding as `severity rule path:line:column message`.
fn found(text: &str, files: &[(&str, &str)], select: &str) -> Vec<String> {
    let json = json(text, files, select);
    let line = |finding: &Value| {
        let word = |key: &str| finding[key].as_str().unwrap_or_default();
        let start = &finding["start"];
        let place = format!("{}:{}:{}", word("path"), start["line"], start["column"]);
        format!("{} {} {place} {}", word("severity"), word("rule"), word("message"))
    };
    json["findings"].as_array().expect("the findings are a list").iter().map(line).collect()
}

/// The rule and the severity of each finding.
fn rules(text: &str, files: &[(&str, &str)], select: &str) -> Vec<String> {
    let lines = found(text, files, select);
    lines.iter().map(|line| line.split(' ').take(2).collect::<Vec<_>>().join(" ")).collect()
}

/// Asserts that a run is refused with these words on standard error and an empty standard output.
fn assert_refused(answer: &Answer, words: &[&str]) {
    assert_eq!((answer.code, answer.stdout.as_str()), (2, ""), "{}", answer.words());
    for word in words {
        assert!(answer.words().contains(word), "{word:?} is not said: {}", answer.words());
    }
}
