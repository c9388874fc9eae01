//! The documents as forms: what is opened and saved is the same, and what is answered is what the form then shows.

use std::collections::BTreeMap;
use std::fs;

use ledningskoll::browser::{Desk, HeldFile};
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Value, json};

use super::wholly_handed_over::{asked, desk, files, scope, told};
use crate::shared::Folder;

/// The form of a document.
pub fn form(desk: &mut Desk, path: &str, part: u64) -> Value {
    told(desk, &json!({"gör": "formulär", "väg": path, "del": part, "omfång": scope()}))
}

/// The bytes of a file.
pub fn bytes(desk: &mut Desk, path: &str) -> String {
    let answer = asked(desk, &json!({"gör": "text", "väg": path}));
    String::from_utf8(answer.bytes).expect("the file is text")
}

/// What is told of an answer in a field: the form, or why it is not written.
pub fn answer(desk: &mut Desk, (path, part): (&str, u64), field: &str, answer: &Value) -> Result<Value, String> {
    let request = json!({"gör": "svara", "väg": path, "del": part, "fält": field, "svar": answer, "omfång": scope()});
    let told: Value = serde_json::from_str(&asked(desk, &request).told).expect("JSON");
    match told["fel"].as_str() {
        Some(why) => Err(why.to_owned()),
        None => Ok(told["svar"]["formulär"].clone()),
    }
}

/// The fields of a form that can be answered, by their address: their sort and their value.
pub fn fields(form: &Value) -> BTreeMap<String, (String, Value)> {
    let mut found = BTreeMap::new();
    let mut left: Vec<&Value> = form["fält"].as_array().into_iter().flatten().collect();
    while let Some(field) = left.pop() {
        for inner in ["inre", "rader"] {
            left.extend(field[inner].as_array().into_iter().flatten());
        }
        if let Some(sort) = field["slag"].as_str().filter(|sort| !["grupp", "rader", "bara_text"].contains(sort)) {
            let address = field["fält"].as_str().expect("a field has an address").to_owned();
            found.insert(address, (sort.to_owned(), field["värde"].clone()));
        }
    }
    found
}

/// An example: a desk that has it, its folder, and the path and number of each document.
type Example = (Desk, Folder, Vec<(String, u64)>);

/// Both examples.
fn examples() -> Vec<Example> {
    let example = |name: &str| {
        let folder = Folder::with_example(name, "");
        let mut desk = desk(&folder);
        let list = told(&mut desk, &json!({"gör": "granska", "omfång": scope()}));
        let documents = list["dokument"].as_array().expect("a list").iter();
        let place =
            |one: &Value| (one["väg"].as_str().unwrap_or_default().to_owned(), one["del"].as_u64().unwrap_or_default());
        (desk, folder, documents.map(place).collect())
    };
    ["exempelregionen", "med-brister"].map(example).into()
}

#[test]
fn every_document_of_both_examples_opens_and_its_file_stays_as_it_is() {
    for (mut desk, folder, documents) in examples() {
        for (path, part) in &documents {
            let form = form(&mut desk, path, *part);
            assert!(form["titel"].as_str().is_some_and(|title| !title.is_empty()), "{path}");
            // What the form shows is handed over again: nothing changes.
            for (field, (_, value)) in fields(&form).into_iter().filter(|(_, (_, value))| !value.is_null()).take(4) {
                let _ = answer(&mut desk, (path, *part), &field, &value);
            }
        }
        for (path, file) in files(folder.path()).into_iter().filter(|(path, _)| path.ends_with(".yaml")) {
            assert_eq!(bytes(&mut desk, &path).as_bytes(), fs::read(file).expect("a file"), "{path}");
        }
    }
}

#[test]
fn a_form_has_what_the_law_asks_for_with_why_and_what_was_found_beside_it() {
    let folder = Folder::of(&[
        ("enheter/a.yaml", "typ: enhet\nid: a\nnamn: A\n"),
        (
            "rutiner/r.yaml",
            "typ: rutin\nid: r\ntitel: Intyg\nområde: [intyg]\nstatus: fastställd\nfastställd: 2026-13-01\negen: [1, 2] # här\n",
        ),
    ]);
    let mut desk = desk(&folder);
    let form = form(&mut desk, "rutiner/r.yaml", 0);
    let field = |address: &str| {
        form["fält"].as_array().expect("a list").iter().find(|one| one["fält"] == address).cloned().unwrap_or_default()
    };
    assert_eq!((field("/status")["slag"].as_str(), field("/fastställd")["slag"].as_str()), (Some("val"), Some("dag")));
    assert!(field("/ansvar")["frågas"] == true && field("/ansvar")["slag"] == "rader", "{}", field("/ansvar"));
    let rows = field("/ansvar")["mall"].as_array().cloned().unwrap_or_default();
    assert!(rows.iter().any(|one| one["om"].as_str().is_some_and(|why| why.contains("SOSFS 2011:9"))), "{rows:?}");
    assert_eq!(
        form["listor"][field("/gäller_för")["lista"].as_str().expect("a list")],
        json!([{"värde": "a", "namn": "A"}])
    );
    let found = form["fynd"].as_array().expect("a list");
    assert!(found.iter().any(|one| one["fält"] == "/fastställd" && one["regel"] == "form/datum"), "{found:?}");
    assert_eq!(form["övrigt"], json!([{"nyckel": "egen", "text": "egen: [1, 2]"}]));
    assert_eq!(form["beslut"]["är_beslutat"], true);
}

/// A field of a form, by its address.
pub fn field(form: &Value, address: &str) -> Value {
    let mut left: Vec<&Value> = form["fält"].as_array().into_iter().flatten().collect();
    while let Some(field) = left.pop() {
        if field["fält"] == address {
            return field.clone();
        }
        for inner in ["inre", "rader"] {
            left.extend(field[inner].as_array().into_iter().flatten());
        }
    }
    Value::Null
}

#[test]
fn a_list_whose_items_are_no_lines_is_shown_as_it_is_written() {
    for (items, sort) in [
        ("[ett, två, tre]", "lista"),
        ("[ett, \"två\\nrader\"]", "bara_text"),
        ("[ett, ' två']", "bara_text"),
        ("[ett, '']", "bara_text"),
    ] {
        let text = format!("typ: rutin\nid: a\ntitel: T\nlagstöd: {items}\n");
        let folder = Folder::of(&[("rutiner/a.yaml", text.as_str())]);
        let form = form(&mut desk(&folder), "rutiner/a.yaml", 0);
        let lists: Vec<Value> = fields_of_sort(&form, &["lista", "bara_text"]);
        assert_eq!(lists, [json!(sort)], "{items} {form}");
    }
}

/// The sorts of those fields of a form that are of one of these sorts and filled in.
fn fields_of_sort(form: &Value, sorts: &[&str]) -> Vec<Value> {
    let fields = form["fält"].as_array().into_iter().flatten();
    let filled = fields.filter(|one| one["ifyllt"] == true).map(|one| one["slag"].clone());
    filled.filter(|sort| sorts.iter().any(|one| sort == one)).collect()
}

#[test]
fn the_mark_and_the_line_ends_of_windows_stay() {
    let folder = Folder::of(&[]);
    folder.write("rutiner/r.yaml", "\u{feff}typ: rutin\r\nid: r # här\r\ntitel: T\r\n");
    let mut desk = desk(&folder);
    answer(&mut desk, ("rutiner/r.yaml", 0), "/syfte", &json!("ett\ntvå")).expect("it is written");
    let after = "\u{feff}typ: rutin\r\nid: r # här\r\ntitel: T\r\nsyfte: |-\r\n  ett\r\n  två\r\n";
    assert_eq!(bytes(&mut desk, "rutiner/r.yaml"), after);
}

#[test]
fn a_file_of_many_documents_is_listed_in_time_and_each_has_its_number() {
    let one = |number: usize| format!("typ: rutin\nid: r{number}\ntitel: T\n");
    let text =
        format!("{}---\n# inget\n---\n{{\n---\n{}", one(0), (1..3_000).map(one).collect::<Vec<_>>().join("---\n"));
    let folder = Folder::of(&[("rutiner.yaml", text.as_str())]);
    let mut desk = desk(&folder);
    let began = std::time::Instant::now();
    let list = told(&mut desk, &json!({"gör": "granska", "omfång": scope()}));
    assert!(began.elapsed().as_secs() < 60, "{:?}", began.elapsed());
    let documents = list["dokument"].as_array().expect("a list");
    let numbers: Vec<u64> = documents.iter().filter_map(|one| one["del"].as_u64()).collect();
    assert_eq!((documents.len(), &numbers[..3], numbers[2_999]), (3_000, &[0, 3, 4][..], 3_001));
    assert_eq!(form(&mut desk, "rutiner.yaml", 3_001)["titel"], "T");
}

#[test]
fn two_hundred_steps_can_be_taken_back_and_no_more() {
    let folder = Folder::of(&[("rutiner/r.yaml", "typ: rutin\nid: r\ntitel: T\n")]);
    let mut desk = desk(&folder);
    for number in 0..205 {
        let title = json!(format!("Titel {number}"));
        answer(&mut desk, ("rutiner/r.yaml", 0), "/titel", &title).expect("it is written");
        // The same answer again is no step.
        answer(&mut desk, ("rutiner/r.yaml", 0), "/titel", &title).expect("it is as written");
    }
    let can_undo: Vec<bool> =
        (0..200).map(|_| told(&mut desk, &json!({"gör": "ångra"}))["kan_ångra"] == true).collect();
    assert_eq!(can_undo.iter().filter(|can| **can).count(), 199);
    assert!(bytes(&mut desk, "rutiner/r.yaml").contains("Titel 4\n"));
    assert!(asked(&mut desk, &json!({"gör": "ångra"})).told.contains("det finns inget att ångra"));
}

#[test]
fn a_new_document_begins_as_a_draft_and_closes_the_gap_when_it_is_decided() {
    let folder = Folder::of(&[("enheter/a.yaml", "typ: enhet\nid: a\nnamn: A\nvårdform: primärvård\n")]);
    let mut desk = desk(&folder);
    let asks = json!({"gör": "ny", "krav": "hslf-fs-2018-54/2-intygsrutin", "enhet": "a", "omfång": scope()});
    let made = told(&mut desk, &asks);
    let path = made["väg"].as_str().expect("a path").to_owned();
    assert!(bytes(&mut desk, &path).contains("status: utkast"), "{path}");
    let of_gap = |desk: &mut Desk| {
        let list = told(desk, &json!({"gör": "granska", "omfång": scope()}));
        list["luckor"].as_array().expect("a list").iter().any(|gap| gap["krav"] == "hslf-fs-2018-54/2-intygsrutin")
    };
    assert!(of_gap(&mut desk));
    for (field, value) in [
        ("/titel", "Rutin för intyg"),
        ("/tillvägagångssätt/0/vad", "Läkaren skriver intyget"),
        ("/fastställd", "2026-11-01"),
        ("/status", "fastställd"),
    ] {
        answer(&mut desk, (&path, 0), field, &json!(value)).unwrap_or_else(|why| panic!("{field}: {why}"));
    }
    assert!(!of_gap(&mut desk), "{}", bytes(&mut desk, &path));
    folder.write(&path, bytes(&mut desk, &path));
    let report = folder.audit(&["--format", "json"]).json();
    let page = asked(&mut desk, &json!({"gör": "rita", "omfång": scope(), "vad": "audit", "format": "json"}));
    assert_eq!(serde_json::from_slice::<Value>(&page.bytes).expect("JSON"), report);
    for _ in 0..4 {
        told(&mut desk, &json!({"gör": "ångra"}));
    }
    assert!(bytes(&mut desk, &path).contains("status: utkast"));
    assert_eq!(told(&mut desk, &json!({"gör": "ångra"}))["kan_ångra"], false);
    assert_eq!(told(&mut desk, &json!({"gör": "text", "väg": path})), "borta");
}

/// An answer for a field of a sort, of a text or of the first choice of a list.
fn value_of(sort: &str, text: &str, listed: Option<&str>) -> Value {
    let single = text.replace('\n', " ").trim().to_owned();
    match sort {
        "dag" => json!("2026-10-01"),
        "tal" => json!("7"),
        "ja_nej" => json!("ja"),
        "val" => json!(listed.unwrap_or_default()),
        "flerval" => json!([listed.unwrap_or_default()]),
        "lista" => json!([single, "två"]),
        "rad" => json!(single),
        _ => json!(text.trim()),
    }
}

#[test]
fn two_hundred_answers_are_shown_as_they_are_saved() {
    let mut examples = examples();
    let mut again = Desk::new().expect("the catalogue loads");
    let mut made = 0;
    let answers = (
        any::<Index>(),
        any::<Index>(),
        any::<Index>(),
        "([A-ZÅÄÖa-zåäö]{1,9}[,:.#&*!|>'\"%@`-]? ?){1,30}(\n[a-zåäö -]{1,40}){0,3}",
        any::<bool>(),
    );
    let mut runner = TestRunner::new(Config { cases: 200, failure_persistence: None, ..Config::default() });
    let random = proptest::collection::vec(answers, 400);
    let tree = random.new_tree(&mut runner).expect("answers");
    for (example, document, which, text, takes_away) in proptest::strategy::ValueTree::current(&tree) {
        let number = example.index(examples.len());
        let (desk, _, documents) = &mut examples[number];
        let (path, part) = documents[document.index(documents.len())].clone();
        let before = form(desk, &path, part);
        let shown = fields(&before);
        if shown.is_empty() || made >= 200 {
            continue;
        }
        let (field, (sort, old)) = shown.iter().nth(which.index(shown.len())).expect("a field");
        if ["/typ", "/id"].contains(&field.as_str()) {
            continue;
        }
        let listed = before["listor"].as_object().into_iter().flatten().find_map(|(_, list)| list[0]["värde"].as_str());
        let value = if takes_away && !old.is_null() { json!("") } else { value_of(sort, &text, listed) };
        let written = bytes(desk, &path);
        let Ok(after) = answer(desk, (&path, part), field, &value) else { continue };
        made += 1;
        if bytes(desk, &path) != written {
            told(desk, &json!({"gör": "ångra"}));
            assert_eq!(bytes(desk, &path), written, "{path} {field}");
            assert_eq!(answer(desk, (&path, part), field, &value).as_ref(), Ok(&after), "{path} {field}");
        }
        let now = fields(&after);
        for (other, (_, value)) in
            shown.iter().filter(|(other, _)| other != &field && !field.starts_with(other.as_str()))
        {
            assert!(
                now.get(other).is_none_or(|(_, now)| now == value),
                "{path} {other} changed with {field}\n{}",
                bytes(desk, &path)
            );
        }
        // A desk that has nothing but what is saved of the file.
        told(&mut again, &json!({"gör": "töm"}));
        again.put(&path, HeldFile::Bytes(bytes(desk, &path).into_bytes()));
        assert_eq!(fields(&form(&mut again, &path, part)).get(field), now.get(field), "{path} {field}");
    }
    assert!(made >= 100, "only {made} answers could be written");
}

#[test]
fn an_answer_that_would_make_a_file_too_large_to_read_changes_nothing() {
    let mut desk = Desk::new().expect("a sound catalogue");
    let text = format!("typ: rutin\nid: r\ntitel: Rutin\n# {}\n", "x".repeat(10 * 1024 * 1024 - 100));
    desk.put("r.yaml", HeldFile::Bytes(text.clone().into_bytes()));
    told(&mut desk, &json!({"gör": "granska", "omfång": scope()}));
    let why = answer(&mut desk, ("r.yaml", 0), "/titel", &json!("Rutin ".repeat(100))).expect_err("it is too large");
    assert!(why.contains("större än 10 MB"), "{why}");
    assert_eq!(bytes(&mut desk, "r.yaml"), text);
}

#[test]
fn a_field_of_documents_is_chosen_among_documents_also_where_a_kind_has_the_name_of_a_word() {
    const OF_DOCUMENTS: [&str; 4] = ["/fastställd_av", "/dokumentansvarig", "/gäller_för", "/överordnad"];
    for (mut desk, _folder, documents) in examples() {
        for (path, part) in documents {
            let form = form(&mut desk, &path, part);
            let fields = form["fält"].as_array().into_iter().flatten();
            for field in fields.filter(|field| OF_DOCUMENTS.iter().any(|of_documents| field["fält"] == *of_documents))
            {
                let list = field["lista"].as_str().expect("it is chosen from a list");
                let choices = form["listor"][list].as_array().expect("the list is there");
                assert!(choices.len() > 1 && choices.iter().all(|one| one["värde"] != form["typ"]), "{path}: {field}");
            }
        }
    }
}
