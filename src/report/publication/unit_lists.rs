//! The documents of each enhet: those that name it, and those that it inherits from above.

use std::collections::HashSet;

use super::{Publication, Published};
use crate::corpus::application::Application;
use crate::corpus::{Corpus, UnitId};

/// The documents that name each enhet, by their indices.
#[derive(Debug, Default)]
pub struct UnitLists {
    own: Vec<Vec<usize>>,
}

/// The documents of an enhet, in the order of the publication.
#[derive(Debug, Default)]
pub struct OfUnit {
    /// Each document, with the enhet above that it is inherited from; none for one that names the enhet itself.
    pub documents: Vec<(usize, Option<UnitId>)>,
    /// True if there are more than are listed.
    pub has_more: bool,
}

/// The most documents that are listed for an enhet beside those that name few enheter.
pub const MOST_SHARED: usize = 300;
/// The most documents of an enhet above that are looked at for one below it.
const MOST_LOOKED_AT: usize = 4 * MOST_SHARED;
/// The most enheter that a document names and is yet listed at each of them.
const FEW: usize = 20;

impl UnitLists {
    /// The documents by the enheter that they name.
    #[must_use]
    pub fn of(corpus: &Corpus, documents: &[Published<'_>], applications: &[Application]) -> Self {
        let mut own = vec![Vec::new(); corpus.organisation.units.len()];
        for (at, published) in documents.iter().enumerate() {
            for unit in &applications[published.number.0].units {
                own[unit.0].push(at);
            }
        }
        Self { own }
    }

    /// The documents of an enhet. What many enheter share is bounded, so that the pages of a region with thousands of
    /// enheter grow with their number and not with the product of documents and enheter.
    #[must_use]
    pub fn of_unit(&self, unit: UnitId, publication: &Publication<'_>) -> OfUnit {
        let organisation = &publication.corpus.organisation;
        let application = |at: usize| &publication.applications[publication.documents[at].number.0];
        let applies = |at: usize| !organisation.is_excepted(application(at), unit);
        let names_few = |at: &usize| application(*at).units.len() <= FEW;
        let (own, shared): (Vec<usize>, Vec<usize>) = self.own[unit.0].iter().partition(|at| names_few(at));
        let mut listed = OfUnit::default();
        let mut seen: HashSet<usize> = self.own[unit.0].iter().copied().collect();
        listed.documents.extend(own.into_iter().filter(|at| applies(*at)).map(|at| (at, None)));
        let mut room = MOST_SHARED;
        let shared = std::iter::once((None, shared.as_slice()));
        let above = organisation.chain(unit).skip(1).map(|above| (Some(above), self.own[above.0].as_slice()));
        for (from, documents) in shared.chain(above) {
            listed.has_more |= documents.len() > MOST_LOOKED_AT;
            for at in documents.iter().take(MOST_LOOKED_AT).copied().filter(|at| applies(*at)) {
                if from.is_some() && !seen.insert(at) {
                    continue;
                }
                listed.has_more |= room == 0;
                listed.documents.extend((room > 0).then_some((at, from)));
                room = room.saturating_sub(1);
            }
        }
        listed.documents.sort_unstable();
        listed
    }
}
