//! What is handed over: documents with their pages, a report on them, and what was asked for; with what its pages share.

use std::collections::HashMap;

use jiff::civil::Date;
use maud::{Markup, html};

use super::manifest::Asked;
use super::shown_text::{text, without_person};
use super::told_life::ToldLife;
use crate::corpus::UnitId;
use crate::finding::DocumentRef;
use crate::render::site::{Depth, Site};
use crate::report::Report;
use crate::report::publication::{Publication, Published, Target};
use crate::report::views::gap::Filter;
use crate::text::date::read;

/// The pages beside those of the documents, each with its name.
pub const PAGES: [(&str, &str); 11] = [
    ("index.html", "Innehåll"),
    ("dokument.html", "Dokument"),
    ("paragrafer.html", "Paragrafer"),
    ("egenkontroller.html", "Egenkontroller"),
    ("avvikelser.html", "Avvikelser"),
    ("utredningar.html", "Utredningar"),
    ("atgarder.html", "Åtgärder"),
    ("ansvar.html", "Ansvar"),
    ("historik.html", "Historik"),
    ("tidigare-krav.html", "Tidigare krav"),
    ("gapanalys.html", "Gapanalys"),
];
/// The gap analysis as a document of Word, and the workbook.
pub const FILES: [(&str, &str); 2] =
    [("gapanalys.docx", "Gapanalysen som Word-fil"), ("arbetsbok.xlsx", "Allt i en arbetsbok för Excel")];

/// What git has of the documents.
#[derive(Debug)]
pub struct History {
    /// The lives of the documents, in their order; or why they are not told.
    pub lives: Result<Vec<ToldLife>, String>,
    /// True if it could be seen which versions were decided before the present ones.
    pub has_versions_before: bool,
}

/// What is handed over.
#[derive(Debug)]
pub struct Bundle<'bundle> {
    /// The documents.
    pub publication: &'bundle Publication<'bundle>,
    /// Their pages.
    pub site: &'bundle Site<'bundle>,
    /// What an audit of the enhet came to.
    pub report: &'bundle Report,
    /// The acts that are asked about.
    pub filter: &'bundle Filter,
    /// What was asked for.
    pub asked: &'bundle Asked,
    /// The enhet; none where no enhet is described.
    pub unit: Option<UnitId>,
    /// The day from which is told what has happened.
    pub since: Option<Date>,
    /// What git has of the documents.
    pub history: &'bundle History,
    /// The documents that are not handed over, since they are about other areas or acts.
    pub outside: usize,
    /// The documents, by path, kind and id.
    by_place: HashMap<(&'bundle str, DocumentRef), usize>,
}

/// What is asked for, and how much it leaves out.
#[derive(Debug, Clone, Copy)]
pub struct Limit<'bundle> {
    /// What was asked for.
    pub asked: &'bundle Asked,
    /// The enhet; none where no enhet is described.
    pub unit: Option<UnitId>,
    /// The day from which is told what has happened.
    pub since: Option<Date>,
    /// The documents that are not handed over, since they are about other areas or acts.
    pub outside: usize,
}

impl<'bundle> Bundle<'bundle> {
    /// What is handed over of documents and of a report on them.
    #[must_use]
    pub fn new(
        (publication, site): (&'bundle Publication<'bundle>, &'bundle Site<'bundle>),
        (report, filter): (&'bundle Report, &'bundle Filter),
        (limit, history): (Limit<'bundle>, &'bundle History),
    ) -> Self {
        let Limit { asked, unit, since, outside } = limit;
        let corpus = publication.corpus;
        let place = |(at, one): (usize, &Published<'bundle>)| {
            let document = corpus.document(one.number);
            ((corpus.source(document.source).path.as_str(), document.reference()), at)
        };
        let by_place = publication.documents.iter().enumerate().map(place).collect();
        Self { publication, site, report, filter, asked, unit, since, history, outside, by_place }
    }

    /// The title of a document, as a link to its page if it has one.
    #[must_use]
    pub fn titled(&self, path: &str, document: &DocumentRef, title: &str) -> Markup {
        let at = self.at(path, document);
        let href = at.and_then(|at| self.site.href(Target::Document(at), Depth::Top));
        let name = if title.is_empty() { &document.id } else { title };
        html! {
            @match href { Some(href) => a href=(href) { (text(name)) }, None => (text(name)) }
            @if !document.id.is_empty() { " " span.liten.id { (document.id) } }
        }
    }

    /// The index of the document of a path, kind and id.
    #[must_use]
    pub fn at(&self, path: &str, document: &DocumentRef) -> Option<usize> {
        // The key borrows from what is handed over, so that it is made of the two parts that the caller has.
        let path = self.report.dossier.document(path, document).map_or("", |row| row.path.as_str());
        self.by_place.get(&(path, document.clone())).copied()
    }

    /// What a role is called: the title of its description; what looks like the name of a person is left out.
    #[must_use]
    pub fn role<'text>(&'text self, role: &'text str) -> &'text str {
        without_person(self.report.dossier.role_title(role))
    }

    /// True if a day or a period, as written, is not over before the day from which is told; what cannot be told is not left out.
    #[must_use]
    pub fn is_told(&self, when: Option<&str>) -> bool {
        let till = when.and_then(read).map(|stretch| stretch.till);
        self.since.is_none_or(|since| till.is_none_or(|till| till >= since))
    }
}
