//! `atgard/*`: measures to their effect.

use super::{assert_found, found, found_on};

#[test]
fn a_measure_past_its_day_is_told_at_that_day() {
    let avvikelse = "typ: avvikelse\nid: a-1\nstatus: avslutad\nåtgärder:\n  - åtgärd: Introduktionskort\n    senast: 2026-11-14\n    status: pågår\n";
    let files = [("a.yaml", avvikelse)];
    assert_eq!(
        found("atgard", &files),
        ["error atgard/forfallen a.yaml:6:13 åtgärden skulle ha varit klar 2026-11-14 och står inte som genomförd"]
    );
    assert_eq!(found_on("2026-11-14", "atgard", &files), Vec::<String>::new());
}

#[test]
fn only_a_measure_that_is_neither_done_nor_dropped_can_be_late() {
    assert_found(
        "atgard/forfallen",
        "typ: avvikelse\nid: {id}\nåtgärder: [{åtgärd: Skriva om rutinen, {text}}]\n",
        &[
            ("senast: 2026-11-14", "error"),
            ("senast: 2025-06-30, status: beslutad", "error"),
            ("senast: 2026-11-14, status: Pågår", "error"),
            ("senast: 2026-11-14, genomförd: null", "error"),
            ("senast: 2026-11-14, genomförd: 2026-11-20", "error"),
            ("senast: 2026-11-14, status: genomförd, genomförd: 2027-01", "error"),
        ],
        &[
            "senast: 2026-11-15",
            "senast: 2026-11-14, status: genomförd",
            "senast: 2026-11-14, status: Genomförd",
            "senast: 2026-11-10, genomförd: 2026-11-15",
            "senast: 2026-11-14, genomförd: 2026-10",
            "senast: 2026-11-14, status: avbruten",
            "senast: 2026-11-14, status: Avbruten",
            "senast: null",
            "status: pågår",
        ],
    );
}

#[test]
fn measures_are_looked_at_wherever_they_stand() {
    assert_found(
        "atgard/forfallen",
        "{text}\n",
        &[
            ("typ: utredning\nid: u-1\nåtgärder: [{åtgärd: a, senast: 2026-11-14}]", "error"),
            ("typ: riskanalys\nid: r-1\nrisker: [{händelse: h, åtgärder: [{åtgärd: a, senast: 2026-11-14}]}]", "error"),
            (
                "typ: egenkontroll\nid: e-1\ntillfällen: [{period: 2026-T1, åtgärder: {åtgärd: a, senast: 2026-11-14}}]",
                "error",
            ),
            (
                "typ: mål\nid: m-1\nstatus: fastställd\nutfall: [{period: 2025, åtgärder: [{åtgärd: a, senast: 2026-11-14}]}]",
                "error",
            ),
            ("typ: uppföljning\nid: b-1\nåtgärder: [{åtgärd: a, senast: 2026-11-14}]", "error"),
        ],
        &[
            "typ: utredning\nid: u-2\nåtgärder: [Skriva om rutinen senast 2026-11-14]",
            "typ: riskanalys\nid: r-2\nstatus: utkast\nåtgärder: [{åtgärd: a, senast: 2026-11-14}]",
            "typ: riskanalys\nid: r-3\nstatus: arkiverad\nåtgärder: [{åtgärd: a, senast: 2026-11-14}]",
            "typ: utredning\nid: u-3\nhändelseförlopp: åtgärder senast 2026-11-14",
        ],
    );
}

#[test]
fn a_status_that_cannot_be_read_leaves_the_measure_open() {
    let avvikelse = "typ: avvikelse\nid: a-1\nåtgärder: [{åtgärd: Kort, senast: 2026-11-14, status: klar}]\n";
    let findings = found("atgard", &[("a.yaml", avvikelse)]);
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert!(findings[0].starts_with("error form/"), "{findings:?}");
}

#[test]
fn a_measure_done_but_not_followed_up_is_told_at_the_measure() {
    let avvikelse = "typ: avvikelse\nid: a-1\nåtgärder:\n  - status: genomförd\n    åtgärd: Introduktionskort\n";
    assert_eq!(
        found("atgard", &[("a.yaml", avvikelse)]),
        ["warning atgard/ej-uppfoljd a.yaml:5:13 åtgärden är genomförd men saknar uppföljning"]
    );
    let unfilled = format!("{avvikelse}    uppföljning:\n");
    assert_eq!(
        found("atgard", &[("a.yaml", &unfilled)]),
        ["warning atgard/ej-uppfoljd a.yaml:6:5 åtgärden är genomförd men saknar uppföljning"]
    );
}

#[test]
fn only_what_is_done_needs_its_follow_up() {
    assert_found(
        "atgard/ej-uppfoljd",
        "typ: avvikelse\nid: {id}\nåtgärder: [{åtgärd: Skriva om rutinen, {text}}]\n",
        &[("genomförd: 2026-10-01", "warning"), ("status: genomförd, uppföljning: {}", "warning")],
        &[
            "status: genomförd, uppföljning: ek 2026-T2",
            "status: genomförd, uppföljning: {datum: 2026-12-01}",
            "status: genomförd, uppföljning: {ansvarig: vårdenhetschef vid enheten i norr, resultat: inga nya fall}",
            "status: pågår",
            "status: avbruten",
            "genomförd: null",
        ],
    );
}

#[test]
fn an_open_measure_without_a_day_is_a_tip_where_no_law_asks_for_one() {
    assert_found(
        "atgard/utan-datum",
        "{text}\n",
        &[
            ("typ: uppföljning\nid: b-1\nåtgärder: [{åtgärd: a, status: pågår}]", "note"),
            ("typ: mål\nid: m-1\nutfall: [{period: 2025, åtgärder: [{åtgärd: a, senast: }]}]", "note"),
            ("typ: egenkontroll\nid: e-1\ntillfällen: [{period: 2026-T1, åtgärder: {åtgärd: a}}]", "note"),
        ],
        &[
            "typ: uppföljning\nid: b-2\nåtgärder: [{åtgärd: a, senast: 2026-12-01}]",
            "typ: uppföljning\nid: b-3\nåtgärder: [{åtgärd: a, status: genomförd}]",
            "typ: uppföljning\nid: b-4\nåtgärder: [{åtgärd: a, genomförd: 2026-05}]",
            "typ: uppföljning\nid: b-5\nåtgärder: [{åtgärd: a, status: avbruten}]",
            "typ: uppföljning\nid: b-6\nstatus: utkast\nåtgärder: [{åtgärd: a}]",
            "typ: utredning\nid: u-1\nåtgärder: [{åtgärd: a}]",
            "typ: avvikelse\nid: a-1\nåtgärder: [{åtgärd: a}]",
            "typ: riskanalys\nid: r-1\nåtgärder: [{åtgärd: a}]",
        ],
    );
}
