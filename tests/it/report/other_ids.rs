//! A document whose id is another keeps what is known of it.

use super::against;
use crate::shared::repository::Repository;

const RULES: [&str; 2] = ["form/okand-nyckel", "sosfs-2011-9/4-4-ansvar"];
const DATE: &str = "--date=2026-11-15";
const ROUTINE: &str = "typ: rutin\nid: rut-intyg\ntitel: Läkarintyg\nstatus: fastställd\nfastställd: 2026-01-10\n\
                       fastställd_av: chef\nsyfte: Rätt intyg\ntillvägagångssätt: Så gör vi.\nudda: ja\n";
const GOAL: &str = "typ: mål\nid: m\ntitel: Mål\nudda: ja\n";

/// What is new and known, and what is gone, from one commit to another, by `--base`; `diff` says the same.
fn between(before: &[(&str, &str)], after: &[(&str, &str)]) -> (u64, u64, Vec<String>) {
    let repository = Repository::init(&[]);
    repository.commit("2026-02-01", before);
    repository.git(&["rm", "--quiet", "-r", "--ignore-unmatch", "."]);
    repository.commit("2026-02-02", after);
    let select = format!("--select={}", RULES.join(","));
    let base = ["audit", "--base=HEAD~1", &select, DATE, "--format=json", "--fail-on=never"];
    let told = against(&repository.folder.run(&base));
    let change = repository.folder.run(&["diff", "HEAD~1", DATE, "--format=json"]).json();
    let count = |key: &str| {
        let list = change[key].as_array().expect("a list").iter();
        list.filter(|one| RULES.iter().any(|rule| one["rule"] == *rule)).count()
    };
    assert_eq!((count("new") as u64, count("gone")), (told.0, told.2.len()), "{change}");
    told
}

#[test]
fn what_was_known_of_a_document_is_known_under_its_new_id() {
    let other = |text: &str| text.replace("rut-intyg", "rut-01");
    let (same, decided_anew) = (other(ROUTINE), other(ROUTINE).replace("2026-01-10", "2026-02-02"));
    let goal = GOAL.replace("id: m", "id: mål-ett");
    for (before, after) in [
        (vec![("r.yaml", ROUTINE)], vec![("r.yaml", same.as_str())]),
        (vec![("r.yaml", ROUTINE)], vec![("r.yaml", &decided_anew)]),
        (vec![("r.yaml", ROUTINE), ("m.yaml", GOAL)], vec![("r.yaml", &same), ("m.yaml", &goal)]),
        (vec![("r.yaml", ROUTINE)], vec![("nya/s.yaml", &same)]),
    ] {
        let (new, known, gone) = between(&before, &after);
        assert_eq!((new, gone), (0, vec![]), "{after:?}");
        assert_eq!(known, if before.len() == 2 { 3 } else { 2 }, "{after:?}");
    }
    // What it has got besides is new.
    let more = other(ROUTINE).replace("udda: ja\n", "udda: ja\nudda_två: ja\n");
    assert_eq!(between(&[("r.yaml", ROUTINE)], &[("r.yaml", &more)]), (1, 2, vec![]));
    // What it has not any more is mended.
    let less = other(ROUTINE).replace("udda: ja\n", "");
    assert_eq!(between(&[("r.yaml", ROUTINE)], &[("r.yaml", &less)]), (0, 1, vec!["rut-intyg mended".to_owned()]));
}

#[test]
fn another_document_is_not_taken_for_it() {
    let other = ROUTINE.replace("rut-intyg", "rut-01");
    let unlike = other.replace("Läkarintyg", "Samtal").replace("2026-01-10", "2026-01-31");
    let removed = || vec!["rut-intyg removed".to_owned(), "rut-intyg removed".to_owned()];
    // In another file, under another title.
    assert_eq!(between(&[("r.yaml", ROUTINE)], &[("s.yaml", &unlike)]), (2, 0, removed()));
    // It was there before.
    let both = [("r.yaml", ROUTINE), ("s.yaml", &other)];
    assert_eq!(between(&both, &[("s.yaml", &other)]), (0, 2, removed()));
    // Two are like it.
    let second = ROUTINE.replace("rut-intyg", "rut-02");
    assert_eq!(between(&[("r.yaml", ROUTINE)], &[("s.yaml", &other), ("t.yaml", &second)]), (4, 0, removed()));
}
