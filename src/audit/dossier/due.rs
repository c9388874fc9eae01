//! What falls due: measures and their follow-up, answers to authorities, reviews, last days, self-checks, risk analyses, the
//! yearly report and waivers.

use std::collections::HashSet;

use jiff::civil::Date;

use super::{line, texts};
use crate::catalogue::keyword_pace::next_due;
use crate::catalogue::kind;
use crate::corpus::{Document, DocumentId, Status, UnitId};
use crate::report::dossier::{DueKind, DueRow};
use crate::rules::checks::action::{is_dropped, is_open, measures};
use crate::rules::checks::demand::{Answer, Supervision};
use crate::rules::requirements::Context;
use crate::text::date::Stretch;
use crate::text::said::period;
use crate::text::tree::Content;
use crate::text::{Node, Pointer, date};

/// The due dates of one document.
pub fn of_document(context: &Context<'_>, id: DocumentId, document: &Document) -> Vec<DueRow> {
    if document.is_put_away() || matches!(document.status, Status::Draft) {
        return Vec::new();
    }
    let mut rows = of_measures(context, id, document);
    rows.extend(follow_ups(context, id, document));
    rows.extend(answer(context, id, document));
    let root = &document.root;
    let title = &document.title;
    let decided: &[&str] = &["dokumentansvarig", "fastställd_av"];
    let fields: [(&str, DueKind, [&str; 3], &[&str]); 4] = [
        ("giltig_till", DueKind::Expiry, ["", " går ut", " gick ut"], decided),
        ("nästa_översyn", DueKind::Review, ["", " ska ses över", " skulle ha setts över"], decided),
        (
            "nästa_riskanalys",
            DueKind::RiskAnalysis,
            ["", " ska göras om", " skulle ha gjorts om"],
            &["uppdragsgivare", "analysledare"],
        ),
        ("gäller_till", DueKind::Waiver, ["undantaget ”", "” upphör", "” upphörde"], &["beslutad_av"]),
    ];
    for (field, kind, [before, ahead, passed], roles) in fields {
        let day = texts(root, field).first().and_then(|text| date::read(text));
        if let Some(day) = day {
            let after = if day.till < context.facts.date { passed } else { ahead };
            let (what, at) = (format!("{before}{title}{after}"), Pointer::root().child(field));
            rows.push(row(context, id, Due { day: day.till, kind, what, at, roles: roles_of(root, roles) }));
        }
    }
    rows.extend(self_check(context, id, document));
    rows
}

fn of_measures(context: &Context<'_>, id: DocumentId, document: &Document) -> Vec<DueRow> {
    let open = measures(document).into_iter().filter(|(_, measure)| is_open(measure, context.facts.date));
    open.filter_map(|(pointer, measure)| {
        let day = date::read(texts(measure, "senast").first()?)?.till;
        let what = texts(measure, "åtgärd").into_iter().next().unwrap_or_else(|| "åtgärd".to_owned());
        let at = pointer.child("senast");
        Some(row(context, id, Due { day, kind: DueKind::Measure, what, at, roles: roles_of(measure, &["ansvarig"]) }))
    })
    .collect()
}

/// The days on which the effect of a measure is to be followed up, where no result is told.
fn follow_ups(context: &Context<'_>, id: DocumentId, document: &Document) -> Vec<DueRow> {
    let planned = |(pointer, measure): (Pointer, &Node)| {
        let follow_up = &measure.get("uppföljning")?.value;
        let day = date::read(texts(follow_up, "datum").first()?)?.till;
        let has_result = follow_up.get("resultat").is_some_and(|entry| !entry.value.says_nothing());
        let what = texts(measure, "åtgärd").into_iter().next().unwrap_or_else(|| "åtgärd".to_owned());
        let roles = Some(roles_of(follow_up, &["ansvarig"])).filter(|roles| !roles.is_empty());
        let roles = roles.unwrap_or_else(|| roles_of(measure, &["uppföljningsansvarig"]));
        let at = pointer.child("uppföljning").child("datum");
        (!has_result).then(|| row(context, id, Due { day, kind: DueKind::FollowUp, what, at, roles }))
    };
    let kept = measures(document).into_iter().filter(|(_, measure)| !is_dropped(measure));
    kept.filter_map(planned).collect()
}

/// The last day for the answer to an authority, until it is given.
fn answer(context: &Context<'_>, id: DocumentId, document: &Document) -> Option<DueRow> {
    let supervision = Supervision::of(document, context.facts.date)?;
    let day = supervision.due().filter(|_| supervision.answer() == Answer::None)?;
    let to = supervision.named_authority().map(|authority| format!(" till {authority}")).unwrap_or_default();
    let after = if day < context.facts.date { "skulle ha lämnats" } else { "ska lämnas" };
    let what = format!("svaret{to} i ”{}” {after}", document.title);
    let at = Pointer::root().child(supervision.due_field());
    let roles = roles_of(&document.root, &["handläggare"]);
    Some(row(context, id, Due { day, kind: DueKind::Answer, what, at, roles }))
}

/// The due date of a self-check: the day it names, or its frequency after the latest occasion.
fn self_check(context: &Context<'_>, id: DocumentId, document: &Document) -> Option<DueRow> {
    if !document.kind.is(kind::SELF_CHECK) {
        return None;
    }
    let planned = texts(&document.root, "nästa").first().and_then(|text| date::read(text)).map(|stretch| stretch.till);
    let field = if planned.is_some() { "nästa" } else { "frekvens" };
    let day = planned.or_else(|| {
        let latest = latest(document.root.get("tillfällen").map(|entry| &entry.value)?, context.facts.date)?;
        next_due(texts(&document.root, "frekvens").first()?, latest)
    })?;
    let after = if day < context.facts.date { "skulle ha gjorts" } else { "ska göras" };
    let what = format!("egenkontrollen ”{}” {after}", document.title);
    let at = Pointer::root().child(field);
    let roles = roles_of(&document.root, &["ansvarig"]);
    Some(row(context, id, Due { day, kind: DueKind::Control, what, at, roles }))
}

/// The day of the latest occasion; one that is still to come is a plan.
fn latest(occasions: &Node, today: Date) -> Option<Date> {
    let items = match &occasions.content {
        Content::List(items) => items,
        Content::Map(_) | Content::Scalar(_) => std::slice::from_ref(occasions),
    };
    let when = |item: &Node| ["datum", "period"].iter().find_map(|key| date::read(texts(item, key).first()?));
    items.iter().filter_map(when).filter(|done| done.from <= today).map(|done| done.till.min(today)).max()
}

/// The yearly report on patient safety (PSL 3 kap. 10 §) that each vårdgivare is to draw up by 1 March: that of the latest year
/// that is over, or else that of the year that goes on.
pub fn yearly_reports(context: &Context<'_>) -> Vec<DueRow> {
    let organisation = &context.corpus.organisation;
    let year = context.facts.date.year();
    let [earlier, present] = [year - 1, year].map(|year| reported(context, year));
    let carers = organisation.roots().filter(|unit| context.concerns_unit(*unit));
    carers
        .filter_map(|unit| {
            let wanted = match (earlier.contains(&unit), present.contains(&unit)) {
                (false, _) => year - 1,
                (true, false) => year,
                (true, true) => return None,
            };
            let day = Date::new(wanted + 1, 3, 1).ok()?;
            let id = organisation.unit(unit).document?;
            let document = context.corpus.document(id);
            let told = if day < context.facts.date { "skulle ha varit upprättad" } else { "ska vara upprättad" };
            let what = format!("patientsäkerhetsberättelse för {wanted} {told}");
            let roles = roles_of(&document.root, &["verksamhetschef"]);
            Some(row(context, id, Due { day, kind: DueKind::YearlyReport, what, at: Pointer::root(), roles }))
        })
        .collect()
}

/// The vårdgivare that have a decided report of a year: one that is theirs as a whole, as the requirement on it asks.
fn reported(context: &Context<'_>, year: i16) -> HashSet<UnitId> {
    let reports = context.corpus.numbered().filter(|(_, document)| {
        document.kind.is(kind::FOLLOW_UP)
            && texts(&document.root, "form").first().is_some_and(|form| form == "patientsäkerhetsberättelse")
            && document.is_usable()
            && period(&document.root, "period").is_some_and(|days| holds(days, year))
    });
    reports.flat_map(|(id, _)| context.applications[id.0].units.iter().copied()).collect()
}

/// True if days hold a whole year.
fn holds(days: Stretch, year: i16) -> bool {
    let ends = Date::new(year, 1, 1).ok().zip(Date::new(year, 12, 31).ok());
    ends.is_some_and(|(first, last)| days.from <= first && last <= days.till)
}

/// The roles in the first of these fields that names any.
fn roles_of(node: &Node, keys: &[&str]) -> Vec<String> {
    keys.iter().map(|key| texts(node, key)).find(|roles| !roles.is_empty()).unwrap_or_default()
}

/// A due date of a document, with the pointer to the field that sets it.
struct Due {
    day: Date,
    kind: DueKind,
    what: String,
    at: Pointer,
    roles: Vec<String>,
}

fn row(context: &Context<'_>, id: DocumentId, due: Due) -> DueRow {
    let document = context.corpus.document(id);
    let field = field(document, &due);
    DueRow {
        date: due.day.to_string(),
        days: (due.day - context.facts.date).get_days(),
        kind: due.kind,
        what: due.what,
        document: document.reference(),
        path: context.corpus.source(document.source).path.clone(),
        line: line(context, document, &due.at),
        field,
        roles: due.roles,
        units: context.unit_ids(id),
    }
}

/// What tells the date from others of its document. A self-check has one date, whichever field it follows from.
fn field(document: &Document, due: &Due) -> String {
    match due.kind {
        DueKind::Control => Pointer::root().child("nästa").to_string(),
        DueKind::Measure
        | DueKind::Answer
        | DueKind::FollowUp
        | DueKind::Expiry
        | DueKind::Review
        | DueKind::RiskAnalysis
        | DueKind::YearlyReport
        | DueKind::Waiver => document.named_pointer(&due.at),
    }
}
