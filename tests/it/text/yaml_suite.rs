//! The public YAML test suite: how each case is read here, value by value, or refused at a line.
//!
//! `tests/yaml-test-suite` is a copy of the suite; `tests/it/text/yaml_suite.txt` holds our reading of each case, and
//! `UPDATE_YAML_SUITE=1` renews it.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

use ledningskoll::text::tree::{Content, Scalar};
use ledningskoll::text::yaml::{Part, parse};
use ledningskoll::text::{Node, Source, decode};

fn cases(folder: &Path) -> Vec<PathBuf> {
    let mut cases = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries: Vec<PathBuf> =
            fs::read_dir(&folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
        cases.extend(entries.iter().filter(|path| path.ends_with("in.yaml")).map(|_| folder.clone()));
        folders.extend(entries.into_iter().filter(|path| path.is_dir()));
    }
    cases.sort();
    cases
}

/// The reading of a case: the value of the suite, another, a value where the suite has none, or refused at a line.
fn reading(case: &Path) -> String {
    let bytes = fs::read(case.join("in.yaml")).expect("a case");
    let text = decode::decode(bytes).text;
    let parts = parse(&text);
    let source = Source::new("in.yaml", text.as_str());
    let fault = parts.iter().flat_map(|part| &part.faults).next();
    if let Some(fault) = fault {
        let position = source.position(fault.span.start);
        let kind = format!("{:?}", fault.kind);
        let kind = kind.split(' ').next().unwrap_or_default();
        return format!("nekad på rad {}: {kind}", position.line);
    }
    let Ok(json) = fs::read_to_string(case.join("in.json")) else { return "läst".to_owned() };
    let values: Vec<Value> =
        serde_json::Deserializer::from_str(&json).into_iter().collect::<Result<_, _>>().expect("the suite's JSON");
    let roots: Vec<Option<&Node>> = parts.iter().map(|part: &Part| part.root.as_ref()).collect();
    let is_same = roots.len() == values.len() && roots.iter().zip(&values).all(|(root, value)| is_root(*root, value));
    if is_same { "läst lika".to_owned() } else { "läst annorlunda".to_owned() }
}

fn is_root(root: Option<&Node>, value: &Value) -> bool {
    root.map_or(value.is_null(), |root| is_value(root, value))
}

fn is_value(node: &Node, value: &Value) -> bool {
    match (&node.content, value) {
        (Content::List(items), Value::Array(values)) => {
            items.len() == values.len() && items.iter().zip(values).all(|(item, value)| is_value(item, value))
        }
        (Content::Map(entries), Value::Object(values)) => {
            let known = |key: &str| values.iter().find(|(name, _)| name.nfc().eq(key.chars())).map(|(_, value)| value);
            entries.len() == values.len()
                && entries.iter().all(|entry| known(&entry.key).is_some_and(|value| is_value(&entry.value, value)))
        }
        (Content::Scalar(scalar), value) => is_scalar(scalar, value),
        (Content::List(_) | Content::Map(_), _) => false,
    }
}

fn is_scalar(scalar: &Scalar, value: &Value) -> bool {
    match value {
        Value::Null => scalar.is_plain && matches!(&*scalar.text, "" | "~" | "null" | "Null" | "NULL"),
        Value::Bool(truth) => scalar.is_plain && scalar.text.eq_ignore_ascii_case(&truth.to_string()),
        // A number that does not print back as written is kept as text, with the digits of the number.
        Value::Number(number) => scalar.is_plain && is_number(&scalar.text, number.as_f64()),
        Value::String(text) => text.nfc().eq(scalar.text.chars()),
        Value::Array(_) | Value::Object(_) => false,
    }
}

fn is_number(text: &str, number: Option<f64>) -> bool {
    let octal = text.strip_prefix("0o").and_then(|digits| i64::from_str_radix(digits, 8).ok());
    let hexadecimal = text.strip_prefix("0x").and_then(|digits| i64::from_str_radix(digits, 16).ok());
    let whole = octal.or(hexadecimal).map(|whole| whole as f64);
    whole.or_else(|| text.parse().ok()) == number
}

#[test]
fn each_case_of_the_suite_is_read_as_before() {
    let folder = &Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/yaml-test-suite");
    let mut now = String::new();
    let (mut wrongly_read, mut wrongly_refused, mut different) = (0, 0, 0);
    let cases = cases(folder);
    for case in &cases {
        let name = case.strip_prefix(folder).expect("below the folder").to_string_lossy().replace('\\', "/");
        let reading = reading(case);
        let is_invalid = case.join("error").exists();
        let assert_refused = reading.starts_with("nekad");
        wrongly_read += usize::from(is_invalid && !assert_refused);
        wrongly_refused += usize::from(!is_invalid && assert_refused);
        different += usize::from(!is_invalid && reading == "läst annorlunda");
        let mark = if is_invalid { " (ogiltig)" } else { "" };
        writeln!(now, "{name}{mark}: {reading}").expect("a string takes it");
    }
    assert_eq!(cases.len(), 402, "the whole suite was read");
    let counts = [wrongly_read, wrongly_refused, different];
    assert_eq!(counts, [1, 16, 0], "read though invalid, refused though valid, read as another value");
    let known = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/text/yaml_suite.txt");
    if std::env::var_os("UPDATE_YAML_SUITE").is_some() {
        fs::write(&known, &now).expect("written");
    }
    let before = fs::read_to_string(&known).unwrap_or_default();
    let changed: Vec<&str> = now.lines().filter(|line| !before.lines().any(|known| known == *line)).collect();
    assert!(changed.is_empty(), "read otherwise than before:\n{}", changed.join("\n"));
    assert_eq!(now.lines().count(), before.lines().count());
}
