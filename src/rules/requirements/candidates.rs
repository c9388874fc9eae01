//! The candidate documents of a question by the enheter they name, and those among them that count for one enhet.
//!
//! What is decided high up applies to every enhet below, so of that only so much is taken as readers are shown: documents ×
//! enheter would else grow with the square of a repository. What decides the outcome is looked up, never cut.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::question::Standing;
use super::unread::UnreadFor;
use super::{Context, Evidence};
use crate::corpus::{DocumentId, UnitId};

/// The most documents decided above an enhet that are kept as evidence for it, if the requirement asks for no more.
const MOST_ABOVE: usize = 50;
/// The most near misses above an enhet that are kept.
const MOST_NEAR_ABOVE: usize = 100;
/// The most documents of one enhet above that except an enhet and are passed over.
const MOST_EXCEPTING: usize = 1_000;

/// A near miss: a candidate that does not answer, with its standing.
pub type Near<'answer> = (DocumentId, &'answer Standing);

/// The candidate documents of a question.
#[derive(Debug, Default)]
pub struct Candidates {
    by_unit: HashMap<UnitId, Here>,
    /// Candidates that name no described enhet.
    pub adrift: Vec<DocumentId>,
    /// Documents that point to a candidate kept elsewhere, by the enheter they name.
    pub elsewhere: HashMap<UnitId, Vec<DocumentId>>,
    /// Unreadable texts that may be candidates.
    pub unread: UnreadFor,
    /// The documents with the values that the candidates must cover, by the enheter they name.
    pub to_cover: HashMap<UnitId, Vec<DocumentId>>,
}

/// The candidates that name one enhet.
#[derive(Debug, Default)]
struct Here {
    fulfilling: Vec<DocumentId>,
    near: Vec<(DocumentId, Arc<Standing>)>,
    unclear: Vec<DocumentId>,
    earlier: Vec<(DocumentId, Date)>,
    /// Those in force that lack something.
    lacking: Vec<DocumentId>,
}

/// The candidates that count for an enhet.
#[derive(Debug, Default)]
pub struct Found<'answer> {
    /// The documents that answer.
    pub evidence: Vec<Evidence>,
    /// The near misses.
    pub near: Vec<Near<'answer>>,
    /// The first near miss that cannot be judged.
    pub unclear: Option<DocumentId>,
    /// The first near miss that may have had an earlier version, and the day from which it is in force.
    pub earlier: Option<(DocumentId, Date)>,
    /// True if a near miss lacks something or cannot be judged.
    pub is_close: bool,
    /// True if more evidence is decided above than is kept.
    pub has_more: bool,
    /// True if more near misses are decided above than are kept.
    pub has_more_near: bool,
    /// True if so many documents except the enhet that not all were looked at.
    pub is_beyond: bool,
}

impl Candidates {
    /// Adds a document with its standing.
    pub fn add(&mut self, context: &Context<'_>, id: DocumentId, standing: Standing) {
        let units = &context.applications[id.0].units;
        match &standing {
            Standing::Elsewhere => {
                units.iter().for_each(|unit| self.elsewhere.entry(*unit).or_default().push(id));
                return;
            }
            Standing::Fulfils | Standing::Unclear | Standing::Earlier(_) if units.is_empty() => self.adrift.push(id),
            Standing::Fulfils
            | Standing::Unclear
            | Standing::Earlier(_)
            | Standing::Lacks(_)
            | Standing::Hollow
            | Standing::NotInForce(_) => {}
        }
        let standing = Arc::new(standing);
        units.iter().for_each(|unit| self.by_unit.entry(*unit).or_default().add(id, &standing));
    }

    /// The candidates that count for an enhet, of those that name one of the enheter reached; at least so many of them
    /// as a requirement asks for.
    pub fn found(&self, context: &Context<'_>, unit: UnitId, (reached, at_least): (&[UnitId], usize)) -> Found<'_> {
        let mut found = Found::default();
        let (mut room, mut room_near) = (most_above(at_least), MOST_NEAR_ABOVE);
        for at in reached {
            let Some(here) = self.by_unit.get(at) else { continue };
            let inherited_from = (*at != unit && context.corpus.organisation.is_within(unit, *at)).then_some(*at);
            let is_above = inherited_from.is_some();
            let within = |room: usize| if is_above { room } else { usize::MAX };
            let counted = |id: DocumentId| !context.is_excepted(id, unit);
            let evidence = taken(here.fulfilling.iter().copied(), |id| counted(*id), within(room));
            let near = taken(here.near.iter(), |(id, _)| counted(*id), within(room_near));
            if is_above {
                (room, room_near) = (room - evidence.items.len(), room_near - near.items.len());
            }
            found.has_more |= evidence.is_cut;
            found.has_more_near |= near.is_cut;
            let unclear = taken(here.unclear.iter().copied(), |id| counted(*id), 1);
            let earlier = taken(here.earlier.iter().copied(), |(id, _)| counted(*id), 1);
            let lacking = taken(here.lacking.iter().copied(), |id| counted(*id), 1);
            found.is_beyond |= [evidence.is_beyond, near.is_beyond, unclear.is_beyond].contains(&true);
            found.is_beyond |= earlier.is_beyond || lacking.is_beyond;
            found.is_close |= !lacking.items.is_empty() || !unclear.items.is_empty();
            found.unclear = found.unclear.or(unclear.items.first().copied());
            found.earlier = found.earlier.or(earlier.items.first().copied());
            found.evidence.extend(evidence.items.into_iter().map(|document| Evidence { document, inherited_from }));
            found.near.extend(near.items.into_iter().map(|(id, standing)| (*id, &**standing)));
        }
        found
    }
}

/// The most documents decided above that are kept as evidence where a requirement asks for so many.
pub fn most_above(at_least: usize) -> usize {
    MOST_ABOVE.max(at_least)
}

/// Why an outcome is undetermined where so many documents except an enhet that not all were looked at.
pub fn beyond() -> String {
    format!("fler än {MOST_EXCEPTING} dokument undantar enheten, så alla är inte jämförda")
}

impl Here {
    fn add(&mut self, id: DocumentId, standing: &Arc<Standing>) {
        match &**standing {
            Standing::Fulfils => return self.fulfilling.push(id),
            Standing::Unclear => self.unclear.push(id),
            Standing::Earlier(from) => self.earlier.push((id, *from)),
            Standing::Lacks(_) => self.lacking.push(id),
            Standing::Hollow | Standing::NotInForce(_) | Standing::Elsewhere => {}
        }
        self.near.push((id, Arc::clone(standing)));
    }
}

impl<'answer> Found<'answer> {
    /// Adds what counts for another enhet, but for its evidence.
    pub fn add_near(&mut self, other: Found<'answer>) {
        self.near.extend(other.near);
        self.unclear = self.unclear.or(other.unclear);
        self.earlier = self.earlier.or(other.earlier);
        self.is_beyond |= other.is_beyond;
        self.has_more_near |= other.has_more_near;
    }
}

/// The first of some items that count.
struct Taken<Item> {
    items: Vec<Item>,
    /// True if there are more.
    is_cut: bool,
    /// True if not all were looked at, for so many do not count.
    is_beyond: bool,
}

fn taken<Item>(items: impl Iterator<Item = Item>, counts: impl Fn(&Item) -> bool, most: usize) -> Taken<Item> {
    let mut taken = Taken { items: Vec::new(), is_cut: false, is_beyond: false };
    let mut passed_over = 0;
    for item in items {
        if !counts(&item) {
            passed_over += 1;
            if passed_over > MOST_EXCEPTING {
                taken.is_beyond = true;
                break;
            }
        } else if taken.items.len() == most {
            taken.is_cut = true;
            break;
        } else {
            taken.items.push(item);
        }
    }
    taken
}
