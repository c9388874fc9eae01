//! The investigations, each with the points that the law asks of it.

use maud::{Markup, html};

use super::Bundle;
use super::shown_text::text;
use super::table_markup::{head, table};
use crate::render::shared_words::{bound, outcome};
use crate::report::dossier::EventRow;
use crate::report::views::choice::{Chosen, NOT_GIVEN, status};
use crate::report::views::gap::points_of;

/// The page.
pub fn draw(bundle: &Bundle<'_>) -> Markup {
    let report = bundle.report;
    let chosen = Chosen::of(report, bundle.filter);
    let is_chosen = |event: &&EventRow| {
        let row = report.dossier.document(&event.path, &event.document);
        row.is_some_and(|row| chosen.holds(row)) && bundle.at(&event.path, &event.document).is_some()
    };
    let events: Vec<&EventRow> = report.dossier.events.iter().filter(is_chosen).collect();
    let about = "Varje utredning med de punkter som lagen begär av den, om patienten är informerad och hur lång tid det tog \
                 till anmälan. För en utredning som pågår är inte allt prövat än.";
    html! {
        (head("Utredningar", about))
        @if events.is_empty() { p { "Ingen utredning finns bland dokumenten." } }
        @for event in events { (of_event(bundle, event)) }
    }
}

fn of_event(bundle: &Bundle<'_>, event: &EventRow) -> Markup {
    let heads = ["Punkt", "Lagrum", "Utfall"];
    let points = points_of(bundle.report, event, bundle.filter).map(|point| {
        let requirement = &bundle.report.requirements[point.requirement];
        vec![
            html! { (text(&requirement.title)) },
            html! { (bound(&text(&requirement.citation.to_string()))) },
            html! { (outcome(point.outcome, requirement.severity)) },
        ]
    });
    let row = bundle.report.dossier.document(&event.path, &event.document);
    html! {
        section.del {
            h2 { (bundle.titled(&event.path, &event.document, &event.title)) }
            dl.falt {
                div { dt { "Status" } dd { (text(row.map_or(NOT_GIVEN, status))) } }
                @if !event.about.is_empty() { div { dt { "Gäller" } dd { (text(&event.about)) } } }
                div { dt { "Patienten informerad" } dd { @match &event.patient_informed {
                    Some(when) => (text(when)),
                    None => "ingen uppgift",
                } } }
                div { dt { "Dagar från händelse till anmälan" } dd { @match event.days_to_report {
                    Some(days) => (days),
                    None => "går inte att räkna: någon av dagarna är inte ifylld",
                } } }
            }
            (table(&event.title, &heads, points.collect(), none(bundle)))
        }
    }
}

/// What is said of an investigation without points.
fn none(bundle: &Bundle<'_>) -> &'static str {
    if bundle.filter.is_empty() {
        "Inga punkter begärs av utredningen."
    } else {
        "Inga punkter i det som underlaget är begränsat till begärs av utredningen."
    }
}
