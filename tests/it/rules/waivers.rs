//! Waivers (undantag): waived findings are shown with reason, owner and end date, and never hidden.

use serde_json::Value;

use crate::shared::{Answer, Folder};

/// Two routines that cite a superseded act, and the enhet they are for.
const ROUTINES: &str = "typ: enhet\nid: vc-norr\nnamn: Norra vårdcentralen\n---\n\
    typ: rutin\nid: r-1\nstatus: fastställd\ngäller_för: vc-norr\nlagstöd: [SOSFS 2005:29]\n---\n\
    typ: rutin\nid: r-2\nstatus: fastställd\nlagstöd: [SOSFS 2005:29]\n";
/// A waiver of the finding in the first routine.
const WAIVER: &str = "typ: undantag\nid: und-1\nregel: lagrum/upphavt\navser: [r-1]\nskäl: Ny rutin väntar på region\nåtgärd: Skrivs i höst\n\
    beslutad_av: verksamhetschef i norr\nbeslutad: 2026-09-01\ngäller_till: 2026-11-15\n";

fn audit(waiver: &str, day: &str, arguments: &[&str]) -> Answer {
    let folder = Folder::of(&[("a.yaml", ROUTINES), ("u.yaml", waiver)]);
    folder.run(&[&["audit", ".", "--date", day, "--select", "lagrum,undantag,form,identitet"], arguments].concat())
}

fn findings(answer: &Answer) -> Vec<Value> {
    answer.json()["findings"].as_array().expect("the findings are a list").clone()
}

/// Each finding as `severity rule path:line:column state`.
fn lines_on(waiver: &str, day: &str) -> Vec<String> {
    let line = |finding: &Value| {
        let word = |key: &str| finding[key].as_str().unwrap_or_default();
        let start = &finding["start"];
        let place = format!("{}:{}:{}", word("path"), start["line"], start["column"]);
        format!("{} {} {place} {}", word("severity"), word("rule"), word("state"))
    };
    findings(&audit(waiver, day, &["--format", "json"])).iter().map(line).collect()
}

fn lines(waiver: &str) -> Vec<String> {
    lines_on(waiver, "2026-11-15")
}

const FIRST: &str = "error lagrum/upphavt a.yaml:9:17";
const SECOND: &str = "error lagrum/upphavt a.yaml:14:17";

fn states(first: &str, second: &str, more: &[&str]) -> Vec<String> {
    let of_routines = [format!("{FIRST} {first}"), format!("{SECOND} {second}")];
    of_routines.into_iter().chain(more.iter().map(|line| (*line).to_owned())).collect()
}

/// The waiver with some words changed.
fn with(from: &str, to: &str) -> String {
    assert!(WAIVER.contains(from), "{from}");
    WAIVER.replace(from, to)
}

#[test]
fn a_waiver_covers_one_rule_of_one_document() {
    assert_eq!(lines(WAIVER), states("waived", "new", &[]));
}

#[test]
fn a_waiver_covers_by_the_first_part_of_a_rule() {
    assert_eq!(lines(&with("lagrum/upphavt", "lagrum")), states("waived", "new", &[]));
    assert_eq!(lines(&with("lagrum/upphavt", "[lagrum/styrka, lagrum/upphavt]")), states("waived", "new", &[]));
}

#[test]
fn a_waiver_covers_an_enhet() {
    assert_eq!(lines(&with("[r-1]", "vc-norr"))[0], format!("{FIRST} waived"));
    let unit = "typ: enhet\nid: vc-norr\n---\ntyp: enhet\nid: vc-syd\n";
    let waiver = with("lagrum/upphavt", "hslf-fs-2018-54/2-intygsrutin").replace("[r-1]", "vc-norr");
    let folder = Folder::of(&[("a.yaml", unit), ("u.yaml", &waiver)]);
    let arguments = ["audit", ".", "--date", "2026-11-15", "--format", "json", "--select", "hslf-fs-2018-54,undantag"];
    let json = folder.run(&arguments).json();
    let outcome = |number: usize| json["assessments"][number]["outcome"].as_str().unwrap_or_default().to_owned();
    assert_eq!((outcome(0), outcome(1)), ("waived".to_owned(), "violated".to_owned()));
    assert_eq!(json["summary"]["requirements"]["waived"], 1);
}

#[test]
fn a_waiver_of_another_rule_or_document_covers_nothing() {
    let unused = "warning undantag/oanvant u.yaml:3:8 new";
    for waiver in
        [with("lagrum/upphavt", "lagrum/styrka"), with("[r-1]", "[r-3]"), with("lagrum/upphavt", "lagrum/upp")]
    {
        assert_eq!(lines(&waiver), states("new", "new", &[unused]), "{waiver}");
    }
}

#[test]
fn a_waiver_by_the_first_part_of_a_rule_is_never_told_that_the_rule_is_not_there() {
    for rule in ["form/okand", "sosfs-2011-9/5", "lagrum/styrka", "lagrum/"] {
        let words = audit(&with("lagrum/upphavt", rule), "2026-11-15", &["--format", "json"]).words();
        let is_covered = rule == "lagrum/";
        assert_eq!(words.contains("undantaget täcker ingen brist som finns i dag"), !is_covered, "{rule}: {words}");
        assert!(!words.contains("som inte finns"), "{rule}: {words}");
    }
    let words = audit(&with("lagrum/upphavt", "form/okänd"), "2026-11-15", &["--format", "json"]).words();
    assert!(words.contains("undantaget gäller regeln form/okänd, som inte finns"), "{words}");
}

#[test]
fn json_shows_reason_owner_and_end() {
    let answer = audit(WAIVER, "2026-11-15", &["--format", "json"]);
    let waived = &findings(&answer)[0];
    assert_eq!(waived["waiver"]["id"], "und-1");
    assert_eq!(waived["waiver"]["reason"], "Ny rutin väntar på region");
    assert_eq!(waived["waiver"]["owner"], "verksamhetschef i norr");
    assert_eq!(waived["waiver"]["until"], "2026-11-15");
    assert_eq!(findings(&answer)[1]["waiver"], Value::Null);
    assert_eq!(answer.json()["summary"]["findings"]["waived"], 1);
    assert_eq!(answer.json()["summary"]["findings"]["error"], 1);
}

#[test]
fn the_terminal_shows_reason_owner_and_end() {
    for detail in [&[][..], &["--verbose"]] {
        let words = audit(WAIVER, "2026-11-15", detail).words();
        for shown in [
            "r-1: SOSFS 2005:29 är ersatt av HSLF-FS 2018:54",
            "Ny rutin väntar på region. Beslutat av verksamhetschef i norr, gäller till 2026-11-15 (und-1)",
            "1 undantag",
        ] {
            assert!(words.contains(shown), "{shown:?} is not shown {detail:?}: {words}");
        }
    }
    let quiet = audit(WAIVER, "2026-11-15", &["--quiet"]).words();
    assert!(quiet.contains("1 brist ·") && quiet.contains("1 undantag"), "{quiet}");
}

#[test]
fn a_report_in_a_file_shows_the_waiver_too() {
    let folder = Folder::of(&[("a.yaml", ROUTINES), ("u.yaml", WAIVER)]);
    folder.run(&["audit", ".", "--date", "2026-11-15", "--output", "terminal=r.txt", "--output", "json=r.json"]);
    for file in ["r.txt", "r.json"] {
        let text = std::fs::read_to_string(folder.path().join(file)).expect("the report is written");
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        for shown in ["Ny rutin väntar på region", "verksamhetschef i norr", "2026-11-15"] {
            assert!(words.contains(shown), "{file} {shown}");
        }
    }
}

#[test]
fn several_reasons_and_owners_are_all_shown() {
    let waiver = with("verksamhetschef i norr", "[verksamhetschef i norr]");
    let waived = &findings(&audit(&waiver, "2026-11-15", &["--format", "json"]))[0]["waiver"];
    assert_eq!(waived["owner"], "verksamhetschef i norr");
    let waiver = with("Ny rutin väntar på region", "[Journalbyte, Ny rutin väntar]");
    let waived = &findings(&audit(&waiver, "2026-11-15", &["--format", "json"]))[0]["waiver"];
    let reason = waived["reason"].as_str().unwrap_or_default();
    assert!(reason.contains("Journalbyte") && reason.contains("Ny rutin väntar"), "{reason:?}");
}

#[test]
fn what_is_waived_does_not_fail() {
    assert_eq!(audit(WAIVER, "2026-11-15", &[]).code, 1, "the second routine is not waived");
    let both = with("[r-1]", "[r-1, r-2]");
    assert_eq!(audit(&both, "2026-11-15", &[]).code, 0);
    assert_eq!(audit(&both, "2026-11-15", &["--fail-on", "note"]).code, 0);
    assert_eq!(audit(&both, "2026-11-16", &[]).code, 1);
}

#[test]
fn a_waiver_holds_on_its_last_day_and_not_the_day_after() {
    assert_eq!(lines_on(WAIVER, "2026-11-15"), states("waived", "new", &[]));
    assert_eq!(lines_on(WAIVER, "2026-11-16"), states("new", "new", &["error undantag/utganget u.yaml:9:14 new"]));
    let answer = audit(WAIVER, "2026-11-16", &["--format", "json"]);
    assert_eq!(findings(&answer)[2]["message"], "undantaget gällde till 2026-11-15 och bristen räknas igen");
}

#[test]
fn a_waiver_holds_from_the_day_of_its_decision() {
    assert_eq!(lines_on(WAIVER, "2026-09-01"), states("waived", "new", &[]));
    assert_eq!(lines_on(WAIVER, "2026-08-31"), states("new", "new", &[]));
}

#[test]
fn a_waiver_that_ran_out_over_what_is_mended_is_only_unused() {
    let mended = with("lagrum/upphavt", "mal");
    assert_eq!(lines_on(&mended, "2026-11-16"), states("new", "new", &["warning undantag/oanvant u.yaml:3:8 new"]));
}

#[test]
fn a_waiver_that_was_decided_anew_has_not_run_out() {
    let renewed = with("und-1", "und-2").replace("2026-09-01", "2026-11-10").replace("2026-11-15", "2027-01-31");
    let both = format!("{WAIVER}---\n{renewed}");
    assert_eq!(lines_on(&both, "2026-11-15"), states("waived", "new", &[]));
    assert_eq!(lines_on(&both, "2026-11-16"), states("waived", "new", &[]));
}

#[test]
fn a_waiver_without_an_end_covers_nothing() {
    let endless = with("gäller_till: 2026-11-15\n", "");
    assert_eq!(lines(&endless), states("new", "new", &["warning undantag/oanvant u.yaml:3:8 new"]));
    let message = findings(&audit(&endless, "2026-11-15", &["--format", "json"]))[2]["message"].clone();
    assert_eq!(message, "undantaget saknar gäller_till och räknas därför inte");
    assert_eq!(lines(&with("2026-11-15", "\"\""))[0], format!("{FIRST} new"));
}

#[test]
fn a_waiver_of_a_misspelt_rule_is_told_with_the_nearest() {
    let answer = audit(&with("lagrum/upphavt", "lagrum/upphävd"), "2026-11-15", &["--format", "json"]);
    let finding = &findings(&answer)[2];
    assert_eq!(finding["message"], "undantaget gäller regeln lagrum/upphävd, som inte finns");
    assert_eq!(finding["help"], "menade du lagrum/upphavt?");
}

#[test]
fn a_waiver_in_use_is_not_unused_where_its_rule_is_not_shown() {
    let folder = Folder::of(&[("a.yaml", ROUTINES), ("u.yaml", WAIVER)]);
    let of = |arguments: &[&str]| {
        let answer = folder.run(&[&["audit", ".", "--date", "2026-11-15", "--format", "json"], arguments].concat());
        let rules: Vec<String> =
            findings(&answer).iter().map(|finding| finding["rule"].as_str().unwrap_or_default().to_owned()).collect();
        rules
    };
    assert_eq!(of(&["--select", "undantag,mal"]), Vec::<String>::new());
    assert_eq!(of(&["--select", "undantag", "--ignore", "lagrum"]), Vec::<String>::new());
    assert_eq!(of(&["--select", "undantag,lagrum", "--unit", "vc-norr"]).len(), 2);
}
