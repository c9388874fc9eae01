//! Mends of spelling: dates, words of closed lists, keys, kinds and ids.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use super::{Certainty, FixContext, Mend, mend};
use crate::catalogue::{Shape, header_words};
use crate::corpus::form_fields::meant_fields;
use crate::finding::Finding;
use crate::text::date::{Meaning, certain, meaning};
use crate::text::tree::{Content, Entry};
use crate::text::words::{alike, nearest, several_words};
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
    let several = shape.and_then(|shape| several(context, finding, node, shape));
    let Some((certainty, meant)) = meant.filter(|_| several.is_none()) else { return several.into_iter().collect() };
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

/// The mend of several words of a closed list in one text: each becomes an item of a list.
fn several(context: FixContext<'_>, finding: &Finding, node: &Node, shape: &Shape) -> Option<Mend> {
    let is_plain = matches!(&node.content, Content::Scalar(scalar) if scalar.is_plain);
    let document = context.document.filter(|document| document.takes_list(&finding.place.pointer))?;
    let terms = shape.items.as_deref().filter(|_| shape.words.is_empty()).unwrap_or(shape);
    let known = terms.words.iter().chain(terms.synonyms.keys()).map(String::as_str);
    let words = several_words(node.text()?, known).filter(|_| is_plain)?;
    let above = document.root.locate(&finding.place.pointer.parent()).node;
    let start = node.span.range().start;
    let written = match &above.content {
        Content::List(_) if context.slice(above.span).starts_with('[') => words.join(", "),
        Content::List(_) => {
            let text = &context.source.text;
            let line = context.source.line_range(context.source.line_of(start));
            let indent = text.get(line.start..start)?.strip_suffix("- ").filter(|indent| indent.trim().is_empty())?;
            let ending = if text.contains("\r\n") { "\r\n" } else { "\n" };
            words.join(&format!("{ending}{indent}- "))
        }
        Content::Map(_) | Content::Scalar(_) => format!("[{}]", words.join(", ")),
    };
    let title = format!("flera ord blir en lista: {}", words.join(", "));
    Some(mend(finding, Certainty::Certain, title, vec![(node.span, written)]))
}

/// The mend of a key: the known key that it misspells, unless the map has that key already.
pub fn key(context: FixContext<'_>, finding: &Finding) -> Vec<Mend> {
    let pointer = &finding.place.pointer;
    let Some(key) = pointer.last() else { return Vec::new() };
    let Some(document) = context.document else {
        // A document is not known as one without its kind: only the key of that can be told.
        let of_kind = alike(&key, ["typ"]).map(|meant| (Certainty::Certain, meant));
        return of_kind
            .and_then(|meant| rewritten(context, finding, (finding.place.span, &key), meant))
            .into_iter()
            .collect();
    };
    let parent = pointer.parent();
    let map = document.root.locate(&parent).node;
    let Some(shape) = document.kind.shape.at(&parent).map(of_map) else { return Vec::new() };
    let Some(entry) = map.get(&key) else { return Vec::new() };
    let fields = meant_fields(&key, &entry.value, shape);
    let is_known_word = fields.len() == 1 && header_words::field(&key, shape).is_some();
    let mends = fields.into_iter().filter_map(|field| {
        let is_same = |other: &&Entry| meant_fields(&other.key, &other.value, shape) == [field] && *other.key != *key;
        if map.get(field).is_some() || map.entries().iter().any(|other| is_same(&other)) {
            return None;
        }
        let is_sure = is_known_word || alike(&key, [field]).is_some();
        let certainty = if is_sure { Certainty::Certain } else { Certainty::Likely };
        rewritten(context, finding, (finding.place.span, &key), (certainty, field))
    });
    mends.collect()
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
