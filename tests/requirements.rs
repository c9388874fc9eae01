//! Every requirement is held against its own examples, and the catalogue against its own rules.

use std::collections::BTreeSet;

use ledningskoll::assess::{Ground, Outcome, assess};
use ledningskoll::catalogue::{Catalogue, Requirement, soundness};
use ledningskoll::corpus::date::day;
use ledningskoll::reading::{Files, read};
use serde_json::Value;

fn catalogue() -> Catalogue {
    Catalogue::embedded().expect("the catalogue loads")
}

#[test]
fn the_catalogue_keeps_its_own_rules() {
    soundness::check(&catalogue()).expect("the catalogue is sound");
}

/// What an example comes to when its requirement alone is asked, and what is wrong with its form.
fn outcomes(catalogue: &Catalogue, requirement: &Requirement, example: &Value) -> (Vec<Outcome>, Vec<String>) {
    let documents = match example {
        Value::Array(documents) => documents.clone(),
        document => vec![document.clone()],
    };
    let text = documents.iter().map(Value::to_string).collect::<Vec<_>>().join("\n---\n");
    let alone = Catalogue { requirements: vec![requirement.clone()], ..catalogue.clone() };
    let read = read(&alone, Files::AtHand(vec![("exempel.yaml".into(), text.into_bytes())]));
    let (corpus, findings) = read.into_corpus(&alone);
    let date = day(&requirement.examples.date).expect("the example has a date");
    let mut ground = Ground::new(&corpus, &alone, date, &[]);
    if let Some(profile) = &requirement.profile {
        ground = ground.with_profile(profile);
    }
    let (assessments, _) = assess(&ground);
    let faults = findings.into_iter().map(|finding| finding.message).collect();
    (assessments.into_iter().map(|assessment| assessment.outcome).collect(), faults)
}

#[test]
fn every_requirement_holds_for_its_examples() {
    let catalogue = catalogue();
    let mut wrong = Vec::new();
    for requirement in &catalogue.requirements {
        let examples = &requirement.examples;
        let of = |list: &[Value], name: &'static str, is_right: fn(&[Outcome]) -> bool| {
            let judged = list.iter().enumerate().map(|(number, example)| {
                let (outcomes, faults) = outcomes(&catalogue, requirement, example);
                let is_right = is_right(&outcomes) && faults.is_empty();
                (!is_right).then(|| format!("{} {name}[{number}]: {outcomes:?} {faults:?}", requirement.id))
            });
            judged.flatten().collect::<Vec<_>>()
        };
        wrong.extend(of(&examples.satisfying, "uppfyller", |outcomes| {
            outcomes.contains(&Outcome::Satisfied)
                && outcomes.iter().all(|outcome| matches!(outcome, Outcome::Satisfied | Outcome::NotApplicable))
        }));
        wrong.extend(of(&examples.violating, "brister", |outcomes| outcomes.contains(&Outcome::Violated)));
        wrong.extend(of(&examples.not_applicable, "berörs_inte", |outcomes| {
            outcomes.iter().all(|outcome| *outcome == Outcome::NotApplicable)
        }));
        wrong.extend(of(&examples.undetermined, "ovisst", |outcomes| {
            outcomes.contains(&Outcome::Undetermined) && !outcomes.contains(&Outcome::Violated)
        }));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_of_the_list_is_there_and_no_other() {
    let listed: BTreeSet<String> = include_str!("rules.txt").lines().map(str::to_owned).collect();
    let known: BTreeSet<String> = ledningskoll::registry::ids(&catalogue()).into_iter().collect();
    assert_eq!(listed.difference(&known).collect::<Vec<_>>(), Vec::<&String>::new(), "listed but not known");
    let own = ["organisation/", "katalog/okand-profil", "installningar/"];
    let unlisted = known.difference(&listed).filter(|id| !own.iter().any(|prefix| id.starts_with(prefix)));
    assert_eq!(unlisted.collect::<Vec<_>>(), Vec::<&String>::new(), "known but not listed");
}
