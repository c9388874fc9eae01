//! Documents whose folder, file or id is another than it was.

use std::fs;

use super::{CHANGED, ROUTINE, changed, found, rules};
use crate::shared::repository::Repository;

#[test]
fn the_audited_folder_itself_may_have_another_name() {
    let repository = Repository::init(&[]);
    repository.commit("2026-01-12", &[("rutiner/vård/r.yaml", ROUTINE), ("annat/m.yaml", "typ: mål\nid: m\n")]);
    repository.commit("2026-02-01", &[("rutiner/vård/r.yaml", &changed(ROUTINE))]);
    assert_eq!(rules(&found(&repository, &["rutiner"])), [CHANGED]);
    repository.git(&["mv", "rutiner", "ledningssystem"]);
    repository.commit("2026-03-01", &[]);
    let moved = found(&repository, &["ledningssystem"]);
    assert_eq!((rules(&moved), moved[0].2.as_str()), (vec![CHANGED], "vård/r.yaml"));
    // Moved down, and changed in the same commit.
    repository.git(&["mv", "ledningssystem", "region"]);
    repository.commit("2026-04-01", &[("region/vård/r.yaml", &changed(ROUTINE).replace("[intyg]", "[intyg, kvå]"))]);
    assert_eq!(rules(&found(&repository, &["region/vård"])), [CHANGED]);
    let history = repository.folder.run(&["history", "rutin-intyg", "region/vård", "--format=json"]).json();
    let paths: Vec<&str> =
        history["events"].as_array().expect("events").iter().filter_map(|one| one["path"].as_str()).collect();
    assert_eq!(
        paths,
        ["r.yaml", "../../ledningssystem/vård/r.yaml", "../../rutiner/vård/r.yaml", "../../rutiner/vård/r.yaml"]
    );
}

#[test]
fn a_document_is_followed_where_it_was_added_first_and_taken_away_later() {
    for text in [ROUTINE.to_owned(), changed(ROUTINE)] {
        let repository = Repository::init(&[]);
        repository.commit("2026-01-12", &[("a.yaml", ROUTINE)]);
        repository.commit("2026-02-01", &[("ny/b.yaml", &text)]);
        repository.git(&["rm", "--quiet", "a.yaml"]);
        repository.commit("2026-02-02", &[]);
        assert_eq!(found(&repository, &[]).len(), usize::from(text != ROUTINE), "what was changed on the way");
        repository.commit("2026-03-01", &[("ny/b.yaml", &changed(ROUTINE))]);
        assert_eq!(rules(&found(&repository, &[])), [CHANGED]);
    }
}

#[test]
fn a_document_is_followed_where_it_was_taken_away_first_and_added_later() {
    let repository = Repository::init(&[]);
    repository.commit("2026-01-12", &[("a.yaml", ROUTINE)]);
    repository.git(&["rm", "--quiet", "a.yaml"]);
    repository.commit("2026-02-01", &[("m.yaml", "typ: mål\nid: m\n")]);
    repository.commit("2026-02-02", &[("ny/b.yaml", &changed(ROUTINE))]);
    assert_eq!(rules(&found(&repository, &[])), [CHANGED]);
    // With a new decision it is a new text.
    let second = changed(ROUTINE).replace("2026-01-10", "2026-03-01").replace("1.0", "2.0");
    repository.commit("2026-03-02", &[("ny/b.yaml", &second)]);
    assert_eq!(found(&repository, &[]), []);
}

#[test]
fn an_id_that_was_changed_and_changed_back_is_the_same_document() {
    let other = |text: &str| text.replace("rutin-intyg", "rutin-läkarintyg");
    for is_changed_first in [true, false] {
        let repository = Repository::init(&[]);
        repository.commit("2026-01-12", &[("r.yaml", ROUTINE)]);
        let first = if is_changed_first { changed(ROUTINE) } else { ROUTINE.to_owned() };
        repository.commit("2026-02-01", &[("r.yaml", &other(&first))]);
        repository.commit("2026-02-02", &[("r.yaml", &other(&changed(ROUTINE)))]);
        repository.commit("2026-02-03", &[("r.yaml", &changed(ROUTINE))]);
        assert_eq!(rules(&found(&repository, &[])), [CHANGED]);
    }
    // The id in between has another document by now, and the file was moved meanwhile.
    let repository = Repository::init(&[]);
    repository.commit("2026-01-12", &[("r.yaml", ROUTINE)]);
    repository.commit("2026-02-01", &[("r.yaml", &other(&changed(ROUTINE)))]);
    repository.git(&["mv", "r.yaml", "s.yaml"]);
    repository.commit("2026-02-02", &[]);
    repository.commit("2026-02-03", &[("s.yaml", &changed(ROUTINE))]);
    let taken = other(ROUTINE).replace("2026-01-10", "2026-03-01");
    repository.commit("2026-03-02", &[("t.yaml", &taken)]);
    assert_eq!(rules(&found(&repository, &[])), [CHANGED]);
}

#[test]
fn a_document_that_is_moved_under_another_id_with_its_text_is_the_same() {
    let repository = Repository::init(&[]);
    repository.commit("2026-01-12", &[("r.yaml", ROUTINE)]);
    repository.git(&["mv", "r.yaml", "s.yaml"]);
    repository.commit("2026-02-01", &[("s.yaml", &ROUTINE.replace("rutin-intyg", "rut-01"))]);
    assert_eq!(found(&repository, &[]), []);
    repository.commit("2026-02-02", &[("s.yaml", &changed(ROUTINE).replace("rutin-intyg", "rut-01"))]);
    assert_eq!(rules(&found(&repository, &[])), [CHANGED]);
}

#[test]
fn of_a_document_that_was_split_in_two_the_one_with_its_id_is_held_against_it() {
    let kept = ROUTINE.replace("område: [intyg]\n", "");
    let part = ROUTINE.replace("rutin-intyg", "rutin-del-två").replace("syfte: Rätt intyg i tid\n", "");
    for files in [
        vec![("r.yaml", format!("{kept}---\n{part}"))],
        vec![("r.yaml", kept.clone()), ("del.yaml", part.clone())],
        vec![("r.yaml", part.clone()), ("del.yaml", kept.clone())],
    ] {
        let repository = Repository::init(&[]);
        repository.commit("2026-01-12", &[("r.yaml", ROUTINE)]);
        let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
        repository.commit("2026-02-01", &files);
        let findings = found(&repository, &[]);
        assert_eq!(rules(&findings), [CHANGED], "{files:?}");
        assert!(findings[0].1.contains("område skiljer sig"), "{findings:?}");
    }
}

#[test]
fn a_folder_that_was_split_and_put_together_again_says_the_same() {
    let repository = Repository::init(&[]);
    let other = ROUTINE.replace("rutin-intyg", "rutin-två").replace("1.0", "3.0");
    repository.commit("2026-01-12", &[("a/r.yaml", ROUTINE), ("a/s.yaml", &other)]);
    repository.commit("2026-02-01", &[("a/r.yaml", &changed(ROUTINE))]);
    for (from, to) in [("a/r.yaml", "b/r.yaml"), ("a/s.yaml", "b/s.yaml"), ("b", "c"), ("c/r.yaml", "r.yaml")] {
        fs::create_dir_all(repository.folder.path().join(to).parent().expect("a folder")).expect("a folder");
        repository.git(&["mv", from, to]);
        repository.commit("2026-03-01", &[]);
        assert_eq!(rules(&found(&repository, &[])), [CHANGED], "{from} {to}");
    }
}

#[test]
fn two_sides_that_move_and_change_a_document_are_both_followed() {
    let repository = Repository::init(&[]);
    let long = format!("{ROUTINE}tillvägagångssätt: |\n{}", "  Ett steg i taget.\n".repeat(20));
    repository.commit("2026-01-12", &[("rutiner/r.yaml", &long)]);
    repository.git(&["switch", "--quiet", "-c", "gren"]);
    repository.commit("2026-02-01", &[("rutiner/r.yaml", &changed(&long))]);
    repository.git(&["switch", "--quiet", "main"]);
    repository.git(&["mv", "rutiner", "nya"]);
    repository.commit("2026-02-02", &[]);
    for (name, one, two) in [("pull", "main", "gren"), ("kollega", "gren", "main")] {
        repository.git(&["switch", "--quiet", "-c", name, one]);
        repository.git(&["merge", "--quiet", "--no-edit", two]);
        let findings = found(&repository, &[]);
        assert_eq!((rules(&findings), findings[0].2.as_str()), (vec![CHANGED], "nya/r.yaml"), "{name}");
    }
}

#[test]
fn a_document_that_is_moved_on_disk_and_not_committed_yet_is_followed() {
    for is_staged in [true, false] {
        let repository = Repository::init(&[]);
        repository.commit("2026-01-12", &[("r.yaml", ROUTINE), ("m.yaml", "typ: mål\nid: m\n")]);
        fs::create_dir(repository.folder.path().join("ny")).expect("a folder");
        fs::rename(repository.folder.path().join("r.yaml"), repository.folder.path().join("ny/s.yaml")).expect("moved");
        repository.write(&[("ny/s.yaml", &changed(ROUTINE))]);
        if is_staged {
            repository.git(&["add", "--all"]);
        }
        assert_eq!(rules(&found(&repository, &[])), ["historik/ej-incheckad", CHANGED]);
        repository.write(&[("ny/s.yaml", ROUTINE)]);
        assert_eq!(rules(&found(&repository, &[])), ["historik/ej-incheckad"]);
    }
}

/// A routine with steps, so that one change is a small part of it.
fn long() -> String {
    format!(
        "{ROUTINE}tillvägagångssätt: |\n  Ring patienten.\n  Skriv intyget.\n  Skicka det samma dag.\n  Följ upp.\n"
    )
}

#[test]
fn a_document_that_gets_another_id_file_and_text_at_once_is_followed_if_it_is_alike() {
    let other = |text: &str| text.replace("rutin-intyg", "rut-01");
    let text = long();
    let repository = Repository::init(&[]);
    repository.commit("2026-01-12", &[("rutiner/r.yaml", &text), ("m.yaml", "typ: mål\nid: m\n")]);
    repository.git(&["rm", "--quiet", "rutiner/r.yaml"]);
    repository.commit("2026-02-01", &[("nya/s.yaml", &other(&changed(&text)))]);
    let findings = found(&repository, &[]);
    assert_eq!(rules(&findings), [CHANGED]);
    assert!(findings[0].1.ends_with(": syfte skiljer sig"), "{findings:?}");
    // Also in a file of several, whose others keep their ids.
    let beside = ROUTINE.replace("rutin-intyg", "rutin-annan").replace("Läkarintyg på Östra", "Samtal");
    let repository = Repository::init(&[]);
    repository.commit("2026-01-12", &[("r.yaml", &format!("{text}---\n{beside}"))]);
    repository.commit("2026-02-01", &[("r.yaml", &format!("{}---\n{beside}", other(&changed(&text))))]);
    assert_eq!(rules(&found(&repository, &[])), [CHANGED]);
}

#[test]
fn a_new_document_is_not_held_against_one_that_it_only_resembles() {
    let text = format!("{}gäller_för: [vc-norr]\n", long());
    let other = changed(&text).replace("rutin-intyg", "rut-01");
    for second in [
        other.replace("Läkarintyg på Östra", "Läkarintyg på Västra"),
        other.replace("vc-norr", "vc-syd"),
        other.replace("2026-01-10", "2026-01-31"),
        other.replace("\"1.0\"", "\"2.0\""),
        other.replace("typ: rutin", "typ: process"),
        other.replace(
            "Ring patienten.\n  Skriv intyget.\n  Skicka det samma dag.\n  Följ upp.",
            "Gör på ett annat sätt.",
        ),
        // Two of them: neither is it.
        format!("{other}---\n{}", other.replace("rut-01", "rut-02")),
    ] {
        let repository = Repository::init(&[]);
        repository.commit("2026-01-12", &[("r.yaml", &text), ("m.yaml", "typ: mål\nid: m\n")]);
        repository.git(&["rm", "--quiet", "r.yaml"]);
        repository.commit("2026-02-01", &[("s.yaml", &second)]);
        assert_eq!(found(&repository, &[]), [], "{second}");
    }
    // The first is still there, or went away at another time.
    let repository = Repository::init(&[]);
    repository.commit("2026-01-12", &[("r.yaml", &text)]);
    repository.commit("2026-02-01", &[("s.yaml", &other)]);
    assert_eq!(found(&repository, &[]), []);
}
