//! Turns the catalogue into one JSON file, so that the program reads it fast when it starts, and packs the example region.
//!
//! It runs again when a file of either is changed, added or taken away.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;

#[path = "../src/catalogue/fold_in.rs"]
mod fold_in;

fn main() {
    println!("cargo:rerun-if-changed=schema");
    println!("cargo:rerun-if-changed={EXAMPLE}");
    println!("cargo:rerun-if-changed=src/catalogue/fold_in.rs");
    let mut files = BTreeMap::new();
    collect(Path::new("schema"), &mut files);
    let target = std::env::var("OUT_DIR").expect("cargo names a folder for what is built");
    // As Rust, so that nothing need be read to tell the files apart.
    let parted: Vec<(String, String, Option<String>)> =
        files.iter().map(|(path, whole)| parted(path, whole.clone(), &files["gemensamt.yaml"])).collect();
    fs::write(Path::new(&target).join("catalogue.rs"), format!("&{parted:?}"))
        .expect("the folder for what is built can be written");
    let mut example = BTreeMap::new();
    pack(Path::new(EXAMPLE), &mut example);
    let text = serde_json::to_string(&example).expect("text keys always serialise");
    fs::write(Path::new(&target).join("demo.json"), text).expect("the folder for what is built can be written");
}

/// The example that the program can write.
const EXAMPLE: &str = "examples/exempelregionen";

fn pack(folder: &Path, files: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).expect("the example's folder can be read") {
        let path = entry.expect("an entry of the folder").path();
        if path.is_dir() {
            pack(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "yaml") {
            let text = fs::read_to_string(&path).expect("a file of the example is text");
            let below = path.strip_prefix(EXAMPLE).expect("it stands below the folder");
            files.insert(below.to_string_lossy().replace('\\', "/"), text);
        }
    }
}

/// A file with what every start reads, and apart from it what is seldom read: the examples of a requirement, the whole schema
/// of a kind.
fn parted(path: &str, mut whole: Value, common: &Value) -> (String, String, Option<String>) {
    let mut rest = None;
    if path.starts_with("krav/") {
        rest = whole.get_mut("exempel").map(|examples| examples.take().to_string());
    }
    if path.starts_with("typ/") {
        rest = Some(fold_in::fold_in(&whole, &common).to_string());
        if let Some(entries) = whole.as_object_mut() {
            entries.retain(|key, _| !matches!(key.as_str(), "properties" | "$defs"));
        }
    }
    (path.to_owned(), whole.to_string(), rest)
}

fn collect(folder: &Path, files: &mut BTreeMap<String, Value>) {
    for entry in fs::read_dir(folder).expect("the catalogue's folder can be read") {
        let path = entry.expect("an entry of the folder").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "yaml") {
            let text = fs::read_to_string(&path).expect("a file of the catalogue is text");
            let value = serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            let below = path.strip_prefix("schema").expect("it stands below the folder");
            files.insert(below.to_string_lossy().replace('\\', "/"), value);
        }
    }
}
