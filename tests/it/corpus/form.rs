//! Findings of form: invalid kinds, ids and fields.

use crate::shared::{FORM, Folder};

#[test]
fn a_list_in_place_of_fields_is_told() {
    let folder = Folder::of(&[]);
    folder.write("x.yaml", "typ: uppföljning\nid: u-1\nperiod: [2025, 2026]\n");
    folder.form().assert_only(
        "form/typ x.yaml:3:1 period ska vara en period eller egna fält (från, till …), men här står en lista",
    );
}

#[test]
fn a_file_that_is_a_list_of_documents_is_told() {
    let folder = Folder::with_good();
    folder.write("x.yaml", "# våra rutiner\n- typ: rutin\n  id: r-1\n- typ: rutin\n  id: r-2\n");
    let answer = folder.form();
    answer.assert_only("form/typ x.yaml:2:3 filen är en lista, men ett dokument ska börja direkt med sina fält");
    assert!(answer.help().contains("skriv --- på en egen rad"), "{}", answer.help());
}

#[test]
fn an_unknown_kind_is_told_with_the_nearest() {
    let folder = Folder::with_good();
    folder.write("x.yaml", "id: r-1\ntyp: rutiin\n");
    let answer = folder.form();
    answer.assert_only("form/okand-typ x.yaml:2:6 typen rutiin är okänd, så dokumentet är inte bedömt");
    assert_eq!(answer.help(), "menade du rutin?");
}

#[test]
fn an_unknown_kind_far_from_all_is_told_with_the_list() {
    let folder = Folder::with_good();
    folder.write("x.yaml", "typ: recept\nid: r-1\n");
    let answer = folder.form();
    answer.assert_only("form/okand-typ x.yaml:1:6 typen recept är okänd, så dokumentet är inte bedömt");
    assert!(answer.help().starts_with("välj en av typerna ansvar, avvikelse,"), "{}", answer.help());
}

#[test]
fn what_looks_like_a_document_without_a_kind_is_told() {
    let folder = Folder::with_good();
    folder.write("x.yaml", "\nid: r-1\ntitel: Rutin utan typ\n");
    let answer = folder.form();
    assert_eq!(answer.findings(), ["form/saknar-typ x.yaml:2:1 dokumentet saknar typ och är inte bedömt"]);
    assert_eq!((answer.code, answer.documents()), (0, 1));
    assert_eq!(folder.audit(&[&FORM[..], &["--fail-on", "warning"]].concat()).code, 1);
}

#[test]
fn a_missing_id_is_told_at_the_kind() {
    for id in ["", "id:\n", "id: \"\"\n", "id: []\n", "id: null\n"] {
        let folder = Folder::of(&[]);
        folder.write("x.yaml", format!("titel: Rutin\ntyp: rutin\n{id}"));
        folder.form().assert_only("form/saknar-id x.yaml:2:6 rutinen saknar id");
    }
}

#[test]
fn one_id_twice_in_a_kind_is_told_with_both_places() {
    let folder = Folder::of(&[]);
    folder.write("a.yaml", "typ: rutin\nid: r-1\n");
    folder.write("b.yaml", "typ: rutin\ntitel: Kopia\nid: r-1\n");
    let answer = folder.form();
    assert_eq!(answer.findings(), ["identitet/dubblett b.yaml:3:5 id r-1 används redan av en rutin"]);
    assert_eq!((answer.code, answer.related().as_str()), (1, "a.yaml:2:5"));
}

#[test]
fn one_id_in_two_kinds_is_no_fault() {
    let folder = Folder::of(&[]);
    folder.write("a.yaml", "typ: rutin\nid: gemensam\n---\ntyp: process\nid: gemensam\n");
    let answer = folder.form();
    assert_eq!((answer.code, answer.documents(), answer.findings().len()), (0, 2, 0));
}

#[test]
fn a_key_in_decomposed_letters_is_the_key() {
    let folder = Folder::of(&[]);
    folder.write(
        "x.yaml",
        "typ: rutin\nid: r-1\nstatus: faststa\u{308}lld\nfaststa\u{308}lld_av: roll-chef\ngiltig_fra\u{30a}n: 20250101\n",
    );
    let answer = folder.audit(&["--select", "form,sosfs-2011-9/4-4-faststalld", "--format", "json"]);
    let findings = ["form/datum x.yaml:5:15 datumet i giltig_från är skrivet på ett annat sätt än ÅÅÅÅ-MM-DD"];
    assert_eq!(answer.findings(), findings);
    assert_eq!(answer.help(), "skriv giltig_från: 2025-01-01");
    let json = answer.json();
    assert_eq!(json["findings"][0]["pointer"], "/giltig_från");
    assert_eq!(json["assessments"][0]["outcome"], "satisfied");
}

#[test]
fn a_kind_in_decomposed_letters_is_the_kind() {
    let folder = Folder::of(&[]);
    folder.write("x.yaml", "typ: ma\u{30a}l\nid: m-1\n");
    let answer = folder.form();
    assert_eq!((answer.code, answer.documents(), answer.findings().len()), (0, 1, 0));
}

#[test]
fn what_is_not_filled_in_is_missing_and_never_of_a_wrong_type() {
    for value in ["null", "~", "", "\"\"", "' '", "[]", "[null]", "{}"] {
        let folder = Folder::of(&[]);
        let fields = ["version", "område", "giltig_till", "ansvar", "gäller_även_digitala_besök"];
        let unfilled: String = fields.iter().map(|field| format!("{field}: {value}\n")).collect();
        folder.write(
            "x.yaml",
            format!(
                "typ: rutin\nid: r-1\nstatus: fastställd\nfastställd_av: {value}\nfastställd: 2026-01-01\n{unfilled}"
            ),
        );
        let answer = folder.audit(&["--select", "form,sosfs-2011-9/4-4-faststalld", "--format", "json"]);
        let findings = answer.findings();
        assert_eq!((answer.code, findings.len()), (1, 1), "{value:?}: {findings:?}");
        assert!(findings[0].starts_with("sosfs-2011-9/4-4-faststalld x.yaml:4:1 "), "{value:?}: {findings:?}");
        assert!(findings[0].ends_with("fyll i fastställd_av"), "{value:?}: {findings:?}");
    }
}
