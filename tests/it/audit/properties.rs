//! Properties of any documents: spans, order, Unicode normalisation, line endings, and monotonic gaps.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use jiff::civil::date;
use proptest::prelude::*;
use serde_json::{Map, Value};
use unicode_normalization::UnicodeNormalization;

use ledningskoll::audit::{Options, audit};
use ledningskoll::catalogue::Catalogue;
use ledningskoll::finding::Outcome;
use ledningskoll::report::Report;
use ledningskoll::text::Node;
use ledningskoll::text::tree::Content;
use ledningskoll::text::yaml::parse;

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::embedded().expect("the catalogue is sound"));

fn settings(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// A strategy for YAML values: texts, numbers, booleans, null, lists and maps.
fn trees() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        "[a-zåäö ]{1,12}".prop_map(Value::from),
        "[#:\\-\\[\\]{}&*!|>'\"%@`,? åä1-9\u{1f319}]{1,12}".prop_map(Value::from),
        "[0-9]{4}-[0-9]{2}-[0-9]{2}|0[0-9]{3}|1\\.10|ja|nej|2017:40".prop_map(Value::from),
        "([a-zåäö]{1,6}\n){1,3}".prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        any::<bool>().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 40, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..5).prop_map(Value::from),
            prop::collection::btree_map("[a-zåäö_]{1,8}|[#:? -]{1,4}x", inner, 1..5)
                .prop_map(|entries| Value::Object(entries.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

/// Collects every node of a tree.
fn walk<'tree>(node: &'tree Node, found: &mut Vec<&'tree Node>) {
    found.push(node);
    match &node.content {
        Content::Scalar(_) => {}
        Content::List(items) => items.iter().for_each(|item| walk(item, found)),
        Content::Map(entries) => entries.iter().for_each(|entry| walk(&entry.value, found)),
    }
}

proptest! {
    #![proptest_config(settings(300))]

    #[test]
    fn what_is_written_is_read_back(value in trees()) {
        let text = serde_yaml::to_string(&value).expect("any value can be written");
        let parts = parse(&text);
        let faults: Vec<_> = parts.iter().flat_map(|part| &part.faults).collect();
        prop_assert!(faults.is_empty(), "{faults:?} in {text}");
        let read = parts[0].root.as_ref().expect("a tree").to_value();
        prop_assert_eq!(nfc(&without_unfilled(&value)), read, "{}", text);
    }

    #[test]
    fn the_place_of_a_value_holds_the_value(value in trees()) {
        // In flow style a span can be parsed alone, whatever the indentation around it.
        let text = Value::to_string(&value);
        let parts = parse(&text);
        let root = parts[0].root.as_ref().expect("a tree");
        let mut nodes = Vec::new();
        walk(root, &mut nodes);
        for node in nodes {
            let written = text.get(node.span.range()).expect("a place ends where a character ends");
            let alone = parse(written);
            prop_assert_eq!(alone[0].root.as_ref().map(Node::to_value), Some(node.to_value()), "{} of {}", written, text);
        }
    }
}

fn nfc(value: &Value) -> Value {
    match value {
        Value::String(text) => Value::from(text.nfc().collect::<String>()),
        Value::Array(items) => items.iter().map(nfc).collect(),
        Value::Object(entries) => {
            Value::Object(entries.iter().map(|(key, value)| (key.nfc().collect(), nfc(value))).collect())
        }
        other => other.clone(),
    }
}

/// A value without unfilled parts: blank texts, and lists and maps of nothing else.
fn without_unfilled(value: &Value) -> Value {
    match value {
        Value::String(text) if text.trim().is_empty() => Value::Null,
        Value::Array(items) => {
            let kept: Vec<Value> = items.iter().map(without_unfilled).filter(|item| !is_unfilled(item)).collect();
            Value::from(kept)
        }
        Value::Object(entries) => {
            let kept = entries.iter().map(|(key, value)| (key.clone(), without_unfilled(value)));
            Value::Object(kept.filter(|(_, value)| !is_unfilled(value)).collect())
        }
        other => other.clone(),
    }
}

fn is_unfilled(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(entries) => entries.is_empty(),
        Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}

fn example() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/med-brister")
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() { collect(&path, files) } else { files.push(path) }
    }
}

/// The files of the example as relative path and content.
static FILES: LazyLock<Vec<(String, Vec<u8>)>> = LazyLock::new(|| {
    let mut files = Vec::new();
    collect(&example(), &mut files);
    let relative = |file: &Path| file.strip_prefix(example()).expect("below").to_string_lossy().replace('\\', "/");
    files.iter().map(|file| (relative(file), fs::read(file).expect("a file"))).collect()
});

fn write_files<'file>(files: impl Iterator<Item = &'file (String, Vec<u8>)>) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (path, text) in files {
        let file = folder.path().join(path);
        fs::create_dir_all(file.parent().expect("a folder")).expect("made");
        fs::write(file, text).expect("written");
    }
    folder
}

fn audited(folder: &Path) -> Report {
    let options = Options { root: folder.to_owned(), date: Some(date(2026, 11, 15)), ..Options::default() };
    audit(&CATALOGUE, &options).expect("it can be audited")
}

/// The findings of a report without columns, which depend on the Unicode normalisation of a line.
fn findings_without_columns(report: &Report) -> Vec<String> {
    let findings = report.findings.iter().map(|one| {
        let (path, message) = (&report.source(&one.finding).path, &one.finding.message);
        format!("{} {path}:{} {message} {}", one.finding.rule.as_str(), one.start.line, one.fingerprint)
    });
    let assessments =
        report.assessments.iter().map(|row| format!("{} {:?} {:?}", row.requirement, row.outcome, row.units));
    findings.chain(assessments).collect()
}

#[test]
fn the_report_does_not_depend_on_line_ends_or_on_how_letters_are_made() {
    let as_it_is = findings_without_columns(&audited(write_files(FILES.iter()).path()));
    type Change = fn(&str) -> String;
    let changes: [(&str, Change); 3] = [
        ("CRLF", |text| text.replace("\r\n", "\n").replace('\n', "\r\n")),
        ("NFD", |text| text.nfd().collect()),
        ("BOM", |text| format!("\u{feff}{text}")),
    ];
    for (name, change) in changes {
        let changed: Vec<(String, Vec<u8>)> = FILES
            .iter()
            .map(|(path, text)| match std::str::from_utf8(text) {
                Ok(text) => (path.clone(), change(text).into_bytes()),
                Err(_) => (path.clone(), text.clone()),
            })
            .collect();
        assert_eq!(findings_without_columns(&audited(write_files(changed.iter()).path())), as_it_is, "{name}");
    }
}

#[test]
fn the_report_does_not_depend_on_the_order_in_which_files_were_made() {
    let as_it_is = findings_without_columns(&audited(write_files(FILES.iter()).path()));
    assert_eq!(findings_without_columns(&audited(write_files(FILES.iter().rev()).path())), as_it_is);
}

#[test]
fn the_report_does_not_depend_on_the_number_of_threads() {
    let run = |threads: &str| {
        let output = Command::new(env!("CARGO_BIN_EXE_ledningskoll"))
            .args(["audit", "--date", "2026-11-15", "--format", "json"])
            .arg(example())
            .env("RAYON_NUM_THREADS", threads)
            .output();
        output.expect("the program runs").stdout
    };
    let one = run("1");
    assert!(one.len() > 10_000);
    for threads in ["2", "7"] {
        assert_eq!(run(threads), one, "{threads} threads");
    }
}

/// The outcome of each requirement for enheter, by requirement and enhet.
fn unit_outcomes(report: &Report) -> BTreeMap<(String, String), Outcome> {
    let of_units = report.assessments.iter().filter_map(|row| Some((row, row.unit.clone()?)));
    of_units.map(|(row, unit)| ((report.requirements[row.requirement].id.clone(), unit), row.outcome)).collect()
}

/// True for kinds that describe the organisation or accept gaps, and so are no evidence.
fn is_no_evidence(text: &[u8]) -> bool {
    let text = String::from_utf8_lossy(text);
    ["typ: enhet", "typ: undantag", "typ: inställningar", "typ: ledningssystem"].iter().any(|kind| text.contains(kind))
}

proptest! {
    #![proptest_config(settings(24))]

    #[test]
    fn a_document_more_never_opens_a_gap_and_one_less_never_closes_one(
        kept in prop::collection::vec(prop::bool::weighted(0.7), 100),
        more in 0..100_usize,
    ) {
        let movable: Vec<&(String, Vec<u8>)> = FILES.iter().filter(|(_, text)| !is_no_evidence(text)).collect();
        let fixed = FILES.iter().filter(|(_, text)| is_no_evidence(text));
        let few: Vec<&(String, Vec<u8>)> =
            fixed.chain(movable.iter().copied().enumerate().filter(|(at, _)| kept[at % 100]).map(|(_, file)| file)).collect();
        let added = movable[more % movable.len()];
        let many: Vec<&(String, Vec<u8>)> =
            few.iter().copied().filter(|file| file.0 != added.0).chain([added]).collect();
        let fewer: Vec<&(String, Vec<u8>)> = many.iter().copied().filter(|file| file.0 != added.0).collect();
        let before = unit_outcomes(&audited(write_files(fewer.into_iter()).path()));
        let after = unit_outcomes(&audited(write_files(many.into_iter()).path()));
        prop_assert!(before.len() > 20, "the enheter were asked");
        // Adding the document must open no gap, and so removing it, the same pair reversed, closes none.
        for (asked, outcome) in &before {
            let now = after.get(asked).copied();
            let is_worse = *outcome == Outcome::Satisfied && now == Some(Outcome::Violated);
            prop_assert!(!is_worse, "{asked:?} was answered and is open with {}", added.0);
        }
    }
}
