//! What `collect` does not take: files that are no reports, hostile ones, and places where nothing may be written.

use std::fs;

use calamine::{Reader, Xlsx};
use serde_json::{Value, json};

use crate::shared::Folder;

fn report() -> Value {
    let audit = json!({"date": "2026-11-15", "revision": null, "profiles": [], "law_as_of": "2025-12-15",
        "history": {"assessed": false, "reason": null}});
    let findings = json!({"error": 1, "warning": 0, "note": 0, "pending": 0, "waived": 0});
    let unit = json!({"unit": "vc", "name": "Norra", "parent": null, "error": 1, "warning": 0, "note": 0, "above": 0, "acts": []});
    let outcomes = json!({"satisfied": 1, "violated": 1, "undetermined": 0, "waived": 0, "not_applicable": 0});
    let summary = json!({"documents": 3, "units": 1, "findings": findings, "by_unit": [unit], "by_act": [], "requirements": outcomes});
    json!({"version": 1, "tool": {"name": "ledningskoll", "version": "0.1.0"}, "audit": audit, "summary": summary,
        "findings": [], "assessments": [], "evidence": [], "notes": [], "against": null})
}

fn refused(text: &str, sentence: &str, advice: &str) {
    let folder = Folder::of(&[("bra.json", &report().to_string()), ("annan.json", text)]);
    let answer = folder.run(&["collect", ".", "--output", "html=ut.html", "--date", "2026-11-30"]);
    answer.assert_refused(&format!(".{}{sentence}", std::path::MAIN_SEPARATOR), advice);
    assert!(!folder.path().join("ut.html").exists(), "{sentence}: half a result");
}

#[test]
fn a_file_that_is_no_report_is_told_and_nothing_is_written() {
    let whole = report().to_string();
    refused(&whole[..whole.len() / 2], "annan.json tar slut mitt i", "hämta filen igen");
    refused("{\n  \"version\": ett}", "annan.json är inte JSON: rad 2, tecken 14", "rapporterna en och en");
    refused("[]", "annan.json är ingen rapport från ledningskoll audit", "--output json=rapport.json");
    refused("", "annan.json tar slut mitt i", "be om en ny");
    refused(&whole.replace("\"ledningskoll\"", "\"annat\""), "annan.json är ingen rapport", "en och en");
    refused(&whole.replace("\"version\":1", "\"version\":2"), "annan.json är skriven i version 2", "uppdatera");
    refused(&"[".repeat(100_000), "annan.json är ingen rapport", "en och en");
    for odd in ["-1", "1e30", "99999999999999999999", "2000000000", "\"3\"", "null"] {
        let odd = whole.replace("\"documents\":3", &format!("\"documents\":{odd}"));
        refused(&odd, "annan.json är ingen rapport", "en och en");
    }
    refused(&whole.replace("2026-11-15", "2026-02-30"), "annan.json är ingen rapport", "en och en");
}

#[test]
fn files_that_are_not_there_and_empty_folders_are_told() {
    let folder = Folder::of(&[]);
    fs::create_dir(folder.path().join("tom")).expect("made");
    folder.run(&["collect", "saknas.json"]).assert_refused("saknas.json kan inte läsas: den finns inte", "namnet");
    folder.run(&["collect", "tom"]).assert_refused("mappen tom har ingen fil som slutar på .json", "--format json");
    let none = folder.run(&["collect"]);
    assert!(none.code == 2 && none.message().contains("RAPPORT"), "{}", none.stderr);
}

#[test]
fn the_collection_goes_nowhere_that_reports_are_read() {
    let text = report().to_string();
    let folder = Folder::of(&[("r/a.json", &text)]);
    for (reports, output) in [("r", "json=r/a.json"), ("r", "json=r/ny.json"), ("r/a.json", "html=r/a.json")] {
        let answer = folder.run(&["collect", reports, "--output", output]);
        answer.assert_refused("sammanställningen skrivs inte till", "välj ett annat namn");
    }
    assert_eq!(fs::read_to_string(folder.path().join("r/a.json")).expect("there"), text);
    assert_eq!(folder.run(&["collect", "r", "--output", "html=r/bild.html"]).code, 0, "a page is no report");
    folder.run(&["collect", "r", "--format", "xlsx"]).assert_refused("xlsx är en fil för Excel", "xlsx=rapport.xlsx");
    folder
        .run(&["collect", "r", "--output", "sarif=x"])
        .assert_refused("--output sarif=x", "formaten är terminal, json");
}

#[cfg(unix)]
#[test]
fn links_among_the_reports_are_not_followed_and_decide_nothing() {
    use std::os::unix::fs::symlink;
    let folder = Folder::of(&[("r/a.json", &report().to_string()), ("annat.json", "[]")]);
    symlink("../annat.json", folder.path().join("r/b.json")).expect("a link");
    symlink("..", folder.path().join("r/upp")).expect("a link");
    symlink("../mål.html", folder.path().join("r/ut.html")).expect("a link");
    let answer = folder.run(&["collect", "r", "--format", "json"]);
    assert_eq!(answer.json()["reports"].as_array().map(Vec::len), Some(1));
    let answer = folder.run(&["collect", "r", "--output", "html=r/ut.html"]);
    answer.assert_refused("sammanställningen skrivs inte till r/ut.html: länken", "en länk där");
    assert!(!folder.path().join("mål.html").exists());
}

#[test]
fn hostile_text_stays_text_in_every_format() {
    let hostile = "=cmd()|'<script>alert(1)</script> \u{1b}[31m \u{202e}\n::error::x ##[y] 19121212-1212";
    let mut report = report();
    report["summary"]["by_unit"][0]["name"] = hostile.into();
    report["audit"]["revision"] = hostile.into();
    report["audit"]["profiles"] = json!([hostile]);
    report["tool"]["version"] = hostile.into();
    let act = json!({"act": hostile, "error": 1, "warning": 0, "note": 0, "undetermined": 0, "asked": 2});
    report["summary"]["by_act"] = json!([act]);
    let folder = Folder::of(&[("a.json", &report.to_string())]);
    let answer = folder.run(&["collect", "a.json", "--output", "html=ut.html", "--output", "xlsx=ut.xlsx"]);
    let json = folder.run(&["collect", "a.json", "--format", "json"]);
    let page = fs::read_to_string(folder.path().join("ut.html")).expect("the page");
    for text in [&answer.stdout, &json.stdout, &page] {
        assert!(!text.contains(['\u{1b}', '\u{202e}']) && !text.contains("19121212-1212"), "{text}");
        assert!(!text.lines().any(|line| line.trim_start().starts_with("::error")), "{text}");
    }
    assert!(!page.contains("<script>alert") && page.contains("&lt;script&gt;alert"));
    let mut book: Xlsx<_> = calamine::open_workbook(folder.path().join("ut.xlsx")).expect("a workbook");
    for name in book.sheet_names() {
        let formulas = book.worksheet_formula(&name).expect("the sheet");
        assert!(formulas.rows().flatten().all(String::is_empty), "{name} has a formula");
        let cells = book.worksheet_range(&name).expect("the sheet");
        assert!(!cells.rows().flatten().any(|cell| cell.to_string().contains("19121212")), "{name}");
    }
}
