//! The same finding on a branch, in its merge, after a pull and after a squash, whichever parent comes first.

use super::{CHANGED, ROUTINE, changed, found, rules};
use crate::shared::repository::Repository;

/// A goal, so that a branch has something of its own.
const GOAL: &str = "typ: mål\nid: m\n";

/// A repository in which a branch changes a decided text, and main goes on beside it; main is checked out.
fn branched() -> Repository {
    let repository = Repository::init(&[]);
    repository.commit("2026-01-12", &[("r.yaml", ROUTINE)]);
    repository.git(&["switch", "--quiet", "-c", "gren"]);
    repository.commit("2026-02-01", &[("r.yaml", &changed(ROUTINE))]);
    repository.git(&["switch", "--quiet", "main"]);
    repository.commit("2026-02-02", &[("m.yaml", GOAL)]);
    repository
}

/// A repository in which a branch decides on a text and then changes it, while main has a draft.
fn decided_on_a_branch() -> Repository {
    let repository = Repository::init(&[]);
    let draft = ROUTINE.replace("status: fastställd", "status: utkast").replace("fastställd: 2026-01-10\n", "");
    repository.commit("2026-01-02", &[("r.yaml", &draft)]);
    repository.git(&["switch", "--quiet", "-c", "gren"]);
    repository.commit("2026-01-12", &[("r.yaml", ROUTINE)]);
    repository.commit("2026-02-01", &[("r.yaml", &changed(ROUTINE))]);
    repository.git(&["switch", "--quiet", "main"]);
    repository.commit("2026-02-02", &[("m.yaml", GOAL)]);
    repository
}

#[test]
fn a_branch_and_its_merge_say_the_same_whichever_parent_is_first() {
    for make in [branched, decided_on_a_branch] {
        let repository = make();
        let on_branch = found(&repository, &["--at", "gren"]);
        assert_eq!(rules(&on_branch), [CHANGED]);
        // As GitHub merges a pull request, and as a colleague gets it with git pull.
        repository.git(&["switch", "--quiet", "-c", "pull", "main"]);
        repository.git(&["merge", "--quiet", "--no-ff", "--no-edit", "gren"]);
        assert_eq!(found(&repository, &[]), on_branch);
        repository.git(&["switch", "--quiet", "-c", "kollega", "gren"]);
        repository.git(&["merge", "--quiet", "--no-ff", "--no-edit", "main"]);
        assert_eq!(found(&repository, &[]), on_branch);
        // What comes after, and a merge of both merges.
        repository.commit("2026-03-01", &[("n.yaml", "typ: mål\nid: n\n")]);
        repository.git(&["merge", "--quiet", "--no-edit", "pull"]);
        assert_eq!(found(&repository, &[]), on_branch);
    }
}

#[test]
fn a_colleague_who_pulls_takes_nothing_away() {
    let repository = decided_on_a_branch();
    repository.git(&["switch", "--quiet", "-c", "lokal", "main"]);
    repository.git(&["switch", "--quiet", "main"]);
    repository.git(&["merge", "--quiet", "--no-edit", "gren"]);
    repository.git(&["switch", "--quiet", "lokal"]);
    repository.commit("2026-02-20", &[("n.yaml", "typ: mål\nid: n\n")]);
    repository.git(&["merge", "--quiet", "--no-edit", "main"]);
    assert_eq!(rules(&found(&repository, &[])), [CHANGED]);
}

#[test]
fn a_squash_of_a_change_is_the_change() {
    let repository = branched();
    let on_branch = found(&repository, &["--at", "gren"]);
    repository.git(&["merge", "--squash", "--quiet", "gren"]);
    repository.commit("2026-02-10", &[]);
    assert_eq!(found(&repository, &[]), on_branch);
    // The branch goes on and gets main again: the same text by two ways.
    repository.git(&["switch", "--quiet", "gren"]);
    repository.git(&["merge", "--quiet", "--no-edit", "main"]);
    assert_eq!(found(&repository, &[]), on_branch);
}

#[test]
fn a_squash_that_hides_the_decision_takes_nothing_from_where_it_shows() {
    let repository = decided_on_a_branch();
    let on_branch = found(&repository, &["--at", "gren"]);
    repository.git(&["merge", "--squash", "--quiet", "gren"]);
    repository.commit("2026-02-10", &[]);
    assert_eq!(found(&repository, &[]), [], "on main it came in as it is");
    for (name, one, other) in [("pull", "main", "gren"), ("kollega", "gren", "main")] {
        repository.git(&["switch", "--quiet", "-c", name, one]);
        repository.git(&["merge", "--quiet", "--no-ff", "--no-edit", other]);
        assert_eq!(found(&repository, &[]), on_branch, "{name}");
    }
}

#[test]
fn a_merge_of_many_says_what_its_branches_say() {
    let repository = branched();
    for name in ["två", "tre"] {
        repository.git(&["switch", "--quiet", "-c", name, "main"]);
        repository.commit("2026-02-03", &[(&format!("{name}.yaml"), &format!("typ: mål\nid: {name}\n"))]);
    }
    repository.git(&["switch", "--quiet", "main"]);
    repository.commit("2026-02-04", &[("fyra.yaml", "typ: mål\nid: fyra\n")]);
    repository.git(&["merge", "--quiet", "--no-edit", "två", "gren", "tre"]);
    assert_eq!(repository.git(&["rev-list", "--parents", "-1", "HEAD"]).split(' ').count(), 5);
    assert_eq!(found(&repository, &[]), found(&repository, &["--at", "gren"]));
}

#[test]
fn a_text_that_is_changed_in_the_merge_itself_is_found() {
    let repository = Repository::init(&[]);
    repository.commit("2026-01-12", &[("r.yaml", ROUTINE)]);
    repository.git(&["switch", "--quiet", "-c", "gren"]);
    repository.commit("2026-02-01", &[("n.yaml", "typ: mål\nid: n\n")]);
    repository.git(&["switch", "--quiet", "main"]);
    repository.commit("2026-02-02", &[("m.yaml", GOAL)]);
    repository.git(&["merge", "--quiet", "--no-ff", "--no-commit", "gren"]);
    let merge = repository.commit("2026-02-03", &[("r.yaml", &changed(ROUTINE))]);
    assert_eq!(rules(&found(&repository, &[])), [CHANGED]);
    let words = repository.folder.run(&["audit", "--select", "historik"]).words();
    assert!(words.contains(&format!("kom in 2026-02-03 (incheckning {})", &merge[..10])), "{words}");
    // A merge that throws a branch away keeps the text of the other side.
    let repository = branched();
    repository.git(&["merge", "--quiet", "--no-edit", "--strategy=ours", "gren"]);
    assert_eq!(found(&repository, &[]), []);
}

#[test]
fn two_histories_that_become_one_keep_what_each_says() {
    let repository = branched();
    repository.git(&["checkout", "--quiet", "--orphan", "annan"]);
    repository.git(&["rm", "-r", "--quiet", "--force", "."]);
    repository.commit("2026-01-20", &[("annat/o.yaml", &ROUTINE.replace("rutin-intyg", "rutin-annan"))]);
    repository.git(&["merge", "--quiet", "--no-edit", "--allow-unrelated-histories", "gren"]);
    assert_eq!(found(&repository, &[]), found(&repository, &["--at", "gren"]));
}

#[test]
fn a_file_that_a_merge_takes_away_is_away() {
    let repository = Repository::init(&[]);
    repository.commit("2026-01-02", &[("m.yaml", GOAL)]);
    repository.git(&["switch", "--quiet", "-c", "gren"]);
    repository.commit("2026-01-03", &[("n.yaml", "typ: mål\nid: n\n")]);
    repository.git(&["switch", "--quiet", "main"]);
    repository.commit("2026-01-12", &[("r.yaml", ROUTINE)]);
    repository.git(&["merge", "--quiet", "--no-ff", "--no-commit", "gren"]);
    repository.git(&["rm", "--quiet", "--force", "r.yaml"]);
    repository.commit("2026-02-01", &[]);
    let history = repository.folder.run(&["history", "rutin-intyg", "--format=json"]).json();
    let told: Vec<&str> =
        history["events"].as_array().expect("events").iter().filter_map(|one| one["event"].as_str()).collect();
    assert_eq!(told, ["removed", "decided"]);
    repository.commit("2026-03-01", &[("annan.yaml", &changed(ROUTINE))]);
    assert_eq!(rules(&found(&repository, &[])), [CHANGED]);
}
