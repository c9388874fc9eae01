//! Lists of documents: each with its title as a link, what it is, and where it is decided.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::field_words::listed;
use super::stamp::{place, sort, stamp};
use super::{Depth, Site};
use crate::catalogue::kind;
use crate::corpus::UnitId;
use crate::report::publication::Target;
use crate::text::{plain_name, swedish};

/// A document in a list.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    /// Its index.
    pub at: usize,
    /// Where it is decided, seen from the page.
    pub origin: Origin,
}

/// Where a document is decided, seen from the page that lists it.
#[derive(Debug, Clone, Copy)]
pub enum Origin {
    /// At the enhet that the page is about.
    Own,
    /// At an enhet above that.
    Above(UnitId),
    /// Anywhere: the page is about no enhet.
    Anywhere,
}

/// Documents in a list.
pub fn list(site: &Site<'_>, depth: Depth, entries: &[Entry]) -> Markup {
    html! {
        ul.lista { @for entry in entries { li { (row(site, depth, *entry)) } } }
    }
}

/// A document with what it is and where it is decided.
fn row(site: &Site<'_>, depth: Depth, entry: Entry) -> Markup {
    let published = &site.publication.documents[entry.at];
    html! {
        a href=[site.href(Target::Document(entry.at), depth)] { (published.document.title) }
        span.liten {
            (sort(published))
            @match entry.origin {
                Origin::Own => {},
                Origin::Above(from) => { " · från " (site.publication.unit_name(from)) },
                Origin::Anywhere => { @if let Some(place) = place(site.publication, published) { " · " (place) } },
            }
            @if let Some(stamp) = stamp(published.standing) { " · " strong.stampel { (stamp) } }
        }
    }
}

/// A group of documents with a heading.
#[derive(Debug)]
pub struct Group {
    /// The heading.
    pub title: String,
    /// The address on its page.
    pub anchor: String,
    /// The documents.
    pub entries: Vec<Entry>,
}

/// The most areas under which a routine is listed, so that the pages of many enheter stay short.
const MOST_AREAS: usize = 20;
/// The plural of the documents that describe roles.
const ROLES: &str = "ansvarsbeskrivningar";

/// The routines by what they are about, in Swedish order, then the documents of other kinds.
pub fn groups(site: &Site<'_>, entries: &[Entry]) -> Vec<Group> {
    let mut by_area: BTreeMap<&str, Vec<Entry>> = BTreeMap::new();
    let mut without = Vec::new();
    let mut by_kind: Vec<(&str, Vec<Entry>)> = Vec::new();
    for entry in entries {
        let document = site.publication.documents[entry.at].document;
        if !document.kind.is(kind::ROUTINE) {
            let plural = document.kind.words.plural.as_str();
            match by_kind.iter_mut().find(|(known, _)| *known == plural) {
                Some((_, of_kind)) => of_kind.push(*entry),
                None => by_kind.push((plural, vec![*entry])),
            }
            continue;
        }
        let areas = document.root.texts_of("område").into_iter().map(str::trim).filter(|area| !area.is_empty());
        let mut areas: Vec<&str> = areas.take(MOST_AREAS).collect();
        areas.sort_unstable();
        areas.dedup();
        if areas.is_empty() {
            without.push(*entry);
        }
        areas.into_iter().for_each(|area| by_area.entry(area).or_default().push(*entry));
    }
    let mut groups: Vec<Group> = by_area.into_iter().map(|(area, entries)| group(listed(area), entries)).collect();
    groups.sort_by_cached_key(|group| swedish(&group.title));
    let is_alone = groups.is_empty();
    groups.extend(
        (!without.is_empty()).then(|| group(if is_alone { "Rutiner" } else { "Övriga rutiner" }.to_owned(), without)),
    );
    let words = |plural: &str| if plural == ROLES { "Roller".to_owned() } else { listed(plural) };
    groups.extend(by_kind.into_iter().map(|(plural, entries)| group(words(plural), entries)));
    distinct(&mut groups);
    groups
}

fn group(title: String, entries: Vec<Entry>) -> Group {
    let anchor = format!("om-{}", plain_name(&title).unwrap_or_else(|| "annat".to_owned()));
    Group { title, anchor, entries }
}

/// Gives each group an address of its own.
fn distinct(groups: &mut [Group]) {
    let mut names = crate::text::unique_names::UniqueNames::default();
    groups.iter_mut().for_each(|group| group.anchor = names.take(&group.anchor, '-'));
}

/// The groups with their documents, and a list of the groups where they are several.
pub fn draw(site: &Site<'_>, depth: Depth, groups: &[Group]) -> Markup {
    html! {
        @if groups.len() > 2 {
            nav.innehall aria-label="På den här sidan" {
                ul { @for group in groups { li {
                    a href={ "#" (group.anchor) } { (group.title) } " " span.liten { "(" (group.entries.len()) ")" }
                } } }
            }
        }
        @for group in groups {
            section.del id=(group.anchor) { h2 { (group.title) } (list(site, depth, &group.entries)) }
        }
    }
}
