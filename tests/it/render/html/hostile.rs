//! Injections in every field of the report and in every field of every kind of document.

use std::fs;
use std::path::{Path, PathBuf};

use ledningskoll::render::html;
use ledningskoll::report::Report;
use scraper::Html;
use tempfile::TempDir;

use super::sample::{plainly, sample};
use super::{all, assert_links, audited, pages, words};

/// A text with markup, a formula, terminal escapes, and bidirectional and invisible characters.
const MALICE: &str = "\"'><script>alert(1)</script></script></style></title><!--<img src=x onerror=alert(1)>\
     =cmd()|'/c calc'!A1 &#x202e;&lt;b&gt;\u{202e}\u{2066}\u{0}\u{1}\u{1b}[31m\u{1b}]8;;http://x\u{7}\u{85}\u{2028}\u{200b}\u{feff}{content:url(//x)}";

fn with_injection(text: &str) -> String {
    format!("{text}{MALICE}{}", "ö".repeat(5_000))
}

/// True for control, invisible and bidirectional characters.
fn is_harmful(character: char) -> bool {
    (character.is_control() && !matches!(character, '\n' | '\t'))
        || matches!(character, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

#[test]
fn hostile_text_in_every_field_of_a_report_is_only_text() {
    let (calm, hostile) = (sample(plainly), sample(with_injection));
    for ((side, calm), (_, hostile)) in pages(&calm).into_iter().zip(pages(&hostile)) {
        assert_eq!(hostile.chars().find(|character| is_harmful(*character)), None, "{side}");
        let (calm, hostile) = (Html::parse_document(&calm), Html::parse_document(&hostile));
        assert!(hostile.errors.is_empty(), "{side}: {:?}", hostile.errors);
        assert_eq!(shape(&calm), shape(&hostile), "{side}: no text became markup");
        let script = |page: &Html| words(all(page, "script")[0]);
        assert_eq!(script(&calm), script(&hostile), "{side}");
        let style = words(all(&hostile, "style")[0]);
        assert!(!style.contains("url(") && !style.contains('<'), "{side}: {style}");
        assert_links(&hostile);
    }
}

/// The elements with the names of their attributes, in order.
fn shape(page: &Html) -> Vec<String> {
    let names =
        |element: &scraper::ElementRef<'_>| element.value().attrs().map(|(name, _)| name).collect::<Vec<_>>().join(" ");
    all(page, "*").iter().map(|element| format!("{} [{}]", element.value().name(), names(element))).collect()
}

#[test]
fn hostile_text_is_told_as_it_is() {
    let text = words(Html::parse_document(&html::render(&sample(with_injection))).root_element());
    for field in [
        "utinen saknar ansvarig",
        "ördröjd remiss",
        "tfärda intyg",
        "krivs i januari",
        "tan-typ.yaml",
        "utin för intyg",
    ] {
        assert!(text.contains(&format!("{field}\"'><script>alert(1)</script>")), "{field}");
    }
    assert!(!text.contains(&"ö".repeat(1_001)), "a very long word is cut");
}

#[test]
fn hostile_text_in_every_field_of_every_kind_of_document_is_only_text() {
    for (what, is_target) in [("free text", is_free as fn(&str, &str) -> bool), ("every field", |_, _| true)] {
        let (folder, kinds) = injected_example(is_target);
        assert!(kinds >= 15, "{what}: {kinds} kinds");
        let report: Report = audited(folder.path());
        assert!(report.findings.len() > 5, "{what}: spoilt documents have findings");
        for (side, page) in pages(&report) {
            assert_eq!(page.chars().find(|character| is_harmful(*character)), None, "{what}, {side}");
            let page = Html::parse_document(&page);
            assert!(page.errors.is_empty(), "{what}, {side}: {:?}", page.errors);
            assert_eq!(all(&page, "script").len(), 1, "{what}, {side}");
            assert_eq!(all(&page, "style, title").len(), 2 + all(&page, "svg title").len(), "{what}, {side}");
            let acts = |attribute: &str| attribute.starts_with("on") || matches!(attribute, "src" | "style");
            for element in all(&page, "*") {
                assert!(element.value().attrs().all(|(name, _)| !acts(name)), "{what}, {side}: {}", element.html());
            }
            assert_links(&page);
        }
    }
}

/// True for texts that nothing refers to, so that the references between documents stay valid.
fn is_free(key: &str, value: &str) -> bool {
    key != "id" && value.starts_with(char::is_alphabetic) && value.contains(' ')
}

/// The example region with an injection after each text that `is_target` selects, and its number of kinds.
fn injected_example(is_target: fn(&str, &str) -> bool) -> (TempDir, usize) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/exempelregionen");
    let folder = TempDir::new().expect("a temporary folder can be made");
    let mut kinds = std::collections::BTreeSet::new();
    for file in documents(&root) {
        let text = fs::read_to_string(&file).expect("an example can be read");
        kinds.extend(text.lines().filter_map(|line| line.strip_prefix("typ: ")).map(str::to_owned));
        let copy = folder.path().join(file.strip_prefix(&root).expect("below the example"));
        fs::create_dir_all(copy.parent().expect("a file stands in a folder")).expect("a folder can be made");
        fs::write(copy, inject(&text, is_target)).expect("a file can be written");
    }
    (folder, kinds.len())
}

fn documents(root: &Path) -> Vec<PathBuf> {
    let mut folders = vec![root.to_owned()];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("an example can be listed") {
            let path = entry.expect("an entry").path();
            match path.is_dir() {
                true => folders.push(path),
                false => found.push(path),
            }
        }
    }
    found.retain(|path| path.extension().is_some_and(|extension| extension == "yaml"));
    found
}

/// The lines with an injection after each one-line text, except the kind, without which nothing is read.
fn inject(text: &str, is_target: fn(&str, &str) -> bool) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let indent = |line: &str| line.len() - line.trim_start().len();
    let goes_on =
        |at: usize| lines.get(at + 1).is_some_and(|next| indent(next) > indent(lines[at]) && !next.contains(": "));
    let spoil = |(at, line): (usize, &&str)| {
        let item = line.trim_start().trim_start_matches("- ");
        let (key, value) = item.split_once(": ").unwrap_or(("", if line.contains("- ") { item } else { "" }));
        let is_text =
            value.starts_with(char::is_alphanumeric) && !item.starts_with('{') && !value.contains(" #") && !goes_on(at);
        if !is_text || key == "typ" || !is_target(key, value) {
            return (*line).to_owned();
        }
        // The very long word is in titles only, which every part of the page shows: elsewhere it would only take time.
        let spoilt = if key == "titel" { with_injection(value) } else { format!("{value}{MALICE}") };
        let quoted = serde_json::to_string(&spoilt).expect("a text can be quoted");
        format!("{}{quoted}", &line[..line.len() - value.len()])
    };
    lines.iter().enumerate().map(spoil).map(|line| line + "\n").collect()
}
