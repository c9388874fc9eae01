//! The command `history`: the events of one document, and the version that applied on a date.

use serde_json::{Value, json};

use crate::shared::Folder;
use crate::shared::repository::Repository;

const ROUTINE: &str = "typ: rutin
id: rut-1
titel: Läkarintyg
status: fastställd
version: \"1.0\"
fastställd: 2026-01-10
fastställd_av: roll-verksamhetschef
giltig_från: 2026-01-20
syfte: Rätt intyg i tid
";

/// A routine: draft, first decision, undecided change, second decision, removal.
fn routine_history() -> Repository {
    let repository = Repository::init(&[]);
    let draft = ROUTINE.replace("status: fastställd", "status: utkast");
    repository.commit("2026-01-02", &[("ö/rutin.yaml", &draft)]);
    repository.commit("2026-01-12", &[("ö/rutin.yaml", ROUTINE)]);
    repository.commit("2026-01-13", &[("ö/rutin.yaml", &format!("# Rättstavat.\n{ROUTINE}"))]);
    repository.git(&["mv", "ö/rutin.yaml", "rutin.yaml"]);
    repository.commit("2026-02-01", &[]);
    let changed = ROUTINE.replace("i tid", "när det passar");
    repository.commit("2026-03-01", &[("rutin.yaml", &format!("{changed}område: [intyg]\n"))]);
    let second = changed.replace("1.0", "2.0").replace("2026-01-10", "2026-04-01").replace("2026-01-20", "2026-05-01");
    repository.commit("2026-04-10", &[("rutin.yaml", &second)]);
    repository
}

fn events(repository: &Repository, id: &str) -> Vec<Value> {
    let answer = repository.folder.run(&["history", id, "--format", "json"]);
    assert_eq!(answer.code, 0, "{}", answer.words());
    answer.json()["events"].as_array().expect("events").clone()
}

#[test]
fn a_life_is_told_step_by_step_newest_first() {
    let repository = routine_history();
    let events = events(&repository, "rut-1");
    let told: Vec<(&str, &str)> = events
        .iter()
        .map(|event| (event["event"].as_str().expect("a word"), event["commit"]["day"].as_str().expect("a day")))
        .collect();
    let expected = [
        ("decided", "2026-04-10"),
        ("changed_undecided", "2026-03-01"),
        ("moved", "2026-02-01"),
        ("decided", "2026-01-12"),
        ("added", "2026-01-02"),
    ];
    assert_eq!(told, expected);
    assert_eq!(events[0]["decision"], json!({"day": "2026-04-01", "by": "roll-verksamhetschef", "version": "2.0"}));
    let changes = json!([
        {"field": "syfte", "before": "Rätt intyg i tid", "after": "Rätt intyg när det passar"},
        {"field": "område", "before": null, "after": "intyg"},
    ]);
    assert_eq!(events[1]["changes"], changes);
    assert_eq!((&events[2]["moved_from"], &events[2]["path"]), (&json!("ö/rutin.yaml"), &json!("rutin.yaml")));
    let words = repository.folder.run(&["history", "rut-1"]).words();
    let sentence = "2026-04-10: fastställd 2026-04-01 av roll-verksamhetschef, version 2.0 (incheckning";
    assert!(words.contains(sentence) && words.contains("2026-03-01: ändrad utan nytt beslut"), "{words}");
    assert!(words.contains("syfte: Rätt intyg i tid → Rätt intyg när det passar"), "{words}");
}

#[test]
fn what_is_not_committed_yet_comes_first() {
    let repository = routine_history();
    let text = std::fs::read_to_string(repository.folder.path().join("rutin.yaml")).expect("the file");
    repository.write(&[("rutin.yaml", &text.replace("Rätt", "Riktigt"))]);
    let events = events(&repository, "rut-1");
    assert_eq!((&events[0]["commit"], &events[0]["event"]), (&Value::Null, &json!("changed_undecided")));
    let words = repository.folder.run(&["history", "rut-1"]).words();
    assert!(words.contains("Ej incheckat: ändrad utan nytt beslut"), "{words}");
}

#[test]
fn a_document_that_was_taken_away_and_brought_back_has_one_life() {
    let repository = routine_history();
    let text = std::fs::read_to_string(repository.folder.path().join("rutin.yaml")).expect("the file");
    repository.git(&["rm", "--quiet", "rutin.yaml"]);
    repository.commit("2026-06-01", &[("annan.yaml", "typ: mål\nid: m\n")]);
    let gone = events(&repository, "rut-1");
    assert_eq!((gone.len(), &gone[0]["event"]), (6, &json!("removed")));
    repository.commit("2026-07-01", &[("rutin.yaml", &text)]);
    let back = events(&repository, "rut-1");
    assert_eq!((&back[0]["event"], &back[1]["event"], back.len()), (&json!("restored"), &json!("removed"), 7));
    assert_eq!(back[0]["changes"], json!([]));
}

#[test]
fn the_version_that_applied_on_a_day_is_printed_and_says_by_which_rule() {
    let repository = routine_history();
    let on = |day: &str| {
        let answer = repository.folder.run(&["history", "rut-1", "--on", day]);
        assert_eq!(answer.code, 0, "{}", answer.words());
        answer.words()
    };
    assert!(on("2026-01-19").contains("ingen beslutad version hade börjat gälla"), "{}", on("2026-01-19"));
    let first = on("2026-01-20");
    assert!(
        first.contains("gällde från 2026-01-20 enligt giltig_från") && first.contains("Rätt intyg i tid"),
        "{first}"
    );
    assert!(first.contains("hämtad ur ö/rutin.yaml, 2026-01-13 (incheckning"), "{first}");
    // Of two texts under the same decision, the one in the repository on that date.
    assert!(on("2026-02-15").contains("hämtad ur rutin.yaml") && on("2026-02-15").contains("i tid"));
    assert!(on("2026-03-15").contains("när det passar") && on("2026-03-15").contains("version: \"1.0\""));
    // The second version was decided before the date from which it applies.
    assert!(on("2026-04-20").contains("version: \"1.0\"") && on("2026-05-01").contains("version: \"2.0\""));
    let answer = repository.folder.run(&["history", "rut-1", "--on", "2026-05-01", "--format", "json"]);
    assert_eq!((&answer.json()["applied"], &answer.json()["commit"]["day"]), (&json!(true), &json!("2026-04-10")));
    let wrong = repository.folder.run(&["history", "rut-1", "--on", "20260501"]);
    assert!(wrong.code == 2 && wrong.words().contains("skriv --on 2026-05-01"), "{}", wrong.words());
}

#[test]
fn a_decision_that_was_checked_in_late_applied_all_the_same_and_it_says_so() {
    let repository = Repository::init(&[]);
    repository.commit("2026-03-01", &[("r.yaml", ROUTINE)]);
    let on = |day: &str| repository.folder.run(&["history", "rut-1", "--on", day]).words();
    assert!(on("2026-02-01").contains("texten checkades in först 2026-03-01"), "{}", on("2026-02-01"));
    repository.commit("2026-04-01", &[("r.yaml", &ROUTINE.replace("status: fastställd", "status: upphävd"))]);
    assert!(on("2026-03-31").contains("Rätt intyg i tid"));
    assert!(on("2026-04-01").contains("upphävt eller arkiverat, incheckat 2026-04-01"), "{}", on("2026-04-01"));
    let ended = format!("{ROUTINE}giltig_till: 2026-05-31\n");
    repository.commit("2026-05-01", &[("r.yaml", &ended)]);
    assert!(on("2026-06-01").contains("gällde till 2026-05-31"), "{}", on("2026-06-01"));
}

#[test]
fn an_id_that_several_have_or_nobody_has_is_said() {
    let repository = Repository::init(&[]);
    let goal = "typ: mål\nid: rut-1\nstatus: fastställd\nfastställd: 2026-01-10\n";
    repository.commit("2026-03-01", &[("r.yaml", &format!("{ROUTINE}---\n{goal}"))]);
    let both = repository.folder.run(&["history", "rut-1"]);
    assert!(both.code == 2 && both.words().contains("rutin:rut-1 eller mål:rut-1"), "{}", both.words());
    assert_eq!(events(&repository, "mål:rut-1")[0]["decision"]["by"], "");
    assert_eq!(events(&repository, "rutin:rut-1").len(), 1);
    let none = repository.folder.run(&["history", "rut-2"]);
    assert!(none.code == 2 && none.words().contains("menade du rut-1?"), "{}", none.words());
}

#[test]
fn without_history_nothing_is_told() {
    let folder = Folder::of(&[("r.yaml", ROUTINE)]);
    let answer = folder.run(&["history", "rut-1"]);
    assert!(answer.code == 2 && answer.words().contains("ligger inte i git"), "{}", answer.words());
}

#[test]
fn hostile_text_does_not_steer_the_terminal_and_no_number_of_a_person_is_told() {
    let repository = Repository::init(&[]);
    let with = |text: &str| ROUTINE.replace("Rätt intyg i tid", text);
    repository.commit("2026-03-01", &[("r.yaml", &with("\"a\\e[31m 19640823-3234\""))]);
    repository.commit("2026-03-02", &[("r.yaml", &with("\"b\\u202e\""))]);
    for arguments in [&["history", "rut-1"][..], &["history", "rut-1", "--on", "2026-03-01"]] {
        let answer = repository.folder.run(arguments);
        assert!(answer.code == 0 && !answer.stdout.contains(['\u{1b}', '\u{202e}']), "{}", answer.stdout);
        assert!(!answer.stdout.contains("3234"), "{}", answer.stdout);
    }
}
