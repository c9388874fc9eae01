//! The front page of the site: search, the enheter as a tree, and what was decided last.

use std::cmp::Reverse;

use maud::{Markup, html};

use super::document_list::{Entry, Origin, draw as draw_groups, groups};
use super::page_frame::{Framed, draw as framed};
use super::{Depth, Site};
use crate::corpus::UnitId;
use crate::corpus::force::Bound;
use crate::report::publication::Target;
use crate::text::swedish;

/// The most documents listed as decided last.
const MOST_NEW: usize = 10;

/// The front page.
pub fn draw(site: &Site<'_>) -> String {
    let organisation = &site.publication.corpus.organisation;
    let body = html! {
        header.dok.start {
            h1 { (site.carer) }
            p {
                "Rutiner och ansvar för sjukskrivning och rehabilitering. "
                @if organisation.is_implied { "Välj en rutin eller sök." } @else { "Välj din enhet eller sök." }
            }
        }
        @if organisation.is_implied { (everything(site)) } @else { (units(site)) }
        (newest(site))
    };
    let on_paper = "Startsida".to_owned();
    framed(site, Framed { title: &site.carer, depth: Depth::Top, standing: None, on_paper, body, script: None })
}

/// The enheter as a tree, and those without a place in it.
fn units(site: &Site<'_>) -> Markup {
    let organisation = &site.publication.corpus.organisation;
    let roots = sorted(site, organisation.roots().collect());
    let loose = sorted(site, organisation.loose().to_vec());
    html! {
        section.del #enheter {
            h2 { "Enheter" }
            (tree(site, &roots))
            @if !loose.is_empty() {
                h3 { "Enheter utan plats i organisationen" }
                ul.lista { @for unit in loose { li { (link(site, unit)) } } }
            }
        }
    }
}

fn sorted(site: &Site<'_>, mut units: Vec<UnitId>) -> Vec<UnitId> {
    units.sort_by_cached_key(|unit| swedish(site.publication.unit_name(*unit)));
    units
}

/// Enheter with those below them. The organisation bounds how deep it goes.
fn tree(site: &Site<'_>, units: &[UnitId]) -> Markup {
    html! {
        ul.trad { @for unit in units {
            @let children = sorted(site, site.publication.corpus.organisation.unit(*unit).children.clone());
            li { (link(site, *unit)) @if !children.is_empty() { (tree(site, &children)) } }
        } }
    }
}

fn link(site: &Site<'_>, unit: UnitId) -> Markup {
    html! { a href=[site.href(Target::Unit(unit), Depth::Top)] { (site.publication.unit_name(unit)) } }
}

/// All documents, where no enhet is described.
fn everything(site: &Site<'_>) -> Markup {
    let entries: Vec<Entry> =
        (0..site.publication.documents.len()).map(|at| Entry { at, origin: Origin::Own }).collect();
    html! { div #enheter { (draw_groups(site, Depth::Top, &groups(site, &entries))) } }
}

/// The documents that were decided last.
fn newest(site: &Site<'_>) -> Markup {
    let decided = site.publication.documents.iter().enumerate().filter_map(|(at, one)| match one.document.decided {
        Bound::Day(day) if !one.standing.is_draft() => Some((Reverse(day), at)),
        Bound::Day(_) | Bound::Open | Bound::Unclear => None,
    });
    let mut decided: Vec<(Reverse<jiff::civil::Date>, usize)> = decided.collect();
    decided.sort_unstable();
    html! {
        @if !decided.is_empty() {
            section.del #nytt {
                h2 { "Senast fastställt" }
                ul.lista { @for (Reverse(day), at) in decided.iter().take(MOST_NEW) { li {
                    a href=[site.href(Target::Document(*at), Depth::Top)] { (site.publication.documents[*at].document.title) }
                    span.liten { "fastställd " (day) }
                } } }
            }
        }
    }
}
