//! Texts changed after their decision, whatever the kind of commit.

use super::{CHANGED, ROUTINE, changed, found};
use crate::shared::repository::Repository;

/// A repository with a routine that was a draft and then decided.
fn decided_routine() -> Repository {
    let repository = Repository::init(&[]);
    let draft = ROUTINE.replace("status: fastställd", "status: utkast").replace("fastställd: 2026-01-10\n", "");
    repository.commit("2026-01-02", &[("rutiner/å.yaml", &draft)]);
    repository.commit("2026-01-05", &[("rutiner/å.yaml", &draft.replace("i tid", "till rätt person i tid"))]);
    repository.commit("2026-01-12", &[("rutiner/å.yaml", ROUTINE)]);
    repository
}

#[test]
fn a_decision_and_its_upkeep_are_no_fault() {
    let repository = decided_routine();
    assert_eq!(found(&repository, &[]), []);
    // Comments, order, line breaks, empty fields, synonyms and lists of one do not change the text.
    let rewritten = "# Rättstavat.\ntyp: rutin\nid: rutin-intyg\nområde: intyg\ntitel: 'Läkarintyg på Östra'\nstatus: godkänd\n\
                     version: \"1.0\"\nfastställd: 2026-01-10\nfastställd_av: verksamhetschef\nsyfte: |\n  Rätt intyg\n  i tid\n\
                     målgrupp:\n";
    repository.commit("2026-02-01", &[("rutiner/å.yaml", rewritten)]);
    assert_eq!(found(&repository, &[]), []);
    let kept =
        format!("{rewritten}granskad: 2026-05-01\ngranskad_av: [roll-mla]\nnästa_översyn: 2028-05-01\nx-dnr: 7\n");
    repository.commit("2026-05-02", &[("rutiner/å.yaml", &kept)]);
    assert_eq!(found(&repository, &[]), []);
    // A new decision may change the text.
    let second = changed(ROUTINE).replace("1.0", "2.0").replace("2026-01-10", "2026-06-01");
    repository.commit("2026-06-02", &[("rutiner/å.yaml", &second)]);
    assert_eq!(found(&repository, &[]), []);
}

#[test]
fn a_change_without_a_new_decision_is_found_and_says_what_and_when() {
    let repository = decided_routine();
    let decided = repository.git(&["rev-parse", "HEAD"]);
    let text = format!("{}målgrupp: läkare\n", changed(ROUTINE).replace("område: [intyg]\n", ""));
    let landed = repository.commit("2026-03-03", &[("rutiner/å.yaml", &text)]);
    repository.commit("2026-04-04", &[("annat.yaml", "typ: mål\nid: m\n")]);
    let findings = found(&repository, &[]);
    let message = "innehållet i rutinen har ändrats efter att det fastställdes 2026-01-10: syfte, målgrupp och område \
                   skiljer sig";
    assert_eq!(findings, [(CHANGED.to_owned(), message.to_owned(), "rutiner/å.yaml".to_owned())]);
    let words = repository.folder.run(&["audit", "--select", "historik"]).words();
    assert!(words.contains(&format!("kom in 2026-01-12 (incheckning {})", &decided[..10])), "{words}");
    assert!(words.contains(&format!("kom in 2026-03-03 (incheckning {})", &landed[..10])), "{words}");
    assert!(words.contains("[rutiner/å.yaml:6:13]"), "it stands at the decision: {words}");
    // At an earlier commit the text is unchanged.
    assert_eq!(found(&repository, &["--at", "2026-02-15"]), []);
    assert_eq!(found(&repository, &["--at", "HEAD"]).len(), 1);
}

#[test]
fn taking_the_change_back_ends_the_finding() {
    let repository = decided_routine();
    repository.commit("2026-03-03", &[("rutiner/å.yaml", &changed(ROUTINE))]);
    assert_eq!(found(&repository, &[]).len(), 1);
    repository.git(&["revert", "--no-edit", "HEAD"]);
    assert_eq!(found(&repository, &[]), []);
}

#[test]
fn a_detour_over_draft_does_not_make_the_text_decided() {
    let repository = decided_routine();
    repository.commit("2026-03-01", &[("rutiner/å.yaml", &ROUTINE.replace("status: fastställd", "status: utkast"))]);
    let text = changed(ROUTINE);
    repository.commit("2026-03-02", &[("rutiner/å.yaml", &text.replace("status: fastställd", "status: utkast"))]);
    repository.commit("2026-03-03", &[("rutiner/å.yaml", &text)]);
    assert_eq!(found(&repository, &[]).len(), 1);
}

#[test]
fn a_stamp_filled_in_ahead_counts_from_when_the_document_is_decided() {
    let repository = Repository::init(&[]);
    let ahead = ROUTINE.replace("status: fastställd", "status: utkast");
    repository.commit("2026-01-02", &[("r.yaml", &ahead)]);
    repository.commit("2026-01-05", &[("r.yaml", &changed(&ahead))]);
    repository.commit("2026-01-12", &[("r.yaml", &changed(ROUTINE))]);
    assert_eq!(found(&repository, &[]), []);
}

#[test]
fn what_is_under_revision_is_a_warning() {
    let repository = decided_routine();
    let text = changed(ROUTINE).replace("status: fastställd", "status: under revidering");
    repository.commit("2026-03-03", &[("rutiner/å.yaml", &text)]);
    let answer = repository.folder.run(&["audit", "--format", "json", "--select", "historik"]);
    assert_eq!(answer.json()["findings"][0]["severity"], "warning", "{}", answer.words());
}

#[test]
fn renames_and_moves_are_followed() {
    let repository = decided_routine();
    std::fs::create_dir_all(repository.folder.path().join("ny mapp")).expect("a folder");
    repository.git(&["mv", "rutiner/å.yaml", "ny mapp/ö.yaml"]);
    repository.commit("2026-02-01", &[]);
    assert_eq!(found(&repository, &[]), []);
    repository.commit("2026-02-02", &[("ny mapp/ö.yaml", &changed(ROUTINE))]);
    assert_eq!(found(&repository, &[]).len(), 1);
    // Moved and changed in one commit.
    let other = decided_routine();
    other.git(&["mv", "rutiner/å.yaml", "b.yaml"]);
    other.commit("2026-02-01", &[("b.yaml", &changed(ROUTINE))]);
    assert_eq!(found(&other, &[]).len(), 1);
    // To a file so different that git detects no rename.
    let third = decided_routine();
    third.git(&["rm", "--quiet", "rutiner/å.yaml"]);
    let long = "# En lång kommentar som gör filen till en annan.\n".repeat(60);
    third.commit("2026-02-01", &[("samlat.yaml", &format!("{long}{}", changed(ROUTINE)))]);
    assert_eq!(found(&third, &[]).len(), 1);
}

#[test]
fn documents_that_share_a_file_are_told_apart_and_followed_when_it_is_split() {
    let repository = Repository::init(&[]);
    let second = ROUTINE.replace("rutin-intyg", "rutin-samtal");
    repository.commit("2026-01-12", &[("båda.yaml", &format!("{ROUTINE}---\n{second}"))]);
    repository.commit("2026-02-01", &[("båda.yaml", &format!("{second}---\n{ROUTINE}"))]);
    assert_eq!(found(&repository, &[]), []);
    repository.commit("2026-02-02", &[("båda.yaml", &format!("{}---\n{ROUTINE}", changed(&second)))]);
    assert_eq!(found(&repository, &[]).len(), 1);
    repository.git(&["rm", "--quiet", "båda.yaml"]);
    repository.commit("2026-03-01", &[("ett.yaml", &changed(ROUTINE)), ("två.yaml", &second)]);
    let findings = found(&repository, &[]);
    assert_eq!(findings.iter().map(|(_, _, path)| path.as_str()).collect::<Vec<_>>(), ["ett.yaml"], "{findings:?}");
}

#[test]
fn a_file_that_was_away_a_while_is_held_against_what_it_was() {
    let repository = decided_routine();
    repository.git(&["rm", "--quiet", "rutiner/å.yaml"]);
    repository.commit("2026-02-01", &[("annat.yaml", "typ: mål\nid: m\n")]);
    repository.commit("2026-03-01", &[("rutiner/å.yaml", ROUTINE)]);
    assert_eq!(found(&repository, &[]), []);
    repository.git(&["rm", "--quiet", "rutiner/å.yaml"]);
    repository.commit("2026-04-01", &[]);
    repository.commit("2026-05-01", &[("rutiner/å.yaml", &changed(ROUTINE))]);
    assert_eq!(found(&repository, &[]).len(), 1);
}

#[test]
fn an_unreadable_version_on_the_way_is_passed_over() {
    let repository = decided_routine();
    repository.commit("2026-02-01", &[("rutiner/å.yaml", &format!("<<<<<<< HEAD\n{ROUTINE}"))]);
    repository.commit("2026-02-02", &[("rutiner/å.yaml", &changed(ROUTINE))]);
    assert_eq!(found(&repository, &[]).len(), 1);
}

#[test]
fn a_squash_and_a_rebase_land_as_one_step_and_a_merge_says_what_the_branch_says() {
    for how in [&["merge", "--no-ff", "--no-commit"][..], &["merge", "--squash"], &["cherry-pick", "--no-commit"]] {
        let repository = Repository::init(&[]);
        repository.commit("2026-01-01", &[("annat.yaml", "typ: mål\nid: m\n")]);
        repository.git(&["switch", "--quiet", "-c", "gren"]);
        repository.commit("2026-01-02", &[("r.yaml", &changed(ROUTINE))]);
        repository.commit("2026-01-03", &[("r.yaml", ROUTINE)]);
        repository.git(&["switch", "--quiet", "main"]);
        repository.commit("2026-01-04", &[("annat.yaml", "typ: mål\nid: m2\n")]);
        let from = if how[0] == "cherry-pick" { "main..gren" } else { "gren" };
        repository.git(&[how, &[from]].concat());
        repository.commit("2026-01-12", &[]);
        // A squash and a cherry-pick keep nothing of the branch; a merge keeps that the text was changed there.
        assert_eq!(found(&repository, &[]).len(), usize::from(how.contains(&"--no-ff")), "{how:?}");
        assert_eq!(found(&repository, &["--at", "gren"]).len(), 1, "{how:?}");
        repository.commit("2026-02-01", &[("r.yaml", &changed(ROUTINE))]);
        assert_eq!(found(&repository, &[]).len(), usize::from(!how.contains(&"--no-ff")), "{how:?}");
    }
}

#[test]
fn two_branches_that_change_different_fields_are_found_when_they_have_landed() {
    let repository = decided_routine();
    repository.git(&["switch", "--quiet", "-c", "gren"]);
    repository.commit("2026-02-01", &[("rutiner/å.yaml", &ROUTINE.replace("titel: Läkarintyg", "titel: Intyg"))]);
    repository.git(&["switch", "--quiet", "main"]);
    repository.commit("2026-02-02", &[("rutiner/å.yaml", &changed(ROUTINE))]);
    repository.git(&["merge", "--no-ff", "--no-edit", "gren"]);
    let findings = found(&repository, &[]);
    assert!(findings[0].1.ends_with("titel och syfte skiljer sig"), "{findings:?}");
}

#[test]
fn a_change_of_mode_and_a_document_without_decision_are_no_fault() {
    let repository = decided_routine();
    repository.git(&["update-index", "--chmod=+x", "rutiner/å.yaml"]);
    repository.git(&["commit", "--quiet", "-m", "Rättigheter"]);
    repository.git(&["checkout", "--quiet", "--", "."]);
    let without = ROUTINE.replace("fastställd: 2026-01-10\n", "").replace("rutin-intyg", "utan");
    repository.commit("2026-02-01", &[("utan.yaml", &without)]);
    repository.commit("2026-02-02", &[("utan.yaml", &changed(&without))]);
    assert_eq!(found(&repository, &[]), []);
}

#[test]
fn another_document_in_the_place_of_one_that_was_taken_away_is_not_held_against_it() {
    let repository = decided_routine();
    repository.git(&["mv", "rutiner/å.yaml", "rutiner/b.yaml"]);
    repository.commit("2026-02-01", &[("rutiner/b.yaml", &changed(ROUTINE).replace("rutin-intyg", "rutin-annan"))]);
    assert_eq!(found(&repository, &[]), []);
    // But a document whose id was corrected in place is the same document.
    let other = decided_routine();
    other.commit("2026-02-01", &[("rutiner/å.yaml", &ROUTINE.replace("rutin-intyg", "rutin-läkarintyg"))]);
    assert_eq!(found(&other, &[]), []);
    other.commit("2026-02-02", &[("rutiner/å.yaml", &changed(ROUTINE).replace("rutin-intyg", "rutin-läkarintyg"))]);
    assert_eq!(found(&other, &[]).len(), 1);
}

#[test]
fn a_review_that_is_only_put_off_is_a_tip() {
    let repository = decided_routine();
    let planned = format!("{ROUTINE}nästa_översyn: 2027-01-10\n");
    repository.commit("2026-01-13", &[("rutiner/å.yaml", &planned)]);
    assert_eq!(found(&repository, &[]), []);
    repository.commit("2026-12-01", &[("rutiner/å.yaml", &planned.replace("2027-01-10", "2029-01-10"))]);
    let findings = found(&repository, &[]);
    assert_eq!(findings[0].0, "historik/oversyn-flyttad", "{findings:?}");
    assert!(findings.len() == 1 && findings[0].1.contains("2029-01-10"), "{findings:?}");
    let reviewed = format!("{}granskad: 2026-12-01\n", planned.replace("2027-01-10", "2029-01-10"));
    repository.commit("2026-12-02", &[("rutiner/å.yaml", &reviewed)]);
    assert_eq!(found(&repository, &[]), []);
}

#[test]
fn a_folder_in_a_repository_has_the_history_of_its_own_files() {
    let repository = Repository::init(&[]);
    repository.commit("2026-01-12", &[("vård [1]/r.yaml", ROUTINE), ("annat/r.yaml", ROUTINE)]);
    repository.commit("2026-02-01", &[("vård [1]/r.yaml", &changed(ROUTINE))]);
    assert_eq!(found(&repository, &["vård [1]"]).len(), 1);
    assert_eq!(found(&repository, &["annat"]), []);
}

#[test]
fn what_is_not_committed_is_said_once_a_file() {
    let repository = decided_routine();
    repository.write(&[
        ("rutiner/ny rutin.yaml", "typ: mål\nid: m1\n---\ntyp: mål\nid: m2\n"),
        ("rutiner/å.yaml", &changed(ROUTINE)),
        ("data.yaml", "a: 1\n"),
    ]);
    let findings = found(&repository, &[]);
    let told: Vec<(&str, &str)> = findings.iter().map(|(rule, _, path)| (rule.as_str(), path.as_str())).collect();
    let uncommitted = "historik/ej-incheckad";
    let expected =
        [(uncommitted, "rutiner/ny rutin.yaml"), (uncommitted, "rutiner/å.yaml"), (CHANGED, "rutiner/å.yaml")];
    assert_eq!(told, expected, "{findings:?}");
    assert_eq!(found(&repository, &["--at", "HEAD"]), []);
    // Staged changes are not committed, and ignored files are not audited.
    repository.write(&[(".gitignore", "rutiner/ny rutin.yaml\n")]);
    repository.git(&["add", "rutiner/å.yaml"]);
    assert_eq!(found(&repository, &[]).len(), 2);
}

#[test]
fn no_number_of_a_person_is_printed_from_an_older_version() {
    let repository = decided_routine();
    let with_number = ROUTINE.replace("Rätt intyg i tid", "Rätt intyg till 19640823-3234");
    let other = with_number.replace("rutin-intyg", "rutin-två").replace("1.0", "3.0");
    repository.commit("2026-02-01", &[("två.yaml", &other)]);
    repository.commit("2026-02-02", &[("två.yaml", &other.replace("19640823-3234", "patienten"))]);
    let answer = repository.folder.run(&["audit", "--format", "json", "--select", "historik"]);
    assert!(answer.stdout.contains(CHANGED) && !answer.stdout.contains("3234"), "{}", answer.stdout);
}
