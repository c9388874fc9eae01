//! What is said of a day is so on that day: documents that do not hold yet, acts that were not in force, what is pending.

use serde_json::Value;

use crate::shared::Folder;

const UNITS: &str = "typ: enhet\nid: e\nnamn: Enhet\nnivå: enhet\n";
const INTYG: &str = "hslf-fs-2018-54/2-intygsrutin";

fn report(documents: &[&str], day: &str) -> Value {
    let folder = Folder::of(&[("enheter.yaml", UNITS)]);
    for (number, document) in documents.iter().enumerate() {
        folder.write(&format!("d{number}.yaml"), document);
    }
    folder.run(&["audit", ".", "--date", day, "--format", "json"]).json()
}

/// The outcome of the first assessment of a requirement, and its reason.
fn outcome(report: &Value, requirement: &str) -> (String, String) {
    let rows = report["assessments"].as_array().expect("a list");
    let row = rows.iter().find(|row| row["requirement"] == requirement).unwrap_or_else(|| panic!("{requirement}"));
    let word = |key: &str| row[key].as_str().unwrap_or_default().to_owned();
    (word("outcome"), word("reason"))
}

/// The findings of a rule, as severity, pending and message.
fn found(report: &Value, rule: &str) -> Vec<(String, bool, String)> {
    let findings = report["findings"].as_array().expect("a list").iter();
    let of = |finding: &Value| {
        let word = |key: &str| finding[key].as_str().unwrap_or_default().to_owned();
        (word("severity"), finding["pending"] == true, word("message"))
    };
    findings.filter(|finding| finding["rule"].as_str().is_some_and(|id| id.starts_with(rule))).map(of).collect()
}

fn routine(days: &str) -> String {
    format!(
        "typ: rutin\nid: r\ntitel: Rutin\ngäller_för: [e]\nområde: [intyg]\nstatus: fastställd\nfastställd_av: chef\n{days}\
         ansvar: [{{uppgift: bedöma, roll: läkare}}]\ntillvägagångssätt: Läkaren bedömer\nvid_avvikelse: rapporteras\n"
    )
}

#[test]
fn a_document_holds_from_its_first_day_or_else_from_its_decision() {
    for (days, day, wanted) in [
        ("fastställd: 2025-03-01\n", "2025-02-28", "violated"),
        ("fastställd: 2025-03-01\n", "2025-03-01", "satisfied"),
        ("giltig_från: 2025-03-01\n", "2025-02-28", "violated"),
        ("giltig_från: 2025-03-01\n", "2025-03-01", "satisfied"),
        ("fastställd: 2025-03-01\ngiltig_från: 2025-04-01\n", "2025-03-15", "violated"),
        ("fastställd: 2025-03-01\ngiltig_från: 2025-01-01\n", "2025-02-01", "violated"),
        ("fastställd: 2025-03-01\ngiltig_från: 2025-01-01\n", "2025-03-02", "satisfied"),
        ("beslutsparagraf: § 4\n", "2025-02-01", "satisfied"),
        ("fastställd: 2025-03-01\ngiltig_till: 2025-05-01\n", "2025-05-02", "violated"),
        ("fastställd: 2025-03-01\ngiltig_till: 2025-05-01\n", "2025-05-01", "satisfied"),
    ] {
        assert_eq!(outcome(&report(&[&routine(days)], day), INTYG).0, wanted, "{days} on {day}");
    }
}

#[test]
fn a_day_before_a_decision_that_replaces_another_is_not_judged() {
    for before in ["ersätter: R 2019-4\n", "version: 2.0\n", "ändringar: [{version: 1, datum: 2020-01-01}]\n"] {
        let document = routine(&format!("fastställd: 2025-03-01\n{before}"));
        let (outcome, reason) = outcome(&report(&[&document], "2025-02-01"), INTYG);
        assert_eq!(outcome, "undetermined", "{before}");
        assert!(reason.contains("tidigare version"), "{reason}");
    }
    let first = routine("fastställd: 2025-03-01\nversion: 1.0\n");
    assert_eq!(outcome(&report(&[&first], "2025-02-01"), INTYG).0, "violated");
}

#[test]
fn a_process_that_names_a_routine_with_an_earlier_version_is_not_judged() {
    let process = "typ: process\nid: p\ngäller_för: [e]\nstatus: fastställd\nfastställd: 2020-01-01\n\
                   aktiviteter: [{nr: 1, aktivitet: Bedöma, rutiner: [r]}]\n";
    let rule = "sosfs-2011-9/4-4-rutin-per-aktivitet";
    let on = |routine: &str, day: &str| outcome(&report(&[process, routine], day), rule).0;
    let replaced = routine("fastställd: 2025-03-01\nersätter: R 2019-4\n");
    assert_eq!(on(&replaced, "2025-02-01"), "undetermined");
    assert_eq!(on(&replaced, "2025-03-02"), "satisfied");
    assert_eq!(on(&routine("fastställd: 2025-03-01\n"), "2025-02-01"), "violated");
}

#[test]
fn nothing_is_asked_before_its_act_was_in_force() {
    let (outcome_of, reason) = outcome(&report(&[&routine("fastställd: 2013-01-01\n")], "2015-06-01"), INTYG);
    assert_eq!(outcome_of, "not_applicable");
    assert!(reason.contains("2019-03-01"), "{reason}");
    let of_2015 = report(&[&routine("fastställd: 2013-01-01\n")], "2015-06-01");
    for finding in of_2015["findings"].as_array().expect("a list") {
        assert!(!finding["rule"].as_str().unwrap_or_default().starts_with("hslf-fs"), "{finding}");
    }
}

#[test]
fn a_record_that_was_closed_before_the_act_is_not_held_against_it() {
    let document = |closed: &str| {
        format!(
            "typ: utredning\nid: u\nenhet: e\ngäller: allvarlig vårdskada\nstatus: avslutad\n{closed}orsaker: [okänd rutin]\n"
        )
    };
    let rule = "hslf-fs-2017-40/3-4-1-1-handelseforlopp";
    assert_eq!(outcome(&report(&[&document("avslutad: 2017-08-31\n")], "2025-06-01"), rule).0, "not_applicable");
    assert_eq!(outcome(&report(&[&document("avslutad: 2017-09-02\n")], "2025-06-01"), rule).0, "violated");
    assert_eq!(outcome(&report(&[&document("")], "2025-06-01"), rule).0, "violated");
}

#[test]
fn what_remains_in_a_draft_is_told_and_counts_nowhere() {
    let empty = report(&[], "2025-06-01");
    for status in ["utkast", "på granskning"] {
        let draft = format!("typ: rutin\nid: r\ngäller_för: [e]\nområde: [intyg]\nstatus: {status}\n");
        let report = report(&[&draft], "2025-06-01");
        assert_eq!(report["summary"]["findings"]["error"], empty["summary"]["findings"]["error"], "{status}");
        let told = found(&report, "sosfs-2011-9/4-4");
        assert!(!told.is_empty());
        assert!(told.iter().all(|(severity, pending, message)| {
            severity == "note" && *pending && message.starts_with("återstår: ")
        }));
        let (outcome, reason) = outcome(&report, "sosfs-2011-9/4-4-ansvar");
        assert_eq!((outcome.as_str(), reason.as_str()), ("not_applicable", "utkast"));
        let pending = found(&report, "").into_iter().filter(|(_, pending, _)| *pending).count();
        assert_eq!(report["summary"]["findings"]["pending"].as_u64(), Some(pending as u64));
    }
}

#[test]
fn an_investigation_that_goes_on_has_no_gap_but_what_runs() {
    let opened = |status: &str| {
        format!("typ: utredning\nid: u\nenhet: e\ngäller: händelse som medfört allvarlig vårdskada\nstatus: {status}\n")
    };
    for status in ["beställd", "pågår"] {
        let report = report(&[&opened(status)], "2025-06-01");
        let of_investigation = found(&report, "hslf-fs-2017-40");
        assert!(of_investigation.len() >= 5 && of_investigation.iter().all(|(_, pending, _)| *pending), "{status}");
        let runs = found(&report, "psl-2010-659/3-5-lex-maria");
        assert!(matches!(&runs[..], [(severity, false, _)] if severity == "error"), "{runs:?}");
        assert!(matches!(&found(&report, "psl-2010-659/3-8-patientinformation")[..], [(_, false, _)]));
    }
    let closed = report(&[&opened("avslutad")], "2025-06-01");
    assert!(found(&closed, "hslf-fs-2017-40").iter().all(|(severity, pending, _)| severity == "error" && !pending));
}

#[test]
fn a_draft_does_not_fail_and_is_one_line_for_people() {
    let folder = Folder::of(&[("enheter.yaml", UNITS)]);
    folder.write("r.yaml", "typ: rutin\nid: r\ngäller_för: [e]\nområde: [annat]\nstatus: utkast\n");
    for level in ["note", "warning", "error"] {
        let answer =
            folder.run(&["audit", ".", "--date", "2025-06-01", "--select", "sosfs-2011-9/4-4", "--fail-on", level]);
        assert_eq!(answer.code, 0, "{level}: {}", answer.stdout);
        let lines = answer.stdout.lines().filter(|line| line.contains("r (utkast)")).count();
        assert_eq!(lines, 1, "{}", answer.stdout);
    }
}

#[test]
fn a_document_that_has_expired_is_never_what_shows_a_demand() {
    let document = routine("fastställd: 2020-03-01\ngiltig_till: 2022-05-01\n");
    let expired = report(&[&document], "2025-06-01");
    assert!(
        expired["evidence"].as_array().expect("a list").iter().all(|row| row["id"] != "r"),
        "{}",
        expired["evidence"]
    );
    let valid = report(&[&document], "2021-06-01");
    let evidence = valid["evidence"].as_array().expect("a list");
    let row = evidence.iter().find(|row| row["id"] == "r").expect("the routine shows something");
    assert_eq!((&row["status"], &row["decided"]), (&"fastställd".into(), &"2020-03-01".into()));
}

#[test]
fn what_is_asked_of_regions_is_asked_of_no_one_else() {
    let rule = "lag-2019-1297/1-koordineringsinsatser";
    for (unit, wanted) in [
        ("nivå: region\n", "violated"),
        ("nivå: kommun\ndriftsform: region\n", "violated"),
        ("nivå: region\ndriftsform: privat\n", "not_applicable"),
        ("nivå: verksamhet\ndriftsform: idéburen\n", "not_applicable"),
    ] {
        let folder = Folder::of(&[("e.yaml", &format!("typ: enhet\nid: e\nnamn: Vård\n{unit}"))]);
        let report = folder.run(&["audit", ".", "--date", "2025-06-01", "--format", "json"]).json();
        let (outcome, reason) = outcome(&report, rule);
        assert_eq!(outcome, wanted, "{unit}");
        assert_eq!(reason.contains("avtalet med regionen"), wanted == "not_applicable", "{reason}");
    }
}

#[test]
fn the_number_of_an_enhet_is_the_same_wherever_it_is_told() {
    let folder = Folder::of(&[
        ("r.yaml", "typ: enhet\nid: region\nnamn: Regionen\nnivå: region\n"),
        ("a.yaml", "typ: enhet\nid: vc-a\nnamn: A\nnivå: enhet\növerordnad: region\n"),
        ("b.yaml", "typ: enhet\nid: vc-b\nnamn: B\nnivå: enhet\növerordnad: region\n"),
        ("above.yaml", "typ: rutin\nid: r1\ngäller_för: [region]\nområde: [annat]\nstatus: fastställd\n"),
        ("own.yaml", "typ: rutin\nid: r2\ngäller_för: [vc-a]\nområde: [annat]\nstatus: fastställd\n"),
        ("broken.yaml", "typ: rutin\nid: [\n"),
    ]);
    let whole = folder.run(&["audit", ".", "--date", "2025-06-01", "--format", "json"]).json();
    for row in whole["summary"]["by_unit"].as_array().expect("a list").iter().filter(|row| row["unit"] != "region") {
        let unit = row["unit"].as_str().expect("an id");
        let alone = folder.run(&["audit", ".", "--date", "2025-06-01", "--format", "json", "--unit", unit]).json();
        for (count, key) in [("error", "error"), ("warning", "warning"), ("note", "note")] {
            assert_eq!(row[count], alone["summary"]["findings"][key], "{unit} {count}");
        }
    }
    let of = |unit: &str| {
        let rows = whole["summary"]["by_unit"].as_array().expect("a list").iter();
        rows.clone().find(|row| row["unit"] == unit).expect("it is there").clone()
    };
    assert!(of("vc-a")["error"].as_u64() > of("vc-b")["error"].as_u64());
    assert!(of("vc-b")["above"].as_u64() > Some(0));
}

#[test]
fn a_document_that_excepts_an_enhet_is_not_counted_there() {
    let folder = Folder::of(&[
        (
            "e.yaml",
            "typ: enhet\nid: region\nnamn: Regionen\nnivå: region\n---\ntyp: enhet\nid: vc-a\nnamn: A\nnivå: enhet\n\
             överordnad: region\n---\ntyp: enhet\nid: vc-b\nnamn: B\nnivå: enhet\növerordnad: region\n",
        ),
        (
            "r.yaml",
            "typ: rutin\nid: r1\ngäller_för: [region]\ngäller_inte_för: [vc-b]\nområde: [annat]\nstatus: fastställd\n",
        ),
    ]);
    let fixed = ["--date", "2025-06-01", "--select", "sosfs-2011-9/4-4", "--format", "json"];
    let whole = folder.run(&[&["audit", "."], &fixed[..]].concat()).json();
    let of = |unit: &str| {
        let mut rows = whole["summary"]["by_unit"].as_array().expect("a list").iter();
        rows.find(|row| row["unit"] == unit).expect("it is there")["error"].as_u64()
    };
    assert_eq!((of("vc-a"), of("vc-b")), (Some(3), Some(0)));
    let alone = folder.run(&[&["audit", ".", "--unit", "vc-b"], &fixed[..]].concat()).json();
    assert_eq!(alone["summary"]["findings"]["error"], 0);
}
