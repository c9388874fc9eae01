//! The command `collect`: reports of many repositories side by side, told apart by what they were judged by.

use std::fs;

use calamine::{Reader, Xlsx};
use serde_json::{Value, json};

use crate::shared::{Answer, Folder, assert_swedish};

/// A report of `examples/med-brister`, as JSON.
fn report() -> Value {
    Folder::with_example("med-brister", "").audit(&["--format", "json", "--fail-on", "never"]).json()
}

/// The same report of another vårdgivare.
fn of(report: &Value, id: &str, name: &str) -> Value {
    let mut report = report.clone();
    for unit in report["summary"]["by_unit"].as_array_mut().expect("the enheter") {
        if unit["parent"].is_null() {
            unit["unit"] = id.into();
            unit["name"] = name.into();
        } else if unit["parent"] == "region-bristbygden" {
            unit["parent"] = id.into();
        }
    }
    report
}

fn folder(reports: &[(&str, &Value)]) -> Folder {
    let folder = Folder::of(&[]);
    fs::create_dir(folder.path().join("rapporter")).expect("made");
    reports.iter().for_each(|(name, report)| folder.write(&format!("rapporter/{name}"), report.to_string()));
    folder
}

fn collect(folder: &Folder, flags: &[&str]) -> Answer {
    folder.run(&[&["collect", "rapporter", "--date", "2026-11-30", "--width", "80"], flags].concat())
}

/// The collection as JSON, by its schema.
fn collected(folder: &Folder, flags: &[&str]) -> Value {
    let answer = collect(folder, &[&["--format", "json"], flags].concat());
    assert_eq!((answer.code, answer.stderr.as_str()), (0, ""));
    answer.assert_by_schema("collect");
    answer.json()
}

fn standings(collection: &Value) -> Vec<(&str, &str)> {
    let reports = collection["reports"].as_array().expect("the reports").iter();
    let name = |one: &'_ Value| {
        one["file"].as_str().and_then(|file| file.rsplit(['/', '\\']).next().map(str::len)).unwrap_or(0)
    };
    reports
        .map(|one| {
            let file = one["file"].as_str().expect("a file");
            (&file[file.len() - name(one)..], one["standing"].as_str().expect("a standing"))
        })
        .collect()
}

#[test]
fn numbers_are_added_up_only_among_reports_that_were_judged_alike() {
    let first = report();
    let second = of(&first, "vc-akerby", "Åkerby vårdcentral AB");
    let mut other_law = of(&first, "vc-bagaren", "Bagarens vårdcentral");
    other_law["audit"]["law_as_of"] = "2024-12-31".into();
    let mut other_program = of(&first, "vc-capio", "Capio");
    other_program["tool"]["version"] = "0.0.9".into();
    let folder = folder(&[("a.json", &first), ("b.json", &second), ("c.json", &other_law), ("d.json", &other_program)]);
    let collection = collected(&folder, &[]);
    let error = first["summary"]["findings"]["error"].as_u64().expect("a number");
    let groups: Vec<_> = collection["groups"].as_array().expect("groups").iter().collect();
    let sums: Vec<_> = groups.iter().map(|one| (one["reports"].as_u64(), one["sums"]["error"].as_u64())).collect();
    assert_eq!(sums, [(Some(2), Some(2 * error)), (Some(1), Some(error)), (Some(1), Some(error))]);
    let bases: Vec<_> = groups.iter().map(|one| (one["law_as_of"].as_str(), one["tool_version"].as_str())).collect();
    assert_eq!(bases[1].1, Some("0.0.9"));
    assert_eq!(bases[2].0, Some("2024-12-31"));
    let answer = collect(&folder, &[]);
    let text = answer.words();
    assert!(text.contains("bedömda på 3 sätt") && text.contains("läggs inte ihop"), "{text}");
    assert!(text.contains("Rättsläge per 2024-12-31") && text.contains("Bagarens"), "{text}");
    assert_swedish(&text);
}

#[test]
fn of_one_repository_the_newest_report_of_the_whole_counts() {
    let newest = report();
    let mut older = newest.clone();
    older["audit"]["date"] = "2026-05-01".into();
    let mut part = newest.clone();
    part["audit"]["date"] = "2026-11-20".into();
    part["limited_to"] = json!({"units": ["vc-sandtorp"], "select": [], "ignore": []});
    let mut same_day = newest.clone();
    same_day["summary"]["findings"]["error"] = 1.into();
    let files =
        [("b.json", &newest), ("a.json", &older), ("c.json", &part), ("d.json", &same_day), ("e.json", &newest)];
    let folder = folder(&files);
    let collection = collected(&folder, &[]);
    let known =
        [("b.json", "counts"), ("c.json", "part"), ("d.json", "same_day"), ("e.json", "same"), ("a.json", "older")];
    assert_eq!(standings(&collection), known);
    assert_eq!(collection["groups"].as_array().map(Vec::len), Some(1));
    let text = collect(&folder, &[]).words();
    assert!(text.contains("Rapporter som inte räknas") && text.contains("en nyare rapport"), "{text}");
    // Two parts of what nobody has sent whole count each by itself, apart from the rest.
    let mut other_part = part.clone();
    other_part["limited_to"]["units"] = json!(["vc-almdalen"]);
    let folder = self::folder(&[("a.json", &part), ("b.json", &other_part)]);
    assert_eq!(collected(&folder, &[])["groups"].as_array().map(Vec::len), Some(2));
    assert!(collect(&folder, &[]).words().contains("begränsad granskning: bara vc-almdalen"));
}

#[test]
fn vardgivare_are_counted_and_not_their_reports() {
    let first = report();
    let mut two = of(&first, "vc-akerby", "Åkerby");
    two["summary"]["by_unit"].as_array_mut().expect("the enheter").push(json!({"unit": "vc-sol", "name": "Solsidan",
        "parent": null, "error": 0, "warning": 0, "note": 0, "above": 0, "acts": []}));
    let mut part = first.clone();
    part["limited_to"] = json!({"units": ["vc-sandtorp"], "select": [], "ignore": []});
    let mut other_part = part.clone();
    other_part["limited_to"]["units"] = json!(["vc-almdalen"]);
    let folder = folder(&[("a.json", &two), ("b.json", &part), ("c.json", &other_part)]);
    let text = collect(&folder, &["--output", "html=ut.html"]).words();
    assert!(text.contains("Granskningar från 3 vårdgivare"), "two in one report, and one in two: {text}");
    assert!(text.contains("1 rapport från 2 vårdgivare · 35 brister"), "{text}");
    let page = fs::read_to_string(folder.path().join("ut.html")).expect("the page");
    assert!(page.contains("Granskningar från 3 vårdgivare") && page.contains("1 rapport från 2 vårdgivare"));
}

#[test]
fn the_same_file_without_enheter_counts_once_and_others_by_themselves() {
    let mut nobody = report();
    nobody["summary"]["by_unit"] = json!([]);
    let mut other = nobody.clone();
    other["findings"] = json!([]);
    let folder = folder(&[("a.json", &nobody), ("b.json", &nobody), ("c.json", &other)]);
    let collection = collected(&folder, &[]);
    assert_eq!(standings(&collection), [("a.json", "counts"), ("b.json", "same"), ("c.json", "counts")]);
    let text = collect(&folder, &[]).words();
    assert!(text.contains("beskriver ingen enhet, så det går inte att se") && text.contains("2 vårdgivare"), "{text}");
}

#[test]
fn a_report_of_a_day_that_has_not_come_neither_counts_nor_wins() {
    let today = report();
    let mut later = today.clone();
    later["audit"]["date"] = "2027-11-15".into();
    let mut only = of(&later, "vc-akerby", "Åkerby");
    only["audit"]["date"] = "2026-12-01".into();
    let folder = folder(&[("a.json", &today), ("b.json", &later), ("c.json", &only)]);
    let collection = collected(&folder, &[]);
    assert_eq!(standings(&collection), [("a.json", "counts"), ("b.json", "future"), ("c.json", "future")]);
    assert_eq!(collection["reports"][1]["instead"], Value::Null);
    let answer = collect(&folder, &["--output", "html=ut.html", "--output", "xlsx=ut.xlsx"]);
    assert!(answer.words().contains("2027-11-15): dess dag har inte kommit"), "{}", answer.words());
    assert_swedish(&answer.words());
}

#[test]
fn groups_and_acts_are_shown_up_to_a_number_and_the_others_are_told() {
    let mut first = report();
    for list in ["findings", "assessments", "evidence"] {
        first[list] = json!([]);
    }
    for unit in first["summary"]["by_unit"].as_array_mut().expect("the enheter") {
        unit["acts"] = json!([]);
    }
    let act = |number: usize| json!({"act": format!("lag {number:05}"), "error": 1, "warning": 0, "note": 0, "undetermined": 0, "asked": 2});
    let reports: Vec<Value> = (0..600)
        .map(|number| {
            let mut one = of(&first, &format!("vc-{number}"), &format!("Vårdcentral {number:03}"));
            one["tool"]["version"] = format!("0.0.{number}").into();
            one["summary"]["by_act"] = if number == 599 { (0..1_200).map(act).collect() } else { json!([]) };
            one["summary"]["by_unit"][0]["acts"] = one["summary"]["by_act"].clone();
            if number == 599 {
                one["audit"]["law_as_of"] = "2026-01-01".into();
            }
            one
        })
        .collect();
    let names: Vec<String> = (0..600).map(|number| format!("{number}.json")).collect();
    let files: Vec<(&str, &Value)> = names.iter().map(String::as_str).zip(&reports).collect();
    let folder = folder(&files);
    let answer = collect(&folder, &["--output", "html=ut.html", "--output", "xlsx=ut.xlsx"]);
    assert!(answer.words().contains("bedömda på 580 sätt till, som inte står här"), "{}", answer.stdout.len());
    let page = fs::read_to_string(folder.path().join("ut.html")).expect("the page");
    assert!(page.contains("bedömda på 500 sätt till") && page.matches("<section").count() < 120);
    assert!(page.contains("lag 00039") && !page.contains("lag 00041"), "forty acts side by side");
    let page = page.replace('\u{a0}', " ");
    assert_eq!(page.matches("Här visas 40 av 1 200 författningar").count(), 2, "of the vårdgivare and of its enhet");
    let mut book: Xlsx<_> = calamine::open_workbook(folder.path().join("ut.xlsx")).expect("a workbook");
    let cells = book.worksheet_range("Sammanfattning").expect("the first page");
    let told: Vec<String> = cells.rows().filter_map(|row| row.first()).map(ToString::to_string).collect();
    for words in ["bedömda på 100 sätt till", "200 författningar till finns på bladet Författningar."] {
        assert!(told.iter().any(|one| one.contains(words)), "{words}");
    }
}

#[test]
fn two_vardgivare_that_chose_the_same_id_are_two() {
    let first = report();
    let folder = folder(&[("a.json", &of(&first, "vc", "Norra")), ("b.json", &of(&first, "vc", "Södra"))]);
    assert_eq!(standings(&collected(&folder, &[])), [("a.json", "counts"), ("b.json", "counts")]);
}

#[test]
fn old_reports_are_marked_and_the_age_can_be_chosen() {
    let mut report = report();
    report["audit"]["date"] = "2026-09-30".into();
    let folder = folder(&[("a.json", &report)]);
    assert_eq!(collected(&folder, &[])["reports"][0]["old"], false);
    let aged = collected(&folder, &["--older-than", "30d"]);
    assert_eq!((&aged["reports"][0]["old"], &aged["old_before"]), (&json!(true), &json!("2026-10-31")));
    let text = collect(&folder, &["--older-than", "30d"]).words();
    assert!(text.contains("2026-09-30, gammal") && text.contains("behöver göras om"), "{text}");
    collect(&folder, &["--older-than", "länge"]).assert_refused("\"länge\" är ingen tid", "--older-than 30d");
}

#[test]
fn a_report_of_an_earlier_program_lacks_acts_and_names_and_says_so() {
    let mut report = report();
    report["summary"].as_object_mut().expect("an object").remove("by_act");
    for unit in report["summary"]["by_unit"].as_array_mut().expect("the enheter") {
        ["name", "parent", "acts"].iter().for_each(|key| drop(unit.as_object_mut().expect("an object").remove(*key)));
    }
    let folder = folder(&[("a.json", &report)]);
    assert_eq!(collected(&folder, &[])["reports"][0]["acts"], Value::Null);
    let text = collect(&folder, &["--output", "html=b.html", "--output", "xlsx=b.xlsx"]).words();
    assert!(text.contains("Utan tal för varje författning"), "{text}");
}

#[test]
fn what_windows_writes_is_read() {
    let text = report().to_string();
    let utf16: Vec<u8> = std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let folder = folder(&[]);
    fs::write(folder.path().join("rapporter/a.JSON"), utf16).expect("written");
    folder.write("rapporter/b.json", format!("\u{feff}{text}"));
    assert_eq!(standings(&collected(&folder, &[])), [("a.JSON", "counts"), ("b.json", "same")]);
}

#[test]
fn the_workbook_and_the_page_hold_what_the_json_holds() {
    let first = report();
    let folder = folder(&[("a.json", &first), ("b.json", &of(&first, "vc-akerby", "Åkerby"))]);
    let collection = collected(&folder, &["--output", "html=ut.html", "--output", "xlsx=ut.xlsx"]);
    let mut book: Xlsx<_> = calamine::open_workbook(folder.path().join("ut.xlsx")).expect("a workbook");
    let mut rows = |sheet: &str| book.worksheet_range(sheet).expect("the sheet").height() - 1;
    let reports = collection["reports"].as_array().expect("reports");
    let many = |key: &str| reports.iter().map(|one| one[key].as_array().map_or(0, Vec::len)).sum::<usize>();
    assert_eq!((rows("Vårdgivare"), rows("Enheter"), rows("Författningar")), (2, many("units"), many("acts")));
    assert_eq!(rows("Brister per författning"), 2 + many("units"));
    let page = fs::read_to_string(folder.path().join("ut.html")).expect("the page");
    assert_eq!(page.matches("<tr data-namn=").count(), 2);
    assert!(page.contains("2 vårdgivare · 70 brister"), "the numbers are those of both");
}
