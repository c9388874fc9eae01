//! Investigations as checklists: each requirement, information to the patient, and days to the report.

use maud::{Markup, html};

use super::lookup::Lookup;
use super::numbers::count;
use super::phrases::{clipped, more, outcome};
use crate::render::shared_words::bound;
use crate::report::dossier::{EventRow, PointRow};

/// The most investigations drawn.
const MOST: usize = 200;

/// A checklist for each investigation.
pub fn draw(lookup: &Lookup<'_>) -> Markup {
    let events = &lookup.report.dossier.events;
    html! {
        @if events.is_empty() { p { "Ingen utredning finns bland dokumenten." } }
        @for event in events.iter().take(MOST) { (of_event(lookup, event)) }
        (more(events.len(), events.len().min(MOST), "utredningar"))
    }
}

fn of_event(lookup: &Lookup<'_>, event: &EventRow) -> Markup {
    let group = lookup.group(&event.units, &event.path, &event.document);
    let units: Vec<String> = event.units.iter().take(5).map(|id| lookup.unit_name(id)).collect();
    html! {
        section.utredning.rad data-m=[group] {
            h3 { (clipped(&event.title)) " " span.id { (clipped(&event.document.id)) } }
            p.liten { @if !units.is_empty() { (clipped(&units.join(", "))) " · " } code { (clipped(&event.path)) } }
            dl.fakta {
                @if !event.about.is_empty() { div { dt { "Gäller" } dd { (clipped(&event.about)) } } }
                div { dt { "Patienten informerad" } dd { @match &event.patient_informed {
                    Some(when) => (clipped(when)),
                    None => span.saknas { "ingen uppgift" },
                } } }
                div { dt { "Från händelse till anmälan" } dd { @match event.days_to_report {
                    Some(days) => (days_between(days)),
                    None => "båda datumen finns inte",
                } } }
            }
            ul.bocka { @for point in &event.points { (of_point(lookup, point)) } }
        }
    }
}

fn days_between(days: i32) -> String {
    match usize::try_from(days) {
        Ok(days) => count(days, "dag", "dagar"),
        Err(_) => "anmäld före händelsen, kontrollera datumen".to_owned(),
    }
}

fn of_point(lookup: &Lookup<'_>, point: &PointRow) -> Markup {
    let requirement = &lookup.report.requirements[point.requirement];
    html! {
        li {
            (outcome(point.outcome, requirement.severity)) " " (clipped(&requirement.title))
            span.lag { (bound(&clipped(&requirement.citation.to_string()))) }
        }
    }
}
