//! The command `import`: the values of a register are read back from the documents, and the rest is reported.

use std::fs;
use std::path::Path;

use crate::shared::{Answer, Folder};
use rust_xlsxwriter::{Format, Formula, Workbook};
use serde_json::{Value, json};

use ledningskoll::authoring::import::{Wanted, plan, tables};
use ledningskoll::catalogue::{Catalogue, KindName};
use ledningskoll::text::yaml::parse;

fn text(folder: &Folder, path: &str) -> String {
    fs::read_to_string(folder.path().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// A file parsed as YAML.
pub fn value(folder: &Folder, path: &str) -> Value {
    let text = text(folder, path);
    let parts = parse(&text);
    assert!(parts.len() == 1 && parts[0].faults.is_empty(), "{text}");
    parts[0].root.as_ref().expect("a tree").to_value()
}

pub fn files(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let mut names: Vec<String> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// Runs `import` on a register with this content.
pub fn import(name: &str, bytes: &[u8], arguments: &[&str]) -> (Folder, Answer) {
    let folder = Folder::of(&[]);
    fs::write(folder.path().join(name), bytes).expect("a file can be written");
    let answer = folder.run(&[&["import", name, "--as", "rutin"], arguments].concat());
    (folder, answer)
}

const REGISTER: &str = "Dokumentregister;;;;;;;\r\nUttaget 2026-10-01;;;;;;;\r\n\r\n\
    Doknr;Dokumentrubrik;Fastställare;Beslutsdatum;Giltigt fr o m;Giltighetstid;Berörda enheter;Sökord\r\n\
    HSN/2024:118;Utfärda läkarintyg;Verksamhetschef;20190520;28 januari 2022;Tillsvidare;vc-norr, vc-syd;intyg\r\n\
    204417;Remiss – “kort”;;hösten 2016;;;;\r\n\
    ;;;;;;;\r\n\
    HSN/2024:118;Samma nummer;;;;;;\r\n\
    ;;Verksamhetschef;;;;;\r\n\
    0123;UTKAST Bemötande;;9/3 2025;;;;x\r\n";

#[test]
fn a_register_from_swedish_excel_becomes_documents() {
    let (bytes, ..) = encoding_rs::WINDOWS_1252.encode(REGISTER);
    let (folder, answer) = import("register.csv", &bytes, &["--unit", "vc-norr"]);
    assert_eq!(answer.code, 1, "{}{}", answer.stdout, answer.stderr);
    assert_eq!(files(&folder.path().join("rutiner")), ["0123.yaml", "204417.yaml", "hsn-2024-118.yaml"]);
    assert_eq!(
        value(&folder, "rutiner/hsn-2024-118.yaml"),
        json!({"typ": "rutin", "id": "HSN/2024:118", "titel": "Utfärda läkarintyg", "fastställd_av": ["Verksamhetschef"],
            "fastställd": "2019-05-20", "giltig_från": "2022-01-28", "giltig_till": "tills vidare",
            "gäller_för": ["vc-norr", "vc-syd"], "övrigt": [{"rubrik": "Sökord", "text": "intyg"}]})
    );
    assert_eq!(
        value(&folder, "rutiner/204417.yaml"),
        json!({"typ": "rutin", "id": "204417", "titel": "Remiss – “kort”", "fastställd": "hösten 2016",
            "gäller_för": ["vc-norr"]})
    );
    assert!(text(&folder, "rutiner/204417.yaml").contains("\nfastställd_av:\n"), "what is not known stays empty");
    let drafted = value(&folder, "rutiner/0123.yaml");
    assert_eq!((&drafted["id"], &drafted["status"]), (&json!("0123"), &json!("utkast")));
    for told in [
        "läst som Windows-1252 med semikolon mellan kolumnerna",
        "raderna 1 och 2 står ovanför rubrikerna och är inte inlästa",
        "Sökord känns inte igen, står under övrigt 2",
        "Hör en kolumn till ett fält, döp om den eller ange till exempel --column \"Sökord=",
        "rad 8: id HSN/2024:118 står redan på rad 5",
        "rad 9: raden har varken nummer eller rubrik",
        "rad 6: fastställd: det går inte att se vilken dag \"hösten 2016\" är, det står kvar som det är",
        "rad 10: fastställd: \"9/3 2025\" är läst som 2025-03-09, kontrollera",
        "3 filer skrivna i rutiner · 2 rader inte inlästa",
    ] {
        assert!(answer.words().contains(told), "{told}\n{}", answer.stdout);
    }
}

#[test]
fn a_column_is_given_its_field_and_one_without_is_kept() {
    let register = "Doknr;Titel;Godkänt dag;Godkänt datum;Noteringar\n1;Ett;2020-01-01;2025-03-10;Läs; mer\n";
    let (folder, answer) = import("r.csv", register.as_bytes(), &["--column", "godkänt dag=fastställd"]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    let kept = json!([{"rubrik": "Godkänt datum", "text": "2025-03-10"}, {"rubrik": "Noteringar", "text": "Läs"}, {"text": "mer"}]);
    let right = json!({"typ": "rutin", "id": "1", "titel": "Ett", "fastställd": "2020-01-01", "övrigt": kept});
    assert_eq!(value(&folder, "rutiner/1.yaml"), right, "what a person says comes before what is known");
    for told in [
        "Godkänt datum en annan kolumn ger fastställd, står under övrigt",
        "Nästa steg: läs igenom dokumenten, och kör",
    ] {
        assert!(answer.words().contains(told), "{told}\n{}", answer.stdout);
    }
    for (given, told) in [
        ("Godkänt dag=fastställ", "en rutin har inget fält som heter fastställ"),
        ("Godkänt dg=fastställd", "registret har ingen kolumn som heter Godkänt dg"),
        ("fastställd", "--column fastställd går inte att tolka"),
        ("=fastställd", "--column =fastställd går inte att tolka"),
    ] {
        let (folder, answer) = import("r.csv", register.as_bytes(), &["--column", given]);
        assert_eq!((answer.code, files(folder.path())), (2, vec!["r.csv".to_owned()]));
        assert!(answer.words().contains(told) && answer.words().contains("gör så:"), "{told}\n{}", answer.stderr);
    }
}

#[test]
fn nothing_is_written_over_and_nothing_twice() {
    let (folder, first) = import("r.csv", "Doknr;Titel\n1;Ett\n2;Två\n".as_bytes(), &[]);
    assert_eq!(first.code, 0, "{}", first.stderr);
    fs::write(folder.path().join("rutiner/1.yaml"), "typ: rutin\nid: annat\ntitel: min egen\n")
        .expect("it can be written");
    fs::write(folder.path().join("r.csv"), "Doknr;Titel\n1;Ett\n2;Två\n3;Tre\n").expect("it can be written");
    let again = folder.run(&["import", "r.csv", "--as", "rutin"]);
    assert_eq!(again.code, 1);
    assert!(text(&folder, "rutiner/1.yaml").contains("min egen"));
    assert_eq!(files(&folder.path().join("rutiner")), ["1.yaml", "2.yaml", "3.yaml"]);
    for told in ["rad 2: filen 1.yaml finns redan", "1 fil skriven i rutiner · 1 oförändrad · 1 rad inte inläst"] {
        assert!(again.words().contains(told), "{told}\n{}", again.stdout);
    }
}

#[test]
fn an_import_again_updates_what_nobody_has_changed_and_tells_the_rest() {
    let (folder, _) = import("r.csv", "Doknr;Titel\n1;Ett\n2;Två\n3;Tre\n".as_bytes(), &[]);
    let own = text(&folder, "rutiner/2.yaml").replace("titel: Två", "titel: Vår egen");
    folder.write("rutiner/2.yaml", &own);
    folder.write("r.csv", "Doknr;Titel\n0;Noll\n1;Ett, ny\n2;Två, ny\n3;Tre\n");
    for (arguments, counted) in [
        (
            &["--dry-run"][..],
            "1 rutin att skriva · 1 att uppdatera · 1 oförändrad · 1 rad läses inte in · inget är skrivet",
        ),
        (&[], "1 fil skriven i rutiner · 1 uppdaterad · 1 oförändrad · 1 rad inte inläst"),
    ] {
        let again = folder.run(&[&["import", "r.csv", "--as", "rutin"], arguments].concat());
        assert_eq!(again.code, 1);
        for told in ["rad 4: filen 2.yaml är ändrad sedan den lästes in, och är kvar som den är", counted] {
            assert!(again.words().contains(told), "{told}\n{}", again.stdout);
        }
    }
    assert_eq!(value(&folder, "rutiner/1.yaml")["titel"], "Ett, ny");
    assert_eq!(text(&folder, "rutiner/2.yaml"), own);
    assert_eq!(files(&folder.path().join("rutiner")), ["0.yaml", "1.yaml", "2.yaml", "3.yaml"]);
    let third = folder.run(&["import", "r.csv", "--as", "rutin"]);
    assert!(
        third.words().contains("0 filer skrivna i rutiner · 3 oförändrade · 1 rad inte inläst"),
        "{}",
        third.stdout
    );
}

#[test]
fn a_dry_run_shows_what_would_be_and_writes_nothing() {
    let (folder, answer) = import("r.csv", "Doknr,Titel\n1,Ett\n".as_bytes(), &["--dry-run"]);
    assert_eq!(answer.code, 0);
    assert!(answer.words().contains("1 rutin att skriva · inget är skrivet"), "{}", answer.stdout);
    assert_eq!(files(folder.path()), ["r.csv"]);
}

/// Texts that mean something else in YAML when they are written as they are.
const HOSTILE: [&str; 47] = [
    "a: b",
    "# inte en kommentar",
    "- x",
    "'",
    "\"",
    "{a: [b",
    "*a",
    "&a",
    "!!python/object",
    "|",
    ">",
    "%YAML",
    "@x",
    "`x`",
    "null",
    "~",
    "true",
    "no",
    "ja",
    "0123",
    "1.10",
    "1e3",
    "0x1F",
    "2017:40",
    "12:30",
    "2025-03-10",
    "---",
    "...",
    "=1+2",
    "<&\"",
    "C:\\mapp\\ny",
    "a\tb",
    "rad ett\nrad två\n\n  rad fyra: x",
    "å ä ö 😀",
    "a\u{30a}",
    "\u{202e}x",
    "\u{feff}x",
    "x #y",
    "x:",
    "? y",
    "[]",
    "{}",
    "<<",
    "\u{85}x",
    "\u{7f}",
    "\u{1}x",
    "a\u{2028}b",
];

#[test]
fn hostile_text_is_read_back_as_it_was_written() {
    let mut register = csv::Writer::from_writer(Vec::new());
    register.write_record(["Doknr", "Titel", "Målgrupp"]).expect("in memory");
    for (number, text) in HOSTILE.iter().enumerate() {
        register.write_record([format!("{number}"), (*text).to_owned(), (*text).to_owned()]).expect("in memory");
    }
    let (folder, answer) = import("r.csv", &register.into_inner().expect("in memory"), &[]);
    assert_eq!(answer.code, 0, "{}{}", answer.stdout, answer.stderr);
    for (number, text) in HOSTILE.iter().enumerate() {
        let seen = text.replace('\u{2028}', "\n").replace("\n  rad", "\nrad").replace("a\u{30a}", "å");
        let read = value(&folder, &format!("rutiner/{number}.yaml"));
        assert_eq!((&read["titel"], &read["målgrupp"]), (&json!(seen.trim()), &json!(seen.trim())), "{text:?}");
    }
    let audited =
        folder.run(&["audit", "rutiner", "--date", "2026-11-15", "--select", "form", "--format", "json"]).json();
    assert_eq!(audited["findings"], json!([]), "what is written conforms");
}

#[test]
fn a_personal_number_is_neither_written_nor_shown() {
    // The number is one of Skatteverket's test numbers.
    let register = "Doknr;Titel;Anmärkning\n1;Intyg 19890201-3286;\n890201-3286;Två;\n3;Tre;890201-3286\n4;Fyra;\n";
    let (folder, answer) = import("r.csv", register.as_bytes(), &[]);
    assert_eq!(files(&folder.path().join("rutiner")), ["4.yaml"]);
    assert!(answer.words().contains("rad 4: ett personnummer står i kolumnen Anmärkning; ta bort det ur registret"));
    assert!(answer.words().contains("rad 2: ett personnummer står i kolumnen Titel; ta bort det ur registret"));
    assert!(!answer.words().contains("3286"), "{}", answer.stdout);
}

#[test]
fn a_workbook_with_dates_formulas_and_merged_headings_is_read_as_it_is_seen() {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("Om").and_then(|sheet| sheet.write(0, 0, "Läs detta först")).expect("a sheet");
    let sheet = book.add_worksheet().set_name("Dokument").expect("a sheet");
    let day = Format::new().set_num_format("yyyy-mm-dd");
    let date = rust_xlsxwriter::ExcelDateTime::from_ymd(2019, 5, 20).expect("a day");
    let plain = Format::new();
    sheet.write(0, 0, "Styrande dokument 2026").expect("a cell");
    sheet.merge_range(2, 0, 3, 0, "Dokument-ID", &plain).expect("merged");
    sheet.merge_range(2, 1, 3, 1, "Dokumentnamn", &plain).expect("merged");
    sheet.merge_range(2, 2, 2, 3, "Giltighet", &plain).expect("merged");
    sheet.write(3, 2, "från").and_then(|sheet| sheet.write(3, 3, "till")).expect("cells");
    sheet.write(3, 4, "Status").and_then(|sheet| sheet.write(3, 5, "Utgåva")).expect("cells");
    sheet.write(4, 0, 204_417).and_then(|sheet| sheet.write(4, 1, "Intyg")).expect("cells");
    sheet.write_with_format(4, 2, &date, &day).and_then(|sheet| sheet.write(4, 3, 46_096)).expect("cells");
    sheet.write(4, 4, "Gällande").and_then(|sheet| sheet.write(4, 5, 2)).expect("cells");
    sheet.write(6, 0, Formula::new("=\"D\"&7").set_result("D7")).expect("a formula");
    sheet.write(6, 1, Formula::new("=A1").set_result("Av formel")).expect("a formula");
    sheet.write(6, 2, Formula::new("=1/0").set_result("#DIV/0!")).expect("a formula");
    sheet.write(1_048_575, 16_383, "längst bort").expect("a cell");
    let (folder, answer) = import("register.xlsx", &book.save_to_buffer().expect("a workbook"), &[]);
    assert_eq!(answer.code, 0, "{}{}", answer.stdout, answer.stderr);
    assert_eq!(
        value(&folder, "rutiner/204417.yaml"),
        json!({"typ": "rutin", "id": "204417", "titel": "Intyg", "version": "2", "status": "Gällande",
            "giltig_från": "2019-05-20", "giltig_till": "2026-03-15"})
    );
    assert_eq!(value(&folder, "rutiner/d7.yaml"), json!({"typ": "rutin", "id": "D7", "titel": "Av formel"}));
    for told in [
        "bladet Om är inte inläst",
        "Giltighet från giltig_från 1",
        "rad 7: giltig_från: cell C7 har felet #DIV/0! i stället för ett värde, så fältet är tomt",
    ] {
        assert!(answer.words().contains(told), "{told}\n{}", answer.stdout);
    }
}

#[test]
fn what_cannot_be_read_is_refused_in_words() {
    for (name, bytes, told) in [
        ("r.csv", &b"a;b\n1;2\n"[..], "ingen rad i r.csv har rubriker som går att känna igen"),
        ("r.csv", b"", "ingen rad i r.csv har rubriker som går att känna igen"),
        ("r.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "r.xls är varken docx, xlsx eller csv"),
        ("r.xlsx", b"PK\x03\x04trasig", "r.xlsx går inte att läsa som en Excel-arbetsbok"),
        ("r.bin", b"\x00\x01\x02\x03", "r.bin är varken docx, xlsx eller csv"),
    ] {
        let (folder, answer) = import(name, bytes, &[]);
        assert_eq!(answer.code, 2);
        assert!(answer.words().contains(told), "{}", answer.stderr);
        assert_eq!(files(folder.path()), [name]);
    }
    let (folder, _) = import("r.csv", b"Doknr;Titel\n1;x\n", &["--dry-run"]);
    assert!(folder.run(&["import", "r.csv", "--as", "ruttin"]).words().contains("menade du rutin?"));
    assert!(folder.run(&["import", "saknas.csv", "--as", "rutin"]).words().contains("den finns inte"));
}

#[test]
fn an_imported_register_fulfils_nothing_by_itself() {
    let (folder, _) = import("r.csv", "Doknr;Titel;Status\n1;Intyg;\n".as_bytes(), &[]);
    fs::write(folder.path().join("rutiner/enhet.yaml"), "typ: enhet\nid: vc\nnamn: VC\n").expect("it can be written");
    let report = folder.run(&["audit", "rutiner", "--date", "2026-11-15", "--format", "json"]).json();
    let empty = Folder::of(&[("enhet.yaml", "typ: enhet\nid: vc\nnamn: VC\n")]);
    let without = empty.run(&["audit", ".", "--date", "2026-11-15", "--format", "json"]).json();
    let satisfied = |report: &Value| report["summary"]["requirements"]["satisfied"].clone();
    assert_eq!(satisfied(&report), satisfied(&without));
}

/// Words in the headers of real documents, with their fields.
const WORDS: [(&str, &[&str]); 18] = [
    ("titel", &["Dokumentrubrik", "Dokumentnamn", "Rubrik", "Ärende", "TITEL"]),
    ("dokumenttyp", &["Dokumenttyp", "Styrande dokument", "Rutin/Regel", "Riktlinje", "Lathund", "Handbok"]),
    ("fastställd_av", &["Fastställare", "Godkänd av", "Beslutande", "Antagen av"]),
    ("fastställd", &["Fastställt", "Beslutsdatum", "Antagen"]),
    ("upprättad_av", &["Framtagen av", "Upprättad av", "Handläggare"]),
    ("dokumentansvarig", &["Innehållsansvarig", "Ansvarig för rutin", "Kontaktperson"]),
    ("giltig_från", &["Giltigt fr o m", "Gäller från", "Giltigt fr.o.m."]),
    ("reviderad", &["Reviderat", "Uppdaterad"]),
    ("version", &["Versionnr", "Utgåva"]),
    ("diarienummer", &["Dnr", "Ärendebeteckning"]),
    ("gäller_för", &["Berörda enheter", "Omfattar", "galler_for"]),
    ("giltig_till", &["Giltigt t o m", "Giltighetstid"]),
    ("ändringar", &["Förändringar sedan föregående version"]),
    ("granskad_av", &["Granskare"]),
    ("målgrupp", &["Målgrupp"]),
    ("nästa_översyn", &["Uppdateras senast"]),
    ("ersätter", &["Dnr föreg. version"]),
    ("id", &["Doknr", "Dokument id"]),
];

#[test]
fn every_word_that_practice_writes_is_known() {
    let catalogue = Catalogue::embedded().expect("the catalogue is sound");
    let kind = |name: &str| &catalogue.kinds[&KindName(name.to_owned())];
    let field = |heading: &str, beside: &str, name: &str| {
        let tables = tables("r.csv", format!("{heading};{beside}\nx;1\n").into_bytes()).expect("a text is a table");
        let wanted = Wanted { file: "r.csv", source: "r.csv", kind: kind(name), unit: None, sheet: None, columns: &[] };
        plan(&tables, wanted).expect("the headings are known").columns[0].field.clone()
    };
    for (expected, words) in WORDS {
        let beside = if expected == "id" { "Titel" } else { "Doknr" };
        for word in words {
            assert_eq!(field(word, beside, "rutin").as_deref(), Some(expected), "{word}");
        }
    }
    assert_eq!(field("Processägare", "Doknr", "process").as_deref(), Some("processägare"));
    assert_eq!(field("Namn", "Doknr", "enhet").as_deref(), Some("namn"));
}
