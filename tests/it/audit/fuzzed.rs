//! Inputs that the fuzzer found, and the examples, each run once through every fuzz target.

use std::fs;
use std::path::{Path, PathBuf};

#[path = "../../fuzz/targets.rs"]
mod targets;

type Target = fn(&[u8]);

const TARGETS: [(&str, Target); 6] = [
    ("documents", targets::documents),
    ("formats", targets::formats),
    ("requirements", targets::requirements),
    ("citations", targets::citations),
    ("personal_numbers", targets::personal_numbers),
    ("history", targets::history),
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().map(|entry| entry.expect("an entry").path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

#[test]
fn what_was_found_is_mended() {
    let mut count = 0;
    for (name, target) in TARGETS {
        for file in files(&root().join("tests/fuzz/found").join(name)) {
            target(&fs::read(&file).expect("a file"));
            count += 1;
        }
    }
    assert!(count > 0, "nothing was tried");
}

#[test]
fn the_examples_go_through_each_way_in() {
    let requirements: Vec<Vec<u8>> =
        files(&root().join("schema/krav")).iter().map(|file| fs::read(file).expect("a file")).collect();
    let documents: Vec<Vec<u8>> =
        files(&root().join("examples/med-brister")).iter().map(|file| fs::read(file).expect("a file")).collect();
    assert!(requirements.len() > 90 && documents.len() > 50);
    for requirement in &requirements {
        targets::requirements(requirement);
        targets::citations(requirement);
    }
    for document in &documents {
        targets::personal_numbers(document);
        targets::history(&[b"\x1e\x1e\x1e", document.as_slice(), b"\x1e", document].concat());
    }
    let whole = documents.join(&0x1e);
    targets::documents(&whole);
    targets::formats(&whole);
}

#[test]
fn each_target_has_a_program_of_its_own() {
    let manifest = fs::read_to_string(root().join("tests/fuzz/Cargo.toml")).expect("the manifest");
    let named: Vec<&str> = manifest.lines().filter_map(|line| line.strip_prefix("path = \"fuzz_targets/")).collect();
    assert_eq!(named.len(), TARGETS.len());
    for (name, _) in TARGETS {
        let text = fs::read_to_string(root().join(format!("tests/fuzz/fuzz_targets/{name}.rs"))).expect("a program");
        assert!(text.contains(&format!("targets::{name}(bytes)")), "{name}");
    }
}
