//! The HTML report: its structure read back by a parser, its counts held against the JSON, and no text that acts.
//!
//! The browser's judgement (contrast, keyboard, widths, print) is that of `tests/browser/judge.mjs`.

use std::collections::BTreeSet;
use std::path::Path;

use ledningskoll::assess::Outcome;
use ledningskoll::audit::{Options, audit};
use ledningskoll::catalogue::Catalogue;
use ledningskoll::dossier::{ActivityRow, DocumentRow, Dossier, DueKind, DueRow, EventRow, PointRow, ProcessRow};
use ledningskoll::finding::{Citation, DocumentRef, Finding, Place, Related, RuleId, Severity};
use ledningskoll::render::{html, json};
use ledningskoll::report::{
    AssessmentRow, Audit, EvidenceRow, Report, Reported, RequirementRow, State, UnitRow, WaiverRow,
};
use ledningskoll::source::{Pointer, Position, Source, SourceId, Span};
use scraper::{ElementRef, Html, Selector};
use serde_json::Value;

fn example(name: &str) -> Report {
    let options = Options {
        root: Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name),
        date: Some("2026-11-15".parse().expect("a date")),
        ..Options::default()
    };
    audit(&Catalogue::embedded().expect("the catalogue"), &options).expect("the audit")
}

fn all<'page>(page: &'page Html, selector: &str) -> Vec<ElementRef<'page>> {
    page.select(&Selector::parse(selector).expect("a selector")).collect()
}

fn words(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Each text of a report, with a mark of its own in front so that none can be mistaken for another.
type Say = fn(&str) -> String;

fn plainly(text: &str) -> String {
    text.to_owned()
}

fn with_malice(text: &str) -> String {
    format!(
        "{text}\"'><script>alert(1)</script></script></style></title><!--<img src=x onerror=alert(1)>\
         &#x202e;&lt;b&gt;\u{202e}\u{0}\u{1b}[31m\u{85}\u{2028}\u{200b}{{content:url(//x)}}{}",
        "ö".repeat(300)
    )
}

/// A small report with every field filled: a gap, a waived gap, something that cannot be told, and something shown.
fn sample(say: Say) -> Report {
    let source = Source::new(say("rutiner/intyg.yaml"), "typ: rutin\nid: rut-intyg\n");
    Report {
        audit: Audit {
            date: say("2026-11-15"),
            revision: Some(say("0123456789abcdef")),
            prefix: String::new(),
            profiles: vec![say("region-jonkoping")],
            law_as_of: say("2025-12-15"),
            focus: Vec::new(),
            fail_on: None,
        },
        sources: vec![source],
        documents: 2,
        units: units(say),
        requirements: requirements(say),
        findings: findings(say),
        assessments: assessments(say),
        notes: vec![say("1 länk följs inte")],
        without_kind: vec![say("utan-typ.yaml")],
        rules: Vec::new(),
        dossier: dossier(say),
    }
}

fn units(say: Say) -> Vec<UnitRow> {
    let unit = |id: &str, name: &str, parent: Option<&str>| UnitRow {
        id: say(id),
        name: say(name),
        level: Some(say("enhet")),
        parent: parent.map(say),
        is_leaf: parent.is_some(),
        manager: Some(say("roll-chef")),
    };
    vec![unit("region", "Region Å", None), unit("vc-norr", "Norra vårdcentralen", Some("region"))]
}

fn citation(say: Say, strength: &str) -> Citation {
    Citation {
        act: say("SOSFS 2011:9"),
        place: format!("4 kap. 4 §{}", say("")),
        beside: Some(say("HSL 5 kap. 2 §")),
        strength: if strength == "föreskrift" { strength.to_owned() } else { say(strength) },
        verified: "C".to_owned(),
    }
}

fn requirements(say: Say) -> Vec<RequirementRow> {
    let row = |id: &str, title: &str, is_of_units| RequirementRow {
        id: id.to_owned(),
        title: say(title),
        citation: citation(say, if is_of_units { "föreskrift" } else { "kunskapsstöd" }),
        severity: if is_of_units { Severity::Error } else { Severity::Warning },
        is_of_units,
    };
    vec![row("a/rutin", "Det finns en rutin", true), row("b/ansvar", "Ansvaret är fördelat", false)]
}

fn reference(say: Say) -> DocumentRef {
    DocumentRef { kind: say("rutin"), id: say("rut-intyg") }
}

fn finding(say: Say, rule: &str, severity: Severity, state: State) -> Reported {
    let place = Place { source: SourceId(0), span: Span::new(0, 3), pointer: Pointer::root() };
    let waiver = WaiverRow {
        id: say("und-1"),
        reason: say("Skrivs i januari"),
        owner: say("roll-chef"),
        until: say("2027-01-31"),
    };
    Reported {
        finding: Finding {
            rule: RuleId::new(rule),
            severity,
            message: say("rutinen saknar ansvarig"),
            help: Some(say("skriv vem som ansvarar")),
            label: say("här"),
            place: place.clone(),
            document: Some(reference(say)),
            units: vec![say("vc-norr")],
            citation: rule.contains('/').then(|| citation(say, "föreskrift")),
            related: vec![Related { message: say("samma sak står här"), place: Some(place) }],
            named_pointer: say("/ansvar"),
        },
        start: Position { line: 2, column: 1 },
        end: Position { line: 2, column: 4 },
        waiver: (state == State::Waived).then_some(waiver),
        state,
        fingerprint: say("00"),
    }
}

fn findings(say: Say) -> Vec<Reported> {
    vec![
        finding(say, "a/rutin", Severity::Error, State::New),
        finding(say, "b/ansvar", Severity::Warning, State::Waived),
        finding(say, "form", Severity::Note, State::New),
    ]
}

fn assessments(say: Say) -> Vec<AssessmentRow> {
    let evidence = |inherited: Option<&str>| EvidenceRow {
        document: reference(say),
        path: say("rutiner/intyg.yaml"),
        inherited_from: inherited.map(say),
    };
    let row = |requirement, outcome, unit: Option<&str>| AssessmentRow {
        requirement,
        outcome,
        unit: unit.map(say),
        document: unit.is_none().then(|| (reference(say), say("rutiner/intyg.yaml"))),
        pointer: Pointer::root(),
        units: vec![say(unit.unwrap_or("vc-norr"))],
        evidence: vec![evidence(None), evidence(Some("Region Å"))],
        reason: (outcome == Outcome::Undetermined).then(|| say("dokumentet gick inte att läsa")),
    };
    vec![
        row(0, Outcome::Satisfied, Some("region")),
        row(0, Outcome::Violated, Some("vc-norr")),
        row(1, Outcome::Waived, None),
        row(1, Outcome::Undetermined, None),
    ]
}

fn dossier(say: Say) -> Dossier {
    let texts = |text: &str| vec![say(text)];
    let document = |id: &str, kind: &str, title: &str| DocumentRow {
        reference: DocumentRef { kind: say(kind), id: say(id) },
        path: say("rutiner/intyg.yaml"),
        line: 1,
        title: say(title),
        version: Some(say("2.0")),
        status: Some(say("fastställd")),
        decided: Some(say("2026-03-10")),
        owner: Some(say("roll-chef")),
        units: texts("vc-norr"),
    };
    let due = |days: i32| DueRow {
        date: say("2026-12-01"),
        days,
        kind: DueKind::Review,
        what: say("Rutinen ska ses över"),
        document: reference(say),
        path: say("rutiner/intyg.yaml"),
        line: 3,
        role: Some(say("roll-chef")),
        units: texts("vc-norr"),
    };
    Dossier {
        documents: vec![
            document("rut-intyg", "rutin", "Rutin för intyg"),
            document("roll-chef", "ansvar", "Verksamhetschef"),
        ],
        due: vec![due(-3), due(16), due(400)],
        processes: vec![process(say)],
        events: vec![EventRow {
            document: DocumentRef { kind: say("utredning"), id: say("utr-1") },
            path: say("utredningar/1.yaml"),
            title: say("Fördröjd remiss"),
            about: say("medfört vårdskada"),
            points: vec![PointRow { requirement: 1, outcome: Outcome::Violated }],
            patient_informed: Some(say("2026-03-01")),
            days_to_report: Some(52),
            units: texts("vc-norr"),
        }],
    }
}

fn process(say: Say) -> ProcessRow {
    let texts = |text: &str| vec![say(text)];
    ProcessRow {
        document: DocumentRef { kind: say("process"), id: say("proc-1") },
        path: say("processer/1.yaml"),
        title: say("Sjukskrivning"),
        activities: vec![ActivityRow {
            name: say("Utfärda intyg"),
            routines: texts("rut-intyg"),
            responsible: texts("roll-chef"),
            controls: Vec::new(),
            goals: texts("mal-1"),
            risks: texts("risk-1"),
        }],
        controls: texts("ek-1"),
        goals: texts("mal-1"),
        risks: Vec::new(),
    }
}

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
        let page = Html::parse_document(&html::render(&example(name)));
        assert!(page.errors.is_empty(), "{name}: {:?}", page.errors);
        let html = all(&page, "html")[0];
        assert_eq!(html.attr("lang"), Some("sv"));
        for landmark in
            ["header", "nav[aria-label]", "search[aria-label]", "main", "footer", "a.hoppa[href='#innehall']"]
        {
            assert_eq!(all(&page, landmark).iter().filter(|_| true).count(), 1, "{name}: {landmark}");
        }
        let levels: Vec<u32> = all(&page, "h1,h2,h3,h4,h5,h6")
            .iter()
            .map(|heading| heading.value().name()[1..].parse().expect("a level"))
            .collect();
        assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1);
        assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{name}: {levels:?}");
        assert!(all(&page, "table").iter().all(|table| {
            let has = |selector: &str| table.select(&Selector::parse(selector).expect("a selector")).next().is_some();
            has("caption") && has("thead") && has("tbody")
        }));
        assert!(all(&page, "th:not([scope])").is_empty());
        assert!(all(&page, "svg[role=img]").iter().all(|chart| {
            let named = chart.attr("aria-labelledby").expect("a chart has a name");
            named.split(' ').all(|id| all(&page, &format!("[id='{id}']")).len() == 1)
        }));
        assert_links(&page);
    }
}

/// Every link leads to a place in the page, no id stands twice, and nothing is fetched.
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

#[test]
fn hostile_text_in_every_field_is_only_text() {
    let (calm, hostile) = (html::render(&sample(plainly)), html::render(&sample(with_malice)));
    let harmful = |character: &char| {
        (character.is_control() && !matches!(character, '\n' | '\t'))
            || matches!(character, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
    };
    assert_eq!(hostile.chars().find(harmful), None);
    let (calm, hostile) = (Html::parse_document(&calm), Html::parse_document(&hostile));
    assert!(hostile.errors.is_empty(), "{:?}", hostile.errors);
    // The same elements with the same names of attributes in the same order: no text became markup.
    let shape = |page: &Html| -> Vec<String> {
        all(page, "*")
            .into_iter()
            .map(|element| {
                let names: Vec<&str> = element.value().attrs().map(|(name, _)| name).collect();
                format!("{} {names:?}", element.value().name())
            })
            .collect()
    };
    let (calm_shape, hostile_shape) = (shape(&calm), shape(&hostile));
    for (calm, hostile) in calm_shape.iter().zip(&hostile_shape) {
        assert_eq!(calm, hostile);
    }
    assert_eq!(calm_shape.len(), hostile_shape.len());
    let script = |page: &Html| words(all(page, "script")[0]);
    assert_eq!(script(&calm), script(&hostile));
    let style = words(all(&hostile, "style")[0]);
    assert!(!style.contains("url(") && !style.contains('<'), "{style}");
    assert_links(&hostile);
    let text = words(hostile.root_element());
    let told = [
        "rutinen saknar ansvarig",
        "Fördröjd remiss",
        "Utfärda intyg",
        "Skrivs i januari",
        "utan-typ.yaml",
        "Rutin för intyg",
    ];
    for text_of_field in told {
        let small = text_of_field[1..].to_owned();
        assert!(text.contains(&format!("{small}\"'><script>alert(1)</script>")), "{text_of_field} is told as it is");
    }
}

#[test]
fn the_counts_are_those_of_the_json() {
    for name in ["exempelregionen", "med-brister"] {
        let report = example(name);
        let page = Html::parse_document(&html::render(&report));
        let json: Value = serde_json::from_str(&json::render(&report)).expect("JSON");
        let numbers: Vec<u64> =
            all(&page, ".tal strong").iter().map(|number| words(*number).parse().expect("a number")).collect();
        let counts = &json["summary"]["requirements"];
        let expected =
            ["violated", "undetermined", "waived", "satisfied"].map(|key| counts[key].as_u64().expect("a count"));
        assert_eq!(numbers, expected, "{name}");
        let findings = json["findings"].as_array().expect("findings");
        let counted = |severities: &[&str]| {
            let is_one = |finding: &&Value| {
                finding["state"] != "waived" && severities.iter().any(|one| finding["severity"] == *one)
            };
            findings.iter().filter(is_one).count()
        };
        assert_eq!(all(&page, "#plan tbody tr").len(), counted(&["error", "warning"]), "{name}: the plan");
        let waived = findings.iter().filter(|finding| finding["state"] == "waived").count();
        assert_eq!(all(&page, "#undantag tbody tr").len(), waived, "{name}: the waivers");
        let of_units = json["assessments"].as_array().expect("assessments").iter();
        let missing = of_units.filter(|row| row["unit"].is_string() && row["outcome"] == "violated").count();
        assert_eq!(all(&page, "td.m-brist").len(), missing, "{name}: the matrix");
    }
}

#[test]
fn each_enhet_tells_how_many_which_is_worst_and_who_is_to_act() {
    let report = example("med-brister");
    let page = Html::parse_document(&html::render(&report));
    let rows = all(&page, ".t-enheter tbody tr");
    assert!(rows.len() > 2);
    for row in rows {
        let link = row.select(&Selector::parse("th a").expect("a selector")).next().expect("a link to its part");
        let part = all(&page, link.attr("href").expect("a target"))[0];
        let number = words(row.select(&Selector::parse("td.n").expect("a selector")).next().expect("a number"));
        let text = words(part);
        assert!(text.contains(&format!("{number} krav med brist")), "{text}");
        let gaps = part.select(&Selector::parse(".t-krav .ord.brist").expect("a selector")).count();
        assert!(gaps >= number.parse::<usize>().expect("a number"));
        if number != "0" {
            assert!(text.contains("Allvarligast:") && text.contains("§") && text.contains("Ansvarig:"), "{text}");
        }
    }
}

#[test]
fn the_page_never_says_that_the_law_is_met() {
    let text = words(Html::parse_document(&html::render(&example("exempelregionen"))).root_element()).to_lowercase();
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
    assert!(told.iter().any(|text| text.starts_with("Här visas 500 av 10000 brister")), "{told:?}");
    assert!(told.iter().any(|text| text.starts_with("Här visas 300 av 5000 fynd")), "{told:?}");
    assert!(told.iter().any(|text| text.starts_with("Här visas 10 av 5000 fynd under kravet")), "{told:?}");
}
