//! The choice of an enhet: its numbers and its rows are those of an audit of it alone.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use ledningskoll::audit::{Options, audit};
use ledningskoll::catalogue::Catalogue;
use ledningskoll::render::html;
use ledningskoll::report::Report;
use ledningskoll::report::file_link::FileLink;
use ledningskoll::report::views::choice_numbers::{Numbers, numbers};
use ledningskoll::report::views::reach::Reach;
use scraper::{ElementRef, Html};

use super::{all, example, words};
use crate::shared::Folder;

const DAY: &str = "2026-11-15";

fn audited(root: &Path, units: &[&str]) -> Report {
    let options = Options {
        root: root.to_owned(),
        date: Some(DAY.parse().expect("a date")),
        units: units.iter().map(|unit| (*unit).to_owned()).collect(),
        ..Options::default()
    };
    audit(&Catalogue::embedded().expect("the catalogue"), &options).expect("the audit")
}

/// Asserts that the numbers of each enhet of a report are those of an audit of it alone.
fn assert_numbers(root: &Path, whole: &Report) {
    let reach = Reach::new(whole);
    for (unit, found) in whole.units.iter().zip(numbers(&reach, |_| true)) {
        let alone = audited(root, &[&unit.id]);
        let totals = alone.totals();
        let told = [found.errors, found.warnings, found.notes, found.undetermined, found.waived];
        let counted = [totals.errors, totals.warnings, totals.notes, totals.undetermined, totals.waived_findings];
        assert_eq!(told, counted, "{}", unit.id);
        let of_alone = Numbers::of(alone.findings.iter(), alone.assessments.iter());
        assert_eq!((found.to_correct, found.late), (of_alone.to_correct, of_alone.late), "{}", unit.id);
    }
}

#[test]
fn the_numbers_of_each_choice_are_those_of_an_audit_of_it_alone() {
    for name in ["exempelregionen", "med-brister"] {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name);
        assert_numbers(&root, example(name));
    }
}

/// A region with an area and three enheter: a routine excepts one of them, another names two, and one file is spoilt.
fn folder() -> Folder {
    let unit = |id: &str, name: &str, above: &str| {
        let above = if above.is_empty() { String::new() } else { format!("överordnad: {above}\n") };
        format!("typ: enhet\nid: {id}\nnamn: {name}\nnivå: enhet\n{above}")
    };
    let units = [
        unit("region", "Regionen", ""),
        unit("omr å", "Området", "region"),
        unit("vc-a", "Åkerby", "omr å"),
        unit("vc-b", "Bagaren", "omr å"),
        unit("vc-c", "Almen", "region"),
    ];
    let routine = |id: &str, rest: &str| {
        format!(
            "typ: rutin\nid: {id}\ntitel: {id}\nstatus: fastställd\nfastställd: 2020-01-01\ngiltig_till: 2025-06-30\n{rest}\n"
        )
    };
    let routines = [
        routine("r-alla", "gäller_för: [region]\ngäller_inte_för: [vc-b]"),
        routine("r-två", "gäller_för: [vc-a, vc-c]"),
        routine("r-område", "gäller_för: [omr å]"),
        routine("r-ord", "gäller_för: [vc-c]\nnästa_översyn: hösten"),
    ];
    Folder::of(&[
        ("enheter.yaml", &units.join("---\n")),
        ("rutiner.yaml", &routines.join("---\n")),
        ("trasig.yaml", "typ: rutin\nid: [\n"),
    ])
}

#[test]
fn exceptions_and_areas_between_count_for_a_choice_as_for_an_audit() {
    let folder = folder();
    let whole = audited(folder.path(), &[]);
    assert!(whole.totals().errors > 10 && whole.units.len() == 5);
    assert_numbers(folder.path(), &whole);
}

/// The groups of rows that a page shows for each enhet, by its id.
fn groups(page: &Html) -> BTreeMap<String, BTreeSet<String>> {
    let of = |option: ElementRef<'_>| {
        let groups = option.attr("data-m").expect("groups").split(' ').map(str::to_owned).collect();
        (option.attr("data-id").expect("an id").to_owned(), groups)
    };
    all(page, "#f-lista [data-id]").into_iter().map(of).collect()
}

#[test]
fn the_rows_of_each_choice_are_those_of_the_page_of_it_alone() {
    let folder = folder();
    let whole = Html::parse_document(&html::render(&audited(folder.path(), &[])));
    let choices = groups(&whole);
    assert_eq!(choices.len(), 5);
    for (id, groups) in &choices {
        let alone = Html::parse_document(&html::render(&audited(folder.path(), &[id])));
        for list in ["#plan tbody tr", "#datum tbody tr", "#ovrigt tbody tr", "#ratta tbody tr", "#ej tbody tr"] {
            let is_shown = |row: &ElementRef<'_>| row.attr("data-m").is_some_and(|group| groups.contains(group));
            let mut chosen: Vec<String> = all(&whole, list).into_iter().filter(is_shown).map(words).collect();
            let mut rows: Vec<String> = all(&alone, list).into_iter().map(words).collect();
            chosen.sort();
            rows.sort();
            assert_eq!(chosen, rows, "{id}: {list}");
        }
    }
}

#[test]
fn enheter_are_offered_in_swedish_order_and_a_file_has_a_link_where_files_can_be_seen() {
    let folder = folder();
    let mut report = audited(folder.path(), &[]);
    let page = Html::parse_document(&html::render(&report));
    let names: Vec<String> = all(&page, "#f-lista b").into_iter().map(words).collect();
    assert_eq!(names, ["Almen", "Bagaren", "Området", "Regionen", "Åkerby"]);
    assert!(all(&page, "a[href^=http]").is_empty());
    report.file_link = Some(FileLink::parse("https://git.example.se/ls/{file}?l={line}").expect("an address"));
    let page = Html::parse_document(&html::render(&report));
    let links: Vec<&str> = all(&page, "a[href^=http]").iter().filter_map(|link| link.attr("href")).collect();
    assert!(links.iter().any(|link| link.starts_with("https://git.example.se/ls/rutiner.yaml?l=")), "{links:?}");
}
