//! The two example regions: one audits clean; in the other exactly the planted gaps are found.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

const DATE: &str = "2026-11-15";

fn example(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name)
}

fn audit(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_ledningskoll"))
        .args(["audit", "--date", DATE])
        .args(arguments)
        .arg(folder)
        .output()
        .expect("the program runs")
}

fn json(folder: &Path) -> Value {
    let output = audit(folder, &["--format", "json"]);
    serde_json::from_slice(&output.stdout).expect("the report is JSON")
}

fn text<'value>(value: &'value Value, pointer: &str) -> &'value str {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or_default()
}

#[test]
fn exempelregionen_is_clean_but_for_tips() {
    let folder = example("exempelregionen");
    let report = json(&folder);
    let grave: Vec<&Value> = report["findings"]
        .as_array()
        .expect("findings")
        .iter()
        .filter(|finding| finding["severity"] != "note" && finding["state"] == "new")
        .collect();
    assert!(grave.is_empty(), "{grave:#?}");
    assert_eq!(audit(&folder, &[]).status.code(), Some(0));
    assert!(report["summary"]["documents"].as_u64() >= Some(60));
}

#[test]
fn exempelregionen_has_every_kind_and_says_what_is_inherited() {
    let report = json(&example("exempelregionen"));
    let assessments = report["assessments"].as_array().expect("assessments");
    let evidence = report["evidence"].as_array().expect("evidence");
    let of_region = |number: &Value| {
        let at = number.as_u64().and_then(|at| usize::try_from(at).ok()).expect("a number into the list");
        evidence[at]["units"].as_array().is_some_and(|units| units.iter().any(|unit| unit == "exempelregionen"))
    };
    let of_clinic = assessments.iter().filter(|row| row["unit"] == "kli-ortopedi");
    let inherited = of_clinic.flat_map(|row| row["evidence"].as_array().into_iter().flatten());
    assert!(inherited.filter(|number| of_region(number)).count() > 5);
    let catalogue = ledningskoll::catalogue::Catalogue::embedded().expect("the catalogue loads");
    for kind in catalogue.kinds.keys().filter(|kind| kind.0 != "inställningar") {
        let line = format!("typ: {kind}");
        assert!(has_line(&example("exempelregionen"), &line), "no document of kind {kind}");
    }
}

fn has_line(folder: &Path, line: &str) -> bool {
    std::fs::read_dir(folder).expect("a folder").any(|entry| {
        let path = entry.expect("an entry").path();
        match path.is_dir() {
            true => has_line(&path, line),
            false => std::fs::read_to_string(&path).expect("text").lines().any(|found| found.trim_end() == line),
        }
    })
}

/// The number of findings by rule, path, for requirements of an enhet the enhet, and `ja` for what remains.
type Tally = BTreeMap<(String, String, String, String), usize>;

#[test]
fn every_planted_gap_is_found_and_none_invented() {
    let folder = example("med-brister");
    let report = json(&folder);
    let of_units: Vec<&str> = report["assessments"]
        .as_array()
        .expect("assessments")
        .iter()
        .filter(|row| row["unit"].is_string())
        .map(|row| text(row, "/requirement"))
        .collect();
    // Tips are not planted, but the end that a process lacks is.
    let is_planted =
        |one: &&Value| one["severity"] != "note" || one["pending"] == true || one["rule"] == "process/beskrivning";
    let mut found = Tally::new();
    for finding in report["findings"].as_array().expect("findings").iter().filter(is_planted) {
        let rule = text(finding, "/rule");
        let unit = if of_units.contains(&rule) { text(finding, "/units/0") } else { "" };
        let remains = if finding["pending"] == true { "ja" } else { "" };
        *found.entry((rule.into(), text(finding, "/path").into(), unit.into(), remains.into())).or_default() += 1;
    }
    let list = std::fs::read_to_string(example("med-brister-facit.yaml")).expect("the list of planted gaps");
    let planted: Vec<BTreeMap<String, String>> = serde_yaml::from_str(&list).expect("the list is YAML");
    let mut expected = Tally::new();
    for gap in &planted {
        let of = |key: &str| gap.get(key).cloned().unwrap_or_default();
        *expected.entry((of("regel"), of("fil"), of("enhet"), of("återstår"))).or_default() += 1;
        assert!(!of("vad").is_empty(), "each planted gap says what it is");
    }
    let only_in = |one: &Tally, other: &Tally| -> Vec<String> {
        let differs = |(key, count): &(&(String, String, String, String), &usize)| other.get(*key) != Some(*count);
        one.iter().filter(differs).map(|(key, count)| format!("{count} × {key:?}")).collect()
    };
    assert_eq!(only_in(&expected, &found), Vec::<String>::new(), "planted but not found");
    assert_eq!(only_in(&found, &expected), Vec::<String>::new(), "found but not planted");
    assert!(expected.keys().map(|(rule, ..)| rule).collect::<std::collections::BTreeSet<_>>().len() >= 30);
    assert_eq!(audit(&folder, &[]).status.code(), Some(1));
}
