//! Personnummer are found in every part of a file, in every spelling and encoding.

use std::fs;

use super::{ROUTINE, WRITTEN, are_found, assert_never_printed, audit, findings};
use crate::shared::Folder;

#[test]
fn a_number_is_told_at_its_place() {
    let rutin = format!("{ROUTINE}syfte: Åtgärd för 19890201-3286 i går\n# och 701063-2391\n");
    assert_eq!(
        findings(&[("r.yaml", &rutin)]),
        ["r.yaml:4:19 ett personnummer står här", "r.yaml:5:7 ett samordningsnummer står här"]
    );
}

#[test]
fn every_way_of_writing_is_found() {
    assert_eq!(are_found(&WRITTEN), [true; WRITTEN.len()]);
    let of_coordination = ["701063-2391", "19701063-2391", "7010632391", "197010632391", "701063+2391"];
    assert_eq!(are_found(&of_coordination), [true; 5]);
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
    assert_eq!(are_found(&texts), [true; 9]);
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
    let found = are_found(&texts);
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
    assert_eq!(are_found(&texts), [true; 5]);
    assert_never_printed(&[("r.yaml", "typ: rutin\nid: r-1\ntitel: 8902013286\n# 890201-3286\n")]);
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
        assert_eq!(findings(&[("r.yaml", &rutin)]).len(), 1, "{text}");
    }
    assert_eq!(findings(&[("r.yaml", "typ: rutin\nid: 890201-3286\n")]).len(), 1);
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
        let found = findings(&[("god.yaml", ROUTINE), ("x.yml", text)]);
        assert!(found.len() == 1 && found[0].starts_with("x.yml:"), "{text:?}: {found:?}");
    }
    assert_eq!(findings(&[("x.yaml", "# bara 890201-3286\n")]).len(), 1, "and where there is no document at all");
}

#[test]
fn a_number_in_the_name_of_a_file_is_told() {
    for path in ["19890201-3286.yaml", "avvikelse 890201-3286.yaml", "avvikelse-890201-3286.yml", "8902013286.yaml"] {
        let found = findings(&[(path, ROUTINE)]);
        assert_eq!(found.len(), 1, "{path}");
        assert!(found[0].ends_with(":1:1 ett personnummer står i filens namn"), "{found:?}");
        assert_never_printed(&[(path, ROUTINE)]);
    }
    let folder = findings(&[("890201-3286/r.yaml", ROUTINE)]);
    assert_eq!(folder, ["XXXXXX-XXXX/r.yaml:1:1 ett personnummer står i filens namn"]);
}

#[test]
fn a_number_in_the_name_of_a_file_in_a_folder_is_told() {
    assert_eq!(findings(&[("avvikelser/890201-3286.yaml", ROUTINE)]).len(), 1);
    assert_eq!(findings(&[("avvikelser/19890201-3286/r.yaml", ROUTINE)]).len(), 1);
    assert_never_printed(&[("avvikelser/890201-3286.yaml", ROUTINE)]);
}

#[test]
fn a_number_in_the_name_of_a_file_beside_an_underscore_is_told() {
    for path in ["avvikelse_890201-3286.yaml", "890201-3286_avvikelse.yaml", "avv_198902013286_2026.yaml"] {
        assert_eq!(findings(&[(path, ROUTINE)]).len(), 1, "{path}");
        assert_never_printed(&[(path, ROUTINE)]);
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
