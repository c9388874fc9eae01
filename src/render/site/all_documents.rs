//! The list of every document, by kind and title.

use maud::html;

use super::document_list::{Entry, Origin, list};
use super::page_frame::{Framed, draw as framed};
use super::{Depth, Site};
use crate::render::shared_words::{capital, count};
use crate::text::plain_name;
use crate::text::unique_names::UniqueNames;

/// The list of every document.
pub fn draw(site: &Site<'_>) -> String {
    let mut kinds: Vec<(&str, Vec<Entry>)> = Vec::new();
    // The documents stand in the order of their kinds.
    for (at, published) in site.publication.documents.iter().enumerate() {
        let plural = published.document.kind.words.plural.as_str();
        let entry = Entry { at, origin: Origin::Anywhere };
        match kinds.last_mut() {
            Some((last, entries)) if *last == plural => entries.push(entry),
            Some(_) | None => kinds.push((plural, vec![entry])),
        }
    }
    let mut names = UniqueNames::default();
    let mut anchor =
        |plural: &str| names.take(&format!("typ-{}", plain_name(plural).unwrap_or_else(|| "annat".to_owned())), '-');
    let kinds: Vec<(&str, String, Vec<Entry>)> =
        kinds.into_iter().map(|(plural, entries)| (plural, anchor(plural), entries)).collect();
    let body = html! {
        header.dok {
            h1 { "Alla dokument" }
            p { (count(site.publication.documents.len(), "dokument", "dokument")) ", i bokstavsordning." }
        }
        nav.innehall aria-label="På den här sidan" {
            ul { @for (plural, anchor, entries) in &kinds { li {
                a href={ "#" (anchor) } { (capital(plural)) } " " span.liten { "(" (entries.len()) ")" }
            } } }
        }
        @for (plural, anchor, entries) in &kinds {
            section.del id=(anchor) { h2 { (capital(plural)) } (list(site, Depth::Top, entries)) }
        }
    };
    let on_paper = "Alla dokument".to_owned();
    framed(site, Framed { title: "Alla dokument", depth: Depth::Top, standing: None, on_paper, body, script: None })
}
