//! Masks personnummer that are written with escapes.

use super::privacy;
use crate::finding::Observation;
use crate::text::tree::Content;
use crate::text::{Node, Source, SourceId, personal_number};

/// Masks personnummer written with escapes, which are found only in the values and not in the text.
pub fn blot_escaped(id: SourceId, node: &mut Node, source: &mut Source) -> Vec<Observation> {
    let mut findings = Vec::new();
    blot_escaped_in(id, node, source, &mut findings);
    findings
}

fn blot_escaped_in(id: SourceId, node: &mut Node, source: &mut Source, findings: &mut Vec<Observation>) {
    match &mut node.content {
        Content::Scalar(scalar) => {
            // A value without escapes has been searched as a part of the text.
            let written = source.text.get(node.span.range()).unwrap_or_default();
            if written == scalar.text || written.contains(&*scalar.text) {
                return;
            }
            let numbers = personal_number::find(&scalar.text);
            let Some((_, number)) = numbers.first().copied() else { return };
            scalar.text = personal_number::blot(&*scalar.text, &numbers).into();
            source.blot_digits(node.span);
            findings.push(privacy::finding(id, node.span, number, false));
        }
        Content::List(items) => items.iter_mut().for_each(|item| blot_escaped_in(id, item, source, findings)),
        Content::Map(entries) => {
            entries.iter_mut().for_each(|entry| blot_escaped_in(id, &mut entry.value, source, findings));
        }
    }
}
