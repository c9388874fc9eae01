//! A catalogue that is missing, incomplete or invalid is refused, and the error names the file.

use std::fs;

use crate::shared::few_requirements::write_catalogue;
use crate::shared::{Answer, Folder, GOOD};

#[test]
fn a_catalogue_that_is_not_there_is_refused() {
    let folder = Folder::with_good();
    let answer = folder.audit(&["--catalog", "finns-inte"]);
    assert_eq!((answer.code, answer.stdout.as_str()), (2, ""));
    assert!(answer.message().contains("fel: katalogen finns-inte kunde inte läsas"), "{}", answer.message());
}

#[test]
fn a_catalogue_that_is_not_there_is_refused_in_swedish() {
    let answer = Folder::with_good().audit(&["--catalog", "finns-inte"]);
    answer.assert_refused("katalogen finns-inte kunde inte läsas", "ange en mapp som har samma uppbyggnad");
}

#[test]
fn a_catalogue_that_lacks_a_part_is_refused() {
    let folder = Folder::with_good();
    fs::create_dir(folder.path().join("tom")).expect("a folder can be made");
    folder
        .audit(&["--catalog", "tom"])
        .assert_refused("katalogen saknar filen gemensamt.yaml", "en katalog har katalog.yaml");
    write_catalogue(&folder, "version", "\"1\"");
    fs::remove_file(folder.path().join("katalog/författningar.yaml")).expect("the file is there");
    folder
        .audit(&["--catalog", "katalog"])
        .assert_refused("katalogen saknar filen författningar.yaml", "en katalog har katalog.yaml");
    write_catalogue(&folder, "version", "\"1\"");
    fs::remove_dir_all(folder.path().join("katalog/krav")).expect("the folder is there");
    folder
        .audit(&["--catalog", "katalog"])
        .assert_refused("katalogen saknar filer i krav/", "en katalog har katalog.yaml");
    write_catalogue(&folder, "version", "\"1\"");
    fs::remove_dir_all(folder.path().join("katalog/typ")).expect("the folder is there");
    folder
        .audit(&["--catalog", "katalog"])
        .assert_refused("katalogen saknar filer i typ/", "en katalog har katalog.yaml");
}

/// Audits with a text of the requirement in the catalogue replaced.
fn audit_with_changed_requirement(from: &str, to: &str) -> Answer {
    let folder = Folder::of(&[]);
    folder.write("system/god.yaml", GOOD);
    write_catalogue(&folder, "version", "\"1\"");
    let file = folder.path().join("katalog/krav/prov/enda.yaml");
    let text = fs::read_to_string(&file).expect("the requirement is there");
    assert!(text.contains(from), "{text}");
    fs::write(&file, text.replacen(from, to, 1)).expect("a file can be written");
    folder.run(&["audit", "system", "--date", "2026-11-15", "--catalog", "katalog"])
}

#[test]
fn a_faulty_catalogue_is_refused_with_its_file() {
    assert_eq!(audit_with_changed_requirement("prov", "prov").code, 1);
    let file = "katalogens fil krav/prov/enda.yaml:";
    let help = "rätta filen, eller kör utan --catalog";
    for (from, to, why) in [
        ("required:", "requird:", "okänt ord i villkoret: requird"),
        ("const:", "cnst:", "okänt ord i villkoret: cnst"),
        ("id: prov/enda", "id: prov/annan", "id är prov/annan men ska vara filens sökväg"),
        ("SOSFS 2011:9", "SOSFS 2099:9", "författningen SOSFS 2099:9 finns inte i författningar.yaml"),
        ("gäller: {typ: rutin}", "gäller: {typ: rutiin}", "dokumentslaget rutiin finns inte i typ/"),
    ] {
        audit_with_changed_requirement(from, to).assert_refused(&format!("{file} {why}"), help);
    }
}

#[test]
fn a_requirement_in_a_yml_file_is_not_lost() {
    let folder = Folder::with_good();
    write_catalogue(&folder, "version", "\"1\"");
    let katalog = folder.path().join("katalog/krav/prov");
    let text = fs::read_to_string(katalog.join("enda.yaml")).expect("the requirement is there");
    folder.write("katalog/krav/prov/andra.yml", text.replace("id: prov/enda", "id: prov/andra"));
    let answer = folder.audit(&["--catalog", "katalog", "--format", "json"]);
    assert!(answer.code == 2 || answer.stdout.contains("prov/andra"), "{}", answer.stdout);
}
