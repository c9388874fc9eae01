//! The documents of a requirement that one document cannot satisfy: one for each role, or for each enhet.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::{Map, Value, json};

use super::{Wish, placing};
use crate::catalogue::requirement::{Covers, Reach};
use crate::catalogue::{Catalogue, Facts, Requirement};
use crate::corpus::{Corpus, Document, UnitId};
use crate::text::Pointer;

/// The field with the role that a document describes; a document describes one.
const ROLE: &str = "roll";

/// The documents to write for a wish: itself, or one for each role or enhet that its requirement still lacks.
#[must_use]
pub fn of<'ledger>(catalogue: &Catalogue, corpus: &'ledger Corpus, wish: Wish<'ledger>) -> Vec<Wish<'ledger>> {
    let Some(target) = wish.target else { return vec![wish] };
    let mut taken = BTreeSet::new();
    let mut named = |about: &str, known: Map<String, Value>, unit: Option<&'ledger str>| {
        let id = placing::first_free(placing::id(corpus, wish.kind, &[about]), |id| taken.contains(id));
        taken.insert(id.clone());
        Wish { id, unit, known: wish.known.clone().into_iter().chain(known).collect(), ..wish.clone() }
    };
    let roles = roles(catalogue, corpus, &wish, target);
    let units = units(corpus, &wish, target);
    if !roles.is_empty() {
        let of_role = |role: &&str| named(role, Map::from_iter([(ROLE.to_owned(), json!(role))]), wish.unit);
        return roles.iter().map(of_role).collect();
    }
    if !units.is_empty() {
        return units.into_iter().map(|unit| named(unit, Map::new(), Some(unit))).collect();
    }
    let covered = target.exists.as_ref().and_then(|exists| exists.covers.as_ref());
    let known = covered.map(|covers| covering(corpus, covers)).unwrap_or_default();
    vec![Wish { known: wish.known.clone().into_iter().chain(known).collect(), ..wish }]
}

/// The points of a requirement that each ask for a role of their own, without those that a document describes already.
fn roles<'target>(
    catalogue: &Catalogue,
    corpus: &Corpus,
    wish: &Wish<'_>,
    target: &'target Requirement,
) -> Vec<&'target str> {
    let is_role = wish.kind.shape.properties.get(ROLE).is_some_and(|shape| shape.takes_text && !shape.takes_list);
    let facts = Arc::new(Facts::default());
    let mut roles = Vec::new();
    for point in target.points.iter().filter(|_| is_role) {
        let condition = catalogue.condition(&point.condition, &facts);
        if !condition.holds(&json!({ "typ": wish.kind.name.0, ROLE: point.name })) || condition.holds(&json!({})) {
            return Vec::new();
        }
        let mut same = corpus.documents.iter().filter(|one| one.kind.name == wish.kind.name && !one.is_put_away());
        if !same.any(|document| condition.holds_of(document.view())) {
            roles.push(point.name.as_str());
        }
    }
    roles
}

/// The enheter, from the one of the wish down, that no document of the kind names, where a requirement asks for each level.
fn units<'ledger>(corpus: &'ledger Corpus, wish: &Wish<'_>, target: &Requirement) -> Vec<&'ledger str> {
    let organisation = &corpus.organisation;
    let asks = target.exists.as_ref().is_some_and(|exists| exists.reach == Reach::EveryLevel);
    if !asks || organisation.is_implied {
        return Vec::new();
    }
    let same = corpus.documents.iter().filter(|one| one.kind.name == wish.kind.name && !one.is_put_away());
    let named: BTreeSet<UnitId> = same.flat_map(|document| organisation.application(document).units).collect();
    let top = wish.unit.and_then(|unit| organisation.find(unit));
    let all = (0..organisation.units.len()).map(UnitId);
    let below = all.filter(|unit| top.is_none_or(|top| organisation.is_within(*unit, top)) && !named.contains(unit));
    below.map(|unit| organisation.unit(unit).id.as_str()).collect()
}

/// The values that a document must name, each in an item of its own: the professions of the enheter, for example.
fn covering(corpus: &Corpus, covers: &Covers) -> Map<String, Value> {
    let named = Pointer::parse(&covers.named_in);
    let keys: Vec<String> = named.segments().filter(|key| *key != "*").map(Into::into).collect();
    let [list, field] = keys.as_slice() else { return Map::new() };
    let of_kind = corpus.documents.iter().filter(|document| document.kind.name == covers.kind);
    let texts = |document: &Document| -> Vec<String> {
        document.root.texts_of(covers.key()).into_iter().map(str::to_owned).collect()
    };
    let values: BTreeSet<String> = of_kind.flat_map(texts).collect();
    let items: Vec<Value> = values.into_iter().map(|value| json!({ field.as_str(): value })).collect();
    if items.is_empty() { Map::new() } else { Map::from_iter([(list.clone(), Value::Array(items))]) }
}
