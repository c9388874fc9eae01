//! `--keep`: what people have filled in in the plan of a workbook is in the next one, at the same finding.

use std::collections::BTreeMap;
use std::fs;
use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

use crate::shared::{Answer, Folder};

const UNIT: &str = "typ: enhet\nid: vc-norr\nnamn: Norra vårdcentralen\nnivå: enhet\n";
const ROUTINE: &str = "typ: rutin\nid: rut-intyg\ntitel: Intyg\nområde: [intyg]\ngäller_för: [vc-norr]\nstatus: fastställd\n\
                       fastställd: 2026-01-10\nfastställd_av: roll-chef\ndokumentansvarig: roll-mla\n";
const OTHER: &str = "typ: rutin\nid: rut-journal\ntitel: Journal\nområde: [journalföring]\ngäller_för: [vc-norr]\nstatus: fastställd\n\
                     fastställd: 2026-01-10\n";
/// A requirement that the routines violate.
const WORK: &str = "sosfs-2011-9/4-4-tillvagagangssatt";
const DECIDER: &str = "sosfs-2011-9/4-4-faststalld";

fn folder() -> Folder {
    Folder::of(&[("enheter/vc-norr.yaml", UNIT), ("rutiner/intyg.yaml", ROUTINE), ("rutiner/journal.yaml", OTHER)])
}

fn audit(folder: &Folder, date: &str, arguments: &[&str]) -> Answer {
    folder.run(&[&["audit", ".", "--date", date, "--fail-on", "never"], arguments].concat())
}

type Row = BTreeMap<String, String>;

/// A sheet: its headings, and its rows by heading.
fn sheet(folder: &Folder, file: &str, name: &str) -> (Vec<String>, Vec<Row>) {
    let bytes = fs::read(folder.path().join(file)).expect("the workbook is there");
    let mut book = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let range = book.worksheet_range(name).expect("the sheet is there");
    let mut rows = range.rows().map(|row| row.iter().map(text).collect::<Vec<_>>());
    let heads = rows.next().expect("the headings");
    let rows = rows.map(|row| heads.iter().cloned().zip(row).collect()).collect();
    (heads, rows)
}

fn text(cell: &Data) -> String {
    match cell {
        Data::DateTime(day) => {
            let (year, month, day, ..) = day.to_ymd_hms_milli();
            format!("{year}-{month:02}-{day:02}")
        }
        other => other.to_string(),
    }
}

fn plan(folder: &Folder, file: &str) -> Vec<Row> {
    sheet(folder, file, "Åtgärdsplan").1
}

/// The row of a rule and a document.
fn row<'rows>(rows: &'rows [Row], rule: &str, document: &str) -> &'rows Row {
    let found = rows.iter().find(|row| row["Regel"] == rule && row["Dokument-id"] == document);
    found.unwrap_or_else(|| panic!("{rule} {document} is not in {rows:#?}"))
}

/// Writes the plan as another program saves it, after a person has changed it: sorted otherwise, with a line above.
fn save(folder: &Folder, file: &str, heads: &[String], rows: &[Row]) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("Åtgärdsplan").expect("a name");
    sheet.write_string(0, 0, "Vår plan").expect("a cell");
    let day = Format::new().set_num_format("yyyy-mm-dd");
    for (column, heading) in (0..).zip(heads) {
        sheet.write_string(2, column, heading).expect("a heading");
        for (number, row) in (3..).zip(rows.iter().rev()) {
            let value = row.get(heading).map_or("", String::as_str);
            if heading == "Senast" && !value.is_empty() {
                let date = ExcelDateTime::parse_from_str(value).expect("a day");
                sheet.write_datetime_with_format(number, column, &date, &day).expect("a cell");
            } else if let Some(written) = value.parse().ok().filter(|_: &f64| heading == "Kostnad") {
                sheet.write_number(number, column, written).expect("a cell");
            } else if !value.is_empty() {
                sheet.write_string(number, column, value).expect("a cell");
            }
        }
    }
    fs::write(folder.path().join(file), book.save_to_buffer().expect("a workbook")).expect("it is written");
}

/// A folder with a plan that a person has filled in, in `plan.xlsx`.
fn filled() -> Folder {
    let folder = folder();
    let answer = audit(&folder, "2026-11-15", &["--output", "xlsx=plan.xlsx"]);
    assert_eq!(answer.code, 0, "{}", answer.words());
    let (mut heads, mut rows) = sheet(&folder, "plan.xlsx", "Åtgärdsplan");
    heads.push("Kostnad".to_owned());
    for row in &mut rows {
        if row["Regel"] == WORK {
            row.insert("Åtgärd".to_owned(), format!("Skriv om {}", row["Dokument-id"]));
            row.insert("Senast".to_owned(), "2026-12-20".to_owned());
            row.insert("Status".to_owned(), "pågår".to_owned());
            row.insert("Kommentar".to_owned(), "rad ett\nrad två, ring 19121212-1212".to_owned());
            row.insert("Kostnad".to_owned(), "=1+1".to_owned());
        }
    }
    let own = [("Vad som saknas", "Egen punkt"), ("Åtgärd", "Köp in"), ("Kostnad", "500")];
    rows.push(own.map(|(heading, value)| (heading.to_owned(), value.to_owned())).into());
    save(&folder, "plan.xlsx", &heads, &rows);
    folder
}

#[test]
fn what_was_filled_in_stays_at_its_finding_whatever_line_it_is_on() {
    let folder = filled();
    folder.write("rutiner/intyg.yaml", format!("# En rad till.\n# Och en.\n{ROUTINE}"));
    folder.write("rutiner/a.yaml", OTHER.replace("rut-journal", "rut-a"));
    let answer = audit(&folder, "2026-12-01", &["--output", "xlsx=ny.xlsx", "--keep", "plan.xlsx"]);
    assert_eq!(answer.code, 0, "{}", answer.words());
    assert!(answer.words().contains("fört över till 3 rader i åtgärdsplanen"), "{}", answer.words());
    let rows = plan(&folder, "ny.xlsx");
    for id in ["rut-intyg", "rut-journal"] {
        let row = row(&rows, WORK, id);
        let expected = [
            ("Åtgärd", format!("Skriv om {id}")),
            ("Senast", "2026-12-20".to_owned()),
            ("Status", "pågår".to_owned()),
            ("Kommentar", "rad ett\nrad två, ring XXXXXXXX-XXXX".to_owned()),
            ("Kostnad", "=1+1".to_owned()),
        ];
        for (heading, value) in expected {
            assert_eq!(row[heading], value, "{id} {heading}");
        }
    }
    // A row that was not filled in, or is new, has the proposal of today.
    for id in ["rut-journal", "rut-a"] {
        let row = row(&rows, DECIDER, id);
        assert!(row["Åtgärd"] == row["Föreslagen åtgärd"] && row["Kostnad"].is_empty(), "{row:?}");
    }
    let own: Vec<&Row> = rows.iter().filter(|row| row["Vad som saknas"] == "Egen punkt").collect();
    assert!(own.len() == 1 && own[0]["Åtgärd"] == "Köp in" && own[0]["Kostnad"] == "500", "{own:?}");
    assert!(sheet(&folder, "ny.xlsx", "Borta sedan förra").1[0]["Borta sedan"].ends_with('.'), "nothing is gone");
}

#[test]
fn what_is_gone_is_kept_with_its_reason_and_comes_back_with_its_finding() {
    let folder = filled();
    folder.write(
        "rutiner/intyg.yaml",
        format!("{ROUTINE}tillvägagångssätt:\n  - {{steg: 1, vad: gör, vem: roll-mla}}\n"),
    );
    fs::remove_file(folder.path().join("rutiner/journal.yaml")).expect("it is removed");
    let keep = ["--output", "xlsx=plan.xlsx", "--keep", "plan.xlsx"];
    assert_eq!(audit(&folder, "2026-12-01", &keep).code, 0);
    let gone = sheet(&folder, "plan.xlsx", "Borta sedan förra").1;
    for (id, why) in [("rut-intyg", "åtgärdad"), ("rut-journal", "dokumentet finns inte längre")] {
        let row = row(&gone, WORK, id);
        assert_eq!((row["Varför"].as_str(), row["Borta sedan"].as_str()), (why, "2026-12-01"), "{id}");
        assert_eq!((row["Status"].as_str(), row["Kostnad"].as_str()), ("pågår", "=1+1"), "{id}");
    }
    // A month later it is still there, and what was never filled in is not.
    assert_eq!(audit(&folder, "2027-01-01", &keep).code, 0);
    let gone = sheet(&folder, "plan.xlsx", "Borta sedan förra").1;
    assert_eq!(row(&gone, WORK, "rut-journal")["Borta sedan"], "2026-12-01");
    assert!(gone.iter().all(|row| row["Status"] == "pågår"), "{gone:#?}");
    folder.write("rutiner/journal.yaml", OTHER);
    assert_eq!(audit(&folder, "2027-02-01", &keep).code, 0);
    assert_eq!(row(&plan(&folder, "plan.xlsx"), WORK, "rut-journal")["Åtgärd"], "Skriv om rut-journal");
    let gone = sheet(&folder, "plan.xlsx", "Borta sedan förra").1;
    assert!(gone.iter().all(|row| row["Dokument-id"] != "rut-journal"), "{gone:#?}");
}

#[test]
fn what_an_audit_left_out_by_choice_is_not_called_mended() {
    let folder = filled();
    folder.write("enheter/vc-syd.yaml", UNIT.replace("vc-norr", "vc-syd").replace("Norra", "Södra"));
    let limited = ["--unit", "vc-syd", "--output", "xlsx=ny.xlsx", "--keep", "plan.xlsx"];
    assert_eq!(audit(&folder, "2026-11-15", &limited).code, 0);
    let gone = sheet(&folder, "ny.xlsx", "Borta sedan förra").1;
    assert_eq!(row(&gone, WORK, "rut-intyg")["Varför"], "granskningen gäller andra enheter");
}

#[test]
fn a_workbook_is_never_replaced_with_less_than_it_had() {
    let folder = filled();
    let before = fs::read(folder.path().join("plan.xlsx")).expect("the workbook");
    let refused = |arguments: &[&str], sentence: &str| {
        let answer = audit(&folder, "2026-12-01", arguments);
        assert_eq!(answer.code, 2, "{arguments:?}: {}", answer.words());
        assert!(answer.words().contains(sentence), "{arguments:?}: {}", answer.words());
    };
    refused(&["--keep", "plan.xlsx"], "--output xlsx=FIL");
    refused(&["--keep", "plan.xlsx", "--output", "xlsx=ny.xlsx", "--output", "json=plan.xlsx"], "får bara ersättas");
    assert!(fs::read(folder.path().join("plan.xlsx")).expect("the workbook") == before);
    let mut book = Workbook::new();
    for (name, heading) in [("Åtgärdsplan", "Nyckel"), ("Våra anteckningar", "Hej")] {
        book.add_worksheet().set_name(name).expect("a name").write_string(0, 0, heading).expect("a cell");
    }
    fs::write(folder.path().join("egna.xlsx"), book.save_to_buffer().expect("a workbook")).expect("written");
    refused(&["--keep", "egna.xlsx", "--output", "xlsx=egna.xlsx"], "bladet Våra anteckningar");
    let other = audit(&folder, "2026-12-01", &["--keep", "egna.xlsx", "--output", "xlsx=ny.xlsx"]);
    assert!(
        other.code == 0 && other.words().contains("Inte med från egna.xlsx: bladet Våra anteckningar"),
        "{}",
        other.words()
    );
}

#[test]
fn a_file_that_is_no_plan_is_refused_in_plain_words() {
    let folder = filled();
    let save = |name: &str, sheet: &str, heading: &str| {
        let mut book = Workbook::new();
        book.add_worksheet().set_name(sheet).expect("a name").write_string(0, 0, heading).expect("a cell");
        fs::write(folder.path().join(name), book.save_to_buffer().expect("a workbook")).expect("written");
    };
    save("annat.xlsx", "Blad1", "Nyckel");
    save("gammal.xlsx", "Åtgärdsplan", "Nr");
    folder.write("text.xlsx", "Nyckel;Status\n");
    folder.write("trasig.xlsx", b"PK\x03\x04trasig");
    for (file, sentence) in [
        ("saknas.xlsx", "kunde inte öppnas"),
        ("annat.xlsx", "har inget blad som heter Åtgärdsplan"),
        ("gammal.xlsx", "har ingen kolumn som heter Nyckel"),
        ("text.xlsx", "har inget blad som heter Åtgärdsplan"),
        ("trasig.xlsx", "går inte att läsa som en Excel-arbetsbok"),
    ] {
        let answer = audit(&folder, "2026-12-01", &["--output", "xlsx=ny.xlsx", "--keep", file]);
        assert_eq!(answer.code, 2, "{file}: {}", answer.words());
        assert!(answer.words().contains(sentence), "{file}: {}", answer.words());
        assert!(!folder.path().join("ny.xlsx").exists(), "{file}: nothing is written");
    }
}

#[test]
fn a_number_of_a_person_in_a_cell_of_numbers_is_masked_and_a_column_that_cannot_be_kept_is_told() {
    let folder = filled();
    assert_eq!(audit(&folder, "2026-12-01", &["--output", "xlsx=hel.xlsx", "--keep", "plan.xlsx"]).code, 0);
    let (mut heads, mut rows) = sheet(&folder, "hel.xlsx", "Åtgärdsplan");
    heads.push("Varför".to_owned());
    for row in &mut rows {
        row.insert("Kostnad".to_owned(), "1507099800".to_owned());
        row.insert("Varför".to_owned(), "för att".to_owned());
    }
    save(&folder, "plan.xlsx", &heads, &rows);
    let refused = audit(&folder, "2026-12-01", &["--output", "xlsx=plan.xlsx", "--keep", "plan.xlsx"]);
    assert!(refused.code == 2 && refused.words().contains("kolumnen Varför"), "{}", refused.words());
    let answer = audit(&folder, "2026-12-01", &["--output", "xlsx=ny.xlsx", "--keep", "plan.xlsx"]);
    assert!(answer.code == 0 && answer.words().contains("kolumnen Varför"), "{}", answer.words());
    assert!(answer.words().contains("det som stod ovanför rubrikerna"), "{}", answer.words());
    let rows = plan(&folder, "ny.xlsx");
    assert!(rows.iter().any(|row| row.get("Kostnad").is_some_and(|cost| cost == "XXXXXXXXXX")), "{rows:#?}");
    assert!(!rows.iter().any(|row| row.values().any(|value| value.contains("1507099800"))));
}
