//! What the formats say of the same documents on the same day is the same, and is so: before a decision, in force, expired.

use std::fs;
use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use scraper::{Html, Selector};
use serde_json::Value;

use crate::shared::Folder;

const UNITS: &str = "typ: enhet\nid: region\nnamn: Regionen\nnivå: region\n---\ntyp: enhet\nid: vc-a\nnamn: Almen\nnivå: enhet\n\
                     överordnad: region\n---\ntyp: enhet\nid: vc-b\nnamn: Björken\nnivå: enhet\növerordnad: region\n";

/// Twenty documents of every steering kind, decided at the region or at one enhet, valid 2024-03-01 to 2025-06-30.
fn documents() -> String {
    let areas = ["intyg", "journalföring", "avvikelsehantering", "klagomål", "koordinering", "kvå", "sjukskrivning"];
    let days = "status: fastställd\nfastställd_av: chef\nfastställd: 2024-03-01\ngiltig_till: 2025-06-30\n";
    let routine = |(number, area): (usize, &&str)| {
        let unit = ["region", "vc-a"][number % 2];
        format!(
            "typ: rutin\nid: rut-{area}\ntitel: Rutin {area}\nområde: [{area}]\ngäller_för: [{unit}]\n{days}\
             ansvar: [{{uppgift: göra, roll: läkare}}]\ntillvägagångssätt: Läkaren gör det\n"
        )
    };
    let half = |(number, area): (usize, &&str)| {
        let unit = ["vc-b", "region"][number % 2];
        format!("typ: rutin\nid: halv-{area}\nområde: [{area}]\ngäller_för: [{unit}]\n{days}syfte: klart\n")
    };
    let others = [
        format!("typ: ansvar\nid: roll-chef\nroll: chef\ngäller_för: [region]\n{days}uppgifter: [{{uppgift: leda}}]\n"),
        format!("typ: process\nid: p\ngäller_för: [region]\nområde: [sjukskrivning]\n{days}syfte: rätt\n"),
        format!("typ: mål\nid: m\ngäller_för: [vc-a]\n{days}mått: andel\nmålvärde: 90\n"),
        format!("typ: kompetensplan\nid: k\ngäller_för: [region]\n{days}behov: [{{roll: läkare}}]\n"),
        format!(
            "typ: samverkan\nid: s\ngäller_för: [region]\nintern_eller_extern: extern\n{days}\
             parter: [{{part: Försäkringskassan, roll: handlägger}}]\n"
        ),
        format!("typ: ledningssystem\nid: ls\nvårdgivare: region\n{days}omfattning: allt\ninriktning: vård\n"),
    ];
    let routines = areas.iter().enumerate().map(routine).chain(areas.iter().enumerate().map(half));
    routines.chain(others).collect::<Vec<_>>().join("---\n")
}

/// Everything that is said of the folder on a day.
struct Told {
    audit: Value,
    gap: Value,
    page: Html,
    book: Xlsx<Cursor<Vec<u8>>>,
}

fn told(folder: &Folder, day: &str) -> Told {
    let outputs = ["--output", "html=sida.html", "--output", "xlsx=bok.xlsx"];
    let audit = folder.run(&[&["audit", ".", "--date", day, "--format", "json"], &outputs[..]].concat()).json();
    let gap = folder.run(&["gap", ".", "--date", day, "--format", "json"]).json();
    let page = fs::read_to_string(folder.path().join("sida.html")).expect("the page is written");
    let book = fs::read(folder.path().join("bok.xlsx")).expect("the workbook is written");
    let book = Xlsx::new(Cursor::new(book)).expect("the workbook can be read");
    Told { audit, gap, page: Html::parse_document(&page), book }
}

impl Told {
    /// The number of brister of an enhet, in each format.
    fn errors(&mut self, id: &str, name: &str) -> [Option<u64>; 4] {
        let of = |rows: &Value, key: &str| rows.as_array()?.iter().find(|row| row[key] == id).cloned();
        let of_units = Selector::parse(".t-enheter tbody tr").expect("a selector");
        let mut rows = self.page.select(&of_units);
        let text = |row: scraper::ElementRef<'_>, cell: &str| {
            let found = row.select(&Selector::parse(cell).expect("a selector")).next();
            found.map(|found| found.text().collect::<String>().trim().to_owned())
        };
        let row = rows.find(|row| text(*row, "th a").as_deref() == Some(name));
        let on_page = row.and_then(|row| text(row, "td.n")?.parse().ok());
        let sheet = self.book.worksheet_range("Sammanfattning").expect("the sheet is there");
        let label = format!("{name} ({id})");
        let in_book = sheet.rows().find(|row| row[0].to_string() == label).and_then(|row| match row[1] {
            Data::Float(number) => Some(number as u64),
            _ => None,
        });
        [
            of(&self.audit["summary"]["by_unit"], "unit").and_then(|row| row["error"].as_u64()),
            of(&self.gap["units"], "id").and_then(|row| row["findings"]["error"].as_u64()),
            on_page,
            in_book,
        ]
    }

    /// The ids of the steering documents that are shown as evidence, in each format.
    fn evidence(&mut self) -> [Vec<String>; 4] {
        let is_ours = |id: &str| !["region", "vc-a", "vc-b"].contains(&id) && !id.is_empty();
        let sorted = |ids: Vec<String>| {
            let mut ids: Vec<String> = ids.into_iter().filter(|id| is_ours(id)).collect();
            ids.sort();
            ids.dedup();
            ids
        };
        let id = |row: &Value| row["id"].as_str().or(row["document"]["id"].as_str()).unwrap_or_default().to_owned();
        let audit = self.audit["evidence"].as_array().expect("a list").iter().map(id).collect();
        let rows = self.gap["units"].as_array().expect("a list").iter();
        let rows = rows.flat_map(|unit| unit["requirements"].as_array().expect("a list"));
        let gap = rows.flat_map(|row| row["evidence"].as_array().expect("a list")).map(id).collect();
        let shown = Selector::parse("#underlag .t-utan .id").expect("a selector");
        let page = self.page.select(&shown).map(|found| found.text().collect::<String>());
        let page = page.map(|text| text.trim_matches(['(', ')']).to_owned()).collect();
        let sheet = self.book.worksheet_range("Underlag").expect("the sheet is there");
        let heads: Vec<String> = sheet.rows().next().expect("a heading").iter().map(ToString::to_string).collect();
        let at = heads.iter().position(|head| head == "Dokument").expect("the column is there");
        let name = |row: &[Data]| {
            let text = row[at].to_string();
            let name = text.rsplit_once('(').map_or(text.as_str(), |(_, id)| id.trim_end_matches(')'));
            name.rsplit(' ').next().unwrap_or_default().to_owned()
        };
        let book = sheet.rows().skip(1).map(name).collect();
        [sorted(audit), sorted(gap), sorted(page), sorted(book)]
    }
}

#[test]
fn every_format_says_the_same_of_twenty_documents_before_during_and_after() {
    let folder = Folder::of(&[("enheter.yaml", UNITS), ("dokument.yaml", &documents())]);
    assert_eq!(documents().matches("\nid: ").count(), 20);
    let mut in_force = 0;
    for day in ["2024-02-29", "2024-09-01", "2025-07-01"] {
        let mut told = told(&folder, day);
        for (id, name) in [("region", "Regionen"), ("vc-a", "Almen"), ("vc-b", "Björken")] {
            let numbers = told.errors(id, name);
            assert!(
                numbers[0].is_some() && numbers.iter().all(|number| *number == numbers[0]),
                "{day} {id}: {numbers:?}"
            );
        }
        let evidence = told.evidence();
        assert!(evidence.iter().all(|shown| *shown == evidence[0]), "{day}: {evidence:?}");
        let is_valid = day == "2024-09-01";
        assert_eq!(evidence[0].is_empty(), !is_valid, "{day}: {evidence:?}");
        in_force += evidence[0].len();
        let expired = told.audit["findings"].as_array().expect("a list").iter();
        let expired = expired.filter(|finding| finding["rule"] == "giltighet/utgangen").count();
        assert_eq!(expired, if day == "2025-07-01" { 20 } else { 0 }, "{day}");
    }
    assert!(in_force >= 10, "{in_force} documents show something while they are in force");
}
