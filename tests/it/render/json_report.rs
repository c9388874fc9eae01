//! The JSON report: valid by its schema, and byte for byte the same for any order of files.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

fn audit(folder: &Path, arguments: &[&str]) -> Vec<u8> {
    let output = Command::new(env!("CARGO_BIN_EXE_ledningskoll"))
        .args(["audit", "--date", "2026-11-15", "--format", "json"])
        .args(arguments)
        .arg(folder)
        .output()
        .expect("the program runs");
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn real_output_is_valid_by_its_schema() {
    let schema = fs::read_to_string(root().join("schema/rapport.json")).expect("the schema");
    let schema: Value = serde_json::from_str(&schema).expect("the schema is JSON");
    let validator = jsonschema::validator_for(&schema).expect("the schema is sound");
    for example in ["exempelregionen", "med-brister"] {
        let report: Value = serde_json::from_slice(&audit(&root().join("examples").join(example), &[])).expect("JSON");
        let errors: Vec<String> =
            validator.iter_errors(&report).map(|error| format!("{} {error}", error.instance_path())).collect();
        assert!(errors.is_empty(), "{example}: {}", errors.join("\n"));
        assert!(report["findings"].as_array().is_some_and(|findings| !findings.is_empty()));
    }
}

#[test]
fn a_copy_made_in_another_order_gives_the_same_bytes() {
    let original = root().join("examples/med-brister");
    let copy = tempfile::tempdir().expect("a folder");
    let mut files = Vec::new();
    collect(&original, &mut files);
    files.reverse();
    for file in files {
        let target = copy.path().join(file.strip_prefix(&original).expect("below the example"));
        fs::create_dir_all(target.parent().expect("a folder")).expect("made");
        fs::copy(&file, target).expect("copied");
    }
    let strip = |bytes: Vec<u8>| {
        let mut report: Value = serde_json::from_slice(&bytes).expect("JSON");
        report["audit"]["revision"] = Value::Null;
        serde_json::to_string(&report).expect("JSON")
    };
    assert_eq!(audit(&original, &[]), audit(&original, &[]));
    assert_eq!(strip(audit(&original, &[])), strip(audit(copy.path(), &[])));
}

fn collect(folder: &Path, files: &mut Vec<std::path::PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        match path.is_dir() {
            true => collect(&path, files),
            false => files.push(path),
        }
    }
}

#[test]
fn a_fingerprint_outlives_new_lines_above() {
    let folder = tempfile::tempdir().expect("a folder");
    let document =
        "typ: utredning\nid: utr-1\ngäller: medfört allvarlig vårdskada\nåtgärder:\n  - {åtgärd: Ny rutin}\n";
    let fingerprints = |text: &str| {
        fs::write(folder.path().join("utredning.yaml"), text).expect("written");
        let report: Value = serde_json::from_slice(&audit(folder.path(), &[])).expect("JSON");
        let of = |finding: &Value| (finding["fingerprint"].to_string(), finding["start"]["line"].as_u64());
        report["findings"].as_array().expect("findings").iter().map(of).collect::<Vec<_>>()
    };
    let before = fingerprints(document);
    let after = fingerprints(&format!("# En rad\n\n{document}"));
    assert!(!before.is_empty());
    let ids = |list: &[(String, Option<u64>)]| list.iter().map(|(id, _)| id.clone()).collect::<Vec<_>>();
    assert_eq!(ids(&before), ids(&after));
    let unique: std::collections::BTreeSet<String> = ids(&before).into_iter().collect();
    assert_eq!(unique.len(), before.len());
    let lines = |list: &[(String, Option<u64>)]| list.iter().filter_map(|(_, line)| *line).max();
    assert_ne!(lines(&before), lines(&after));
}
