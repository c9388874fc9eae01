//! Folders (`mappar`): only the listed folders are audited.

use super::{ROUTINE, audit, found, json};

/// The findings of a routine with a fault in each of three folders.
fn in_folders(text: &str) -> Vec<String> {
    let faulty = |id: &str| format!("typ: rutin\nid: {id}\nstatus: fastställd\ngiltig_till: 2026-11-14\n");
    let (a, b, c) = (faulty("a"), faulty("b"), faulty("c"));
    let files = [("rutiner/a.yaml", a.as_str()), ("rutiner-gamla/b.yaml", &b), ("annat/djupt/c.yaml", &c)];
    let json = json(text, &files, "giltighet");
    let findings = json["findings"].as_array().expect("the findings are a list");
    findings.iter().map(|finding| finding["path"].as_str().unwrap_or_default().to_owned()).collect()
}

#[test]
fn only_the_folders_that_are_named_are_audited() {
    assert_eq!(in_folders(""), ["annat/djupt/c.yaml", "rutiner-gamla/b.yaml", "rutiner/a.yaml"]);
    for written in ["rutiner", "[rutiner]", "rutiner/", "./rutiner", "rutiner\\", "[\"./rutiner/\"]"] {
        assert_eq!(in_folders(&format!("mappar: {written}\n")), ["rutiner/a.yaml"], "{written}");
    }
    assert_eq!(in_folders("mappar: [annat\\djupt, rutiner]\n"), ["annat/djupt/c.yaml", "rutiner/a.yaml"]);
    assert_eq!(in_folders("mappar: [.]\n").len(), 3);
    assert_eq!(in_folders("mappar: []\n").len(), 3);
}

#[test]
fn what_stands_outside_the_folders_is_neither_counted_nor_judged() {
    let files = [
        ("rutiner/a.yaml", ROUTINE),
        ("annat/b.yaml", "typ: rutin\nid: r-1\nprocess: finns-inte\n"),
        ("annat/c.yaml", "typ: rutin\nid: [\n"),
        ("compose.yaml", "services: {}\n"),
    ];
    let json = json("mappar: [rutiner]\n", &files, "form,identitet,referens");
    assert_eq!(json["findings"], serde_json::json!([]));
    assert_eq!(json["summary"]["documents"], 2);
    assert!(!json["notes"].to_string().contains("inte bedöm"), "{}", json["notes"]);
}

#[test]
fn a_file_without_typ_is_a_finding_only_in_a_named_folder() {
    let files =
        [("rutiner/a.yaml", ROUTINE), ("rutiner/lista.yaml", "läkare: 5\n"), ("compose.yaml", "services: {}\n")];
    let findings = found("mappar: [rutiner]\n", &files, "form");
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert!(findings[0].contains(" rutiner/lista.yaml:1:1 "), "{findings:?}");
    assert_eq!(found("", &files, "form"), Vec::<String>::new());
}

#[test]
fn a_folder_that_is_not_there_does_not_look_like_success() {
    for text in ["mappar: [rutinr]\n", "mappar: [rutiner, finns-inte]\n"] {
        let answer = audit(text, &[("rutiner/a.yaml", ROUTINE)], &["--select", "form,installningar,katalog"]);
        let name = if text.contains("finns-inte") { "finns-inte" } else { "rutinr" };
        assert!(answer.words().contains(name), "{text}: {}", answer.words());
        assert!(answer.words().contains("inställningar.yaml:3"), "{text}: {}", answer.words());
    }
}
