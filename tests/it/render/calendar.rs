//! The calendar of the due dates, and the one list that every command and format shows.
//!
//! `tests/judge_ics.py` reads the calendar with a library of its own.

use std::collections::BTreeSet;
use std::fs;

use calamine::{Reader, Xlsx};
use scraper::{Html, Selector};
use serde_json::Value;

use crate::shared::{Answer, Folder};

/// Dates that have passed and that come, with one on the last day of the usual six months and one on the day after.
const SAMPLE: [(&str, &str); 5] = [
    ("enheter/region.yaml", "typ: enhet\nid: region\nnamn: Region Exempel\nnivå: region\n"),
    ("enheter/norr.yaml", "typ: enhet\nid: vc-norr\nnamn: Norra vårdcentralen\nnivå: enhet\növerordnad: region\n"),
    (
        "ansvar.yaml",
        "typ: ansvar\nid: roll-mla\ntitel: Läkare med ledningsansvar\nroll: medicinskt-ledningsansvarig\n---\n\
         typ: ansvar\nid: roll-chef\ntitel: Chef för norra\nroll: verksamhetschef\n",
    ),
    (
        "rutiner.yaml",
        "typ: rutin\nid: rut-intyg\ntitel: Rutin för intyg; kort, klar\nstatus: fastställd\nfastställd: 2026-01-10\n\
         gäller_för: [vc-norr]\ndokumentansvarig: [roll-chef, roll-mla]\nnästa_översyn: 2026-10-01\n---\n\
         typ: rutin\nid: rut-sista\ntitel: Sista dagen\nstatus: fastställd\nfastställd: 2026-01-10\n\
         dokumentansvarig: roll-chef\nnästa_översyn: 2027-05-15\n---\n\
         typ: rutin\nid: rut-sen\ntitel: Dagen efter\nstatus: fastställd\nfastställd: 2026-01-10\nnästa_översyn: 2027-05-16\n",
    ),
    (
        "avvikelse.yaml",
        "typ: avvikelse\nid: avv-1\ntitel: Fördröjt intyg\nenhet: vc-norr\nåtgärder:\n  \
         - {åtgärd: Gå igenom rutinen med alla läkare, ansvarig: medicinskt-ledningsansvarig, senast: 2026-12-01}\n  \
         - {åtgärd: Följ upp, senast: 2027-01-15}\n",
    ),
];

fn due(folder: &Folder, arguments: &[&str]) -> Answer {
    let answer = folder.run(&[&["due", ".", "--date", "2026-11-15"], arguments].concat());
    assert_eq!(answer.code, 0, "{}", answer.words());
    answer
}

/// What falls due, as the list in JSON has it.
fn listed(folder: &Folder, arguments: &[&str]) -> Vec<String> {
    let json = due(folder, &[&["--format", "json"], arguments].concat()).json();
    let rows = json["due"].as_array().expect("a list");
    rows.iter().map(|row| format!("{} {}", text(&row["date"]), text(&row["what"]))).collect()
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

/// The values of a property, unfolded.
fn values(calendar: &str, property: &str) -> Vec<String> {
    let unfolded = calendar.replace("\r\n ", "");
    let value = |line: &str| line.strip_prefix(property)?.strip_prefix(':').map(str::to_owned);
    unfolded.split("\r\n").filter_map(value).collect()
}

#[test]
fn the_calendar_of_the_sample() {
    let calendar = due(&Folder::of(&SAMPLE), &["--format", "ics"]).stdout;
    insta::assert_snapshot!(calendar.replace(env!("CARGO_PKG_VERSION"), "0.0.0").replace('\r', ""));
}

#[test]
fn every_line_of_a_calendar_can_be_read() {
    let hostile =
        "=cmd; a,b \\\\n \\u001b[31m \\u202e \\u2028 ::error::x ##[group]y \\r\\nEND:VEVENT \\u0000 \\ufffe å🌙"
            .replace("\\u0000", "");
    let files = format!(
        "typ: enhet\nid: e\nnamn: \"{hostile}\"\nnivå: region\n---\n\
         typ: rutin\nid: \"{hostile}\"\ntitel: \"{hostile} {}\"\nstatus: fastställd\nfastställd: 2026-01-10\n\
         gäller_för: [e]\ndokumentansvarig: \"{hostile}\"\nnästa_översyn: 2026-12-01\n---\n\
         typ: rutin\nid: \"{hostile}\"\ntitel: Samma id\nstatus: fastställd\nfastställd: 2026-01-10\nnästa_översyn: 2026-12-01\n",
        "å".repeat(600)
    );
    let hostile = Folder::of(&[("a.yaml", files.as_str())]);
    for folder in [
        Folder::of(&SAMPLE),
        hostile,
        Folder::with_example("med-brister", ""),
        Folder::with_example("exempelregionen", ""),
    ] {
        let calendar = due(&folder, &["--within", "10y", "--format", "ics"]).stdout;
        assert_eq!(calendar, due(&folder, &["--within", "10y", "--format", "ics"]).stdout, "the same bytes each time");
        assert_eq!(calendar.matches('\n').count(), calendar.matches("\r\n").count());
        for line in calendar.split_terminator("\r\n") {
            let known =
                ["BEGIN:", "END:", "VERSION:", "PRODID:", "CALSCALE:", "NAME:", "X-WR-CALNAME:", "UID:", "DTSTAMP:"];
            let of_events = ["DTSTART;VALUE=DATE:", "SUMMARY:", "DESCRIPTION:", "CATEGORIES:", "TRANSP:", " "];
            assert!(known.iter().chain(&of_events).any(|start| line.starts_with(start)), "{line:?}");
            assert!(line.len() <= 75 && !line.trim_start().starts_with("::") && !line.contains("##["), "{line:?}");
            assert!(!line.contains(['\u{1b}', '\u{202e}', '\u{2028}']), "{line:?}");
        }
        let identities = values(&calendar, "UID");
        assert_eq!(identities.len(), listed(&folder, &["--within", "10y"]).len());
        assert_eq!(identities.iter().collect::<BTreeSet<_>>().len(), identities.len(), "{identities:?}");
        let lines = |word: &str| calendar.split("\r\n").filter(|line| *line == word).count();
        assert_eq!((lines("BEGIN:VEVENT"), lines("END:VEVENT")), (identities.len(), identities.len()));
    }
}

#[test]
fn a_date_that_moves_is_the_same_event_on_another_day() {
    let folder = Folder::of(&SAMPLE);
    let before = due(&folder, &["--format", "ics"]).stdout;
    let moved = SAMPLE[3].1.replace("2026-10-01", "2026-12-24").replace("Rutin för intyg", "Ny titel");
    folder.write("flyttad/rutiner.yaml", moved);
    fs::remove_file(folder.path().join("rutiner.yaml")).expect("the file is moved");
    let after = due(&folder, &["--format", "ics"]).stdout;
    let of = |calendar: &str| values(calendar, "UID").into_iter().collect::<BTreeSet<_>>();
    assert_eq!(of(&before), of(&after));
    let days = |calendar: &str| values(calendar, "DTSTART;VALUE=DATE");
    assert!(days(&before).contains(&"20261001".to_owned()) && !days(&after).contains(&"20261001".to_owned()));
    assert!(days(&after).contains(&"20261224".to_owned()), "{after}");
}

#[test]
fn a_calendar_without_dates_still_has_a_component() {
    let calendar = due(&Folder::with_good(), &["--format", "ics"]).stdout;
    assert!(calendar.contains("BEGIN:VJOURNAL\r\n") && !calendar.contains("VEVENT"), "{calendar}");
}

#[test]
fn only_what_draws_a_view_is_offered_for_it() {
    for command in ["gap", "matrix"] {
        let answer = Folder::of(&SAMPLE).run(&[command, ".", "--output", "ics=a.ics"]);
        assert!(answer.code == 2 && answer.words().contains("formaten är terminal, json"), "{}", answer.words());
    }
    let answer = Folder::of(&SAMPLE).run(&["due", ".", "--output", "docx=a.docx"]);
    assert_eq!(answer.code, 2, "{}", answer.words());
}

/// The list in every command and format: each as the dates it has, with the role in those that know one.
#[test]
fn the_list_is_the_same_however_it_is_asked_for() {
    let folders =
        [Folder::of(&SAMPLE), Folder::with_example("med-brister", ""), Folder::with_example("exempelregionen", "")];
    for folder in folders {
        let expected: Vec<String> = listed(&folder, &[]).iter().map(|row| row[..10].to_owned()).collect();
        assert!(expected.len() > 2);
        let answer = folder.run(&[
            "audit",
            ".",
            "--date",
            "2026-11-15",
            "--fail-on",
            "never",
            "--quiet",
            "--output",
            "ics=a.ics",
            "--output",
            "xlsx=a.xlsx",
            "--output",
            "html=a.html",
        ]);
        assert_eq!(answer.code, 0, "{}", answer.words());
        due(&folder, &["--output", "ics=d.ics", "--output", "xlsx=d.xlsx", "--output", "html=d.html"]);
        let file = |name: &str| folder.path().join(name);
        assert_eq!(fs::read(file("a.ics")).expect("written"), fs::read(file("d.ics")).expect("written"));
        let calendar = fs::read_to_string(file("a.ics")).expect("written");
        let days = values(&calendar, "DTSTART;VALUE=DATE");
        assert_eq!(days, expected.iter().map(|day| day.replace('-', "")).collect::<Vec<_>>());
        for name in ["a.xlsx", "d.xlsx"] {
            let mut book: Xlsx<_> = calamine::open_workbook(file(name)).expect("a workbook");
            assert_eq!(book.worksheet_range("Förfaller").expect("the sheet").height() - 1, expected.len(), "{name}");
        }
        let row = Selector::parse("table.t-datum tbody tr").expect("a selector");
        for name in ["a.html", "d.html"] {
            let page = Html::parse_document(&fs::read_to_string(file(name)).expect("written"));
            assert_eq!(page.select(&row).count(), expected.len(), "{name}");
        }
    }
}

#[test]
fn a_role_has_the_dates_that_name_it_in_any_way() {
    let folder = Folder::of(&SAMPLE);
    let of_doctor =
        ["2026-10-01 Rutin för intyg; kort, klar skulle ha setts över", "2026-12-01 Gå igenom rutinen med alla läkare"];
    for name in ["roll-mla", "ROLL-MLA", "Läkare med ledningsansvar", "medicinskt ledningsansvarig"] {
        assert_eq!(listed(&folder, &["--role", name]), of_doctor, "{name}");
    }
    assert_eq!(listed(&folder, &["--role", "verksamhetschef"]).len(), 2);
    let json = due(&folder, &["--role", "roll-mla", "--format", "json"]).json();
    assert_eq!((&json["role"], &json["due"][0]["role"]), (&Value::from("roll-mla"), &Value::from("roll-chef")));
    assert_eq!(json["due"][0]["roles"], serde_json::json!(["roll-chef", "roll-mla"]));
    let terminal = due(&folder, &["--role", "roll-mla"]).words();
    assert!(terminal.contains("Bara det som roll-mla ansvarar för; 2 datum har ingen roll utpekad"), "{terminal}");
    for format in ["markdown", "html", "ics"] {
        let drawn = due(&folder, &["--role", "roll-mla", "--format", format]).stdout.replace("\r\n ", "");
        assert!(drawn.contains("roll-mla") && !drawn.contains("Sista dagen"), "{format}: {drawn}");
    }
}

#[test]
fn an_unknown_role_is_refused() {
    let refused = |name: &str| Folder::of(&SAMPLE).run(&["due", ".", "--role", name]);
    refused("roll-mal").assert_refused("det finns ingen roll med id eller namn roll-mal", "menade du roll-mla?");
    refused("ekonom").assert_refused("det finns ingen roll med id eller namn ekonom", "roll-mla och roll-chef");
}
