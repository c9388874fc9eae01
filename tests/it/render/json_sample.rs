//! Version 1 of the JSON report: a sample with which every later report of version 1 must be compatible.
//!
//! `json-version-1.json` is a report of `examples/med-brister` with a baseline and a waiver. Of each list it has the
//! items with a key, a type or an enumerated word that the items before them lack; its counts are those of the whole
//! report. Whoever wrote a reader for the sample must be able to read today's report with it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use serde_json::Value;

use crate::shared::Folder;

const RENEWAL: &str = "Version 1 is a promise to those who read it. Until the first release, and only then, a change that an issue names is \
                       taken in by: UPDATE_JSON_SAMPLE=1 cargo test --test it json_sample";
/// Keys with enumerated words, each of which is kept in the sample.
const DECISIVE: [&str; 6] = ["severity", "state", "outcome", "strength", "verified", "why"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A waiver of a finding in the baseline, and a finding that is not in the baseline.
const LATER: &str = "typ: undantag
id: und-intyg-almdalen
regel: [hslf-fs-2018-54/2-intygsrutin]
avser: [vc-almdalen]
skäl: Rutinen fastställs i januari
beslutad_av: roll-verksamhetschef-almdalen
beslutad: 2026-10-01
gäller_till: 2027-01-31
---
typ: rutin
id: rut-ny
titel: Ny rutin
okänt: ja
";

/// Today's report, outside git, so that it does not depend on the history of the project.
fn report() -> Value {
    let folder = Folder::with_example("med-brister", "");
    assert_eq!(folder.run(&["baseline", "write", "--date", "2026-11-15"]).code, 0);
    folder.write("senare.yaml", LATER);
    let answer = folder.audit(&["--format", "json", "--baseline", "ledningskoll-baslinje.txt"]);
    assert!(answer.stderr.is_empty(), "{}", answer.words());
    let mut report = answer.json();
    report["tool"]["version"] = "0.0.0".into();
    report
}

fn file() -> PathBuf {
    root().join("tests/it/render/json-version-1.json")
}

static SAMPLE: LazyLock<Value> = LazyLock::new(|| {
    if std::env::var_os("UPDATE_JSON_SAMPLE").is_some() {
        let sample = trimmed(&report(), "", &mut BTreeSet::new());
        let text = serde_json::to_string_pretty(&sample).expect("a value is JSON");
        fs::write(file(), text + "\n").expect("the sample can be written");
    }
    serde_json::from_str(&fs::read_to_string(file()).expect("the sample is there")).expect("the sample is JSON")
});

/// The JSON types at each path, with the indices of lists folded into `[]`.
type Types = BTreeMap<String, BTreeSet<&'static str>>;

fn types_below(value: &Value, path: &str, types: &mut Types) {
    types.entry(path.to_owned()).or_default().insert(type_of(value));
    match value {
        Value::Array(items) => items.iter().for_each(|item| types_below(item, &format!("{path}[]"), types)),
        Value::Object(entries) => {
            entries.iter().for_each(|(key, value)| types_below(value, &format!("{path}.{key}"), types));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn types(value: &Value) -> Types {
    let mut types = Types::new();
    types_below(value, "", &mut types);
    types
}

fn type_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "number",
        Value::String(_) => "text",
        Value::Array(_) => "list",
        Value::Object(_) => "object",
    }
}

/// The value with, of each list, the first item and those with a shape not seen before.
fn trimmed(value: &Value, path: &str, seen: &mut BTreeSet<String>) -> Value {
    seen.insert(shape(value, path));
    match value {
        Value::Array(items) => {
            let path = format!("{path}[]");
            let mut kept = Vec::new();
            for item in items {
                if kept.is_empty() || !shapes(item, &path).is_subset(seen) {
                    kept.push(trimmed(item, &path, seen));
                }
            }
            Value::Array(kept)
        }
        Value::Object(entries) => {
            entries.iter().map(|(key, value)| (key.clone(), trimmed(value, &format!("{path}.{key}"), seen))).collect()
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value.clone(),
    }
}

/// A path with its type, or with its word if the key is enumerated.
fn shape(value: &Value, path: &str) -> String {
    let key = path.rsplit('.').next().unwrap_or_default();
    match value.as_str() {
        Some(word) if DECISIVE.contains(&key) => format!("{path} {word}"),
        Some(_) | None => format!("{path} {}", type_of(value)),
    }
}

/// The shapes of a value and of everything in it.
fn shapes(value: &Value, path: &str) -> BTreeSet<String> {
    let inner: BTreeSet<String> = match value {
        Value::Array(items) => items.iter().flat_map(|item| shapes(item, &format!("{path}[]"))).collect(),
        Value::Object(entries) => {
            entries.iter().flat_map(|(key, value)| shapes(value, &format!("{path}.{key}"))).collect()
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => BTreeSet::new(),
    };
    inner.into_iter().chain([shape(value, path)]).collect()
}

#[test]
fn the_sample_is_valid_by_the_schema_of_today() {
    let schema = fs::read_to_string(root().join("schema/rapport.json")).expect("the schema");
    let schema: Value = serde_json::from_str(&schema).expect("the schema is JSON");
    let validator = jsonschema::validator_for(&schema).expect("the schema is sound");
    let errors: Vec<String> =
        validator.iter_errors(&SAMPLE).map(|error| format!("{} {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "the sample is not valid any more. {RENEWAL}\n{}", errors.join("\n"));
}

#[test]
fn the_report_of_today_has_every_path_of_the_sample_with_its_types() {
    let (sample, today) = (types(&SAMPLE), types(&report()));
    let none = BTreeSet::new();
    let differing = sample.iter().filter_map(|(path, known)| {
        let now = today.get(path).unwrap_or(&none);
        (now != known).then(|| format!("{path}: {known:?} in the sample, {now:?} today"))
    });
    let differing: Vec<String> = differing.collect();
    assert!(differing.is_empty(), "today's report is not like the sample. {RENEWAL}\n{}", differing.join("\n"));
}
