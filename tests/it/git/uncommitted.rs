//! Files that are not committed as they are: found by their bytes, whatever git has been told.

use std::fs;
use std::time::{Duration, SystemTime};

use crate::shared::Folder;
use crate::shared::repository::{Repository, address};

const ROUTINE: &str = "typ: rutin\nid: r\ntitel: En rutin\nsyfte: ett\nmålgrupp: läkare\n";

/// The paths of the files that are told to be uncommitted, with the message.
fn told(folder: &Folder) -> Vec<String> {
    let answer = folder.audit(&["--format", "json", "--select", "historik/ej-incheckad", "--fail-on", "never"]);
    assert_eq!(answer.json()["audit"]["history"]["assessed"], true, "{}", answer.words());
    let words = |finding: String| finding.replace("historik/ej-incheckad ", "");
    answer
        .findings()
        .into_iter()
        .map(words)
        .map(|finding| finding.split(':').next().unwrap_or_default().to_owned())
        .collect()
}

fn committed(flags: &[&str]) -> Repository {
    let repository = Repository::init(flags);
    repository.commit("2026-01-10", &[("a.yaml", ROUTINE), ("å b/c.yaml", &ROUTINE.replace("id: r", "id: c"))]);
    repository
}

/// Writes another text of the same length with the same times.
fn rewrite_unseen(repository: &Repository) {
    let file = repository.folder.path().join("a.yaml");
    let time = fs::metadata(&file).and_then(|data| data.modified()).expect("it has a time");
    fs::write(&file, ROUTINE.replace("ett", "sju")).expect("it can be written");
    let opened = fs::File::options().write(true).open(&file).expect("it can be opened");
    opened.set_modified(time).expect("the time can be set");
}

#[test]
fn what_git_is_told_to_overlook_is_found() {
    for flags in [&[][..], &["--object-format=sha256"]] {
        for hidden in ["--assume-unchanged", "--skip-worktree", "--no-assume-unchanged"] {
            let repository = committed(flags);
            assert_eq!(told(&repository.folder), [""; 0]);
            repository.git(&["config", "core.trustctime", "false"]);
            repository.git(&["config", "core.checkStat", "minimal"]);
            repository.git(&["config", "core.ignoreStat", "true"]);
            // Long ago, so that git believes the time of the file.
            let file = repository.folder.path().join("a.yaml");
            let opened = fs::File::options().write(true).open(file).expect("it can be opened");
            opened.set_modified(SystemTime::now() - Duration::from_secs(90_000)).expect("the time can be set");
            repository.git(&["update-index", "--refresh"]);
            repository.git(&["update-index", hidden, "a.yaml"]);
            rewrite_unseen(&repository);
            assert_eq!(repository.git(&["status", "--porcelain"]), "", "git overlooks it: {hidden}");
            assert_eq!(told(&repository.folder), ["a.yaml"], "{hidden}");
        }
    }
}

#[test]
fn line_ends_and_modes_are_no_change() {
    let repository = committed(&[]);
    let windows = |text: &str| text.replace('\n', "\r\n");
    repository.write(&[("a.yaml", &windows(ROUTINE))]);
    assert_eq!(told(&repository.folder), [""; 0]);
    repository.write(&[("a.yaml", &windows(&ROUTINE.replace("ett", "två")))]);
    assert_eq!(told(&repository.folder), ["a.yaml"]);
    // Stored with carriage returns, and with some of them.
    repository.commit("2026-02-01", &[("a.yaml", &windows(ROUTINE)), ("b.yaml", "typ: mål\r\nid: b\nmätetal: x\r\n")]);
    repository.write(&[("a.yaml", ROUTINE), ("b.yaml", "typ: mål\nid: b\nmätetal: x\n")]);
    assert_eq!(told(&repository.folder), [""; 0]);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let file = repository.folder.path().join("a.yaml");
        fs::set_permissions(file, fs::Permissions::from_mode(0o755)).expect("it can be changed");
        assert_eq!(told(&repository.folder), [""; 0]);
    }
}

#[test]
fn new_files_are_told_and_those_of_other_repositories_are_not() {
    let repository = committed(&[]);
    repository.write(&[("ny.yaml", "typ: mål\nid: ny\n"), ("inre/n.yaml", "typ: mål\nid: n\n")]);
    repository.git(&["init", "--quiet", "inre"]);
    repository.write(&[("inre/djupt/m.yaml", "typ: mål\nid: m\n")]);
    let shared = committed(&[]);
    let address = address(shared.folder.path());
    repository.git(&["submodule", "--quiet", "add", &address, "delad"]);
    repository.write(&[("delad/d.yaml", "typ: mål\nid: d\n")]);
    assert_eq!(told(&repository.folder), ["ny.yaml"]);
    repository.git(&["add", "--intent-to-add", "ny.yaml"]);
    assert_eq!(told(&repository.folder), ["ny.yaml"]);
    repository.git(&["add", "ny.yaml"]);
    assert_eq!(told(&repository.folder), ["ny.yaml"]);
    // What is about to be committed differs, and the file does not.
    repository.write(&[("a.yaml", &ROUTINE.replace("ett", "två"))]);
    repository.git(&["add", "a.yaml"]);
    repository.write(&[("a.yaml", ROUTINE)]);
    assert_eq!(told(&repository.folder), ["a.yaml", "ny.yaml"]);
}

#[test]
fn a_name_with_a_personal_number_or_with_other_letters_is_still_the_same_file() {
    let repository = Repository::init(&[]);
    repository.commit("2026-01-10", &[("19640823-3234.yaml", ROUTINE), ("a\u{30a}.yaml", "typ: mål\nid: m\n")]);
    assert_eq!(told(&repository.folder), [""; 0]);
    repository.write(&[("19640823-3234.yaml", &ROUTINE.replace("ett", "två"))]);
    assert_eq!(told(&repository.folder).len(), 1);
}

#[test]
fn what_is_stored_in_another_form_is_not_told_as_changed_but_as_unseen() {
    for stored in ["version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 99\n", "\0GITCRYPT\0\u{1}x"] {
        let repository = committed(&[]);
        repository.commit("2026-02-01", &[("a.yaml", stored)]);
        repository.write(&[("a.yaml", ROUTINE)]);
        assert_eq!(told(&repository.folder), [""; 0]);
        let answer = repository.folder.audit(&["--fail-on", "never"]);
        assert!(answer.words().contains("1 dokument finns inte i arkivets egen historik"), "{}", answer.words());
    }
}

#[test]
fn a_folder_that_is_kept_out_as_a_whole_is_not_told_file_by_file() {
    let repository = Repository::init(&[]);
    let inner = [("target/rutiner/a.yaml", ROUTINE), (".gitignore", "target\n")];
    for (path, text) in inner {
        let file = repository.folder.path().join(path);
        fs::create_dir_all(file.parent().expect("a folder")).expect("it can be made");
        fs::write(file, text).expect("it can be written");
    }
    repository.git(&["add", ".gitignore"]);
    repository.commit("2026-01-10", &[("b.yaml", &ROUTINE.replace("id: r", "id: b"))]);
    let of = |folder: &str| {
        repository.folder.run(&["audit", folder, "--select", "historik/ej-incheckad", "--format", "json"])
    };
    assert_eq!(of("target").findings(), [""; 0]);
    fs::write(repository.folder.path().join(".gitignore"), "").expect("it can be written");
    assert_eq!(of("target").findings().len(), 1);
}
