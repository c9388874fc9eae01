//! Registers that are made to fill the memory, take the time or crash the program are refused in words.

use std::io::{Cursor, Write};

use serde_json::json;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::import::{files, import, value};

const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A workbook with one sheet, and these parts in the place of the usual ones or beside them.
fn workbook(sheet: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let usual = [
        (
            "_rels/.rels",
            format!(
                "<Relationships><Relationship Id=\"a\" Type=\"{RELATIONS}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            "<workbook xmlns:r=\"r\"><sheets><sheet name=\"Blad\" sheetId=\"1\" r:id=\"b\"/></sheets></workbook>"
                .to_owned(),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "<Relationships><Relationship Id=\"b\" Type=\"{RELATIONS}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
            ),
        ),
        ("xl/worksheets/sheet1.xml", format!("<worksheet>{sheet}</worksheet>")),
    ];
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let replaced = |path: &str| parts.iter().any(|(other, _)| *other == path);
    let kept = usual.iter().filter(|(path, _)| !replaced(path)).map(|(path, text)| (*path, text.as_str()));
    for (path, text) in kept.chain(parts.iter().copied()) {
        archive.start_file(path, SimpleFileOptions::default()).expect("in memory");
        archive.write_all(text.as_bytes()).expect("in memory");
    }
    archive.finish().expect("in memory").into_inner()
}

/// A cell with a text.
fn text(place: &str, text: &str) -> String {
    format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
}

/// The rows of a register of one document.
fn register(more: &str) -> String {
    let heads = format!("<row r=\"1\">{}{}</row>", text("A1", "Doknr"), text("B1", "Titel"));
    format!("<sheetData>{heads}<row r=\"2\">{}{}{more}</row></sheetData>", text("A2", "A1"), text("B2", "Ett"))
}

#[test]
fn a_sheet_that_says_that_it_is_huge_is_read_by_its_cells() {
    let sheet = format!("<dimension ref=\"A1:XFD1048576\"/>{}", register(""));
    let (folder, answer) = import("r.xlsx", &workbook(&sheet, &[]), &[]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    assert_eq!(value(&folder, "rutiner/a1.yaml"), json!({"typ": "rutin", "id": "A1", "titel": "Ett"}));
}

#[test]
fn an_error_that_is_new_in_excel_is_told_as_the_others() {
    let sheet = register("<c r=\"C2\" t=\"e\"><f>A1#</f><v>#SPILL!</v></c>").replacen(
        "</row>",
        &format!("{}</row>", text("C1", "Version")),
        1,
    );
    let (folder, answer) = import("r.xlsx", &workbook(&sheet, &[]), &[]);
    assert_eq!(files(&folder.path().join("rutiner")), ["a1.yaml"], "{}", answer.stderr);
    assert!(answer.words().contains("version: cell C2 har felet #SPILL! i stället för ett värde"), "{}", answer.stdout);
}

#[test]
fn a_workbook_that_unpacks_to_far_more_than_it_is_is_refused() {
    let bomb = " ".repeat(210 * 1024 * 1024);
    for path in ["xl/media/image1.png", "xl/sharedStrings.xml"] {
        let bytes = workbook(&register(""), &[(path, &bomb)]);
        assert!(bytes.len() < 4 * 1024 * 1024, "it is small: {}", bytes.len());
        let (_, answer) = import("r.xlsx", &bytes, &[]);
        assert_eq!(answer.code, 2);
        assert!(answer.words().contains("r.xlsx packar upp till för mycket"), "{}", answer.stderr);
    }
}

#[test]
fn what_a_workbook_says_of_itself_is_not_believed() {
    let count = format!("<sst uniqueCount=\"{}\"><si><t>x</t></si></sst>", u64::MAX / 2);
    let name = "x".repeat(100_000);
    let formats: String = (0..2_000).map(|_| "<xf numFmtId=\"164\"/>").collect();
    let styles = format!(
        "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"{name}\"/></numFmts><cellXfs>{formats}</cellXfs></styleSheet>"
    );
    let twice = "<workbook xmlns:r=\"r\"><sheets><sheet name=\"a\" r:id=\"b\"/><sheet name=\"b\" r:id=\"b\"/></sheets></workbook>";
    for (sheet, parts) in [
        (register(""), vec![("xl/sharedStrings.xml", count.as_str())]),
        (register(""), vec![("xl/styles.xml", styles.as_str())]),
        (register(""), vec![("xl/workbook.xml", twice)]),
        (format!("<dimension ref=\"C3:A1\"/>{}", register("")), vec![]),
        (register("<c r=\"FFFFFFFFFFFF2\"><v>1</v></c>"), vec![]),
        (register("<c r=\"A99999999999\"><v>1</v></c>"), vec![]),
        ("<sheetData><row r=\"0\"/></sheetData>".to_owned(), vec![]),
    ] {
        let (_, answer) = import("r.xlsx", &workbook(&sheet, &parts), &[]);
        let words = answer.words();
        assert_eq!(answer.code, 2, "{words}");
        assert!(words.contains("går inte att läsa som en Excel-arbetsbok") || words.contains("packar upp"), "{words}");
    }
}

#[test]
fn one_long_text_in_many_cells_is_refused() {
    let many: String =
        (3..4_003).map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\" t=\"s\"><v>0</v></c></row>")).collect();
    let sheet = register("").replace("</sheetData>", &format!("{many}</sheetData>"));
    let strings = format!("<sst><si><t>{}</t></si></sst>", "lång ".repeat(6_000));
    let (_, answer) = import("r.xlsx", &workbook(&sheet, &[("xl/sharedStrings.xml", &strings)]), &[]);
    assert_eq!(answer.code, 2);
    assert!(answer.words().contains("r.xlsx är för stor"), "{}", answer.stderr);
    // Merged down, it stands in as many.
    let rows: String =
        (3..4_003).map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\"><v>{row}</v></c></row>")).collect();
    let long = text("B2", &"lång ".repeat(6_000));
    let sheet = register("").replace(&text("B2", "Ett"), &long).replace("</sheetData>", &format!("{rows}</sheetData>"));
    let sheet = format!("{sheet}<mergeCells><mergeCell ref=\"B2:B4002\"/></mergeCells>");
    let (_, answer) = import("r.xlsx", &workbook(&sheet, &[]), &[]);
    assert!(answer.words().contains("r.xlsx är för stor"), "{}", answer.stderr);
}

#[test]
fn merged_cells_that_lie_over_each_other_end() {
    let rows: String =
        (3..3_003).map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\"><v>{row}</v></c></row>")).collect();
    let merged: String = (2..3_003).map(|row| format!("<mergeCell ref=\"A{row}:A3002\"/>")).collect();
    let sheet = register("").replace("</sheetData>", &format!("{rows}</sheetData>"));
    let (_, answer) =
        import("r.xlsx", &workbook(&format!("{sheet}<mergeCells>{merged}</mergeCells>"), &[]), &["--dry-run"]);
    assert!(answer.words().contains("r.xlsx är för stor"), "{}", answer.words());
}

#[test]
fn more_rows_than_are_read_are_refused_and_not_cut() {
    let rows: String = (0..100_000).map(|row| format!("{row};x\n")).collect();
    let (folder, answer) = import("r.csv", format!("Doknr;Titel\n{rows}").as_bytes(), &[]);
    assert_eq!((answer.code, files(folder.path())), (2, vec!["r.csv".to_owned()]));
    assert!(answer.words().contains("högst 50 000 rader"), "{}", answer.stderr);
}

#[test]
fn quotation_marks_and_alike_titles_take_no_more_than_their_time() {
    let rows: String = (0..3_000).map(|_| "\"Samma titel;1;\"\"\n").collect();
    let (_, answer) = import("r.csv", format!("Titel;Version;Status\n{rows}").as_bytes(), &["--dry-run"]);
    assert!(answer.words().contains("3000 rutiner att skriva"), "{}", answer.words());
}
