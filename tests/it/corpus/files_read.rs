//! The files read from a folder: hidden files, links, ignored files, and folders without a document.

#[cfg(unix)]
use std::path::Path;

use crate::shared::{Folder, GOOD};

#[test]
fn a_folder_that_is_not_there_is_refused() {
    let answer = Folder::of(&[]).run(&["audit", "finns-inte", "--date", "2026-11-15"]);
    answer.assert_refused("mappen finns-inte finns inte", "kontrollera stavningen");
}

#[test]
fn a_file_in_place_of_a_folder_is_refused() {
    let answer = Folder::with_good().run(&["audit", "god.yaml", "--date", "2026-11-15"]);
    answer.assert_refused("god.yaml är en fil, inte en mapp", "ange mappen som ledningssystemet ligger i");
}

#[test]
fn an_empty_folder_is_refused() {
    let answer = Folder::of(&[]).audit(&[]);
    answer.assert_refused("i . finns ingen fil med ändelsen .yaml eller .yml", "ange den mapp som");
}

#[test]
fn a_folder_of_other_files_is_refused() {
    let folder = Folder::of(&[]);
    folder.write("läs mig.md", "# Rutin\n");
    folder.write("rutin.yaml.bak", GOOD);
    folder.audit(&[]).assert_refused("i . finns ingen fil med ändelsen .yaml eller .yml", "ange den mapp som");
}

#[test]
fn yaml_without_a_document_is_refused() {
    let folder = Folder::of(&[]);
    folder.write("compose.yaml", "services: {webb: {image: x}}\n");
    folder.write("tom.yml", "");
    let answer = folder.audit(&[]);
    answer.assert_refused("i . finns 2 YAML-filer men inget dokument", "på en rad som typ: rutin");
}

#[test]
fn one_yaml_file_without_a_document_is_one() {
    let folder = Folder::of(&[]);
    folder.write("compose.yaml", "services: {webb: {image: x}}\n");
    folder.audit(&[]).assert_refused("i . finns 1 YAML-fil men inget dokument", "på en rad som typ: rutin");
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    let outside = Folder::of(&[]);
    outside.write("utanför.yaml", "typ: rutiin\nid: utanför\n");
    let folder = Folder::with_good();
    folder.write("inre/x.yaml", GOOD.replace("god", "inre"));
    let link = |to: &Path, name: &str| {
        std::os::unix::fs::symlink(to, folder.path().join(name)).expect("a link can be made");
    };
    link(Path::new("finns-inte.yaml"), "bruten.yaml");
    link(&outside.path().join("utanför.yaml"), "ut.yaml");
    link(outside.path(), "ut");
    link(Path::new(".."), "inre/cirkel");
    link(Path::new("själv.yaml"), "själv.yaml");
    link(Path::new("god.yaml"), "samma.yaml");
    let answer = folder.form();
    assert_eq!((answer.code, answer.documents(), answer.findings()), (0, 2, Vec::new()));
}

#[cfg(unix)]
#[test]
fn the_audited_folder_may_be_a_link() {
    let folder = Folder::of(&[]);
    folder.write("egentlig/god.yaml", GOOD);
    std::os::unix::fs::symlink("egentlig", folder.path().join("genväg")).expect("a link can be made");
    let arguments = ["audit", "genväg", "--date", "2026-11-15", "--select", "form", "--format", "json"];
    let answer = folder.run(&arguments);
    assert_eq!((answer.code, answer.documents()), (0, 1));
}

#[cfg(unix)]
#[test]
fn links_that_were_passed_over_are_told() {
    let folder = Folder::with_good();
    std::os::unix::fs::symlink("god.yaml", folder.path().join("länk.yaml")).expect("a link can be made");
    let notes = folder.form().json()["notes"].to_string();
    assert!(notes.contains("länk"), "{notes}");
}

#[test]
fn hidden_folders_are_left_out_and_yml_is_read() {
    let folder = Folder::with_good();
    folder.write(".gömd/x.yaml", "typ: rutiin\nid: gömd\n");
    folder.write("mapp/.github/x.yml", "typ: rutiin\nid: gömd\n");
    folder.write("mapp/synlig.yml", "typ: rutiin\nid: synlig\n");
    folder.form().assert_only("form/okand-typ mapp/synlig.yml:1:6 typen rutiin är okänd, så dokumentet är inte bedömt");
}

#[test]
fn what_git_ignores_is_left_out_unless_it_is_tracked() {
    let folder = Folder::with_good();
    folder.write(".gitignore", "/ut/\nprivat.yaml\n");
    let document = |id: &str| format!("typ: rutin\nid: {id}\ntitl: Rutin\n");
    for path in ["privat.yaml", "mapp/privat.yaml", "ut/skräp.yaml", "ut/spårad.yaml", "ny.yaml"] {
        folder.write(path, document(path));
    }
    folder.git(&["init", "--quiet"]);
    folder.git(&["add", "god.yaml", ".gitignore"]);
    folder.git(&["add", "--force", "ut/spårad.yaml", "mapp/privat.yaml"]);
    folder.git(&["commit", "--quiet", "--message", "Prov"]);
    let answer = folder.form();
    let read: Vec<String> =
        answer.findings().iter().filter_map(|text| text.split(' ').nth(1).map(str::to_owned)).collect();
    assert_eq!(read, ["mapp/privat.yaml:3:1", "ny.yaml:3:1", "ut/spårad.yaml:3:1"]);
    assert_eq!(answer.documents(), 4);
    // The same holds for a folder inside the repository.
    let inside = ["audit", "ut", "--date", "2026-11-15", "--select", "form", "--format", "json"];
    assert_eq!(
        folder.run(&inside).findings(),
        ["form/okand-nyckel spårad.yaml:3:1 fältet titl är okänt och läses inte"]
    );
}
