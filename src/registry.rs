//! Every rule there is: the checks in the program and the requirements in the catalogue.

use crate::catalogue::Catalogue;
use crate::check::{form, identity, organisation, writing};
use crate::finding::Rule;

/// The rules that are not law.
#[must_use]
pub fn rules() -> Vec<Rule> {
    [&writing::RULES[..], &form::RULES, &[identity::DUPLICATE], &organisation::RULES].concat()
}

/// The ids of all rules and requirements, sorted.
#[must_use]
pub fn ids(catalogue: &Catalogue) -> Vec<String> {
    let of_rules = rules().into_iter().map(|rule| rule.id.to_owned());
    let mut ids: Vec<String> =
        of_rules.chain(catalogue.requirements.iter().map(|requirement| requirement.id.clone())).collect();
    ids.sort();
    ids
}
