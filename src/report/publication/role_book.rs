//! The roles of a publication, those that are described and those that are only named, and what each answers for.

use std::collections::HashMap;

use super::mentions::{self, Mention};
use super::{Publication, Published};
use crate::catalogue::{KindName, kind};

/// A role.
#[derive(Debug)]
pub struct Role<'corpus> {
    /// The document that describes it, by its index among the published; none if it is only named.
    pub document: Option<usize>,
    /// Its name for people.
    pub name: &'corpus str,
    /// What documents say of it, in their order: the index of the document, and where in it.
    pub tasks: Vec<(usize, Mention<'corpus>)>,
}

/// The roles of a publication.
#[derive(Debug, Default)]
pub struct RoleBook<'corpus> {
    /// The roles: first those that are described, in the order of their documents, then those that are named.
    pub roles: Vec<Role<'corpus>>,
    /// True if more roles are named than have a page of their own.
    pub has_more: bool,
    only_named: usize,
    by_id: HashMap<&'corpus str, usize>,
    /// By name in lower case; none for a name that several roles bear.
    by_name: HashMap<String, Option<usize>>,
}

/// The most characters of a role that is only named: a longer text is a sentence.
const LONGEST_NAME: usize = 80;
/// The most roles that are only named and have a page of their own.
pub const MOST_NAMED: usize = 2_000;

impl<'corpus> RoleBook<'corpus> {
    /// The roles of a publication.
    #[must_use]
    pub fn of(publication: &Publication<'corpus>) -> Self {
        let mut book = Self::default();
        let documents = || publication.documents.iter().enumerate();
        for (at, published) in documents().filter(|(_, one)| one.document.kind.is(kind::ROLE)) {
            book.describe(at, published);
        }
        for (at, published) in documents() {
            for mention in mentions::of(published.document) {
                // What may lead to other kinds too says nothing of who does it.
                if !mention.kinds.iter().all(|kind| kind.0 == kind::ROLE) {
                    continue;
                }
                let role = book.find(mention.text).or_else(|| book.named(publication, mention.text));
                let Some(role) = role.filter(|role| book.roles[*role].document != Some(at)) else { continue };
                book.roles[role].tasks.push((at, mention));
            }
        }
        book
    }

    /// Adds the role that a document describes.
    fn describe(&mut self, at: usize, published: &Published<'corpus>) {
        let document = published.document;
        let role = self.roles.len();
        self.by_id.entry(document.id.as_str()).or_insert(role);
        let names = document.root.texts_of("roll").into_iter().map(folded);
        let mut names: Vec<String> = names.chain([folded(&document.title)]).collect();
        names.dedup();
        for name in names.into_iter().filter(|name| !name.is_empty()) {
            self.by_name.entry(name).and_modify(|known| *known = None).or_insert(Some(role));
        }
        self.roles.push(Role { document: Some(at), name: &document.title, tasks: Vec::new() });
    }

    /// The role of an id, a title or a name.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<usize> {
        let text = text.trim();
        self.by_id.get(text).copied().or_else(|| self.by_name.get(&folded(text)).copied().flatten())
    }

    /// The described role with exactly this id.
    #[must_use]
    pub fn with_id(&self, id: &str) -> Option<usize> {
        self.by_id.get(id.trim()).copied().filter(|role| self.roles[*role].document.is_some())
    }

    /// A role that is only named, added if it is new; none if the text is no name.
    fn named(&mut self, publication: &Publication<'corpus>, text: &'corpus str) -> Option<usize> {
        // One that is described by a document that is not published goes by its title.
        let found = publication.corpus.index.find(&KindName(kind::ROLE.to_owned()), text);
        let hidden = found.iter().find(|number| !publication.private.contains(number));
        let name = hidden.map_or(text.trim(), |number| publication.corpus.document(*number).title.as_str());
        let is_name =
            name.chars().count() <= LONGEST_NAME && !name.contains('\n') && name.contains(char::is_alphabetic);
        if !is_name {
            return None;
        }
        // A role of the same name that is published is the one, whatever document described it before.
        if let Some(role) = self.by_name.get(&folded(name)).copied().flatten() {
            self.by_id.insert(text.trim(), role);
            return Some(role);
        }
        if self.only_named >= MOST_NAMED {
            self.has_more = true;
            return None;
        }
        self.only_named += 1;
        let role = self.roles.len();
        self.roles.push(Role { document: None, name, tasks: Vec::new() });
        self.by_name.insert(folded(name), Some(role));
        if hidden.is_some() {
            self.by_id.insert(text.trim(), role);
        }
        Some(role)
    }
}

/// A name in lower case, with the same separators.
fn folded(name: &str) -> String {
    name.trim().to_lowercase().replace(['-', '_'], " ")
}
