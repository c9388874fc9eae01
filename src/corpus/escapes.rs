//! Masks personnummer that are written with escapes, or divided over lines.

use super::privacy;
use crate::finding::Observation;
use crate::text::personal_number::Found;
use crate::text::tree::Content;
use crate::text::{Node, Source, SourceId, Span, personal_number};

/// Masks the personnummer in keys and values that are not found in the text as it is written, and tells those that
/// `told` says are to be told.
pub fn blot_escaped(
    id: SourceId,
    node: &mut Node,
    source: &mut Source,
    told: impl Fn(&Found) -> bool,
) -> Vec<Observation> {
    let mut masked = Vec::new();
    blot_in(node, &source.text, &mut masked);
    let spans: Vec<Span> = masked.iter().map(|(span, _)| *span).collect();
    source.blot_digits(&spans);
    let is_told = masked.iter().filter(|(_, found)| told(found));
    is_told.map(|(span, found)| privacy::finding(id, *span, found.number, false)).collect()
}

/// Masks a node and all below it, and collects the place of each masked scalar with the first number in it.
fn blot_in(node: &mut Node, written: &str, masked: &mut Vec<(Span, Found)>) {
    match &mut node.content {
        Content::Scalar(scalar) => {
            if let Some((text, found)) = blotted(&scalar.text, node.span, written) {
                scalar.text = text.into();
                masked.push((node.span, found));
            }
        }
        Content::List(items) => items.iter_mut().for_each(|item| blot_in(item, written, masked)),
        Content::Map(entries) => {
            for entry in entries.iter_mut() {
                if let Some((text, found)) = blotted(&entry.key, entry.key_span, written) {
                    entry.key = text.into();
                    masked.push((entry.key_span, found));
                }
                blot_in(&mut entry.value, written, masked);
            }
        }
    }
}

/// A text without its numbers, and the first of them; none if it has none, or stands in the file as it is, where it has
/// been searched.
fn blotted(text: &str, span: Span, written: &str) -> Option<(String, Found)> {
    let written = written.get(span.range()).unwrap_or_default();
    if written == text || written.contains(text) {
        return None;
    }
    let numbers = personal_number::find(text);
    let first = *numbers.first()?;
    Some((personal_number::blot(text, &numbers), first))
}
