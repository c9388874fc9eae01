//! What authorities and internal audits have demanded: the answer, the evidence and the measures of each demand.

use maud::{Markup, html};

use super::lookup::Lookup;
use super::phrases::{capital, clipped, more, named, place};
use super::quality_work::{measures, table, text};
use crate::report::quality_work::ProofStanding;
use crate::report::views::demands::{DemandState, DemandView, demands, proof};

/// The most rows drawn.
const MOST: usize = 1_000;
/// The most pieces of evidence in one row.
const MOST_IN_ROW: usize = 8;

/// True if any tillsyn is described.
pub fn has_any(lookup: &Lookup<'_>) -> bool {
    !lookup.report.dossier.records.demands.is_empty()
}

/// The demands, the most pressing first.
pub fn draw(lookup: &Lookup<'_>) -> Markup {
    let rows = demands(lookup.report, &lookup.sheet.filter());
    let heads = ["Krav", "Läge", "Svar", "Underlag", "Åtgärder", "Tillsyn"];
    html! {
        @if rows.is_empty() { p { "Ingen tillsyn finns i urvalet." } }
        @else { (table("t-tillsyn", "Krav från myndigheter och revisioner", &heads, html! { @for one in rows.iter().take(MOST) { (row(lookup, one)) } })) }
        (more(rows.len(), rows.len().min(MOST), "krav"))
    }
}

fn row(lookup: &Lookup<'_>, one: &DemandView<'_>) -> Markup {
    let row = one.row;
    let demand = row.demand.as_deref().unwrap_or(&one.document.title);
    html! {
        tr.rad data-m=[lookup.group(&one.document.units, &one.document.path, &one.document.reference)] {
            th scope="row" {
                (capital(demand))
                span.lag {
                    @if let Some(name) = &row.name { span.id { (clipped(name)) } " · " }
                    @if let Some(provision) = &row.provision { (clipped(provision)) " · " }
                    (place(lookup.report, &one.document.path, row.line))
                }
            }
            td { (state(one.state)) }
            td { (text(row.answer.as_deref(), "inget svar")) }
            td { (evidence(one)) }
            td { (measures(lookup, &row.measures, row.no_measure.as_deref())) }
            td { (named(lookup, &one.document.reference, &one.document.path)) span.lag { (matter(one)) } }
        }
    }
}

fn state(state: DemandState) -> Markup {
    let class = match state {
        DemandState::Again | DemandState::Unanswered | DemandState::Unproved => "brist",
        DemandState::Untold => "ej",
        DemandState::Open | DemandState::Ongoing => "tips",
        DemandState::Answered | DemandState::Closed => "inga",
    };
    html! { span class={ "ord " (class) } { (state.words()) } }
}

fn evidence(one: &DemandView<'_>) -> Markup {
    let rows = &one.row.evidence;
    let holds = |standing| matches!(standing, ProofStanding::Holds | ProofStanding::Replaced);
    html! {
        @if rows.is_empty() { span.saknas { "inget underlag" } }
        @else {
            ul {
                @for row in rows.iter().take(MOST_IN_ROW) {
                    li { @if holds(row.standing) { (clipped(&proof(row))) } @else { span.saknas { (clipped(&proof(row))) } } }
                }
                @if rows.len() > MOST_IN_ROW { li { "och " (rows.len() - MOST_IN_ROW) " till" } }
            }
        }
    }
}

/// Who demanded it and when, and when it was and was to be answered.
fn matter(one: &DemandView<'_>) -> String {
    let row = one.row;
    let part = |label: &str, day: &Option<String>| day.as_ref().map(|day| format!("{label} {day}"));
    let parts = [
        Some(one.by()).filter(|by| !by.is_empty()),
        part("beslut", &row.decided),
        part("svar senast", &row.due),
        part("besvarad", &row.answered),
    ];
    clipped(&parts.into_iter().flatten().collect::<Vec<_>>().join(" · "))
}
