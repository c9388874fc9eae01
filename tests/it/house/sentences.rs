//! No code reads a sentence: a finding carries its facts as data, and its texts are for people.

use std::sync::LazyLock;

use regex::Regex;

use super::imports::House;

/// A comparison or search in the text of a message, a help or a label.
static READING: LazyLock<Regex> = LazyLock::new(|| {
    let words =
        r"(?:message|help|label)(?:\.as_deref\(\)|\.as_ref\(\)|\.as_str\(\)|\.unwrap_or_default\(\)|\.trim\(\))*";
    let looks = r"\.(?:strip_prefix|strip_suffix|starts_with|ends_with|contains|split|splitn|split_once|find|rfind|matches|replace|eq)\(";
    Regex::new(&format!(
        r"(?s)\.{words}\s*(?:{looks}|==|!=)|(?:==|!=)\s*&?[a-z_.]*\.{words}\b|match\s+&?[a-z_.]+\.{words}\s*\{{"
    ))
    .expect("the pattern is written here")
});

fn readings(text: &str) -> Vec<&str> {
    READING.find_iter(text).map(|found| found.as_str()).collect()
}

#[test]
fn no_code_looks_into_a_message_a_help_or_a_label() {
    for (file, text) in &House::read().files {
        let found = readings(text);
        assert!(found.is_empty(), "{file} reads a sentence: {found:?}; ask the finding's `about` instead");
    }
}

#[test]
fn the_ways_of_reading_a_sentence_are_known() {
    for line in [
        "finding.message.starts_with(\"x\")",
        "if finding.message != of_tab.message {",
        "finding.help.as_deref() == Some(VAGUE)",
        "finding.help.as_deref().unwrap_or_default().strip_prefix(\"menade du \")",
        "labels.map(|one| one.label.strip_prefix(\"saknar \"))",
        "match finding.label {",
        "other == finding.message",
    ] {
        assert_eq!(readings(line).len(), 1, "{line}");
    }
    for line in [
        "told(&finding.message)",
        "finding.help.as_ref().map(|help| sentence(help))",
        "let label = finding.label.clone();",
    ] {
        assert_eq!(readings(line), Vec::<&str>::new(), "{line}");
    }
}
