//! Investigations: causes match measures, and dates are in a possible order.

use super::{INVESTIGATION, TODAY, assert_found, found, help, json_on};

#[test]
fn a_cause_and_a_measure_that_do_not_meet_are_told_at_each() {
    let utredning = "typ: utredning\nid: u-1\nstatus: pågår\norsaker:\n  - {id: O1, orsak: Rutinen saknades}\n  - {id: O2, orsak: Ingen introduktion}\n\
                     åtgärder:\n  - {åtgärd: Skriva rutin, mot_orsak: [O1]}\n  - {åtgärd: Byta dörr, mot_orsak: O3}\n";
    let files = [("u.yaml", utredning)];
    assert_eq!(
        found("atgard/utan-orsak", &files),
        ["note atgard/utan-orsak u.yaml:9:25 åtgärden är inte kopplad till någon av utredningens orsaker"]
    );
    assert_eq!(found("orsak", &files), ["note orsak/utan-atgard u.yaml:6:10 ingen åtgärd är kopplad till orsaken O2"]);
}

#[test]
fn causes_and_measures_are_matched_only_where_causes_have_ids() {
    let clean = [
        "orsaker: [{id: O1, orsak: a}]\nåtgärder: [{åtgärd: b, mot_orsak: [O1]}]",
        "orsaker: [{id: O1, orsak: a}]\nåtgärder: [{åtgärd: b, mot_orsak: O1}]",
        "orsaker: [{id: 1, orsak: a}]\nåtgärder: [{åtgärd: b, mot_orsak: [1]}]",
        "orsaker: [rutinen saknades]\nåtgärder: [{åtgärd: b}]",
        "orsaker: [{orsak: rutinen saknades}]\nåtgärder: [{åtgärd: b}]",
        "orsaker: [{id: O1, orsak: a}]",
        "orsaker: [{id: O1, orsak: a}]\nåtgärder: [Skriva rutin]",
    ];
    let neither = "orsaker: [{id: O1, orsak: a}]\nåtgärder: [{åtgärd: b}]";
    assert_found("atgard/utan-orsak", INVESTIGATION, &[(neither, "note")], &clean);
    assert_found("orsak/utan-atgard", INVESTIGATION, &[(neither, "note")], &clean);
    let avvikelse = "typ: avvikelse\nid: a-1\norsaker: [{id: O1, orsak: a}]\nåtgärder: [{åtgärd: b}]\n";
    assert_eq!(found("orsak", &[("a.yaml", avvikelse)]), Vec::<String>::new());
}

#[test]
fn a_cause_that_says_why_nothing_is_done_is_no_finding() {
    assert_found(
        "orsak/utan-atgard",
        INVESTIGATION,
        &[("orsaker: [{id: O1, orsak: a}, {id: O2, orsak: b}]\nåtgärder: [{åtgärd: c, mot_orsak: O1}]", "note")],
        &[
            "orsaker: [{id: O1, orsak: a}, {id: O2, orsak: b, ingen_åtgärd: Ligger hos leverantören}]\nåtgärder: [{åtgärd: c, mot_orsak: O1}]",
        ],
    );
}

#[test]
fn dates_in_the_wrong_order_are_told_at_the_later_field() {
    let utredning = "typ: utredning\nid: u-1\ntidpunkter:\n  inträffade: 2026-03-10\n  uppmärksammades: 2026-03-09\n  rapporterades: 2026-03-12\n";
    assert_eq!(
        found("utredning/datumordning", &[("u.yaml", utredning)]),
        ["warning utredning/datumordning u.yaml:5:20 händelsen uppmärksammades före den dag då den inträffade"]
    );
    let json = json_on(TODAY, "utredning/datumordning", &[("u.yaml", utredning)]);
    assert_eq!(json["findings"][0]["related"][0]["start"]["line"], 4);
}

#[test]
fn dates_that_can_be_in_that_order_are_no_finding() {
    assert_found(
        "utredning/datumordning",
        "typ: utredning\nid: {id}\ntidpunkter: {{text}}\n",
        &[
            ("uppmärksammades: 2026-03-09, rapporterades: 2026-03-08", "warning"),
            ("inträffade: 2026-03-10, rapporterades: 2026-03-09", "warning"),
            ("inträffade: 2026-04, uppmärksammades: 2026-03-31", "warning"),
            ("inträffade: 2026, uppmärksammades: 2025-12", "warning"),
        ],
        &[
            "inträffade: 2026-03-10, uppmärksammades: 2026-03-10, rapporterades: 2026-03-10",
            "inträffade: 2026-03-10, uppmärksammades: 2026-03-24, rapporterades: 2026-03-25",
            "inträffade: 2026-03, uppmärksammades: 2026-03-02",
            "inträffade: 2026, uppmärksammades: 2026-01-01",
            "inträffade: 2026-03-10, uppmärksammades: 2026-03",
            "inträffade: 2026-03-10, uppmärksammades: null, rapporterades: 2026-03-11",
            "rapporterades: 2026-03-11",
        ],
    );
}

const WITHOUT_HARM: &str = "warning utredning/utan-galler u.yaml:2:5 utredningen säger inte om händelsen medfört eller hade \
                            kunnat medföra vårdskada, så flera krav går inte att bedöma";

#[test]
fn an_investigation_that_does_not_say_what_the_event_caused_is_told_once() {
    let files = [("u.yaml", "typ: utredning\nid: u-1\n")];
    assert_eq!(found("utredning/utan-galler", &files), [WITHOUT_HARM]);
    assert!(help("utredning/utan-galler", &files).contains("händelse som hade kunnat medföra vårdskada"));
    assert_found(
        "utredning/utan-galler",
        "typ: utredning\nid: {id}\n{text}\n",
        &[("gäller:", "warning"), ("gäller: fall från säng", "warning"), ("status: pågår", "warning")],
        &[
            "gäller: händelse som medfört allvarlig vårdskada",
            "gäller: Hade kunnat medföra vårdskada",
            "gäller: ingen vårdskada",
            "gäller: [medfört, vårdskada]",
        ],
    );
}

#[test]
fn the_words_come_from_the_avvikelse_where_it_has_them() {
    for (judged, words) in [
        ("{vårdskada: ja, allvarlig: ja}", "medfört allvarlig vårdskada"),
        ("{vårdskada: ja, allvarlig: nej}", "medfört vårdskada, ej allvarlig"),
        ("{vårdskada: nej, hade_kunnat_medföra: allvarlig vårdskada}", "hade kunnat medföra allvarlig vårdskada"),
        ("{vårdskada: nej, hade_kunnat_medföra: ja}", "hade kunnat medföra vårdskada"),
        ("hade kunnat medföra allvarlig vårdskada", "hade kunnat medföra allvarlig vårdskada"),
    ] {
        for (of_utredning, of_avvikelse) in [("avvikelser: [a-1]", ""), ("", "utredning: [u-1]\n")] {
            let utredning = format!("typ: utredning\nid: u-1\n{of_utredning}\n");
            let avvikelse = format!("typ: avvikelse\nid: a-1\nbedömning: {judged}\n{of_avvikelse}");
            let told = help("utredning/utan-galler", &[("u.yaml", &utredning), ("a.yaml", &avvikelse)]);
            assert_eq!(told, format!("avvikelsen a-1 säger det: skriv gäller: händelse som {words}"));
        }
    }
    let silent = "typ: avvikelse\nid: a-1\nbedömning: {vårdskada: nej}\n";
    let told = help(
        "utredning/utan-galler",
        &[("u.yaml", "typ: utredning\nid: u-1\navvikelser: [a-1]\n"), ("a.yaml", silent)],
    );
    assert!(!told.contains("a-1"), "{told}");
}

#[test]
fn a_patient_who_was_informed_without_a_day_is_a_tip() {
    assert_found(
        "utredning/information-utan-dag",
        "typ: utredning\nid: {id}\ninformation_till_patient: {{text}}\n",
        &[("informerad: ja", "note"), ("informerad: true, datum: null", "note")],
        &[
            "informerad: ja, datum: 2026-03-12",
            "informerad: nej",
            "informerad: nej, skäl: sekretess",
            "datum: 2026-03-12",
        ],
    );
}
