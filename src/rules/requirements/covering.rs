//! The values of some documents that the evidence of a requirement must name together.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::asked_parts::parts;
use super::candidates::Candidates;
use super::{Context, Evidence};
use crate::catalogue::View;
use crate::catalogue::requirement::Covers;
use crate::catalogue::view::Seen;
use crate::corpus::{DocumentId, UnitId};

/// The documents with the values that must be covered, by the enheter they name.
pub fn to_cover(context: &Context<'_>, covers: &Covers) -> HashMap<UnitId, Vec<DocumentId>> {
    let mut by_unit: HashMap<UnitId, Vec<DocumentId>> = HashMap::new();
    for (id, _) in context.corpus.numbered().filter(|(_, document)| document.kind.name == covers.kind) {
        for unit in &context.applications[id.0].units {
            by_unit.entry(*unit).or_default().push(id);
        }
    }
    by_unit
}

/// The names of the values that no evidence covers; none if there are no values at all.
pub fn uncovered(
    context: &Context<'_>,
    covers: &Covers,
    evidence: &[Evidence],
    (candidates, reached): (&Candidates, &[UnitId]),
) -> Option<Vec<String>> {
    let corpus = context.corpus;
    let holders = reached.iter().filter_map(|unit| candidates.to_cover.get(unit)).flatten();
    let held = |id: &DocumentId| texts_at(corpus.document(*id).view(), &covers.field);
    let wanted: BTreeSet<String> = holders.flat_map(held).collect();
    let role = |text: &str| context.facts.roles.get(text).map(|role| role.name.to_lowercase());
    let (mut named, mut in_lower_case, mut roles) = (HashSet::new(), HashSet::new(), HashSet::new());
    for carried in evidence {
        for text in texts_at(corpus.document(carried.document).view(), &covers.named_in) {
            roles.extend(role(&text));
            in_lower_case.insert(text.to_lowercase());
            named.insert(text.to_ascii_lowercase());
        }
    }
    let is_named = |text: &String| {
        named.contains(&text.to_ascii_lowercase())
            || role(text).is_some_and(|name| in_lower_case.contains(&name))
            || roles.contains(&text.to_lowercase())
    };
    let missing = wanted.iter().filter(|wanted| !is_named(wanted));
    let called = |text: &String| context.facts.roles.get(text).map_or_else(|| text.clone(), |role| role.name.clone());
    (!wanted.is_empty()).then(|| missing.map(called).collect::<BTreeSet<_>>().into_iter().collect())
}

/// The texts at a pattern such as `/behov/*/roll`.
fn texts_at(view: View<'_>, pattern: &str) -> Vec<String> {
    let found = parts(view, pattern).into_iter().map(|(_, found)| found);
    let single = found.flat_map(|found| match found.seen() {
        Some(Seen::List(items)) => items.collect(),
        Some(Seen::Plain(_) | Seen::Map(_)) | None => vec![found],
    });
    single.filter_map(|one| one.text()).map(|text| text.trim().to_owned()).collect()
}
