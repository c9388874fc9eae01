//! The documents in force as pages that staff read, and the same as files of Word.
//!
//! Each page is whole by itself: it loads nothing, has its own look, and needs no script but for search. Links are relative, so
//! that the folder can be opened from a disk, put on a web server or sent as it is.

mod addresses;
mod all_documents;
mod document_facts;
mod document_list;
mod document_page;
pub(super) mod field_words;
mod file_of_word;
mod own_words;
pub(super) mod page_frame;
mod process_picture;
mod role_page;
mod search_page;
mod since_decision;
pub(super) mod stamp;
mod start_page;
mod steps;
mod telling;
mod told_markup;
mod told_parts;
mod unit_page;
mod web_addresses;

use rayon::prelude::*;

use self::addresses::Addresses;
use crate::catalogue::kind;
use crate::corpus::UnitId;
use crate::report::publication::{Publication, Target};
use crate::text::words::list;

/// A file of the site.
#[derive(Debug)]
pub struct SiteFile {
    /// The path in the folder of the site, with `/`.
    pub path: String,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// What every page says of the site as a whole.
#[derive(Debug)]
pub struct Site<'site> {
    publication: &'site Publication<'site>,
    addresses: Addresses,
    /// The vårdgivare.
    carer: String,
    /// The commit that was read, in short.
    revision: Option<String>,
    /// What stands around each page.
    surround: Surround,
}

/// What stands around each page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Surround {
    /// The lists and the search of a site for staff, with a page for each enhet.
    Site,
    /// These pages, each with its path and its name, for an authority. Enheter have no pages.
    Bundle(&'static [(&'static str, &'static str)]),
}

/// The most vårdgivare that are named at the head of a page.
const MOST_CARERS: usize = 2;

impl<'site> Site<'site> {
    /// The site of a publication, of the files at a commit if they are in git.
    #[must_use]
    pub fn new(publication: &'site Publication<'site>, revision: Option<String>) -> Self {
        let carers = publication.carers();
        let carer = match carers.as_slice() {
            [] => "Ledningssystemet".to_owned(),
            few if few.len() <= MOST_CARERS => list(few, "och"),
            several => format!("{} vårdgivare", several.len()),
        };
        let (addresses, surround) = (Addresses::of(publication), Surround::Site);
        Self { publication, addresses, carer, revision, surround }
    }

    /// The same documents with other pages around them.
    #[must_use]
    pub fn within(self, surround: Surround) -> Self {
        Self { surround, ..self }
    }

    /// The pages, by path.
    #[must_use]
    pub fn pages(&self) -> Vec<SiteFile> {
        let organisation = &self.publication.corpus.organisation;
        let described = if organisation.is_implied { 0 } else { organisation.units.len() };
        let units = (0..described).into_par_iter();
        let units = units.map(|unit| page(&self.addresses.units[unit], unit_page::draw(self, UnitId(unit))));
        let mut pages: Vec<SiteFile> = self.document_pages();
        pages.par_extend(units);
        pages.push(page("index", start_page::draw(self)));
        pages.push(page("dokument", all_documents::draw(self)));
        pages.push(page("roller", role_page::draw_all(self)));
        pages.push(page("sok", search_page::draw(self)));
        pages.sort_by(|one, other| one.path.cmp(&other.path));
        pages
    }

    /// The pages of the documents and the roles.
    #[must_use]
    pub fn document_pages(&self) -> Vec<SiteFile> {
        let documents = (0..self.publication.documents.len()).into_par_iter();
        let documents = documents.filter(|at| !self.publication.documents[*at].document.kind.is(kind::ROLE));
        let documents = documents.map(|at| page(&self.addresses.documents[at], document_page::draw(self, at)));
        let roles = (0..self.publication.roles.roles.len()).into_par_iter();
        let roles = roles.map(|role| page(&self.addresses.roles[role], role_page::draw(self, role)));
        documents.chain(roles).collect()
    }

    /// The list of all roles, at a path.
    #[must_use]
    pub fn role_list(&self, path: &str) -> SiteFile {
        SiteFile { path: path.to_owned(), bytes: role_page::draw_all(self).into_bytes() }
    }

    /// The address of a document without its extension, from the top of the site.
    #[must_use]
    pub fn address(&self, at: usize) -> &str {
        &self.addresses.documents[at]
    }

    /// A file of Word for each document, by path.
    #[must_use]
    pub fn word_files(&self) -> Vec<SiteFile> {
        let documents = (0..self.publication.documents.len()).into_par_iter();
        let file = |at: usize| SiteFile {
            path: format!("{}.docx", self.addresses.documents[at]),
            bytes: file_of_word::draw(self, at),
        };
        let mut files: Vec<SiteFile> = documents.map(file).collect();
        files.sort_by(|one, other| one.path.cmp(&other.path));
        files
    }

    /// What is stamped on a target that does not hold.
    fn stamp_of(&self, target: Target<'_>) -> Option<&'static str> {
        let at = match target {
            Target::Document(at) => Some(at),
            Target::Role(role) => self.publication.roles.roles[role].document,
            Target::Unit(_) | Target::Titled(_) | Target::Nothing => None,
        };
        stamp::stamp(self.publication.documents[at?].standing)
    }

    /// The address of a page, from a page in a folder or at the top of the site; none for what has no page.
    #[must_use]
    pub fn href(&self, target: Target<'_>, from: Depth) -> Option<String> {
        let address = match target {
            Target::Document(at) => &self.addresses.documents[at],
            Target::Role(role) => &self.addresses.roles[role],
            Target::Unit(unit) if self.surround == Surround::Site => &self.addresses.units[unit.0],
            Target::Unit(_) | Target::Titled(_) | Target::Nothing => return None,
        };
        Some(format!("{}{address}.html", from.up()))
    }
}

/// A page at an address.
fn page(address: &str, text: String) -> SiteFile {
    SiteFile { path: format!("{address}.html"), bytes: text.into_bytes() }
}

/// How deep a page lies in the folder of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// At the top.
    Top,
    /// In a folder.
    Inner,
}

impl Depth {
    /// The way to the top.
    fn up(self) -> &'static str {
        match self {
            Self::Top => "",
            Self::Inner => "../",
        }
    }
}
