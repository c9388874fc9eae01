//! Numbers that look like a personnummer and are none.

use super::{are_found, findings};
use crate::shared::Folder;

#[test]
fn numbers_of_other_things_are_no_personnummer() {
    let texts = [
        "890201-3286",
        "2026-11-15",
        "20261115",
        "261115",
        "20250101-20251231",
        "250101-251231",
        "2025-03-10 14:00",
        "2025-03-10T14:00:00",
        "202613101400",
        "RS 2025-0112",
        "HSN/2024:118",
        "HSN 2024-0118-3",
        "dnr 31-4471",
        "dokument 204417",
        "org.nr 232100-0016",
        "2321000016",
        "162321000016",
        "16 232100-0016",
        "SE2321000016-1A2B",
        "SE2321000016-E000000000001",
        "SE162321000016-8902013286",
        "070-123 45 67",
        "telefon 0701051237",
        "Tel: 0701051237",
        "mobil 0701051237",
        "Ring växeln 0102034014",
        "+46701051237",
        "036-32 10 00",
        "010-242 42 42",
        "bankgiro 5050-1055",
        "890201-3287",
        "19890201-3285",
        "890231-3280",
        "891301-3283",
        "890229-3287",
        "890292-3286",
        "890201-32861",
        "1890201-3286",
        "0123456789012345",
        "7350051530012",
        "SNOMED 8902013286001",
        "kl. 12:30-14:45",
        "DV077, AW026 och GC001",
        "F43.9 och M54.5",
    ];
    let mut expected = vec![false; texts.len()];
    expected[0] = true;
    let found = are_found(&texts);
    let wrong: Vec<&str> = texts
        .iter()
        .zip(found.iter().zip(&expected))
        .filter(|(_, (is, should))| is != should)
        .map(|(text, _)| *text)
        .collect();
    assert_eq!(wrong, Vec::<&str>::new());
}

#[test]
fn a_telephone_number_in_the_field_for_contact_is_no_personnummer() {
    let part =
        |way: &str| format!("typ: samverkan\nid: s-1\nparter:\n  - part: Försäkringskassan\n    kontaktväg: {way}\n");
    assert_eq!(findings(&[("s.yaml", &part("890201-3286"))]).len(), 1, "a personnummer is one there too");
    for way in ["0701051237", "[e-post, 0701051237]", "\n      - 0701051237", "\"0102034014\""] {
        assert_eq!(findings(&[("s.yaml", &part(way))]), Vec::<String>::new(), "{way:?}");
    }
}

#[test]
fn names_of_files_as_people_write_them_are_no_personnummer() {
    let files = [
        ("rutiner/2026-11-15 rutin.yaml", "typ: rutin\nid: a\n"),
        ("rutiner/20261115-1200.yaml", "typ: rutin\nid: b\n"),
        ("rutiner/RS 2025-0112.yaml", "typ: rutin\nid: c\n"),
        ("rutiner/232100-0016.yaml", "typ: rutin\nid: d\n"),
        ("rutiner/31-4471_v2.yaml", "typ: rutin\nid: e\n"),
        ("rutiner 890201-3286.yaml", "typ: rutin\nid: f\n"),
    ];
    let found = findings(&files);
    assert_eq!(found, ["rutiner XXXXXX-XXXX.yaml:1:1 ett personnummer står i filens namn"]);
}

#[test]
fn the_rule_is_explained_without_any_number() {
    let answer = Folder::of(&[]).run(&["explain", "integritet/personnummer"]);
    assert_eq!(answer.code, 0);
    let words = answer.words();
    assert!(words.contains("Numret skrivs aldrig ut") && words.contains("historiken i git"), "{words}");
}
