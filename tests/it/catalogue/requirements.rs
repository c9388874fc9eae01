//! Every requirement is tested with its own examples, and the catalogue with its own rules.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

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

/// Ids are promises: settings, waivers, baselines and dashboards name them.
///
/// `promised-rules.txt` lists the ids that a reader may rely on. An id that is listed and gone fails here, unless a
/// requirement still understands it as its earlier one. An id that is new needs no line; a release adds those that have come: `UPDATE_PROMISED_RULES=1 cargo test --test it promised_rule`.
#[test]
fn every_promised_rule_is_still_there() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/catalogue/promised-rules.txt");
    let text = fs::read_to_string(&file).expect("the list is there");
    let promised: BTreeSet<&str> = text.lines().collect();
    let catalogue = catalogue();
    let earlier = catalogue.requirements.iter().flat_map(|requirement| &requirement.earlier_ids).map(String::as_str);
    let known: BTreeSet<&str> = ledningskoll::rules::ids(&catalogue).into_iter().chain(earlier).collect();
    let gone: Vec<&&str> = promised.difference(&known).collect();
    assert!(gone.is_empty(), "settings, waivers and baselines of others may name these ids, which are gone: {gone:?}");
    if std::env::var_os("UPDATE_PROMISED_RULES").is_some() {
        let lines: String = promised.union(&known).map(|id| format!("{id}\n")).collect();
        fs::write(&file, lines).expect("the list is written");
    }
}
