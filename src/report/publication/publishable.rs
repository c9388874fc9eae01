//! Which documents are published on a day, and why the others of their kinds are not.

use jiff::civil::Date;

use super::{Published, Wish};
use crate::catalogue::{Kind, kind};
use crate::corpus::{Corpus, Document, DocumentId, Force, Status};

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

/// Why a document is not published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    /// A personnummer stands in it.
    Private,
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
        let before = wish.before.get(&number);
        let one = |document, standing, next, before| Published { number, document, standing, next, before };
        // A version that holds from later leaves the one before it in force.
        let held = before.filter(|old| old.document.force(wish.date) == Force::Yes);
        match (standing(document, wish), held) {
            _ if wish.private.contains(&number) => left.push((number, Left::Private)),
            (Ok(standing), _) => published.push(one(document, standing, None, before)),
            (Err(Left::Later(from)), Some(old)) => {
                published.push(one(&old.document, Standing::InForce, Some(from), None));
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
        (_, Force::NotBy(_)) => match document.is_recorded_after(wish.date) {
            Some(from) => Err(Left::Later(from)),
            None => Ok(Standing::InUse),
        },
    }
}
