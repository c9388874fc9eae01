//! Findings over time: each point is audited by today's rules on its own date.

use std::fs;

use scraper::{Html, Selector};
use serde_json::Value;

use super::routine;
use crate::shared::repository::Repository;
use ledningskoll::render::Style;
use ledningskoll::render::terminal::trend::render;
use ledningskoll::report::trend::{Interval, Part, Point, Tally, Trend};

/// Three years in which the unknown keys increase to three and decrease to one.
fn years() -> Repository {
    let repository = Repository::init(&[]);
    let unit = "typ: enhet\nid: vc-norr\nnamn: Norra <b>vårdcentralen\nnivå: vårdenhet\n";
    repository.commit("2024-02-01", &[("e.yaml", unit), ("a.yaml", &routine("a", &["ett", "två"]))]);
    repository.commit("2024-12-31", &[("b.yaml", &routine("b", &["ett"]))]);
    repository.commit("2025-06-01", &[("a.yaml", &routine("a", &[]))]);
    repository
}

fn odd_keys(trend: &Value) -> Vec<(String, u64)> {
    let of = |point: &Value| {
        let acts = point["acts"].as_array().expect("a list");
        let rules = acts.iter().find(|act| act["id"] == "form och regler");
        let odd = rules.and_then(|rules| rules["findings"]["warning"].as_u64()).unwrap_or_default();
        (point["date"].as_str().unwrap_or_default().to_owned(), odd)
    };
    trend["points"].as_array().expect("a list").iter().map(of).collect()
}

#[test]
fn each_point_is_what_an_audit_of_that_day_says() {
    let repository = years();
    let asked = ["trend", "--since=2023-01-01", "--every=year", "--date=2026-11-15", "--format=json"];
    let answer = repository.folder.run(&asked);
    assert_eq!((answer.code, answer.stderr.as_str()), (0, ""));
    let points = odd_keys(&answer.json());
    let expected = [("2024-12-31", 3), ("2025-12-31", 1), ("2026-11-15", 1)];
    assert_eq!(points, expected.map(|(day, number)| (day.to_owned(), number)));
    for point in answer.json()["points"].as_array().expect("a list") {
        let day = point["date"].as_str().expect("a day");
        let audit = repository.folder.run(&["audit", "--at", day, "--format=json"]).json();
        for grade in ["error", "warning", "note", "waived"] {
            let told = if grade == "waived" { &point["waived"] } else { &point["findings"][grade] };
            assert_eq!(told, &audit["summary"]["findings"][grade], "{day} {grade}");
        }
        assert_eq!(point["undetermined"], audit["summary"]["requirements"]["undetermined"]);
        assert!(point["units"].as_array().is_some_and(|units| units.iter().any(|unit| unit["id"] == "vc-norr")));
    }
}

#[test]
fn the_last_point_is_the_folder_as_it_is() {
    let repository = years();
    fs::remove_file(repository.folder.path().join("b.yaml")).expect("the file is there");
    let asked = ["trend", "--date=2025-08-15", "--since=2025-04-20", "--format=json"];
    let points = odd_keys(&repository.folder.run(&asked).json());
    let expected = [("2025-04-30", 3), ("2025-05-31", 3), ("2025-06-30", 1), ("2025-07-31", 1), ("2025-08-15", 0)];
    assert_eq!(points, expected.map(|(day, number)| (day.to_owned(), number)));
}

#[test]
fn the_json_is_what_its_schema_says() {
    let repository = years();
    for every in ["week", "month", "quarter", "year"] {
        let every = format!("--every={every}");
        let asked = ["trend", "--date=2025-08-15", "--since=2024-12-01", &every, "--format=json"];
        repository.folder.run(&asked).assert_by_schema("trend");
    }
}

#[test]
fn a_trend_is_read_in_a_narrow_window_without_colour_and_without_unicode() {
    let tally = |errors, warnings| Tally { errors, warnings, notes: 0 };
    let point = |day: &str, tally| Point {
        day: day.to_owned(),
        revision: None,
        documents: 3,
        tally,
        undetermined: 0,
        waived: 0,
        units: vec![Part { id: "vc".to_owned(), name: "Vc \u{1b}[31m".to_owned(), tally }],
        acts: vec![Part { id: "PSL".to_owned(), name: "PSL".to_owned(), tally }],
        since: None,
    };
    let points =
        vec![point("2026-09-30", tally(40, 10)), point("2026-10-31", tally(1, 0)), point("2026-11-15", tally(0, 0))];
    let trend = Trend { every: Interval::Month, points };
    let text = render(&trend, Style { width: 80, is_coloured: false, is_unicode: false, is_comment: true });
    let narrow = render(&trend, Style { width: 40, is_coloured: false, is_unicode: false, is_comment: true });
    insta::assert_snapshot!("trend_without_unicode", text);
    for (text, width) in [(text, 80), (narrow, 40)] {
        assert!(text.lines().all(|line| line.trim_end().chars().count() <= width), "{text}");
        assert!(!text.contains(['\u{1b}', '█', '─']), "{text}");
    }
}

#[test]
fn the_page_has_a_chart_that_can_be_read_aloud_and_a_table_that_says_the_same() {
    let repository = years();
    let asked = ["audit", "--date=2025-08-15", "--format=html"];
    assert!(!repository.folder.run(&asked).stdout.contains("utveckling"));
    let page = repository.folder.run(&[&asked[..], &["--trend"]].concat()).stdout;
    let page = Html::parse_document(&page);
    let one = |selector: &str| {
        let selector = Selector::parse(selector).expect("a selector");
        let found = page.select(&selector).next().unwrap_or_else(|| panic!("{selector:?}"));
        found.text().collect::<String>()
    };
    let selector = Selector::parse("svg.utveckling").expect("a selector");
    let chart = page.select(&selector).next().expect("the chart is there").value();
    assert_eq!((chart.attr("role"), chart.attr("aria-labelledby")), (Some("img"), Some("utv-t utv-d")));
    assert!(one("svg.utveckling title") == "Fynd över tid" && one("svg.utveckling desc").contains("2025-08-15"));
    let rows = Selector::parse("#utveckling details tbody tr").expect("a selector");
    assert_eq!(page.select(&rows).count(), 13);
    assert!(one("#utveckling").contains("Norra <b>vårdcentralen"));
}

#[test]
fn too_many_points_and_days_that_are_none_are_refused() {
    let repository = years();
    for (asked, word) in [
        (["--since=1900-01-01", "--every=week"], "glesare punkter"),
        (["--since=igår", "--every=week"], "är inget datum"),
        (["--since=2026-01-01", "--every=dag"], "går inte att använda för --every"),
    ] {
        let answer = repository.folder.run(&[&["trend"][..], &asked].concat());
        assert!(answer.code == 2 && answer.words().contains(word), "{}", answer.words());
    }
}
