//! The page: complete and in order, with the counts of the JSON, and of bounded size.

use ledningskoll::finding::Outcome;
use ledningskoll::finding::Severity;
use ledningskoll::render::{html, json};
use ledningskoll::report::{AssessmentRow, RequirementRow, State, UnitRow};
use scraper::{ElementRef, Html, Selector};
use serde_json::Value;

use super::sample::{finding, plainly, sample};
use super::{all, assert_links, example, pages, words};
use crate::shared::is_slip;

#[test]
fn html_of_the_sample() {
    let page = html::render(&sample(plainly)).replace(env!("CARGO_PKG_VERSION"), "0.0.0");
    let cut = |page: &str, from: &str, to: &str| {
        let (before, rest) = page.split_once(from).expect("it begins");
        format!("{before}{from}…{to}{}", rest.split_once(to).expect("it ends").1)
    };
    let page = cut(&cut(&page, "<style>", "</style>"), "<script>", "</script>");
    insta::assert_snapshot!(page.replace("><", ">\n<"));
}

#[test]
fn a_page_is_whole_and_in_order() {
    for name in ["exempelregionen", "med-brister"] {
        for (side, page) in pages(example(name)) {
            assert_outline(&format!("{name}, {side}"), &Html::parse_document(&page));
        }
    }
}

/// Asserts what a screen reader needs: language, landmarks, ordered headings, labelled tables and charts.
fn assert_outline(name: &str, page: &Html) {
    assert!(page.errors.is_empty(), "{name}: {:?}", page.errors);
    assert_eq!(all(page, "html")[0].attr("lang"), Some("sv"));
    for landmark in ["header", "nav[aria-label]", "search[aria-label]", "main", "footer", "a.hoppa[href='#innehall']"] {
        assert_eq!(all(page, landmark).len(), 1, "{name}: {landmark}");
    }
    let level = |heading: &ElementRef<'_>| heading.value().name()[1..].parse::<u32>().expect("a level");
    let levels: Vec<u32> = all(page, "h1,h2,h3,h4,h5,h6").iter().map(level).collect();
    assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1, "{name}");
    assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{name}: {levels:?}");
    assert!(levels.len() > 1, "{name}: {levels:?}");
    for table in all(page, "table") {
        for part in ["caption", "thead", "tbody", "th[scope=col]", "th[scope=row]"] {
            let part = Selector::parse(part).expect("a selector");
            assert!(table.select(&part).next().is_some(), "{name}: {part:?} of {}", words(table));
        }
    }
    assert!(all(page, "th:not([scope])").is_empty(), "{name}");
    for chart in all(page, "svg[role=img]") {
        let is_named = chart.attr("aria-label").is_some() || chart.attr("aria-labelledby").is_some();
        assert!(is_named, "{name}: {}", chart.html());
    }
    assert_links(page);
}

#[test]
fn the_counts_are_those_of_the_json() {
    for name in ["exempelregionen", "med-brister"] {
        let report = example(name);
        let page = Html::parse_document(&html::render(report));
        let json: Value = serde_json::from_str(&json::render(report)).expect("JSON");
        let assessments = json["assessments"].as_array().expect("assessments");
        let findings = json["findings"].as_array().expect("findings");
        let counts = |finding: &&Value| finding["state"] != "waived";
        let errors = findings.iter().filter(counts).filter(|finding| finding["severity"] == "error").count();
        let cards: Vec<usize> = numbers_of(&page, "main .tal strong");
        assert_eq!(cards[0], errors, "{name}: the brister");
        // Slips of form are put right in the files; they are brister and no measures.
        let is_measure = |finding: &&Value| finding["severity"] != "note" && !is_slip(finding);
        let measures = findings.iter().filter(counts).filter(is_measure).count();
        assert_eq!(all(&page, "#plan tbody tr").len(), measures, "{name}: the plan");
        let waived = findings.iter().filter(|finding| finding["state"] == "waived").count();
        assert_eq!(all(&page, "#undantag tbody tr").len(), waived, "{name}: the waivers");
        let missing = assessments.iter().filter(|row| row["unit"].is_string() && row["outcome"] == "violated").count();
        assert_eq!(all(&page, "td.m-brist").len(), missing, "{name}: the matrix");
    }
}

fn numbers_of(page: &Html, selector: &str) -> Vec<usize> {
    all(page, selector).iter().map(|number| words(*number).parse().expect("a number")).collect()
}

#[test]
fn each_enhet_tells_how_many_which_is_worst_and_who_is_to_act() {
    let report = example("med-brister");
    let page = Html::parse_document(&html::render(report));
    let rows = all(&page, ".t-enheter tbody tr");
    assert!(rows.len() > 2);
    let number = |row: &ElementRef<'_>| -> usize {
        let cell = row.select(&Selector::parse("td.n").expect("a selector")).next().expect("a number");
        words(cell).parse().expect("a number")
    };
    let numbers: Vec<usize> = rows.iter().map(number).collect();
    assert!(numbers.windows(2).all(|pair| pair[0] >= pair[1]), "the one with most first: {numbers:?}");
    for row in rows {
        let link = row.select(&Selector::parse("th a").expect("a selector")).next().expect("a link to its part");
        let part = all(&page, link.attr("href").expect("a target"))[0];
        let text = words(part);
        assert!(text.contains(&format!("{} brist", number(&row))), "{text}");
        if number(&row) > 0 {
            let told = words(row);
            assert!(told.contains('§') || told.contains("kap.") || told.contains("saknar"), "{told}");
            assert!(part.select(&Selector::parse(".rader .vem").expect("a selector")).next().is_some(), "{text}");
        }
    }
}

#[test]
fn the_page_never_says_that_the_law_is_met() {
    let text = words(Html::parse_document(&html::render(example("exempelregionen"))).root_element()).to_lowercase();
    for phrase in ["uppfyller kraven", "kraven är uppfyllda", "följer lagen", "godkänd enligt"] {
        assert!(!text.contains(phrase), "{phrase}");
    }
}

#[test]
fn ten_thousand_findings_are_capped_and_say_so() {
    let mut report = sample(plainly);
    let many = |rule: &'static str| (0..5_000).map(move |_| finding(plainly, rule, Severity::Error, State::New));
    report.findings = many("a/rutin").chain(many("form")).collect();
    let page = html::render(&report);
    assert!(page.len() < 2_000_000, "{} bytes", page.len());
    let page = Html::parse_document(&page);
    let told: Vec<String> = all(&page, ".fler").into_iter().map(words).collect();
    assert!(told.iter().any(|text| text.starts_with("Här visas 2 000 av 5 000 rader i planen")), "{told:?}");
    assert!(told.iter().any(|text| text.starts_with("Här visas 500 av 5 000 fynd")), "{told:?}");
    assert!(told.iter().any(|text| text.starts_with("Här visas 10 av 5 000 fynd under kravet")), "{told:?}");
}

#[test]
fn a_hundred_thousand_assessments_make_a_page_that_can_be_opened() {
    let mut report = sample(plainly);
    let (requirement, unit, shown) = (report.requirements[0].clone(), report.units[1].clone(), &report.assessments[0]);
    let name = |at: usize| format!("vc-{at:03}");
    let mut assessments = Vec::new();
    for (asked, at) in (0..250).flat_map(|asked| (0..400).map(move |at| (asked, at))) {
        let outcome = if asked < 25 { Outcome::Violated } else { Outcome::Satisfied };
        let (unit, units) = (Some(name(at)), [name(at)].into());
        assessments.push(AssessmentRow { requirement: asked, outcome, unit, units, ..shown.clone() });
    }
    report.assessments = assessments;
    report.requirements =
        (0..250).map(|at| RequirementRow { id: format!("a/krav-{at:03}"), ..requirement.clone() }).collect();
    report.units.truncate(1);
    report.units.extend((0..400).map(|at| UnitRow { id: name(at), name: format!("Vårdcentral {at}"), ..unit.clone() }));
    let missing = |at: usize| {
        let mut one = finding(plainly, &format!("a/krav-{:03}", at / 400), Severity::Error, State::New);
        one.finding.units = vec![name(at % 400)];
        one
    };
    report.findings = (0..10_000).map(missing).collect();
    let page = html::render(&report);
    assert!(page.len() < 15_000_000, "{} bytes", page.len());
    for part in [
        "<strong>10\u{a0}000</strong> brister",
        "25\u{a0}brister · 225\u{a0}krav utan funna brister",
        "225 krav utan funna brister. De räknas upp",
    ] {
        assert!(page.contains(part), "{part}");
    }
}
