//! `new`: a scaffold conforms, and closes its gap only when it is filled in and decided.

use ledningskoll::catalogue::requirement::Level;
use ledningskoll::catalogue::{Catalogue, Requirement, Shape};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{audit, audit_on, findings_below, organisation, outcomes};
use crate::shared::Folder;

fn catalogue() -> Catalogue {
    Catalogue::embedded().expect("the catalogue loads")
}

#[test]
fn a_scaffold_of_any_kind_conforms_and_closes_nothing() {
    for kind in catalogue().kinds.keys() {
        let folder = organisation();
        let before = outcomes(&audit(&folder, &[]));
        let answer = folder.run(&["new", &kind.0]);
        assert_eq!((answer.code, answer.stderr.as_str()), (0, ""), "{kind}");
        let report = audit(&folder, &[]);
        assert_eq!(findings_below(&report, "form/"), Vec::<String>::new(), "{kind}");
        assert_eq!(findings_below(&report, "identitet/"), Vec::<String>::new(), "{kind}");
        let documents = if kind.0 == "inställningar" { 3 } else { 4 };
        assert!(report["summary"]["documents"].as_u64() >= Some(documents), "{kind}: the scaffold is read");
        let after = outcomes(&report);
        for (key, outcome) in &before {
            let is_better =
                |outcome: &str| ["satisfied", "waived", "undetermined", "not_applicable"].contains(&outcome);
            let now = after.get(key).map_or("gone", String::as_str);
            assert!(is_better(outcome) || now == outcome, "{kind} alone changes {key:?} from {outcome} to {now}");
        }
    }
}

#[test]
fn a_scaffold_for_a_gap_conforms_and_does_not_close_it() {
    let catalogue = catalogue();
    let mut count = 0;
    for requirement in catalogue.requirements.iter().filter(|one| one.exists.is_some()) {
        let folder = organisation();
        let before = outcomes(&audit(&folder, &["--select", &requirement.id]));
        let answer = folder.run(&["new", "--for", &requirement.id, "--unit", "vc-norr"]);
        if answer.code == 2 {
            assert!(answer.words().contains("fylls i enhetens eget dokument"), "{}", answer.words());
            continue;
        }
        let report = audit(&folder, &["--select", &requirement.id, "--select", "form"]);
        assert_eq!(findings_below(&report, "form/"), Vec::<String>::new(), "{}", requirement.id);
        let after = outcomes(&report);
        for (key, outcome) in before.iter().filter(|(_, outcome)| *outcome == "violated") {
            assert_eq!(after.get(key), Some(outcome), "{key:?}");
        }
        count += 1;
    }
    assert!(count > 30, "{count}");
}

/// The documents of a scaffold.
fn documents(text: &str) -> Vec<Value> {
    serde_yaml::Deserializer::from_str(text).map(|one| Value::deserialize(one).expect("the scaffold is YAML")).collect()
}

/// True if nothing is filled in.
fn is_blank(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(items) => items.iter().all(is_blank),
        Value::Object(entries) => entries.values().all(is_blank),
        Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}

/// Fills the empty fields of a scaffold as a satisfying example has them, and keeps what stands there.
fn fill(value: &mut Value, example: &Value) {
    if is_blank(value) {
        *value = if example.is_null() { value.clone() } else { example.clone() };
        return;
    }
    match value {
        Value::Array(items) => {
            for (number, item) in items.iter_mut().enumerate() {
                fill(item, example.get(number).or_else(|| example.get(0)).unwrap_or(&Value::Null));
            }
        }
        Value::Object(entries) => {
            for (key, inner) in entries.iter_mut() {
                fill(inner, example.get(key).unwrap_or(&Value::Null));
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Fills the fields for free text that are still empty.
fn fill_text(value: &mut Value, shape: &Shape) {
    let is_free = |shape: &Shape| {
        shape.takes_text && shape.words.is_empty() && shape.format.is_none() && shape.reference.is_none()
    };
    match value {
        Value::Null if is_free(shape) => *value = json!("Så gör vi här."),
        Value::Null if shape.items.as_deref().is_some_and(is_free) => *value = json!(["Så gör vi här."]),
        Value::Array(items) => {
            let inner = shape.items.as_deref().unwrap_or(shape);
            items.iter_mut().for_each(|item| fill_text(item, inner));
        }
        Value::Object(entries) => {
            for (key, inner) in entries.iter_mut() {
                fill_text(inner, shape.properties.get(key).unwrap_or(&Shape::default()));
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// The documents of a scaffold, filled in as an example and decided, as the text of a file.
fn filled(scaffold: &[Value], example: &Value, shape: &Shape) -> String {
    let texts = scaffold.iter().map(|document| {
        let mut document = document.clone();
        fill(&mut document, example);
        fill_text(&mut document, shape);
        if document["status"] == "utkast" {
            document["status"] = json!("fastställd");
        }
        document.to_string()
    });
    texts.collect::<Vec<_>>().join("\n---\n")
}

/// The organisation of the tests, with the professions of its enhet.
fn organisation_with_professions() -> Folder {
    let folder = organisation();
    let unit = "typ: enhet\nid: vc-norr\nnamn: Norra vårdcentralen\nnivå: enhet\növerordnad: region-norr\n\
                professioner: [läkare, fysioterapeut]\n";
    let region = "typ: enhet\nid: region-norr\nnamn: Region Norr\nnivå: region\ndriftsform: region\n";
    folder.write("enheter/alla.yaml", format!("{region}---\n{unit}"));
    folder
}

/// True if a requirement is satisfied for an enhet once its scaffold is filled in as one of its examples.
fn is_closed_by(requirement: &Requirement, unit: &str, scaffold: &[Value]) -> bool {
    let catalogue = catalogue();
    let kind = catalogue.kinds.values().find(|kind| scaffold[0]["typ"] == *kind.name.0).expect("a kind");
    let examples = requirement.examples().expect("it has examples");
    let closes = |example: &Value, at: usize| {
        let documents = example.as_array().cloned().unwrap_or_else(|| vec![example.clone()]);
        let Some(own) = documents.get(at).filter(|one| one["typ"] == scaffold[0]["typ"]) else { return false };
        let folder = organisation_with_professions();
        // Documents of the kind that the example also has may be what the new one refers to.
        let is_alone = scaffold.len() > 1 || !requirement.points.is_empty();
        let is_other = |one: &Value| one["typ"] != "enhet" && !(is_alone && one["typ"] == own["typ"]);
        let others = documents.iter().enumerate().filter(|(other, one)| *other != at && is_other(one));
        let others: Vec<String> = others.map(|(_, one)| one.to_string()).collect();
        folder.write("andra.yaml", others.join("\n---\n"));
        let is_satisfied = || {
            let report = audit_on(&examples.date, &folder, &["--select", &requirement.id]);
            outcomes(&report).iter().any(|((_, of), outcome)| of == unit && outcome == "satisfied")
        };
        if is_satisfied() {
            return false;
        }
        folder.write("nytt.yaml", filled(scaffold, own, &kind.shape));
        is_satisfied()
    };
    examples.satisfying.iter().any(|example| (0..4).any(|at| closes(example, at)))
}

#[test]
fn a_gap_closes_when_its_scaffold_is_filled_in_and_decided() {
    let catalogue = catalogue();
    let (mut closed, mut open) = (0, Vec::new());
    for requirement in catalogue.requirements.iter().filter(|one| one.exists.is_some()) {
        let folder = organisation_with_professions();
        let unit = if requirement.scope.level == Some(Level::Carer) { "region-norr" } else { "vc-norr" };
        let answer = folder.run(&["new", "--for", &requirement.id, "--unit", unit, "--output", "-"]);
        if answer.code == 2 {
            continue;
        }
        if is_closed_by(requirement, unit, &documents(&answer.stdout)) {
            closed += 1;
        } else {
            open.push(&requirement.id);
        }
    }
    assert_eq!(open, Vec::<&String>::new());
    assert!(closed >= 30, "{closed}");
}

/// The number of brister.
fn gaps(report: &Value) -> u64 {
    report["summary"]["findings"]["error"].as_u64().expect("a number")
}

#[test]
fn a_scaffold_alone_never_raises_the_number_of_brister() {
    let catalogue = catalogue();
    let of_kinds = catalogue.kinds.keys().map(|kind| vec!["new", kind.0.as_str()]);
    let of_law =
        catalogue.requirements.iter().filter(|one| one.exists.is_some()).map(|one| vec!["new", "--for", &one.id]);
    let mut raised = Vec::new();
    for asked in of_kinds.chain(of_law) {
        let folder = organisation();
        let before = gaps(&audit(&folder, &[]));
        let answer = folder.run(&[&asked[..], &["--unit", "vc-norr"]].concat());
        let after = gaps(&audit(&folder, &[]));
        if answer.code == 0 && after > before {
            raised.push(format!("{asked:?}: {before} → {after}"));
        }
    }
    assert_eq!(raised, Vec::<String>::new());
}

#[test]
fn a_field_has_one_line_of_help_at_most() {
    for kind in catalogue().kinds.keys() {
        let text = organisation().run(&["new", &kind.0, "--output", "-"]).stdout;
        let lines: Vec<&str> = text.lines().collect();
        let head = lines.iter().take_while(|line| line.starts_with('#')).count();
        assert!((1..=5).contains(&head), "{kind}: {head}");
        let is_help = |line: &str| line.trim_start().starts_with('#');
        for pair in lines[head..].windows(2) {
            assert!(!(is_help(pair[0]) && is_help(pair[1])), "{kind}: {pair:?}");
        }
        assert!(!text.contains("ur listan\n") && !text.contains("ur listan."), "{kind}: the list itself is shown");
    }
}

#[test]
fn a_field_that_takes_words_shows_them() {
    let routine = organisation().run(&["new", "rutin", "--output", "-"]).stdout;
    assert!(routine.contains("ord ur listan: sjukskrivning, intyg, "), "{routine}");
    let investigation = organisation().run(&["new", "utredning", "--output", "-"]).stdout;
    assert!(investigation.contains("\nstatus: pågår\n"), "{investigation}");
    let help = investigation.lines().zip(investigation.lines().skip(1)).find(|(_, field)| *field == "gäller:");
    assert!(help.is_some_and(|(help, _)| help.contains("hade kunnat medföra allvarlig vårdskada")), "{help:?}");
}

#[test]
fn only_what_is_required_by_itself_says_so() {
    let asked = ["new", "--for", "sosfs-2011-9/4-6-extern-samverkan", "--unit", "vc-norr", "--output", "-"];
    let text = organisation().run(&asked).stdout;
    assert!(text.contains("\nintern_eller_extern: extern\n"), "{text}");
    let law = "SOSFS 2011:9 4 kap. 6 §";
    let help =
        |field: &str| text.lines().zip(text.lines().skip(1)).find(|(_, line)| *line == field).map(|(help, _)| help);
    assert!(help("när:").is_none_or(|help| !help.contains(&format!("Krävs: {law}"))), "{text}");
    assert!(text.contains("Skrivet för: ") && text.contains("Gör så: "), "{text}");
}

#[test]
fn the_duties_of_a_role_are_written_in_the_words_of_the_source() {
    for (name, role, duties) in [
        ("personalens-ansvar", "hälso-och-sjukvårdspersonal", 5),
        ("verksamhetschefens-ansvar", "verksamhetschef", 6),
        ("vardgivarens-ansvar", "vårdgivare", 5),
    ] {
        let requirement = format!("region-jonkoping/{name}");
        let answer = organisation().run(&["new", "--for", &requirement, "--unit", "region-norr", "--output", "-"]);
        let document = documents(&answer.stdout).remove(0);
        assert_eq!((document["roll"].as_str(), document["status"].as_str()), (Some(role), Some("utkast")), "{name}");
        let listed = document["uppgifter"].as_array().expect("a list");
        assert!(listed.len() == duties && listed.iter().all(|duty| duty["område"][0].is_string()), "{name}");
        let words: Vec<&str> = listed.iter().filter_map(|duty| duty["uppgift"].as_str()).collect();
        assert_eq!(words.len(), duties, "{}", answer.stdout);
    }
    let source = "har kännedom om och tillämpar det försäkringsmedicinska beslutsstödet";
    let asked = ["new", "--for", "region-jonkoping/personalens-ansvar", "--output", "-"];
    assert!(organisation().run(&asked).stdout.contains(source));
}

#[test]
fn each_draft_of_a_point_satisfies_it() {
    let catalogue = catalogue();
    let facts = std::sync::Arc::new(ledningskoll::catalogue::Facts::default());
    let mut count = 0;
    for requirement in catalogue.requirements.iter() {
        for (point, draft) in requirement.points.iter().filter_map(|point| Some((point, point.draft.as_ref()?))) {
            let condition = catalogue.condition(&point.condition, &facts);
            assert!(condition.holds(draft) && !condition.holds(&json!({})), "{} {}", requirement.id, point.name);
            count += 1;
        }
    }
    assert!(count >= 16, "{count}");
}

#[test]
fn what_one_document_cannot_satisfy_gets_one_for_each_role_or_enhet() {
    let folder = organisation();
    folder.write("r.yaml", "typ: ansvar\nid: roll-rd\nroll: regiondirektör\ngäller_för: [region-norr]\n");
    let asked = ["new", "--for", "region-jonkoping/aktorer", "--unit", "region-norr"];
    let roles: Vec<String> = documents(&folder.run(&[&asked[..], &["--output", "-"]].concat()).stdout)
        .iter()
        .map(|document| document["roll"].as_str().expect("a role").to_owned())
        .collect();
    assert!(roles.len() > 8 && roles.contains(&"regionstyrelse".to_owned()), "{roles:?}");
    assert!(!roles.contains(&"regiondirektör".to_owned()), "there is one already: {roles:?}");
    let said = folder.run(&asked).words();
    assert!(said.contains(&format!("fyll i de {} dokumenten", roles.len())), "{said}");
    let asked = ["new", "--for", "kunskapsstod/central-organisation", "--unit", "region-norr", "--output", "-"];
    let written = documents(&folder.run(&asked).stdout);
    assert_eq!(
        written.iter().map(|one| one["gäller_för"].clone()).collect::<Vec<_>>(),
        [json!(["vc-norr"]), json!(["vc-soder"])]
    );
}

#[test]
fn what_is_asked_of_the_carer_is_written_for_the_carer_of_the_named_enhet() {
    let units = "typ: enhet\nid: reg\nnamn: Region\nnivå: region\n---\ntyp: enhet\nid: vc\nnamn: VC\nnivå: enhet\növerordnad: reg\n";
    let folder = Folder::of(&[("e.yaml", units)]);
    let new = |requirement: &str| folder.run(&["new", "--for", requirement, "--unit", "vc", "--output", "-"]);
    let of_carer = new("psl-2010-659/3-4-patientmedverkan");
    assert!(of_carer.stdout.contains("gäller_för: [reg]"), "{}", of_carer.stdout);
    assert_eq!(of_carer.stderr, "Kravet ställs på vårdgivaren, så dokumentet är skrivet för reg.\n");
    let of_unit = new("sosfs-2011-9/5-2-egenkontroll");
    assert!(of_unit.stdout.contains("enhet: vc") && of_unit.stderr.is_empty(), "{}", of_unit.stdout);
}
