//! `diff --since DAY`: each state as of its own day, as a letter in Word and as a page.

use std::fs;
use std::io::Read;

use scraper::{Html, Selector};

use super::routine;
use crate::shared::Answer;
use crate::shared::repository::Repository;

const UNITS: &str = "typ: enhet\nid: vc-norr\nnamn: Norra <b>vårdcentralen\nnivå: enhet\n---\ntyp: enhet\nid: vc-soder\nnamn: Södra\nnivå: enhet\n";

/// A routine that runs out, one that is mended, one that is removed, and one that is as it was.
fn changed() -> Repository {
    let repository = Repository::init(&[]);
    let runs_out =
        format!("{}gäller_för: [vc-norr]\nstatus: fastställd\ngiltig_till: 2026-05-01\n", routine("rut-ut", &[]));
    let first = [
        ("enheter.yaml", UNITS),
        ("ut.yaml", &runs_out),
        ("lagad.yaml", &routine("rut-lagad", &["fel"])),
        ("borta.yaml", &routine("rut-borta", &["fel"])),
        ("kvar.yaml", &routine("rut-kvar", &["fel"])),
    ];
    repository.commit("2026-03-10", &first);
    repository.git(&["rm", "--quiet", "borta.yaml"]);
    repository.commit("2026-06-10", &[("lagad.yaml", &routine("rut-lagad", &[]))]);
    repository
}

fn diff(repository: &Repository, flags: &[&str]) -> Answer {
    repository.folder.run(&[&["diff"], flags].concat())
}

fn answered(repository: &Repository, flags: &[&str]) -> Answer {
    let answer = diff(repository, flags);
    assert_eq!((answer.code, answer.stderr.as_str()), (0, ""), "{flags:?}");
    answer
}

/// The headings of the letter as a page, each with its lines.
fn page(text: &str) -> Vec<(String, Vec<String>)> {
    let (page, select) = (Html::parse_document(text), |what: &str| Selector::parse(what).expect("a selector"));
    let words = |node: scraper::ElementRef<'_>| node.text().collect::<String>().replace('\u{a0}', " ");
    let sections = select("main section");
    let parts = page.select(&sections).map(|section| {
        let heading = section.select(&select("h2")).next().map(words).unwrap_or_default();
        (heading, section.select(&select("li")).map(words).collect())
    });
    parts.collect()
}

/// The letter as a document of Word: the text of its parts.
fn word(repository: &Repository) -> String {
    let bytes = fs::File::open(repository.folder.path().join("brev.docx")).expect("the letter");
    let mut archive = zip::ZipArchive::new(bytes).expect("a package");
    let mut text = String::new();
    archive.by_name("word/document.xml").expect("a document").read_to_string(&mut text).expect("text");
    text.replace('\u{a0}', " ")
}

#[test]
fn what_ran_out_since_is_new_and_what_went_with_its_document_is_not_mended() {
    let repository = changed();
    let flags = ["--since", "2026-03-16", "--date", "2026-11-15", "--unit", "vc-norr"];
    let outputs = ["--output", "docx=brev.docx", "--format", "html"];
    let answer = answered(&repository, &[&flags[..], &outputs].concat());
    let parts = page(&answer.stdout);
    let lines = |title: &str| -> Vec<&String> {
        let found = parts.iter().filter(|(heading, _)| heading.starts_with(title));
        found.flat_map(|(_, lines)| lines).collect()
    };
    let has = |title: &str, word: &str| lines(title).iter().any(|line| line.contains(word));
    assert!(has("Det som är åtgärdat", "rut-lagad") && !has("Det som är åtgärdat", "rut-borta"), "{parts:?}");
    assert!(has("Det som är borta med sina dokument", "rut-borta"), "{parts:?}");
    assert!(has("Det som är nytt", "gällde till 2026-05-01"), "{parts:?}");
    assert!(
        has("Det som kvarstår", "rut-kvar") && has("Dokument som har ändrats", "Borttagen: Rutin rut-borta"),
        "{parts:?}"
    );
    assert!(lines("Det som är nytt").iter().all(|line| line.ends_with('.')), "whole sentences");
    for said in [
        "Vad som har hänt sedan 2026-03-16",
        "granskat per 2026-03-16, och som det är 2026-11-15",
        "Norra &lt;b&gt;vårdcentralen",
    ] {
        assert!(answer.stdout.contains(said), "{said}");
    }
    let document = word(&repository);
    for (heading, lines) in &parts {
        assert!(document.contains(heading.as_str()), "{heading}");
        lines
            .iter()
            .for_each(|line| assert!(document.contains(&line.replace('<', "&lt;").replace('>', "&gt;")), "{line}"));
    }
    assert!(!answer.stdout.contains("vc-soder") && !document.contains("Södra"), "the letter is of one enhet");
}

#[test]
fn what_only_time_has_changed_is_told_apart_from_what_is_mended() {
    let repository = Repository::init(&[]);
    let later = "typ: rutin\nid: rut-senare\ntitel: Journal\nområde: [journalföring]\ngäller_för: [vc-norr]\nstatus: fastställd\n\
                 fastställd: 2026-05-01\n";
    let first = [("enheter.yaml", UNITS), ("senare.yaml", later), ("lagad.yaml", &routine("rut-lagad", &["fel"]))];
    repository.commit("2026-03-10", &first);
    repository.commit("2026-06-10", &[("lagad.yaml", &routine("rut-lagad", &[]))]);
    let flags = ["--since", "2026-03-16", "--date", "2026-11-15"];
    let parts = page(&answered(&repository, &[&flags[..], &["--format", "html"]].concat()).stdout);
    let has = |title: &str, word: &str| {
        let mut lines = parts.iter().filter(|(heading, _)| heading.starts_with(title)).flat_map(|(_, lines)| lines);
        lines.any(|line| line.contains(word))
    };
    let titles: Vec<&String> = parts.iter().map(|(title, _)| title).collect();
    assert!(
        has("Det som tiden har ändrat", "journalföring") && !has("Det som är åtgärdat", "journalföring"),
        "{titles:?}"
    );
    assert!(has("Det som är åtgärdat", "rut-lagad") && !has("Det som tiden har ändrat", "rut-lagad"), "{titles:?}");
    let text = answered(&repository, &flags).words();
    assert!(text.starts_with("+3 nya, −1 åtgärdad 2026-03-16"), "{text}");
    assert!(text.contains("1 borta bara för att tiden har gått · "), "{text}");
    assert!(text.contains("journalrutin) – borta bara för att tiden har gått • rut-lagad"), "{text}");
    assert!(text.contains("form/okand-nyckel) – åtgärdad"), "{text}");
    // Audited as of one day, time changes nothing.
    let text = answered(&repository, &["HEAD~1", "--date", "2026-11-15"]).words();
    assert!(!text.contains("för att tiden har gått"), "{text}");
}

#[test]
fn without_since_both_states_are_judged_as_of_one_day() {
    let repository = changed();
    let of = |flags: &[&str]| answered(&repository, &[flags, &["--date", "2026-11-15", "--format", "json"]].concat());
    let (lists, letter) = (of(&["HEAD~1"]), of(&["--since", "2026-03-16"]));
    lists.assert_by_schema("diff");
    letter.assert_by_schema("diff");
    let is_new = |answer: &Answer| {
        answer.json()["new"].as_array().is_some_and(|new| new.iter().any(|one| one["rule"] == "giltighet/utgangen"))
    };
    assert!(!is_new(&lists) && is_new(&letter));
    assert!(lists.json()["base"].get("date").is_none());
    assert_eq!(letter.json()["base"]["date"], "2026-03-16");
    let text = answered(&repository, &["--since", "2026-03-16", "--date", "2026-11-15"]).words();
    assert!(text.contains("granskade per 2026-03-16 och 2026-11-15"), "{text}");
}

#[test]
fn the_letter_can_end_on_an_earlier_day() {
    let repository = changed();
    let json = answered(&repository, &["--since", "2026-03-16", "--until", "2026-04-01", "--format", "json"]).json();
    assert_eq!((&json["date"], &json["summary"]["mended"]), (&"2026-04-01".into(), &0.into()));
    let json = answered(&repository, &["--since", "2026-03-16", "--until", "2026-07-01", "--format", "json"]).json();
    assert!(json["summary"]["mended"].as_u64() > Some(0));
}

#[test]
fn days_that_cannot_be_compared_are_refused() {
    let repository = changed();
    let refused =
        |flags: &[&str], sentence: &str, advice: &str| diff(&repository, flags).assert_refused(sentence, advice);
    refused(&["--since", "2026-01-01"], "den 2026-01-01 var ingenting incheckat", "historiken börjar den 2026-03-10");
    refused(&["--since", "i fjol"], "\"i fjol\" är inget datum", "--since 2026-11-15");
    let later = ["--since", "2026-12-01", "--date", "2026-11-15"];
    refused(&later, "--since 2026-12-01 är senare än 2026-11-15", "en tidigare dag med --since");
    refused(&["HEAD", "--since", "2026-03-16"], "[BAS] och --since <DATUM> kan inte användas samtidigt", "--help");
    refused(&["HEAD", "--until", "2026-03-16"], "[BAS] och --until <DATUM> kan inte användas samtidigt", "--help");
    refused(&[], "<BAS> måste anges", "--help");
}
