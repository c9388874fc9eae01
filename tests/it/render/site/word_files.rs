//! The file of Word for each document: its text, and the facts in the file's own properties.
//!
//! `tests/judge_site_word.py` reads them with python-docx, and `.ci/run` opens them in LibreOffice.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::Event;
use serde_json::{Value, json};
use zip::ZipArchive;

use crate::shared::Folder;

/// A part of a file of Word.
fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a ZIP");
    let mut text = String::new();
    archive.by_name(name).expect("the part").read_to_string(&mut text).expect("UTF-8");
    text
}

/// The text of a file, with a blank between paragraphs.
pub fn text_of(bytes: &[u8]) -> String {
    let document = part(bytes, "word/document.xml");
    let text = document.replace("</w:p>", " ").replace('\u{a0}', " ");
    let mut plain = String::new();
    let mut is_tag = false;
    for letter in text.chars() {
        match letter {
            '<' => is_tag = true,
            '>' => is_tag = false,
            letter if !is_tag => plain.push(letter),
            _ => {}
        }
    }
    unescape(&plain).expect("XML").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The markup of every part of a file.
pub fn all_of(bytes: &[u8]) -> String {
    let archive = ZipArchive::new(Cursor::new(bytes)).expect("a ZIP");
    let names: Vec<String> = archive
        .file_names()
        .map(|name| name.expect("a name").into_owned())
        .filter(|name| name.ends_with(".xml"))
        .collect();
    names.iter().map(|name| part(bytes, name)).collect::<String>().replace('\u{a0}', " ")
}

/// The file's own properties.
fn properties(bytes: &[u8]) -> BTreeMap<String, String> {
    let custom = part(bytes, "docProps/custom.xml");
    let mut reader = Reader::from_str(&custom);
    let (mut found, mut name) = (BTreeMap::new(), String::new());
    loop {
        match reader.read_event().expect("the XML is well-formed") {
            Event::Start(element) if element.name().0 == "property" => {
                let value = element.try_get_attribute("name").expect("attributes").expect("a name");
                name = value.value.into_owned();
            }
            Event::Text(text) => found.entry(name.clone()).or_insert_with(String::new).push_str(&text.xml10_content()),
            Event::GeneralRef(reference) => {
                let text = unescape(&format!("&{};", reference.xml10_content())).expect("a reference").into_owned();
                found.entry(name.clone()).or_insert_with(String::new).push_str(&text);
            }
            Event::Eof => return found,
            _ => {}
        }
    }
}

#[test]
fn the_facts_of_a_document_are_properties_of_its_file() {
    let site = Folder::with_example("exempelregionen", "").site(&["--format", "docx"]);
    let bytes = &site.files["rutin/31-4471.docx"];
    let properties = properties(bytes);
    let said = |name: &str| properties[name].as_str();
    assert_eq!((said("ledningskoll id"), said("ledningskoll typ")), ("31-4471", "rutin"));
    assert_eq!(said("ledningskoll status"), "fastställd");
    let listed = |name: &str| serde_json::from_str::<Value>(said(name)).expect("JSON");
    assert_eq!(listed("ledningskoll område"), json!(["intyg", "sjukskrivning"]));
    assert_eq!(listed("ledningskoll gäller_för"), json!(["alla"]));
    let roles = listed("ledningskoll roller");
    assert_eq!(roles["Läkare som sjukskriver"], "roll-lakare");
    assert_eq!(roles["Inhyrd läkare"], "roll-hyrlakare", "also where any text may stand");
    let references = listed("ledningskoll hänvisningar");
    assert_eq!(references["Riktlinje för sjukskrivning och rehabilitering"], "RS 2025-0112");
    let text = text_of(bytes);
    assert!(text.starts_with("Utfärda läkarintyg för sjukpenning"), "{text}");
    assert!(text.contains("Steg Vad Vem När 1 Kontrollera identitet"), "{text}");
    assert_eq!(
        bytes,
        &Folder::with_example("exempelregionen", "").site(&["--format", "docx"]).files["rutin/31-4471.docx"]
    );
}

#[test]
fn two_roles_of_one_name_are_told_apart_and_a_long_text_is_whole() {
    let role = |id: &str| {
        format!(
            "typ: ansvar\nid: {id}\ntitel: Samordnare\nstatus: fastställd\nfastställd: 2026-01-10\nroll: {id}\n---\n"
        )
    };
    let long = "ett långt ord ".repeat(900);
    let routine = format!(
        "typ: rutin\nid: rut-a\ntitel: En rutin\nstatus: godkänd\nfastställd: 2026-01-10\nsyfte: {long}slut\n\
         ansvar: [{{uppgift: det ena, roll: roll-a}}, {{uppgift: det andra, roll: roll-b}}]\n"
    );
    let text = [role("roll-a"), role("roll-b"), routine].concat();
    let site = Folder::of(&[("a.yaml", &text)]).site(&["--format", "docx"]);
    let bytes = &site.files["rutin/rut-a.docx"];
    let properties = properties(bytes);
    let roles: Value = serde_json::from_str(&properties["ledningskoll roller"]).expect("JSON");
    assert_eq!(roles, json!({"Samordnare (roll-a)": "roll-a", "Samordnare (roll-b)": "roll-b"}));
    assert_eq!(properties["ledningskoll status"], "godkänd", "as it is written");
    let said = text_of(bytes);
    assert!(said.contains("det ena Samordnare (roll-a)") && said.contains("det andra Samordnare (roll-b)"));
    assert!(said.contains(&format!("{}slut", long)), "no word of a long text is lost");
}
