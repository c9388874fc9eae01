//! Deviations (avvikelser, klagomål) and their investigations: category, source, and days until they were closed.

use super::measures::of_part;
use super::texts;
use crate::catalogue::kind;
use crate::corpus::Document;
use crate::report::quality_work::DeviationRow;
use crate::rules::requirements::Context;
use crate::text::Pointer;
use crate::text::said::{listed, said};

/// A deviation or an investigation; none if it was reported after the audit date, so that it was not there.
pub fn row(context: &Context<'_>, number: usize, document: &Document) -> Option<DeviationRow> {
    let root = &*document.root;
    let today = context.facts.date;
    let is_investigation = document.kind.is(kind::INVESTIGATION);
    let (times, started) = (document.times(), document.started());
    if started.is_some_and(|(_, from)| from > today) {
        return None;
    }
    let is_open = document.is_unclosed(today);
    let till = if is_open { Some(today) } else { document.closed() };
    let days = started.zip(till).map(|((_, from), till)| (till - from).get_days()).filter(|days| *days >= 0);
    Some(DeviationRow {
        document: number,
        category: said(root, "kategori"),
        source: said(root, "källa"),
        about: said(root, "gäller"),
        handler: listed(root, "handläggare").or_else(|| listed(root, "analysledare")),
        happened: said(times, "inträffade"),
        reported: said(times, "rapporterades"),
        closed: said(root, "avslutad"),
        is_open,
        days,
        counted_from: started.filter(|_| days.is_some()).map(|(field, _)| field),
        linked: texts(root, if is_investigation { "avvikelser" } else { "utredning" }),
        compiled_in: texts(root, "ingår_i_sammanställning"),
        measures: of_part(context, document, (&Pointer::root(), root)),
        no_measure: said(root, "ingen_åtgärd"),
    })
}
