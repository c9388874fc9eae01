//! The views in the formats for programs and spreadsheets: valid, and in agreement.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use calamine::{Reader, Xlsx};
use serde_json::Value;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_ledningskoll"))
        .args(arguments)
        .args(["--date", "2026-11-15"])
        .arg(folder)
        .output()
        .expect("the program runs")
}

fn shown(folder: &Path, arguments: &[&str]) -> String {
    let output = run(folder, arguments);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("text")
}

fn json(folder: &Path, command: &str) -> Value {
    serde_json::from_str(&shown(folder, &[command, "--format", "json"])).expect("JSON")
}

fn gaps() -> std::path::PathBuf {
    root().join("examples/med-brister")
}

#[test]
fn each_json_is_valid_by_its_schema() {
    for command in ["gap", "matrix", "due"] {
        let schema = fs::read_to_string(root().join(format!("schema/{command}.json"))).expect("the schema");
        let schema: Value = serde_json::from_str(&schema).expect("the schema is JSON");
        let validator = jsonschema::validator_for(&schema).expect("the schema is sound");
        for example in ["exempelregionen", "med-brister"] {
            let value = json(&root().join("examples").join(example), command);
            let errors: Vec<String> =
                validator.iter_errors(&value).map(|error| format!("{} {error}", error.instance_path())).collect();
            assert!(errors.is_empty(), "{command} {example}: {}", errors.join("\n"));
        }
        assert!(!validator.is_valid(&Value::from("något annat")), "{command}: the schema can say no");
    }
}

#[test]
fn the_gaps_are_those_of_the_audit() {
    let audit: Value = {
        let output = run(&gaps(), &["audit", "--format", "json", "--fail-on", "never"]);
        serde_json::from_slice(&output.stdout).expect("JSON")
    };
    let gap = json(&gaps(), "gap");
    let known: Vec<&str> = list(&audit["findings"]).iter().filter_map(|one| one["fingerprint"].as_str()).collect();
    let mut told = 0;
    for unit in list(&gap["units"]) {
        for requirement in list(&unit["requirements"]) {
            told += list(&requirement["gaps"]).len();
            let missing = requirement["outcome"] == "violated";
            assert!(!missing || !list(&requirement["gaps"]).is_empty(), "{requirement}");
            assert!(
                list(&requirement["gaps"]).iter().all(|one| known.contains(&one["fingerprint"].as_str().unwrap_or("")))
            );
        }
    }
    assert!(told > 30, "{told} gaps are told");
    let counted = list(&audit["findings"]).iter().filter(|one| one["severity"] != "note" && one["state"] != "waived");
    let slips = list(&gap["mend_in_files"]).iter().filter(|row| row["gap"]["severity"] != "note");
    let rows = list(&gap["plan"]).len() + slips.count();
    assert_eq!(rows, counted.count(), "each gap has a row in the plan, or is put right in the files");
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).expect("a list")
}

#[test]
fn the_workbooks_hold_what_the_json_holds() {
    let folder = tempfile::tempdir().expect("a folder");
    let both = |command: &str| {
        let file = folder.path().join(format!("{command}.xlsx"));
        let written = format!("xlsx={}", file.display());
        let printed = shown(&gaps(), &[command, "--format", "json", "--output", &written]);
        let json: Value = serde_json::from_str(&printed).expect("JSON");
        (json, calamine::open_workbook::<Xlsx<_>, _>(&file).expect("a workbook"))
    };
    let rows = |book: &mut Xlsx<_>, sheet: &str| book.worksheet_range(sheet).expect("the sheet").height() - 1;
    let (due, mut book) = both("due");
    assert_eq!(rows(&mut book, "Förfaller"), list(&due["due"]).len());
    let (gap, mut book) = both("gap");
    let asked: usize = list(&gap["units"]).iter().map(|unit| list(&unit["requirements"]).len()).sum();
    assert_eq!(rows(&mut book, "Läge"), asked);
    assert_eq!(rows(&mut book, "Åtgärdsplan"), list(&gap["plan"]).len());
    let (matrix, mut book) = both("matrix");
    assert_eq!(rows(&mut book, "Matris"), list(&matrix["requirements"]).len());
    let activities: usize = list(&matrix["processes"]).iter().map(|one| list(&one["activities"]).len()).sum();
    assert_eq!(rows(&mut book, "Aktiviteter"), activities);
}

#[test]
fn markdown_is_short_enough_to_post_and_every_row_has_its_cells() {
    for arguments in [&["gap"][..], &["gap", "--only", "inga-brister"], &["matrix"], &["due", "--within", "10y"]] {
        let text = shown(&gaps(), &[arguments, &["--format", "markdown"]].concat());
        assert!(text.chars().count() < 65_536);
        let mut cells = None;
        for line in text.lines() {
            match line.starts_with('|') {
                true => {
                    let here = line.replace("\\|", "").matches('|').count();
                    assert_eq!(*cells.get_or_insert(here), here, "{line}");
                }
                false => cells = None,
            }
        }
        assert!(text.contains("| --- |"), "{arguments:?} has a table");
    }
}

#[test]
fn hostile_text_stays_text_in_the_views() {
    let folder = tempfile::tempdir().expect("a folder");
    let hostile = "=cmd()|'<script>alert(1)</script> [x](javascript:1) \\u001b[31m \\u202e @alla";
    let text = format!(
        "typ: enhet\nid: vc-a\nnamn: \"{hostile}\"\nnivå: enhet\növerordnad: r\n---\ntyp: enhet\nid: r\nnamn: \"Region {hostile}\"\nnivå: region\n---\n\
         typ: rutin\nid: rut-1\ntitel: \"{hostile}\"\nområde: [intyg]\nstatus: fastställd\nfastställd: 2026-01-10\n\
         fastställd_av: \"{hostile}\"\ngiltig_till: 2026-12-01\nversion: \"{hostile}\"\n"
    );
    fs::write(folder.path().join("a.yaml"), text).expect("written");
    for command in ["gap", "matrix", "due"] {
        let markdown = shown(folder.path(), &[command, "--format", "markdown"]);
        assert!(!markdown.contains("<script") && !markdown.replace("\\]", "").contains("](javascript"), "{markdown}");
        assert!(!markdown.contains(['\u{1b}', '\u{202e}']) && !markdown.contains(" @alla"), "{markdown}");
        let terminal = shown(folder.path(), &[command]);
        assert!(!terminal.contains(['\u{1b}', '\u{202e}']), "{terminal}");
        let file = folder.path().join(format!("{command}.xlsx"));
        shown(folder.path(), &[command, "--output", &format!("xlsx={}", file.display())]);
        let mut book: Xlsx<_> = calamine::open_workbook(&file).expect("a workbook");
        for name in book.sheet_names() {
            let formulas = book.worksheet_formula(&name).expect("the sheet");
            assert!(formulas.rows().flatten().all(String::is_empty), "{command} {name} has a formula");
        }
    }
}

#[test]
fn a_format_that_is_none_is_told_before_anything_is_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("a.json");
    let output = run(&gaps(), &["due", "--output", &format!("json={}", file.display()), "--output", "sarif=b"]);
    assert_eq!(output.status.code(), Some(2));
    let message = String::from_utf8(output.stderr).expect("text");
    assert!(message.contains("formaten är terminal, json, markdown") && !file.exists(), "{message}");
    let output = run(&gaps(), &["gap", "--format", "xlsx", "--output", &format!("json={}", file.display())]);
    assert!(output.status.code() == Some(2) && !file.exists());
}
