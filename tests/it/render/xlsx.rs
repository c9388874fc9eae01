//! The workbook, read back: it agrees with the JSON report, dates are dates, and no text becomes a formula.
//!
//! `tests/judge_xlsx.py` checks it with openpyxl as well.

use std::collections::BTreeSet;
use std::fs;
use std::io::Cursor;
use std::path::Path;

use calamine::{Data, Reader, Xlsx};
use ledningskoll::audit::{Options, audit};
use ledningskoll::catalogue::Catalogue;
use ledningskoll::render::xlsx::render;
use ledningskoll::report::file_link::FileLink;
use serde_json::Value;

use crate::shared::{Folder, is_slip};

const SHEETS: [&str; 13] = [
    "Sammanfattning",
    "Enheter",
    "Brister",
    "Åtgärdsplan",
    "Matris",
    "Förfaller",
    "Ej bedömt",
    "Egenkontroller",
    "Avvikelser i tal",
    "Avvikelser",
    "Ansvar",
    "Dokument",
    "Underlag",
];

/// An enhet with gaps, one of them waived, and documents with dates.
const SAMPLE: [(&str, &str); 4] = [
    ("enheter/vc-norr.yaml", "typ: enhet\nid: vc-norr\nnamn: Norra vårdcentralen\nnivå: enhet\n"),
    (
        "rutiner/intyg.yaml",
        "typ: rutin\nid: rut-intyg\ntitel: Intyg\nversion: 1.10\nområde: [intyg]\ngäller_för: [vc-norr]\nstatus: fastställd\n\
         fastställd: 2026-01-10\nfastställd_av: roll-chef\ndokumentansvarig: roll-mla\nnästa_översyn: 2027-01-31\n",
    ),
    (
        "rutiner/journal.yaml",
        "typ: rutin\nid: rut-journal\nområde: [journalföring]\ngäller_för: [vc-norr]\nstatus: fastställd\n\
         fastställd: våren 2026\nfastställd_av: roll-chef\n",
    ),
    (
        "undantag/und-1.yaml",
        "typ: undantag\nid: und-1\nregel: [sosfs-2011-9/5-1-riskanalys]\navser: [vc-norr]\nskäl: Analysen görs i januari\n\
         beslutad_av: roll-chef\nbeslutad: 2026-10-01\ngäller_till: 2027-01-31\n",
    ),
];

/// A workbook that was read back.
struct Book(Xlsx<Cursor<Vec<u8>>>);

impl Book {
    fn of(bytes: Vec<u8>) -> Self {
        Self(Xlsx::new(Cursor::new(bytes)).expect("the workbook can be read"))
    }

    /// The rows of a sheet, the headings first.
    fn rows(&mut self, sheet: &str) -> Vec<Vec<Data>> {
        let range = self.0.worksheet_range(sheet).expect("the sheet is there");
        range.rows().map(<[Data]>::to_vec).collect()
    }

    /// The cells of a column below its heading.
    fn column(&mut self, sheet: &str, heading: &str) -> Vec<Data> {
        let rows = self.rows(sheet);
        let at = rows[0].iter().position(|cell| text(cell) == heading).expect("the heading is there");
        rows[1..].iter().map(|row| row[at].clone()).collect()
    }

    /// Every cell with text, in every sheet.
    fn texts(&mut self) -> Vec<String> {
        let cells = SHEETS.iter().flat_map(|sheet| self.rows(sheet)).flatten();
        cells.filter_map(|cell| if let Data::String(text) = cell { Some(text) } else { None }).collect()
    }
}

fn text(cell: &Data) -> String {
    match cell {
        Data::DateTime(day) => {
            let (year, month, day, ..) = day.to_ymd_hms_milli();
            format!("{year}-{month:02}-{day:02}")
        }
        Data::Int(_) | Data::Float(_) | Data::String(_) | Data::Bool(_) | Data::Empty => cell.to_string(),
        Data::DateTimeIso(_) | Data::DurationIso(_) | Data::Error(_) => panic!("{cell:?} is none of our cells"),
    }
}

/// The workbook and the JSON report of a folder.
fn of_folder(folder: &Folder, arguments: &[&str]) -> (Vec<u8>, Value) {
    let fixed = ["audit", ".", "--date", "2026-11-15", "--format", "json", "--output", "xlsx=rapport.xlsx"];
    let answer = folder.run(&[&fixed, arguments].concat());
    assert!(answer.stderr.is_empty(), "{}", answer.words());
    (fs::read(folder.path().join("rapport.xlsx")).expect("the workbook is there"), answer.json())
}

fn of_example(name: &str) -> (Vec<u8>, Value) {
    let empty = Folder::of(&[]);
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name);
    let fixed = ["audit", "--date", "2026-11-15", "--format", "json", "--output", "xlsx=rapport.xlsx"];
    let answer = empty.run(&[&fixed[..], &[example.to_str().expect("a path")]].concat());
    (fs::read(empty.path().join("rapport.xlsx")).expect("the workbook is there"), answer.json())
}

fn list<'json>(json: &'json Value, key: &str) -> &'json Vec<Value> {
    json[key].as_array().expect("a list")
}

#[test]
fn the_sheets_have_their_names_and_headings() {
    let mut book = Book::of(of_folder(&Folder::of(&SAMPLE), &[]).0);
    assert_eq!(book.0.sheet_names(), SHEETS);
    let headings = SHEETS[1..].iter().map(|sheet| {
        let row = &book.rows(sheet)[0];
        format!("{sheet}: {}", row.iter().map(text).collect::<Vec<_>>().join(" · "))
    });
    insta::assert_snapshot!(headings.collect::<Vec<_>>().join("\n"));
}

#[test]
fn the_summary_of_the_sample() {
    let mut book =
        Book::of(of_folder(&Folder::of(&SAMPLE), &["--select", "sosfs-2011-9/5-1,form,psl-2010-659/6-10"]).0);
    let rows = book.rows("Sammanfattning").into_iter().map(|row| {
        let line = row.iter().map(text).collect::<Vec<_>>().join(" | ");
        line.trim_end_matches([' ', '|']).to_owned()
    });
    insta::assert_snapshot!(rows.collect::<Vec<_>>().join("\n"));
}

#[test]
fn the_sheets_agree_with_the_json_report() {
    for example in ["exempelregionen", "med-brister"] {
        let (bytes, json) = of_example(example);
        let mut book = Book::of(bytes);
        let findings = list(&json, "findings");
        let messages = |findings: Vec<&Value>| -> BTreeSet<String> {
            findings
                .iter()
                .map(|finding| finding["message"].to_string().trim_matches('"').replace("\\\"", "\""))
                .collect()
        };
        let shown = book.column("Brister", "Vad som saknas");
        assert_eq!(shown.len(), findings.len(), "{example}: a row for each finding");
        assert_eq!(shown.iter().map(text).collect::<BTreeSet<_>>(), messages(findings.iter().collect()));
        let states = book.column("Brister", "Läge").iter().filter(|cell| text(cell) == "undantag").count();
        assert_eq!(states as u64, json["summary"]["findings"]["waived"].as_u64().expect("a number"));
        let keys = |findings: &mut dyn Iterator<Item = &Value>| -> BTreeSet<String> {
            findings.filter_map(|finding| finding["fingerprint"].as_str().map(str::to_owned)).collect()
        };
        let shown = book.column("Brister", "Nyckel");
        assert_eq!(shown.iter().map(text).collect::<BTreeSet<_>>(), keys(&mut findings.iter()), "{example}");
        let is_planned =
            |finding: &&Value| finding["state"] != "waived" && finding["severity"] != "note" && !is_slip(finding);
        let gaps = keys(&mut findings.iter().filter(is_planned));
        let planned = book.column("Åtgärdsplan", "Nyckel");
        let planned: BTreeSet<String> = planned.iter().map(text).filter(|key| !key.is_empty()).collect();
        assert!(planned.is_subset(&gaps) && planned.is_empty() == (example == "exempelregionen"), "{example}");
        assert_counts(&mut book, &json);
    }
}

/// Asserts that the counts of the summary equal those of the report.
fn assert_counts(book: &mut Book, json: &Value) {
    let rows = book.rows("Sammanfattning");
    let after = |heading: &str, label: &str| {
        let from = rows.iter().position(|row| text(&row[0]) == heading).expect("the block is there");
        let row = rows[from..].iter().find(|row| text(&row[0]) == label).expect("the label is there");
        text(&row[1])
    };
    let findings = [("brist", "error"), ("bör", "warning"), ("tips", "note"), ("undantag", "waived")];
    for (label, key) in findings {
        assert_eq!(after("Fynd", label), json["summary"]["findings"][key].to_string());
    }
    let outcomes = [
        ("inga brister funna", "satisfied"),
        ("brist, bör eller tips", "violated"),
        ("ej bedömt", "undetermined"),
        ("undantag", "waived"),
        ("ej tillämpligt", "not_applicable"),
    ];
    for (label, key) in outcomes {
        assert_eq!(after("Bedömningar", label), json["summary"]["requirements"][key].to_string());
    }
    assert_eq!(after("Granskningen", "Dokument"), json["summary"]["documents"].to_string());
}

#[test]
fn the_evidence_and_the_matrix_agree_with_the_assessments() {
    let (bytes, json) = of_example("med-brister");
    let mut book = Book::of(bytes);
    let of_units: Vec<&Value> = list(&json, "assessments").iter().filter(|row| row["unit"].is_string()).collect();
    let cells: Vec<String> = book.rows("Matris")[1..].iter().flat_map(|row| row[2..].iter().map(text)).collect();
    for (outcome, word) in [("violated", "saknas"), ("undetermined", "ej bedömt"), ("waived", "undantag")] {
        let asked = of_units.iter().filter(|row| row["outcome"] == outcome).count();
        assert_eq!(cells.iter().filter(|cell| *cell == word).count(), asked, "{word}");
    }
    let answered = cells.iter().filter(|cell| *cell == "egen" || cell.starts_with("via ")).count();
    assert_eq!(answered, of_units.iter().filter(|row| row["outcome"] == "satisfied").count());
    let files = |values: &mut dyn Iterator<Item = String>| values.collect::<BTreeSet<_>>();
    let named: BTreeSet<u64> =
        list(&json, "assessments").iter().flat_map(|row| list(row, "evidence")).filter_map(Value::as_u64).collect();
    let rows = list(&json, "evidence");
    assert_eq!(named.len(), rows.len(), "each document of the list is named");
    let told = files(&mut rows.iter().map(|one| one["path"].as_str().unwrap_or_default().to_owned()));
    assert_eq!(files(&mut book.column("Underlag", "Fil").iter().map(text)), told);
}

#[test]
fn days_are_dates_and_numbers_are_numbers() {
    let mut book = Book::of(of_folder(&Folder::of(&SAMPLE), &[]).0);
    let days = book.column("Förfaller", "Datum");
    assert!(days.len() > 1 && days.iter().all(|day| matches!(day, Data::DateTime(_))), "{days:?}");
    assert!(book.column("Förfaller", "Dagar kvar").iter().all(|days| matches!(days, Data::Float(_))));
    assert!(book.column("Brister", "Rad").iter().all(|line| matches!(line, Data::Float(_))));
    let until = book.column("Brister", "Undantag: gäller till");
    assert!(until.iter().any(|day| matches!(day, Data::DateTime(_)) && text(day) == "2027-01-31"), "{until:?}");
    let decided = book.column("Underlag", "Fastställd");
    assert!(decided.iter().any(|day| matches!(day, Data::DateTime(_)) && text(day) == "2026-01-10"), "{decided:?}");
    // A document whose day cannot be told shows nothing.
    assert!(!decided.contains(&Data::String("våren 2026".to_owned())), "{decided:?}");
    assert!(book.column("Underlag", "Version").contains(&Data::String("1.10".to_owned())));
}

#[test]
fn enheter_and_roles_stand_by_name_and_by_id() {
    let mut book = Book::of(of_example("med-brister").0);
    let title = text(&book.rows("Sammanfattning")[0][0]);
    assert!(title.starts_with("Region Bristbygden: "), "{title}");
    for (sheet, name, id) in [
        ("Enheter", "Enhet", "Enhets-id"),
        ("Brister", "Enhet", "Enhets-id"),
        ("Åtgärdsplan", "Enhet", "Enhets-id"),
        ("Underlag", "Enhet", "Enhets-id"),
        ("Förfaller", "Enhet", "Enhets-id"),
        ("Ansvar", "Enhet", "Enhets-id"),
        ("Dokument", "Enhet", "Enhets-id"),
    ] {
        let (names, ids) = (book.column(sheet, name), book.column(sheet, id));
        let pairs: Vec<(String, String)> = names.iter().map(text).zip(ids.iter().map(text)).collect();
        let expected = ("Sandtorps vårdcentral".to_owned(), "vc-sandtorp".to_owned());
        assert!(pairs.contains(&expected), "{sheet}: {pairs:?}");
    }
    for sheet in ["Enheter", "Brister", "Åtgärdsplan", "Underlag", "Förfaller"] {
        let (names, ids) = (book.column(sheet, "Ansvarig"), book.column(sheet, "Ansvarig-id"));
        let named = names.iter().zip(&ids).filter(|(_, id)| text(id).starts_with("roll-"));
        let named: Vec<String> = named.map(|(name, _)| text(name)).collect();
        assert!(!named.is_empty() && named.iter().all(|name| !name.starts_with("roll-")), "{sheet}: {named:?}");
    }
    // The proposed measure is filled in, as a text to change.
    assert_eq!(book.column("Åtgärdsplan", "Åtgärd"), book.column("Åtgärdsplan", "Föreslagen åtgärd"));
    assert!(book.column("Åtgärdsplan", "Åtgärd").iter().any(|cell| text(cell).starts_with("skriv ")));
}

#[test]
fn files_lead_to_where_they_can_be_seen_if_that_is_given() {
    let folder = Folder::of(&SAMPLE);
    let options =
        Options { root: folder.path().to_owned(), date: Some(jiff::civil::date(2026, 11, 15)), ..Options::default() };
    let mut report = audit(&Catalogue::embedded().expect("the catalogue"), &options).expect("the audit");
    let addresses = |bytes: Vec<u8>| {
        let mut book = zip::ZipArchive::new(Cursor::new(bytes)).expect("a workbook");
        let names: Vec<String> = book.file_names().flatten().map(|name| name.into_owned()).collect();
        let read = |name: &String| {
            let mut text = String::new();
            std::io::Read::read_to_string(&mut book.by_name(name).expect("a part"), &mut text).expect("text");
            text
        };
        let parts: Vec<String> = names.iter().filter(|name| name.ends_with(".rels")).map(read).collect();
        parts.concat().matches("TargetMode=\"External\"").count()
    };
    assert_eq!(addresses(render(&report).expect("a workbook")), 0);
    report.file_link = FileLink::parse("https://git.example.se/ls/blob/main/{file}#L{line}").ok();
    assert!(addresses(render(&report).expect("a workbook")) > 5);
}

#[test]
fn enheter_stand_in_swedish_order_with_the_vardgivare_first() {
    let unit =
        |id: &str, name: &str, above: &str| format!("typ: enhet\nid: {id}\nnamn: {name}\nnivå: enhet\n{above}---\n");
    let above = "överordnad: reg\n";
    let units = [
        unit("a1", "Ödby", above),
        unit("a2", "Åkerby", above),
        unit("a3", "Bagaren 10", above),
        unit("a4", "Bagaren 9", above),
        unit("reg", "Ögats region", ""),
    ];
    let mut book = Book::of(of_folder(&Folder::of(&[("enheter.yaml", &units.concat())]), &[]).0);
    let names = ["Ögats region", "Bagaren 9", "Bagaren 10", "Åkerby", "Ödby"];
    assert_eq!(book.column("Enheter", "Enhet").iter().map(text).collect::<Vec<_>>(), names);
    let heads: Vec<String> = book.rows("Matris")[0].iter().map(text).collect();
    let with_ids = ["Ögats region (reg)", "Bagaren 9 (a4)", "Bagaren 10 (a3)", "Åkerby (a2)", "Ödby (a1)"];
    assert_eq!(heads[2..heads.len() - 1], with_ids);
}

/// Documents whose texts look like formulas, numbers and XML.
const HOSTILE: [(&str, &str); 4] = [
    (
        "e.yaml",
        "typ: enhet\nid: vc-1\nnamn: \"=HYPERLINK(\\\"http://x\\\")\"\nnivå: enhet\nverksamhetschef: \"-2+3\"\n\"@SUM(A1)\": 1\n",
    ),
    (
        "r.yaml",
        "typ: rutin\nid: \"=cmd()\"\ntitel: \"=cmd|' /C calc'!A0\"\nversion: \"+1\"\nområde: [intyg]\ngäller_för: [vc-1]\n\
         status: fastställd\nfastställd: 2026-01-10\nfastställd_av: \"<script>alert(1)</script>\"\n\
         dokumentansvarig: \"\\e[31mröd\\u202Edlrow\\0\\uFFFE\"\nnästa_översyn: 2027-01-31\n",
    ),
    (
        "s.yaml",
        "typ: rutin\nid: \"=cmd2()\"\nområde: [klagomål]\ngäller_för: [vc-1]\nstatus: fastställd\nfastställd: 2026-01-10\n\
         dokumentansvarig: \"@SUM(1+1)*cmd\"\nsyfte: svara\n",
    ),
    (
        "u.yaml",
        "typ: utredning\nid: \"<r><t>x</t></r><x>\"\nenhet: vc-1\ngäller: medfört allvarlig vårdskada\n\
         åtgärder:\n  - {åtgärd: \"<r><t>x</r>\", senast: 2026-12-01, ansvarig: \"_x001B_ &amp; ]]>\"}\n  - {åtgärd: \"\\t=1+1\", senast: 2026-12-02}\n",
    ),
];

#[test]
fn hostile_text_comes_out_as_harmless_text() {
    let (bytes, _) = of_folder(&Folder::of(&HOSTILE), &[]);
    let mut book = Book::of(bytes);
    for sheet in SHEETS {
        let formulas = book.0.worksheet_formula(sheet).expect("the sheet is there");
        assert!(formulas.used_cells().next().is_none(), "{sheet} has a formula");
    }
    let texts = book.texts();
    let steers = ['\u{1b}', '\u{202e}', '\u{0}', '\u{fffe}', '\n', '\t'];
    assert!(!texts.iter().any(|text| text.contains(steers)));
    let whole = [
        "=HYPERLINK(\"http://x\")",
        "=cmd|' /C calc'!A0 (=cmd())",
        "+1",
        "@SUM(1+1)*cmd",
        " <r><t>x</r>",
        "_x001B_ &amp; ]]>",
        "=1+1",
        "-2+3",
    ];
    for expected in whole {
        assert!(texts.iter().any(|text| text == expected), "{expected} is not in {texts:#?}");
    }
    assert!(texts.iter().any(|text| text.starts_with("?[31mröd\u{fffd}dlrow?")), "{texts:#?}");
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let folder = Folder::of(&SAMPLE);
    let first = of_folder(&folder, &[]).0;
    // Times in a zip file have a resolution of two seconds.
    std::thread::sleep(std::time::Duration::from_millis(2100));
    assert!(first == of_folder(&folder, &[]).0);
}

#[test]
fn a_sheet_without_rows_has_its_headings_and_a_sentence() {
    let mut book = Book::of(of_folder(&Folder::of(&SAMPLE[1..2]), &["--select", "form/datum"]).0);
    for sheet in ["Brister", "Matris", "Åtgärdsplan", "Underlag"] {
        let rows = book.rows(sheet);
        assert!(rows.len() == 2 && rows[0].len() >= 2, "{sheet}: {rows:?}");
        assert!(text(&rows[1][0]).ends_with('.'), "{sheet}: {rows:?}");
        assert!(rows[1][1..].iter().all(|cell| matches!(cell, Data::Empty)), "{sheet}: {rows:?}");
    }
}

#[test]
fn a_matrix_without_enheter_says_so() {
    let mut book = Book::of(of_folder(&Folder::of(&SAMPLE[1..2]), &[]).0);
    let rows = book.rows("Matris");
    assert!(rows.len() == 2 && text(&rows[1][0]).starts_with("Inga enheter är beskrivna"), "{rows:?}");
}

#[test]
fn a_workbook_cannot_be_printed() {
    let folder = Folder::of(&SAMPLE);
    let answer = folder.run(&["audit", ".", "--format", "xlsx", "--output", "json=rapport.json"]);
    assert_eq!(answer.code, 2);
    assert!(answer.stdout.is_empty() && answer.words().contains("--output xlsx=rapport.xlsx"), "{}", answer.words());
    assert!(!folder.path().join("rapport.json").exists(), "nothing is written where something was refused");
}

#[test]
fn ten_thousand_findings_and_very_long_text_fit() {
    let folder = Folder::of(&SAMPLE);
    let options =
        Options { root: folder.path().to_owned(), date: Some(jiff::civil::date(2026, 11, 15)), ..Options::default() };
    let mut report = audit(&Catalogue::embedded().expect("the catalogue"), &options).expect("the audit");
    let mut one = report.findings[0].clone();
    one.finding.message = "å ".repeat(40_000);
    report.findings = std::iter::repeat_n(report.findings[1].clone(), 9_999).chain([one]).collect();
    let mut book = Book::of(render(&report).expect("the workbook can be made"));
    let messages = book.column("Brister", "Vad som saknas");
    assert_eq!(messages.len(), 10_000);
    let longest = messages.iter().map(text).max_by_key(String::len).expect("messages");
    assert!(longest.chars().count() == 32_000 && longest.ends_with('…'));
}
