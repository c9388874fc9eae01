//! Nothing that a document says is lost: each of its texts stands on its page and in its file of Word.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs;
use std::path::Path;

use serde_json::Value;

use super::word_files::text_of;
use crate::shared::Folder;
use crate::shared::site::Site;

/// The fields whose values are words of a closed list, and are written with other letters.
const LISTED: [&str; 9] =
    ["typ", "status", "område", "nivå", "dokumenttyp", "form", "riktning", "intern_eller_extern", "hantering"];

/// The documents of an example, by kind and id.
fn documents(example: &str) -> BTreeMap<(String, String), Value> {
    let mut found = BTreeMap::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(example)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("the example") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = fs::read_to_string(&path).unwrap_or_default();
            for part in text.split("\n---\n") {
                let Ok(value) = serde_yaml::from_str::<Value>(part) else { continue };
                let word = |key: &str| value[key].as_str().unwrap_or_default().to_owned();
                found.insert((word("typ"), word("id")), value);
            }
        }
    }
    found
}

/// The texts of a document that are to be read, without ids that stand for what they name.
fn texts<'value>(value: &'value Value, ids: &HashSet<&str>, found: &mut Vec<&'value str>) {
    match value {
        Value::String(text) if !ids.contains(text.as_str()) => found.push(text),
        Value::Array(items) => items.iter().for_each(|item| texts(item, ids, found)),
        Value::Object(map) => {
            let told = map.iter().filter(|(key, _)| !LISTED.contains(&key.as_str()));
            told.for_each(|(_, value)| texts(value, ids, found));
        }
        Value::String(_) | Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The address of each published document by its title, which no two share in the example.
fn by_title(site: &Site) -> HashMap<String, String> {
    let pages = site.pages().filter(|(path, _)| path.contains('/') && !path.starts_with("enhet/"));
    pages
        .map(|(path, page)| {
            let page = scraper::Html::parse_document(page);
            let title = page.select(&scraper::Selector::parse("h1").expect("a selector")).next().expect("a title");
            (one_line(&title.text().collect::<String>()), path.to_owned())
        })
        .collect()
}

#[test]
fn every_text_of_a_document_is_read_on_its_page_and_in_its_file() {
    let documents = documents("exempelregionen");
    let ids: HashSet<&str> = documents.keys().map(|(_, id)| id.as_str()).collect();
    let folder = Folder::with_example("exempelregionen", "");
    let site = folder.site(&[]);
    let files = folder.site(&["--format", "docx"]);
    let pages = by_title(&site);
    let mut seen = 0;
    for ((kind, id), value) in &documents {
        let Some(page) = value["titel"].as_str().and_then(|title| pages.get(&one_line(title))) else { continue };
        seen += 1;
        let page_text = site.text(page);
        let file_text = text_of(&files.files[&page.replace(".html", ".docx")]);
        let mut said = Vec::new();
        texts(value, &ids, &mut said);
        for text in said.into_iter().map(one_line) {
            assert!(page_text.contains(&text), "{kind} {id}: {text:?} is not on the page");
            assert!(file_text.contains(&text), "{kind} {id}: {text:?} is not in the file");
        }
    }
    assert_eq!(seen, files.files.len() - 1, "each file of Word has a document");
}

#[test]
fn a_field_that_no_page_has_a_place_for_is_read_too() {
    let text = "typ: rutin\nid: rut-a\ntitel: En rutin\nstatus: fastställd\nfastställd: 2026-01-10\nx-eget_fält: Eget ord\n\
                felstavat: Kvar ändå\nsyfte: |\n  Första raden\n  andra raden\n\n  Nytt stycke\nsamtycke:\n  krävs: ja\n  inhämtas: vid besöket\n\
                övrigt:\n  - rubrik: En rubrik\n    text: Ett stycke\n  - Bara text\n\
                länkar:\n  - titel: Beslutsstödet\n    plats: https://example.se/stod?a=1&b=2\n  - se http://example.se/x.\n";
    let site = Folder::of(&[("a.yaml", text)]).site(&[]);
    let said = site.text("rutin/rut-a.html");
    for words in
        ["Eget fält", "Eget ord", "Felstavat", "Kvar ändå", "Nytt stycke", "Krävs Ja", "En rubrik", "Bara text"]
    {
        assert!(said.contains(words), "{words:?} is not in {said}");
    }
    let page = site.page("rutin/rut-a.html");
    for link in ["href=\"https://example.se/stod?a=1&amp;b=2\"", "href=\"http://example.se/x\""] {
        assert!(page.contains(link), "{link}");
    }
}
