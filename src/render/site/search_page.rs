//! Search without a server: the words of every page, and a script that looks in them.

use std::collections::HashSet;

use maud::{Markup, PreEscaped, html};
use rayon::prelude::*;
use serde::Serialize;

use super::document_facts::told;
use super::page_frame::{Framed, draw as framed};
use super::stamp::{place, sort, stamp};
use super::{Depth, Site};
use crate::render::log_lines::in_json;
use crate::render::shared_words::one_line;
use crate::report::publication::{Publication, Published, Target};

/// The script.
pub const SCRIPT: &str = include_str!("script/search.js");
/// The most different words of a page that search looks in.
const MOST_WORDS: usize = 3_000;
/// The most characters of a word; a longer one is no word.
const LONGEST: usize = 40;

/// A page that can be found.
#[derive(Debug, Serialize)]
struct Found {
    /// The address.
    a: String,
    /// The title.
    t: String,
    /// What sort of page it is, and of what enhet.
    s: String,
    /// The id.
    i: String,
    /// The words, each once, in lower case.
    o: String,
}

/// The page with search.
pub fn draw(site: &Site<'_>) -> String {
    let body = html! {
        header.dok { h1 { "Sök" } }
        search {
            form.stor #sok {
                label for="q" {
                    @if site.publication.corpus.organisation.is_implied { "Sök på rutin, ord eller roll" } @else { "Sök på rutin, ord, roll eller enhet" }
                }
                input #q type="search" name="q" autocomplete="off";
                button { "Sök" }
            }
        }
        noscript { p { "Sökningen behöver JavaScript. " a href="dokument.html" { "Se alla dokument" } " i stället." } }
        p #antal role="status" {}
        ol.lista #traffar {}
    };
    let script = Some((script(site), SCRIPT));
    framed(site, Framed { title: "Sök", depth: Depth::Top, standing: None, on_paper: "Sök".to_owned(), body, script })
}

fn script(site: &Site<'_>) -> Markup {
    let json = serde_json::to_string(&everything(site)).expect("texts can be written as JSON");
    // NOTE: in a script element no text may begin a tag or a comment.
    let json = in_json(json).replace('<', "\\u003c");
    html! {
        script type="application/json" #ord { (PreEscaped(json)) }
        script { (PreEscaped(SCRIPT)) }
    }
}

/// Every page that can be found, in the order of the publication.
fn everything(site: &Site<'_>) -> Vec<Found> {
    let publication = site.publication;
    let href = |target| site.href(target, Depth::Top).unwrap_or_default();
    let documents = (0..publication.documents.len()).into_par_iter().map(|at| {
        let published = &publication.documents[at];
        let document = published.document;
        Found {
            a: href(Target::Document(at)),
            t: one_line(&document.title),
            s: sort_and_place(publication, published),
            i: one_line(&document.id),
            o: words(site, at),
        }
    });
    let mut found: Vec<Found> = documents.collect();
    let named = publication.roles.roles.iter().enumerate().filter(|(_, role)| role.document.is_none());
    found.extend(named.map(|(number, role)| page(href(Target::Role(number)), role.name, "Roll", "")));
    let organisation = &publication.corpus.organisation;
    let units = organisation.units.iter().enumerate();
    let unit = |(number, unit): (usize, &crate::corpus::Unit)| {
        let number = crate::corpus::UnitId(number);
        page(href(Target::Unit(number)), publication.unit_name(number), "Enhet", &unit.id)
    };
    found.extend(units.filter(|_| !organisation.is_implied).map(unit));
    found
}

/// What sort of document it is, of what enhet, and that it does not hold.
fn sort_and_place(publication: &Publication<'_>, published: &Published<'_>) -> String {
    let stamp = stamp(published.standing).map(str::to_owned);
    let said = [Some(sort(published)), place(publication, published), stamp];
    said.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn page(address: String, title: &str, sort: &str, id: &str) -> Found {
    Found { a: address, t: one_line(title), s: sort.to_owned(), i: one_line(id), o: String::new() }
}

/// The words of a document as its page says them, each once.
fn words(site: &Site<'_>, at: usize) -> String {
    let told = told(site.publication, &site.publication.documents[at]);
    let mut seen: HashSet<String> = HashSet::new();
    let mut all = String::new();
    for (_, part) in [told.head, told.content, told.about].iter().flatten() {
        for word in part.words().split(|one: char| !one.is_alphanumeric()) {
            if seen.len() >= MOST_WORDS {
                return all;
            }
            let is_word = word.chars().nth(1).is_some() && word.chars().nth(LONGEST).is_none();
            let word = word.to_lowercase();
            if is_word && seen.insert(word.clone()) {
                all.push_str(if all.is_empty() { "" } else { " " });
                all.push_str(&word);
            }
        }
    }
    all
}
