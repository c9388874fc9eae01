//! The floors of the house: a module uses only what stands below it, files stay small, and each opens with its caption.

use std::fs;
use std::path::{Path, PathBuf};

/// Each module of the crate and its floor. Modules of one floor do not use each other.
const FLOORS: &[(&str, u32)] = &[
    ("text", 1),
    ("git", 2),
    ("progress", 1),
    ("finding", 2),
    ("corpus", 3),
    ("catalogue", 4),
    ("check", 5),
    ("assess", 6),
    ("waiver", 6),
    ("reading", 6),
    ("archive", 7),
    ("history", 7),
    ("blueprint", 6),
    ("import", 6),
    ("mending", 7),
    ("trial", 7),
    ("dossier", 7),
    ("against", 7),
    ("trend", 7),
    ("scaffold", 7),
    ("report", 8),
    ("founding", 8),
    ("gathering", 9),
    ("view", 9),
    ("comparison", 9),
    ("baseline", 10),
    ("settings", 9),
    ("registry", 10),
    ("settling", 11),
    ("render", 11),
    ("reporting", 12),
    ("audit", 13),
    ("cli", 14),
    ("command", 15),
    ("lsp", 14),
    ("lib", 16),
    ("main", 16),
];

fn sources() -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("src can be read") {
            let path = entry.expect("an entry").path();
            match path.is_dir() {
                true => folders.push(path),
                false => found.push(path),
            }
        }
    }
    assert!(found.len() > 20, "the sources were found");
    found
}

fn module(path: &Path) -> String {
    let inner = path.strip_prefix(Path::new(env!("CARGO_MANIFEST_DIR")).join("src")).expect("below src");
    let first = inner.components().next().expect("a name").as_os_str().to_string_lossy().into_owned();
    first.trim_end_matches(".rs").to_owned()
}

fn floor(module: &str) -> u32 {
    let known = FLOORS.iter().find(|(name, _)| *name == module);
    known.unwrap_or_else(|| panic!("{module} has no floor: give it one in tests/it/house/floors.rs")).1
}

#[test]
fn a_module_uses_only_what_stands_below_it() {
    let mut upward = Vec::new();
    for path in sources() {
        let here = module(&path);
        let text = fs::read_to_string(&path).expect("a source is text");
        for used in text.split("crate::").skip(1) {
            let name: String = used.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect();
            if name != here && floor(&name) >= floor(&here) {
                upward.push(format!("{} uses {name}", path.display()));
            }
        }
    }
    assert!(upward.is_empty(), "{}", upward.join("\n"));
}

#[test]
fn libraries_stay_behind_their_doors() {
    let doors = [
        ("granit_parser", "text/yaml.rs"),
        ("Command::new(\"git\")", "git/"),
        ("indicatif::", "progress.rs"),
        ("rust_xlsxwriter", "render/xlsx/"),
        ("std::env::", "main.rs"),
        ("Zoned::now", "main.rs"),
        ("std::process::exit", "nowhere"),
    ];
    for path in sources() {
        let text = fs::read_to_string(&path).expect("a source is text");
        for (word, door) in doors {
            let is_door = path.to_string_lossy().replace('\\', "/").contains(&format!("src/{door}"));
            assert!(is_door || !text.contains(word), "{} knows {word}; only {door} may", path.display());
        }
    }
}

#[test]
fn files_are_small_and_begin_with_their_caption() {
    for path in sources() {
        let text = fs::read_to_string(&path).expect("a source is text");
        assert!(text.starts_with("//! "), "{} begins with its caption", path.display());
        let body = text.split("#[cfg(test)]").next().unwrap_or_default();
        let most = if path.ends_with("src/main.rs") { 50 } else { 400 };
        assert!(body.lines().count() <= most, "{} has {} lines", path.display(), body.lines().count());
    }
}

#[test]
fn functions_fit_a_screen() {
    for path in sources() {
        let text = fs::read_to_string(&path).expect("a source is text");
        let mut start = None;
        for (number, line) in text.lines().enumerate() {
            let indent = line.len() - line.trim_start().len();
            let opens = ["fn ", "pub fn ", "pub(super) fn "].iter().any(|word| line.trim_start().starts_with(word));
            if opens && start.is_none() {
                start = Some((number, indent));
            }
            if let Some((first, depth)) =
                start.filter(|(_, depth)| line.trim_end() == format!("{}}}", " ".repeat(*depth)))
            {
                let length = number - first + 1;
                assert!(length <= 60, "{}:{} is {length} lines long", path.display(), first + 1);
                assert!(depth <= 8, "{}:{} is nested too deep", path.display(), first + 1);
                start = None;
            }
        }
    }
}
