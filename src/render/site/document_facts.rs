//! The fields of a document in the order of its kind: what stands at its head, what it says, and what is about itself.

use std::collections::{HashMap, HashSet};

use super::telling::part;
use super::told_parts::{Part, Run};
use crate::catalogue::view::Seen;
use crate::catalogue::{Kind, View};
use crate::report::publication::{Publication, Published, Target};
use crate::text::tree::Plain;

/// The fields of a document with what they say.
pub type Fields<'corpus> = Vec<(&'corpus str, Part<'corpus>)>;

/// What a document says, by where it stands on its page.
#[derive(Debug, Default)]
pub struct Told<'corpus> {
    /// At its head.
    pub head: Fields<'corpus>,
    /// Its content.
    pub content: Fields<'corpus>,
    /// About the document itself.
    pub about: Fields<'corpus>,
}

/// The fields at the head, in the order in which they stand there.
const HEAD: [&str; 15] = [
    "roll",
    "innehas_av",
    "ersättare",
    "rapporterar_till",
    "gäller_för",
    "enhet",
    "gäller_inte_för",
    "målgrupp",
    "fastställd",
    "fastställd_av",
    "giltig_från",
    "giltig_till",
    "version",
    "dokumentansvarig",
    "processägare",
];

/// The fields about the document itself: how it came to be, how it is kept, where it belongs.
const ABOUT: [&str; 22] = [
    "diarienummer",
    "status",
    "dokumenttyp",
    "nivå",
    "område",
    "process",
    "aktivitet",
    "överordnat_dokument",
    "lagstöd",
    "upprättad",
    "upprättad_av",
    "granskad_av",
    "granskad",
    "beslutsparagraf",
    "nästa_översyn",
    "reviderad",
    "ersätter",
    "ändringar",
    "känd_genom",
    "vårdgivare",
    "datum",
    "motsvarar",
];

/// The fields of a document.
#[must_use]
pub fn told<'corpus>(publication: &Publication<'corpus>, published: &Published<'corpus>) -> Told<'corpus> {
    let document = published.document;
    let words = &document.kind.words;
    let mut told = Told::default();
    let is_shown_above = |key: &str| {
        let is_title = words.title_fields.first().is_some_and(|field| field == key);
        key == "typ" || key == words.identity || is_title
    };
    let is_fact = |view: View<'_>| matches!(view.seen(), Some(Seen::Plain(Plain::Truth(_) | Plain::Number(_))));
    for (key, view) in in_order(published).into_iter().filter(|(key, _)| !is_shown_above(key)) {
        let Some(part) = part(publication, view) else { continue };
        let group = match key {
            // A yes, a no or a number needs no section of its own.
            key if HEAD.contains(&key) || is_fact(view) => &mut told.head,
            key if ABOUT.contains(&key) => &mut told.about,
            _ => &mut told.content,
        };
        group.push((key, part));
    }
    if !told.head.iter().any(|(key, _)| ["gäller_för", "enhet"].contains(key)) {
        told.head.extend(holds_for(publication, published).map(|part| ("gäller_för", part)));
    }
    told.head.sort_by_key(|(key, _)| HEAD.iter().position(|known| known == key).unwrap_or(HEAD.len()));
    told
}

/// The fields that are filled in: those of the kind in its order, then the others in that of the document.
fn in_order<'corpus>(published: &Published<'corpus>) -> Vec<(&'corpus str, View<'corpus>)> {
    let Some(Seen::Map(members)) = published.document.view().seen() else { return Vec::new() };
    let members: Vec<(&str, View<'_>)> = members.collect();
    let by_key: HashMap<&str, View<'_>> = members.iter().rev().copied().collect();
    let known = known(&published.document.kind);
    let names: HashSet<&str> = known.iter().copied().collect();
    let others = members.iter().map(|(key, _)| *key).filter(|key| !names.contains(key));
    known.iter().copied().chain(others).filter_map(|key| Some((key, *by_key.get(key)?))).collect()
}

/// The fields of a kind, in the order of its schema.
fn known(kind: &Kind) -> Vec<&str> {
    let properties = kind.schema.get("properties").and_then(|properties| properties.as_object());
    properties.into_iter().flat_map(|properties| properties.keys().map(String::as_str)).collect()
}

/// The most enheter that are named for a document that names none itself.
const MOST_UNITS: usize = 5;

/// The enheter for which a document holds that names none itself.
fn holds_for<'corpus>(publication: &Publication<'corpus>, published: &Published<'_>) -> Option<Part<'corpus>> {
    let units = publication.units_of(published);
    if publication.corpus.organisation.is_implied || units.is_empty() || units.len() > MOST_UNITS {
        return None;
    }
    let link = |unit: &crate::corpus::UnitId| {
        let target = Target::Unit(*unit);
        Part::Text(vec![Run::Link(target, publication.name_of(target).into())])
    };
    Some(Part::List(units.iter().map(link).collect()))
}
