//! Tests of a requirement with its own examples.

use std::sync::Arc;

use jiff::civil::Date;
use serde_json::Value;

use super::requirements::{Context, assess};
use crate::catalogue::{Catalogue, Requirement};
use crate::corpus::reading::read;
use crate::corpus::{AtHand, Files};
use crate::finding::{Outcome, Severity};
use crate::git::Blob;
use crate::progress::Progress;
use crate::text::date::day;

/// A predicate on the outcomes that examples under one key must have.
type Expectation = fn(&[Outcome]) -> bool;

/// The examples with another outcome than expected, each as a sentence; none if all are right.
#[must_use]
pub fn contradictions(catalogue: &Catalogue, requirement: &Requirement) -> Vec<String> {
    let Ok(examples) = requirement.examples() else {
        return vec!["exempel har inte den form som exempel ska ha".to_owned()];
    };
    let Some(date) = day(&examples.date) else {
        return vec![format!("exempel.datum är {} men ska skrivas ÅÅÅÅ-MM-DD", examples.date)];
    };
    let alone = alone(catalogue, requirement);
    let lists: [(&str, &[Value], Expectation); 4] = [
        ("uppfyller", &examples.satisfying, satisfies),
        ("brister", &examples.violating, |outcomes| outcomes.contains(&Outcome::Violated)),
        ("berörs_inte", &examples.not_applicable, |outcomes| {
            outcomes.iter().all(|one| *one == Outcome::NotApplicable)
        }),
        ("ovisst", &examples.undetermined, |outcomes| {
            outcomes.contains(&Outcome::Undetermined) && !outcomes.contains(&Outcome::Violated)
        }),
    ];
    let judged = lists.into_iter().flat_map(|(name, examples, is_right)| {
        let alone = &alone;
        examples.iter().enumerate().filter_map(move |(number, example)| {
            let (outcomes, faults) = outcomes(alone, example, date);
            let is_right = is_right(&outcomes) && faults.is_empty();
            let place = format!("exempel {} under {name}", number + 1);
            (!is_right).then(|| match faults.first() {
                Some(fault) => format!("{place}: {fault}"),
                None => format!("{place} ger ett annat utfall ({outcomes:?})"),
            })
        })
    });
    judged.collect()
}

/// A catalogue with one requirement, and the acts that it cites.
fn alone(catalogue: &Catalogue, requirement: &Requirement) -> Catalogue {
    let provision = &requirement.provision;
    let cited = std::iter::once(&provision.act).chain(provision.beside.iter().map(|beside| &beside.act));
    let acts = cited.filter_map(|number| catalogue.acts.get_key_value(number));
    Catalogue {
        kinds: catalogue.kinds.clone(),
        acts: acts.map(|(number, act)| (number.clone(), act.clone())).collect(),
        requirements: Arc::new(vec![requirement.clone()]),
        common: catalogue.common.clone(),
        law_as_of: catalogue.law_as_of.clone(),
        decision: catalogue.decision.clone(),
    }
}

fn satisfies(outcomes: &[Outcome]) -> bool {
    outcomes.contains(&Outcome::Satisfied)
        && outcomes.iter().all(|outcome| matches!(outcome, Outcome::Satisfied | Outcome::NotApplicable))
}

/// The outcomes of an example with a catalogue of one requirement, and the faults in its form.
fn outcomes(alone: &Catalogue, example: &Value, date: Date) -> (Vec<Outcome>, Vec<String>) {
    let documents = example.as_array().map_or(std::slice::from_ref(example), Vec::as_slice);
    let text = documents.iter().map(Value::to_string).collect::<Vec<_>>().join("\n---\n");
    let file = ("exempel.yaml".to_owned(), Blob::Bytes(text.into_bytes()));
    let files = Files::AtHand(AtHand { files: vec![file], ..AtHand::default() });
    let (corpus, findings) = read(alone, files, &Progress::hidden()).into_corpus(alone);
    let profile = alone.requirements.iter().find_map(|requirement| requirement.profile.as_deref());
    let context = Context::new(&corpus, alone, date, &[]);
    let context = profile.iter().fold(context, |context, profile| context.with_profile(profile));
    let (assessments, _) = assess(&context);
    // A tip, such as prose that is to be divided, is no fault: what practice writes is tried too.
    let faults = findings.into_iter().filter(|finding| finding.severity != Severity::Note);
    let faults = faults.map(|finding| finding.message).collect();
    (assessments.into_iter().map(|assessment| assessment.outcome).collect(), faults)
}
