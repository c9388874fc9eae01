//! `audit --staged` reads what is about to be committed, and the hook stops what is new in it.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use super::DECIDED;
use crate::report::routine;
use crate::shared::Answer;
use crate::shared::repository::Repository;

fn staged(repository: &Repository, arguments: &[&str]) -> Answer {
    let usual = ["audit", ".", "--staged", "--format", "json", "--date", "2026-11-15", "--fail-on", "never"];
    repository.folder.run(&[&usual[..], arguments].concat())
}

/// The ids of the documents with findings of form.
fn named(answer: &Answer) -> Vec<String> {
    let report = answer.json();
    let findings = report["findings"].as_array().expect("findings").iter();
    findings.map(|one| one["document"]["id"].as_str().unwrap_or_default().to_owned()).collect()
}

#[test]
fn the_index_is_read_and_not_the_files() {
    let repository = Repository::init(&[]);
    repository.commit("2026-01-10", &[("a.yaml", &routine("a", &[])), ("bort.yaml", &routine("bort", &["udda"]))]);
    // Partly staged: the fault is in the index, and mended on disk.
    repository.write(&[("a.yaml", &routine("a", &["udda"]))]);
    repository.git(&["add", "a.yaml"]);
    repository.write(&[("a.yaml", &routine("a", &[])), ("utkast.yaml", &routine("utkast", &["udda"]))]);
    repository.git(&["rm", "--quiet", "--cached", "bort.yaml"]);
    let answer = staged(&repository, &["--select", "form,historik"]);
    assert_eq!((named(&answer), answer.documents()), (vec!["a".to_owned()], 1), "{}", answer.words());
    // The other way about.
    repository.git(&["add", "a.yaml"]);
    repository.write(&[("a.yaml", &routine("a", &["udda"]))]);
    assert_eq!(named(&staged(&repository, &["--select", "form,historik"])), [""; 0]);
}

#[test]
fn settings_and_own_requirements_are_those_of_the_index() {
    let repository = Repository::init(&[]);
    repository.commit("2026-01-10", &[("vård/a.yaml", &routine("a", &[])), ("annat/b.yaml", &routine("b", &[]))]);
    repository.write(&[("inst.yaml", "typ: inställningar\nmappar: [vård]\negna_krav: [krav]\n")]);
    repository.git(&["add", "inst.yaml"]);
    repository.write(&[("inst.yaml", "typ: inställningar\n"), ("krav/tomt.yaml", "inget: krav\n")]);
    let answer = staged(&repository, &["--select", "installningar"]);
    assert_eq!(answer.documents(), 2, "{}", answer.words());
    assert!(answer.stdout.contains("mappen krav finns inte"), "{}", answer.words());
    let below = repository.folder.run(&["audit", "vård", "--staged", "--format", "json", "--fail-on", "never"]);
    assert_eq!(below.documents(), 1, "{}", below.words());
}

#[test]
fn a_merge_that_is_not_done_and_flags_that_do_not_go_together_are_refused() {
    let repository = Repository::init(&[]);
    repository.commit("2026-01-10", &[("a.yaml", &routine("a", &[]))]);
    repository.git(&["switch", "--quiet", "-c", "gren"]);
    repository.commit("2026-01-11", &[("a.yaml", &routine("a", &["ett"]))]);
    repository.git(&["switch", "--quiet", "main"]);
    repository.commit("2026-01-12", &[("a.yaml", &routine("a", &["två"]))]);
    let merged = crate::shared::repository::git(repository.folder.path(), "2026-01-13", &["merge", "gren"]);
    assert!(!merged.status.success());
    let sentence = "en sammanslagning i git är inte klar: a.yaml har flera versioner";
    repository.folder.run(&["audit", "--staged"]).assert_refused(sentence, "lös konflikterna");
    let both = repository.folder.run(&["audit", "--staged", "--at", "HEAD"]);
    assert!(both.code == 2 && both.message().contains("kan inte användas samtidigt"), "{}", both.message());
    let both = repository.folder.run(&["diff", "HEAD", "main", "--staged"]);
    assert!(both.code == 2 && both.message().contains("kan inte användas samtidigt"), "{}", both.message());
    let alone = repository.folder.run(&["audit", "--amend"]);
    assert!(alone.code == 2 && alone.message().contains("--staged måste anges"), "{}", alone.message());
    let loose = crate::shared::Folder::of(&[("a.yaml", &routine("a", &[]))]);
    loose.run(&["audit", "--staged"]).assert_refused("mappen", "git");
}

#[test]
fn a_decision_is_compared_with_the_commit_that_the_next_one_follows() {
    let repository = Repository::init(&[]);
    repository.commit("2026-01-05", &[("annat.yaml", "typ: mål\nid: m\n")]);
    repository.commit("2026-01-12", &[("r.yaml", DECIDED)]);
    repository.write(&[("r.yaml", &DECIDED.replace("i tid", "när det passar"))]);
    repository.git(&["add", "r.yaml"]);
    let changed = |arguments: &[&str]| {
        let answer = staged(&repository, &[&["--select", "historik"], arguments].concat());
        assert_eq!(answer.json()["audit"]["history"]["assessed"], true, "{}", answer.words());
        answer.json()["findings"].as_array().expect("findings").len()
    };
    assert_eq!((changed(&[]), changed(&["--amend"])), (1, 0));
    // One who amends a change of a text that was decided before is told.
    repository.git(&["checkout", "--quiet", "HEAD", "r.yaml"]);
    repository.commit("2026-02-01", &[("r.yaml", &DECIDED.replace("i tid", "i god tid"))]);
    repository.write(&[("r.yaml", &DECIDED.replace("i tid", "snart"))]);
    repository.git(&["add", "r.yaml"]);
    let answer = staged(&repository, &["--select", "historik", "--amend", "--base", "HEAD^"]);
    assert_eq!(
        (answer.json()["findings"].as_array().map(Vec::len), &answer.json()["against"]["new"]),
        (Some(1), &1.into())
    );
}

/// Runs git with the program on `PATH`, in a folder of the repository; returns exit code and output.
fn git(repository: &Repository, folder: &str, arguments: &[&str]) -> (i32, String) {
    let program = Path::new(env!("CARGO_BIN_EXE_ledningskoll")).parent().expect("a folder").display().to_string();
    let mut command = Command::new("git");
    command.current_dir(repository.folder.path().join(folder));
    command.env("PATH", format!("{program}:{}", std::env::var("PATH").unwrap_or_default()));
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1").env("LC_ALL", "C.UTF-8");
    for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"] {
        command.env_remove(name);
    }
    command.args(["-c", "user.name=kvalitetssamordnare", "-c", "user.email=kvalitet@example.org"]);
    let output = command.args(arguments).output().expect("git starts");
    let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    (output.status.code().expect("git ends by itself"), said)
}

/// A repository with two routines and the hook.
fn hooked() -> Repository {
    let repository = Repository::init(&[]);
    repository.commit("2026-01-10", &[("a.yaml", &routine("a", &["udda"])), ("vård/b.yaml", &routine("b", &[]))]);
    let hook = repository.folder.path().join(".git/hooks/pre-commit");
    fs::create_dir_all(hook.parent().expect("a folder")).expect("it can be made");
    fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/ci/pre-commit"), &hook).expect("it is copied");
    fs::set_permissions(&hook, fs::Permissions::from_mode(0o755)).expect("it may be run");
    repository
}

/// A routine with a fault that is a brist, so that it is stopped.
fn faulty(id: &str) -> String {
    format!("{}beslutad: 2026-02-31\nfastställd: i går\n", routine(id, &[]))
}

#[test]
fn the_hook_looks_at_what_each_way_to_commit_commits() {
    let repository = hooked();
    // An untracked draft and a change that is not staged stop nothing.
    repository.write(&[
        ("utkast.yaml", &faulty("utkast")),
        ("vård/b.yaml", &faulty("b")),
        ("a.yaml", &routine("a", &[])),
    ]);
    repository.git(&["add", "a.yaml"]);
    let (code, said) = git(&repository, ".", &["commit", "-m", "Rättat"]);
    assert_eq!(code, 0, "{said}");
    // `-a` and a named file commit what is not staged, from an index of their own.
    for arguments in [&["commit", "-am", "Allt"][..], &["commit", "-m", "Filen", "vård/b.yaml"]] {
        let (code, said) = git(&repository, ".", arguments);
        assert!(code == 1 && said.contains("vård/b.yaml") && !said.contains("utkast"), "{arguments:?}: {said}");
    }
    let (code, said) = git(&repository, "vård", &["commit", "-m", "Filen", "b.yaml"]);
    assert!(code == 1 && said.contains("vård/b.yaml"), "{said}");
    // A named file commits itself alone, whatever else is staged.
    repository.git(&["add", "vård/b.yaml"]);
    repository.write(&[("a.yaml", &routine("a", &[]).replace("Rutin", "Annan rutin"))]);
    let (code, said) = git(&repository, ".", &["commit", "-m", "Filen", "a.yaml"]);
    assert_eq!(code, 0, "{said}");
    let (code, said) = git(&repository, ".", &["commit", "-m", "Resten"]);
    assert!(code == 1 && said.contains("vård/b.yaml"), "{said}");
    let (code, said) = git(&repository, ".", &["commit", "--no-verify", "-m", "Ändå"]);
    assert_eq!(code, 0, "{said}");
    // What stands in the commit that is replaced is not known from before.
    for amend in ["--amend", "--am"] {
        let (code, said) = git(&repository, ".", &["commit", amend, "-m", "Igen"]);
        assert!(code == 1 && said.contains("vård/b.yaml"), "{amend}: {said}");
    }
    let (code, said) = git(&repository, ".", &["commit", "--allow-empty", "-m", "Efter"]);
    assert_eq!(code, 0, "{said}");
}

#[test]
fn the_hook_works_in_a_worktree_and_for_the_first_commit() {
    let repository = hooked();
    repository.git(&["worktree", "add", "--quiet", "-b", "gren", "bredvid"]);
    repository.write(&[("bredvid/ny.yaml", &faulty("ny"))]);
    let (code, said) = git(&repository, "bredvid", &["add", "ny.yaml"]);
    assert_eq!(code, 0, "{said}");
    let (code, said) = git(&repository, "bredvid", &["commit", "-m", "Ny"]);
    assert!(code == 1 && said.contains("ny.yaml"), "{said}");
    repository.git(&["switch", "--quiet", "--orphan", "tom"]);
    repository.write(&[("ny.yaml", &faulty("ny"))]);
    repository.git(&["add", "ny.yaml"]);
    for arguments in [&["commit", "-m", "Första"][..], &["commit", "--amend", "-m", "Första"]] {
        let (code, said) = git(&repository, ".", arguments);
        assert_eq!(code, 0, "the first is not stopped: {said}");
    }
}

#[test]
fn the_hook_takes_no_words_of_a_message_for_a_flag() {
    let repository = hooked();
    repository.write(&[("ny.yaml", &faulty("ny"))]);
    repository.git(&["add", "ny.yaml"]);
    // There is one commit, and none before it.
    for words in [&["-m", "Beskriv --amend här"][..], &["-m", "--amend"], &["-qm", "--amend"], &["-m", "rad\n--amend"]]
    {
        let (code, said) = git(&repository, ".", &[&["commit"], words].concat());
        assert!(code == 1 && said.contains("ny.yaml"), "{words:?}: {code} {said}");
    }
    repository.git(&["commit", "--quiet", "--no-verify", "-m", "Ändå"]);
    let (code, said) = git(&repository, ".", &["commit", "--allow-empty", "-m", "Om --amend och annat"]);
    assert_eq!(code, 0, "what was there before is not stopped: {said}");
}

#[test]
fn the_hook_sees_what_is_replaced_through_an_alias_and_another_program() {
    let repository = hooked();
    repository.write(&[("ny.yaml", &faulty("ny"))]);
    repository.git(&["add", "ny.yaml"]);
    repository.git(&["commit", "--quiet", "--no-verify", "-m", "Ändå"]);
    let (code, said) = git(&repository, ".", &["-c", "alias.om=commit --amend -m Igen", "om"]);
    assert!(code == 1 && said.contains("ny.yaml"), "{said}");
    let hook = repository.folder.path().join(".git/hooks/pre-commit");
    fs::rename(&hook, hook.with_extension("egen")).expect("it can be moved");
    fs::write(&hook, "#!/bin/sh\nsh -c '.git/hooks/pre-commit.egen; exit $?'\nexit $?\n").expect("written");
    fs::set_permissions(&hook, fs::Permissions::from_mode(0o755)).expect("it may be run");
    let (code, said) = git(&repository, ".", &["commit", "--amend", "-m", "Igen"]);
    assert!(code == 1 && said.contains("ny.yaml"), "{said}");
}

#[test]
fn the_hook_says_that_the_commit_before_is_not_fetched() {
    let repository = hooked();
    repository.git(&["commit", "--quiet", "--no-verify", "--allow-empty", "-m", "Tom"]);
    let tip = repository.git(&["rev-parse", "HEAD"]);
    fs::write(repository.folder.path().join(".git/shallow"), format!("{tip}\n")).expect("written");
    let (code, said) = git(&repository, ".", &["commit", "--amend", "-m", "Igen"]);
    assert!(code == 1 && said.contains("git fetch --unshallow"), "{code} {said}");
}
