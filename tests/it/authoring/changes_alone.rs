//! A change changes one value alone: over all documents of the examples, with comments wherever one may stand, and in hostile shapes.

use std::collections::BTreeSet;
use std::time::Instant;

use ledningskoll::authoring::change::{Change, Unchanged, changed};
use ledningskoll::text::yaml::{parse, parse_with_comments};
use ledningskoll::text::{Node, Pointer};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};

use super::changes::{addresses, said, texts};

fn change(part: usize, pointer: &str, value: Value) -> Change<'static> {
    Change { part, pointer: Pointer::parse(pointer), value, order: &[] }
}

/// The comments of a text, in its order.
fn comments(text: &str) -> Vec<&str> {
    parse_with_comments(text).1.into_iter().map(|comment| text[comment.range()].trim_end()).collect()
}

/// A text with a comment above every third key and after every value that ends its line; it says the same.
fn commented(text: &str) -> String {
    fn gather(node: &Node, text: &str, added: &mut Vec<(usize, String)>) {
        let end = node.span.range().end;
        let is_last = text[end..].starts_with('\n') && !text[node.span.range()].starts_with(['|', '>']);
        if node.text().is_some_and(|said| !said.is_empty()) && is_last {
            added.push((end, format!(" # k{}", added.len())));
        }
        for entry in node.entries() {
            let start = entry.key_span.range().start;
            let line = text[..start].rfind('\n').map_or(0, |at| at + 1);
            if added.len().is_multiple_of(3) && text[line..start].trim().is_empty() {
                added.push((line, format!("{}# ovan {}\n", &text[line..start], added.len())));
            }
            gather(&entry.value, text, added);
        }
        node.items().iter().for_each(|item| gather(item, text, added));
    }
    let mut added = Vec::new();
    parse(text).iter().filter_map(|part| part.root.as_ref()).for_each(|root| gather(root, text, &mut added));
    added.sort();
    let mut made = text.to_owned();
    for (at, comment) in added.into_iter().rev() {
        made.insert_str(at, &comment);
    }
    let is_same = parse(text).iter().zip(&parse(&made)).all(|(one, other)| match (&one.root, &other.root) {
        (Some(one), Some(other)) => one.says_the_same(other),
        (one, other) => one.is_none() && other.is_none(),
    });
    if is_same { made } else { text.to_owned() }
}

/// The bytes before and after the lines of a value with its key or dash.
fn around<'text>(text: &'text str, root: &Node, pointer: &Pointer) -> (&'text str, &'text str) {
    let found = root.locate(pointer);
    let span = found.node.span.range();
    let start = found.key.map_or(span.start, |key| key.range().start);
    let first = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[..span.end].trim_end().len().max(start);
    let last = text[end..].find('\n').map_or(text.len(), |at| end + at + 1);
    (&text[..first], &text[last..])
}

/// A text that a person may write.
fn written() -> impl Strategy<Value = String> {
    prop_oneof![
        "[A-ZÅÄÖ][a-zåäö]{1,9}( [a-zåäö]{1,9}){0,30}",
        "([a-zåäö]{1,9}[,:.#&*!|>'\"%@`-]? ){1,40}[a-zåäö]{1,9}",
        "[a-z]{1,9}\n\n?[a-z #:-]{0,20}[a-z]",
        Just("2026-11-15".to_owned()),
        Just("- a: b # c".to_owned()),
    ]
}

/// A change of a list: which item, and what is done with it.
#[derive(Debug, Clone)]
enum Edit {
    Replace(String),
    Remove,
    Insert(String),
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![written().prop_map(Edit::Replace), Just(Edit::Remove), written().prop_map(Edit::Insert)]
}

/// A document of the examples with comments, and its number in its file.
fn document(which: &Index, part: &Index) -> (String, usize) {
    let texts = texts();
    let text = commented(&texts[which.index(texts.len())]);
    let parts = parse(&text);
    let read: Vec<usize> = (0..parts.len()).filter(|part| parts[*part].root.is_some()).collect();
    let part = read[part.index(read.len())];
    (text, part)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(250))]

    #[test]
    fn one_value_changes_and_every_other_byte_stays(
        which in any::<Index>(), part in any::<Index>(), place in any::<Index>(), new in written(), takes_away in any::<bool>(),
    ) {
        let (text, part) = document(&which, &part);
        let read = parse(&text);
        let root = read[part].root.as_ref().expect("it can be read");
        let mut found = Vec::new();
        addresses(root, &Pointer::root(), &mut found);
        let pointer = found[place.index(found.len())].clone();
        let here = Pointer::parse(&pointer);
        let node = root.locate(&here).node;
        prop_assume!(node.text().is_some_and(|text| !text.trim().is_empty()));
        let mut meant = said(&text, part);
        // What says nothing, such as `null`, is not in it.
        prop_assume!(meant.pointer(&pointer).is_some());
        let above = meant.pointer_mut(here.parent().as_str()).expect("it is there");
        let siblings = above.as_object().map_or_else(|| above.as_array().map_or(0, Vec::len), serde_json::Map::len);
        let takes_away = takes_away && siblings > 1;
        let value = if takes_away { Value::Null } else { Value::from(new) };
        match above {
            Value::Object(entries) if takes_away => { entries.shift_remove(&here.last().expect("a key")); }
            Value::Array(items) if takes_away => { items.remove(here.last().expect("a number").parse().expect("a number")); }
            _ => *meant.pointer_mut(&pointer).expect("it is there") = value.clone(),
        }
        let after = changed(&text, &change(part, &pointer, value)).unwrap_or_else(|error| panic!("{pointer}: {error}\n{text}"));
        prop_assert_eq!(said(&after, part), meant, "{}\n{}", pointer, after);
        let (first, last) = around(&text, root, &here);
        // Where the key on the line of a dash is taken away, the next stands there.
        let last = if takes_away { last.trim_start() } else { last };
        prop_assert!(after.starts_with(first) && after.ends_with(last), "{pointer}\n{text}\n---- became\n{after}");
        for other in (0..read.len()).filter(|other| *other != part) {
            prop_assert_eq!(said(&after, other), said(&text, other));
        }
        if !takes_away {
            prop_assert_eq!(comments(&after), comments(&text), "{}\n{}", pointer, after);
        }
    }

    #[test]
    fn the_items_of_a_list_that_stay_keep_their_lines(
        which in any::<Index>(), part in any::<Index>(), place in any::<Index>(),
        edits in proptest::collection::vec((any::<Index>(), edit()), 1..4),
    ) {
        let (text, part) = document(&which, &part);
        let root = parse(&text)[part].root.clone().expect("it can be read");
        let mut found = Vec::new();
        addresses(&root, &Pointer::root(), &mut found);
        let is_list = |pointer: &&String| {
            let items = root.locate(&Pointer::parse(pointer)).node.items();
            items.len() > 1 && items.iter().all(|item| item.text().is_some())
        };
        let lists: Vec<&String> = found.iter().filter(is_list).collect();
        prop_assume!(!lists.is_empty());
        let pointer = lists[place.index(lists.len())].clone();
        let mut items = said(&text, part).pointer(&pointer).and_then(Value::as_array).cloned().expect("a list");
        for (at, edit) in edits {
            let at = at.index(items.len());
            match edit {
                Edit::Replace(text) => items[at] = text.into(),
                Edit::Remove if items.len() > 1 => { items.remove(at); }
                Edit::Remove => {}
                Edit::Insert(text) => items.insert(at, text.into()),
            }
        }
        let mut meant = said(&text, part);
        *meant.pointer_mut(&pointer).expect("it is there") = items.clone().into();
        let after = changed(&text, &change(part, &pointer, items.clone().into())).unwrap_or_else(|error| panic!("{pointer} {items:?}: {error}\n{text}"));
        prop_assert_eq!(said(&after, part), meant, "{}\n{}", pointer, after);
        let here = Pointer::parse(&pointer);
        let (first, last) = around(&text, &root, &here);
        prop_assert!(after.starts_with(first) && after.ends_with(last), "{pointer}\n{text}\n---- became\n{after}");
        let list = root.locate(&here).node;
        let lines: BTreeSet<&str> = after.lines().collect();
        if !text[list.span.range()].starts_with('[') {
            for item in list.items().iter().filter(|item| items.iter().filter(|one| one.as_str() == item.text()).count() == 1) {
                let line = text[..item.span.range().end].rfind('\n').map_or(0, |at| at + 1);
                let line = text[line..].lines().next().expect("a line");
                prop_assert!(lines.contains(line), "{line} of {pointer} is not in\n{after}");
            }
        }
    }
}

#[test]
fn an_item_is_added_before_another_and_the_comments_stay() {
    let text = "a:\n  # om listan\n  - ett # e\n  # om två\n  - två # t\nb: [x, y, z] # b\nc:\n- - i\n  - j\n";
    let made = |pointer: &str, items: Value| {
        changed(text, &change(0, pointer, items)).unwrap_or_else(|error| panic!("{pointer}: {error}"))
    };
    assert_eq!(made("/a", json!(["ett", "ny", "två"])), text.replace("# e\n", "# e\n  - ny\n"));
    assert_eq!(made("/a", json!(["ny", "ett", "två"])), text.replace("- ett", "- ny\n  - ett"));
    assert_eq!(made("/a", json!(["ett", "två", "ny"])), text.replace("# t\n", "# t\n  - ny\n"));
    assert_eq!(made("/a", json!(["två"])), text.replace("  - ett # e\n", ""));
    assert_eq!(made("/a", json!(["ett", "tre"])), text.replace("två # t", "tre # t"));
    assert_eq!(made("/b", json!(["x", "m", "y", "z"])), text.replace("x, y", "x, m, y"));
    assert_eq!(made("/b", json!(["k", "x", "z", "m"])), text.replace("x, y, z", "k, x, z, m"));
    assert_eq!(made("/b", json!(["x"])), text.replace("x, y, z", "x"));
    assert_eq!(made("/c/0", json!(["m", "i", "j"])), text.replace("- - i", "- - m\n  - i"));
    // An item that moves would leave its comment behind.
    assert_eq!(changed(text, &change(0, "/a", json!(["två", "ett"]))), Err(Unchanged::Entangled));
}

#[test]
fn a_list_of_five_thousand_items_is_changed_in_time() {
    let items = |word: &str| (0..5_000).map(|number| format!("{word} {number}")).collect::<Vec<String>>();
    for text in [
        format!(
            "a:\n{}b: c # d\n",
            items("post").iter().map(|item| format!("  - {item} # om {item}\n")).collect::<String>()
        ),
        format!("a: [{}] # e\nb: c # d\n", items("post").join(", ")),
    ] {
        let began = Instant::now();
        let after = changed(&text, &change(0, "/a", items("ny").into())).expect("it is changed");
        assert_eq!((said(&after, 0)["a"].clone(), comments(&after)), (items("ny").into(), comments(&text)));
        let every_second: Vec<String> = items("ny").into_iter().step_by(2).collect();
        let after = changed(&after, &change(0, "/a", every_second.clone().into())).expect("it is changed");
        assert_eq!(said(&after, 0)["a"], Value::from(every_second));
        assert!(began.elapsed().as_secs() < 60, "{:?}", began.elapsed());
    }
}

#[test]
fn hostile_shapes_are_changed_alone_or_left_alone() {
    let long = "ord ".repeat(60).trim().to_owned();
    let shapes: &[(&str, usize, &str, Value, &str)] = &[
        ("a: &x ett # e\nb: *x # f\n", 0, "/b", json!("två"), "a: &x ett # e\nb: två # f\n"),
        ("a: {b: c, 'd': [e, f]} # x\n", 0, "/a/d", json!(["e", "ny", "f"]), "a: {b: c, 'd': [e, ny, f]} # x\n"),
        ("a: {b: c, d: e} # x\n", 0, "/a/b", Value::Null, "a: {d: e} # x\n"),
        ("a: [b, # om b\n  c # om c\n]\n", 0, "/a", json!(["b"]), "a: [b, # om b\n   # om c\n]\n"),
        ("a: |\n  text\n# efter\nb: c\n", 0, "/a", json!("ny"), "a: ny\n# efter\nb: c\n"),
        ("a: |2- # x\n   text\n  # text\nb: c\n", 0, "/a", json!("ny"), "a: ny # x\nb: c\n"),
        (
            "a: ett # e\r\nb:\r\n- x # x\r\n- y\r\n",
            0,
            "/b",
            json!(["x", "m", "y"]),
            "a: ett # e\r\nb:\r\n- x # x\r\n- m\r\n- y\r\n",
        ),
        ("a:\tett\t# e\n", 0, "/a", json!("två"), "a:\ttvå\t# e\n"),
        (
            "a: 1\n... # slut\n# mellan\n---\na: x\n...\n",
            1,
            "/a",
            json!("ny"),
            "a: 1\n... # slut\n# mellan\n---\na: ny\n...\n",
        ),
        (
            "a: 1\n... # slut\n# mellan\n--- # ny\na: x",
            1,
            "/b",
            json!("ny"),
            "a: 1\n... # slut\n# mellan\n--- # ny\na: x\nb: ny",
        ),
        ("\"a: b\": c # d\n'e': f\n", 0, "/a: b", json!("g"), "\"a: b\": g # d\n'e': f\n"),
        ("a: # e\n  ett\nb: c\n", 0, "/a", json!("två"), "a: två # e\nb: c\n"),
        ("a:\n  # e\n  ett\nb: c\n", 0, "/a", json!("två"), "a:\n  # e\n  två\nb: c\n"),
        ("a: \"ett\n  två\" # e\nb: c\n", 0, "/a", json!("ny"), "a: \"ny\" # e\nb: c\n"),
        ("a: ett\n  två # e\nb: c\n", 0, "/a", json!("ny"), "a: ny # e\nb: c\n"),
        (
            "a:\n  - ett # e\n  - två # f",
            0,
            "/a",
            json!(["ett", "tre", "fyra"]),
            "a:\n  - ett # e\n  - tre # f\n  - fyra",
        ),
    ];
    for (text, part, pointer, value, after) in shapes {
        let made = changed(text, &change(*part, pointer, value.clone()));
        assert_eq!(made.as_deref(), Ok(*after), "{text}");
    }
    let made = changed("a:\n- ett # e\n- två\n", &change(0, "/a", json!([long, "två"]))).expect("it is changed");
    assert!(made.starts_with("a:\n- >- # e\n  ord ord") && made.ends_with("ord\n- två\n"), "{made}");
    assert_eq!(
        changed("a:\n  # om b\n  b: c # d\n", &change(0, "/a", json!("en text"))).as_deref(),
        Ok("a:\n  # om b\n  en text # d\n")
    );
    for (text, pointer, value) in
        [("a: &x ett\nb: *x\n", "/a", json!("två")), ("a: ett\nb: [1, 2\n", "/a", json!("två"))]
    {
        assert!(changed(text, &change(0, pointer, value)).is_err(), "{text}");
    }
}
