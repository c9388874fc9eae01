//! `new`: a scaffold conforms, and closes its gap only when it is filled in and decided.

use std::fs;

use ledningskoll::catalogue::Catalogue;
use ledningskoll::catalogue::requirement::Level;
use serde_json::{Map, Value, json};

use super::{audit, audit_on, findings_below, organisation, outcomes};

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

/// Fills the empty fields of a scaffold from a satisfying example, and keeps the others.
fn filled(scaffold: &Value, lines: &str, example: &Value) -> Value {
    let mut document = Map::new();
    for (key, value) in scaffold.as_object().expect("a map") {
        let is_offered = lines.lines().any(|line| line.starts_with(&format!("{key}:")));
        assert!(is_offered, "{key}");
        let known = ["typ", "id", "gäller_för", "enhet", "vårdgivare"].contains(&key.as_str()) && !value.is_null();
        let from_example = example.get(key).cloned().unwrap_or(Value::Null);
        let value = if known || from_example.is_null() { value.clone() } else { from_example };
        document.insert(key.clone(), value);
    }
    if document.contains_key("status") {
        document.insert("status".into(), json!("fastställd"));
    }
    Value::Object(document)
}

/// Requirements that no single document can satisfy.
const SEVERAL: [&str; 2] = ["kunskapsstod/central-organisation", "kunskapsstod/kompetensmal"];

#[test]
fn a_gap_closes_when_its_scaffold_is_filled_in_and_decided() {
    let catalogue = catalogue();
    let (mut closed, mut open) = (Vec::new(), Vec::new());
    for requirement in catalogue.requirements.iter().filter(|one| one.exists.is_some()) {
        let folder = organisation();
        let unit = if requirement.scope.level == Some(Level::Carer) { "region-norr" } else { "vc-norr" };
        let answer = folder.run(&["new", "--for", &requirement.id, "--unit", unit, "--output", "-"]);
        if answer.code == 2 {
            continue;
        }
        let scaffold: Value = serde_yaml::from_str(&answer.stdout).expect("the scaffold is YAML");
        let kind = scaffold["typ"].clone();
        let closes = |example: &Value, at: usize| {
            let documents = example.as_array().cloned().unwrap_or_else(|| vec![example.clone()]);
            let Some(own) = documents.get(at).filter(|one| one["typ"] == kind) else { return false };
            let folder = organisation();
            let text = filled(&scaffold, &answer.stdout, own).to_string();
            fs::write(folder.path().join("nytt.yaml"), text).expect("written");
            let others = documents.iter().enumerate().filter(|(other, one)| *other != at && one["typ"] != "enhet");
            let others: Vec<String> = others.map(|(_, one)| one.to_string()).collect();
            fs::write(folder.path().join("andra.yaml"), others.join("\n---\n")).expect("written");
            let report = audit_on(
                &requirement.examples().expect("it has examples").date,
                &folder,
                &["--select", &requirement.id],
            );
            outcomes(&report).iter().any(|((_, of), outcome)| of == unit && outcome == "satisfied")
        };
        let is_closed = requirement
            .examples()
            .expect("it has examples")
            .satisfying
            .iter()
            .any(|example| (0..4).any(|at| closes(example, at)));
        if is_closed { closed.push(&requirement.id) } else { open.push(&requirement.id) }
    }
    assert!(closed.len() >= 30, "{closed:#?}");
    // These require several documents: one for each level, one for each profession.
    assert_eq!(open, SEVERAL, "{open:#?}");
}
