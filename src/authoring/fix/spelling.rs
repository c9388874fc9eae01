//! Mends of spelling: dates, words of closed lists, keys, kinds and ids.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use super::{Certainty, FixContext, Mend, mend};
use crate::catalogue::Shape;
use crate::finding::Finding;
use crate::text::date::{Meaning, certain, meaning};
use crate::text::words::{alike, nearest};
use crate::text::{Node, Span};

/// The mends of a value: the date in ISO form, or the nearest word of the closed list.
pub fn value(context: FixContext<'_>, finding: &Finding) -> Vec<Mend> {
    let Some(node) = node(context, finding) else { return Vec::new() };
    let written = node.text().unwrap_or_default();
    let shape = context.document.and_then(|document| document.kind.shape.at(&finding.place.pointer));
    let meant = match shape {
        Some(shape) if shape.format.is_some() => date(written),
        Some(shape) => word(written, shape),
        None => None,
    };
    let Some((certainty, meant)) = meant else { return Vec::new() };
    rewritten(context, finding, (node.span, written), (certainty, &meant)).into_iter().collect()
}

fn date(written: &str) -> Option<(Certainty, Cow<'static, str>)> {
    let sure = certain(written).map(|iso| (Certainty::Certain, iso.into()));
    sure.or_else(|| match meaning(written) {
        Meaning::Iso(iso) => Some((Certainty::Likely, iso.into())),
        Meaning::Vague | Meaning::None => None,
    })
}

fn word<'shape>(written: &str, shape: &'shape Shape) -> Option<(Certainty, Cow<'shape, str>)> {
    let known = || shape.words.iter().chain(shape.synonyms.keys()).map(String::as_str);
    let sure = alike(written, known()).map(|word| (Certainty::Certain, word.into()));
    sure.or_else(|| nearest(written, known()).map(|word| (Certainty::Likely, word.into())))
}

/// The mend of a key: the known key that it misspells, unless the map has that key already.
pub fn key(context: FixContext<'_>, finding: &Finding) -> Vec<Mend> {
    let pointer = &finding.place.pointer;
    let Some(document) = context.document else { return Vec::new() };
    let Some(key) = pointer.last() else { return Vec::new() };
    let parent = pointer.parent();
    let map = document.root.locate(&parent).node;
    let Some(shape) = document.kind.shape.at(&parent).map(of_map) else { return Vec::new() };
    let known = || shape.properties.keys().map(String::as_str);
    let (certainty, meant) = match (alike(&key, known()), nearest(&key, known())) {
        (Some(meant), _) => (Certainty::Certain, meant),
        (None, Some(meant)) => (Certainty::Likely, meant),
        (None, None) => return Vec::new(),
    };
    let rivals = map.entries().iter().filter(|entry| alike(&entry.key, [meant]).is_some() && *entry.key != *key);
    if rivals.count() > 0 || map.get(meant).is_some() {
        return Vec::new();
    }
    rewritten(context, finding, (finding.place.span, &key), (certainty, meant)).into_iter().collect()
}

/// The shape of a map, also of a single map in place of a list.
fn of_map(shape: &Shape) -> &Shape {
    shape.items.as_deref().filter(|_| shape.properties.is_empty()).unwrap_or(shape)
}

/// The mend of a misspelt kind.
pub fn kind(context: FixContext<'_>, finding: &Finding) -> Vec<Mend> {
    let known = || context.catalogue.kinds.keys().map(|kind| kind.0.as_str());
    let span = finding.place.span;
    let written = bare(context.slice(span));
    let meant = alike(&written, known()).map(|kind| (Certainty::Certain, kind));
    let meant = meant.or_else(|| nearest(&written, known()).map(|kind| (Certainty::Likely, kind)));
    meant.and_then(|meant| rewritten(context, finding, (span, &written), meant)).into_iter().collect()
}

/// The mend of an unknown reference: the nearest id, if there is one.
pub fn reference(context: FixContext<'_>, finding: &Finding) -> Vec<Mend> {
    let Some(node) = node(context, finding) else { return Vec::new() };
    let Some(near) = finding.about.nearest() else { return Vec::new() };
    let written = node.text().unwrap_or_default();
    rewritten(context, finding, (node.span, written), (Certainty::Likely, near)).into_iter().collect()
}

/// The single value that a finding underlines.
fn node<'context>(context: FixContext<'context>, finding: &Finding) -> Option<&'context Node> {
    let node = context.document?.root.locate(&finding.place.pointer).node;
    (node.span == finding.place.span && node.text().is_some()).then_some(node)
}

/// The mend that replaces a word, keeping its quotes; none if the text uses escapes or spans lines.
fn rewritten(
    context: FixContext<'_>,
    finding: &Finding,
    (span, written): (Span, &str),
    (certainty, meant): (Certainty, &str),
) -> Option<Mend> {
    let slice: String = context.slice(span).nfc().collect();
    let quote = ["", "\"", "'"].into_iter().find(|quote| slice == format!("{quote}{written}{quote}"))?;
    let needs_quotes = quote.is_empty() && !is_plain(meant);
    let quote = if needs_quotes { "\"" } else { quote };
    if meant.contains(['"', '\'', '\\']) || meant == written {
        return None;
    }
    let name = finding.place.pointer.segments().filter(|part| part.parse::<usize>().is_err()).last();
    let title = match name.filter(|name| name != written) {
        Some(name) => format!("{name}: {written} blir {meant}"),
        None => format!("{written} blir {meant}"),
    };
    Some(mend(finding, certainty, title, vec![(span, format!("{quote}{meant}{quote}"))]))
}

/// True if a text is the same string in YAML without quotes.
fn is_plain(text: &str) -> bool {
    let is_word = |one: char| one.is_alphanumeric() || matches!(one, ' ' | '_' | '-' | '/' | '.');
    text.starts_with(char::is_alphanumeric) && text.chars().all(is_word) && !text.ends_with(' ')
}

fn bare(slice: &str) -> String {
    slice.trim_matches(['"', '\'']).nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_means_itself_needs_no_quotes() {
        assert!(is_plain("på granskning") && is_plain("2025-03-09"));
        assert!(!is_plain("- a") && !is_plain("a: b") && !is_plain("#a"));
    }
}
