//! `tillsyn/*`: demands without an answer, evidence or measures, late answers, and evidence that no longer holds.

use super::{assert_found, assert_found_beside, assert_found_on, found};
use crate::shared::Folder;

/// A tillsyn; `{text}` is the text of a case.
const SUPERVISION: &str = "typ: tillsyn\nid: {id}\nmyndighet: IVO\nbeslutsdatum: 2026-03-16\n{text}\n";
/// One that is answered, with one demand of which only the evidence differs.
const ANSWERED: &str = "typ: tillsyn\nid: {id}\nmyndighet: IVO\nbeslutsdatum: 2026-03-16\nbesvarad: 2026-05-12\n\
                        krav: [{id: K1, krav: en rutin, svar: den finns, ingen_åtgärd: inget behövs, {text}}]\n";
/// Documents that evidence may lead to.
const BESIDE: &str = "typ: rutin\nid: gäller\nstatus: fastställd\nfastställd: 2026-01-10\n---\n\
     typ: rutin\nid: utkast\nstatus: utkast\n---\n\
     typ: rutin\nid: gick ut\nstatus: fastställd\nfastställd: 2026-01-10\ngiltig_till: 2026-10-31\n---\n\
     typ: rutin\nid: gick ut förr\nstatus: fastställd\nfastställd: 2024-01-10\ngiltig_till: 2026-04-30\n---\n\
     typ: rutin\nid: upphävd\nstatus: upphävd\n---\n\
     typ: rutin\nid: senare\nstatus: fastställd\nfastställd: 2026-11-01\ngiltig_från: 2027-01-01\nversion: 1\n---\n\
     typ: rutin\nid: ersatt\nstatus: upphävd\n---\n\
     typ: rutin\nid: ny\nstatus: fastställd\nfastställd: 2026-06-10\nersätter: ersatt\n---\n\
     typ: avvikelse\nid: avvikelsen\nstatus: avslutad\n";

#[test]
fn an_answer_that_is_late_is_told_until_the_matter_is_closed() {
    assert_found(
        "tillsyn/svar",
        &SUPERVISION.replace("{text}", "krav: [{id: K1, krav: en fråga, svar: ett svar}]\n{text}"),
        &[
            ("svar_senast: 2026-11-14", "error"),
            ("svar_senast: 2026-11-14\nstatus: pågår", "error"),
            ("svar_senast: 2026-05-15\nbesvarad: 2026-05-16", "error"),
            ("svar_senast: 2026-05-15\nanstånd_till: 2026-06-15\nbesvarad: 2026-06-16", "error"),
            ("svar_senast: 2026-05-15\nbesvarad: 2026-12-01", "error"),
            ("svar_senast: 2026-05-15\nstatus: besvarad", "note"),
        ],
        &[
            "svar_senast: 2026-11-15",
            "svar_senast: 2026-05-15\nbesvarad: 2026-05-15",
            "svar_senast: 2026-05-15\nanstånd_till: 2026-06-15\nbesvarad: 2026-06-15",
            "svar_senast: 2026-05-15\nbesvarad: 2026-05-16\nstatus: avslutad",
            "svar_senast: 2026-05-15\nstatus: avslutad",
            "status: mottagen",
            "mottaget: 2026-12-01\nsvar_senast: 2026-05-15",
        ],
    );
}

#[test]
fn each_demand_of_an_answered_supervision_needs_an_answer_of_its_own() {
    let text = "typ: tillsyn\nid: t\nbesvarad: 2026-05-12\nkrav:\n  - {id: K1, krav: ett, svar: ja vi har gjort det}\n  \
                - {id: K2, krav: två}\n  - {krav: tre, svar: \"\"}\n  - hela fyran är en mening\n";
    assert_eq!(
        found("tillsyn/svar", &[("t.yaml", text)]).into_iter().filter(|one| !one.contains("form/")).collect::<Vec<_>>(),
        [
            "error tillsyn/svar t.yaml:6:10 kravet K2 saknar svar",
            "error tillsyn/svar t.yaml:7:17 kravet nr 3 saknar svar",
        ]
    );
    assert_eq!(
        found("tillsyn/svar", &[("t.yaml", "typ: tillsyn\nid: t\nstatus: mottagen\n")]),
        ["note tillsyn/svar t.yaml:2:5 det framgår inte vad som krävdes"]
    );
}

#[test]
fn a_matter_that_the_authority_has_closed_is_asked_for_no_more_parts() {
    let closed = "typ: tillsyn\nid: {id}\nbesvarad: 2026-05-12\n{text}\nkrav: [{id: K1, krav: en rutin}, {krav: två, svar: ja det är gjort}]\n";
    let ended = ["status: avslutad", "avslutad: 2026-06-01"];
    assert_found("tillsyn/underlag", closed, &[("status: besvarad", "error")], &ended);
    let text = |status: &str| closed.replace("{id}", "t").replace("{text}", status);
    for (status, number) in [("status: besvarad", 1), ("status: avslutad", 0)] {
        assert_eq!(found("tillsyn/svar", &[("t.yaml", &text(status))]).len(), number, "{status}");
    }
    for (status, number) in [("status: besvarad", 2), ("status: avslutad", 0)] {
        assert_eq!(found("tillsyn/atgard", &[("t.yaml", &text(status))]).len(), number, "{status}");
    }
}

#[test]
fn evidence_beside_a_later_one_of_its_kind_is_a_tip_and_beside_an_older_one_recurring() {
    let later = format!("{BESIDE}---\ntyp: rutin\nid: senare antagen\nstatus: fastställd\nfastställd: 2026-11-02\n");
    let told = |evidence: &str| {
        let text = ANSWERED.replace("{id}", "t").replace("{text}", &format!("underlag: [{evidence}]"));
        let files = [("b.yaml", later.as_str()), ("t.yaml", text.as_str())];
        let of =
            |rule: &str| found(rule, &files).into_iter().filter(|one| one.contains(" tillsyn/")).collect::<Vec<_>>();
        [of("tillsyn/aterkommande"), of("tillsyn/underlag")].concat()
    };
    assert_eq!(
        told("gick ut, senare antagen"),
        [
            "note tillsyn/underlag t.yaml:6:89 ett av underlagen för kravet K1 gäller inte längre: gick ut gick ut 2026-10-31"
        ]
    );
    assert!(told("gick ut, gäller")[0].starts_with("error tillsyn/aterkommande"));
    assert!(told("gick ut, avvikelsen")[0].starts_with("error tillsyn/aterkommande"));
}

#[test]
fn evidence_must_be_there_and_in_force_where_it_is_decided() {
    assert_found_beside(
        "tillsyn/underlag",
        ANSWERED,
        BESIDE,
        &[
            ("underlag: utkast", "error"),
            ("underlag: [gäller, utkast]", "error"),
            ("underlag: [gick ut förr]", "error"),
            ("underlag: senare", "error"),
            ("underlag: finns-inte", "error"),
            ("underlag: HSN 2026 31", "error"),
            ("underlag: gick utt", "error"),
            ("underlag: []", "error"),
        ],
        &[
            "underlag: gäller",
            "underlag: avvikelsen",
            "underlag: [gick ut]",
            "underlag: ersatt",
            "underlag: protokoll från ledningens genomgång i april",
            "underlag: protokoll från arbetsplatsträff",
        ],
    );
}

#[test]
fn what_is_demanded_without_an_answer_yet_needs_evidence_only_when_it_is_due() {
    let early = "krav: [{id: K1, krav: en rutin, underlag: utkast}]\nsvar_senast: ";
    let hit = format!("{early}2026-11-14");
    let clean = [format!("{early}2026-11-15"), "krav: [{id: K1, krav: en rutin}]\nstatus: pågår".to_owned()];
    let clean: Vec<&str> = clean.iter().map(String::as_str).collect();
    assert_found_beside("tillsyn/underlag", SUPERVISION, BESIDE, &[(&hit, "error")], &clean);
    let statement = "form: begäran om yttrande\nbesvarad: 2026-05-12\nkrav: [{krav: vad hände, svar: detta hände}]";
    let others = "form: beslut\nbesvarad: 2026-05-12\nkrav: [{krav: vad hände, svar: detta hände}]";
    assert_found("tillsyn/underlag", SUPERVISION, &[(others, "error")], &[statement]);
}

#[test]
fn evidence_that_ended_after_the_answer_is_recurring() {
    assert_found_beside(
        "tillsyn/aterkommande",
        ANSWERED,
        BESIDE,
        &[("underlag: gick ut", "error"), ("underlag: upphävd", "error")],
        &["underlag: gäller", "underlag: ersatt", "underlag: utkast", "underlag: gick ut förr", "underlag: finns-inte"],
    );
    assert_found_on(
        "2026-10-31",
        "tillsyn/aterkommande",
        ANSWERED,
        BESIDE,
        &[("underlag: upphävd", "error")],
        &["underlag: gick ut"],
    );
    let text = ANSWERED.replace("{id}", "t").replace("{text}", "underlag: gick ut");
    let sentence = found("tillsyn/aterkommande", &[("b.yaml", BESIDE), ("t.yaml", &text)]);
    assert!(
        sentence.contains(
            &"error tillsyn/aterkommande t.yaml:6:88 återkommande: IVO krävde det 2026-03-16; gick ut, som var underlaget, \
              gick ut 2026-10-31"
                .to_owned()
        ),
        "{sentence:#?}"
    );
}

#[test]
fn a_demand_on_a_paragraph_that_has_a_gap_for_the_enhet_is_recurring() {
    let unit = "typ: enhet\nid: region\nnivå: region\n---\ntyp: enhet\nid: vc\nnivå: enhet\növerordnad: region\n---\n\
                typ: enhet\nid: annan\nnivå: enhet\növerordnad: region\n";
    let demand = |law: &str, measure: &str, unit: &str| {
        format!(
            "typ: tillsyn\nid: t\nmyndighet: IVO\nbeslutsdatum: 2026-03-16\nbesvarad: 2026-05-12\nenhet: {unit}\n\
             krav: [{{id: K1, krav: en rutin, lagrum: {law}, svar: den finns, underlag: vc, åtgärder: [{{åtgärd: skriv, \
             ansvarig: chefen, senast: 2027-01-01, {measure}}}]}}]\n"
        )
    };
    let is_told = |demand: &str| {
        let files = [("e.yaml", unit), ("t.yaml", demand)];
        let answer = Folder::of(&files).run(&["audit", ".", "--date", "2026-11-15", "--format", "json"]);
        let json = answer.json();
        let findings = json["findings"].as_array().expect("the findings are a list").clone();
        findings.iter().any(|one| one["rule"] == "tillsyn/aterkommande")
    };
    let done = "status: genomförd, genomförd: 2026-05-01";
    assert!(is_told(&demand("HSLF-FS 2018:54 2 kap.", done, "vc")));
    assert!(is_told(&demand("hslf-fs 2018:54  2 kap.", done, "vc")));
    assert!(is_told(&demand("HSLF-FS 2018:54 2 kap.", done, "region")));
    // Of another paragraph, of the whole act, or with a measure that is still to be done, nothing is told.
    assert!(!is_told(&demand("HSLF-FS 2018:54 2 kap. 1 §", done, "vc")));
    assert!(!is_told(&demand("HSLF-FS 2018:54", done, "vc")));
    assert!(!is_told(&demand("HSLF-FS 2018:54 2 kap.", "status: pågår", "vc")));
}

#[test]
fn a_measure_of_a_demand_has_who_and_when_and_is_followed_up() {
    let demand = "besvarad: 2026-05-12\nkrav: [{id: K1, krav: en rutin, svar: den finns, {text}}]";
    assert_found(
        "tillsyn/atgard",
        &SUPERVISION.replace("{text}", demand),
        &[
            ("underlag: []", "warning"),
            ("åtgärder: []", "warning"),
            ("åtgärder: [{åtgärd: skriv, ansvarig: chefen}]", "warning"),
            ("åtgärder: [{åtgärd: skriv, senast: 2027-01-01, status: pågår}]", "warning"),
            (
                "åtgärder: [{åtgärd: skriv, genomförd: 2026-05-01, uppföljning: {ansvarig: chefen, datum: 2026-11-14}}]",
                "warning",
            ),
        ],
        &[
            "ingen_åtgärd: rutinen fanns redan",
            "åtgärder: [{åtgärd: skriv, ansvarig: chefen, senast: 2027-01-01}]",
            "åtgärder: [{åtgärd: skriv, genomförd: 2026-05-01}]",
            "åtgärder: [{åtgärd: skriv, status: avbruten}]",
            "åtgärder: [{åtgärd: skriv, genomförd: 2026-05-01, uppföljning: {datum: 2026-11-15}}]",
            "åtgärder: [{åtgärd: skriv, genomförd: 2026-05-01, uppföljning: {datum: 2026-11-14, resultat: bra}}]",
            "åtgärder: [{åtgärd: skriv, genomförd: 2026-05-01, uppföljning: följdes upp i juni}]",
        ],
    );
    assert_found(
        "tillsyn/atgard",
        "typ: tillsyn\nid: {id}\nform: {text}\nbesvarad: 2026-05-12\nkrav: [{krav: vad gäller, svar: detta}]\n",
        &[("föreläggande med vite", "warning"), ("beslut", "warning")],
        &["begäran om handlingar", "begäran om yttrande"],
    );
}
