//! What was not looked at is said: at the file, in the notes, and on standard error where the format has no notes.

use std::fs;

use crate::shared::repository::{Repository, address, git};
use crate::shared::{Answer, Folder};

const UNIT: &str = "typ: enhet\nid: vc-norr\nnamn: Vårdcentralen Norr\nnivå: enhet\n";
const POINTER: &str = "version https://git-lfs.github.com/spec/v1
oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393
size 12345
";

fn repository() -> Repository {
    let repository = Repository::init(&[]);
    repository.commit("2026-02-01", &[("enheter/norr.yaml", UNIT), ("rutiner/a.yaml", "typ: rutin\nid: a\n")]);
    repository.commit("2026-03-01", &[("rutiner/b.yaml", "typ: rutin\nid: b\nprocesser: [p]\n")]);
    repository
}

/// Asserts that words are said whatever the format, in the report or beside it.
fn assert_said(folder: &Folder, path: &str, words: &str) {
    let said = |arguments: &[&str]| -> Answer {
        folder.run(&[&["audit", path, "--date", "2026-11-15", "--fail-on", "never"], arguments].concat())
    };
    for format in ["terminal", "json", "markdown", "html", "sarif", "junit"] {
        let answer = said(&["--format", format]);
        let text = answer.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.to_lowercase().contains(words), "{format}: {text}");
        assert_eq!(answer.stderr, "", "{format}");
    }
    for silent in [&["--format", "github"][..], &["--format", "gitlab"], &["--quiet"]] {
        let answer = said(silent);
        assert!(answer.message().contains(words) && !answer.stdout.contains(words), "{silent:?}: {}", answer.words());
    }
}

#[test]
fn a_shallow_clone_is_said_also_where_the_format_has_no_notes() {
    let (origin, folder) = (repository(), Folder::of(&[]));
    let address = address(origin.folder.path());
    let place = folder.path().join("kopia").display().to_string();
    assert!(git(folder.path(), "2026-04-01", &["clone", "-q", "--depth=1", &address, &place]).status.success());
    assert_said(&folder, "kopia", "historiken är inte bedömd: den är bara delvis hämtad");
    // Where there is nothing to await, nothing is said beside.
    let loose = Folder::of(&[("enhet.yaml", UNIT)]);
    assert_eq!(loose.run(&["audit", "--quiet"]).stderr, "");
}

#[test]
fn a_pointer_of_git_lfs_is_told_at_its_file_and_hides_what_it_holds() {
    let folder = Folder::of(&[("enheter/norr.yaml", UNIT), ("rutiner/intyg.yaml", POINTER)]);
    let answer = folder.audit(&["--format", "json", "--select", "form"]);
    let found = answer.findings();
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("form/olasbar-fil rutiner/intyg.yaml:1:1 filen är inte hämtad"), "{found:?}");
    assert!(answer.help().contains("git lfs pull"));
    assert_eq!(folder.outcome_of_intyg(), "undetermined");
    fs::remove_file(folder.path().join("rutiner/intyg.yaml")).expect("it is there");
    assert_eq!(folder.outcome_of_intyg(), "violated", "without the pointer it is known to be missing");
}

#[test]
fn what_a_sparse_checkout_leaves_out_is_counted_and_named() {
    let repository = repository();
    repository.git(&["sparse-checkout", "set", "--no-cone", "/enheter/"]);
    assert!(!repository.folder.path().join("rutiner/a.yaml").exists());
    let words = "2 filer i git är inte utlagda i mappen (sparse checkout) och därför inte granskade: rutiner/a.yaml och \
                 rutiner/b.yaml";
    assert_said(&repository.folder, ".", words);
    assert_eq!(repository.folder.outcome_of_intyg(), "undetermined", "what is not seen is not missing");
    assert!(!repository.folder.run(&["audit", "--at", "HEAD"]).words().contains("sparse"));
    // A file that is there although git was told to leave it out is read as any other.
    repository.write(&[("rutiner/a.yaml", "typ: rutin\nid: a\n")]);
    assert_said(&repository.folder, ".", "1 fil i git är inte utlagd i mappen (sparse checkout)");
    // Folders that are not audited are not missed.
    repository.write(&[("inst.yaml", "typ: inställningar\nmappar: [enheter]\n")]);
    assert!(!repository.folder.run(&["audit"]).words().contains("sparse"));
}

#[test]
fn a_submodule_that_is_not_fetched_is_named() {
    let (inner, outer, folder) = (repository(), Repository::init(&[]), Folder::of(&[]));
    outer.commit("2026-05-01", &[("enheter/norr.yaml", UNIT)]);
    let address = address(inner.folder.path());
    outer.git(&["submodule", "--quiet", "add", &address, "delat/rutiner"]);
    outer.commit("2026-06-01", &[]);
    let address = crate::shared::repository::address(outer.folder.path());
    let place = folder.path().join("kopia").display().to_string();
    assert!(git(folder.path(), "2026-07-01", &["clone", "-q", &address, &place]).status.success());
    assert_said(&folder, "kopia", "undermodulen delat/rutiner är inte hämtad");
    assert!(!outer.folder.run(&["audit"]).words().contains("undermodul"), "it is there");
}
