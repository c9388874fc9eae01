//! Repositories of unlike shape: a commit is told as its checkout is, whatever anyone has set.

use std::path::Path;

use super::{ROUTINE, changed};
use crate::shared::repository::{Repository, address};
use crate::shared::{Answer, Folder};

const GOAL: &str = "typ: mål\nid: m\n";

/// A repository with a text that was changed after its decision.
fn linear() -> Repository {
    let repository = Repository::init(&[]);
    repository.commit("2026-01-12", &[("rutiner/r.yaml", ROUTINE), ("m.yaml", GOAL)]);
    repository.commit("2026-02-01", &[("rutiner/r.yaml", &changed(ROUTINE))]);
    repository
}

fn merged(ours: &str, theirs: &str) -> Repository {
    let repository = Repository::init(&[]);
    repository.commit("2026-01-02", &[("m.yaml", GOAL)]);
    repository.git(&["branch", "bredvid"]);
    repository.git(&["switch", "--quiet", "-c", "gren"]);
    repository.commit("2026-01-12", &[("rutiner/r.yaml", ROUTINE)]);
    repository.commit("2026-02-01", &[("rutiner/r.yaml", &changed(ROUTINE))]);
    repository.git(&["switch", "--quiet", "bredvid"]);
    repository.commit("2026-02-02", &[("n.yaml", "typ: mål\nid: n\n")]);
    repository.git(&["switch", "--quiet", ours]);
    repository.git(&["merge", "--quiet", "--no-ff", "--no-edit", theirs]);
    repository
}

fn renamed_folder() -> Repository {
    let repository = linear();
    repository.git(&["mv", "rutiner", "ledningssystem"]);
    repository.commit("2026-03-01", &[]);
    repository.commit("2026-03-02", &[("ledningssystem/n.yaml", "typ: mål\nid: n\n")]);
    repository
}

fn moved_document() -> Repository {
    let repository = linear();
    repository.commit("2026-03-01", &[("nya/r.yaml", &changed(ROUTINE))]);
    repository.git(&["rm", "--quiet", "rutiner/r.yaml"]);
    repository.commit("2026-03-02", &[]);
    repository
}

fn line_ends() -> Repository {
    let repository = linear();
    repository.commit("2026-03-01", &[(".gitattributes", "*.yaml text eol=crlf\n")]);
    let added = format!("{}okänt: ja\n", changed(ROUTINE));
    repository.commit("2026-03-02", &[("rutiner/r.yaml", &added), ("rutiner/s.yaml", "typ: rutin\nid: s\nx: \"a\n")]);
    repository
}

fn submodule() -> Repository {
    let inner = linear();
    let repository = linear();
    repository.git(&["submodule", "--quiet", "add", &address(inner.folder.path()), "delad"]);
    repository.commit("2026-03-01", &[]);
    repository.commit("2026-03-02", &[("n.yaml", "typ: mål\nid: n\n")]);
    // The files of the submodule are there, though the one that it was fetched from is not.
    repository
}

fn subfolder() -> Repository {
    let repository = Repository::init(&[]);
    let inner = [("region/vård/r.yaml", ROUTINE), ("region/vård/m.yaml", GOAL), ("annat/r.yaml", ROUTINE)];
    repository.commit("2026-01-12", &inner);
    repository.commit("2026-02-01", &[("region/vård/r.yaml", &changed(ROUTINE)), ("annat/r.yaml", &changed(ROUTINE))]);
    repository
}

fn shallow() -> Repository {
    let whole = linear();
    let folder = Folder::of(&[]);
    let from = address(whole.folder.path());
    whole.git(&["clone", "--quiet", "--depth=1", &from, &folder.path().display().to_string()]);
    Repository { folder }
}

fn audit(repository: &Repository, arguments: &[&str]) -> Answer {
    let asked = ["audit", "--format=json", "--date=2026-11-15", "--fail-on=never"];
    repository.folder.run(&[&asked[..], arguments].concat())
}

#[test]
fn a_commit_is_told_byte_for_byte_as_its_checkout() {
    let shapes = [
        ("linear", linear(), "."),
        ("merge", merged("bredvid", "gren"), "."),
        ("pull", merged("gren", "bredvid"), "."),
        ("renamed folder", renamed_folder(), "ledningssystem"),
        ("moved document", moved_document(), "."),
        ("line ends", line_ends(), "."),
        ("submodule", submodule(), "."),
        ("subfolder", subfolder(), "region/vård"),
        ("shallow", shallow(), "."),
    ];
    for (name, repository, folder) in shapes {
        let commits = repository.git(&["rev-list", "-2", "HEAD"]);
        for commit in commits.lines() {
            repository.git(&["checkout", "--quiet", "--detach", commit]);
            // Files are written anew, with the line ends of the commit.
            repository.git(&["rm", "-r", "--quiet", "--cached", "--", "*.yaml"]);
            repository.git(&["reset", "--quiet", "--hard"]);
            let (there, committed) = (audit(&repository, &[folder]), audit(&repository, &[folder, "--at", commit]));
            assert_eq!((there.code, there.stderr.as_str()), (0, ""), "{name}: {}", there.words());
            let differing = there.stdout.lines().zip(committed.stdout.lines()).find(|(one, other)| one != other);
            assert!(there.stdout == committed.stdout, "{name} {commit}: {differing:?}");
            let report = there.json();
            let is_told = there.stdout.contains(super::CHANGED);
            assert_eq!(report["audit"]["history"]["assessed"], name != "shallow", "{name}");
            assert!(is_told || name == "shallow" || commit != commits.lines().next().unwrap_or_default(), "{name}");
        }
    }
}

#[test]
fn what_a_person_or_a_repository_likes_of_a_log_changes_no_answer() {
    let settings = "[log]\ndiffMerges = off\nfollow = true\ndate = relative\ndecorate = full\nabbrevCommit = true\nshowRoot = false\n\
                    [diff]\nrenames = false\nalgorithm = patience\nnoprefix = true\nrelative = true\nignoreSubmodules = all\n\
                    orderFile = ordning\ncontext = 0\nsubmodule = log\n[format]\npretty = oneline\n[core]\nabbrev = 4\n\
                    quotePath = true\n[merge]\nrenames = false\n[color]\nui = always\n[status]\nrelativePaths = false\n";
    let repository = merged("bredvid", "gren");
    repository.git(&["mv", "rutiner/r.yaml", "å.yaml"]);
    repository.commit("2026-03-01", &[]);
    let folder = Folder::of(&[("inställningar", settings)]);
    let file = folder.path().join("inställningar");
    let commands: [&[&str]; 4] = [
        &["audit", "--select=historik", "--format=json", "--date=2026-11-15"],
        &["history", "rutin-intyg", "--format=json"],
        &["audit", "--base=gren", "--format=json", "--date=2026-11-15"],
        &["trend", "--since=2026-01-05", "--date=2026-03-15", "--format=json"],
    ];
    let before: Vec<String> = commands.iter().map(|asked| repository.folder.run(asked).stdout).collect();
    assert!(before[0].contains(super::CHANGED), "{}", before[0]);
    for (asked, before) in commands.iter().zip(&before) {
        let mut command = repository.folder.command(Path::new(env!("CARGO_BIN_EXE_ledningskoll")));
        let answer = Answer::of(command.args(*asked).env("GIT_CONFIG_GLOBAL", &file));
        assert_eq!(answer.stdout, *before, "of a person: {}", answer.stderr);
    }
    repository.git(&["config", "--local", "include.path", &file.display().to_string()]);
    for (asked, before) in commands.iter().zip(&before) {
        let answer = repository.folder.run(asked);
        assert_eq!(answer.stdout, *before, "of a repository: {}", answer.stderr);
    }
}

#[cfg(unix)]
#[test]
fn many_points_of_time_cost_one_walk_of_the_history() {
    use std::os::unix::fs::PermissionsExt as _;
    let repository = linear();
    let git =
        String::from_utf8(std::process::Command::new("sh").args(["-c", "command -v git"]).output().expect("sh").stdout);
    let told = Folder::of(&[]);
    let list = told.path().join("lista");
    let script =
        format!("#!/bin/sh\necho \"$*\" >> '{}'\nexec {} \"$@\"\n", list.display(), git.expect("a path").trim());
    told.write("git", script);
    let program = told.path().join("git");
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).expect("a program");
    let path = format!("{}:{}", told.path().display(), std::env::var("PATH").expect("a path"));
    let mut command = repository.folder.command(Path::new(env!("CARGO_BIN_EXE_ledningskoll")));
    let asked = ["trend", "--since=2026-01-05", "--date=2026-11-15", "--format=json"];
    let answer = Answer::of(command.args(asked).env("PATH", path));
    assert_eq!(answer.json()["points"].as_array().map(Vec::len), Some(11), "{}", answer.words());
    let run = std::fs::read_to_string(list).expect("what was run");
    for walk in [" rev-list ", " diff-tree "] {
        assert_eq!(run.lines().filter(|line| line.contains(walk)).count(), 1, "{walk}: {run}");
    }
}
