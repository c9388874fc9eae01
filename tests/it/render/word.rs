//! The document of Word, unpacked and read as XML: headings, tables with repeated heads, A4, and nothing from outside.
//!
//! `tests/judge_word.py` reads it with python-docx, and `.ci/run` opens it in LibreOffice.

use std::fs;
use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::Event;
use zip::ZipArchive;

use crate::shared::Folder;

/// An enhet with gaps, one of them waived, and a routine that shows something.
const SAMPLE: [(&str, &str); 3] = [
    ("enheter/vc-norr.yaml", "typ: enhet\nid: vc-norr\nnamn: Norra vårdcentralen\nnivå: enhet\n"),
    (
        "rutiner/intyg.yaml",
        "typ: rutin\nid: rut-intyg\ntitel: Intyg\nversion: 1.10\nområde: [intyg]\ngäller_för: [vc-norr]\nstatus: fastställd\n\
         fastställd: 2026-01-10\nfastställd_av: roll-chef\ndokumentansvarig: roll-mla\ntillvägagångssätt: Så här gör vi.\n\
         ansvar: [{uppgift: skriver, roll: läkare}]\n",
    ),
    (
        "undantag/und-1.yaml",
        "typ: undantag\nid: und-1\nregel: [sosfs-2011-9/5-1-riskanalys]\navser: [vc-norr]\nskäl: Analysen görs i januari\n\
         beslutad_av: roll-chef\nbeslutad: 2026-10-01\ngäller_till: 2027-01-31\n",
    ),
];

/// The bytes of the document of a folder.
fn written(folder: &Folder, arguments: &[&str]) -> Vec<u8> {
    let answer = folder.run(&[&["gap", ".", "--date", "2026-11-15", "--output", "docx=ut.docx"], arguments].concat());
    assert_eq!(answer.code, 0, "{}", answer.words());
    let bytes = fs::read(folder.path().join("ut.docx")).expect("the document is written");
    fs::remove_file(folder.path().join("ut.docx")).expect("the document is removed");
    bytes
}

/// The names and the texts of the parts.
fn parts(bytes: Vec<u8>) -> Vec<(String, String)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a ZIP");
    let read = |number: usize| -> (String, String) {
        let mut file = archive.by_index(number).expect("a part");
        let mut text = String::new();
        file.read_to_string(&mut text).expect("every part is text");
        (file.name().expect("a name in UTF-8").into_owned(), text)
    };
    (0..11).map(read).collect()
}

fn part(bytes: Vec<u8>, name: &str) -> String {
    parts(bytes).into_iter().find(|(part, _)| part == name).expect("the part is there").1
}

/// Each paragraph with its style; those of tables are set in.
fn paragraphs(document: &str) -> Vec<String> {
    let mut reader = Reader::from_str(document);
    let (mut lines, mut text, mut style, mut depth) = (Vec::new(), String::new(), String::new(), 0);
    loop {
        match reader.read_event().expect("the XML is well-formed") {
            Event::Start(element) if element.name().0 == "w:tc" => depth += 1,
            Event::End(element) if element.name().0 == "w:tc" => depth -= 1,
            Event::Empty(element) if element.name().0 == "w:pStyle" => {
                let value = element.try_get_attribute("w:val").expect("attributes").expect("the style");
                style = value.value.into_owned();
            }
            Event::Text(part) => text.push_str(&part.xml10_content()),
            Event::GeneralRef(reference) => text.push_str(&format!("&{};", reference.xml10_content())),
            Event::End(element) if element.name().0 == "w:p" => {
                lines.push(format!("{}{style}: {text}", "  ".repeat(depth)).trim_end().to_owned());
                text.clear();
            }
            Event::Eof => return lines,
            _ => {}
        }
    }
}

#[test]
fn the_document_of_the_sample() {
    let bytes = written(&Folder::of(&SAMPLE), &["--act", "sosfs-2011-9"]);
    insta::assert_snapshot!(paragraphs(&part(bytes, "word/document.xml")).join("\n"));
}

#[test]
fn a_document_is_for_paper_in_swedish_and_needs_nothing_else() {
    for folder in
        [Folder::of(&SAMPLE), Folder::with_example("med-brister", ""), Folder::with_example("exempelregionen", "")]
    {
        let bytes = written(&folder, &[]);
        assert_eq!(bytes, written(&folder, &[]), "the same bytes each time");
        let parts = parts(bytes);
        let text = |name: &str| parts.iter().find(|(part, _)| part == name).expect("the part").1.as_str();
        for (name, text) in &parts {
            assert!(!text.contains("TargetMode") && !text.contains("w:hyperlink"), "{name} leads out");
            paragraphs(text);
        }
        let document = text("word/document.xml");
        let tables = document.matches("<w:tbl>").count();
        assert!(
            tables > 1 && document.matches("<w:tblHeader/>").count() == tables,
            "{tables} tables repeat their heads"
        );
        assert!(document.contains(r#"<w:pgSz w:w="11906" w:h="16838"/>"#), "upright A4");
        let lying = r#"<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>"#;
        assert_eq!(document.contains(lying), document.contains("Åtgärdsplan att fylla i"), "the plan lies on its side");
        for style in ["Title", "Heading1", "Heading2", "TableText", "TableHeading", "TableGrid"] {
            assert!(text("word/styles.xml").contains(&format!("w:styleId=\"{style}\"")), "{style}");
            assert!(document.contains(&format!("w:val=\"{style}\"")), "{style}");
        }
        assert!(text("word/styles.xml").contains(r#"<w:lang w:val="sv-SE""#));
        assert!(text("docProps/core.xml").contains("Läget i ledningssystemet per 2026-11-15"));
        assert_eq!(text("docProps/core.xml").matches("2026-11-15T00:00:00Z").count(), 2);
        assert!(text("word/footer1.xml").contains(" PAGE ") && text("word/footer1.xml").contains("2026-11-15"));
    }
}

#[test]
fn every_row_of_the_plan_is_in_the_document() {
    let folder = Folder::with_example("med-brister", "");
    let answer = folder.run(&["gap", ".", "--date", "2026-11-15", "--format", "json"]);
    let planned = answer.json()["plan"].as_array().expect("a plan").len();
    assert!(planned > 30);
    let document = part(written(&folder, &[]), "word/document.xml");
    let (_, plan) = document.split_once("Åtgärdsplan att fylla i").expect("there is a plan");
    assert_eq!(plan.matches("<w:tr>").count(), planned + 1);
}

#[test]
fn the_plan_has_the_rows_of_the_chosen_act_alone() {
    let folder = Folder::with_example("med-brister", "");
    let rows = |arguments: &[&str]| {
        let document = part(written(&folder, arguments), "word/document.xml");
        let plan = document.split_once("Åtgärdsplan att fylla i").map_or("", |(_, plan)| plan).to_owned();
        (plan.matches("<w:tr>").count(), plan)
    };
    let (all, _) = rows(&[]);
    let (of_act, plan) = rows(&["--act", "hslf-fs-2017-40"]);
    assert!(of_act > 1 && of_act < all, "{of_act} of {all}");
    assert!(plan.contains("HSLF-FS 2017:40") && !plan.contains("SOSFS 2011:9 "), "{plan}");
}

#[test]
fn the_choice_is_at_the_head_of_every_page() {
    let folder = Folder::with_example("med-brister", "");
    let bytes = written(&folder, &["--unit", "vc-almdalen", "--act", "sosfs-2011-9", "--only", "brist"]);
    let head = part(bytes, "word/header1.xml");
    for words in ["Visar bara: Almdalens vårdcentral och allt under", "krav ur SOSFS 2011:9", "krav med utfallet"] {
        assert!(head.contains(words), "{words}: {head}");
    }
}

#[test]
fn hostile_text_stays_text_in_word() {
    let hostile = "<w:p/>&amp; ]]> =cmd() \\u001b[31m \\u202e \\ufffe {HYPERLINK x} å";
    let text = format!(
        "typ: enhet\nid: \"{hostile}\"\nnamn: \"{hostile}\"\nnivå: enhet\n---\n\
         typ: rutin\nid: \"{hostile}\"\ntitel: \"{hostile}\"\nstatus: fastställd\nfastställd: \"{hostile}\"\n\
         gäller_för: [\"{hostile}\"]\ndokumentansvarig: \"{hostile}\"\n"
    );
    let folder = Folder::of(&[("a.yaml", text.as_str())]);
    for (name, text) in parts(written(&folder, &[])) {
        assert!(!text.contains(['\u{1b}', '\u{202e}', '\u{fffe}']), "{name}");
        let lines = paragraphs(&text);
        assert!(
            name != "word/document.xml" || lines.iter().any(|line| line.contains("&lt;w:p/&gt;&amp;amp;")),
            "{lines:#?}"
        );
    }
}

#[test]
fn a_document_of_word_is_only_a_file() {
    let answer = Folder::of(&SAMPLE).run(&["gap", ".", "--format", "docx"]);
    answer.assert_refused("docx är en fil för Word och kan inte visas i fönstret", "skriv --output docx=rapport.docx");
}
