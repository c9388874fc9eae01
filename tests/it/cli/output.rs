//! Output: files are written whole or not at all, and a closed pipe is no error.

use std::path::Path;
use std::process::Stdio;

use crate::shared::{FORM, Folder};

#[test]
fn a_report_that_cannot_be_written_is_refused_and_nothing_is_written() {
    let folder = Folder::with_good();
    folder
        .audit(&["--output", "json=finns-inte/r.json"])
        .assert_refused("rapporten kunde inte skrivas till finns-inte/r.json: mappen finns inte", "inget har skrivits");
    folder
        .audit(&["--output", "jsn=r.json"])
        .assert_refused("--output jsn=r.json går inte att tolka", "menade du json=r.json?");
    folder.audit(&["--output", "pdf=r.pdf"]).assert_refused("--output pdf=r.pdf går inte att tolka", "formaten är");
    folder.audit(&["--output", "r.json"]).assert_refused("--output r.json går inte att tolka", "skriv FORMAT=FIL");
    folder
        .audit(&["--output", "json=r.json", "--output", "pdf=r.pdf"])
        .assert_refused("--output pdf=r.pdf går inte att tolka", "formaten är");
    assert_eq!(folder.names(), ["god.yaml"]);
}

#[test]
fn of_two_reports_none_is_written_where_one_cannot_be() {
    let folder = Folder::with_good();
    let answer = folder.audit(&["--output", "json=r.json", "--output", "json=finns-inte/r.json"]);
    answer.assert_refused("rapporten kunde inte skrivas till finns-inte/r.json", "inget har skrivits");
    assert_eq!(folder.names(), ["god.yaml"]);
}

#[test]
fn quiet_prints_one_line() {
    let folder = Folder::with_good();
    folder.write("x.yaml", "typ: rutiin\nid: r-1\n");
    let answer = folder.audit(&[&FORM[..], &["--quiet"]].concat());
    let line = "1 dokument · 0 enheter · 1 brist · 0 bör · 0 tips · 0 ej bedömt · 0 undantag · per 2026-11-15\n";
    assert_eq!((answer.code, answer.stdout.as_str(), answer.stderr.as_str()), (1, line, ""));
}

#[test]
fn a_reader_that_closes_early_is_no_error() {
    let folder = Folder::with_good();
    folder.write("x.yaml", "typ: rutiin\nid: r-1\n---\n".repeat(500));
    let whole = folder.form();
    assert_eq!(whole.code, 1);
    assert!(whole.stdout.len() > 100_000, "a pipe would hold all {} bytes", whole.stdout.len());
    for (fail_on, code) in [("error", 1), ("never", 0)] {
        let arguments =
            ["audit", ".", "--date", "2026-11-15", "--select", "form", "--format", "json", "--fail-on", fail_on];
        let mut command = folder.command(Path::new(env!("CARGO_BIN_EXE_ledningskoll")));
        let mut child =
            command.args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("the program ends");
        assert_eq!(output.status.code(), Some(code), "{fail_on}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{fail_on}");
    }
}
