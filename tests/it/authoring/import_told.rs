//! What a register has beside its values, or in the place of rows: headings, pages, comments, struck texts, lost digits.

use std::io::{Cursor, Read, Write};

use rust_xlsxwriter::{Format, Formula, Note, Workbook, Worksheet, XlsxError};
use serde_json::json;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::import::import;
use super::import_loses_nothing::{assert_told, field, rows};

fn workbook(write: impl Fn(&mut Worksheet) -> Result<(), XlsxError>) -> Vec<u8> {
    let mut book = Workbook::new();
    write(book.add_worksheet()).expect("the sheet can be written");
    book.save_to_buffer().expect("a workbook")
}

/// A workbook in which a text of each part is another.
fn changed(book: &[u8], from: &str, to: &str) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(book)).expect("a workbook");
    let mut written = ZipWriter::new(Cursor::new(Vec::new()));
    for number in 0..archive.len() {
        let mut part = archive.by_index(number).expect("a part");
        let mut text = String::new();
        part.read_to_string(&mut text).expect("XML");
        written.start_file(part.name().expect("a name"), SimpleFileOptions::default()).expect("in memory");
        written.write_all(text.replace(from, to).as_bytes()).expect("in memory");
    }
    written.finish().expect("in memory").into_inner()
}

#[test]
fn headings_are_no_documents_where_few_columns_are_filled() {
    let book = workbook(|sheet| {
        rows(sheet, &[&["Titel", "Version", "Status"], &[], &["Intyg"], &["Remiss"], &[], &["Rehabplan"]])?;
        let centred = Format::new();
        sheet.merge_range(1, 0, 1, 2, "Läkare", &centred)?.merge_range(4, 0, 4, 2, "Koordinator", &centred)?;
        Ok(())
    });
    let (folder, answer) = import("r.xlsx", &book, &[]);
    assert_eq!(field(&folder, "titel"), ["Intyg", "Rehabplan", "Remiss"]);
    assert_eq!(answer.code, 1);
    assert_told(&answer, &["r.xlsx, bladet Sheet1: 5 rader", "rad 2: raden har bara ett värde, \"Läkare\"", "rad 5: "]);
    // As many headings as documents.
    let text = "Titel;Version\nLäkare;\nIntyg;1\nKoordinator;\nPlan;2\nChef;\n";
    let (folder, answer) = import("r.csv", text.as_bytes(), &[]);
    assert_eq!(field(&folder, "titel"), ["Intyg", "Plan"]);
    assert_told(&answer, &["2 filer skrivna i rutiner · 3 rader inte inlästa"]);
    // Titles alone, with numbered chapters among them.
    let (folder, _) = import("r.csv", "Titel;Version\nKapitel 1 Intyg;\nEtt;\nAvsnitt 1.2;\nTvå;\n".as_bytes(), &[]);
    assert_eq!(field(&folder, "titel"), ["Ett", "Två"]);
}

#[test]
fn the_number_of_a_page_is_no_document() {
    for page in ["Sida 1 av 1", "sida 2 (3)", "Sid 1/4", "Page 1 of 2"] {
        let text = format!("Titel;Version\nEtt;\nTvå;\n{page};\n2025-01-10;{page}\nSida med länkar;\n");
        let (folder, answer) = import("r.csv", text.as_bytes(), &[]);
        assert_eq!(field(&folder, "titel"), ["Ett", "Sida med länkar", "Två"], "{page}");
        assert_told(&answer, &[&format!("raderna 4 och 5: raden är ett sidnummer (\"{page}\")")]);
    }
}

#[test]
fn a_cell_that_becomes_empty_is_not_counted_as_filled() {
    let book = workbook(|sheet| {
        rows(sheet, &[&["Doknr", "Titel", "Giltig t o m"], &["A1", "Ett"], &["A2", "Två", "2027-01-31"]])?;
        sheet.write(1, 2, Formula::new("=1/0").set_result("#DIV/0!"))?;
        Ok(())
    });
    let (_, answer) = import("r.xlsx", &book, &[]);
    assert_told(&answer, &["Doknr id 2 ", "Giltig t o m giltig_till 1 ", "cell C2 har felet #DIV/0!"]);
}

#[test]
fn a_number_keeps_its_digits_or_is_told() {
    let book = workbook(|sheet| {
        rows(sheet, &[&["Doknr", "Titel"], &["", "Ett"], &["", "Två"], &["", "Tre"]])?;
        sheet.write(1, 0, 77_777)?.write(2, 0, 12_345_678_901_234_500_000_u64)?.write(3, 0, 123_456_789_012_345_u64)?;
        Ok(())
    });
    let book = changed(&book, "<v>77777</v>", "<v>12345678901234567891</v>");
    let (folder, answer) = import("r.xlsx", &book, &[]);
    assert_eq!(field(&folder, "id"), ["123456789012345", "12345678901234500000", "12345678901234567891"]);
    assert_told(&answer, &["rad 3: id: 12345678901234500000 har fler siffror än Excel håller reda på"]);
    assert!(!answer.words().contains("rad 2: id") && !answer.words().contains("rad 4: id"), "{}", answer.stdout);
    let (folder, answer) = import("r.csv", "Doknr;Titel\n1,23457E+19;Ett\nE+1;Två\n".as_bytes(), &[]);
    assert_eq!(field(&folder, "id").len(), 2);
    assert_told(&answer, &["rad 2: id: 1,23457E+19 har fler siffror än Excel håller reda på"]);
    assert!(!answer.words().contains("rad 3: id"), "{}", answer.stdout);
}

#[test]
fn a_quotation_mark_that_closes_too_early_is_told() {
    let text = "Doknr;Titel;Version\nA1;\"Rutin \"intyg\" i vård\";1\nA2;\"Intyg\" om vård;1\nA3;\"Tre\";1\n";
    let (folder, answer) = import("r.csv", text.as_bytes(), &[]);
    assert_eq!(field(&folder, "titel"), ["Rutin \"intyg\" i vård", "\"Intyg\" om vård", "Tre"]);
    assert_told(&answer, &["raderna 2 och 3: ett citattecken står mitt i ett värde"]);
}

#[test]
fn comments_are_told() {
    let book = workbook(|sheet| {
        rows(sheet, &[&["Doknr", "Titel"], &["A1", "Ett"], &["A2", "Två"]])?;
        sheet.insert_note(1, 1, &Note::new("Se över"))?.insert_note(2, 0, &Note::new("Gammalt nummer"))?;
        Ok(())
    });
    let (_, answer) = import("r.xlsx", &book, &[]);
    assert_told(&answer, &["2 kommentarer är inte inlästa, i cellerna B2 och A3"]);
    let many = workbook(|sheet| {
        rows(sheet, &[&["Doknr", "Titel"], &["A1", "Ett"]])?;
        for row in 0..30 {
            sheet.insert_note(row, 5, &Note::new("x"))?;
        }
        Ok(())
    });
    assert_told(&import("r.xlsx", &many, &[]).1, &["30 kommentarer är inte inlästa", "F20 och 10 till"]);
}

#[test]
fn a_struck_text_is_told() {
    let book = workbook(|sheet| {
        rows(sheet, &[&["Doknr", "Titel", "Status", "Eget"], &["A1"], &["A2"], &["A3", "Tre"]])?;
        let (struck, plain) = (Format::new().set_font_strikethrough(), Format::new());
        sheet.write_with_format(1, 1, "Ett", &struck)?.write_with_format(1, 2, "Publicerad", &struck)?;
        sheet.write_rich_string(2, 1, &[(&plain, "Ny "), (&struck, "gammal"), (&plain, " titel")])?;
        sheet.write_with_format(3, 3, "läses under övrigt", &struck)?.write_blank(3, 2, &struck)?;
        Ok(())
    });
    let (folder, answer) = import("r.xlsx", &book, &[]);
    assert_eq!(field(&folder, "titel"), ["Ett", "Ny gammal titel", "Tre"]);
    assert_told(
        &answer,
        &[
            "rad 2: titel och status: texten är helt eller delvis överstruken i Excel",
            "rad 3: titel: texten är helt eller delvis överstruken",
            "rad 4: Eget: texten är helt eller delvis överstruken",
        ],
    );
}

#[test]
fn a_register_of_headings_alone_is_refused() {
    let (_, answer) = import("r.csv", "Doknr;Titel\n".as_bytes(), &[]);
    answer.assert_refused(
        "r.csv har rubriker på rad 1 men inga rader under dem",
        "kontrollera att hela registret kom med",
    );
    let mut book = Workbook::new();
    for (name, texts) in
        [("Mall", &[&["Doknr", "Titel"][..]][..]), ("Register", &[&["Doknr", "Titel"], &["A1", "Ett"]])]
    {
        rows(book.add_worksheet().set_name(name).expect("a name"), texts).expect("the sheet can be written");
    }
    let book = book.save_to_buffer().expect("a workbook");
    let (folder, answer) = import("r.xlsx", &book, &[]);
    assert_eq!((answer.code, field(&folder, "titel")), (0, vec![json!("Ett")]), "a sheet with rows comes first");
    let (_, answer) = import("r.xlsx", &book, &["--sheet", "Mall"]);
    answer.assert_refused("r.xlsx har rubriker på rad 1 men inga rader", "andra blad är Register, välj med --sheet");
}

#[test]
fn no_more_is_said_than_what_was_looked_at() {
    let far = format!("{}Doknr;Titel\n{}A1;Ett\n", "x;".repeat(300), "y;".repeat(300));
    let (_, answer) = import("r.csv", far.as_bytes(), &[]);
    answer.assert_refused(
        "ingen av de 200 första kolumnerna i r.csv har rubriker som går att känna igen",
        "flytta dem med nummer och rubrik längst till vänster",
    );
    let low = format!("{}Doknr;Titel\nA1;Ett\n", "x;y\n".repeat(40));
    let (_, answer) = import("r.csv", low.as_bytes(), &[]);
    answer.assert_refused("ingen av de 30 första raderna i r.csv har rubriker", "ta bort raderna ovanför dem");
    let (_, answer) = import("r.csv", "a;b\nc;d\n".as_bytes(), &[]);
    answer.assert_refused("ingen rad i r.csv har rubriker som går att känna igen", "kända är");
}
