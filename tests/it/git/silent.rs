//! A git that says nothing is waited for once, and that is said once.

use std::fs;
use std::process::Command;
use std::time::{Duration, Instant};

use super::DECIDED;
use crate::shared::Answer;
use crate::shared::repository::Repository;

/// A repository in which git waits for ever for a part of its store.
fn waiting(part: &str, settings: &str) -> Repository {
    let repository = Repository::init(&[]);
    repository.commit("2026-01-12", &[("rutiner/å.yaml", DECIDED), ("i.yaml", settings)]);
    repository.commit("2026-02-01", &[("rutiner/å.yaml", &DECIDED.replace("i tid", "när det passar"))]);
    let place = repository.folder.path().join(".git").join(part);
    let _ = fs::remove_file(&place);
    assert!(Command::new("mkfifo").arg(&place).status().expect("mkfifo starts").success());
    repository
}

fn timed(repository: &Repository, arguments: &[&str]) -> (Answer, Duration) {
    let since = Instant::now();
    let answer = repository.folder.run(arguments);
    (answer, since.elapsed())
}

#[test]
fn a_git_that_hangs_is_waited_for_once_in_a_run_and_told_once() {
    let asked = ["audit", "--quiet", "--date=2026-11-15", "--fail-on=never"];
    let goal = "typ: mål\nid: m\n";
    let off = "typ: inställningar\nid: i\nhistorik: nej\n";
    let cases = [("HEAD", goal), ("HEAD", off), ("index", goal), ("index", off), ("config", off)];
    std::thread::scope(|scope| {
        for (part, settings) in cases {
            scope.spawn(move || {
                let (answer, time) = timed(&waiting(part, settings), &asked);
                let told = answer.stderr.matches("svarade inte").count();
                assert_eq!((answer.code, told), (0, 1), "{part} {settings}: {}", answer.words());
                assert!(time < Duration::from_secs(40), "{part} {settings}: {time:?}");
            });
        }
        // Where git has to answer, the command ends.
        for arguments in [&["diff", "HEAD~1"][..], &["audit", "--at=2026-02-15"], &["trend"]] {
            scope.spawn(move || {
                let (answer, time) = timed(&waiting("HEAD", goal), arguments);
                assert_eq!(answer.code, 2, "{arguments:?}: {}", answer.words());
                assert!(answer.stderr.contains("svarade inte") && time < Duration::from_secs(40), "{}", answer.words());
            });
        }
    });
}
