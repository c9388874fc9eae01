//! Deviations (avvikelser, klagomål) and their investigations: category, source, and days until they were closed.

use jiff::civil::Date;

use super::measures::of_part;
use super::said::{day, listed, said};
use super::texts;
use crate::catalogue::kind;
use crate::corpus::Document;
use crate::report::quality_work::DeviationRow;
use crate::rules::requirements::Context;
use crate::text::tree::Content;
use crate::text::{Node, Pointer};

/// A deviation or an investigation; none if it was reported after the audit date, so that it was not there.
pub fn row(context: &Context<'_>, number: usize, document: &Document) -> Option<DeviationRow> {
    let root = &*document.root;
    let today = context.facts.date;
    let is_investigation = document.kind.is(kind::INVESTIGATION);
    let times = if is_investigation { within(root, "tidpunkter") } else { root };
    let started = started(times, root, is_investigation);
    if started.is_some_and(|(_, from)| from > today) {
        return None;
    }
    let closed = day(root, "avslutad");
    let is_open = is_open(document, closed, today);
    let till = if is_open { Some(today) } else { closed };
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

/// The field and the day from which the days are counted: when it was reported, else discovered, else when it happened.
fn started(times: &Node, root: &Node, is_investigation: bool) -> Option<(&'static str, Date)> {
    let discovered = if is_investigation { "uppmärksammades" } else { "upptäcktes" };
    let of_event =
        ["rapporterades", discovered, "inträffade"].into_iter().find_map(|key| Some((key, day(times, key)?)));
    of_event.or_else(|| Some(("upprättad", day(root, "upprättad")?)))
}

/// True if it is not closed on a day: its status says so, unless the day it was closed says otherwise.
fn is_open(document: &Document, closed: Option<Date>, today: Date) -> bool {
    let status = document.view().get("status").and_then(|status| status.text());
    match closed {
        Some(closed) => closed > today,
        None => {
            document.root.get("avslutad").is_none_or(|entry| entry.value.says_nothing()) && status != Some("avslutad")
        }
    }
}

/// The map of a key, or the map itself.
fn within<'tree>(node: &'tree Node, key: &str) -> &'tree Node {
    let map = node.get(key).map(|entry| &entry.value);
    map.filter(|value| matches!(value.content, Content::Map(_))).unwrap_or(node)
}
