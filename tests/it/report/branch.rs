//! The option `--base` on branches as people make them: stacked, squashed, merged both ways, with a folder of another name.

use super::{against, routine};
use crate::shared::Answer;
use crate::shared::repository::{Repository, address};

const BASE: [&str; 7] =
    ["audit", "--base=main", "--select=form", "--fail-on=warning", "--format=json", "--date=2026-11-15", "--at=gren"];

fn switch(repository: &Repository, arguments: &[&str]) {
    repository.git(&[&["switch", "--quiet"], arguments].concat());
}

/// A repository with a routine on main, and a branch that is checked out.
fn begun() -> Repository {
    let repository = Repository::init(&[]);
    repository.commit("2026-01-10", &[("a.yaml", &routine("a", &["udda"]))]);
    switch(&repository, &["-c", "gren"]);
    repository
}

#[test]
fn a_branch_on_top_of_one_that_was_squashed_brings_only_its_own() {
    let repository = begun();
    repository.commit("2026-02-01", &[("a.yaml", &routine("a", &[])), ("b.yaml", &routine("b", &["udda"]))]);
    switch(&repository, &["main"]);
    repository.git(&["merge", "--quiet", "--squash", "gren"]);
    repository.commit("2026-02-02", &[]);
    switch(&repository, &["gren"]);
    repository.commit("2026-02-03", &[("c.yaml", &routine("c", &["udda"]))]);
    // What was mended before it, and is mended on main, is not told of it.
    assert_eq!(against(&repository.folder.run(&BASE)), (1, 1, vec![]));
    repository.commit("2026-02-04", &[("b.yaml", &routine("b", &[]))]);
    // Who mended what came with the squash cannot be told.
    assert_eq!(against(&repository.folder.run(&BASE)), (1, 0, vec![]));
}

#[test]
fn what_stood_where_either_branch_took_the_other_in_is_known() {
    let repository = begun();
    let ours = repository.commit("2026-02-01", &[("b.yaml", &routine("b", &["udda"]))]);
    switch(&repository, &["main"]);
    let theirs = repository.commit("2026-02-02", &[("d.yaml", &routine("d", &["udda"]))]);
    repository.git(&["merge", "--quiet", "--no-edit", &ours]);
    repository.commit("2026-02-03", &[("b.yaml", &routine("b", &[])), ("d.yaml", &routine("d", &[]))]);
    switch(&repository, &["gren"]);
    repository.git(&["merge", "--quiet", "--no-edit", &theirs]);
    repository.commit("2026-02-04", &[("c.yaml", &routine("c", &["udda"]))]);
    assert_eq!(repository.git(&["merge-base", "--all", "main", "gren"]).lines().count(), 2);
    assert_eq!(against(&repository.folder.run(&BASE)), (1, 3, vec![]));
}

#[test]
fn a_folder_with_another_name_has_the_findings_it_had() {
    let repository = Repository::init(&[]);
    repository.commit("2026-01-10", &[("vård/rutiner/a.yaml", &routine("a", &["udda"])), ("x.yaml", "a: 1\n")]);
    switch(&repository, &["-c", "gren"]);
    repository.git(&["mv", "vård/rutiner", "ledningssystem"]);
    repository.commit("2026-02-01", &[]);
    let asked = [&BASE[..], &["ledningssystem"]].concat();
    assert_eq!(against(&repository.folder.run(&asked)), (0, 1, vec![]));
    repository.commit("2026-02-02", &[("ledningssystem/a.yaml", &routine("a", &[]))]);
    assert_eq!(against(&repository.folder.run(&asked)), (0, 0, vec!["a mended".to_owned()]));
    let trend = ["trend", "ledningssystem", "--since=2026-01-01", "--date=2026-02-15", "--format=json"];
    let points = repository.folder.run(&trend).json();
    assert_eq!(points["points"].as_array().map(Vec::len), Some(2), "the time before counts too: {points}");
}

const OWN: &str = "id: egna/ansvarig\nrubrik: Ansvarig\nlagrum: {författning: Vår policy, plats: Regler}\nstyrka: lokal\n\
                   belägg: A\nbevis: direkt\ngäller: {typ: rutin}\nkrav: {required: [dokumentansvarig]}\nsaknas: saknar \
                   ansvarig\ngör_så: skriv\nvarför: Vi vill det.\nexempel:\n  datum: 2026-11-15\n  uppfyller: [{typ: rutin, \
                   id: r, dokumentansvarig: x}]\n  brister: [{typ: rutin, id: r}]\n";
const ACTS: &str = "- {beteckning: Vår policy, citeras: Vår policy, titel: Policy, i_kraft: 2020-01-01, belägg: A}\n";
const SETTINGS: &str = "typ: inställningar\nid: i\negna_krav: [krav]\n";

#[test]
fn a_base_that_cannot_say_what_is_asked_is_judged_by_what_is_asked_now() {
    let select = |answer: &Answer| (answer.code, against(answer), answer.json()["notes"].to_string());
    for (requirement, settings, said) in [
        ("id: egna/ansvarig\nrubrik: [\n", SETTINGS, "de egna kraven i main ("),
        (OWN, "typ: inställningar\nid: i\negna_krav: [krav\n", "inställningarna i main ("),
    ] {
        let repository = Repository::init(&[]);
        let (krav, acts) = (("krav/egna/ansvarig.yaml", requirement), ("krav/författningar.yaml", ACTS));
        repository.commit("2026-01-10", &[krav, acts, ("i.yaml", settings), ("r.yaml", &routine("r", &[]))]);
        switch(&repository, &["-c", "gren"]);
        let mended = [("krav/egna/ansvarig.yaml", OWN), ("i.yaml", SETTINGS), ("s.yaml", &routine("s", &[]))];
        repository.commit("2026-02-01", &mended);
        let asked = ["audit", "--base=main", "--select=egna", "--format=json", "--date=2026-11-15", "--fail-on=note"];
        let (code, numbers, notes) = select(&repository.folder.run(&asked));
        assert_eq!((code, numbers), (1, (1, 1, vec![])), "{said}");
        assert!(notes.contains(said) && notes.contains("bedömt efter dagens"), "{notes}");
    }
}

#[test]
fn a_submodule_is_read_on_both_sides() {
    let inner = Repository::init(&[]);
    inner.commit("2026-01-05", &[("delad.yaml", &routine("delad", &["udda"]))]);
    let repository = Repository::init(&[]);
    repository.commit("2026-01-10", &[("a.yaml", &routine("a", &["udda"]))]);
    repository.git(&["submodule", "--quiet", "add", &address(inner.folder.path()), "delad"]);
    repository.commit("2026-01-11", &[]);
    switch(&repository, &["-c", "gren"]);
    repository.commit("2026-02-01", &[("c.yaml", &routine("c", &["udda"]))]);
    assert_eq!(against(&repository.folder.run(&BASE[..6])), (1, 2, vec![]));
    assert_eq!(against(&repository.folder.run(&BASE)), (1, 2, vec![]));
}

#[test]
fn a_text_that_is_what_it_was_is_not_mended_because_the_history_is_shorter() {
    let decided = |text: &str, status: &str| {
        format!(
            "typ: rutin\nid: å\ntitel: Rutin\nstatus: {status}\nfastställd: 2026-01-10\nfastställd_av: chef\nsyfte: {text}\n"
        )
    };
    let repository = Repository::init(&[]);
    repository
        .commit("2026-01-02", &[("å.yaml", &decided("Så här.", "utkast").replace("fastställd: 2026-01-10\n", ""))]);
    switch(&repository, &["-c", "gren"]);
    repository.commit("2026-01-10", &[("å.yaml", &decided("Så här.", "fastställd"))]);
    repository.commit("2026-02-01", &[("å.yaml", &decided("Helt annorlunda.", "fastställd"))]);
    switch(&repository, &["main"]);
    repository.git(&["merge", "--quiet", "--squash", "gren"]);
    repository.commit("2026-02-02", &[]);
    let change = repository.folder.run(&["diff", "gren", "main", "--format=json", "--date=2026-11-15"]).json();
    let gone: Vec<String> = change["gone"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| format!("{} {} {}", one["rule"], one["why"], one["reason"]).replace('"', ""))
        .collect();
    assert_eq!(gone, ["historik/andrad-efter-faststallande undetermined history"]);
    // Where the text was taken back it is mended.
    switch(&repository, &["gren"]);
    repository.commit("2026-03-01", &[("å.yaml", &decided("Så här.", "fastställd"))]);
    let change = repository.folder.run(&["diff", "gren~1", "gren", "--format=json", "--date=2026-11-15"]).json();
    assert_eq!((&change["gone"][0]["why"], change["gone"].as_array().map(Vec::len)), (&"mended".into(), Some(1)));
}
