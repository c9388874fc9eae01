//! The measures (åtgärder) of a record.

use super::{line, texts};
use crate::corpus::Document;
use crate::report::quality_work::{FollowUpRow, MeasureRow};
use crate::rules::checks::action::{is_done, is_open};
use crate::rules::checks::measure_effect::shows_effect;
use crate::rules::requirements::Context;
use crate::text::said::{items, listed, said, words};
use crate::text::tree::Content;
use crate::text::{Node, Pointer, date};

/// The measures below a part of a document.
pub fn of_part(context: &Context<'_>, document: &Document, (at, part): (&Pointer, &Node)) -> Vec<MeasureRow> {
    let row = |(below, node): (String, &Node)| {
        let pointer = Pointer::parse(&format!("{at}{below}"));
        measure(context, node, line(context, document, &pointer))
    };
    items(part, "åtgärder").into_iter().map(row).collect()
}

fn measure(context: &Context<'_>, node: &Node, line: usize) -> MeasureRow {
    if !matches!(node.content, Content::Map(_)) {
        // A sentence in place of the parts: what it says of them is not told apart.
        let what = Some(words(node)).filter(|text| !text.is_empty());
        return MeasureRow { what, ..empty(line) };
    }
    let due = said(node, "senast");
    let last = due.as_deref().and_then(date::read).map(|stretch| stretch.till);
    MeasureRow {
        what: said(node, "åtgärd"),
        responsible: listed(node, "ansvarig"),
        decided: said(node, "beslutad"),
        is_late: last.is_some_and(|last| last < context.facts.date) && is_open(node, context.facts.date),
        is_done: is_done(node, context.facts.date),
        shows_effect: shows_effect(node),
        due,
        done: said(node, "genomförd"),
        status: texts(node, "status").into_iter().next().map(|status| status.to_lowercase()),
        follow_up: said(node, "uppföljning"),
        follow_up_parts: follow_up(node),
        line,
    }
}

/// The parts of a follow-up, where it has parts.
fn follow_up(measure: &Node) -> Option<FollowUpRow> {
    let node = &measure.get("uppföljning")?.value;
    let row = || FollowUpRow { day: said(node, "datum"), by: texts(node, "ansvarig"), result: said(node, "resultat") };
    (matches!(node.content, Content::Map(_)) && !node.says_nothing()).then(row)
}

fn empty(line: usize) -> MeasureRow {
    MeasureRow {
        line,
        what: None,
        responsible: None,
        decided: None,
        due: None,
        done: None,
        status: None,
        follow_up: None,
        follow_up_parts: None,
        is_late: false,
        is_done: false,
        shows_effect: false,
    }
}
