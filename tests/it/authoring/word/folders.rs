//! A folder of documents of Word: each is read, and what cannot be read stops none.

use super::super::import::{files, value};
use super::docx::{Docx, bold, styled, text};
use crate::shared::Folder;

fn document(title: &str) -> Vec<u8> {
    Docx::of(&[styled("Title", title), bold("Syfte"), text("Samma för alla.")]).bytes()
}

#[test]
fn every_document_of_a_folder_is_read_into_the_folder_of_its_kind() {
    let folder = Folder::of(&[("word/anteckningar.txt", "x"), ("word/gammal.doc", "x"), ("word/~$intyg.docx", "x")]);
    folder.write("word/intyg.docx", document("Intyg"));
    folder.write("word/norr/intyg.docx", document("Intyg"));
    folder.write("word/norr/analys.docx", document("Händelseanalys av ett fall"));
    let answer = folder.run(&["import", "word"]);
    assert_eq!(answer.code, 1, "{}", answer.stderr);
    assert_eq!(files(&folder.path().join("rutiner")), ["intyg-2.yaml", "intyg.yaml"]);
    assert_eq!(files(&folder.path().join("utredningar")), ["handelseanalys-av-ett-fall.yaml"]);
    assert_eq!(value(&folder, "rutiner/intyg-2.yaml")["id"], "intyg-2", "each proposed id is its own");
    let origin = std::fs::read_to_string(folder.path().join("rutiner/intyg-2.yaml")).expect("it is written");
    assert!(origin.starts_with("# Inläst från word/norr/intyg.docx\n# Kontrolltal: "), "{origin}");
    for told in [
        "gammal.doc är i Words äldre format (.doc); öppna den i Word, välj Spara som",
        "3 filer skrivna i rutiner och utredningar · 1 inte inläst · 1 annan fil i mappen är inget Word-dokument",
        "Nästa steg: läs igenom utkasten mot originalen, och kör ledningskoll audit rutiner",
    ] {
        assert!(answer.words().contains(told), "{told}\n{}", answer.stdout);
    }
}

#[test]
fn nothing_is_written_over_and_a_dry_run_writes_nothing() {
    let folder = Folder::of(&[]);
    folder.write("intyg.docx", document("Intyg"));
    let dry = folder.run(&["import", "intyg.docx", "--dry-run"]);
    assert!(dry.words().contains("1 dokument att skriva · inget är skrivet"), "{}", dry.stdout);
    assert_eq!(files(folder.path()), ["intyg.docx"]);
    assert_eq!(folder.run(&["import", "intyg.docx"]).code, 0);
    let again = folder.run(&["import", "intyg.docx"]);
    assert_eq!(again.code, 0);
    assert!(again.words().contains("intyg.yaml, oförändrad: intyg Intyg"), "{}", again.stdout);
    let changed = Docx::of(&[styled("Title", "Intyg"), bold("Syfte"), text("Nytt syfte.")]).bytes();
    folder.write("intyg.docx", changed);
    let dry = folder.run(&["import", "intyg.docx", "--dry-run"]).words().replace('\\', "/");
    assert!(dry.contains("skulle uppdatera rutiner/intyg.yaml: intyg Intyg"), "{dry}");
    assert!(dry.contains("0 dokument att skriva · 1 att uppdatera · inget är skrivet"), "{dry}");
    let updated = folder.run(&["import", "intyg.docx"]);
    assert!(updated.words().contains("intyg.yaml, uppdaterad: intyg Intyg"), "{}", updated.stdout);
    assert_eq!(value(&folder, "rutiner/intyg.yaml")["syfte"], "Nytt syfte.");
    folder.write("rutiner/intyg.yaml", "typ: rutin\nid: intyg\ntitel: Vår egen\n");
    let dry = folder.run(&["import", "intyg.docx", "--dry-run"]).words();
    assert!(dry.contains("intyg Intyg: skulle inte skrivas,") && dry.contains("· 1 läses inte in ·"), "{dry}");
    let left = folder.run(&["import", "intyg.docx"]);
    assert_eq!(left.code, 1);
    assert!(left.words().contains("inte skriven, id intyg finns redan i mappen"), "{}", left.stdout);
    assert_eq!(value(&folder, "rutiner/intyg.yaml")["titel"], "Vår egen");
    assert_eq!(files(&folder.path().join("rutiner")), ["intyg.yaml"]);
}

#[test]
fn a_document_of_the_same_name_in_another_folder_is_another() {
    let folder = Folder::of(&[]);
    folder.write("norr/intyg.docx", document("Intyg"));
    folder.write("syd/intyg.docx", Docx::of(&[styled("Title", "Intyg"), bold("Syfte"), text("Annat.")]).bytes());
    assert_eq!(folder.run(&["import", "norr"]).code, 0);
    let other = folder.run(&["import", "syd/intyg.docx"]);
    assert_eq!(other.code, 1, "{}", other.stdout);
    assert_eq!(value(&folder, "rutiner/intyg.yaml")["syfte"], "Samma för alla.");
}

#[test]
fn two_documents_with_one_number_are_told() {
    let numbered = |title: &str| Docx::of(&[styled("Title", title), text("Doknr: 31-1")]).bytes();
    let folder = Folder::of(&[]);
    folder.write("word/a.docx", numbered("Ett"));
    folder.write("word/b.docx", numbered("Två"));
    let answer = folder.run(&["import", "word"]);
    assert_eq!((answer.code, files(&folder.path().join("rutiner"))), (1, vec!["31-1.yaml".to_owned()]));
    assert!(answer.words().contains("inte skriven, id 31-1 står redan i a.docx"), "{}", answer.stdout);
}

#[test]
fn a_folder_without_documents_of_word_is_told() {
    let folder = Folder::of(&[("tom/a.txt", "x")]);
    let answer = folder.run(&["import", "tom"]);
    assert_eq!(answer.code, 2);
    assert!(answer.words().contains("tom har inga Word-dokument"), "{}", answer.stderr);
}

#[cfg(unix)]
#[test]
fn a_link_in_the_folder_is_not_followed_and_told() {
    let folder = Folder::of(&[]);
    folder.write("utanför/hemlig.docx", document("Hemlig"));
    folder.write("word/intyg.docx", document("Intyg"));
    std::os::unix::fs::symlink(folder.path().join("utanför"), folder.path().join("word/länk")).expect("a link");
    let answer = folder.run(&["import", "word"]);
    assert_eq!((answer.code, files(&folder.path().join("rutiner"))), (1, vec!["intyg.yaml".to_owned()]));
    assert!(answer.words().contains("länk är en länk, och länkar följs inte"), "{}", answer.stdout);
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_read_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::of(&[("word/stängd/a.txt", "x")]);
    folder.write("word/intyg.docx", document("Intyg"));
    let closed = folder.path().join("word/stängd");
    let allow =
        |mode| std::fs::set_permissions(&closed, std::fs::Permissions::from_mode(mode)).expect("rights can be set");
    allow(0o000);
    // NOTE: nothing is closed to root.
    let is_closed = std::fs::read_dir(&closed).is_err();
    let answer = folder.run(&["import", "word"]);
    allow(0o755);
    assert_eq!(answer.code, i32::from(is_closed), "{}", answer.stdout);
    assert_eq!(answer.words().contains("stängd gick inte att läsa"), is_closed, "{}", answer.stdout);
}

#[test]
fn a_flag_that_says_nothing_of_a_document_of_word_is_refused() {
    let folder = Folder::of(&[]);
    folder.write("intyg.docx", document("Intyg"));
    let answer = folder.run(&["import", "intyg.docx", "--suggest", "ny.xlsx"]);
    assert_eq!((answer.code, files(folder.path())), (2, vec!["intyg.docx".to_owned()]));
    assert!(answer.words().contains("--suggest gäller register, och intyg.docx är inget"), "{}", answer.stderr);
}
