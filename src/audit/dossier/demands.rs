//! The demands of authorities (tillsyn): the answer, the evidence with how it stands, and the measures.

use std::borrow::Cow;

use super::line;
use super::measures::of_part;
use super::said::{listed, said, words};
use crate::report::quality_work::{DemandRow, ProofRow, ProofStanding};
use crate::rules::checks::action::is_open;
use crate::rules::checks::demand::{Answer, Demand, Supervision};
use crate::rules::checks::proof::{Proof, Proofs};
use crate::rules::requirements::Context;
use crate::text::Pointer;
use crate::text::words::shortened;

/// The demands of a tillsyn; of one that tells none, a row for itself.
pub fn rows(context: &Context<'_>, proofs: &Proofs<'_>, (number, one): (usize, Supervision<'_>)) -> Vec<DemandRow> {
    let demands = one.demands();
    if demands.is_empty() {
        return vec![of_supervision(context, (number, one), Pointer::root())];
    }
    demands.iter().map(|demand| row(context, proofs, (number, one), demand)).collect()
}

/// What all demands of a tillsyn have in common; each repeats it, so that a very long text is told by its beginning.
fn of_supervision(context: &Context<'_>, (number, one): (usize, Supervision<'_>), pointer: Pointer) -> DemandRow {
    let root = &one.document.root;
    let answer = one.answer();
    DemandRow {
        document: number,
        line: line(context, one.document, &pointer),
        pointer,
        authority: one.authority().map(Cow::into_owned),
        reference: said(root, "diarienummer").map(in_short),
        form: one.form().map(|form| shortened(form).into_owned()),
        decided: one.decided().map(|day| day.to_string()),
        due: one.due().map(|day| day.to_string()),
        answered: match answer {
            Answer::On(day) => Some(day.to_string()),
            Answer::None | Answer::Undated => None,
        },
        is_answered: answer != Answer::None,
        is_closed: one.is_closed(),
        handler: listed(root, "handläggare").map(in_short),
        name: None,
        demand: None,
        provision: None,
        answer: None,
        evidence: Vec::new(),
        measures: Vec::new(),
        no_measure: None,
        has_open_measures: false,
        is_prose: false,
    }
}

fn row(
    context: &Context<'_>,
    proofs: &Proofs<'_>,
    (number, one): (usize, Supervision<'_>),
    demand: &Demand<'_>,
) -> DemandRow {
    let common = of_supervision(context, (number, one), demand.pointer.clone());
    let name = Some(demand.name());
    if demand.is_prose() {
        return DemandRow { name, demand: Some(words(demand.node)), is_prose: true, ..common };
    }
    let node = demand.node;
    let evidence = demand.evidence();
    DemandRow {
        name,
        demand: said(node, "krav"),
        provision: said(node, "lagrum"),
        answer: said(node, "svar"),
        evidence: evidence.iter().map(|(_, name)| proof(context, name, proofs.of(name, one.answer()))).collect(),
        measures: of_part(context, one.document, (&demand.pointer, node)),
        no_measure: said(node, "ingen_åtgärd"),
        has_open_measures: demand.measures().iter().any(|(_, measure)| is_open(measure, one.today)),
        ..common
    }
}

fn in_short(text: String) -> String {
    shortened(&text).into_owned()
}

fn proof(context: &Context<'_>, name: &str, proof: Proof) -> ProofRow {
    let (standing, by) = match proof {
        Proof::Holds(_) => (ProofStanding::Holds, None),
        Proof::Replaced { by, .. } => (ProofStanding::Replaced, Some(by)),
        Proof::Lapsed(..) => (ProofStanding::Lapsed, None),
        Proof::NotInForce(..) => (ProofStanding::NotInForce, None),
        Proof::Unknown(_) => (ProofStanding::Unknown, None),
        Proof::Untold => (ProofStanding::Untold, None),
    };
    let replaced_by = by.map(|id| context.corpus.document(id).id.clone());
    ProofRow { name: name.to_owned(), standing, replaced_by }
}
