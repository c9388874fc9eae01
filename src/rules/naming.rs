//! Findings get their document and enheter.

use std::collections::{HashMap, HashSet};

use super::requirements::Context;
use crate::corpus::DocumentId;
use crate::finding::Finding;
use crate::text::SourceId;

/// Gives findings that stand in a document the document's name and enheter, and drops those outside what was asked for.
pub fn name(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let sources: HashSet<SourceId> = findings.iter().map(|finding| finding.place.source).collect();
    let mut by_source: HashMap<SourceId, Vec<DocumentId>> = HashMap::new();
    for (id, document) in context.corpus.numbered().filter(|(_, document)| sources.contains(&document.source)) {
        by_source.entry(document.source).or_default().push(id);
    }
    findings.retain_mut(|finding| {
        let here = by_source.get(&finding.place.source).map_or(&[][..], Vec::as_slice);
        let start = finding.place.span.start;
        let holds = |id: &&DocumentId| context.corpus.document(**id).root.span.start <= start;
        let Some(id) = here.iter().rev().find(holds).or(here.first()) else { return true };
        let document = context.corpus.document(*id);
        if finding.document.is_none() && document.root.span.range().contains(&(start as usize)) {
            finding.document = Some(document.reference());
            finding.named_pointer = document.named_pointer(&finding.place.pointer);
        }
        if finding.document.is_some() && finding.units.is_empty() {
            finding.units = context.unit_ids(*id);
        }
        context.concerns_document(*id)
    });
}
