//! Every requirement is held against its own examples, and the catalogue against its own rules.

use std::collections::BTreeSet;

use ledningskoll::catalogue::{Catalogue, soundness};
use ledningskoll::rules::examples;

fn catalogue() -> Catalogue {
    Catalogue::embedded().expect("the catalogue loads")
}

#[test]
fn the_catalogue_keeps_its_own_rules() {
    soundness::check(&catalogue()).expect("the catalogue is sound");
}

#[test]
fn every_requirement_holds_for_its_examples() {
    let catalogue = catalogue();
    let of = |requirement| {
        let found = examples::contradictions(&catalogue, requirement).into_iter();
        found.map(|reason| format!("{}: {reason}", requirement.id)).collect::<Vec<_>>()
    };
    let wrong: Vec<String> = catalogue.requirements.iter().flat_map(of).collect();
    assert!(catalogue.requirements.len() > 90);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_of_the_list_is_there_and_no_other() {
    let listed: BTreeSet<String> = include_str!("rules.txt").lines().map(str::to_owned).collect();
    let known: BTreeSet<String> = ledningskoll::rules::ids(&catalogue()).into_iter().collect();
    assert_eq!(listed.difference(&known).collect::<Vec<_>>(), Vec::<&String>::new(), "listed but not known");
    let own = ["organisation/", "katalog/okand-profil", "installningar/"];
    let unlisted = known.difference(&listed).filter(|id| !own.iter().any(|prefix| id.starts_with(prefix)));
    assert_eq!(unlisted.collect::<Vec<_>>(), Vec::<&String>::new(), "known but not listed");
}
