//! Personnummer in escaped keys, names of files that cannot be read, own requirements and removed documents.

use std::fs;

use serde_json::Value;

use super::{ROUTINE, audit, findings};
use crate::shared::Folder;
use crate::shared::repository::Repository;

/// The number in the spellings of these tests; none of them may be printed.
const PARTS: [&str; 5] = ["890201", "-3286", "89-02-01", "８９０２０１", "_3286"];
/// Every format of a report that is text.
const FORMATS: [&str; 8] = ["terminal", "json", "sarif", "junit", "github", "gitlab", "markdown", "html"];

fn assert_hidden(said: &str, of: &str) {
    for part in PARTS {
        let line = said.lines().find(|line| line.contains(part));
        assert_eq!(line, None, "{part} is printed by {of}");
    }
}

#[test]
fn a_number_in_a_key_written_with_escapes_is_told_and_masked() {
    for key in [r#""890201\x2d3286""#, r#""8902\u00301-3286""#, r#""pnr 890201\u00a03286""#] {
        let text = format!("{ROUTINE}{key}: x\n");
        assert_eq!(findings(&[("r.yaml", &text)]), ["r.yaml:4:1 ett personnummer står här"], "{key}");
        for format in FORMATS {
            let answer = audit(&Folder::of(&[("r.yaml", &text)]), &["--format", format]);
            assert_hidden(&answer.words(), &format!("{format} of {key}"));
            assert!(!answer.words().contains(r"890201\x2d3286"), "{format}");
        }
    }
}

#[test]
fn a_number_divided_over_lines_is_told_and_masked() {
    let text = format!("{ROUTINE}syfte: >-\n  för 890201-\n  3286 och\n");
    assert_eq!(findings(&[("r.yaml", &text)]), ["r.yaml:5:7 ett personnummer står här"]);
    for (value, place) in [
        ("|\n  för 19890201\n  3286 och", "5:7"),
        ("|\n  19890201\n\n  3286", "5:3"),
        ("|\n  19890201\n  -3286", "5:3"),
        ("\"för 19890201\\n3286 och\"", "4:8"),
        ("\"för 19890201\\r\\n 3286 och\"", "4:8"),
    ] {
        let text = format!("{ROUTINE}syfte: {value}\n");
        let found = findings(&[("r.yaml", &text)]);
        assert!(found.len() == 1 && found[0].starts_with(&format!("r.yaml:{place}")), "{value}: {found:?}");
    }
    let listed = format!("{ROUTINE}syfte: |\n  - 19890201\n  - 3286\n");
    assert_eq!(findings(&[("r.yaml", &listed)]), [""; 0], "two items of a list");
}

#[cfg(unix)]
#[test]
fn a_number_in_the_name_of_a_file_that_cannot_be_read_is_told_and_masked() {
    let folder = Folder::of(&[("god.yaml", ROUTINE)]);
    let made = std::process::Command::new("mkfifo").arg(folder.path().join("890201-3286.yaml")).status();
    assert!(made.is_ok_and(|status| status.success()), "a pipe can be made");
    fs::write(folder.path().join("pat_890201_3286.yaml"), vec![b'#'; 11 << 20]).expect("a large file");
    for format in FORMATS {
        let answer = audit(&folder, &["--format", format, "--verbose"]);
        assert_hidden(&answer.words(), format);
        let names_files = format != "terminal";
        assert!(!names_files || answer.words().contains("XXXXXX-XXXX.yaml"), "{format}: {}", answer.words());
    }
    let json = audit(&folder, &["--select", "integritet", "--format", "json"]).json();
    let told = json["findings"].as_array().expect("the findings are a list");
    assert_eq!(told.len(), 2, "{told:?}");
}

#[test]
fn a_number_in_a_workbook_is_masked() {
    use calamine::{Reader, Xlsx, open_workbook};
    let folder =
        Folder::of(&[("890201-3286.yaml", "typ: rutin\nid: \"890201\\x2d3286\"\ntitel: ８９０２０１-３２８６\n")]);
    audit(&folder, &["--output", "xlsx=ut.xlsx"]);
    let mut book: Xlsx<_> = open_workbook(folder.path().join("ut.xlsx")).expect("a workbook");
    let cells: Vec<String> = book
        .worksheets()
        .into_iter()
        .flat_map(|(_, sheet)| sheet.rows().flatten().map(ToString::to_string).collect::<Vec<_>>())
        .collect();
    assert!(cells.iter().any(|cell| cell.contains("XXXXXX-XXXX")), "{cells:?}");
    assert_hidden(&cells.join("\n"), "xlsx");
}

#[test]
fn a_number_in_an_own_requirement_is_printed_nowhere() {
    let settings = "typ: inställningar\nid: i\negna_krav: [krav]\n";
    let own = r#"id: egna/a
rubrik: "Rutin för 890201-3286"
lagrum: {författning: Ledning och styrning, plats: "890201\x2d3286"}
styrka: lokal
belägg: A
bevis: direkt
gäller: {nivå: enhet}
finns: {typ: process, gällande: true}
saknas: "process för ８９０２０１-３２８６ saknas"
gör_så: "skriv en för 8902\u00301-3286"
varför: "Gäller pnr890201-3286 och 1989-02-01-3286."
exempel: []
"#;
    let example = include_str!("own_requirement.yaml");
    for requirement in [own, example] {
        let files = [("god.yaml", ROUTINE), ("i.yaml", settings), ("krav/egna/a.yaml", requirement)];
        for arguments in [&["audit", ".", "--date", "2026-11-15", "--verbose"][..], &["rules"], &["gap", "."]] {
            let answer = Folder::of(&files).run(arguments);
            assert_hidden(&answer.words(), &format!("{arguments:?}"));
        }
    }
    let files = [("god.yaml", ROUTINE), ("i.yaml", settings), ("krav/egna/a.yaml", example)];
    for format in FORMATS {
        let answer = audit(&Folder::of(&files), &["--format", format]);
        assert!(answer.code < 2, "{}", answer.words());
        assert_hidden(&answer.words(), format);
    }
    let told = audit(&Folder::of(&files), &["--select", "egna"]).words();
    assert!(told.contains("inte XXXXXX-XXXX") && told.contains("ＸＸＸＸＸＸ-ＸＸＸＸ"), "{told}");
}

#[test]
fn a_number_in_a_document_that_is_gone_is_printed_nowhere() {
    let repository = Repository::init(&[]);
    let gone = "typ: rutin\nid: r-2\ntitel: \"Rutin för 890201\\x2d3286\"\nstatus: fastställd\nfastställd: 2025-01-10\nsyfte: 890201-3286\n";
    repository.commit("2026-01-10", &[("r.yaml", ROUTINE), ("890201-3286.yaml", gone)]);
    let before = repository.git(&["rev-parse", "HEAD"]);
    fs::remove_file(repository.folder.path().join("890201-3286.yaml")).expect("a file can be removed");
    repository.commit("2026-02-10", &[]);
    for arguments in [
        &["diff", &before, "HEAD"][..],
        &["diff", &before, "HEAD", "--format", "json"],
        &["diff", &before, "HEAD", "--format", "markdown"],
        &["diff", &before, "HEAD", "--format", "html"],
        &["history", "r-2"],
        &["history", "890201-3286"],
        &["history", "r-2", "--format", "json"],
        &["audit", ".", "--base", &before],
        &["audit", ".", "--at", &before, "--verbose"],
        &["trend", "."],
    ] {
        let answer = repository.folder.run(arguments);
        assert_hidden(&answer.words(), &format!("{arguments:?}: {}", answer.words()));
    }
}

#[test]
fn a_number_is_waived_by_no_waiver() {
    let waiver = "typ: undantag\nid: u\nregel: integritet/personnummer\navser: r-1\nskäl: Väntar\nbeslutad_av: vc\nbeslutad: 2026-01-01\ngäller_till: 2027-01-01\n";
    let rutin = format!("{ROUTINE}syfte: 890201-3286\n");
    for rule in ["integritet/personnummer", "integritet"] {
        let waiver = waiver.replace("integritet/personnummer", rule);
        let folder = Folder::of(&[("r.yaml", &rutin), ("u.yaml", &waiver)]);
        let json = audit(&folder, &["--select", "integritet,undantag", "--format", "json"]).json();
        let findings = json["findings"].as_array().expect("the findings are a list");
        let of = |rule: &str| findings.iter().filter(|one| one["rule"] == rule).collect::<Vec<&Value>>();
        assert!(of("integritet/personnummer").iter().all(|one| one["waiver"].is_null()), "{findings:?}");
        assert_eq!(of("integritet/personnummer").len(), 1, "{findings:?}");
        let unused = of("undantag/oanvant");
        assert_eq!(unused.len(), 1, "{findings:?}");
        let message = unused[0]["message"].as_str().unwrap_or_default();
        assert!(message.contains("personnummer"), "{message}");
    }
}

#[test]
fn a_day_of_birth_after_the_audit_date_is_none() {
    let rutin = format!("{ROUTINE}syfte: patient 20261101-9908\n");
    let told = |day: &str| {
        let folder = Folder::of(&[("r.yaml", &rutin)]);
        let answer = folder.run(&["audit", ".", "--date", day, "--select", "integritet", "--format", "json"]);
        answer.json()["findings"].as_array().map(Vec::len)
    };
    assert_eq!((told("2026-11-15"), told("2026-10-15")), (Some(1), Some(0)));
}
