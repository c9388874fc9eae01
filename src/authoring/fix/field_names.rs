//! Fields that a requirement misses: their keys are inserted, for a person to fill in.

use std::borrow::Cow;
use std::sync::Arc;

use super::{Certainty, FixContext, Mend, mend};
use crate::catalogue::{Facts, Requirement};
use crate::corpus::Document;
use crate::finding::Finding;
use crate::text::tree::Content;
use crate::text::{Node, Pointer, Source, Span};

/// A mend for each field that a requirement misses in a document: the key, with the requirement in a comment.
pub fn missing(context: FixContext<'_>, finding: &Finding) -> Vec<Mend> {
    let of_rule = |requirement: &&Requirement| requirement.id == finding.rule.as_str();
    let Some(requirement) = context.catalogue.requirements.iter().find(of_rule) else { return Vec::new() };
    let is_asked = |document: &&Document| requirement.scope.kinds.contains(&document.kind.name);
    let Some(document) = context.document.filter(is_asked) else { return Vec::new() };
    let comment = format!("{}, {}", requirement.title.trim(), context.catalogue.citation(requirement));
    let keys = missing_keys(context, requirement, document, &finding.place.pointer).into_iter();
    let keys = keys.filter(|(_, key)| key.chars().all(|one| one.is_alphanumeric() || one == '_'));
    keys.filter_map(|(at, key)| {
        let map = document.root.locate(&at);
        let is_exact = map.depth == at.segments().count();
        let edit = is_exact.then(|| insertion(context.source, map.node, &key, &comment)).flatten()?;
        Some(mend(finding, Certainty::Likely, format!("lägg till fältet {key}"), vec![edit]))
    })
    .collect()
}

/// The keys that a requirement misses, each with the pointer of the map that lacks it.
fn missing_keys(
    context: FixContext<'_>,
    requirement: &Requirement,
    document: &Document,
    pointer: &Pointer,
) -> Vec<(Pointer, String)> {
    let depth = requirement.scope.parts.first().map_or(0, |pattern| Pointer::parse(pattern).segments().count());
    let segments: Vec<String> = pointer.segments().take(depth).map(Cow::into_owned).collect();
    if segments.len() < depth {
        let pattern = requirement.scope.parts.first().map(|pattern| Pointer::parse(pattern));
        return pattern
            .and_then(|pattern| pattern.segments().next().map(Cow::into_owned))
            .map(|key| (Pointer::root(), key))
            .into_iter()
            .collect();
    }
    let part = segments.iter().fold(Pointer::root(), |pointer, segment| pointer.child(segment));
    let whole = document.value();
    let Some(value) = whole.pointer(part.as_str()) else { return Vec::new() };
    let facts = Arc::new(Facts::default());
    let conditions = requirement.condition.iter().chain(requirement.points.iter().map(|point| &point.condition));
    let misses = conditions.flat_map(|schema| context.catalogue.condition(schema, &facts).misses(value));
    let mut keys: Vec<(Pointer, String)> =
        misses.filter_map(|miss| Some((part.join(&miss.pointer), miss.missing?))).collect();
    keys.sort();
    keys.dedup();
    keys
}

/// The edit that appends a key to a map; none if the key is there already, or if the node is no map.
fn insertion(source: &Source, map: &Node, key: &str, comment: &str) -> Option<(Span, String)> {
    let Content::Map(entries) = &map.content else { return None };
    let (first, last) = (entries.first()?, entries.last()?);
    if map.get(key).is_some() {
        return None;
    }
    let text = &source.text;
    if text.get(map.span.range())?.starts_with('{') {
        let at = last.value.span.end.max(last.key_span.end);
        return Some((Span { start: at, end: at }, format!(", {key}: ")));
    }
    // NOTE: the span of a block scalar may include the blank lines after it.
    let held = text.get(..map.span.end.max(last.key_span.end) as usize)?.trim_end().len();
    let line = source.line_range(source.line_of(held.saturating_sub(1)));
    let line_start = source.line_range(source.line_of(first.key_span.start as usize)).start;
    // A map in a list begins after a dash, and its keys are aligned with the first one.
    let indent = text.get(line_start..first.key_span.start as usize)?.chars().count();
    let ending = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let comment: String = comment.split_whitespace().collect::<Vec<_>>().join(" ");
    Some((Span::new(line.end, line.end), format!("{ending}{}{key}:   # {comment}", " ".repeat(indent))))
}
