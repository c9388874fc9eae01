//! Gaps that are there although an authority has demanded that they be closed, and it was answered that they are.

use std::collections::BTreeMap;

use super::checks::action::is_open;
use super::checks::demand::{Answer, Demand, Supervision};
use super::checks::supervision::{AGAIN, demanded};
use super::requirements::Context;
use crate::corpus::{DocumentId, UnitId};
use crate::finding::{Finding, Observation, Severity};

/// The findings on demands whose provision has a gap for an enhet of the supervision, from the findings of the requirements.
///
/// Only a demand that names the very paragraph of a requirement is held against it: that another demand of the same act is
/// met or not says nothing of this one.
#[must_use]
pub fn check(context: &Context<'_>, gaps: &[Finding]) -> Vec<Observation> {
    let supervisions: Vec<(DocumentId, Supervision<'_>)> = context
        .corpus
        .numbered()
        .filter(|(id, document)| !document.is_put_away() && context.concerns_document(*id))
        .filter_map(|(id, document)| Some((id, Supervision::of(document, context.facts.date)?)))
        .filter(|(_, supervision)| supervision.answer() != Answer::None)
        .collect();
    if supervisions.is_empty() {
        return Vec::new();
    }
    let gaps = by_provision(context, gaps);
    let of_one = |(id, supervision): &(DocumentId, Supervision<'_>)| {
        let units = &context.applications[id.0].units;
        let demands = supervision.demands().into_iter().filter(|demand| is_said_to_be_done(*supervision, demand));
        demands.filter_map(|demand| again(&gaps, (*supervision, &demand), units)).collect::<Vec<_>>()
    };
    supervisions.iter().flat_map(of_one).collect()
}

/// The first gap of each provision, as it is compared, at or below each enhet.
type Gaps<'found> = BTreeMap<String, BTreeMap<UnitId, &'found Finding>>;

fn by_provision<'found>(context: &Context<'_>, gaps: &'found [Finding]) -> Gaps<'found> {
    let organisation = &context.corpus.organisation;
    let mut by_provision: Gaps<'found> = BTreeMap::new();
    for gap in gaps.iter().filter(|gap| gap.severity == Severity::Error && gap.pending.is_none()) {
        if let Some((act, place)) = gap.citation.as_ref().and_then(|one| Some((&one.act, one.place.as_ref()?))) {
            let of_units = by_provision.entry(compared(&format!("{act} {place}"))).or_default();
            let units = gap.units.iter().filter_map(|id| organisation.find(id));
            for unit in units.flat_map(|unit| organisation.chain(unit)) {
                of_units.entry(unit).or_insert(gap);
            }
        }
    }
    by_provision
}

/// A provision as it is compared: without regard to blanks, capitals and a full stop at its end.
fn compared(provision: &str) -> String {
    let letters = provision.chars().filter(|one| !one.is_whitespace() && *one != '\u{2060}');
    letters.collect::<String>().to_lowercase().trim_end_matches('.').to_owned()
}

/// True if a demand has an answer and none of its measures is still to be done.
fn is_said_to_be_done(supervision: Supervision<'_>, demand: &Demand<'_>) -> bool {
    demand.says("svar") && demand.measures().iter().all(|(_, measure)| !is_open(measure, supervision.today))
}

fn again(
    gaps: &Gaps<'_>,
    (supervision, demand): (Supervision<'_>, &Demand<'_>),
    units: &[UnitId],
) -> Option<Observation> {
    let provisions = demand.node.texts_of(PROVISION);
    let mut of_provisions = provisions.iter().filter_map(|provision| gaps.get(&compared(provision)));
    let gap = of_provisions.find_map(|of_units| units.iter().find_map(|unit| of_units.get(unit)))?;
    let citation = gap.citation.as_ref()?;
    let place = supervision.document.place_of(&demand.pointer.child(PROVISION));
    let message = format!("{}; {} ({citation})", demanded(supervision), gap.message);
    let help = "rätta bristen, och skriv under kravets åtgärder vad som görs för att den inte ska komma igen";
    Some(Observation::new(&AGAIN, message, place).related("bristen står här", Some(gap.place.clone())).help(help))
}

/// The field with the provision that a demand is based on.
const PROVISION: &str = "lagrum";
