//! One change of one value: what is written then says it, and all else in the file is as it was.

use std::fs;
use std::path::Path;

use ledningskoll::authoring::change::{Change, Unchanged, changed};
use ledningskoll::text::yaml::parse;
use ledningskoll::text::{Node, Pointer};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};

/// The keys in the order of the tests.
const ORDER: [&str; 6] = ["typ", "id", "titel", "status", "område", "ansvar"];

fn change(pointer: &str, value: Value) -> Change<'static> {
    Change { part: 0, pointer: Pointer::parse(pointer), value, order: &ORDER }
}

fn made(text: &str, pointer: &str, value: Value) -> String {
    changed(text, &change(pointer, value)).unwrap_or_else(|error| panic!("{pointer}: {error}\n{text}"))
}

#[test]
fn a_value_changes_and_its_comment_and_quotes_stay() {
    let text =
        "# först\ntyp: rutin\nid: a # id\ntitel: \"Gammal\" # titel\nstatus: 'utkast'\nområde: [intyg, remiss] # två\n";
    assert_eq!(made(text, "/titel", json!("Ny: titel")), text.replace("Gammal", "Ny: titel"));
    assert_eq!(made(text, "/status", json!("fastställd")), text.replace("utkast", "fastställd"));
    assert_eq!(made(text, "/område", json!(["intyg", "a, b"])), text.replace("remiss", "\"a, b\""));
    assert_eq!(made(text, "/område", json!(["intyg"])), text.replace(", remiss", ""));
    assert_eq!(made(text, "/id", Value::Null), text.replace("id: a # id\n", ""));
    let long = "Ett ord till. ".repeat(20).trim().to_owned();
    let after = made(text, "/titel", json!(long));
    assert!(
        after.contains("titel: >- # titel\n  Ett ord till. Ett")
            && after.ends_with("status: 'utkast'\nområde: [intyg, remiss] # två\n")
    );
    assert_eq!(made(&after, "/titel", json!("Kort")), text.replace("\"Gammal\"", "Kort"));
}

#[test]
fn a_key_that_is_added_stands_where_the_law_has_it() {
    let text = "typ: rutin\nid: a\n\n# om läget\nstatus: utkast\nansvar:\n- uppgift: x # y\n  roll: z\n";
    assert_eq!(made(text, "/titel", json!("T")), text.replace("id: a\n", "id: a\ntitel: T\n"));
    assert_eq!(made(text, "/område", json!(["intyg"])), text.replace("utkast\n", "utkast\nområde: [intyg]\n"));
    let row = made(text, "/ansvar/1/uppgift", json!("två\nrader"));
    assert_eq!(row, format!("{text}- uppgift: |-\n    två\n    rader\n"));
    assert_eq!(made(&row, "/ansvar/1/roll", json!("läkare")), format!("{row}  roll: läkare\n"));
    assert_eq!(made(text, "/ansvar/0/roll", Value::Null), text.replace("  roll: z\n", ""));
    assert_eq!(made(text, "/ansvar/0/uppgift", Value::Null), text.replace("uppgift: x # y\n  roll", "roll"));
    assert_eq!(made(text, "/ansvar/0", Value::Null), "typ: rutin\nid: a\n\n# om läget\nstatus: utkast\n");
    let nested = made(text, "/känd_genom/0/sätt", json!("möte"));
    assert_eq!(nested, format!("{text}känd_genom:\n  - sätt: möte\n"));
}

#[test]
fn what_is_written_in_windows_or_is_empty_is_filled_in() {
    let text = "typ: rutin\r\nid: a\r\ntitel: # hjälp\r\nsyfte:\r\nansvar:\r\n  - uppgift:\r\n    roll:";
    let after = made(text, "/titel", json!("T"));
    assert!(after.contains("titel: T # hjälp\r\nsyfte:\r\n"), "{after}");
    let after = made(&after, "/syfte", json!("ett\n\ntvå"));
    assert!(after.contains("syfte: |-\r\n  ett\r\n\r\n  två\r\nansvar:\r\n"), "{after}");
    let after = made(&after, "/ansvar/0/roll", json!("chef"));
    assert!(after.ends_with("    roll: chef"), "{after}");
    assert!(made(&after, "/ansvar/0/uppgift", json!("skriva")).contains("  - uppgift: skriva\r\n    roll: chef"));
}

#[test]
fn what_hangs_together_with_something_else_is_left_alone() {
    let text = "typ: rutin\nid: &a x\ntitel: *a\n";
    assert_eq!(changed(text, &change("/id", json!("y"))), Err(Unchanged::Entangled));
    assert_eq!(made(text, "/titel", json!("z")), "typ: rutin\nid: &a x\ntitel: z\n");
    assert_eq!(changed("typ: [", &change("/id", json!("y"))), Err(Unchanged::Unread));
    assert_eq!(changed("typ: rutin\nansvar: text\n", &change("/ansvar/0/roll", json!("y"))), Err(Unchanged::Entangled));
    let two = "typ: rutin\nid: a\n---\ntyp: rutin\nid: b\n";
    let second = Change { part: 1, ..change("/titel", json!("B")) };
    assert_eq!(changed(two, &second).as_deref(), Ok("typ: rutin\nid: a\n---\ntyp: rutin\nid: b\ntitel: B\n"));
    assert_eq!(made(two, "/titel", json!("A")), "typ: rutin\nid: a\ntitel: A\n---\ntyp: rutin\nid: b\n");
}

/// The texts of every document of both examples.
pub fn texts() -> Vec<String> {
    let mut texts = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("examples")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("the examples can be read") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "yaml") {
                texts.extend(fs::read_to_string(&path));
            }
        }
    }
    texts.sort();
    texts
}

/// The addresses of every value of a document.
pub fn addresses(node: &Node, here: &Pointer, found: &mut Vec<String>) {
    for entry in node.entries() {
        found.push(here.child(&entry.key).to_string());
        addresses(&entry.value, &here.child(&entry.key), found);
    }
    for (number, item) in node.items().iter().enumerate() {
        found.push(here.child(number).to_string());
        addresses(item, &here.child(number), found);
    }
}

/// What a document says, without what says nothing.
pub fn said(text: &str, part: usize) -> Value {
    parse(text)[part].root.as_ref().map(Node::to_value).unwrap_or_default()
}

#[test]
fn a_document_that_is_changed_and_changed_back_says_the_same_and_keeps_its_comments() {
    for text in texts() {
        for (part, read) in parse(&text).iter().enumerate() {
            let Some(root) = &read.root else { continue };
            let mut found = Vec::new();
            addresses(root, &Pointer::root(), &mut found);
            // Every value would take minutes.
            for pointer in found.into_iter().skip(part % 3).step_by(9) {
                let old = root.locate(&Pointer::parse(&pointer)).node;
                let Some(text_of) = old.text().filter(|old| !old.trim().is_empty()) else { continue };
                let of =
                    |value: &str| Change { part, pointer: Pointer::parse(&pointer), value: value.into(), order: &[] };
                let after =
                    changed(&text, &of("Något annat")).unwrap_or_else(|error| panic!("{pointer}: {error}\n{text}"));
                let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
                let (before, now) = (lines(&text), lines(&after));
                let first = before.iter().zip(&now).take_while(|(one, other)| one == other).count();
                let last = before.iter().rev().zip(now.iter().rev()).take_while(|(one, other)| one == other).count();
                let span = old.span.range();
                let (from, to) =
                    (text[..span.start].matches('\n').count(), text[..span.end].trim_end().matches('\n').count());
                assert!(first + 1 >= from && last + to + 1 >= before.len(), "{pointer} changed other lines\n{after}");
                if old.text().is_some_and(|text| text.parse::<f64>().is_err() && !["true", "false"].contains(&text)) {
                    let back = changed(&after, &of(text_of)).expect("it was there before");
                    assert_eq!(said(&back, part), said(&text, part), "{pointer}");
                }
            }
        }
    }
}

/// A value that a person may write in a form.
fn written() -> impl Strategy<Value = Value> {
    let text = prop_oneof![
        "[a-zåäö ]{0,30}",
        "[ -~åäöÅÄÖ§–…\n\t]{0,160}",
        "([a-zåäö]{1,9}[,:.#&*!|>'\"%@`-]? ){1,40}[a-zåäö]{1,9}",
        Just("2026-11-15".to_owned()),
        Just("e\u{301}\u{2028}\u{feff}\u{7f}\r".to_owned()),
        Just("---\na: b\n...\n".to_owned()),
    ];
    let single = prop_oneof![
        text.clone().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        any::<bool>().prop_map(Value::from)
    ];
    let row = proptest::collection::btree_map("[a-zåäö_]{1,8}", text.clone().prop_map(Value::from), 1..4);
    prop_oneof![
        4 => single,
        1 => Just(Value::Null),
        1 => proptest::collection::vec(text.prop_map(Value::from), 0..5).prop_map(Value::from),
        1 => proptest::collection::vec(row.prop_map(|row| row.into_iter().collect::<Value>()), 1..3).prop_map(Value::from),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn what_is_saved_reads_as_what_was_written(
        which in any::<Index>(),
        edits in proptest::collection::vec((any::<Index>(), "(/[a-zåäö]{1,6}|/[0-2]){0,2}", written()), 1..6),
    ) {
        let texts = texts();
        let mut text = texts[which.index(texts.len())].clone();
        for (place, new, value) in edits {
            let parts = parse(&text);
            let Some((part, root)) = parts.iter().enumerate().find_map(|(part, read)| Some((part, read.root.as_ref()?))) else { continue };
            let mut found = Vec::new();
            addresses(root, &Pointer::root(), &mut found);
            prop_assume!(!found.is_empty());
            let pointer = Pointer::parse(&format!("{}{new}", found[place.index(found.len())]));
            let change = Change { part, pointer: pointer.clone(), value, order: &[] };
            let Ok(after) = changed(&text, &change) else { continue };
            let read = said(&after, part);
            let there = read.pointer(pointer.as_str()).cloned().unwrap_or_default();
            let is_nothing = |value: &Value| value.is_null() || value.as_str().is_some_and(|text| text.trim().is_empty());
            if change.value.is_string() && !is_nothing(&change.value) && !said(&text, part).is_null() {
                use unicode_normalization::UnicodeNormalization;
                let meant: String = change.value.as_str().unwrap_or_default().nfc().collect();
                prop_assert!(there.as_str() == Some(meant.as_str()) || pointer.segments().any(|one| one.parse::<usize>().is_ok()), "{there} at {pointer} of\n{after}");
            }
            text = after;
        }
    }
}
