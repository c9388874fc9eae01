//! What falls due: measures, reviews, ends, self-checks, risk analyses, the yearly report and waivers.

use jiff::civil::Date;

use super::{line, texts};
use crate::catalogue::keyword_frequency::interval;
use crate::catalogue::kind;
use crate::corpus::{Document, DocumentId, Organisation, Status};
use crate::finding::DocumentRef;
use crate::report::dossier::{DueKind, DueRow};
use crate::rules::checks::action::{is_open, measures};
use crate::rules::requirements::Context;
use crate::text::tree::Content;
use crate::text::{Node, Pointer, date};

/// What falls due by one document.
pub fn of_document(context: &Context<'_>, id: DocumentId, document: &Document) -> Vec<DueRow> {
    if document.is_put_away() || matches!(document.status, Status::Draft) {
        return Vec::new();
    }
    let mut rows = of_measures(context, id, document);
    let root = &document.root;
    let title = &document.title;
    let decided: &[&str] = &["dokumentansvarig", "fastställd_av"];
    let fields: [(&str, DueKind, [&str; 2], &[&str]); 4] = [
        ("giltig_till", DueKind::Expiry, ["", " går ut"], decided),
        ("nästa_översyn", DueKind::Review, ["", " ska ses över"], decided),
        ("nästa_riskanalys", DueKind::RiskAnalysis, ["", " ska göras om"], &["uppdragsgivare", "analysledare"]),
        ("gäller_till", DueKind::Waiver, ["undantag: ", ""], &["beslutad_av"]),
    ];
    for (field, kind, [before, after], roles) in fields {
        let day = texts(root, field).first().and_then(|text| date::read(text));
        if let Some(day) = day {
            let (what, at) = (format!("{before}{title}{after}"), Pointer::root().child(field));
            rows.push(row(context, (id, document), (day.till, kind, what), (&at, role(root, roles))));
        }
    }
    rows.extend(control(context, id, document));
    rows
}

fn of_measures(context: &Context<'_>, id: DocumentId, document: &Document) -> Vec<DueRow> {
    let open = measures(document).into_iter().filter(|(_, measure)| is_open(measure));
    open.filter_map(|(pointer, measure)| {
        let day = date::read(texts(measure, "senast").first()?)?.till;
        let what = texts(measure, "åtgärd").into_iter().next().unwrap_or_else(|| "åtgärd".to_owned());
        let at = pointer.child("senast");
        Some(row(context, (id, document), (day, DueKind::Measure, what), (&at, role(measure, &["ansvarig"]))))
    })
    .collect()
}

/// When a self-check is to be made next: as it says, or its own frequency after the latest time.
fn control(context: &Context<'_>, id: DocumentId, document: &Document) -> Option<DueRow> {
    if !document.kind.is(kind::SELF_CHECK) {
        return None;
    }
    let planned = texts(&document.root, "nästa").first().and_then(|text| date::read(text)).map(|stretch| stretch.till);
    let field = if planned.is_some() { "nästa" } else { "frekvens" };
    let day = planned.or_else(|| {
        let span = interval(texts(&document.root, "frekvens").first()?)?;
        latest(document.root.get("tillfällen").map(|entry| &entry.value)?)?.checked_add(span).ok()
    })?;
    let what = format!("{} ska göras", document.title);
    let at = Pointer::root().child(field);
    Some(row(context, (id, document), (day, DueKind::Control, what), (&at, role(&document.root, &["ansvarig"]))))
}

fn latest(occasions: &Node) -> Option<Date> {
    let items = match &occasions.content {
        Content::List(items) => items.as_slice(),
        Content::Map(_) | Content::Scalar(_) => std::slice::from_ref(occasions),
    };
    let when = |item: &Node| ["datum", "period"].iter().find_map(|key| date::read(texts(item, key).first()?));
    items.iter().filter_map(when).map(|stretch| stretch.till).max()
}

/// The yearly report on patient safety (PSL 3 kap. 10 §) that each vårdgivare is to draw up by 1 March.
pub fn yearly_reports(context: &Context<'_>) -> Vec<DueRow> {
    let organisation = &context.corpus.organisation;
    let carers = organisation.roots().filter(|unit| context.concerns_unit(*unit));
    carers
        .filter_map(|unit| {
            let year = context.facts.date.year();
            let is_there = has_report(context, organisation, unit, year - 1);
            let due = Date::new(if is_there { year + 1 } else { year }, 3, 1).ok()?;
            let described = organisation.unit(unit);
            let id = described.document?;
            let document = context.corpus.document(id);
            let what = format!("patientsäkerhetsberättelse för {} ska vara upprättad", due.year() - 1);
            let roles = role(&document.root, &["verksamhetschef", "kvalitetskontakt"]);
            Some(row(context, (id, document), (due, DueKind::YearlyReport, what), (&Pointer::root(), roles)))
        })
        .collect()
}

fn has_report(context: &Context<'_>, organisation: &Organisation, carer: crate::corpus::UnitId, year: i16) -> bool {
    context.corpus.numbered().filter(|(_, document)| document.kind.is(kind::FOLLOW_UP)).any(|(id, document)| {
        let is_form = texts(&document.root, "form").first().is_some_and(|form| form == "patientsäkerhetsberättelse");
        let is_of_carer = context.applications[id.0].units.iter().any(|unit| organisation.is_within(*unit, carer));
        is_form && document.is_usable() && is_of_carer && covers(document, year)
    })
}

fn covers(document: &Document, year: i16) -> bool {
    let Some(period) = document.root.get("period").map(|entry| &entry.value) else { return false };
    let end = texts(period, "till").first().and_then(|text| date::read(text));
    let end = end.or_else(|| date::read(period.text()?));
    end.is_some_and(|stretch| stretch.till.year() == year)
}

fn role(node: &Node, keys: &[&str]) -> Option<String> {
    keys.iter().find_map(|key| texts(node, key).into_iter().next())
}

fn row(
    context: &Context<'_>,
    (id, document): (DocumentId, &Document),
    (day, kind, what): (Date, DueKind, String),
    (at, role): (&Pointer, Option<String>),
) -> DueRow {
    let reference: DocumentRef = document.reference();
    DueRow {
        date: day.to_string(),
        days: (day - context.facts.date).get_days(),
        kind,
        what,
        document: reference,
        path: context.corpus.source(document.source).path.clone(),
        line: line(context, document, at),
        role,
        units: context.unit_ids(id),
    }
}
