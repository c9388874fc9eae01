//! The imports of the sources, file by file.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use regex::Regex;

static USE: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?m)^[ ]*(pub )?use ([^;]+);"));
static INLINE: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b([a-z_][a-z0-9_]*)((?:::\w+)+)"));
static COMMENT: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?m)^[ ]*//.*$"));

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("the pattern is written here")
}

/// A path in Rust from the root of the crate, as segments: `corpus`, `form`, `check`.
type RustPath = Vec<String>;

/// The sources and their re-exports.
pub struct House {
    /// Each file below `src`, with `/` as separator, and its text without tests.
    pub files: BTreeMap<String, String>,
    modules: BTreeMap<RustPath, String>,
    /// The re-exports: the public path of an item, and the path it comes from.
    passed_on: BTreeMap<RustPath, RustPath>,
}

/// The folder of the sources.
pub fn source_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

impl House {
    /// Reads the sources.
    pub fn read() -> Self {
        let files: BTreeMap<String, String> = texts(&source_folder())
            .into_iter()
            .map(|(path, text)| (path, text.split("#[cfg(test)]").next().unwrap_or_default().to_owned()))
            .collect();
        assert!(files.len() > 150, "the sources were found");
        let modules = files.keys().map(|file| (module(file), file.clone())).collect();
        let mut house = Self { files, modules, passed_on: BTreeMap::new() };
        house.passed_on = house.files.iter().flat_map(|(file, text)| house.passed_on_by(file, text)).collect();
        house
    }

    /// The files that each file imports from, with re-exports resolved.
    pub fn imports(&self) -> BTreeMap<&str, BTreeSet<&str>> {
        let of = |(file, text): (&'_ String, &'_ String)| {
            let here = module(file);
            let without_comments = COMMENT.replace_all(text, "");
            let mut paths: Vec<RustPath> = USE
                .captures_iter(&without_comments)
                .filter(|found| found.get(1).is_none())
                .flat_map(|found| paths(&found[2]))
                .collect();
            let inline = USE.replace_all(&without_comments, "");
            paths.extend(INLINE.captures_iter(&inline).map(|found| {
                let rest = found[2].split("::").skip(1).map(str::to_owned);
                std::iter::once(found[1].to_owned()).chain(rest).collect()
            }));
            let absolute = paths.into_iter().filter_map(|path| self.absolute(path, &here));
            absolute.filter_map(|path| self.file_of(path)).filter(|other| other != file).collect::<BTreeSet<&str>>()
        };
        self.files.iter().map(|entry| (entry.0.as_str(), of(entry))).collect()
    }

    fn passed_on_by(&self, file: &str, text: &str) -> Vec<(RustPath, RustPath)> {
        let here = module(file);
        let named = USE.captures_iter(text).filter(|found| found.get(1).is_some());
        let targets = named.flat_map(|found| paths(&found[2])).filter_map(|path| self.absolute(path, &here));
        targets.map(|target| ([&here[..], &target[target.len() - 1..]].concat(), target)).collect()
    }

    /// A path made absolute; none if it leads out of the crate.
    fn absolute(&self, path: RustPath, here: &[String]) -> Option<RustPath> {
        match path[0].as_str() {
            "crate" | "ledningskoll" => Some(path[1..].to_vec()),
            "self" => Some([here, &path[1..]].concat()),
            "super" => {
                let up = path.iter().take_while(|part| *part == "super").count();
                Some([&here[..here.len() - up], &path[up..]].concat())
            }
            child => {
                let own = [here, &[child.to_owned()]].concat();
                self.modules.contains_key(&own).then(|| [here, &path[..]].concat())
            }
        }
    }

    fn file_of(&self, mut path: RustPath) -> Option<&str> {
        while let Some((length, target)) = (1..=path.len()).rev().find_map(|length| {
            let target = self.passed_on.get(&path[..length]).filter(|_| !self.modules.contains_key(&path[..length]))?;
            Some((length, target))
        }) {
            path = [&target[..], &path[length..]].concat();
        }
        (1..=path.len()).rev().find_map(|length| self.modules.get(&path[..length])).map(String::as_str)
    }
}

/// Every Rust file below a folder, with `/` as separator, and its text.
pub fn texts(folder: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).expect("the folder can be read") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(folder).expect("below").to_string_lossy().replace('\\', "/");
                found.push((name, fs::read_to_string(&path).expect("a source is text")));
            }
        }
    }
    found
}

/// The module path of a file.
fn module(file: &str) -> RustPath {
    let path = file.trim_end_matches(".rs").trim_end_matches("/mod");
    match path {
        "lib" | "main" => Vec::new(),
        path => path.split('/').map(str::to_owned).collect(),
    }
}

/// The paths of a use tree: `a::{self, b::{c, d}}` is `a`, `a::b::c` and `a::b::d`.
fn paths(tree: &str) -> Vec<RustPath> {
    let mut parts = vec![String::new()];
    let mut depth = 0;
    for letter in tree.chars().filter(|letter| !letter.is_whitespace()) {
        match letter {
            ',' if depth == 0 => parts.push(String::new()),
            letter => {
                depth += i32::from(letter == '{') - i32::from(letter == '}');
                parts.last_mut().expect("one at least").push(letter);
            }
        }
    }
    let split = |path: &str| path.split("::").filter(|part| !part.is_empty()).map(str::to_owned).collect::<RustPath>();
    parts
        .iter()
        .filter(|part| !part.is_empty())
        .flat_map(|part| match part.split_once('{') {
            Some((head, inner)) => {
                let head = split(head);
                let inner = paths(inner.strip_suffix('}').expect("braces close"));
                inner
                    .into_iter()
                    .map(|rest| if rest == ["self"] { head.clone() } else { [&head[..], &rest].concat() })
                    .collect()
            }
            None => vec![split(part)],
        })
        .collect()
}

#[test]
fn the_reader_of_imports_sees_what_is_there() {
    assert_eq!(paths("a::{self, b::{c, d}}"), [vec!["a"], vec!["a", "b", "c"], vec!["a", "b", "d"]]);
    let house = House::read();
    let imports = house.imports();
    assert!(imports["catalogue/kind.rs"].contains("catalogue/shape.rs"), "by super");
    assert!(imports["corpus/reading.rs"].contains("text/words.rs"), "by crate");
    assert!(imports["cli/mod.rs"].contains("cli/audit.rs"), "inside the code");
    assert!(imports["report/mod.rs"].contains("report/comparison/gone.rs") || !imports["report/mod.rs"].is_empty());
    assert!(imports["cli/entry.rs"].contains("render/format.rs"), "through a name that is passed on");
}
