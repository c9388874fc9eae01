//! Which documents are published on a day, and why the others of their kinds are not.

use jiff::civil::Date;

use super::{Published, Wish};
use crate::catalogue::{Kind, kind};
use crate::corpus::{Corpus, Document, DocumentId, Force, Status};
use crate::history::decided_before::DecidedBefore;

/// In what way a published document stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It is in force.
    InForce,
    /// It is used without being decided, as a self-check is.
    InUse,
    /// It is a draft, and holds for nobody.
    Draft,
    /// It is in review, and holds for nobody.
    InReview,
}

impl Standing {
    /// True for a document that does not hold.
    #[must_use]
    pub fn is_draft(self) -> bool {
        matches!(self, Self::Draft | Self::InReview)
    }
}

/// The next version of a document, while an earlier one holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// It is decided, and holds from this day.
    From(Date),
    /// It is a draft.
    Draft,
    /// It is in review.
    InReview,
}

/// Why a document is not published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    /// A personnummer stands in it.
    Private,
    /// A personnummer stands in the version that holds, which git has.
    PrivateBefore,
    /// It is a draft.
    Draft,
    /// It is in review.
    InReview,
    /// It is in force from this later day.
    Later(Date),
    /// It was in force until this day.
    Expired(Date),
    /// It is withdrawn or archived.
    PutAway,
    /// It has no status that says that it is decided.
    Undecided,
    /// Its days or its status cannot be told.
    Unclear,
}

impl Left {
    /// The next version that a document is, where that is why it is not published; none for other reasons.
    #[must_use]
    pub fn next(self) -> Option<Next> {
        match self {
            Self::Later(from) => Some(Next::From(from)),
            Self::Draft => Some(Next::Draft),
            Self::InReview => Some(Next::InReview),
            Self::Private
            | Self::PrivateBefore
            | Self::Expired(_)
            | Self::PutAway
            | Self::Undecided
            | Self::Unclear => None,
        }
    }

    /// True if a personnummer keeps it from being published.
    #[must_use]
    pub fn is_private(self) -> bool {
        matches!(self, Self::Private | Self::PrivateBefore)
    }
}

/// The documents that are published, and those of the same kinds that are not.
#[must_use]
pub fn chosen<'corpus>(
    corpus: &'corpus Corpus,
    wish: &Wish<'corpus>,
) -> (Vec<Published<'corpus>>, Vec<(DocumentId, Left)>) {
    let (mut published, mut left) = (Vec::new(), Vec::new());
    for (number, document) in corpus.numbered() {
        if !wish.readers.may_read(number, document) {
            // The document of an enhet is read on its page.
            let is_private = document.kind.is(kind::UNIT) && wish.private.contains(&number);
            left.extend(is_private.then_some((number, Left::Private)));
            continue;
        }
        if wish.private.contains(&number) {
            left.push((number, Left::Private));
            continue;
        }
        let versions = wish.before.get(&number).map_or(&[][..], Vec::as_slice);
        let is_held = |one: &&DecidedBefore| !one.was_put_away && one.old.document.force(wish.date) == Force::Yes;
        let held = versions.last().filter(is_held).map(|one| &one.old);
        let before = versions.first().map(|one| &one.old).filter(|old| !old.is_private);
        let one =
            Published { number, document, standing: Standing::InForce, next: None, before, is_before_in_force: false };
        match (standing(document, wish), held) {
            (Ok(standing), held) => {
                published.push(Published {
                    standing,
                    is_before_in_force: standing.is_draft() && held.is_some(),
                    ..one
                });
            }
            (Err(why), Some(old)) if why.next().is_some() && old.is_private => left.push((number, Left::PrivateBefore)),
            // A version that does not hold yet leaves the one before it in force.
            (Err(why), Some(old)) if why.next().is_some() => {
                published.push(Published { document: &old.document, next: why.next(), before: None, ..one });
            }
            (Err(why), _) => left.push((number, why)),
        }
    }
    (published, left)
}

/// True for the kinds that staff work by: what is decided, the self-checks, and what is kept elsewhere.
#[must_use]
pub fn is_for_staff(kind: &Kind) -> bool {
    kind.words.is_governed || kind.is(kind::SELF_CHECK) || kind.is(kind::EXTERN)
}

/// How a document stands, or why it is not published.
fn standing(document: &Document, wish: &Wish<'_>) -> Result<Standing, Left> {
    let draft = |standing: Standing, left: Left| if wish.has_drafts { Ok(standing) } else { Err(left) };
    match (document.status, document.force(wish.date)) {
        (Status::Draft, _) => draft(Standing::Draft, Left::Draft),
        (Status::InReview, _) => draft(Standing::InReview, Left::InReview),
        (Status::Withdrawn | Status::Archived, _) => Err(Left::PutAway),
        (_, Force::Unclear) => Err(Left::Unclear),
        (_, Force::Yes) => Ok(Standing::InForce),
        (_, Force::NotYet(from) | Force::Earlier(from)) => Err(Left::Later(from)),
        (_, Force::Expired(till)) => Err(Left::Expired(till)),
        (_, Force::NotBy(_)) if document.kind.words.is_governed => Err(Left::Undecided),
        (_, Force::NotBy(_)) => match (document.on_its_days(wish.date), document.is_recorded_after(wish.date)) {
            (Force::NotYet(from) | Force::Earlier(from), _) | (_, Some(from)) => Err(Left::Later(from)),
            (Force::Expired(till), None) => Err(Left::Expired(till)),
            (Force::Unclear, None) => Err(Left::Unclear),
            (Force::Yes | Force::NotBy(_), None) => Ok(Standing::InUse),
        },
    }
}
