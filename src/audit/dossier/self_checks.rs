//! Self-checks (egenkontroller) with what was done in the last twelve months: results, assessments and measures.

use jiff::civil::Date;

use super::measures::of_part;
use super::{line, texts};
use crate::corpus::Document;
use crate::report::quality_work::{MeasureRow, OccasionRow, SelfCheckRow};
use crate::rules::requirements::Context;
use crate::text::date::{self, months_after};
use crate::text::said::{self, items, listed, said, words};
use crate::text::tree::Content;
use crate::text::{Node, Pointer};

/// A self-check; none if it is not in use and nothing was done in the last twelve months.
pub fn row(context: &Context<'_>, number: usize, document: &Document) -> Option<SelfCheckRow> {
    let root = &document.root;
    let today = context.facts.date;
    let (recent, others): (Vec<_>, Vec<_>) =
        items(root, "tillfällen").into_iter().partition(|(_, item)| is_recent(item, today));
    let earlier = others.iter().filter(|(_, item)| said::occasion(item).is_some_and(|when| when.from <= today));
    let measures = earlier.flat_map(|(at, item)| of_part(context, document, (&Pointer::parse(at), item)));
    let row = SelfCheckRow {
        document: number,
        checked: [texts(root, "process"), texts(root, "kontrollerar")].concat(),
        areas: texts(root, "område"),
        frequency: listed(root, "frekvens"),
        responsible: listed(root, "ansvarig"),
        is_usable: document.is_usable(),
        earlier_measures: measures.filter(|measure| is_of_the_year(measure, today)).collect(),
        occasions: recent
            .into_iter()
            .map(|(at, item)| occasion(context, document, (&Pointer::parse(&at), item)))
            .collect(),
    };
    (row.is_usable || !row.occasions.is_empty() || !row.earlier_measures.is_empty()).then_some(row)
}

/// True if a measure is not done, or was done or followed up in the twelve months up to a day; what cannot be told is not left
/// out.
fn is_of_the_year(measure: &MeasureRow, today: Date) -> bool {
    let since = months_after(today, -12);
    let is_over = |day: Option<&String>| day.and_then(|day| date::read(day)).is_some_and(|day| day.till <= since);
    let is_followed_up_before =
        measure.follow_up.is_none() || is_over(measure.follow_up_parts.as_ref().and_then(|parts| parts.day.as_ref()));
    !(is_over(measure.done.as_ref()) && is_followed_up_before)
}

/// True if an occasion was in the twelve months up to a day, or if its day cannot be told. A later one is a plan.
fn is_recent(item: &Node, today: Date) -> bool {
    let since = months_after(today, -12);
    said::occasion(item).is_none_or(|when| when.from <= today && when.till > since)
}

fn occasion(context: &Context<'_>, document: &Document, (at, item): (&Pointer, &Node)) -> OccasionRow {
    let is_map = matches!(item.content, Content::Map(_));
    let is_day = said::occasion(item).is_some();
    // An occasion written as a text is its day, or what it showed.
    let text = (!is_map).then(|| words(item));
    OccasionRow {
        line: line(context, document, at),
        done: said(item, "datum").or_else(|| text.clone().filter(|_| is_day)),
        period: period(item),
        done_by: listed(item, "utförd_av"),
        result: said(item, "resultat").or_else(|| text.filter(|_| !is_day)),
        assessment: said(item, "bedömning"),
        faults: items(item, "brister").into_iter().map(|(_, fault)| as_written(fault)).collect(),
        measures: of_part(context, document, (at, item)),
        no_measure: said(item, "ingen_åtgärd"),
    }
}

/// The period that was looked at: as written, or `2026-07-01–2026-09-30`.
fn period(item: &Node) -> Option<String> {
    let value = &item.get("period")?.value;
    let end = |key: &str| said(value, key);
    match (end("från"), end("till")) {
        (Some(from), Some(till)) => Some(format!("{from}–{till}")),
        (Some(_), None) | (None, Some(_)) | (None, None) => said(item, "period"),
    }
}

/// A fault in words; a word such as "inga" is what was found, too.
fn as_written(fault: &Node) -> String {
    fault.text().map_or_else(|| words(fault), |text| text.split_whitespace().collect::<Vec<_>>().join(" "))
}
