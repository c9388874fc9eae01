//! What an audit asks, kept in its report.

use super::Options;
use crate::catalogue::Requirement;
use crate::corpus::Document;
use crate::corpus::settings::Settings;
use crate::finding::{DocumentRef, RuleId};
use crate::report::asked::Asked;
use crate::rules::requirements::Context;

/// What an audit asks, by its options and the settings of the repository.
pub fn of(context: &Context<'_>, options: &Options, settings: Settings) -> Asked {
    let with = |has: fn(&Document) -> bool| {
        let documents = context.corpus.documents.iter().filter(|document| !document.id.is_empty() && has(document));
        documents.map(Document::reference).collect::<std::collections::BTreeSet<DocumentRef>>()
    };
    let requirements = || context.catalogue.requirements.iter();
    let earlier = |one: &Requirement| {
        let now = RuleId::new(&one.id);
        one.earlier_ids.clone().into_iter().map(move |earlier| (earlier, now.clone()))
    };
    Asked {
        select: options.select.clone(),
        ignore: options.ignore.clone(),
        areas: Vec::new(),
        settings,
        local: requirements().filter_map(|one| Some((one.id.clone(), one.profile.clone()?))).collect(),
        earlier: requirements().flat_map(earlier).collect(),
        put_away: with(Document::is_put_away),
        pending: with(|document| document.pending().is_some()),
        decision: context.catalogue.decision.clone(),
    }
}
