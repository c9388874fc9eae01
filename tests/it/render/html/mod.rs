//! The HTML report: its structure is parsed, its counts are compared with the JSON, and no text is active.
//!
//! Contrast, keyboard, widths and print are checked in a browser by `tests/browser/judge.mjs`.

mod hostile;
mod page;
mod sample;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

use ledningskoll::audit::{Options, audit};
use ledningskoll::catalogue::Catalogue;
use ledningskoll::finding::Outcome;
use ledningskoll::render::html;
use ledningskoll::report::Report;
use ledningskoll::report::views::Extent;
use ledningskoll::report::views::gap::Filter;
use scraper::{ElementRef, Html, Selector};

fn audited(root: &Path) -> Report {
    let options =
        Options { root: root.to_owned(), date: Some("2026-11-15".parse().expect("a date")), ..Options::default() };
    audit(&Catalogue::embedded().expect("the catalogue"), &options).expect("the audit")
}

/// The two examples, each audited once.
static EXAMPLES: LazyLock<[(&str, Report); 2]> = LazyLock::new(|| {
    ["exempelregionen", "med-brister"]
        .map(|name| (name, audited(&Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name))))
});

fn example(name: &str) -> &'static Report {
    &EXAMPLES.iter().find(|(known, _)| *known == name).expect("there is such an example").1
}

/// The page of the whole report and of each view.
fn pages(report: &Report) -> Vec<(&'static str, String)> {
    let only = Filter { acts: vec!["PSL".to_owned()], only: Some(Outcome::Violated), ..Filter::default() };
    vec![
        ("whole", html::render(report)),
        ("gap", html::gap(report, &Filter::default())),
        ("gap of one act", html::gap(report, &only)),
        ("matrix", html::matrix(report, Extent::Whole)),
        ("holes", html::matrix(report, Extent::Holes)),
        ("due", html::due(report, 30)),
    ]
}

fn all<'page>(page: &'page Html, selector: &str) -> Vec<ElementRef<'page>> {
    page.select(&Selector::parse(selector).expect("a selector")).collect()
}

fn words(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Asserts that links lead to ids in the page, ids are unique, and nothing is loaded.
fn assert_links(page: &Html) {
    let ids: Vec<&str> = all(page, "[id]").iter().filter_map(|element| element.attr("id")).collect();
    let unique: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), unique.len(), "an id stands twice");
    for link in all(page, "a") {
        let target = link.attr("href").and_then(|href| href.strip_prefix('#')).expect("links stay in the page");
        assert!(unique.contains(target), "{target} is nowhere");
    }
    assert!(all(page, "[src],link,img,iframe,object,embed,base,image,use").is_empty());
    let style: String = all(page, "style").iter().flat_map(|style| style.text()).collect();
    assert!(!style.contains("url(") && !style.contains("@import"));
}
