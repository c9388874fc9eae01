//! A register that is imported again: whose document a row is, and what is left as it is.

use std::fs;

use serde_json::json;

use super::import::{files, import, value};
use crate::shared::{Answer, Folder};

fn again(folder: &Folder, register: &str, arguments: &[&str]) -> Answer {
    folder.write("r.csv", register);
    folder.run(&[&["import", "r.csv", "--as", "rutin"], arguments].concat())
}

fn text(folder: &Folder, file: &str) -> String {
    fs::read_to_string(folder.path().join("rutiner").join(file)).expect("it is there")
}

#[test]
fn a_register_of_the_same_name_in_another_folder_is_another_source() {
    let folder = Folder::of(&[("norr/r.csv", "Doknr;Titel\n1;Norr\n"), ("syd/r.csv", "Doknr;Titel\n1;Syd\n2;Två\n")]);
    assert_eq!(folder.run(&["import", "norr/r.csv", "--as", "rutin"]).code, 0);
    let other = folder.run(&["import", "syd/r.csv", "--as", "rutin"]);
    assert!(other.words().contains("rad 2: id 1 finns redan i mappen"), "{}", other.stdout);
    assert_eq!(value(&folder, "rutiner/1.yaml")["titel"], "Norr");
    assert!(text(&folder, "2.yaml").starts_with("# Inläst från syd/r.csv, rad 3\n"));
    fs::create_dir(folder.path().join("ls")).expect("a folder");
    assert_eq!(folder.run(&["import", "norr/r.csv", "--as", "rutin", "--output", "ls/rutiner"]).code, 0);
    let text = fs::read_to_string(folder.path().join("ls/rutiner/1.yaml")).expect("it is there");
    assert!(text.starts_with("# Inläst från ../norr/r.csv, rad 2\n"), "{text}");
}

#[test]
fn what_a_person_writes_on_the_line_of_the_source_is_not_written_over() {
    let (folder, _) = import("r.csv", "Doknr;Titel\n1;Ett\n".as_bytes(), &[]);
    let noted = text(&folder, "1.yaml").replace("rad 2\n", "rad 2, stäm av med arkivet\n");
    folder.write("rutiner/1.yaml", &noted);
    let answer = again(&folder, "Doknr;Titel\n1;Ett, ny\n", &[]);
    assert!(answer.words().contains("rad 2: id 1 finns redan i mappen"), "{}", answer.stdout);
    assert_eq!(text(&folder, "1.yaml"), noted);
}

#[test]
fn a_row_that_is_put_in_between_takes_no_other_rows_document() {
    let (folder, _) = import("r.csv", "Titel;Version\nIntyg;1\nIntyg;2\n".as_bytes(), &[]);
    let answer = again(&folder, "Titel;Version\nIntyg;0\nIntyg;1\nIntyg;2\n", &[]);
    assert!(answer.words().contains("1 fil skriven i rutiner · 2 oförändrade"), "{}", answer.stdout);
    let version = |file: &str| value(&folder, &format!("rutiner/{file}"))["version"].clone();
    assert_eq!(["intyg.yaml", "intyg-2.yaml", "intyg-3.yaml"].map(version), [json!("1"), json!("2"), json!("0")]);
}

#[test]
fn a_row_beside_a_document_that_somebody_has_changed_is_not_lost() {
    let (folder, _) = import("r.csv", "Titel;Version\nIntyg;1\nIntyg;2\n".as_bytes(), &[]);
    let own = text(&folder, "intyg.yaml").replace("version: '1'", "version: '1b'");
    folder.write("rutiner/intyg.yaml", &own);
    let answer = again(&folder, "Titel;Version\nIntyg;0\nIntyg;1\nIntyg;2\n", &[]);
    let told = "raderna 2 och 3: raden har inget nummer, så det går inte att se om den hör till intyg.yaml eller är ny";
    assert!(answer.words().contains(told), "{}", answer.stdout);
    assert!(answer.words().contains("1 oförändrad · 2 rader inte inlästa"), "{}", answer.stdout);
    assert_eq!((text(&folder, "intyg.yaml"), files(&folder.path().join("rutiner")).len()), (own, 2));
}

#[test]
fn rows_whose_ids_give_one_name_keep_each_its_document() {
    let (folder, _) = import("r.csv", "Doknr;Titel\nA/1;Ett\nA 1;Två\n".as_bytes(), &[]);
    let answer = again(&folder, "Doknr;Titel\nA 1;Två, ny\nA/1;Ett\nA-1;Tre\n", &[]);
    assert_eq!(answer.code, 0, "{}", answer.stdout);
    let titles = ["a-1.yaml", "a-1-2.yaml", "a-1-3.yaml"]
        .map(|file| value(&folder, &format!("rutiner/{file}"))["titel"].clone());
    assert_eq!(titles, [json!("Ett"), json!("Två, ny"), json!("Tre")]);
}

#[test]
fn a_dry_run_tells_what_the_run_would_leave() {
    let (folder, _) = import("r.csv", "Doknr;Titel\n2;Två\n".as_bytes(), &[]);
    folder.write("rutiner/1.yaml", "typ: rutin\nid: annat\ntitel: min egen\n");
    for (arguments, left) in [
        (&["--dry-run"][..], ["Rader som inte läses in", "1 oförändrad · 1 rad läses inte in · inget är skrivet"]),
        (&[], ["Rader som inte är inlästa", "1 oförändrad · 1 rad inte inläst"]),
    ] {
        let answer = again(&folder, "Doknr;Titel\n1;Ett\n2;Två\n", arguments);
        assert!(answer.words().contains("rad 2: filen 1.yaml finns redan"), "{}", answer.stdout);
        assert!(left.iter().all(|told| answer.words().contains(told)), "{}", answer.stdout);
    }
}

#[test]
fn a_file_that_may_not_be_written_is_told_and_stops_no_other() {
    let (folder, _) = import("r.csv", "Doknr;Titel\n1;Ett\n2;Två\n".as_bytes(), &[]);
    let one = folder.path().join("rutiner/1.yaml");
    let mut rights = fs::metadata(&one).expect("it is there").permissions();
    rights.set_readonly(true);
    fs::set_permissions(&one, rights).expect("rights can be set");
    for (arguments, counted) in [(&["--dry-run"][..], "1 att uppdatera"), (&[], "1 uppdaterad")] {
        let answer = again(&folder, "Doknr;Titel\n1;Ett, ny\n2;Två, ny\n", arguments);
        assert_eq!(answer.code, 1, "{}", answer.stderr);
        let told = "rad 2: filen 1.yaml är kvar som den är: den är skrivskyddad";
        assert!(answer.words().contains(told) && answer.words().contains(counted), "{}", answer.stdout);
    }
    assert_eq!(value(&folder, "rutiner/2.yaml")["titel"], "Två, ny");
}

#[test]
fn a_value_that_yaml_reads_in_its_own_way_is_written_in_quotation_marks() {
    let (folder, _) = import("r.csv", "Doknr;Titel;Berörda enheter\n<<;Två;<<\n".as_bytes(), &[]);
    let files = files(&folder.path().join("rutiner"));
    let text = text(&folder, &files[0]);
    assert!(text.contains("id: '<<'\n") && text.contains("- '<<'\n"), "{text}");
}

#[cfg(unix)]
#[test]
fn a_pipe_is_no_file() {
    let folder = Folder::of(&[]);
    let pipe = folder.path().join("r.csv");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    if !made.is_ok_and(|status| status.success()) {
        return;
    }
    let answer = folder.run(&["import", "r.csv", "--as", "rutin"]);
    assert_eq!(answer.code, 2);
    assert!(answer.words().contains("r.csv är ingen fil"), "{}", answer.stderr);
    std::os::unix::fs::symlink(&pipe, folder.path().join("länk.docx")).expect("a link");
    assert!(folder.run(&["import", "länk.docx"]).words().contains("länk.docx är ingen fil"));
}

#[test]
fn the_next_step_after_a_proposal_has_the_flags_that_were_given() {
    let (_, answer) = import(
        "r.csv",
        "Doknr;Titel;Godkänt dag\n1;Intyg;2025-01-01\n".as_bytes(),
        &["--suggest", "ny.xlsx", "--unit", "vc-norr", "--column", "Godkänt dag=fastställd"],
    );
    let next = "ledningskoll import ny.xlsx --as rutin --unit vc-norr --column 'Godkänt dag=fastställd'";
    assert!(answer.stdout.contains(next), "{}{}", answer.stdout, answer.stderr);
}
