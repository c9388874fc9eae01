//! `form/dela-upp`: prose where parts are expected is content, and a tip says which parts.

use crate::shared::Folder;

fn findings(text: &str) -> Vec<String> {
    let folder = Folder::of(&[]);
    folder.write("x.yaml", text);
    folder.audit(&["--select", "form", "--format", "json"]).findings()
}

#[test]
fn prose_where_parts_are_expected_is_a_tip_at_the_text() {
    for (text, place) in [
        ("typ: rutin\nid: r\nansvar: Läkaren utfärdar intyget.\n", "3:9 ansvar"),
        ("typ: rutin\nid: r\nansvar:\n  - {uppgift: a, roll: b}\n  - Läkaren utfärdar\n", "5:5 ansvar"),
        ("typ: utredning\nid: u\nåtgärder: Ny rutin tas fram senast 2025-03-01\n", "3:11 åtgärder"),
        ("typ: utredning\nid: u\ninformation_till_patient: ja, 2025-02-01\n", "3:27 information_till_patient"),
        ("typ: utredning\nid: u\ninformation_till_patient: ja\n", "3:27 information_till_patient"),
        ("typ: utredning\nid: u\ninformation_till_patient: 2025-02-01\n", "3:27 information_till_patient"),
        ("typ: utredning\nid: u\nlex_maria: Anmäldes till IVO den 3 mars\n", "3:12 lex_maria"),
        ("typ: samverkan\nid: s\nparter: [Kommunen nås genom vårdplaneringen varje vecka]\n", "3:10 parter"),
    ] {
        let told =
            format!("form/dela-upp x.yaml:{place} står som löpande text, så delarna går inte att bedöma var för sig");
        assert_eq!(findings(text), [told], "{text}");
    }
}

#[test]
fn what_has_no_parts_is_no_prose() {
    for text in [
        "typ: rutin\nid: r\ntillvägagångssätt: Läkaren bedömer patienten vid besöket\n",
        "typ: rutin\nid: r\nansvar:\n",
        "typ: utredning\nid: u\nlex_maria: nej\ninformation_till_patient: Nej\n",
        "typ: utredning\nid: u\norsaker: [Rutinen saknades på enheten då]\nhändelseförlopp: Intyget skrevs för sent i maj\n",
        "typ: samverkan\nid: s\nparter: [Försäkringskassan, kommunen]\n",
        "typ: process\nid: p\naktiviteter: [Bedömning, Planering]\n",
    ] {
        assert_eq!(findings(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn several_sentences_in_a_list_are_told_once() {
    let text = "typ: utredning\nid: u\nåtgärder:\n  - Rutinen skrivs om\n  - Personalen utbildas\n";
    assert_eq!(findings(text).len(), 1);
}
