//! Personnummer: found wherever they stand, told with their place, and printed nowhere; other numbers do not cry wolf.
//!
//! The numbers here are those that Skatteverket has set aside for tests.

use std::fs;

use serde_json::Value;

use crate::shared::{Answer, Folder};

/// A personnummer in the ways in which it is written.
const WRITTEN: [&str; 9] = [
    "19890201-3286",
    "198902013286",
    "890201-3286",
    "8902013286",
    "890201+3286",
    "19890201 3286",
    "890201 3286",
    "19890201 - 3286",
    "890201–3286",
];
const ROUTINE: &str = "typ: rutin\nid: r-1\nstatus: fastställd\n";

fn audit(folder: &Folder, arguments: &[&str]) -> Answer {
    folder.run(&[&["audit", ".", "--date", "2026-11-15"], arguments].concat())
}

/// Each personnummer that is told, as `path:line:column message`.
fn told(files: &[(&str, &str)]) -> Vec<String> {
    let answer = audit(&Folder::of(files), &["--select", "integritet", "--format", "json"]);
    let json = answer.json();
    let line = |finding: &Value| {
        assert_eq!(
            (finding["rule"].as_str(), finding["severity"].as_str()),
            (Some("integritet/personnummer"), Some("error"))
        );
        let word = |key: &str| finding[key].as_str().unwrap_or_default();
        let start = &finding["start"];
        format!("{}:{}:{} {}", word("path"), start["line"], start["column"], word("message"))
    };
    let lines: Vec<String> = json["findings"].as_array().expect("the findings are a list").iter().map(line).collect();
    assert_eq!(answer.code, i32::from(!lines.is_empty()));
    lines
}

/// Each text in the syfte of a routine of its own: which of them hold a personnummer.
fn tells(texts: &[&str]) -> Vec<bool> {
    let documents: Vec<(String, String)> = texts
        .iter()
        .enumerate()
        .map(|(at, text)| (format!("{at:02}.yaml"), format!("typ: rutin\nid: r{at:02}\nsyfte: \"{text}\"\n")))
        .collect();
    let files: Vec<(&str, &str)> = documents.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let json = audit(&Folder::of(&files), &["--select", "integritet,form", "--format", "json"]).json();
    assert_eq!(json["summary"]["documents"], texts.len());
    let findings = json["findings"].as_array().expect("the findings are a list");
    assert!(findings.iter().all(|finding| finding["rule"] == "integritet/personnummer"), "{findings:?}");
    let is_told = |at: usize| findings.iter().any(|finding| finding["path"] == format!("{at:02}.yaml"));
    (0..texts.len()).map(is_told).collect()
}

/// All that the program says and writes of these files, in every format and at every length.
fn all_that_is_said(files: &[(&str, &str)]) -> String {
    let mut said = String::new();
    let ways: [&[&str]; 7] = [
        &[],
        &["--verbose"],
        &["--quiet"],
        &["--format", "json"],
        &["--color", "always", "--width", "1000", "--verbose"],
        &["--width", "20"],
        &["--verbose", "--output", "terminal=ut.txt", "--output", "json=ut.json"],
    ];
    for way in ways {
        let folder = Folder::of(files);
        let answer = audit(&folder, way);
        assert!(answer.code > 0, "{way:?} {}", answer.words());
        said += &format!("{}\n{}\n", answer.stdout, answer.stderr);
        for file in ["ut.txt", "ut.json"] {
            said += &fs::read_to_string(folder.path().join(file)).unwrap_or_default();
        }
    }
    said
}

/// Nothing that the program says of these files holds the number, or the four last digits after what parts them.
fn is_never_printed(files: &[(&str, &str)]) {
    let said = all_that_is_said(files);
    for part in ["890201", "-3286", "–3286", "+3286", " 3286"] {
        let line = said.lines().find(|line| line.contains(part));
        assert_eq!(line, None, "{part} is printed of {files:?}");
    }
    assert!(said.contains("integritet/personnummer"), "it is told: {said}");
}

// Where it is found.

#[test]
fn a_number_is_told_at_its_place() {
    let rutin = format!("{ROUTINE}syfte: Åtgärd för 19890201-3286 i går\n# och 701063-2391\n");
    assert_eq!(
        told(&[("r.yaml", &rutin)]),
        ["r.yaml:4:19 ett personnummer står här", "r.yaml:5:7 ett samordningsnummer står här"]
    );
}

#[test]
fn every_way_of_writing_is_found() {
    assert_eq!(tells(&WRITTEN), [true; WRITTEN.len()]);
    let of_coordination = ["701063-2391", "19701063-2391", "7010632391", "197010632391", "701063+2391"];
    assert_eq!(tells(&of_coordination), [true; 5]);
}

#[test]
fn a_number_is_found_beside_words_and_marks() {
    let texts = [
        "patient 19890201-3286.",
        "(19890201-3286)",
        "pnr: 890201-3286",
        "pnr 890201-3286, vc norr",
        "patienten, 890201-3286; läkaren",
        "'890201-3286'",
        "890201-3286 och 701063-2391",
        "Personnummer 198902013286 är fel",
        "patient-890201-3286",
    ];
    assert_eq!(tells(&texts), [true; 9]);
}

#[test]
fn a_number_is_found_whatever_stands_right_before_or_after() {
    let texts = [
        "pnr:890201-3286",
        "patient/890201-3286",
        "patient_890201-3286",
        "890201-3286_patient",
        "890201-3286,701063-2391",
        "890201-3286/701063-2391",
        "890201\u{a0}3286",
        "890201\u{2011}3286",
        "890201\u{2212}3286",
    ];
    let found = tells(&texts);
    let missed: Vec<&str> = texts.iter().zip(found).filter(|(_, found)| !found).map(|(text, _)| *text).collect();
    assert_eq!(missed, Vec::<&str>::new());
}

#[test]
fn a_word_that_holds_tel_or_ring_is_no_telephone() {
    let texts = [
        "Rehabilitering av 8902013286",
        "Koordinering för 8902013286",
        "Titeln är 8902013286",
        "Registrering och utvärdering: 8902013286",
        "Intelligensprövning 8902013286",
    ];
    assert_eq!(tells(&texts), [true; 5]);
    is_never_printed(&[("r.yaml", "typ: rutin\nid: r-1\ntitel: 8902013286\n# 890201-3286\n")]);
}

#[test]
fn a_number_is_found_in_every_part_of_a_document() {
    for text in [
        "syfte: 890201-3286",
        "syfte: '890201-3286'",
        "syfte: >-\n  Rutinen kom till\n  efter 890201-3286",
        "890201-3286: värde",
        "\"890201-3286\": värde",
        "x-890201-3286: värde",
        "målgrupp: [läkare, 890201-3286]",
        "ansvar: [{uppgift: a, roll: 890201-3286}]",
        "# 890201-3286",
        "#890201-3286",
        "titel: Rutin # 890201-3286",
        "diarienummer: 890201-3286",
        "fastställd: 890201-3286",
        "version: 8902013286",
    ] {
        let rutin = format!("{ROUTINE}{text}\n");
        assert_eq!(told(&[("r.yaml", &rutin)]).len(), 1, "{text}");
    }
    assert_eq!(told(&[("r.yaml", "typ: rutin\nid: 890201-3286\n")]).len(), 1);
}

#[test]
fn a_number_is_found_in_what_is_no_document() {
    for text in [
        "# bara 890201-3286\n",
        "services: {webb: 890201-3286}\n",
        "typ: rutiin\nid: 890201-3286\n",
        "typ: rutin\nid: r-2\nsyfte: \"890201-3286\n",
        "typ: rutin\n\tid: 890201-3286\n",
        "- typ: rutin\n  id: 890201-3286\n",
    ] {
        let found = told(&[("god.yaml", ROUTINE), ("x.yml", text)]);
        assert!(found.len() == 1 && found[0].starts_with("x.yml:"), "{text:?}: {found:?}");
    }
    assert_eq!(told(&[("x.yaml", "# bara 890201-3286\n")]).len(), 1, "and where there is no document at all");
}

#[test]
fn a_number_in_the_name_of_a_file_is_told() {
    for path in ["19890201-3286.yaml", "avvikelse 890201-3286.yaml", "avvikelse-890201-3286.yml", "8902013286.yaml"] {
        let found = told(&[(path, ROUTINE)]);
        assert_eq!(found.len(), 1, "{path}");
        assert!(found[0].ends_with(":1:1 ett personnummer står i filens namn"), "{found:?}");
        is_never_printed(&[(path, ROUTINE)]);
    }
    let folder = told(&[("890201-3286/r.yaml", ROUTINE)]);
    assert_eq!(folder, ["XXXXXX-XXXX/r.yaml:1:1 ett personnummer står i filens namn"]);
}

#[test]
fn a_number_in_the_name_of_a_file_in_a_folder_is_told() {
    assert_eq!(told(&[("avvikelser/890201-3286.yaml", ROUTINE)]).len(), 1);
    assert_eq!(told(&[("avvikelser/19890201-3286/r.yaml", ROUTINE)]).len(), 1);
    is_never_printed(&[("avvikelser/890201-3286.yaml", ROUTINE)]);
}

#[test]
fn a_number_in_the_name_of_a_file_beside_an_underscore_is_told() {
    for path in ["avvikelse_890201-3286.yaml", "890201-3286_avvikelse.yaml", "avv_198902013286_2026.yaml"] {
        assert_eq!(told(&[(path, ROUTINE)]).len(), 1, "{path}");
        is_never_printed(&[(path, ROUTINE)]);
    }
}

#[test]
fn a_number_in_other_encodings_is_found() {
    let folder = Folder::of(&[("god.yaml", ROUTINE)]);
    let latin = b"typ: rutin\nid: r-2\nsyfte: p\xe5 890201-3286\n".to_vec();
    let wide: Vec<u8> = "\u{feff}typ: rutin\nid: 890201-3286\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let marked = [b"\xef\xbb\xbf".to_vec(), b"typ: rutin\r\nid: 890201-3286\r\n".to_vec()].concat();
    for (name, bytes) in [("latin.yaml", latin), ("wide.yaml", wide), ("marked.yaml", marked)] {
        fs::write(folder.path().join(name), bytes).expect("a file can be written");
    }
    let json = audit(&folder, &["--select", "integritet", "--format", "json"]);
    let paths: Vec<String> = json.json()["findings"]
        .as_array()
        .expect("the findings are a list")
        .iter()
        .map(|finding| format!("{}:{}", finding["path"].as_str().unwrap_or_default(), finding["start"]["line"]))
        .collect();
    assert_eq!(paths, ["latin.yaml:3", "marked.yaml:2", "wide.yaml:2"]);
    let said = audit(&folder, &["--verbose"]).words();
    assert!(!said.contains("890201") && !said.contains("3286"), "{said}");
}

// It is never printed.

#[test]
fn no_way_of_writing_is_ever_printed() {
    for written in WRITTEN {
        let rutin = format!("{ROUTINE}målgrupp: {written}\nfastställd: \"{written}\"\n# {written}\n");
        is_never_printed(&[("r.yaml", &rutin)]);
    }
}

#[test]
fn a_number_is_not_printed_by_the_checks_that_repeat_what_is_written() {
    for text in [
        "typ: rutin\nid: 890201-3286\nstatus: fastställd\nfastställd: 2012-01-01\n",
        "typ: rutin\nid: 890201-3286\n---\ntyp: rutin\nid: 890201-3286\n",
        "typ: rutin\nid: r-1\nstatus: 890201-3286\n",
        "typ: rutin\nid: r-1\nfastställd: 890201-3286\n",
        "typ: rutin\nid: r-1\n890201-3286: x\n",
        "typ: rutin\nid: r-1\n890201-3286: x\n890201-3286: y\n",
        "typ: rutin\nid: r-1\nprocess: 890201-3286\n",
        "typ: rutin\nid: r-1\nstatus: fastställd\nfastställd_av: 890201-3286\n",
        "typ: 890201-3286\nid: r-1\n",
        "typ: enhet\nid: 890201-3286\nnamn: 19890201-3286\n",
        "typ: enhet\nid: e\növerordnad: 890201-3286\n---\ntyp: rutin\nid: r\ngäller_för: 890201-3286\n",
        "typ: undantag\nid: u\nregel: 890201-3286\navser: 890201-3286\nskäl: 890201-3286\nbeslutad_av: 890201-3286\ngäller_till: 2027-01-01\n",
        "typ: ledningssystem\nid: l\nprofiler: [890201-3286]\n",
        "typ: utredning\nid: u\norsaker: [{id: 890201-3286, orsak: a}]\nåtgärder: [{åtgärd: 890201-3286}]\n",
        "typ: rutin\nid: r-1\nsyfte: \"890201-3286\n",
        "typ: rutin\nid: r-1\nsyfte: *890201-3286\n",
        "typ: rutin\nid: r-1\nsyfte: [890201-3286\n",
        "<<<<<<< 890201-3286\ntyp: rutin\nid: r-1\n",
    ] {
        is_never_printed(&[("god.yaml", ROUTINE), ("x.yaml", text)]);
    }
}

#[test]
fn a_number_is_not_printed_where_a_waiver_covers_it() {
    let rutin = "typ: rutin\nid: 890201-3286\nstatus: fastställd\nlagstöd: [SOSFS 2005:29]\nsyfte: 890201-3286\n";
    let waiver = "typ: undantag\nid: u\nregel: lagrum\navser: 890201-3286\nskäl: Väntar på 890201-3286\nbeslutad_av: vc\ngäller_till: 2027-01-01\n";
    let files = [("r.yaml", rutin), ("u.yaml", waiver)];
    is_never_printed(&files);
    assert!(all_that_is_said(&files).contains("XXXXXX-XXXX"), "what stood around it is still shown");
}

#[test]
fn a_number_is_not_printed_by_an_error_about_the_settings() {
    let settings = "typ: inställningar\nid: i\negna_krav: [890201-3286]\nprofiler: [890201-3286]\n";
    let files = [("god.yaml", ROUTINE), ("i.yaml", settings)];
    let said = all_that_is_said(&files);
    assert!(!said.contains("890201") && !said.contains("-3286"), "{said}");
}

#[test]
fn a_number_is_not_printed_by_an_error_about_an_own_requirement() {
    let settings = "typ: inställningar\nid: i\negna_krav: [krav]\n";
    for (path, text) in [
        ("krav/egna/a.yaml", "id: 890201-3286\n"),
        ("krav/egna/a.yaml", "890201-3286: x\n"),
        ("krav/egna/890201-3286.yaml", "id: x\n"),
        ("krav/egna/a.yaml", "id: \"890201-3286\n"),
    ] {
        let said = all_that_is_said(&[("god.yaml", ROUTINE), ("i.yaml", settings), (path, text)]);
        assert!(!said.contains("890201") && !said.contains("-3286"), "{path} {text}: {said}");
    }
}

#[test]
fn a_number_in_the_path_of_the_audited_folder_is_not_printed() {
    let folder = Folder::of(&[("19890201-3286/läs mig.md", "x"), ("19890201-3287/r.yaml", "a: b\n")]);
    for path in ["19890201-3286", "./19890201-3286/", "19890201-3286/finns-inte"] {
        let answer = folder.run(&["audit", path, "--date", "2026-11-15"]);
        assert_eq!(answer.code, 2);
        assert!(!answer.words().contains("3286"), "{}", answer.words());
    }
}

#[test]
fn a_number_written_with_escapes_is_not_printed() {
    let rutin = "typ: rutin\nid: \"890201\\x2d3286\"\nstatus: fastställd\nfastställd: 2012-01-01\nprocess: \"8902\\u00301-3286\"\n";
    let said = all_that_is_said(&[("r.yaml", rutin)]);
    assert!(!said.contains("890201-3286"), "{said}");
}

// Other numbers do not cry wolf.

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
    let found = tells(&texts);
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
    assert_eq!(told(&[("s.yaml", &part("890201-3286"))]).len(), 1, "a personnummer is one there too");
    for way in ["0701051237", "[e-post, 0701051237]", "\n      - 0701051237", "\"0102034014\""] {
        assert_eq!(told(&[("s.yaml", &part(way))]), Vec::<String>::new(), "{way:?}");
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
    let found = told(&files);
    assert_eq!(found, ["rutiner XXXXXX-XXXX.yaml:1:1 ett personnummer står i filens namn"]);
}

#[test]
fn the_rule_is_explained_without_any_number() {
    let answer = Folder::of(&[]).run(&["explain", "integritet/personnummer"]);
    assert_eq!(answer.code, 0);
    let words = answer.words();
    assert!(words.contains("Numret skrivs aldrig ut") && words.contains("historiken i git"), "{words}");
}
