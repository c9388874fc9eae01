//! Numbers that name a person and are written with escapes.

use super::privacy;
use crate::finding::Observation;
use crate::text::tree::Content;
use crate::text::{Node, Source, SourceId, personal_number};

/// Blots out numbers that name a person and are written with escapes, so that only the value shows them.
pub fn blot_escaped(id: SourceId, node: &mut Node, source: &mut Source) -> Vec<Observation> {
    let mut findings = Vec::new();
    blot_escaped_in(id, node, source, &mut findings);
    findings
}

fn blot_escaped_in(id: SourceId, node: &mut Node, source: &mut Source, findings: &mut Vec<Observation>) {
    match &mut node.content {
        Content::Scalar(scalar) => {
            // What stands as it is read was found, or passed over, in the text with what stands around it.
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
