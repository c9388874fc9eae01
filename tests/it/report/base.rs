//! The option `--base`: findings that existed at the merge base are marked as known.

use std::fs;

use super::{against, routine};
use crate::shared::repository::{Repository, address};
use crate::shared::{Answer, Folder};

const BASE: [&str; 10] =
    ["audit", "--base", "main", "--select", "form", "--fail-on", "warning", "--format", "json", "--date=2026-11-15"];

/// A repository with two routines on main, and a branch checked out.
fn branched() -> Repository {
    let repository = Repository::init(&[]);
    repository.commit("2026-01-10", &[("a.yaml", &routine("å-ett", &["udda"])), ("b.yaml", &routine("b", &["udda"]))]);
    repository.git(&["checkout", "--quiet", "-b", "gren"]);
    repository
}

#[test]
fn only_what_the_branch_brought_counts() {
    let repository = branched();
    repository.git(&["checkout", "--quiet", "main"]);
    repository.commit("2026-01-20", &[("d.yaml", &routine("d", &["udda"]))]);
    repository.git(&["checkout", "--quiet", "gren"]);
    repository.commit("2026-02-01", &[("b.yaml", &routine("b", &[])), ("c.yaml", &routine("c", &["udda"]))]);
    let answer = repository.folder.run(&BASE);
    assert_eq!((answer.code, against(&answer)), (1, (1, 1, vec!["b mended".to_owned()])));
    let names = |state: &str| -> Vec<String> {
        let report = answer.json();
        let findings = report["findings"].as_array().expect("a list").iter();
        findings.filter(|one| one["state"] == state).map(|one| one["document"]["id"].to_string()).collect()
    };
    assert_eq!((names("new"), names("known")), (vec!["\"c\"".to_owned()], vec!["\"å-ett\"".to_owned()]));
    // Uncommitted changes count as well, as the folder is audited.
    fs::remove_file(repository.folder.path().join("c.yaml")).expect("the file is there");
    let answer = repository.folder.run(&BASE);
    assert_eq!((answer.code, against(&answer)), (0, (0, 1, vec!["b mended".to_owned()])));
}

#[test]
fn a_removed_routine_shows_as_the_gap_it_opens() {
    let repository = Repository::init(&[]);
    let unit = "typ: enhet\nid: vc-norr\nnamn: Norra vårdcentralen\nnivå: vårdenhet\n";
    let routine = "typ: rutin\nid: rut-intyg\ntitel: Intyg\nområde: [intyg]\nstatus: fastställd\nfastställd: 2026-01-10\n\
                   fastställd_av: verksamhetschef\ngiltig_från: 2026-01-10\ngäller_för: [vc-norr]\n";
    repository.commit("2026-01-10", &[("enhet.yaml", unit), ("rutin.yaml", routine)]);
    fs::remove_file(repository.folder.path().join("rutin.yaml")).expect("the file is there");
    repository.commit("2026-02-01", &[]);
    let asked = ["audit", "--base", "HEAD~1", "--select", "hslf-fs-2018-54", "--date=2026-11-15", "--format", "json"];
    let answer = repository.folder.run(&asked);
    assert_eq!((answer.code, against(&answer).0), (1, 1), "{}", answer.words());
    assert_eq!(answer.json()["findings"][0]["rule"], "hslf-fs-2018-54/2-intygsrutin");
    let change = repository.folder.run(&["diff", "HEAD~1", "--date=2026-11-15", "--format", "json"]).json();
    let opened = change["requirements"]["opened"].as_array().expect("a list").iter();
    let opened: Vec<_> = opened.filter(|gap| gap["requirement"] == "hslf-fs-2018-54/2-intygsrutin").collect();
    assert_eq!((&opened[0]["unit"], &opened[0]["before"]), (&"vc-norr".into(), &"satisfied".into()));
}

#[test]
fn a_document_that_is_moved_or_stands_lower_is_no_change() {
    let repository = branched();
    let inner = repository.folder.path().join("inre å");
    fs::create_dir(&inner).expect("a folder can be made");
    fs::rename(repository.folder.path().join("a.yaml"), inner.join("z.yaml")).expect("the file is there");
    let lower = format!(
        "# Ny rad\n\n{}",
        routine("b", &["udda"]).replace("id: b\ntitel: Rutin b\n", "titel: Rutin b\nid: b\n")
    );
    repository.commit("2026-02-01", &[("b.yaml", &lower)]);
    assert_eq!(against(&repository.folder.run(&BASE)), (0, 2, vec![]));
}

#[test]
fn list_items_keep_their_findings_in_another_order() {
    let event = |measures: &[&str]| {
        let measures: String = measures.iter().map(|measure| format!("  - {measure}\n")).collect();
        format!("typ: utredning\nid: utr-1\ngäller: allvarlig vårdskada\nåtgärder:\n{measures}")
    };
    let (one, other) =
        ("{åtgärd: Ny rutin, ansvarig: chef, senast: 2026-13-40}", "{åtgärd: Utbildning, senast: snarast}");
    let nameless = "{ansvarig: chef, udda: ja}";
    let repository = Repository::init(&[]);
    repository.commit("2026-01-10", &[("u.yaml", &event(&[one, other, nameless]))]);
    repository.commit("2026-02-01", &[("u.yaml", &event(&[nameless, "{åtgärd: Först, ansvarig: a}", other, one]))]);
    let asked = ["audit", "--base=HEAD~1", "--date=2026-11-15", "--format=json", "--select=form,hslf-fs-2017-40/3-4-2"];
    let answer = repository.folder.run(&asked);
    let (new, known, gone) = against(&answer);
    assert!(known > 3 && gone.is_empty(), "{new} {known} {gone:?}");
    // A second unnamed item has the same fingerprint; only the number of them differs.
    repository
        .commit("2026-03-01", &[("u.yaml", &event(&[nameless, nameless, "{åtgärd: Först, ansvarig: a}", other, one]))]);
    let (more, same, gone) = against(&repository.folder.run(&asked));
    assert!(more > 0 && same == known + new && gone.is_empty(), "{more} {same} {gone:?}");
}

#[test]
fn what_cannot_be_told_any_more_is_not_mended() {
    let repository = branched();
    repository.write(&[("b.yaml", "typ: rutin\nid: b\ntitel: [\n")]);
    let answer = repository.folder.run(&BASE);
    let (_, known, gone) = against(&answer);
    assert_eq!((known, gone), (1, vec!["b undetermined".to_owned()]));
    let said = repository.folder.run(&["audit", "--base=main", "--select=form", "--date=2026-11-15", "-q"]).stdout;
    assert!(said.contains("−0 åtgärdade, 1 känd, 1 går inte längre att bedöma"), "{said}");
    // Deleted documents and waived findings are reported as such, not as fixed.
    fs::remove_file(repository.folder.path().join("b.yaml")).expect("the file is there");
    assert_eq!(against(&repository.folder.run(&BASE)).2, ["b removed"]);
    let waiver = "typ: undantag\nid: u-1\nregel: [form/okand-nyckel]\navser: [b]\nskäl: Byts ut.\nbeslutad_av: chef\n\
                  beslutad: 2026-01-01\ngäller_till: 2027-01-31\n";
    repository.write(&[("b.yaml", &routine("b", &["udda"])), ("u.yaml", waiver)]);
    assert_eq!(against(&repository.folder.run(&BASE)), (0, 1, vec!["b waived".to_owned()]));
}

#[test]
fn a_history_that_is_left_alone_does_not_make_a_changed_text_look_mended() {
    let decided = |text: &str| {
        format!(
            "typ: rutin\nid: å\ntitel: Rutin\nstatus: fastställd\nversion: \"1.0\"\nfastställd: 2026-01-10\n\
             fastställd_av: chef\nsyfte: {text}\n"
        )
    };
    let repository = Repository::init(&[]);
    repository.commit("2026-01-10", &[("å.yaml", &decided("Så här."))]);
    repository.commit("2026-02-01", &[("å.yaml", &decided("Helt annorlunda."))]);
    let asked = ["audit", "--base=HEAD", "--select=historik", "--date=2026-11-15", "--format=json"];
    assert_eq!(against(&repository.folder.run(&asked)), (0, 1, vec![]));
    repository.write(&[("i.yaml", "typ: inställningar\nid: i\nhistorik: nej\n")]);
    assert_eq!(against(&repository.folder.run(&asked)), (0, 0, vec!["å not_asked".to_owned()]));
    // The change itself is no finding.
    let change = repository.folder.run(&["diff", "HEAD~1", "--format=json", "--date=2026-11-15"]).json();
    assert!(!change["new"].to_string().contains("historik/ej-incheckad"), "{change}");
}

#[test]
fn where_there_was_nothing_all_is_new() {
    let repository = Repository::init(&[]);
    repository.commit("2026-01-10", &[("LÄSMIG.txt", "tomt")]);
    repository.commit("2026-02-01", &[("system/a.yaml", &routine("a", &["udda"]))]);
    for folder in [".", "system"] {
        let asked = ["audit", folder, "--base=HEAD~1", "--select=form", "--format=json", "--date=2026-11-15"];
        assert_eq!(against(&repository.folder.run(&asked)), (1, 0, vec![]), "{folder}");
    }
}

#[test]
fn it_is_never_passed_over_that_there_is_nothing_to_compare_with() {
    let repository = branched();
    repository.commit("2026-02-01", &[]);
    let told = |answer: Answer, word: &str| {
        assert!(
            answer.code == 2 && answer.stdout.is_empty() && answer.words().contains(word),
            "{word}: {}",
            answer.words()
        );
    };
    let refused = |folder: &Folder, asked: &[&str], word: &str| told(folder.run(asked), word);
    refused(&repository.folder, &["audit", "--base", "origin/main"], "fetch-depth: 0");
    refused(&repository.folder, &["diff", "--base"], "flaggan --base finns inte");
    refused(&repository.folder, &["diff", "v9"], "git känner inte till revisionen v9");
    refused(&repository.folder, &["diff", "--", "--output=/etc/passwd"], "git känner inte till revisionen");
    refused(&repository.folder, &["audit", "--base", "main", "--baseline", "b.txt"], "kan inte användas samtidigt");
    repository.git(&["checkout", "--quiet", "--orphan", "egen"]);
    repository.commit("2026-02-01", &[("e.yaml", &routine("e", &[]))]);
    refused(&repository.folder, &["audit", "--base", "main"], "gemensam historik");

    let shallow = Folder::of(&[]);
    let from = address(repository.folder.path());
    repository.git(&[
        "clone",
        "--quiet",
        "--depth=1",
        "--branch=gren",
        "--no-single-branch",
        &from,
        &shallow.path().join("k").display().to_string(),
    ]);
    let run = |asked: &[&str]| shallow.run(&[&asked[..1], &["k"], &asked[1..]].concat());
    told(run(&["audit", "--base", "origin/main"]), "fetch-depth: 0");
    told(run(&["trend", "--date", "2026-11-15"]), "fetch-depth: 0");

    let loose = Folder::of(&[("a.yaml", &routine("a", &[]))]);
    for asked in [&["audit", "--base", "main"][..], &["diff", "main"], &["trend"]] {
        refused(&loose, asked, "ligger inte i git");
    }
}
