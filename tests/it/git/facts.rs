//! The git facts that comparisons use: changed files, merge base, and the commit on a date.

use crate::shared::repository::Repository;
use ledningskoll::git::{Change, GitError, Repository as Git, on_day};

fn change(before: Option<&str>, after: Option<&str>) -> Change {
    Change { before: before.map(str::to_owned), after: after.map(str::to_owned) }
}

#[test]
fn what_differs_between_two_commits_is_told_by_path_with_renames_followed() {
    let repository = Repository::init(&[]);
    let first = repository.commit(
        "2026-01-01",
        &[("vård/å.yaml", "a: 1\nb: 2\nc: 3\n"), ("vård/kvar.yaml", "k: 1\n"), ("ut.yaml", "u: 1\nv: 2\nw: 3\n")],
    );
    repository.git(&["mv", "vård/å.yaml", "vård/ny plats.yaml"]);
    repository.git(&["mv", "ut.yaml", "vård/in.yaml"]);
    let last = repository.commit("2026-02-01", &[("vård/kvar.yaml", "k: 2\n"), ("vård/ny.yaml", "ny: 1\n")]);
    let git = Git::open(&repository.folder.path().join("vård")).expect("a repository");
    assert_eq!(git.prefix, "vård/");
    let (first, last) = (git.resolve(&first).expect("a commit"), git.resolve(&last).expect("a commit"));
    let expected = [
        change(None, Some("in.yaml")),
        change(None, Some("ny.yaml")),
        change(Some("kvar.yaml"), Some("kvar.yaml")),
        change(Some("å.yaml"), Some("ny plats.yaml")),
    ];
    assert_eq!(git.changed(&first, &last).expect("the changes"), expected);
    let back = git.changed(&last, &first).expect("the changes");
    assert!(back.contains(&change(Some("ny.yaml"), None)) && back.contains(&change(Some("in.yaml"), None)), "{back:?}");
    assert_eq!(git.changed(&last, &last).expect("none"), []);
}

#[test]
fn what_two_branches_share_is_found_or_it_is_said_that_they_share_nothing() {
    let repository = Repository::init(&[]);
    let base = repository.commit("2026-01-01", &[("a.yaml", "a: 1\n")]);
    repository.git(&["switch", "--quiet", "-c", "gren"]);
    repository.commit("2026-01-02", &[("b.yaml", "b: 1\n")]);
    repository.git(&["switch", "--quiet", "main"]);
    repository.commit("2026-01-03", &[("c.yaml", "c: 1\n")]);
    repository.git(&["switch", "--quiet", "--orphan", "egen"]);
    repository.commit("2026-01-04", &[("d.yaml", "d: 1\n")]);
    let git = Git::open(repository.folder.path()).expect("a repository");
    let of = |name: &str| git.resolve(name).expect("a commit");
    let bases = git.merge_bases(&of("gren"), &of("main")).expect("commits");
    assert_eq!(bases.into_iter().map(|commit| commit.id).collect::<Vec<_>>(), [base]);
    assert!(matches!(git.merge_bases(&of("gren"), &of("egen")), Err(GitError::NoMergeBase { .. })));
}

#[test]
fn what_stood_there_on_many_days_is_told_from_one_line() {
    let repository = Repository::init(&[]);
    let first = repository.commit("2026-01-10", &[("a.yaml", "a: 1\n")]);
    let second = repository.commit("2026-02-10", &[("a.yaml", "a: 2\n")]);
    let git = Git::open(repository.folder.path()).expect("a repository");
    let line = git.line(&git.head().expect("a commit")).expect("a line");
    let on = |day: &str| on_day(&line, day.parse().expect("a day")).map(|commit| commit.id.clone());
    assert_eq!(on("2026-01-09"), None);
    assert_eq!((on("2026-01-10"), on("2026-02-09")), (Some(first.clone()), Some(first)));
    assert_eq!((on("2026-02-10"), on("2030-01-01")), (Some(second.clone()), Some(second)));
}
