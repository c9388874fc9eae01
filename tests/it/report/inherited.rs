//! What each enhet inherits and what is excepted for it, in the gap view: held against each document by itself, and bounded
//! where many enheter share many documents.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::shared::Folder;

/// The organisation: each enhet with the one above it.
const UNITS: [(&str, Option<&str>); 8] = [
    ("region", None),
    ("a", Some("region")),
    ("a-norr", Some("a")),
    ("a-norr-1", Some("a-norr")),
    ("a-syd", Some("a")),
    ("b", Some("region")),
    ("b-1", Some("b")),
    ("ensam", None),
];
const REQUIREMENT: &str = "sosfs-2011-9/4-4-tillvagagangssatt";

/// A rutin: the enheter that it names, and those that it excepts.
struct Rutin {
    id: String,
    named: Vec<&'static str>,
    excepted: Vec<&'static str>,
}

/// Rutiner of one to three names and up to two exceptions, the same in every run.
fn rutiner() -> Vec<Rutin> {
    let at = |number: usize, factor: usize| UNITS[(number * factor + number / 8) % UNITS.len()].0;
    let rutin = |number: usize| Rutin {
        id: format!("rut-{number:02}"),
        named: (0..=number % 3).map(|one| at(number + one, 3)).collect::<BTreeSet<_>>().into_iter().collect(),
        excepted: (0..number % 4 / 2 + number % 2).map(|one| at(number + 3 * one, 5)).collect(),
    };
    (0..64).map(rutin).collect()
}

fn chain(unit: &'static str) -> Vec<&'static str> {
    let parent = |unit: &&'static str| UNITS.iter().find(|(id, _)| id == unit).and_then(|(_, parent)| *parent);
    std::iter::successors(Some(unit), parent).collect()
}

fn organisation() -> String {
    let unit = |(id, parent): &(&str, Option<&str>)| {
        let above = parent.map(|parent| format!("överordnad: {parent}\n")).unwrap_or_default();
        format!("typ: enhet\nid: {id}\n{above}")
    };
    UNITS.iter().map(unit).collect::<Vec<_>>().join("---\n")
}

/// Every other one says how it is done, and so has no gap.
fn text(rutin: &Rutin, number: usize) -> String {
    let way = if number.is_multiple_of(2) { "tillvägagångssätt: Så här\n" } else { "" };
    format!(
        "typ: rutin\nid: {}\ntitel: R\nområde: intyg\nstatus: fastställd\n{way}gäller_för: [{}]\ngäller_inte_för: [{}]\n",
        rutin.id,
        rutin.named.join(", "),
        rutin.excepted.join(", ")
    )
}

fn of_unit<'json>(json: &'json Value, unit: &str) -> Option<&'json Value> {
    json["units"].as_array()?.iter().find(|one| one["id"] == unit)
}

fn requirement<'json>(unit: &'json Value, id: &str) -> Option<&'json Value> {
    unit["requirements"].as_array()?.iter().find(|one| one["id"] == id)
}

#[test]
fn an_enhet_has_exactly_what_names_it_or_one_above_and_does_not_except_it() {
    let rutiner = rutiner();
    let texts: Vec<String> = rutiner.iter().enumerate().map(|(number, rutin)| text(rutin, number)).collect();
    let folder = Folder::of(&[("e.yaml", &organisation()), ("r.yaml", &texts.join("---\n"))]);
    let json = folder.run(&["gap", ".", "--date", "2026-11-15", "--format", "json"]).json();
    let law = ["gap", ".", "--date", "2026-11-15", "--format", "json", "--act", "sosfs-2011-9", "--only", "brist"];
    let of_law = folder.run(&law).json();
    let mut held = 0;
    for (unit, _) in UNITS.iter().filter(|(id, parent)| parent.is_none() || !["a", "a-norr", "b"].contains(id)) {
        let is_leaf = *unit != "region";
        let chain = chain(unit);
        let applies = |rutin: &&Rutin| {
            let named = if is_leaf { &chain[..] } else { &chain[..1] };
            named.iter().any(|one| rutin.named.contains(one)) && !chain.iter().any(|one| rutin.excepted.contains(one))
        };
        let expected: BTreeSet<&str> = rutiner.iter().filter(applies).map(|rutin| rutin.id.as_str()).collect();
        let shown = of_unit(&json, unit).expect("the enhet");
        let row = requirement(shown, REQUIREMENT).expect("the requirement");
        let found: BTreeSet<&str> = row["evidence"]
            .as_array()
            .expect("a list")
            .iter()
            .filter_map(|one| one["document"]["id"].as_str())
            .collect();
        let with: BTreeSet<&str> = expected.iter().copied().filter(|id| number(id).is_multiple_of(2)).collect();
        assert_eq!(found, with, "{unit}");
        let gaps = row["gaps"].as_array().expect("a list");
        assert_eq!(gaps.len(), expected.len() - with.len(), "{unit}");
        let of_law = of_unit(&of_law, unit).expect("the enhet");
        let listed: usize = of_law["requirements"]
            .as_array()
            .expect("a list")
            .iter()
            .filter_map(|row| row["gaps"].as_array())
            .map(Vec::len)
            .sum();
        let counted: u64 = ["error", "warning", "note"].iter().filter_map(|key| of_law["findings"][key].as_u64()).sum();
        assert_eq!(usize::try_from(counted).ok(), Some(listed), "{unit}");
        held += found.len() + gaps.len();
    }
    assert!(held > 40, "{held} rutiner applied somewhere");
}

fn number(id: &str) -> usize {
    id.trim_start_matches("rut-").parse().expect("a number")
}

#[test]
fn the_numbers_of_an_enhet_are_those_of_the_findings_that_apply_to_it() {
    let rutiner = rutiner();
    let texts: Vec<String> = rutiner.iter().map(|rutin| text(rutin, 1)).collect();
    let folder = Folder::of(&[("e.yaml", &organisation()), ("r.yaml", &texts.join("---\n"))]);
    let json = folder.audit(&["--select", REQUIREMENT, "--format", "json"]).json();
    let by_unit = json["summary"]["by_unit"].as_array().expect("the numbers");
    for (unit, _) in UNITS {
        let chain = chain(unit);
        let own = rutiner.iter().filter(|rutin| rutin.named.contains(&unit)).count();
        let is_above = |rutin: &&Rutin| {
            !rutin.named.contains(&unit)
                && chain.iter().any(|one| rutin.named.contains(one))
                && !chain.iter().any(|one| rutin.excepted.contains(one))
        };
        let above = rutiner.iter().filter(is_above).count();
        let row = by_unit.iter().find(|row| row["unit"] == unit).expect("the enhet");
        let numbers = ["error", "above"].map(|key| row[key].as_u64().and_then(|number| usize::try_from(number).ok()));
        assert_eq!(numbers, [Some(own + above), Some(above)], "{unit}");
    }
}

const MORE: &str = "det finns fler dokument eller fynd från det som gäller flera enheter än de som räknas upp här";

/// So many enheter below a region, and so many processes that name these enheter.
fn shared(units: usize, processes: usize, named: &str) -> Folder {
    let unit = |at: usize| format!("---\ntyp: enhet\nid: vc-{at}\növerordnad: region\n");
    let units = format!("typ: enhet\nid: region\nnivå: region\n{}", (0..units).map(unit).collect::<String>());
    let process = |at: usize| format!("typ: process\nid: p-{at}\nstatus: fastställd\ngäller_för: [{named}]\n");
    let processes: Vec<String> = (0..processes).map(process).collect();
    Folder::of(&[("e.yaml", &units), ("p.yaml", &processes.join("---\n"))])
}

#[test]
fn where_many_enheter_share_many_documents_few_are_listed_for_each_and_it_is_said() {
    let names: Vec<String> = (0..150).map(|at| format!("vc-{at}")).collect();
    for named in ["region", &names.join(", ")] {
        let folder = shared(150, 60, named);
        let answer = folder.run(&["gap", ".", "--date", "2026-11-15", "--format", "json"]);
        let json = answer.json();
        let unit = of_unit(&json, "vc-7").expect("the enhet");
        let row = requirement(unit, "sosfs-2011-9/4-2-process-beskriven").expect("the requirement");
        let gaps = row["gaps"].as_array().expect("a list").len();
        assert!((1..60).contains(&gaps), "{gaps} of 60 are listed");
        assert_eq!(row["note"].as_str(), Some(MORE));
        let error = unit["findings"]["error"].as_u64();
        assert!(error >= Some(60), "the numbers are those of the whole: {error:?}");
        assert!(answer.stdout.len() < 25_000_000, "{} bytes", answer.stdout.len());
    }
}

#[test]
fn what_few_enheter_share_is_listed_whole() {
    let folder = shared(3, 60, "vc-0, vc-1, vc-2");
    let json = folder.run(&["gap", ".", "--date", "2026-11-15", "--format", "json"]).json();
    let unit = of_unit(&json, "vc-1").expect("the enhet");
    let row = requirement(unit, "sosfs-2011-9/4-2-process-beskriven").expect("the requirement");
    assert_eq!(row["gaps"].as_array().map(Vec::len), Some(60));
    assert_eq!(row["note"], Value::Null);
}
