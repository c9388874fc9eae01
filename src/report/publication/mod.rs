//! What is published of a ledningssystem on a day: the documents in force, for whom they hold, and who answers for what.
//!
//! Facts without sentences, from a corpus that is read and not judged. Records of what has happened, such as deviations and
//! investigations, are never published.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;

pub mod authority;
pub mod mentions;
pub mod publishable;
pub mod role_book;
pub mod unit_lists;
pub mod word_marks;

pub use mentions::{Mention, Target};
pub use publishable::{Left, Next, Standing};
pub use role_book::{MOST_NAMED, Role, RoleBook};
pub use unit_lists::UnitLists;

use crate::catalogue::{Kind, KindName, kind};
use crate::corpus::application::Application;
use crate::corpus::{Corpus, Document, DocumentId, UnitId};
use crate::history::decided_before::VersionsBefore;
use crate::history::old_document::OldDocument;
use crate::text::swedish;

/// What is asked of a publication.
#[derive(Debug)]
pub struct Wish<'corpus> {
    /// The day on which documents are to be in force.
    pub date: Date,
    /// True if drafts are published too.
    pub has_drafts: bool,
    /// The documents in which a personnummer stands.
    pub private: HashSet<DocumentId>,
    /// The versions that were decided before the present ones, back to those that hold.
    pub before: &'corpus VersionsBefore,
    /// For whom it is, which says what kinds of documents are published.
    pub readers: Readers,
}

/// For whom documents are published.
#[derive(Debug)]
pub enum Readers {
    /// For staff: what they work by.
    Staff,
    /// For an authority: these documents, records of what has happened too.
    Authority(HashSet<DocumentId>),
}

impl Readers {
    /// True if a document is for them, whether it is in force or not.
    #[must_use]
    pub fn may_read(&self, number: DocumentId, document: &Document) -> bool {
        match self {
            Self::Staff => publishable::is_for_staff(&document.kind),
            Self::Authority(documents) => documents.contains(&number),
        }
    }
}

/// A document that is published.
#[derive(Debug, Clone, Copy)]
pub struct Published<'corpus> {
    /// Its place in the corpus.
    pub number: DocumentId,
    /// The document: that of the corpus, or the version that held on the day.
    pub document: &'corpus Document,
    /// Whether it is in force, or in what way it is a draft.
    pub standing: Standing,
    /// The next version, where an earlier one holds and is published.
    pub next: Option<Next>,
    /// The version that was decided before it; none if it is not known, or may not be shown.
    pub before: Option<&'corpus OldDocument>,
    /// True for a draft while the version that was decided before it holds.
    pub is_before_in_force: bool,
}

/// What is published on a day.
#[derive(Debug)]
pub struct Publication<'corpus> {
    /// Everything that was read.
    pub corpus: &'corpus Corpus,
    /// The day.
    pub date: Date,
    /// True if a draft is among them.
    pub has_drafts: bool,
    /// The documents, by the order of their kinds, title and id.
    pub documents: Vec<Published<'corpus>>,
    /// The documents of published kinds that are left out, by path and place, and why.
    pub left: Vec<(DocumentId, Left)>,
    /// The enheter that each document of the corpus applies to: where an earlier version is published, those of that version.
    pub applications: Vec<Application>,
    /// The documents of each enhet.
    pub units: UnitLists,
    /// The roles, and what each answers for.
    pub roles: RoleBook<'corpus>,
    /// The documents in which a personnummer stands; not even their names are published.
    pub private: HashSet<DocumentId>,
    /// For each document, the documents that refer to it, each once, in their order.
    pub referring: Vec<Vec<usize>>,
    by_number: HashMap<DocumentId, usize>,
    /// By id, whatever the kind; none for an id that several have.
    by_id: HashMap<&'corpus str, Option<usize>>,
}

impl<'corpus> Publication<'corpus> {
    /// What is published of a corpus.
    #[must_use]
    pub fn new(corpus: &'corpus Corpus, wish: &Wish<'corpus>) -> Self {
        let (mut documents, left) = publishable::chosen(corpus, wish);
        let mut applications: Vec<Application> =
            corpus.documents.iter().map(|document| corpus.organisation.application(document)).collect();
        // The version that holds may name other enheter than the next one.
        for held in documents.iter().filter(|one| one.next.is_some()) {
            applications[held.number.0] = corpus.organisation.application(held.document);
        }
        documents.sort_by_cached_key(|one| {
            let document = one.document;
            (kind_order(&document.kind), swedish(&document.title), swedish(&document.id), one.number)
        });
        let by_number = documents.iter().enumerate().map(|(at, one)| (one.number, at)).collect();
        let mut by_id: HashMap<&str, Option<usize>> = HashMap::new();
        for (at, one) in documents.iter().enumerate() {
            by_id.entry(one.document.id.as_str()).and_modify(|known| *known = None).or_insert(Some(at));
        }
        let units = UnitLists::of(corpus, &documents, &applications);
        let mut publication = Self {
            corpus,
            date: wish.date,
            has_drafts: documents.iter().any(|one| one.standing.is_draft()),
            left,
            applications,
            units,
            roles: RoleBook::default(),
            private: wish.private.clone(),
            referring: vec![Vec::new(); documents.len()],
            documents,
            by_number,
            by_id,
        };
        publication.roles = RoleBook::of(&publication);
        publication.refer();
        publication
    }

    /// Notes which documents refer to each.
    fn refer(&mut self) {
        for from in 0..self.documents.len() {
            let mentions = mentions::of(self.documents[from].document);
            let targets = mentions.iter().filter_map(|mention| match self.target(mention.kinds, mention.text) {
                Target::Document(to) if to != from => Some(to),
                Target::Document(_) | Target::Role(_) | Target::Unit(_) | Target::Titled(_) | Target::Nothing => None,
            });
            let targets: HashSet<usize> = targets.collect();
            for to in targets {
                self.referring[to].push(from);
            }
        }
    }

    /// The index among the published of a document of the corpus; none if it is not published.
    #[must_use]
    pub fn at(&self, number: DocumentId) -> Option<usize> {
        self.by_number.get(&number).copied()
    }

    /// The only published document with an id, whatever its kind.
    #[must_use]
    pub fn with_id(&self, id: &str) -> Option<usize> {
        self.by_id.get(id.trim()).copied().flatten()
    }

    /// What a reference to one of these kinds leads to.
    #[must_use]
    pub fn target(&self, kinds: &[KindName], text: &str) -> Target<'corpus> {
        for kind in kinds {
            let found = match kind.0.as_str() {
                kind::UNIT => self.corpus.organisation.find(text).map_or(Target::Nothing, Target::Unit),
                kind::ROLE => self.roles.find(text).map_or_else(|| self.of_kind(kind, text), Target::Role),
                _ => self.of_kind(kind, text),
            };
            if found != Target::Nothing {
                return found;
            }
        }
        Target::Nothing
    }

    fn of_kind(&self, kind: &KindName, text: &str) -> Target<'corpus> {
        let found = self.corpus.index.find(kind, text);
        let published = found.iter().find_map(|number| self.at(*number));
        let titled = || found.iter().find(|number| !self.private.contains(number)).map(|number| self.titled(*number));
        published.map(Target::Document).or_else(titled).unwrap_or(Target::Nothing)
    }

    fn titled(&self, number: DocumentId) -> Target<'corpus> {
        Target::Titled(&self.corpus.document(number).title)
    }

    /// The name of an enhet; its id, where a personnummer stands in its document.
    #[must_use]
    pub fn unit_name(&self, unit: UnitId) -> &'corpus str {
        let unit = self.corpus.organisation.unit(unit);
        let is_private = unit.document.is_some_and(|number| self.private.contains(&number));
        if is_private { &unit.id } else { &unit.name }
    }

    /// What a target is called.
    #[must_use]
    pub fn name_of(&self, target: Target<'corpus>) -> &'corpus str {
        match target {
            Target::Document(at) => &self.documents[at].document.title,
            Target::Role(role) => self.roles.roles[role].name,
            Target::Unit(unit) => self.unit_name(unit),
            Target::Titled(title) => title,
            Target::Nothing => "",
        }
    }

    /// The names of the vårdgivare, in the order of their documents; none if no enhet is described.
    #[must_use]
    pub fn carers(&self) -> Vec<&'corpus str> {
        let organisation = &self.corpus.organisation;
        if organisation.is_implied {
            return Vec::new();
        }
        organisation.roots().map(|unit| self.unit_name(unit)).collect()
    }

    /// The enheter that a document names, by index; they may be many.
    #[must_use]
    pub fn units_of(&self, published: &Published<'_>) -> &[UnitId] {
        &self.applications[published.number.0].units
    }
}

/// The kinds that come first in lists; the others follow by name.
const FIRST: [&str; 7] =
    [kind::ROUTINE, kind::PROCESS, kind::ROLE, "samverkan", kind::SELF_CHECK, kind::GOAL, "kompetensplan"];

fn kind_order(kind: &Kind) -> (usize, &str) {
    let at = FIRST.iter().position(|first| kind.is(first)).unwrap_or(FIRST.len());
    (at, &kind.name.0)
}
