//! `referens/*`: references to missing documents, or to documents not in force.

use super::{ROUTINE, TODAY, assert_found, assert_found_beside, found, help, json_on};

#[test]
fn an_id_that_leads_nowhere_is_told_at_the_id() {
    let rutin = "typ: rutin\nid: r-1\nstatus: fastställd\nprocess: [proc-sjukskrivning, proc-sjukskrivnin]\n";
    let process = "typ: process\nid: proc-sjukskrivning\nstatus: fastställd\n";
    let files = [("p.yaml", process), ("r.yaml", rutin)];
    assert_eq!(
        found("referens/okand", &files),
        ["warning referens/okand r.yaml:4:31 ingen process heter proc-sjukskrivnin"]
    );
    assert_eq!(help("referens/okand", &files), "menade du proc-sjukskrivning?");
}

#[test]
fn an_id_deep_in_a_list_is_told_at_its_line() {
    let process = "typ: process\nid: p-1\nstatus: fastställd\naktiviteter:\n  - nr: 1\n    namn: Bedöma\n    rutiner:\n      - rut-finns-inte\n";
    assert_eq!(
        found("referens/okand", &[("p.yaml", process)]),
        ["warning referens/okand p.yaml:8:9 ingen rutin heter rut-finns-inte"]
    );
}

#[test]
fn a_role_in_words_is_only_a_tip() {
    assert_found(
        "referens/okand",
        ROUTINE,
        &[("fastställd_av: verksamhetschef", "note"), ("ansvar: [{uppgift: bedöma, roll: Läkare}]", "note")],
        &[
            "fastställd_av: den som är verksamhetschef vid enheten",
            "fastställd_av: \"?\"",
            "fastställd_av: XX",
            "fastställd_av: se bilaga 2",
        ],
    );
}

#[test]
fn ids_as_people_write_them_are_found() {
    let beside = "typ: process\nid: RS 2025-0112\n---\ntyp: process\nid: HSN/2024:118\n---\ntyp: process\nid: 204417\n---\n\
                  typ: process\nid: 1.10\n---\ntyp: process\nid: 12 PRIM 07\n---\ntyp: process\nid: pro\u{301}cess-a\u{30a}\n---\n\
                  typ: extern\nid: ext-1\nmotsvarar: {typ: process}\nplats: Dokumentsystemet\n---\n\
                  typ: rutin\nid: bara-rutin\nstatus: fastställd\nfastställd: 2026-01-01\n";
    assert_found_beside(
        "referens/okand",
        ROUTINE,
        beside,
        &[("process: bara-rutin", "warning"), ("process: 1.1", "warning"), ("process: RS 2025-0113", "warning")],
        &[
            "process: RS 2025-0112",
            "process: HSN/2024:118",
            "process: 204417",
            "process: \"204417\"",
            "process: 1.10",
            "process: [12 PRIM 07, ext-1]",
            "process: prócess-å",
            "process:",
            "process: []",
            "process: \"\"",
            "ersätter: rut-som-inte-finns version 4",
        ],
    );
}

#[test]
fn documents_that_are_put_away_are_not_held_to_their_references() {
    assert_found(
        "referens/okand",
        "typ: rutin\nid: {id}\nprocess: finns-inte\n{text}\n",
        &[("status: fastställd", "warning")],
        &["status: upphävd", "status: arkiverad"],
    );
}

/// Routines in every state, as targets of references.
const STATES: &str = "typ: rutin\nid: gäller\nstatus: fastställd\ngiltig_till: 2026-11-15\n---\n\
    typ: rutin\nid: tills-vidare\nstatus: antagen\ngiltig_till: tills vidare\n---\n\
    typ: rutin\nid: revideras\nstatus: under revidering\n---\n\
    typ: rutin\nid: senare\nstatus: fastställd\ngiltig_från: 2026-11-16\n---\n\
    typ: rutin\nid: utan-status\n---\n\
    typ: rutin\nid: skissa\nstatus: utkast\n---\n\
    typ: rutin\nid: granskas\nstatus: på granskning\n---\n\
    typ: rutin\nid: gick-ut\nstatus: fastställd\ngiltig_till: 2026-11-14\n---\n\
    typ: rutin\nid: upphävd\nstatus: upphävd\n---\n\
    typ: rutin\nid: arkiverad\nstatus: arkiverad\n---\n\
    typ: ansvar\nid: roll-nedlagd\nroll: områdeschef\nstatus: upphävd\n";

#[test]
fn a_reference_to_what_does_not_hold_is_told_with_the_reason() {
    let process = "typ: process\nid: p-1\nstatus: fastställd\naktiviteter:\n  - nr: 1\n    rutiner: [skissa, granskas, gick-ut, upphävd, arkiverad]\n";
    let all = found("referens/ej-gallande", &[("a.yaml", STATES), ("p.yaml", process)]);
    let why = [
        ("15", "skissa", "är ett utkast"),
        ("23", "granskas", "är på granskning"),
        ("33", "gick-ut", "gick ut 2026-11-14"),
        ("42", "upphävd", "är upphävt"),
        ("51", "arkiverad", "är arkiverat"),
    ];
    let expected = why.map(|(column, id, why)| {
        format!("warning referens/ej-gallande p.yaml:6:{column} hänvisningen till {id} leder till något som {why}")
    });
    assert_eq!(all, expected);
    let json = json_on(TODAY, "referens/ej-gallande", &[("a.yaml", STATES), ("p.yaml", process)]);
    assert_eq!(json["findings"][0]["related"][0]["path"], "a.yaml");
    assert_eq!(json["findings"][0]["related"][0]["start"]["line"], 24);
}

#[test]
fn a_reference_to_what_holds_or_will_hold_is_not_told() {
    assert_found_beside(
        "referens/ej-gallande",
        "typ: process\nid: {id}\nstatus: fastställd\naktiviteter:\n  - {nr: 1, rutiner: {text}}\n",
        STATES,
        &[("gick-ut", "warning")],
        &["gäller", "tills-vidare", "revideras", "senare", "utan-status"],
    );
}

#[test]
fn what_does_not_hold_itself_may_refer_to_what_does_not_hold() {
    assert_found_beside(
        "referens/ej-gallande",
        "typ: process\nid: {id}\naktiviteter:\n  - {nr: 1, rutiner: upphävd}\n{text}\n",
        STATES,
        &[("status: fastställd", "warning"), ("status: under revidering", "warning")],
        &[
            "status: utkast",
            "status: på granskning",
            "status: upphävd",
            "status: arkiverad",
            "status: fastställd\ngiltig_till: 2026-11-14",
            "status: fastställd\ngiltig_från: 2026-11-16",
        ],
    );
}

#[test]
fn what_has_happened_may_refer_to_the_routines_of_its_time() {
    assert_found_beside(
        "referens/ej-gallande",
        "{text}\n",
        STATES,
        &[("typ: samverkan\nid: s-1\nstatus: fastställd\nrutin: upphävd", "warning")],
        &[
            "typ: avvikelse\nid: a-1\nstatus: avslutad\nrutin: upphävd\navslutad: 2024-03-01",
            "typ: avvikelse\nid: a-2\nstatus: ny\nrutin: gick-ut",
            "typ: utredning\nid: u-1\nstatus: avslutad\nåtgärder: [{åtgärd: Ändra, påverkar: [upphävd]}]",
            "typ: uppföljning\nid: b-1\nform: ledningens genomgång\nåtgärder: [{åtgärd: Ändra, påverkar: [upphävd]}]",
        ],
    );
}

#[test]
fn an_egenkontroll_is_told_only_while_it_is_in_use() {
    assert_found_beside(
        "referens/ej-gallande",
        "typ: egenkontroll\nid: {id}\nkontrollerar: [upphävd]\n{text}\n",
        STATES,
        &[("status: fastställd", "warning"), ("frekvens: år", "warning")],
        &["status: upphävd", "status: arkiverad"],
    );
}

#[test]
fn a_draft_of_an_egenkontroll_may_refer_to_a_draft() {
    assert_found_beside(
        "referens/ej-gallande",
        "typ: egenkontroll\nid: {id}\nkontrollerar: [skissa]\n{text}\n",
        STATES,
        &[("status: fastställd", "warning")],
        &["status: utkast", "status: på granskning"],
    );
}

#[test]
fn a_past_egenkontroll_may_have_changed_a_routine_of_its_time() {
    assert_found_beside(
        "referens/ej-gallande",
        "typ: egenkontroll\nid: {id}\nstatus: fastställd\n{text}\n",
        STATES,
        &[("kontrollerar: [upphävd]", "warning")],
        &["tillfällen: [{period: 2023-T1, åtgärder: [{åtgärd: Skriva om, påverkar: [upphävd], status: genomförd}]}]"],
    );
}

#[test]
fn who_decided_then_may_be_a_role_that_is_gone_now() {
    assert_found_beside(
        "referens/ej-gallande",
        ROUTINE,
        STATES,
        &[("dokumentansvarig: roll-nedlagd", "warning"), ("ansvar: [{uppgift: a, roll: roll-nedlagd}]", "warning")],
        &["fastställd_av: roll-nedlagd", "granskad_av: [roll-nedlagd]", "upprättad_av: roll-nedlagd"],
    );
}
