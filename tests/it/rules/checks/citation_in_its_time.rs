//! `lagrum/upphavt`: a text about the past, or of an earlier date, may cite the law of its time.

use super::{PROSE, ROUTINE, assert_found, found, found_on};

#[test]
fn a_number_in_a_field_that_numbers_the_document_is_no_citation() {
    assert_found(
        "lagrum/upphavt",
        ROUTINE,
        &[("titel: Intyg enligt SOSFS 2005:29", "error")],
        &[
            "diarienummer: HSN 2005:29",
            "diarienummer: 2005:29",
            "version: 2005:29",
            "beslutsparagraf: HSN 2005:29 § 47",
            "ersätter: SOSFS 2005:29-rutinen, 2005:29",
            "titel: Intyg # förr SOSFS 2005:29",
        ],
    );
}

#[test]
fn a_line_that_tells_of_the_change_is_no_stale_citation() {
    assert_found(
        "lagrum/upphavt",
        PROSE,
        &[("Rutinen följer SOSFS 2005:29", "error")],
        &[
            "HSLF-FS 2018:54 ersätter SOSFS 2005:29",
            "Ersätter SOSFS 2005:29.",
            "SOSFS 2005:29 ersattes av HSLF-FS 2018:54",
            "den upphävda SOSFS 2005:29",
            "SOSFS 2005:29 upphörde att gälla 2019-03-01",
            "HSLF-FS 2018:54 (tidigare SOSFS 2005:29)",
            "dåvarande hälso- och sjukvårdslagen (1982:763)",
        ],
    );
}

#[test]
fn a_sentence_that_tells_of_the_change_may_run_over_lines() {
    assert_found(
        "lagrum/upphavt",
        "typ: rutin\nid: {id}\nstatus: fastställd\nfastställd: 2026-01-10\nsyfte: >-\n{text}\n",
        &[("  Intyg skrivs enligt\n  SOSFS 2005:29.", "error")],
        &["  Intyg skrivs enligt HSLF-FS 2018:54, som ersätter\n  SOSFS 2005:29."],
    );
}

#[test]
fn a_log_of_changes_is_no_citation() {
    assert_found(
        "lagrum/upphavt",
        ROUTINE,
        &[("lagstöd: [SOSFS 2005:29]", "error")],
        &["ändringar: [{version: 4, datum: 2019-04-01, ändring: \"SOSFS 2005:29 utbytt mot HSLF-FS 2018:54\"}]"],
    );
}

#[test]
fn only_documents_in_force_can_have_stale_citations() {
    assert_found(
        "lagrum/upphavt",
        "typ: rutin\nid: {id}\nlagstöd: [SOSFS 2005:29]\n{text}\n",
        &[
            ("status: fastställd", "error"),
            ("status: under revidering", "error"),
            ("status: fastställd\nfastställd: 2012-01-01\ngiltig_till: tills vidare", "error"),
            ("titel: Utan status", "error"),
        ],
        &[
            "status: utkast",
            "status: på granskning",
            "status: upphävd\nfastställd: 2012-01-01",
            "status: arkiverad",
            "status: fastställd\ngiltig_till: 2018-12-31",
            "status: fastställd\ngiltig_från: 2026-12-01",
        ],
    );
}

#[test]
fn an_act_is_cited_rightly_until_the_day_it_is_superseded() {
    let cases = [
        ("SOSFS 2005:29", "2019-02-28", "2019-03-01"),
        ("hälso- och sjukvårdslagen (1982:763)", "2017-03-31", "2017-04-01"),
        ("socialtjänstlagen (2001:453)", "2025-06-30", "2025-07-01"),
    ];
    for (text, before, from) in cases {
        let rutin = format!("typ: rutin\nid: r-1\nstatus: fastställd\nsyfte: \"{text}\"\n");
        let files = [("r.yaml", rutin.as_str())];
        assert_eq!(found_on(before, "lagrum", &files), Vec::<String>::new(), "{text} {before}");
        let then = found_on(from, "lagrum", &files);
        assert!(then.len() == 1 && then[0].contains(&format!("sedan {from}")), "{text} {from}: {then:?}");
    }
}

#[test]
fn what_tells_of_the_past_may_cite_the_law_of_its_time() {
    assert_found(
        "lagrum/upphavt",
        "{text}\n",
        &[
            ("typ: process\nid: p-1\nstatus: fastställd\nsyfte: SOSFS 2005:29", "error"),
            ("typ: egenkontroll\nid: e-1\nstatus: fastställd\nmetod: granskning mot SOSFS 2005:29", "error"),
        ],
        &[
            "typ: avvikelse\nid: a-1\nstatus: avslutad\nbeskrivning: Intyget följde inte SOSFS 2005:29\navslutad: 2018-02-01",
            "typ: utredning\nid: u-1\nstatus: avslutad\nhändelseförlopp: Intyg enligt SOSFS 2005:29",
            "typ: uppföljning\nid: b-1\nform: patientsäkerhetsberättelse\nperiod: 2018\ninnehåll: {resultat: SOSFS 2005:29 följdes}",
        ],
    );
}

#[test]
fn a_dated_analysis_may_cite_the_law_of_its_day() {
    assert_found(
        "lagrum/upphavt",
        "{text}\n",
        &[("typ: riskanalys\nid: r-1\ndatum: 2025-05-01\nanledning: Intyg enligt SOSFS 2005:29", "error")],
        &[
            "typ: riskanalys\nid: r-2\ndatum: 2016-05-01\nanledning: Intyg enligt SOSFS 2005:29",
            "typ: egenkontroll\nid: e-1\ntillfällen: [{datum: 2018-05-06, resultat: 24 av 30 intyg följde SOSFS 2005:29}]",
        ],
    );
}

#[test]
fn a_waiver_may_name_the_act_it_is_about() {
    let rutin = "typ: rutin\nid: r-1\nstatus: fastställd\nlagstöd: [SOSFS 2005:29]\n";
    let waiver = "typ: undantag\nid: u-1\nregel: lagrum/upphavt\navser: r-1\nskäl: Rutinen nämner SOSFS 2005:29 till dess den nya är beslutad\nbeslutad_av: verksamhetschef\ngäller_till: 2026-12-31\n";
    let findings = found("lagrum", &[("r.yaml", rutin), ("u.yaml", waiver)]);
    let of_rutin = "error lagrum/upphavt r.yaml:4:17 SOSFS 2005:29 är ersatt av HSLF-FS 2018:54 sedan 2019-03-01";
    assert_eq!(findings, [of_rutin]);
}
