//! A finding on what was decided is mended by a new decision or by the decided text, and by nothing else.

use serde_json::Value;

use crate::shared::repository::Repository;

const DATE: &str = "--date=2026-11-15";

/// A decided routine with a version, the day of its decision and a purpose.
fn routine(version: &str, day: &str, purpose: &str) -> String {
    format!(
        "typ: rutin\nid: r\ntitel: Läkarintyg\nstatus: fastställd\nversion: \"{version}\"\nfastställd: {day}\n\
         fastställd_av: chef\nsyfte: {purpose}\n"
    )
}

/// A repository with these states of a folder, one commit each.
fn states(states: &[&[(&str, &str)]]) -> Repository {
    let repository = Repository::init(&[]);
    for (number, files) in states.iter().enumerate() {
        for path in repository.git(&["ls-files"]).lines() {
            std::fs::remove_file(repository.folder.path().join(path)).expect("it is there");
        }
        repository.commit(&format!("2026-0{}-10", number + 2), files);
    }
    repository
}

fn gone(list: &Value) -> Vec<String> {
    let of_history = list.as_array().expect("a list").iter();
    let of_history = of_history.filter(|one| one["rule"].as_str().is_some_and(|rule| rule.starts_with("historik/")));
    let mut told: Vec<String> = of_history
        .map(|one| {
            let word = |key: &str| one[key].as_str().unwrap_or_default().to_owned();
            let rule = word("rule").replace("historik/", "");
            format!("{rule} {} {}", word("why"), word("reason")).trim_end().to_owned()
        })
        .collect();
    told.sort();
    told
}

/// What of the history is gone in the last commit, by `diff` and by `--base`; `trend` and the page count as mended what they
/// do.
fn between(repository: &Repository) -> Vec<String> {
    let asked = ["audit", "--base=HEAD~1", "--select=historik", DATE, "--format=json"];
    let by_base = gone(&repository.folder.run(&asked).json()["against"]["gone"]);
    let count = repository.git(&["rev-list", "--count", "HEAD"]).parse::<usize>().expect("a number");
    let until = format!("--date=2026-0{}-11", count + 1);
    let change = repository.folder.run(&["diff", "HEAD~1", &until, "--format=json"]).json();
    assert_eq!(gone(&change["gone"]), by_base, "diff and --base say the same");
    let trend = ["trend", "--since=2026-01-01", &until, "--format=json"];
    let trend = repository.folder.run(&trend).json();
    let last = trend["points"].as_array().and_then(|points| points.last()).expect("a point").clone();
    assert_eq!(last["since"]["mended"], change["summary"]["mended"], "trend says the same: {last}");
    by_base
}

const CHANGED: &str = "andrad-efter-faststallande";
const RESTAMPED: &str = "version-utan-beslut";

#[test]
fn a_changed_text_that_gets_another_version_goes_over_into_the_tip() {
    let (decided, changed) = (routine("1.0", "2026-01-10", "Rätt"), routine("1.0", "2026-01-10", "Fel"));
    for last in [
        routine("2.0", "2026-01-10", "Fel"),
        routine("1.1", "2026-01-10", "Något helt annat"),
        routine("2.0", "2026-01-10", "Rätt"),
    ] {
        let repository = states(&[&[("r.yaml", &decided)], &[("r.yaml", &changed)], &[("r.yaml", &last)]]);
        assert_eq!(between(&repository), [format!("{CHANGED} undetermined replaced")], "{last}");
        let report = repository.folder.run(&["audit", "--select=historik", DATE, "--format=json"]).json();
        assert_eq!(report["findings"].as_array().map(Vec::len), Some(1), "the tip alone: {report}");
    }
    // The tip was there before, and its number is another.
    let tipped = routine("1.1", "2026-01-10", "Rätt");
    let both = routine("1.1", "2026-01-10", "Fel");
    let last = routine("1.2", "2026-01-10", "Fel");
    let repository =
        states(&[&[("r.yaml", &decided)], &[("r.yaml", &tipped)], &[("r.yaml", &both)], &[("r.yaml", &last)]]);
    assert_eq!(between(&repository), [format!("{CHANGED} undetermined replaced")]);
    // A number that was not filled in before.
    let bare = |text: &str| text.replace("version: \"1.0\"\n", "");
    let repository = states(&[&[("r.yaml", &bare(&decided))], &[("r.yaml", &bare(&changed))], &[("r.yaml", &changed)]]);
    assert_eq!(between(&repository), [format!("{CHANGED} undetermined replaced")]);
}

#[test]
fn a_tip_that_goes_over_into_a_brist_is_not_mended() {
    let decided = routine("1.0", "2026-01-10", "Rätt");
    let restamped = routine("2.0", "2026-01-10", "Rätt");
    let bare = restamped.replace("version: \"2.0\"\n", "").replace("Rätt", "Fel");
    let repository = states(&[&[("r.yaml", &decided)], &[("r.yaml", &restamped)], &[("r.yaml", &bare)]]);
    assert_eq!(between(&repository), [format!("{RESTAMPED} undetermined replaced")]);
}

#[test]
fn what_takes_the_decision_or_its_force_away_mends_nothing() {
    let (decided, changed) = (routine("1.0", "2026-01-10", "Rätt"), routine("1.0", "2026-01-10", "Fel"));
    for (last, why) in [
        (changed.replace("fastställd: 2026-01-10\n", ""), "undetermined history"),
        (changed.replace("status: fastställd\n", ""), "undetermined history"),
        (changed.replace("status: fastställd", "status: utkast"), "undetermined pending"),
        (changed.replace("status: fastställd", "status: upphävd"), "not_asked put_away"),
    ] {
        let repository = states(&[&[("r.yaml", &decided)], &[("r.yaml", &changed)], &[("r.yaml", &last)]]);
        assert_eq!(between(&repository), [format!("{CHANGED} {why}")], "{last}");
    }
}

#[test]
fn a_new_decision_or_the_decided_text_mends() {
    let (decided, changed) = (routine("1.0", "2026-01-10", "Rätt"), routine("1.0", "2026-01-10", "Fel"));
    for last in [
        decided.clone(),
        routine("1.0", "2026-06-01", "Fel"),
        routine("2.0", "2026-06-01", "Fel"),
        decided.replace("typ: rutin", "typ: rutin\ndokumentansvarig: chef"),
    ] {
        let repository = states(&[&[("r.yaml", &decided)], &[("r.yaml", &changed)], &[("r.yaml", &last)]]);
        assert_eq!(between(&repository), [format!("{CHANGED} mended")], "{last}");
    }
    let restamped = routine("2.0", "2026-01-10", "Rätt");
    for last in [decided.clone(), routine("2.0", "2026-06-01", "Rätt")] {
        let repository = states(&[&[("r.yaml", &decided)], &[("r.yaml", &restamped)], &[("r.yaml", &last)]]);
        assert_eq!(between(&repository), [format!("{RESTAMPED} mended")], "{last}");
    }
}

#[test]
fn a_document_with_another_id_goes_over_too() {
    let (decided, changed) = (routine("1.0", "2026-01-10", "Rätt"), routine("1.0", "2026-01-10", "Fel"));
    let other = |text: &str| text.replace("id: r\n", "id: rut-01\n");
    let repository = states(&[
        &[("r.yaml", &decided)],
        &[("r.yaml", &changed)],
        &[("r.yaml", &other(&routine("2.0", "2026-01-10", "Fel")))],
    ]);
    assert_eq!(between(&repository), [format!("{CHANGED} undetermined replaced")]);
    let repository = states(&[
        &[("r.yaml", &decided)],
        &[("r.yaml", &changed)],
        &[("r.yaml", &other(&routine("1.0", "2026-06-01", "Fel")))],
    ]);
    assert_eq!(between(&repository), [format!("{CHANGED} mended")]);
}
