//! Paragraphs beside content controls and fields: none disappears, and a part that is cut off is not read as a whole one.

use serde_json::json;

use super::docx::{Docx, bold, cell, cells, run, runs, styled, table, text};
use super::{imported, one};

fn control(name: &str, content: &str) -> String {
    format!("<w:sdt><w:sdtPr><w:alias w:val=\"{name}\"/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>")
}

#[test]
fn a_control_that_holds_nothing_or_a_cell_is_no_name_of_the_paragraph_before_it() {
    let row = format!("<w:tr>{}{}</w:tr>", cell("Ord"), control("Version", &cell("Betydelse")));
    for around in [control("Version", ""), format!("<w:tbl>{row}</w:tbl>"), control("Version", &cells(&[&[cell("x")]]))]
    {
        let document = Docx::of(&[styled("Title", "Samtycke"), text("Fråga först."), around]);
        let (found, answer) = one(&document, &["--as", "rutin"]);
        assert_eq!(found.get("version"), None, "{}", answer.stdout);
        assert_eq!(found["övrigt"][0], json!({"text": ["Fråga först."]}));
    }
}

#[test]
fn each_paragraph_of_a_control_is_a_value_beside_those_of_other_labels() {
    let owners = control("Dokumentansvarig", &[text("Chefläkare"), text("Verksamhetschef")].concat());
    let (found, _) = one(&Docx::of(&[styled("Title", "Samtycke"), owners]), &["--as", "rutin"]);
    assert_eq!((&found["dokumentansvarig"], found.get("övrigt")), (&json!(["Chefläkare", "Verksamhetschef"]), None));
    let versions = [table(&[&["Version", "1"], &["Doknr", "7"]]), control("Version", &text("2"))].concat();
    let (found, _) = one(&Docx::of(&[styled("Title", "Samtycke"), versions]), &["--as", "rutin"]);
    assert_eq!(found["version"], "1\n2", "both stand in the text");
}

fn mark(kind: &str) -> String {
    format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>")
}

#[test]
fn a_part_that_is_cut_off_and_a_field_without_an_end_are_told() {
    let numbering = "<w:abstractNum w:abstractNumId=\"1\"><w:lvl>";
    for document in [
        Docx::of(&[styled("Title", "Intyg"), text("Först."), "<w:p><w:r><w:t>Sedan".to_owned()]),
        Docx::of(&[styled("Title", "Intyg"), runs(&[run("Först."), mark("begin")]), text("Sedan.")]),
        Docx::of(&[styled("Title", "Intyg"), text("x")]).part("styles", "styles", "<w:style w:styleId=\"a\">"),
        Docx::of(&[styled("Title", "Intyg"), text("x")]).part("numbering", "numbering", numbering),
    ] {
        let (_, answer, found) = imported(&document, &[]);
        assert_eq!((answer.code, found.len()), (2, 0), "{}", answer.stdout);
        assert!(answer.words().contains("går inte att läsa som ett Word-dokument"), "{}", answer.stderr);
    }
}

#[test]
fn the_text_after_many_fields_in_each_other_is_read() {
    let fields = [mark("begin").repeat(40), mark("separate"), run("inne"), mark("end").repeat(40)].concat();
    let (found, _) = one(&Docx::of(&[bold("Intyg"), runs(&[fields]), text("Efteråt.")]), &["--as", "rutin"]);
    assert!(found["övrigt"].to_string().contains("Efteråt."), "{found}");
}
