//! The records of the systematic work: self-checks, deviations, investigations, demands and roles.

use super::{demands, deviations, roles, self_checks};
use crate::catalogue::kind;
use crate::report::quality_work::Records;
use crate::rules::checks::demand::Supervision;
use crate::rules::checks::proof::Proofs;
use crate::rules::requirements::Context;

/// The records of the documents that the audit concerns, in the order of the documents.
pub fn gather(context: &Context<'_>) -> Records {
    let mut records = Records::default();
    let proofs = Proofs::new(context.corpus, context.facts.date);
    let concerned = context.corpus.numbered().filter(|(id, _)| context.concerns_document(*id));
    for (number, (_, document)) in concerned.enumerate() {
        let is = |kind| document.kind.is(kind);
        if is(kind::SELF_CHECK) {
            records.self_checks.extend(self_checks::row(context, number, document));
        } else if is(kind::DEVIATION) || is(kind::INVESTIGATION) {
            records.deviations.extend(deviations::row(context, number, document));
        } else if let Some((proofs, supervision)) = proofs.as_ref().zip(Supervision::of(document, context.facts.date)) {
            records.demands.extend(demands::rows(context, proofs, (number, supervision)));
        } else if is(kind::ROLE) || is(kind::UNIT) {
            records.roles.extend(roles::rows(context, number, document));
        }
    }
    records
}
