//! The sheets of the page against those of the command line, byte for byte.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::wholly_handed_over::{DAY, asked, desk, files, scope, told};
use crate::shared::Folder;

/// The sheets, and the formats of each that the page offers.
const SHEETS: [(&str, &[&str]); 4] = [
    ("audit", &["html", "json", "xlsx", "docx", "ics"]),
    ("gap", &["html", "json", "xlsx", "docx"]),
    ("matrix", &["html", "json", "xlsx"]),
    ("due", &["html", "json", "xlsx", "ics"]),
];

/// Holds every sheet of the page against that of the command line.
fn assert_same(name: &str, folder: &Folder, sheets: &[(&str, &[&str])]) {
    let mut desk = desk(folder);
    let out = Folder::of(&[]);
    for (sheet, formats) in sheets {
        let outputs: Vec<String> =
            formats.iter().map(|format| format!("{format}={}/{sheet}.{format}", out.path().display())).collect();
        let mut arguments = vec![*sheet, ".", "--date", DAY];
        outputs.iter().for_each(|output| arguments.extend(["--output", output]));
        let answer = folder.run(&arguments);
        for format in *formats {
            let page = asked(&mut desk, &json!({"gör": "rita", "omfång": scope(), "vad": sheet, "format": format}));
            if answer.code == 2 {
                let told: Value = serde_json::from_str(&page.told).expect("JSON");
                let error = told["fel"]
                    .as_str()
                    .unwrap_or_else(|| panic!("{name}: only the command line refuses: {}", answer.stderr));
                let words = answer.words();
                assert!(
                    words.contains(&error.split_whitespace().collect::<Vec<_>>().join(" ")),
                    "{name}: {error} / {words}"
                );
                continue;
            }
            let written = fs::read(out.path().join(format!("{sheet}.{format}"))).expect("the file was written");
            assert!(!written.is_empty() && page.bytes == written, "{name}: {sheet} as {format}: {}", page.told);
        }
    }
}

#[test]
fn the_sheets_of_both_examples_are_those_of_the_command_line() {
    for example in ["exempelregionen", "med-brister"] {
        assert_same(example, &Folder::with_example(example, ""), &SHEETS);
    }
}

#[test]
fn the_sheets_of_documents_from_practice_are_those_of_the_command_line() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/cases/documents");
    // The folder beside the project is not everywhere.
    let Ok(cases) = fs::read_dir(cases) else { return };
    for case in cases.map(|case| case.expect("an entry").path()) {
        let folder = Folder::of(&[]);
        files(&case).iter().for_each(|(path, file)| folder.write(path, fs::read(file).expect("a file")));
        assert_same(&case.display().to_string(), &folder, &[("audit", &["html", "json"])]);
    }
}

#[test]
fn hostile_names_and_texts_give_the_same_sheets() {
    let long = format!("typ: rutin\nid: lång\ntitel: {}\n", "å".repeat(200_000));
    let deep = format!("typ: rutin\nid: djup\nsyfte: {}{}\n", "[".repeat(3_000), "]".repeat(3_000));
    let folder = Folder::of(&[
        (
            "a.b/å\u{308}/<img src=x onerror=alert(1)>.yaml",
            "typ: rutin\nid: <script>alert(1)</script>\ntitel: '\"><svg onload=x>'\n",
        ),
        ("rutiner/\u{202e}lmay.yaml", "typ: rutin\nid: \"\\u001b[31m\"\ntitel: 19121212-1212\n"),
        ("rutiner/19121212-1212.yaml", "typ: rutin\nid: namn\n"),
        ("rutiner/lång.yaml", &long),
        ("rutiner/djup.yaml", &deep),
        ("rutiner/två.yml", "typ: rutin\r\nid: ett\r\n---\r\ntyp: rutin\r\nid: ett\r\n---\r\n{\r\n"),
        ("rutiner/ankare.yaml", "typ: rutin\nid: &a [*a]\nsyfte: !!binary xx\n"),
        (".dold/x.yaml", "typ: rutin\nid: dold\n"),
        ("rutiner/.dold.yaml", "typ: rutin\nid: dold\n"),
        ("rutiner/läsmig.md", "typ: rutin\n"),
        (
            "inställningar.yaml",
            "typ: inställningar\negna_krav: [krav, .krav/x, finns/inte]\nmappar: [rutiner, saknas]\n",
        ),
        ("krav/eget/b.yaml", "nej\n"),
        ("krav/eget.yaml", "nej: [\n"),
    ]);
    folder.write("rutiner/latin.yaml", b"typ: rutin\nid: r\xe4tt\n");
    folder.write("rutiner/utf16.yaml", crate::shared::utf16("typ: rutin\nid: bred\n", u16::to_le_bytes));
    folder.write("rutiner/tom.yaml", b"");
    folder.write("rutiner/noll.yaml", b"\0\0\0\0");
    let sheets: [(&str, &[&str]); 1] = [("audit", &["html", "json"])];
    assert_same("with own requirements that are faulty", &folder, &sheets);
    folder.write("inställningar.yaml", "typ: inställningar\negna_krav: [../ut]\n");
    assert_same("with own requirements outside", &folder, &sheets);
    folder.write("inställningar.yaml", "typ: inställningar\nmappar: [rutiner, saknas]\nundanta: [a.b]\n");
    assert_same("without own requirements", &folder, &sheets);
    assert_same("with nothing", &Folder::of(&[("läsmig.txt", "x")]), &sheets);
    assert_same("without a document", &Folder::of(&[("a.yaml", "a: b\n")]), &sheets);
}

#[test]
fn what_a_rule_is_about_is_told_as_by_the_command_line() {
    let mut desk = desk(&Folder::of(&[]));
    for rule in ["hslf-fs-2018-54/2-intygsrutin", "form/datum"] {
        let page = told(&mut desk, &json!({"gör": "förklara", "regel": rule}));
        let told = Folder::of(&[]).run(&["explain", rule]).stdout;
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(words(page.as_str().expect("a text")), words(&told));
    }
}

#[test]
fn the_list_of_the_page_has_every_document_with_what_was_found_in_it() {
    let folder = Folder::with_example("med-brister", "");
    let mut desk = desk(&folder);
    let list = told(&mut desk, &json!({"gör": "granska", "omfång": scope()}));
    let report = folder.run(&["audit", ".", "--date", DAY, "--format", "json"]).json();
    assert_eq!(
        list["dokument"].as_array().map(Vec::len),
        report["summary"]["documents"].as_u64().map(|count| count as usize)
    );
    assert_eq!(list["fynd"]["brist"], report["summary"]["findings"]["error"]);
    assert!(list["historik"].as_str().is_some_and(|words| words.starts_with("Historiken är inte bedömd")));
    let named = list["luckor"].as_array().expect("a list").iter();
    assert!(
        named.clone().count() > 0 && named.clone().any(|gap| gap["går_att_skriva"] == json!(true)),
        "{:?}",
        list["luckor"]
    );
}
