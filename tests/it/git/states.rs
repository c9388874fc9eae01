//! States of repositories: each works, or fails with exit code 2 and a message of what is missing.

use std::process::{Command, Stdio};

use crate::shared::repository::{Repository, address, git};
use crate::shared::{Answer, Folder};

const UNIT: &str = "typ: enhet\nid: vc-norr\nnamn: Vårdcentralen Norr\nnivå: vårdenhet\n";

/// A repository with two commits.
fn repository(flags: &[&str]) -> Repository {
    let repository = Repository::init(flags);
    repository.commit("2026-02-01", &[("enheter/norr.yaml", UNIT)]);
    repository.commit("2026-03-01", &[("enheter/söder.yaml", &UNIT.replace("norr", "söder"))]);
    repository
}

/// A clone of a repository with these flags of `git clone`.
fn copy(of: &Repository, flags: &[&str]) -> Folder {
    let folder = Folder::of(&[]);
    let address = address(of.folder.path());
    let place = folder.path().join("kopia").display().to_string();
    let output = git(folder.path(), "2026-04-01", &[&["clone", "--quiet"], flags, &[&address, &place]].concat());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    folder
}

fn at(folder: &Folder, path: &str, revision: &str) -> Answer {
    folder.run(&["audit", path, "--format", "json", "--fail-on", "never", "--at", revision])
}

fn assert_says(answer: &Answer, words: &str) {
    assert_eq!(answer.code, 2, "{}", answer.words());
    assert!(answer.stdout.is_empty() && answer.words().contains(words), "{}", answer.words());
}

#[test]
fn a_folder_outside_git_is_audited_but_has_no_past() {
    let folder = Folder::of(&[("enhet.yaml", UNIT)]);
    assert_says(&at(&folder, ".", "HEAD"), "ligger inte i git");
    assert!(folder.run(&["audit"]).code < 2);
}

#[test]
fn without_the_program_git_the_folder_is_audited_but_has_no_past() {
    let repository = repository(&[]);
    let run = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ledningskoll"));
        command.current_dir(repository.folder.path()).stdin(Stdio::null()).env("PATH", "/finns-inte");
        command.args(arguments).output().expect("the program starts")
    };
    let answer = run(&["audit", "--at", "HEAD"]);
    assert_eq!(answer.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&answer.stderr).contains("git finns inte på den här datorn"));
    assert!(run(&["audit"]).status.code() < Some(2));
}

#[test]
fn a_branch_without_commits_has_no_past() {
    let repository = Repository::init(&[]);
    repository.write(&[("enhet.yaml", UNIT)]);
    for asked in ["HEAD", "2026-01-01", "main"] {
        assert_says(&at(&repository.folder, ".", asked), "ingenting är incheckat i git ännu");
    }
    assert!(repository.folder.run(&["audit"]).code < 2);
}

#[test]
fn a_repository_without_files_beside_it_can_be_read_at_a_revision() {
    let bare = copy(&repository(&[]), &["--bare"]);
    let answer = at(&bare, "kopia", "main");
    assert_eq!(answer.json()["summary"]["documents"], 2, "{}", answer.words());
    assert_eq!(at(&bare, "kopia", "2026-02-15").json()["summary"]["documents"], 1);
}

#[test]
fn a_shallow_copy_answers_only_what_it_knows() {
    let shallow = copy(&repository(&[]), &["--depth", "1"]);
    assert_eq!(at(&shallow, "kopia", "HEAD").json()["summary"]["documents"], 2);
    assert_eq!(at(&shallow, "kopia", "2026-03-15").json()["summary"]["documents"], 2);
    assert_says(&at(&shallow, "kopia", "2026-02-15"), "git fetch --unshallow");
    assert_says(&at(&shallow, "kopia", "HEAD~1"), "git fetch --unshallow");
}

#[test]
fn a_copy_without_all_its_parts_says_what_is_missing() {
    let origin = repository(&[]);
    origin.git(&["config", "uploadpack.allowFilter", "true"]);
    origin.commit("2026-04-01", &[("enheter/norr.yaml", &UNIT.replace("Norr", "Norrby"))]);
    for filter in ["--filter=blob:none", "--filter=tree:0"] {
        let partial = copy(&origin, &[filter]);
        assert_eq!(at(&partial, "kopia", "HEAD").json()["summary"]["documents"], 2);
        assert_says(&at(&partial, "kopia", "HEAD~1"), "utan --filter");
        assert_says(&at(&partial, "kopia", "2026-03-15"), "utan --filter");
    }
}

#[test]
fn long_ids_worktrees_and_detached_heads_work() {
    let long = repository(&["--object-format=sha256"]);
    let answer = at(&long.folder, ".", "HEAD~1");
    assert_eq!(answer.json()["summary"]["documents"], 1, "{}", answer.words());
    assert_eq!(answer.json()["audit"]["revision"].as_str().map(str::len), Some(64));

    let ordinary = repository(&[]);
    ordinary.git(&["worktree", "add", "--quiet", "--detach", "bredvid", "HEAD~1"]);
    let beside = ordinary.folder.path().join("bredvid").display().to_string();
    assert_eq!(at(&ordinary.folder, &beside, "HEAD").json()["summary"]["documents"], 1);
    assert_eq!(at(&ordinary.folder, &beside, "main").json()["summary"]["documents"], 2);
}

#[test]
fn a_submodule_has_its_own_past_and_is_read_from_outside_too() {
    let inner = repository(&[]);
    let outer = Repository::init(&[]);
    outer.commit("2026-05-01", &[("enheter/väst.yaml", &UNIT.replace("norr", "väst"))]);
    let address = address(inner.folder.path());
    outer.git(&["submodule", "--quiet", "add", &address, "delad"]);
    outer.commit("2026-06-01", &[]);
    let answer = at(&outer.folder, "delad", "2026-02-15");
    assert_eq!(answer.json()["summary"]["documents"], 1, "{}", answer.words());
    let whole = outer.folder.run(&["audit", "--at", "HEAD", "--fail-on", "never"]);
    assert!(!whole.words().contains("länk följs inte"), "{}", whole.words());
    let (committed, on_disk) =
        (at(&outer.folder, ".", "HEAD").json(), outer.folder.run(&["audit", "--format=json"]).json());
    assert_eq!(
        committed["summary"]["documents"], on_disk["summary"]["documents"],
        "the same with and without a commit"
    );
    assert!(committed["summary"]["documents"].as_u64() > Some(1), "{committed}");
}

#[test]
fn documents_of_a_submodule_are_told_to_be_outside_the_history() {
    let routine = "typ: rutin\nid: r\nstatus: fastställd\nfastställd: 2026-01-10\n";
    let inner = Repository::init(&[]);
    inner.commit("2026-02-01", &[("r.yaml", routine)]);
    let outer = Repository::init(&[]);
    outer.commit("2026-05-01", &[("egen.yaml", &routine.replace("id: r", "id: egen"))]);
    let address = address(inner.folder.path());
    outer.git(&["submodule", "--quiet", "add", &address, "delad"]);
    outer.commit("2026-06-01", &[]);
    let report = outer.folder.run(&["audit", "--format", "json", "--fail-on", "never"]).json();
    let expected = "historiken är inte bedömd för alla: 1 dokument finns inte i arkivets egen historik";
    assert_eq!((&report["notes"][0], &report["audit"]["history"]["assessed"]), (&expected.into(), &true.into()));
    let inside = outer.folder.run(&["audit", "delad", "--format", "json", "--fail-on", "never"]).json();
    assert_eq!(inside["audit"]["history"]["reason"], serde_json::Value::Null);
}

#[test]
fn another_owners_folder_is_not_read_and_the_remedy_is_said() {
    let repository = repository(&[]);
    let mut command = Command::new(env!("CARGO_BIN_EXE_ledningskoll"));
    command.current_dir(repository.folder.path()).stdin(Stdio::null()).args(["audit", "--at", "HEAD"]);
    command.env("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1").env("GIT_CONFIG_GLOBAL", "/dev/null");
    let output = command.env("GIT_CONFIG_NOSYSTEM", "1").output().expect("the program starts");
    assert_eq!(output.status.code(), Some(2));
    let words = String::from_utf8_lossy(&output.stderr).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("git config --global --add safe.directory"), "{words}");
    let mut command = Command::new(env!("CARGO_BIN_EXE_ledningskoll"));
    command.current_dir(repository.folder.path()).stdin(Stdio::null()).args(["audit", "--fail-on", "never"]);
    command.env("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1").env("GIT_CONFIG_GLOBAL", "/dev/null");
    let output = command.env("GIT_CONFIG_NOSYSTEM", "1").output().expect("the program starts");
    let words = String::from_utf8_lossy(&output.stdout).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(output.status.success() && words.contains("mappen ägs av en annan användare på datorn"), "{words}");
}

#[test]
fn what_a_repository_or_a_person_has_set_changes_nothing() {
    let repository = repository(&[]);
    let before = at(&repository.folder, ".", "HEAD~1").stdout;
    for (name, value) in [
        ("log.showSignature", "true"),
        ("color.ui", "always"),
        ("core.quotepath", "true"),
        ("core.pager", "false"),
        ("core.fsmonitor", "touch spår"),
        ("diff.external", "touch spår"),
        ("log.date", "relative"),
        ("format.pretty", "oneline"),
        ("i18n.logOutputEncoding", "latin1"),
    ] {
        repository.git(&["config", name, value]);
    }
    let ids = [repository.git(&["rev-parse", "HEAD~1"]), repository.git(&["rev-parse", "HEAD"])];
    repository.git(&["replace", &ids[0], &ids[1]]);
    assert_eq!(at(&repository.folder, ".", &ids[0]).stdout, before);
    assert!(!repository.folder.path().join("spår").exists(), "no program of the repository is run");
}

/// The reason why the history was not read; asserts that the rest of the audit is unchanged.
fn reason(folder: &Folder, arguments: &[&str]) -> String {
    let answer = folder.run(&[&["audit", "--format", "json", "--fail-on", "never"], arguments].concat());
    assert_eq!(answer.code, 0, "{}", answer.words());
    let report = answer.json();
    assert_eq!(report["audit"]["history"]["assessed"], false);
    let reason = report["audit"]["history"]["reason"].as_str().expect("a reason").to_owned();
    assert!(report["notes"][0].as_str().is_some_and(|note| note == format!("historiken är inte bedömd: {reason}")));
    reason
}

#[test]
fn where_history_cannot_be_told_the_report_says_why() {
    assert_eq!(reason(&Folder::of(&[("enhet.yaml", UNIT)]), &[]), "mappen ligger inte i git");
    let unborn = Repository::init(&[]);
    unborn.write(&[("enhet.yaml", UNIT)]);
    assert_eq!(reason(&unborn.folder, &[]), "ingenting är incheckat ännu");
    let origin = repository(&[]);
    let routine = "typ: rutin\nid: r\nstatus: fastställd\nfastställd: 2026-01-10\n";
    origin.commit("2026-04-01", &[("r.yaml", routine)]);
    origin.commit("2026-05-01", &[("r.yaml", &format!("{routine}syfte: nytt\n"))]);
    let shallow = copy(&origin, &["--depth", "1"]);
    assert!(reason(&shallow, &["kopia"]).contains("git fetch --unshallow"));
    assert_says(&shallow.run(&["history", "r", "kopia"]), "git fetch --unshallow");
    origin.git(&["config", "uploadpack.allowFilter", "true"]);
    for filter in ["--filter=blob:none", "--filter=tree:0"] {
        assert!(reason(&copy(&origin, &[filter]), &["kopia"]).contains("utan --filter"));
    }
    origin.commit("2026-06-01", &[("inst.yaml", "typ: inställningar\nhistorik: nej\n")]);
    assert_eq!(reason(&origin.folder, &[]), "avstängd i inställningarna");
    let away = origin.folder.run(&["audit", "--format", "json", "--ignore", "historik", "--fail-on", "never"]);
    assert!(!away.stdout.contains("historiken"), "who does not ask is not told: {}", away.stdout);
}

#[test]
fn every_format_that_people_read_says_that_history_was_not_told() {
    let folder = Folder::of(&[("enhet.yaml", UNIT)]);
    for format in ["terminal", "markdown", "html", "sarif", "junit"] {
        let answer = folder.run(&["audit", "--format", format]);
        assert!(answer.stdout.to_lowercase().contains("historiken är inte bedömd"), "{format}: {}", answer.stdout);
    }
}
