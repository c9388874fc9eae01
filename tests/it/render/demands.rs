//! What authorities have demanded: the same states and evidence in JSON, on the page, in the workbook, in the terminal and in
//! the calendar.

use std::fs;
use std::path::Path;

use calamine::{Data, Reader, Xlsx};
use scraper::{Html, Selector};
use serde_json::Value;

use crate::shared::Folder;

fn example(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name).display().to_string()
}

/// The demands of a region in JSON, with the page and the workbook written beside.
fn gap(folder: &Folder, region: &str, arguments: &[&str]) -> Vec<Value> {
    let asked = ["gap", &example(region), "--date", "2026-11-15", "--format", "json", "--output", "html=lage.html"];
    let answer = folder.run(&[&asked[..], &["--output", "xlsx=lage.xlsx"], arguments].concat());
    assert_eq!(answer.code, 0, "{}", answer.words());
    answer.json()["demands"].as_array().expect("a list").clone()
}

/// A demand as `id name state evidence:standing …`.
fn line(demand: &Value) -> String {
    let word = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    let evidence = demand["evidence"].as_array().expect("a list");
    let evidence: Vec<String> =
        evidence.iter().map(|one| format!("{}:{}", word(&one["name"]), word(&one["standing"]))).collect();
    let id = word(&demand["of"]["document"]["id"]);
    format!("{id} {} {} {}", word(&demand["name"]), word(&demand["state"]), evidence.join(" ")).trim_end().to_owned()
}

#[test]
fn each_demand_has_its_state_the_most_pressing_first() {
    let folder = Folder::of(&[]);
    let lines: Vec<String> = gap(&folder, "med-brister", &[]).iter().map(line).collect();
    assert_eq!(
        lines,
        [
            "tillsyn-2025-01 K1 recurring rut-intyg-sandtorp:lapsed",
            "tillsyn-2025-02 P1 unanswered",
            "tillsyn-2026-01 F1 unanswered",
            "tillsyn-2026-02 R1 unproved rut-intyg-almdalen:not_in_force rut-intyg-almdalens:unknown",
            "tillsyn-2025-02 P2 answered uppf-kvalitet-2025:holds",
        ]
    );
    let lines: Vec<String> = gap(&folder, "exempelregionen", &[]).iter().map(line).collect();
    assert_eq!(
        lines,
        [
            "tillsyn-2026-02 K1 open 31-4471:holds rut-intyg-02:holds",
            "tillsyn-2026-02 K2 open",
            "tillsyn-2026-01 K2 ongoing HSN/2025:402:holds",
            "tillsyn-2026-01 K1 answered 14 SJH 03:holds HSN/2025:402:holds",
        ]
    );
    // A tillsyn of one enhet alone is not shown for another.
    assert!(gap(&folder, "exempelregionen", &["--unit", "vc-strandangen"]).is_empty());
}

#[test]
fn the_page_and_the_workbook_say_what_the_json_says() {
    let folder = Folder::of(&[]);
    let demands = gap(&folder, "med-brister", &[]);
    let page = Html::parse_document(&fs::read_to_string(folder.path().join("lage.html")).expect("a page"));
    let selector = Selector::parse("#tillsyn tbody tr").expect("a selector");
    let rows: Vec<String> = page.select(&selector).map(|row| row.text().collect::<String>()).collect();
    let bytes = fs::read(folder.path().join("lage.xlsx")).expect("a workbook");
    let mut book = Xlsx::new(std::io::Cursor::new(bytes)).expect("a workbook");
    let sheet = book.worksheet_range("Tillsyn").expect("the sheet is there");
    let cells: Vec<Vec<String>> = sheet.rows().map(|row| row.iter().map(Data::to_string).collect()).collect();
    assert_eq!(rows.len(), demands.len());
    for ((demand, row), cells) in demands.iter().zip(&rows).zip(&cells[1..]) {
        let state = match demand["state"].as_str() {
            Some("recurring") => "återkommande",
            Some("unanswered") => "svar saknas",
            Some("unproved") => "underlag saknas",
            other => {
                assert_eq!(other, Some("answered"));
                "besvarat"
            }
        };
        let what = demand["demand"].as_str().expect("a text");
        assert!(row.contains(state) && row.contains(what), "{row}");
        assert_eq!(cells[0], state);
        assert!(cells.iter().any(|cell| cell == what), "{cells:?}");
    }
    assert!(rows[0].contains("rut-intyg-sandtorp (gäller inte längre)"), "{}", rows[0]);
}

#[test]
fn a_ledningssystem_without_tillsyn_is_told_nothing_of_it() {
    let folder = Folder::of(&[("e.yaml", "typ: enhet\nid: vc\nnivå: enhet\n")]);
    let asked = ["gap", ".", "--date", "2026-11-15", "--verbose", "--output", "html=l.html", "--output", "xlsx=l.xlsx"];
    let answer = folder.run(&asked);
    assert!(!answer.stdout.to_lowercase().contains("tillsyn"), "{}", answer.stdout);
    assert!(!fs::read_to_string(folder.path().join("l.html")).expect("a page").contains("id=\"tillsyn\""));
}

#[test]
fn the_last_day_for_the_answer_falls_due_until_it_is_given() {
    let text = |more: &str| {
        format!(
            "typ: tillsyn\nid: t\ntitel: Beslutet\nmyndighet: IVO\nsvar_senast: 2026-12-04\nhandläggare: roll-chef\n{more}"
        )
    };
    let due = |more: &str, format: &str| {
        Folder::of(&[("t.yaml", &text(more))]).run(&["due", ".", "--date", "2026-11-15", "--format", format]).stdout
    };
    let found: Value = serde_json::from_str(&due("", "json")).expect("JSON");
    assert_eq!(
        (found["due"][0]["kind"].as_str(), found["due"][0]["date"].as_str()),
        (Some("answer"), Some("2026-12-04"))
    );
    assert_eq!(found["due"][0]["what"], "svaret till IVO i ”Beslutet” ska lämnas");
    assert!(due("anstånd_till: 2027-01-08\n", "json").contains("2027-01-08"));
    assert!(!due("besvarad: 2026-11-10\n", "json").contains("2026-12-04"));
    let calendar = due("", "ics").replace("\r\n ", "");
    assert!(calendar.contains("SUMMARY:Svaret till IVO i ”Beslutet” ska lämnas"), "{calendar}");
}
