//! What a register shows is read, and what is not read is told: each row is a document or stands among those left out.

use std::fs;
use std::path::Path;

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet, XlsxError};
use serde_json::{Value, json};

use super::import::{files, import, value};
use crate::shared::{Answer, Folder};

/// Imports a register of this folder.
fn register(name: &str) -> (Folder, Answer) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/authoring/registers").join(name);
    import(name, &fs::read(path).expect("the register can be read"), &[])
}

/// Imports a sheet that is written here.
fn sheet(write: impl Fn(&mut Worksheet) -> Result<(), XlsxError>) -> (Folder, Answer) {
    let mut book = Workbook::new();
    write(book.add_worksheet()).expect("the sheet can be written");
    import("register.xlsx", &book.save_to_buffer().expect("a workbook"), &[])
}

/// Writes rows of texts, the first with the headings.
pub(super) fn rows(sheet: &mut Worksheet, rows: &[&[&str]]) -> Result<(), XlsxError> {
    for (row, texts) in (0..).zip(rows) {
        for (column, text) in (0..).zip(*texts).filter(|(_, text)| !text.is_empty()) {
            sheet.write(row, column, *text)?;
        }
    }
    Ok(())
}

/// A field of each document, by the name of its file.
pub(super) fn field(folder: &Folder, name: &str) -> Vec<Value> {
    let files = files(&folder.path().join("rutiner"));
    files.iter().map(|file| value(folder, &format!("rutiner/{file}"))[name].clone()).collect()
}

pub(super) fn assert_told(answer: &Answer, told: &[&str]) {
    for told in told {
        assert!(answer.words().contains(told), "{told}\n{}{}", answer.stdout, answer.stderr);
    }
}

#[test]
fn numbers_are_read_as_they_are_shown() {
    let (folder, answer) = register("shown-numbers.xlsx");
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    assert_eq!(field(&folder, "id"), ["00045", "00123", "HSN-0007"]);
    assert_eq!(field(&folder, "version"), ["1.10", "2.0", "1.0"]);
    assert_eq!(field(&folder, "fastställd"), ["2025-01-10"; 3]);
}

#[test]
fn a_merged_cell_holds_for_each_row_that_it_covers() {
    let (folder, answer) = register("merged-rows.xlsx");
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    assert_eq!(field(&folder, "fastställd_av"), vec![json!(["vc"]); 3]);
    assert_eq!(field(&folder, "fastställd"), ["2025-01-10"; 3]);
    assert_told(&answer, &["raderna 3 och 4: fastställd_av: värdet står i en sammanslagen cell som börjar på rad 2"]);
}

#[test]
fn what_is_hidden_is_told_and_a_visible_sheet_comes_first() {
    let (folder, answer) = register("hidden-sheet.xlsx");
    assert_eq!(field(&folder, "id"), ["A1", "A2", "A3"]);
    assert_told(
        &answer,
        &[
            "bladet Register: 3 rader",
            "det dolda bladet Gammalt är inte inläst",
            "1 rad är dold i Excel och räknas med som de andra: rad 3",
        ],
    );
    let (folder, answer) = register("hidden-rows.xlsx");
    assert_eq!(field(&folder, "id"), ["A1", "A2", "A3"]);
    assert_told(&answer, &["räknas med som de andra: rad 3", "kolumnen Status är dold i Excel och läses som de andra"]);
}

#[test]
fn a_formula_without_a_stored_value_is_told_at_its_cell() {
    let (folder, answer) = register("formula-without-value.xlsx");
    assert_eq!(field(&folder, "titel"), [Value::Null, json!("Avvikelse")]);
    for (row, field, cell) in
        [(2, "titel", "B2"), (2, "fastställd", "E2"), (2, "giltig_till", "F2"), (3, "giltig_till", "F3")]
    {
        assert_told(&answer, &[&format!("rad {row}: {field}: formeln i cell {cell} har inget sparat värde")]);
    }
}

#[test]
fn a_quotation_mark_that_is_never_closed_swallows_no_row() {
    let text = "Doknr;Rubrik;Version\r\nA1;Ett;1\r\nA2;\"Intyg;1\r\nA3;Tre;1\r\nA4;Fyra;1\r\n";
    let (folder, answer) = import("r.csv", text.as_bytes(), &[]);
    assert_eq!(field(&folder, "titel"), ["Ett", "\"Intyg", "Tre", "Fyra"]);
    assert_eq!(field(&folder, "version"), ["1"; 4]);
    assert_told(&answer, &["r.csv: 4 rader", "rad 3: ett citattecken öppnas på raden och stängs inte"]);
}

#[test]
fn a_row_in_another_encoding_is_read_and_named() {
    let bytes = ["Doknr;Rubrik\r\nA1;Åtgärd\r\nA2;".as_bytes(), b"\xc5tg\xe4rd\r\n", "A3;Ö\r\n".as_bytes()].concat();
    let (folder, answer) = import("r.csv", &bytes, &[]);
    assert_eq!(field(&folder, "titel"), ["Åtgärd", "Åtgärd", "Ö"]);
    assert_told(&answer, &["läst som UTF-8", "rad 3 är läst som Windows-1252, resten av filen som UTF-8"]);
}

#[test]
fn a_carriage_return_alone_ends_a_row() {
    let (folder, _) = import("r.csv", "Doknr;Rubrik;Version\rA1;Åtgärd;1\rA2;Ö;1\r".as_bytes(), &[]);
    assert_eq!(field(&folder, "titel"), ["Åtgärd", "Ö"]);
    let text = fs::read_to_string(folder.path().join("rutiner/a2.yaml")).expect("it is written");
    assert!(text.starts_with("# Inläst från r.csv, rad 3\n"), "{text}");
}

#[test]
fn headings_and_sums_among_the_rows_are_no_documents() {
    let text =
        "Doknr;Titel;Version\nKapitel 1 Intyg;;\n1;Ett;1\n2;Två;1\n;Kapitel 2;\n3;Tre;2\nTotalt;;3\nSumma:;3 st;\n";
    let (folder, answer) = import("r.csv", text.as_bytes(), &[]);
    assert_eq!(answer.code, 1);
    assert_eq!(field(&folder, "titel"), ["Ett", "Två", "Tre", "3 st"]);
    assert_told(
        &answer,
        &[
            "r.csv: 7 rader",
            "rad 2: raden har bara ett värde, \"Kapitel 1 Intyg\", och läses som en rubrik bland raderna",
            "rad 5: raden har bara ett värde, \"Kapitel 2\"",
            "rad 7: raden räknar samman de andra (\"Totalt\")",
            "4 filer skrivna i rutiner · 3 rader inte inlästa",
        ],
    );
}

#[test]
fn a_list_of_titles_alone_is_documents() {
    let (folder, answer) = import("r.csv", "Titel;Version\nEtt;\nTvå;\n".as_bytes(), &[]);
    assert_eq!((answer.code, field(&folder, "titel")), (0, vec![json!("Ett"), json!("Två")]));
}

#[test]
fn every_form_of_a_cell_is_read_as_it_is_seen() {
    let (folder, answer) = sheet(|sheet| {
        rows(sheet, &[&["Register"], &["Doknr", "", "Titel", "Version", "Fastställd", "Giltig t o m", "Titel"]])?;
        let format = |code: &str| Format::new().set_num_format(code);
        let moment = |day: u8, hour: u16| ExcelDateTime::from_ymd(2025, 1, day)?.and_hms(hour, 30, 0.0);
        sheet.write(2, 0, "A1")?.write(2, 2, "Tider")?.write_with_format(2, 3, 0.25, &format("0%"))?;
        sheet.write_with_format(2, 4, moment(10, 8)?, &format("yyyy-mm-dd hh:mm"))?;
        sheet.write_with_format(2, 5, 0.354_166_67, &format("hh:mm"))?.write(2, 6, "En annan titel")?;
        sheet.write(3, 0, "A2")?.write_with_format(3, 2, moment(1, 0)?, &format("d mmmm yyyy"))?.write(3, 3, true)?;
        sheet.write_with_format(3, 4, ExcelDateTime::from_ymd(2024, 1, 1)?, &format("mmm-yy"))?;
        sheet.write(3, 5, Formula::new("=1/0").set_result("#REF!"))?;
        let (bold, plain) = (Format::new().set_bold(), Format::new());
        sheet.write(4, 0, "A3")?.write_rich_string(4, 2, &[(&bold, "Fet"), (&plain, " och\nlång")])?;
        sheet.write_with_format(4, 3, 1_234_567, &format("#,##0 \"kr\""))?.write(4, 4, "2025-01-10")?;
        Ok(())
    });
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    assert_eq!(field(&folder, "titel"), ["Tider", "1 januari 2025", "Fet och\nlång"]);
    assert_eq!(field(&folder, "version"), ["25%", "ja", "1 234 567 kr"]);
    assert_eq!(field(&folder, "fastställd"), ["2025-01-10", "2024-01-01", "2025-01-10"]);
    assert_eq!(field(&folder, "giltig_till"), [json!("08:30"), Value::Null, Value::Null]);
    assert_told(
        &answer,
        &[
            "rad 1 står ovanför rubrikerna och är inte inläst",
            "Titel en annan kolumn ger titel, står under övrigt 1",
            "rad 3: fastställd: dagen är inläst, men inte klockslaget efter den",
            "rad 3: giltig_till: \"08:30\" är ett klockslag och ingen dag",
            "rad 4: fastställd: \"jan-24\" är läst som 2024-01-01, kontrollera",
            "rad 4: giltig_till: cell F4 har felet #REF! i stället för ett värde",
        ],
    );
}

#[test]
fn a_personal_number_that_is_a_number_is_neither_written_nor_shown() {
    // The number is one of Skatteverket's test numbers.
    let (folder, answer) = sheet(|sheet| {
        rows(sheet, &[&["Personnr", "Titel"], &["", "Ett"], &["", "Två"], &["", "Tre"]])?;
        sheet.write(0, 2, "Doknr")?.write(1, 2, 198_902_013_286_u64)?;
        sheet.write_with_format(2, 2, 8_902_013_286_u64, &Format::new().set_num_format("000000-0000"))?;
        sheet.write_with_format(3, 2, 198_902_013_286_u64, &Format::new().set_num_format("#,##0"))?;
        Ok(())
    });
    assert_eq!(files(&folder.path().join("rutiner")), Vec::<String>::new());
    assert_told(&answer, &["raderna 2–4: ett personnummer står i kolumnen Doknr; ta bort det ur registret"]);
    assert!(!answer.words().contains("3286") && !answer.words().contains("3 286"), "{}", answer.stdout);
}

#[test]
fn what_lies_beyond_the_limits_is_told() {
    let (_, answer) = sheet(|sheet| {
        rows(sheet, &[&["Doknr", "Titel"], &["A1", "Ett"]])?;
        sheet.write(1, 200, "x")?.write(1, 201, "y")?;
        Ok(())
    });
    assert_told(&answer, &["2 värden till höger om kolumn 200 är inte inlästa, det första på rad 2"]);
    let wide = format!("Doknr;Titel\nA1;Ett{}x;y\n", ";".repeat(199));
    let (_, answer) = import("r.csv", wide.as_bytes(), &[]);
    assert_told(&answer, &["2 värden till höger om kolumn 200 är inte inlästa, det första på rad 2"]);
    let long = format!("Doknr;Titel;Version\nA1;{};1\nA2;Två;1\n", "lång ".repeat(30_000));
    let (folder, answer) = import("r.csv", long.as_bytes(), &[]);
    assert_eq!(field(&folder, "id"), ["A2"]);
    assert_told(&answer, &["rad 2: kolumnen Titel har 150000 tecken, mer än ett dokument rymmer"]);
}

#[test]
fn a_line_that_is_broken_or_has_a_stray_separator_is_told() {
    let text = "Doknr;Titel;Version\nA1;Ett;1\nA2;Intyg; remiss;1\nA3;Intyg\nvid remiss;1\nA4;Fyra;1\nA5;Fem;2\n";
    let (_, answer) = import("r.csv", text.as_bytes(), &[]);
    assert_told(
        &answer,
        &["rad 3: raden har 4 värden men rubrikerna är 3", "raderna 4 och 5: raden är bruten efter 2 av 3 kolumner"],
    );
}

#[test]
fn headings_that_are_repeated_further_down_leave_no_row_unread() {
    let (folder, answer) = import("r.csv", "Doknr;Titel\n1;Ett\n2;Två\nDoknr;Titel\n3;Tre\n".as_bytes(), &[]);
    assert_eq!(field(&folder, "titel"), ["Ett", "Två", "Tre"]);
    assert_told(&answer, &["rubriker på rad 1", "rad 4: raden upprepar rubrikerna"]);
}

#[test]
fn the_name_of_a_file_is_no_title() {
    let (folder, answer) = import("r.csv", "Namn;Doknr;Rubrik\nrut1.docx;1;Intyg\n".as_bytes(), &[]);
    assert_eq!(field(&folder, "titel"), ["Intyg"]);
    assert_told(&answer, &["Namn en annan kolumn ger titel, står under övrigt 1"]);
}

#[test]
fn rows_read_are_rows_made_and_rows_told() {
    let register = "Doknr;Titel\n1;Ett\n2;Två\n1;Samma\n;\nDoknr;Titel\n3;Tre\n";
    let (folder, first) = import("r.csv", register.as_bytes(), &[]);
    assert_told(&first, &["r.csv: 5 rader", "3 filer skrivna i rutiner · 2 rader inte inlästa"]);
    folder.write("rutiner/1.yaml", "typ: rutin\nid: annat\ntitel: min egen\n");
    let again = folder.run(&["import", "r.csv", "--as", "rutin"]);
    assert_told(&again, &["r.csv: 5 rader", "0 filer skrivna i rutiner · 2 oförändrade · 3 rader inte inlästa"]);
}

#[test]
fn the_name_of_a_file_is_no_title_and_a_link_is_the_place() {
    let sharepoint = "Namn;Titel;Sökväg;Länk\nrut-intyg v2.docx;Rutin för intyg;Delat/Rutiner;https://sp.example.se/1\n\
                      policy_2024.PDF;;Delat;https://sp.example.se/2\n";
    let folder = Folder::of(&[("r.csv", sharepoint)]);
    let answer = folder.run(&["import", "r.csv", "--as", "extern", "--output", "ut"]);
    assert_told(&answer, &["rad 3: policy_2024.PDF är namnet på en fil; skriv dokumentets rubrik i fältet titel"]);
    let documents: Vec<Value> =
        files(&folder.path().join("ut")).iter().map(|file| value(&folder, &format!("ut/{file}"))).collect();
    let of = |title: &str| documents.iter().find(|one| one["titel"] == title).unwrap_or_else(|| panic!("{title}"));
    assert_eq!(of("Rutin för intyg")["plats"], "https://sp.example.se/1");
    assert_eq!(of("policy_2024")["plats"], "https://sp.example.se/2");
}

#[test]
fn an_area_is_proposed_for_each_row_and_read_back() {
    let register = "Doknr;Titel;Område\n1;Utfärda läkarintyg;\n2;Hantera avvikelser;klagomål\n3;Ordning i förråd;\n\
                    4;Ring 19121212-1212;\n";
    let folder = Folder::of(&[("r.csv", register)]);
    let answer = folder.run(&["import", "r.csv", "--as", "rutin", "--suggest", "förslag.xlsx"]);
    assert_eq!(answer.code, 1, "{}", answer.stderr);
    assert_told(&answer, &["2 av 3 rader har ett område", "rad 5: ett personnummer står i kolumnen Titel"]);
    assert_told(&answer, &["ledningskoll import förslag.xlsx --as rutin"]);
    assert!(!folder.path().join("rutiner").exists(), "nothing but the workbook is written");
    let read = folder.run(&["import", "förslag.xlsx", "--as", "rutin", "--output", "rutiner"]);
    assert_eq!(read.code, 0, "{}{}", read.stdout, read.stderr);
    assert_eq!(field(&folder, "område"), [json!(["intyg"]), json!(["klagomål"]), Value::Null]);
    assert_eq!(field(&folder, "titel"), ["Utfärda läkarintyg", "Hantera avvikelser", "Ordning i förråd"]);
    let none = folder.run(&["import", "r.csv", "--as", "enhet", "--suggest", "x.xlsx"]);
    assert!(none.code == 2 && none.stderr.contains("har inget område att föreslå"), "{}", none.stderr);
}
