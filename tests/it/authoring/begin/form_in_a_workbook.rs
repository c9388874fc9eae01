//! `new --form` writes a workbook with a row for each field, and `import` makes a document of it when it is filled in.

use std::fs;
use std::io::Cursor;
use std::path::Path;

use calamine::{Data, Reader, Xlsx};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

use super::{audit, findings_below, organisation};
use crate::shared::Folder;

/// The rows of the form in a file, as a reader of Excel sees them.
fn rows(file: &Path) -> Vec<Vec<String>> {
    let bytes = fs::read(file).expect("the form is written");
    let mut book = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let sheet = book.worksheet_range("Formulär").expect("the sheet");
    sheet.rows().map(|row| row.iter().map(Data::to_string).collect()).collect()
}

/// Writes the form anew with other answers, as a person does in Excel; a day is a day there.
fn fill_in(file: &Path, answers: &[(&str, &str)]) {
    let rows = rows(file);
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("Formulär").expect("a name");
    let day = Format::new().set_num_format("yyyy-mm-dd");
    for (at, row) in (0..).zip(&rows) {
        for (column, text) in (0..).zip(row) {
            let answer =
                answers.iter().find(|(pointer, _)| column == 1 && row.get(3).is_some_and(|cell| cell == pointer));
            match answer.map_or(text.as_str(), |(_, answer)| answer) {
                text if column == 1 && ledningskoll::text::date::day(text).is_some() => {
                    let date = ExcelDateTime::parse_from_str(text).expect("a day");
                    sheet.write_datetime_with_format(at, column, &date, &day).expect("written");
                }
                text => drop(sheet.write_string(at, column, text).expect("written")),
            }
        }
    }
    for (pointer, _) in answers {
        assert!(rows.iter().any(|row| row.get(3).is_some_and(|cell| cell == pointer)), "{pointer} has a row");
    }
    fs::write(file, book.save_to_buffer().expect("a workbook")).expect("written");
}

/// Adds a row below the others.
fn add_row(file: &Path, cells: &[&str]) {
    let mut rows = rows(file);
    rows.push(cells.iter().map(|cell| (*cell).to_owned()).collect());
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("Formulär").expect("a name");
    for (at, row) in (0..).zip(&rows) {
        for (column, text) in (0..).zip(row) {
            sheet.write_string(at, column, text).expect("written");
        }
    }
    fs::write(file, book.save_to_buffer().expect("a workbook")).expect("written");
}

fn with_form(arguments: &[&str]) -> Folder {
    let folder = organisation();
    let answer = folder.run(&[&["new"], arguments, &["--form", "blankett.xlsx"]].concat());
    assert_eq!((answer.code, answer.stderr.as_str()), (0, ""), "{}", answer.stdout);
    assert!(answer.stdout.contains("ledningskoll import blankett.xlsx"), "{}", answer.stdout);
    folder
}

#[test]
fn a_form_that_is_filled_in_becomes_a_document() {
    let folder = with_form(&["rutin", "--unit", "vc-norr", "--område", "intyg"]);
    let file = folder.path().join("blankett.xlsx");
    let before = rows(&file);
    assert_eq!(before[4][..3], ["Fält", "Svar", "Hjälp"], "{before:?}");
    assert!(before.iter().any(|row| row[0] == "Ansvar 8: uppgift"), "room for several: {before:?}");
    let answers = [
        ("/titel", "Rutin: läkarintyg"),
        ("/nästa_översyn", "2027-03-01"),
        ("/ansvar/0/uppgift", "Skriva intyget"),
        ("/ansvar/0/roll", "läkare"),
        ("/ansvar/2/uppgift", "=SUMMA(1)"),
        ("/känd_genom/0/sätt", "arbetsplatsträff"),
        ("/syfte", "Rätt intyg i rätt tid"),
    ];
    fill_in(&file, &answers);
    let answer = folder.run(&["import", "blankett.xlsx", "--output", "rutiner"]);
    assert_eq!(answer.code, 0, "{} {}", answer.stdout, answer.stderr);
    let words = answer.words().replace('\\', "/");
    assert!(words.contains("kvar att fylla i: ledningskoll new --resume rutiner/"), "{}", answer.stdout);
    let written =
        fs::read_dir(folder.path().join("rutiner")).expect("the folder").next().expect("one").expect("an entry");
    let text = fs::read_to_string(written.path()).expect("the routine");
    for line in [
        "titel: \"Rutin: läkarintyg\"",
        "nästa_översyn: \"2027-03-01\"",
        "- uppgift: Skriva intyget",
        "roll: läkare",
        "- uppgift: \"=SUMMA(1)\"",
        "område: [intyg]",
        "syfte: Rätt intyg i rätt tid",
        "status: utkast",
    ] {
        assert!(text.contains(line), "{line}: {text}");
    }
    assert_eq!(findings_below(&audit(&folder, &[]), "form/"), Vec::<String>::new(), "{text}");
    // The same form once more is the same document, which is there.
    let again = folder.run(&["import", "blankett.xlsx", "--output", "rutiner"]);
    assert!(again.code == 2 && again.stderr.contains("finns redan"), "{}", again.stderr);
}

#[test]
fn what_does_not_fit_is_kept_and_told_and_a_number_of_a_person_is_refused() {
    let folder = with_form(&["rutin", "--unit", "vc-norr"]);
    let file = folder.path().join("blankett.xlsx");
    fill_in(&file, &[("/nästa_översyn", "i vår"), ("/titel", "Rutin")]);
    let answer = folder.run(&["import", "blankett.xlsx", "--output", "rutiner", "--dry-run"]);
    assert_eq!(answer.code, 1, "{}", answer.stderr);
    let told = "Nästa översyn: \u{201d}i vår\u{201d} står som det skrevs; det går inte att se vilken dag som menas";
    assert!(answer.words().contains(told), "{}", answer.stdout);
    assert!(answer.words().replace('\\', "/").starts_with("Skulle skriva rutiner/"), "{}", answer.stdout);
    assert!(!answer.words().contains("--resume"), "there is nothing to go on with: {}", answer.stdout);
    assert!(!folder.path().join("rutiner").exists());
    // What an audit would say of an answer is said at once, and a row that a person has added is told.
    fill_in(&file, &[("/nästa_översyn", "2027-03-01"), ("/område", "läkarintyg"), ("/syfte", "Rätt")]);
    add_row(&file, &["Egen rad", "Arkivera"]);
    // Addresses that the form does not have are none, and a field is answered once.
    add_row(&file, &["Typ", "enhet", "", "/typ"]);
    add_row(&file, &["Ansvar", "x", "", "/ansvar"]);
    add_row(&file, &["Id", "ett-annat", "", "/id"]);
    add_row(&file, &["Långt bort", "x", "", "/ansvar/99999/uppgift"]);
    add_row(&file, &["Syfte", "Ett annat", "", "/syfte"]);
    let answer = folder.run(&["import", "blankett.xlsx", "--output", "rutiner", "--dry-run"]);
    assert!(answer.words().contains("Område: \u{201d}läkarintyg\u{201d} står som det skrevs;"), "{}", answer.stdout);
    for told in ["Egen rad: \u{201d}Arkivera\u{201d}", "Typ: \u{201d}enhet\u{201d}", "Ansvar: \u{201d}x\u{201d}"] {
        assert!(answer.words().contains(&format!("{told} är inte med")), "{told}: {}", answer.stdout);
    }
    assert_eq!(answer.words().matches("är inte med, eftersom").count(), 6, "{}", answer.stdout);
    fill_in(&file, &[("/syfte", "Ring 19121212-1212")]);
    let refused = folder.run(&["import", "blankett.xlsx", "--output", "rutiner"]);
    assert_eq!(refused.code, 2);
    assert!(
        refused.words().contains("har ett personnummer på rad") && !refused.stderr.contains("1212"),
        "{}",
        refused.stderr
    );
    assert!(!folder.path().join("rutiner").exists());
    let refused = folder.run(&["import", "blankett.xlsx", "--as", "rutin"]);
    assert!(refused.words().contains("--as gäller inte formulär, och blankett.xlsx är ett"), "{}", refused.stderr);
}

#[test]
fn every_kind_has_a_form_whose_rows_all_have_a_place() {
    let folder = organisation();
    let mut kinds = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/schema/typ")).expect("the kinds");
    let name = |file: std::io::Result<fs::DirEntry>| {
        let path = file.expect("an entry").path();
        path.file_stem().and_then(|name| name.to_str()).map(str::to_owned)
    };
    let named: Vec<String> = kinds.by_ref().filter_map(name).collect();
    assert!(named.len() > 10, "{named:?}");
    for kind in named {
        let file = format!("{kind}.xlsx");
        let answer = folder.run(&["new", &kind, "--form", &file]);
        assert_eq!(answer.code, 0, "{kind}: {}", answer.stderr);
        let place = folder.path().join(&file);
        let all = rows(&place);
        let fields: Vec<&Vec<String>> = all.iter().skip(5).collect();
        assert!(fields.len() > 3, "{kind}: {all:?}");
        let filled: Vec<(&str, &str)> =
            fields.iter().filter(|row| row[1].is_empty()).map(|row| (row[3].as_str(), "2026-01-01")).collect();
        fill_in(&place, &filled);
        let read = folder.run(&["import", &file, "--output", "in", "--dry-run"]);
        assert!(read.code < 2, "{kind}: {}", read.stderr);
        assert!(!read.words().contains("har inget fält i dokumentet"), "{kind}: {}", read.stdout);
    }
}
