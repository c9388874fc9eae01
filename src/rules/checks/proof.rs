//! Whether what a demand names as evidence is there, and in force where it is a document that is decided.

use std::borrow::Cow;
use std::collections::HashMap;

use jiff::civil::Date;

use super::demand::{Answer, EVIDENCE};
use super::reference::reason;
use crate::catalogue::shape::Reference;
use crate::catalogue::{KindName, kind};
use crate::corpus::force::Bound;
use crate::corpus::{Corpus, Document, DocumentId, Force, Status};
use crate::text::Pointer;

/// How a piece of evidence stands on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Proof {
    /// It is there, and in force where it is decided.
    Holds(DocumentId),
    /// It is no longer in force, and another that is in force replaces it.
    Replaced {
        /// The document that is named.
        by_name: DocumentId,
        /// The one that replaces it.
        by: DocumentId,
    },
    /// It was in force when the answer was given, and no longer is: why.
    Lapsed(DocumentId, Cow<'static, str>),
    /// It was not in force when the answer was given either: why.
    NotInForce(DocumentId, Cow<'static, str>),
    /// There is no such document; the nearest id.
    Unknown(Option<String>),
    /// It cannot be told: a sentence, or a document of whose days something is missing or that could not be read.
    Untold,
}

/// The documents that evidence leads to.
#[derive(Debug)]
pub struct Proofs<'corpus> {
    corpus: &'corpus Corpus,
    today: Date,
    /// The kinds that evidence may be of.
    kinds: &'corpus [KindName],
    /// The documents in force, by the ids that they replace.
    replacing: HashMap<&'corpus str, DocumentId>,
}

impl<'corpus> Proofs<'corpus> {
    /// The evidence in a corpus on a day; none if the corpus has no tillsyn.
    #[must_use]
    pub fn new(corpus: &'corpus Corpus, today: Date) -> Option<Self> {
        let first = corpus.documents.iter().find(|document| document.kind.is(kind::SUPERVISION))?;
        let at = Pointer::root().child(super::demand::DEMANDS).child(0).child(EVIDENCE).child(0);
        let reference: Option<&Reference> = first.kind.shape.at(&at)?.reference.as_ref();
        let mut replacing = HashMap::new();
        let in_force = corpus.numbered().filter(|(_, document)| document.force(today) == Force::Yes);
        for (id, document) in in_force {
            for replaced in document.root.texts_of("ersätter") {
                replacing.entry(replaced.trim()).or_insert(id);
            }
        }
        Some(Self { corpus, today, kinds: reference.map_or(&[], |reference| &reference.kinds), replacing })
    }

    /// How a piece of evidence stands, where the answer was given on a day.
    #[must_use]
    pub fn of(&self, name: &str, answer: Answer) -> Proof {
        let index = &self.corpus.index;
        let found = || self.kinds.iter().flat_map(|kind| index.find(kind, name)).copied();
        let Some(first) = found().next() else { return self.missing(name) };
        let standing = |id: &DocumentId| self.standing(*id, answer);
        let best = found().find(|id| matches!(standing(id), Proof::Holds(_))).unwrap_or(first);
        match standing(&best) {
            Proof::Lapsed(by_name, why) => match self.replacing.get(name) {
                Some(by) => Proof::Replaced { by_name, by: *by },
                None => Proof::Lapsed(by_name, why),
            },
            stands @ (Proof::Holds(_)
            | Proof::Replaced { .. }
            | Proof::NotInForce(..)
            | Proof::Unknown(_)
            | Proof::Untold) => stands,
        }
    }

    /// True if evidence holds and is of a kind, and was decided after the answer was given.
    #[must_use]
    pub fn is_later(&self, proof: &Proof, kind: &KindName, answer: Answer) -> bool {
        let (Proof::Holds(id), Answer::On(answered)) = (proof, answer) else { return false };
        let document = self.corpus.document(*id);
        let is_after = matches!(document.decided, Bound::Day(decided) if decided > answered);
        document.kind.name == *kind && document.kind.words.is_governed && is_after
    }

    fn missing(&self, name: &str) -> Proof {
        let index = &self.corpus.index;
        let words = name.split_whitespace().count();
        if words > MOST_WORDS || index.is_unread(name) || self.corpus.unseen_file().is_some() {
            return Proof::Untold;
        }
        let near = index.nearest(self.kinds, name);
        // Some words without a number that are like no id are a description.
        let is_described = near.is_none() && words > 1 && !name.contains(|one: char| one.is_ascii_digit());
        if is_described { Proof::Untold } else { Proof::Unknown(near.map(str::to_owned)) }
    }

    fn standing(&self, id: DocumentId, answer: Answer) -> Proof {
        let document = self.corpus.document(id);
        if let Some(why) = reason(document, self.today) {
            let has_ended_since = has_ended_since(document, self.today, answer);
            return if has_ended_since { Proof::Lapsed(id, why) } else { Proof::NotInForce(id, why) };
        }
        if !document.kind.words.is_governed {
            return Proof::Holds(id);
        }
        match document.force(self.today) {
            Force::NotYet(from) => Proof::NotInForce(id, format!("gäller först från {from}").into()),
            Force::Yes | Force::Earlier(_) => Proof::Holds(id),
            Force::NotBy(_) | Force::Expired(_) | Force::Unclear => Proof::Untold,
        }
    }
}

/// The most words of a name: a text with more is a sentence, which no id is.
const MOST_WORDS: usize = 3;

/// True if a document that is not in force was so when an answer was given. The day on which something was withdrawn is not
/// told; whoever answered with it had it then.
fn has_ended_since(document: &Document, today: Date, answer: Answer) -> bool {
    match (document.force(today), answer) {
        (_, Answer::None) | (Force::NotBy(Status::Draft | Status::InReview), _) => false,
        (Force::Expired(till), Answer::On(day)) => till >= day,
        (_, Answer::On(_) | Answer::Undated) => true,
    }
}
