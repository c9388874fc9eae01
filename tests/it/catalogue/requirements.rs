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

/// The program holds its catalogue as JSON in parts, which are read when they are asked for.
#[test]
fn the_catalogue_in_the_program_is_the_one_in_the_folder() {
    let of_folder = Catalogue::from_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("schema")).expect("it loads");
    let of_program = catalogue();
    assert_eq!(format!("{:#?}", of_program.acts), format!("{:#?}", of_folder.acts));
    assert_eq!(format!("{:#?}", of_program.decision), format!("{:#?}", of_folder.decision));
    assert_eq!((&*of_program.common, &of_program.law_as_of), (&*of_folder.common, &of_folder.law_as_of));
    assert_eq!(of_program.requirements.len(), of_folder.requirements.len());
    for (one, other) in of_program.requirements.iter().zip(of_folder.requirements.iter()) {
        assert_eq!(format!("{one:#?}"), format!("{other:#?}"));
        assert!(one.examples().is_ok(), "{}", one.id);
    }
    assert_eq!(of_program.kinds.keys().collect::<Vec<_>>(), of_folder.kinds.keys().collect::<Vec<_>>());
    for (one, other) in of_program.kinds.values().zip(of_folder.kinds.values()) {
        assert_eq!((&*one.schema, format!("{:#?}", one.words)), (&*other.schema, format!("{:#?}", other.words)));
        assert!(one.schema.get("properties").is_some(), "{}", one.name);
    }
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
