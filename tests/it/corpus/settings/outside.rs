//! Folders of own requirements outside the audited folder, and those that are too large: refused at the settings' line.

use std::fs;
use std::os::unix::fs::symlink;

use super::{ROUTINE, assert_refused, settings};
use crate::shared::own_requirement::{ACTS, REQUIREMENT};
use crate::shared::repository::Repository;
use crate::shared::{Answer, Folder};

/// A folder with the ledningssystem in `system/` and the own requirement beside it in `ute/`.
fn beside(own: &str) -> Folder {
    let settings = settings(&format!("egna_krav: [{own}]\nprofiler: [egen-profil]\n"));
    Folder::of(&[
        ("system/r.yaml", ROUTINE),
        ("system/inställningar.yaml", settings.as_str()),
        ("ute/egna/dokumentansvarig.yaml", REQUIREMENT),
        ("ute/författningar.yaml", ACTS),
    ])
}

fn audit(folder: &Folder, more: &[&str]) -> Answer {
    folder.run(&[&["audit", "system", "--date", "2026-11-15"], more].concat())
}

const AT: &str = "inställningar.yaml:3: egna_krav";

#[test]
fn a_folder_that_is_written_to_lead_out_is_refused_at_its_line() {
    let folder = beside("ute");
    let absolute = folder.path().join("ute").display().to_string();
    let dotted = "krav/../../ute".to_owned();
    for out in [
        "../ute",
        r"..\ute",
        "./../ute",
        &dotted,
        &absolute,
        "/",
        r"C:\krav",
        "C:krav",
        r"\\server\krav",
        "//server/krav",
    ] {
        let folder = beside(&format!("'{out}'"));
        let answer = audit(&folder, &[]);
        assert_refused(&answer, &[AT, "läses inte: sökvägen", "gör så: lägg de egna kraven i ledningssystemets mapp"]);
        for command in [&["new", "rutin", "--in", "system"][..], &["schema", "--in", "system"], &["gap", "system"]] {
            assert_refused(&folder.run(command), &[AT]);
        }
    }
}

#[test]
fn a_folder_that_leads_up_and_in_again_is_inside() {
    let folder = beside("a/../krav");
    folder.write("system/krav/egna/dokumentansvarig.yaml", REQUIREMENT);
    folder.write("system/krav/författningar.yaml", ACTS);
    let json = audit(&folder, &["--format", "json", "--select", "egna"]).json();
    assert_eq!(json["findings"][0]["rule"], "egna/dokumentansvarig");
}

/// A link in the folder of the ledningssystem.
fn link(folder: &Folder, target: &str, at: &str) {
    let at = folder.path().join("system").join(at);
    fs::create_dir_all(at.parent().expect("a folder")).expect("a folder can be made");
    symlink(target, at).expect("a link can be made");
}

#[test]
fn a_link_that_leads_out_is_refused_on_disk_and_in_a_commit() {
    let cases: [(&str, &[(&str, &str)]); 6] = [
        ("krav", &[("../ute", "krav")]),
        ("krav", &[("länk", "krav"), ("../ute", "länk")]),
        ("djup/krav", &[("../../ute", "djup/krav")]),
        ("djup/egna", &[("..", "djup")]),
        ("krav", &[("/etc", "krav")]),
        ("krav", &[("finns-inte", "krav")]),
    ];
    for (own, links) in cases {
        let folder = beside(own);
        links.iter().for_each(|(target, at)| link(&folder, target, at));
        assert_refused(&audit(&folder, &[]), &[AT, "är en länk som"]);
        folder.git(&["init", "--quiet"]);
        folder.git(&["add", "--all"]);
        folder.git(&["commit", "--quiet", "-m", "Länkat"]);
        assert_refused(&audit(&folder, &["--at", "HEAD"]), &[AT, "är en länk som"]);
    }
}

#[test]
fn a_link_that_stays_inside_is_followed_alike_on_disk_and_in_a_commit() {
    let folder = beside("länk/krav");
    folder.write("system/egna/krav/egna/dokumentansvarig.yaml", REQUIREMENT);
    folder.write("system/egna/krav/författningar.yaml", ACTS);
    link(&folder, "egna", "länk");
    folder.git(&["init", "--quiet"]);
    folder.git(&["add", "--all"]);
    folder.git(&["commit", "--quiet", "-m", "Länkat"]);
    for at in [&[][..], &["--at", "HEAD"]] {
        let json = audit(&folder, &[&["--format", "json", "--select", "egna"], at].concat()).json();
        assert_eq!(json["findings"][0]["rule"], "egna/dokumentansvarig", "{at:?}");
    }
}

#[test]
fn a_link_among_own_requirements_is_never_followed_nor_passed_over() {
    for (target, at) in [
        ("../../ute/egna/dokumentansvarig.yaml", "krav/egna.yaml"),
        ("../../ute", "krav/mer"),
        ("/dev/zero", "krav/noll.yaml"),
    ] {
        let folder = beside("krav");
        folder.write("system/krav/egna/dokumentansvarig.yaml", REQUIREMENT);
        folder.write("system/krav/författningar.yaml", ACTS);
        assert_eq!(audit(&folder, &[]).code, 1);
        link(&folder, target, at);
        assert_refused(&audit(&folder, &[]), &[at, "det är en länk, och länkar följs inte"]);
        folder.git(&["init", "--quiet"]);
        folder.git(&["add", "--all"]);
        folder.git(&["commit", "--quiet", "-m", "Länkat"]);
        assert_refused(&audit(&folder, &["--at", "HEAD"]), &[at, "det är en länk"]);
    }
}

#[test]
fn a_pipe_among_own_requirements_does_not_hang() {
    let folder = beside("krav");
    folder.write("system/krav/egna/dokumentansvarig.yaml", REQUIREMENT);
    let pipe = folder.path().join("system/krav/egna/rör.yaml");
    assert!(std::process::Command::new("mkfifo").arg(pipe).status().expect("mkfifo starts").success());
    assert_refused(&audit(&folder, &[]), &["krav/egna/rör.yaml", "det är ingen vanlig fil"]);
}

#[test]
fn too_many_or_too_large_own_requirements_are_refused() {
    let folder = beside("krav");
    folder.write("system/krav/stor.yaml", format!("# {}\n", "x".repeat(1024 * 1024)));
    assert_refused(&audit(&folder, &[]), &["krav/stor.yaml", "filen är större än 1 MB"]);
    let folder = beside("krav");
    for number in 0..1_001 {
        folder.write(&format!("system/krav/{number}.yaml"), "");
    }
    assert_refused(&audit(&folder, &[]), &["mappen krav med egna krav läses inte", "fler än 1000 filer"]);
    let folder = beside("krav");
    for number in 0..17 {
        folder.write(&format!("system/krav/{number}.yaml"), format!("# {}\n", "x".repeat(1_000_000)));
    }
    assert_refused(&audit(&folder, &[]), &["tillsammans större än 16 MB"]);
    let folder = beside(&(0..101).map(|number| format!("k{number}")).collect::<Vec<_>>().join(", "));
    assert_refused(&audit(&folder, &[]), &["inställningarna anger fler än 100 mappar"]);
}

#[test]
fn too_many_or_too_large_own_requirements_in_a_commit_are_refused() {
    let repository = Repository::init(&[]);
    let settings = settings("egna_krav: [krav]\n");
    let large = format!("# {}\n", "x".repeat(1024 * 1024));
    repository.commit("2026-01-10", &[("r.yaml", ROUTINE), ("i.yaml", &settings), ("krav/stor.yaml", &large)]);
    let answer = repository.folder.run(&["audit", ".", "--at", "HEAD"]);
    assert_refused(&answer, &["krav/stor.yaml", "filen är större än 1 MB"]);
    let names: Vec<String> = (0..1_001).map(|number| format!("krav/{number}.yaml")).collect();
    let many: Vec<(&str, &str)> =
        names.iter().map(|name| (name.as_str(), "# x\n")).chain([("krav/stor.yaml", "")]).collect();
    repository.commit("2026-01-11", &many);
    assert_refused(&repository.folder.run(&["audit", ".", "--at", "HEAD"]), &["fler än 1000 filer"]);
}

#[test]
fn an_audited_folder_outside_is_told_and_new_writes_nothing_there() {
    for out in ["../ute", "/tmp", r"C:\rutiner"] {
        let settings = settings(&format!("mappar: ['{out}']\n"));
        let folder = Folder::of(&[("system/inställningar.yaml", settings.as_str()), ("system/r.yaml", ROUTINE)]);
        fs::create_dir(folder.path().join("ute")).expect("a folder can be made");
        let told = audit(&folder, &[]);
        assert_eq!(told.code, 1, "{}", told.words());
        assert!(told.words().contains("är inte granskad: sökvägen"), "{}", told.words());
        let answer = folder.run(&["new", "mål", "--in", "system", "--id", "x"]);
        assert_refused(&answer, &["skrivs inte: sökvägen"]);
        assert_eq!(fs::read_dir(folder.path().join("ute")).expect("it is there").count(), 0);
    }
}

#[test]
fn settings_and_a_register_that_are_links_are_not_read() {
    let folder = beside("krav");
    fs::rename(folder.path().join("system/inställningar.yaml"), folder.path().join("ute/i.yaml")).expect("it is moved");
    link(&folder, "../ute/i.yaml", "inställningar.yaml");
    let json = audit(&folder, &["--format", "json"]).json();
    assert_eq!(json["audit"]["profiles"], serde_json::json!([]), "the settings behind the link are not read");
    let folder = beside("krav");
    folder.write("system/krav/egna/dokumentansvarig.yaml", REQUIREMENT);
    link(&folder, "../../ute/författningar.yaml", "krav/författningar.yaml");
    assert_refused(&audit(&folder, &[]), &["krav/författningar.yaml", "det är en länk"]);
}
