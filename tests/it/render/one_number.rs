//! One number: each enhet of both examples has the same number of brister wherever it is told.

use std::collections::BTreeMap;
use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};

use calamine::{Data, Reader, Xlsx};
use scraper::{ElementRef, Html, Selector};
use serde_json::Value;

use crate::shared::repository::Repository;
use crate::shared::{Answer, Folder};

const DAY: [&str; 2] = ["--date", "2026-11-15"];

fn example(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name)
}

/// The answer to a command on an example, run in a folder of its own.
fn run(folder: &Folder, name: &str, arguments: &[&str]) -> Answer {
    let example = example(name);
    let answer = folder.run(&[arguments, &DAY, &[example.to_str().expect("a path")]].concat());
    assert!(answer.code < 2, "{arguments:?}: {}", answer.words());
    answer
}

fn element<'page>(row: ElementRef<'page>, selector: &str) -> Option<ElementRef<'page>> {
    row.select(&Selector::parse(selector).expect("a selector")).next()
}

fn words(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The numbers in the table of enheter of a page, by name.
fn on_page(file: &Path) -> BTreeMap<String, u64> {
    let page = Html::parse_document(&fs::read_to_string(file).expect("the page is written"));
    let rows = Selector::parse(".t-enheter tbody tr").expect("a selector");
    let row = |row: ElementRef<'_>| {
        let number: String = words(element(row, "td.n")?).chars().filter(char::is_ascii_digit).collect();
        Some((words(element(row, "th a")?), number.parse().ok()?))
    };
    page.select(&rows).filter_map(row).collect()
}

/// The numbers of a workbook, by id: on its first page, and in a sheet that has them too.
fn in_book(file: &Path, sheet: Option<&str>) -> Vec<BTreeMap<String, u64>> {
    let mut book = Xlsx::new(Cursor::new(fs::read(file).expect("the workbook is written"))).expect("a workbook");
    let mut rows = |sheet: &str| -> Vec<Vec<Data>> {
        let range = book.worksheet_range(sheet).expect("the sheet is there");
        range.rows().map(<[Data]>::to_vec).collect()
    };
    let number = |cell: &Data| if let Data::Float(number) = cell { Some(*number as u64) } else { None };
    let first = rows("Sammanfattning").into_iter().skip_while(|row| row[0] != *"Enhet").skip(1);
    let of_page = first.take_while(|row| row[0] != Data::Empty).filter_map(|row| {
        let label = row[0].to_string();
        let id = label.rsplit_once(" (")?.1.trim_end_matches(')').to_owned();
        Some((id, number(&row[1])?))
    });
    let mut found = vec![of_page.collect()];
    if let Some(sheet) = sheet {
        let rows = rows(sheet);
        let at = |heading: &str| rows[0].iter().position(|cell| *cell == *heading).expect("the heading");
        let (id, errors) = (at("Enhets-id"), at("Brister"));
        found.push(rows[1..].iter().filter_map(|row| Some((row[id].to_string(), number(&row[errors])?))).collect());
    }
    found
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).expect("a list")
}

/// The number before "brister" or "brist" that stands at the end of a text.
fn told(text: &str) -> Option<u64> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let at = words.iter().rposition(|word| ["brister", "brist"].contains(&word.trim_matches([',', '.', ';', ':'])))?;
    words[at.checked_sub(1)?].parse().ok()
}

/// True if an enhet of an example is below another.
fn has_below(name: &str, id: &str) -> bool {
    let files = fs::read_dir(example(name).join("enheter")).expect("the enheter of the example");
    let mut texts =
        files.map(|file| fs::read_to_string(file.expect("an entry").path()).expect("a file of the example"));
    texts.any(|text| text.lines().any(|line| line.trim() == format!("överordnad: {id}")))
}

#[test]
fn each_enhet_has_one_number_of_brister_everywhere() {
    let mut seen = 0;
    for name in ["exempelregionen", "med-brister"] {
        let folder = Folder::of(&[]);
        let outputs = ["--output", "html=sida.html", "--output", "xlsx=bok.xlsx"];
        let audit = run(&folder, name, &[&["audit", "--format", "json"], &outputs[..]].concat()).json();
        let outputs = ["--output", "html=lage.html", "--output", "xlsx=lage.xlsx"];
        let gap = run(&folder, name, &[&["gap", "--format", "json"], &outputs[..]].concat()).json();
        let pages = ["sida.html", "lage.html"].map(|file| on_page(&folder.path().join(file)));
        let mut books = in_book(&folder.path().join("bok.xlsx"), Some("Enheter"));
        books.extend(in_book(&folder.path().join("lage.xlsx"), None));
        for row in list(&audit["summary"]["by_unit"]) {
            let (id, number) = (row["unit"].as_str().expect("an id"), row["error"].as_u64());
            // An enhet between the vårdgivare and the lowest has its number in JSON alone.
            let Some(unit) = list(&gap["units"]).iter().find(|unit| unit["id"] == id) else { continue };
            seen += 1;
            let title = unit["name"].as_str().expect("a name");
            assert_eq!(unit["findings"]["error"].as_u64(), number, "{name} {id}: gap in JSON");
            for page in &pages {
                assert_eq!(page.get(title).copied(), number, "{name} {id}: a page of {page:?}");
            }
            for book in &books {
                assert_eq!(book.get(id).copied(), number, "{name} {id}: a workbook of {book:?}");
            }
            // An audit of one that has others below it is of them all.
            if !has_below(name, id) {
                assert_alone(&folder, name, id, number);
            }
        }
    }
    assert!(seen >= 8, "only {seen} enheter were compared");
}

/// Asserts that the audit of one of the lowest enheter alone tells its number, and so does each format of it.
fn assert_alone(folder: &Folder, name: &str, id: &str, number: Option<u64>) {
    let junit = ["--output", "junit=enhet.xml"];
    let alone = run(folder, name, &[&["audit", "--unit", id, "--format", "json"], &junit[..]].concat()).json();
    assert_eq!(alone["summary"]["findings"]["error"].as_u64(), number, "{name} {id}: audit --unit");
    let failures = fs::read_to_string(folder.path().join("enhet.xml")).expect("the file is written");
    // A case has a line for each of its findings.
    let told_in = |text: &str| text.lines().filter(|line| line.starts_with("brist: ")).count() as u64;
    assert_eq!(Some(told_in(&failures.replace('>', "\n"))), number, "{name} {id}: JUnit");
    for format in ["terminal", "markdown"] {
        let gap = run(folder, name, &["gap", "--unit", id, "--format", format, "--width", "200"]).stdout;
        // The line that tells the number is the only one with both words.
        let line = gap.lines().find(|line| line.contains("brister") && line.contains(" bör"));
        let line = line.unwrap_or_else(|| panic!("{name} {id}: {format} tells no number: {gap}"));
        let before = line.split(" bör").next().unwrap_or_default();
        let before = before.split(" (varav").next().unwrap_or_default();
        assert_eq!(told(before), number, "{name} {id}: gap in {format}: {line}");
    }
}

#[test]
fn the_number_of_an_enhet_over_time_is_that_of_its_audit() {
    let repository = Repository::init(&[]);
    let unit = |id: &str, above: &str| format!("typ: enhet\nid: {id}\nnamn: {id}\nnivå: enhet\n{above}---\n");
    let units = unit("region", "") + &unit("vc-a", "överordnad: region\n");
    let routine = "typ: rutin\nid: r\ntitel: R\nområde: [intyg]\ngäller_för: [region]\nstatus: fastställd\n";
    repository.commit("2026-01-01", &[("enheter.yaml", &units), ("r.yaml", routine)]);
    let folder = &repository.folder;
    let written = ["audit", ".", "--date", "2026-02-01", "--trend", "--format", "json", "--output", "xlsx=bok.xlsx"];
    let audit = folder.run(&written).json();
    let by_unit = list(&audit["summary"]["by_unit"]).iter().find(|row| row["unit"] == "vc-a").expect("the enhet");
    let above = by_unit["above"].as_u64().expect("a number");
    assert!(above > 0, "{by_unit}");
    let mut book =
        Xlsx::new(Cursor::new(fs::read(folder.path().join("bok.xlsx")).expect("written"))).expect("a workbook");
    let course = book.worksheet_range("Utveckling").expect("the sheet");
    let last = course.rows().rfind(|row| row[1] == *"vc-a").expect("the enhet is there");
    assert_eq!(last[2].to_string(), by_unit["error"].to_string());
}

#[test]
fn each_enhet_has_one_number_of_what_could_not_be_judged() {
    let unit = |id: &str, above: &str| format!("typ: enhet\nid: {id}\nnamn: {id}\nnivå: enhet\n{above}---\n");
    let units = unit("region", "") + &unit("vc-a", "överordnad: region\n") + &unit("vc-b", "överordnad: region\n");
    // More than are listed of what is decided above, some for one enhet alone and some with an exception.
    let routine = |number: usize| {
        let place = match number % 3 {
            0 => "gäller_för: [region]\n",
            1 => "gäller_för: [region]\ngäller_inte_för: [vc-b]\n",
            _ => "gäller_för: [vc-a, vc-b]\n",
        };
        let decided = "status: fastställd\nfastställd: {i: går}\nfastställd_av: {roll: okänd}\n";
        format!("typ: rutin\nid: r-{number}\ntitel: R\nområde: [intyg]\n{place}{decided}---\n")
    };
    let routines: String = (0..600).map(routine).collect();
    let folder = Folder::of(&[("enheter.yaml", units.as_str()), ("rutiner.yaml", &routines)]);
    let date = ["--date", "2026-11-15"];
    let gap = folder.run(&[&["gap", ".", "--format", "terminal", "--output", "xlsx=lage.xlsx"], &date[..]].concat());
    assert_eq!(gap.code, 0, "{}", gap.words());
    let bytes = fs::read(folder.path().join("lage.xlsx")).expect("the workbook is written");
    let mut book = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let first = book.worksheet_range("Sammanfattning").expect("the sheet is there");
    let rows: Vec<&[Data]> = first.rows().skip_while(|row| row[0] != *"Enhet").collect();
    let at = rows[0].iter().position(|cell| *cell == *"Ej bedömt").expect("the heading");
    for id in ["vc-a", "vc-b"] {
        let alone = folder.run(&[&["audit", ".", "--unit", id, "--format", "json"], &date[..]].concat()).json();
        let number = alone["summary"]["requirements"]["undetermined"].as_u64().expect("a number");
        assert!(number > 300, "{id}: {number}");
        let row = rows.iter().find(|row| row[0].to_string().contains(id)).expect("the enhet is there");
        assert_eq!(row[at].to_string(), number.to_string(), "{id}");
    }
}
