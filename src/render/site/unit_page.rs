//! The front page of an enhet: its own documents and those that it inherits, by what they are about.

use maud::{Markup, html};

use super::document_facts::told;
use super::document_list::{Entry, Origin, draw as draw_groups, groups};
use super::field_words::field;
use super::page_frame::{Framed, draw as framed};
use super::told_markup::inner;
use super::{Depth, Site};
use crate::corpus::UnitId;
use crate::report::publication::{Published, Standing, Target};

/// The fields of an enhet that stand elsewhere on its page.
const ELSEWHERE: [&str; 4] = ["namn", "överordnad", "vårdgivare", "nivå"];

/// The front page of an enhet.
pub fn draw(site: &Site<'_>, unit: UnitId) -> String {
    let publication = site.publication;
    let listed = publication.units.of_unit(unit, publication);
    let entries: Vec<Entry> = listed
        .documents
        .iter()
        .map(|(at, from)| Entry { at: *at, origin: from.map_or(Origin::Own, Origin::Above) })
        .collect();
    let groups = groups(site, &entries);
    let name = publication.unit_name(unit);
    let has_drafts = entries.iter().any(|entry| publication.documents[entry.at].standing.is_draft());
    let body = html! {
        (way(site, unit))
        header.dok {
            p.slag { "Enhet" }
            h1 { (name) }
            p {
                @if entries.is_empty() { "Inget gällande dokument är publicerat för enheten." }
                @else if has_drafts { "Det här gäller hos er, utom det som är stämplat. Det som är beslutat högre upp i organisationen står med ”från”." }
                @else { "Det här gäller hos er. Det som är beslutat högre upp i organisationen står med ”från”." }
            }
        }
        (draw_groups(site, Depth::Inner, &groups))
        @if listed.has_more {
            p { "Det finns fler dokument högre upp i organisationen. " a href="../dokument.html" { "Se alla dokument" } "." }
        }
        (below(site, unit))
        (about(site, unit))
    };
    framed(
        site,
        Framed { title: name, depth: Depth::Inner, standing: None, on_paper: name.to_owned(), body, script: None },
    )
}

/// The enheter above, from the top.
fn way(site: &Site<'_>, unit: UnitId) -> Markup {
    let organisation = &site.publication.corpus.organisation;
    let mut chain: Vec<UnitId> = organisation.chain(unit).collect();
    chain.reverse();
    html! {
        nav.vag aria-label="Du är här" {
            ol {
                li { a href="../index.html" { "Start" } }
                @for above in &chain {
                    @if *above == unit { li aria-current="page" { (site.publication.unit_name(unit)) } }
                    @else { li { a href=[site.href(Target::Unit(*above), Depth::Inner)] { (site.publication.unit_name(*above)) } } }
                }
            }
        }
    }
}

/// The enheter directly below.
fn below(site: &Site<'_>, unit: UnitId) -> Markup {
    let organisation = &site.publication.corpus.organisation;
    let children = &organisation.unit(unit).children;
    html! {
        @if !children.is_empty() {
            section.del #under {
                h2 { "Enheter under" }
                ul.lista { @for child in children { li {
                    a href=[site.href(Target::Unit(*child), Depth::Inner)] { (site.publication.unit_name(*child)) }
                } } }
            }
        }
    }
}

/// What the document of the enhet says of it.
fn about(site: &Site<'_>, unit: UnitId) -> Markup {
    let corpus = site.publication.corpus;
    let described = corpus.organisation.unit(unit).document;
    let Some(number) = described.filter(|number| !site.publication.private.contains(number)) else { return html! {} };
    let document = corpus.document(number);
    let (standing, next, before) = (Standing::InUse, None, None);
    let published = Published { number, document, standing, next, before, is_before_in_force: false };
    let told = told(site.publication, &published);
    let fields: Vec<_> = [told.head, told.content, told.about].into_iter().flatten().collect();
    let fields: Vec<_> =
        fields.into_iter().filter(|(key, _)| !ELSEWHERE.contains(key) && *key != "gäller_för").collect();
    html! {
        section.del.om #om {
            h2 { "Om enheten" }
            dl.falt {
                @for (key, part) in &fields { div { dt { (field(key)) } dd { (inner(site, part)) } } }
                div { dt { "Beteckning" } dd.id { (corpus.organisation.unit(unit).id) } }
            }
        }
    }
}
