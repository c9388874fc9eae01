//! Brothers of the handed cases: what real documents say, and what is so.

use serde_json::Value;

use crate::shared::Folder;

const UNIT: &str = "typ: enhet\nid: e\nnamn: Enhet\nnivå: enhet\nverksamhetschef: roll-vc\n";

fn report(document: &str, day: &str) -> Value {
    let folder = Folder::of(&[("dokument.yaml", document), ("enheter.yaml", UNIT)]);
    folder.run(&["audit", ".", "--date", day, "--format", "json"]).json()
}

/// The outcomes of a requirement, joined.
fn outcome(report: &Value, requirement: &str) -> String {
    let rows = report["assessments"].as_array().expect("a list").iter();
    let meant = rows.filter(|row| row["requirement"] == requirement);
    meant.map(|row| row["outcome"].as_str().unwrap_or_default()).collect::<Vec<_>>().join(" ")
}

/// The messages of the findings of rules that begin so, on the document.
fn told(report: &Value, rule: &str) -> Vec<String> {
    let findings = report["findings"].as_array().expect("a list").iter();
    let ours = findings.filter(|one| one["path"] == "dokument.yaml");
    let meant = ours.filter(|one| one["rule"].as_str().is_some_and(|id| id.starts_with(rule)));
    meant.map(|one| one["message"].as_str().unwrap_or_default().to_owned()).collect()
}

#[test]
fn a_denied_adjective_does_not_deny_the_harm() {
    for about in
        ["medfört ej allvarlig vårdskada", "medfört icke allvarlig vårdskada", "medfört vårdskada, ej allvarlig"]
    {
        let report =
            report(&format!("typ: utredning\nid: u\nenhet: e\nstatus: avslutad\ngäller: {about}\n"), "2025-06-01");
        assert_eq!(outcome(&report, "psl-2010-659/3-3-utredningens-innehall"), "violated", "{about}");
        assert_eq!(outcome(&report, "psl-2010-659/3-8-patientinformation"), "violated", "{about}");
        assert_eq!(outcome(&report, "hslf-fs-2017-40/3-4-1-4-orsaker"), "not_applicable", "{about}");
    }
}

#[test]
fn the_successor_is_one_that_was_in_force() {
    let of = |day: &str| {
        let document = "typ: rutin\nid: r\ngäller_för: [e]\nområde: [annat]\nstatus: fastställd\nfastställd: 2010-01-10\n\
                        tillvägagångssätt: Enligt socialtjänstlagen (1980:620)\n";
        told(&report(document, day), "lagrum/upphavt").join("")
    };
    assert!(of("2016-06-01").contains("2001:453") && !of("2016-06-01").contains("2025:400"), "{}", of("2016-06-01"));
    assert!(of("2025-09-01").contains("2025:400") && !of("2025-09-01").contains("sedan 2002"), "{}", of("2025-09-01"));
}

#[test]
fn the_day_of_decision_shows_that_a_report_was_in_time() {
    let of = |decided: &str| {
        let document = format!(
            "typ: uppföljning\nid: p\nenhet: e\nform: patientsäkerhetsberättelse\nperiod: 2024\nstatus: fastställd\n\
             fastställd_av: vc\nfastställd: {decided}\n"
        );
        outcome(&report(&document, "2025-06-01"), "psl-2010-659/3-10-senast-1-mars")
    };
    assert_eq!((of("2025-02-27"), of("2025-03-02")), ("satisfied".to_owned(), "violated".to_owned()));
}

#[test]
fn occasions_in_prose_leave_the_pace_open() {
    let document = "typ: egenkontroll\nid: ek\nenhet: e\nfrekvens: En gång per år\n\
                    tillfällen: Genomförd 2025-03-12, 24 av 30 godkända. Målet nås.\n";
    assert_eq!(outcome(&report(document, "2025-06-01"), "sosfs-2011-9/5-2-utford"), "undetermined");
}

#[test]
fn duties_in_prose_may_be_the_ones_that_are_asked_for() {
    let document = "typ: ansvar\nid: roll-cl\nroll: chefläkare\ngäller_för: [e]\nstatus: fastställd\nfastställd: 2025-01-10\n\
                    uppgifter: Chefläkaren anmäler händelser enligt lex Maria och ansvarar för patientsäkerhetsarbetet\n";
    let report = report(document, "2025-06-01");
    for rule in ["hslf-fs-2017-41/4-anmalningsansvarig", "psl-2010-659/3-9-organisatoriskt-ansvar"] {
        assert_eq!(outcome(&report, rule), "undetermined", "{rule}");
    }
}

#[test]
fn a_document_of_an_unknown_kind_makes_no_gap_elsewhere() {
    let document =
        "typ: instruktion\nid: r\ngäller_för: [e]\nområde: [intyg]\nstatus: fastställd\nfastställd: 2025-01-10\n";
    assert_eq!(outcome(&report(document, "2025-06-01"), "hslf-fs-2018-54/2-intygsrutin"), "undetermined");
}

#[test]
fn nothing_found_and_nothing_done_are_told_apart() {
    let control = |lines: &str| {
        format!(
            "typ: egenkontroll\nid: ek\nenhet: e\nfrekvens: år\n\
             tillfällen: [{{datum: 2025-03-12, resultat: r, bedömning: b, {lines}}}]\n"
        )
    };
    let of = |lines: &str| outcome(&report(&control(lines), "2025-06-01"), "sosfs-2011-9/5-7-atgarder");
    for none in ["brister: utan anmärkning", "brister: inga", "brister: Inga brister"] {
        assert_eq!(of(none), "not_applicable", "{none}");
    }
    assert_eq!(of("brister: [prognos saknas], åtgärder: inga"), "violated");
    let personnel = "typ: utredning\nid: u\nenhet: e\nstatus: avslutad\ngäller: medfört allvarlig vårdskada\n\
                     information_till_personal: nej\n";
    let rule = "hslf-fs-2017-40/3-4-2-5-information-personal";
    assert_eq!(outcome(&report(personnel, "2025-06-01"), rule), "violated");
}

#[test]
fn a_working_paper_is_a_draft_however_it_is_written() {
    for status in ["Utkast", "UTKAST", "Arbetsmaterial", "på granskning"] {
        let document = format!("typ: utredning\nid: u\nenhet: e\nstatus: {status}\ngäller: medfört vårdskada\n");
        let report = report(&document, "2025-06-01");
        assert_eq!(outcome(&report, "psl-2010-659/3-3-utredningens-innehall"), "not_applicable", "{status}");
    }
}

#[test]
fn what_is_no_reference_is_not_followed() {
    let document = "typ: process\nid: p\ngäller_för: [e]\nstatus: fastställd\nfastställd: 2025-01-10\nsyfte: rätt\n\
                    aktiviteter: [{nr: 1, aktivitet: Bedöma, rutiner: se handboken}, {nr: 2, aktivitet: Följa upp, rutiner: \"-\"}]\n";
    assert!(told(&report(document, "2025-06-01"), "referens/okand").is_empty());
    let named = "typ: ansvar\nid: roll-vc\nroll: verksamhetschef\ngäller_för: [e]\nstatus: fastställd\nfastställd: 2025-01-10\n\
                 fastställd_av: regiondirektör\nuppgifter: [{uppgift: leda}]\n---\ntyp: rutin\nid: r\ngäller_för: [e]\n\
                 område: [annat]\nstatus: fastställd\nfastställd: 2025-01-10\nfastställd_av: Verksamhetschef\n";
    let told = told(&report(named, "2025-06-01"), "referens/okand");
    assert!(!told.iter().any(|message| message.contains("erksamhetschef")), "{told:?}");
}

#[test]
fn a_sentence_always_has_its_end() {
    let report = report("typ: mål\nid: m\ngäller_för: [e]\n", "2025-06-01");
    for finding in report["findings"].as_array().expect("a list") {
        let message = finding["message"].as_str().unwrap_or_default();
        assert!(!message.ends_with([' ', ':', ',']) && !message.ends_with(" för"), "{message}");
    }
}

#[test]
fn a_record_that_was_not_made_yet_shows_nothing() {
    let document = "typ: riskanalys\nid: ra\nenhet: e\ndatum: 2025-03-01\nrisker: [{händelse: x, sannolikhet: 3, \
                    negativa_konsekvenser: fördröjning}]\n";
    let of = |day: &str| outcome(&report(document, day), "sosfs-2011-9/5-1-riskanalys");
    assert_eq!((of("2025-02-28"), of("2025-03-01")), ("violated".to_owned(), "satisfied".to_owned()));
    let goal =
        "typ: mål\nid: m\ngäller_för: [e]\nstatus: fastställd\nfastställd: 2025-01-10\nmått: andel\nmålvärde: \"-\"\n";
    assert_eq!(told(&report(goal, "2025-06-01"), "mal/ej-matbart").len(), 1);
}

#[test]
fn what_is_in_doubt_is_never_told_as_missing_beside_what_is() {
    let document = "typ: rutin\nid: r\ngäller_för: [e]\nområde: [annat]\nstatus: åäö\nfastställd: 2025-01-10\n\
                    ansvar: [{uppgift: bedöma, roll: läkare}]\ntillvägagångssätt: Läkaren bedömer\n";
    let told = told(&report(document, "2025-06-01"), "sosfs-2011-9/4-4-faststalld").join("");
    assert!(told.contains("fastställd_av") && !told.contains("status"), "{told}");
}
