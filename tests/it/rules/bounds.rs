//! What is bounded so that time grows with a repository and no faster: each bound tells itself, and decides no outcome.

use serde_json::Value;

use crate::shared::{Answer, Folder};

const REGION: &str = "typ: enhet\nid: region\nnamn: Regionen\n---\ntyp: enhet\nid: vc-a\növerordnad: region\n";
const INTYG: &str = "hslf-fs-2018-54/2-intygsrutin";

/// So many documents of one text in one file, with their numbers for `{}`.
fn many(count: usize, text: &str) -> String {
    (0..count).map(|number| text.replace("{}", &number.to_string())).collect::<Vec<_>>().join("---\n")
}

fn routines(count: usize, rest: &str) -> String {
    let decided = "fastställd: 2026-01-10\nfastställd_av: roll-chef\ngäller_för: region\n";
    many(count, &format!("typ: rutin\nid: rut-{{}}\nområde: intyg\n{decided}{rest}"))
}

fn audit(files: &[(&str, &str)], rules: &str) -> Answer {
    Folder::of(files).audit(&["--select", rules, "--format", "json"])
}

/// The outcome, the number of documents and the reason of the only assessment.
fn assessed(json: &Value) -> (String, usize, Option<String>) {
    let row = &json["assessments"][0];
    let count = row["evidence"].as_array().expect("a list").len();
    (row["outcome"].as_str().expect("an outcome").into(), count, row["reason"].as_str().map(Into::into))
}

#[test]
fn of_the_documents_decided_above_the_first_are_listed_and_it_is_said() {
    let at = |count| {
        let routines = routines(count, "status: fastställd\n");
        assessed(&audit(&[("e.yaml", REGION), ("r.yaml", &routines)], INTYG).json())
    };
    assert_eq!(at(50), ("satisfied".into(), 50, None));
    let said = "fler än 50 dokument som är beslutade högre upp visar det; 50 av dem räknas upp";
    assert_eq!(at(51), ("satisfied".into(), 50, Some(said.into())));
}

#[test]
fn what_an_enhet_has_itself_is_listed_whole() {
    let routines = routines(60, "status: fastställd\n").replace("gäller_för: region", "gäller_för: vc-a");
    let answer = audit(&[("e.yaml", REGION), ("r.yaml", &routines)], INTYG);
    assert_eq!(assessed(&answer.json()), ("satisfied".into(), 60, None));
}

#[test]
fn a_fault_behind_many_near_misses_still_leaves_it_undetermined() {
    let broken = "---\ntyp: rutin\nid: rut-oviss\nområde: intyg\nstatus: {fel: form}\ngäller_för: region\n";
    let routines = routines(150, "status: utkast\n") + broken;
    let answer = audit(&[("e.yaml", REGION), ("r.yaml", &routines)], INTYG);
    let reason = Some("något i rut-oviss måste rättas först".into());
    assert_eq!(assessed(&answer.json()), ("undetermined".into(), 0, reason));
}

#[test]
fn of_very_many_near_misses_the_least_number_is_said() {
    let at = |count| {
        let drafts = routines(count, "status: utkast\n");
        let json = audit(&[("e.yaml", REGION), ("r.yaml", &drafts)], INTYG).json();
        let related = json["findings"][0]["related"].as_array().expect("near misses").clone();
        related.last().and_then(|last| last["message"].as_str().map(str::to_owned)).expect("a message")
    };
    assert_eq!(at(100), "och 95 till som inte räknas");
    assert_eq!(at(101), "och minst 95 till som inte räknas");
}

#[test]
fn an_enhet_that_very_many_documents_except_is_not_judged() {
    let at = |count| {
        let routines = routines(count, "status: fastställd\ngäller_inte_för: vc-a\n");
        let found = assessed(&audit(&[("e.yaml", REGION), ("r.yaml", &routines)], INTYG).json());
        (found.0, found.2)
    };
    assert_eq!(at(1_000), ("violated".into(), None));
    let said = "fler än 1000 dokument undantar enheten, så alla är inte jämförda";
    assert_eq!(at(1_001), ("undetermined".into(), Some(said.into())));
}

#[test]
fn with_very_many_enheter_without_one_above_it_is_said_what_is_not_followed() {
    let at = |count: usize| {
        let units = many(count, "typ: enhet\nid: vc-{}\n");
        let routine = "typ: rutin\nid: rut-a\nområde: intyg\nstatus: fastställd\nfastställd: 2026-01-10\n";
        let json = audit(&[("e.yaml", &units), ("r.yaml", routine)], INTYG).json();
        (assessed(&json), json["notes"].to_string())
    };
    let (followed, notes) = at(400);
    assert_eq!((followed, notes.contains("saknar överordnad")), (("satisfied".into(), 1, None), false));
    let (not_followed, notes) = at(401);
    let reason = "rut-a kan gälla för enheten: för många enheter saknar överordnad";
    assert_eq!(not_followed, ("undetermined".into(), 0, Some(reason.into())));
    let said = "fler än 400 enheter saknar överordnad: för vilka av dem ett dokument gäller är inte följt om det inte \
                namnger dem";
    assert!(notes.contains(said), "{notes}");
}

#[test]
fn a_very_deep_organisation_is_cut_and_it_is_said() {
    let at = |levels: usize| {
        let above = |number: usize| if number == 0 { "region".into() } else { format!("led-{}", number - 1) };
        let link = |number: usize| format!("---\ntyp: enhet\nid: led-{number}\növerordnad: {}\n", above(number));
        let units = format!("typ: enhet\nid: region\n{}", (0..levels).map(link).collect::<String>());
        let json = audit(&[("e.yaml", &units)], INTYG).json();
        (assessed(&json), json["notes"].to_string())
    };
    let (flat, notes) = at(100);
    assert_eq!(flat, ("violated".into(), 0, None));
    assert!(!notes.contains("led ned"), "{notes}");
    let (deep, notes) = at(101);
    let reason = Some("det går inte att se vad enheten ärver uppifrån".into());
    assert_eq!(deep, ("undetermined".into(), 0, reason));
    let said = "1 enhet ligger mer än 100 led ned i organisationen, så vad den ärver uppifrån är inte följt";
    assert!(notes.contains(said), "{notes}");
}

#[test]
fn in_the_gap_view_what_is_decided_above_is_listed_in_part_and_it_is_said() {
    let said = "det finns fler dokument eller fynd från det som gäller flera enheter än de som räknas upp här";
    for (count, is_cut) in [(100_u64, false), (101, true)] {
        let processes = many(
            usize::try_from(count).expect("few"),
            "typ: process\nid: p-{}\nstatus: fastställd\ngäller_för: region\n",
        );
        let folder = Folder::of(&[("e.yaml", REGION), ("p.yaml", &processes)]);
        let gap = |format: &str| folder.run(&["gap", ".", "--date", "2026-11-15", "--format", format]);
        let json = gap("json").json();
        let units = json["units"].as_array().expect("enheter");
        let leaf = units.iter().find(|unit| unit["id"] == "vc-a").expect("the enhet");
        let rows = leaf["requirements"].as_array().expect("requirements");
        let row = rows.iter().find(|row| row["gaps"].as_array().is_some_and(|gaps| gaps.len() == 100)).expect("gaps");
        assert_eq!(row["note"].as_str(), is_cut.then_some(said));
        let above = leaf["findings"]["above"].as_u64().expect("a number");
        assert!(above > 0 && above % count == 0, "the numbers are those of the whole: {above}");
        assert_eq!(gap("terminal").words().contains(said), is_cut);
        assert_eq!(gap("html").words().to_lowercase().contains(said), is_cut);
    }
}

#[test]
fn an_id_that_is_no_id_but_a_text_is_not_read_and_not_repeated() {
    let long = "lång".repeat(5_000);
    let files = format!("typ: rutin\nid: {long}\n---\ntyp: rutin\nid: a\növerordnat_dokument: [{long}x]\n");
    let answer = audit(&[("r.yaml", &files)], "form,referens");
    let json = answer.json();
    let of_rule = |rule: &str| {
        let found = json["findings"].as_array().expect("findings").iter().find(|one| one["rule"] == rule).cloned();
        found.and_then(|one| one["message"].as_str().map(str::to_owned)).expect("it is found")
    };
    assert_eq!(of_rule("form/saknar-id"), "id är längre än 4000 tecken och läses inte");
    let said = format!("inget dokument heter {}… (förkortat, 20001 tecken)", "lång".repeat(50));
    assert_eq!(of_rule("referens/okand"), said);
}
