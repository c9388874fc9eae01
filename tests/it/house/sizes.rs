//! Files are small and begin with a caption; functions fit a screen.

use std::path::Path;
use std::sync::LazyLock;

use regex::Regex;

use super::imports::{House, texts};

/// A line that begins a function, with any qualifiers before `fn`.
static FUNCTION: LazyLock<Regex> = LazyLock::new(|| {
    let words = r#"(?:(?:const|async|unsafe|extern(?: "[^"]*")?) +)*"#;
    Regex::new(&format!(r"^( *)(?:pub(?:\([^)]*\))? +)?{words}fn ")).expect("the pattern is written here")
});

#[test]
fn files_are_small_and_open_with_their_caption() {
    let house = House::read();
    for (file, text) in &house.files {
        assert!(text.starts_with("//! "), "{file} begins with its caption");
        let most = if file == "main.rs" { 50 } else { 400 };
        assert!(text.lines().count() <= most, "{file} has {} lines", text.lines().count());
    }
    let mut lines: Vec<usize> = house.files.values().map(|text| text.lines().count()).collect();
    lines.sort_unstable();
    assert!(lines[lines.len() / 2] <= 120, "half of the files have at most {} lines", lines[lines.len() / 2]);
}

#[test]
fn functions_fit_a_screen() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut seen = 0;
    for folder in ["src", "tests/it"] {
        for (file, text) in texts(&root.join(folder)) {
            let mut open: Option<(usize, String)> = None;
            for (number, line) in text.lines().enumerate() {
                if open.is_none()
                    && let Some(found) = FUNCTION.captures(line)
                {
                    open = Some((number, format!("{}}}", &found[1])));
                }
                if let Some((first, _)) =
                    open.take_if(|(_, end)| line.trim_end() == end || line.trim_end().ends_with(" {}"))
                {
                    seen += 1;
                    let length = number - first + 1;
                    assert!(length <= 60, "{folder}/{file}:{} is {length} lines long", first + 1);
                }
            }
        }
    }
    assert!(seen > 1_500, "only {seen} functions were seen");
}

#[test]
fn every_form_of_a_function_is_seen() {
    for line in ["fn a() {", "pub fn a() {", "    pub(super) fn a() {", "pub(crate) const fn a() {", "async fn a() {"] {
        assert!(FUNCTION.is_match(line), "{line}");
    }
    assert!(!FUNCTION.is_match("let f: fn() = a;"));
}
