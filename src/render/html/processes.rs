//! Processes: activity × routine × responsible × self-check × goal × risk, with gaps marked.

use maud::{Markup, html};

use super::lookup::Lookup;
use super::phrases::{clipped, more, wide};
use crate::report::dossier::{ActivityRow, ProcessRow};
use crate::report::views::process::{HEADINGS, activities, columns, with_status};

/// The most processes drawn.
const MOST: usize = 100;
/// The most activities drawn of one process.
const MOST_ACTIVITIES: usize = 100;
/// The most documents listed in one cell.
const MOST_IN_CELL: usize = 8;

/// A table for each process.
pub fn draw(lookup: &Lookup<'_>) -> Markup {
    let processes = &lookup.report.dossier.processes;
    html! {
        @if processes.is_empty() { p { "Ingen gällande process är beskriven." } }
        @else { p { "Ett streck är en tom ruta: dokumenten säger inget om den." } }
        @for process in processes.iter().take(MOST) { (of_process(lookup, process)) }
        (more(processes.len(), processes.len().min(MOST), "processer"))
    }
}

fn of_process(lookup: &Lookup<'_>, process: &ProcessRow) -> Markup {
    let title = clipped(&process.title);
    let units = lookup.units_of(&process.document, &process.path);
    let group = lookup.group(units, &process.path, &process.document);
    let activities: Vec<&ActivityRow> = activities(process, lookup.sheet.rows()).collect();
    let table = html! {
        table.t-process {
            caption.dold { "Aktiviteter i " (title) }
            thead { tr { @for head in HEADINGS { th scope="col" { (head) } } } }
            tbody {
                @for activity in activities.iter().take(MOST_ACTIVITIES) { (of_activity(lookup, activity)) }
                tr {
                    th scope="row" { "Hela processen" }
                    td { "–" span.dold { " gäller varje aktivitet för sig" } }
                    td { "–" span.dold { " gäller varje aktivitet för sig" } }
                    @for (ids, none) in [(&process.controls, NONE[2]), (&process.goals, NONE[3]), (&process.risks, NONE[4])] {
                        (cell(lookup, ids, none))
                    }
                }
            }
        }
    };
    html! {
        section.process.rad data-m=[group] {
            h3 { (title) " " span.id { (clipped(&process.document.id)) } }
            p.liten { code { (clipped(&process.path)) } }
            (wide(&format!("Aktiviteter i {title}"), table))
            (more(activities.len(), activities.len().min(MOST_ACTIVITIES), "aktiviteter"))
        }
    }
}

/// The text of an empty cell for screen readers.
const NONE: [&str; 5] = ["ingen rutin", "ingen ansvarig", "ingen egenkontroll", "inget mål", "ingen risk"];

fn of_activity(lookup: &Lookup<'_>, activity: &ActivityRow) -> Markup {
    html! {
        tr {
            th scope="row" { @if activity.name.is_empty() { "utan namn" } @else { (clipped(&activity.name)) } }
            @for (ids, none) in columns(activity).into_iter().zip(NONE) { (cell(lookup, ids, none)) }
        }
    }
}

fn cell(lookup: &Lookup<'_>, ids: &[String], none: &str) -> Markup {
    html! {
        @if ids.is_empty() { td.tom { span aria-hidden="true" { "–" } span.dold { (none) } } }
        @else {
            td {
                ul {
                    @for id in ids.iter().take(MOST_IN_CELL) { li { (clipped(&with_status(lookup.role(id), id, &lookup.undecided))) } }
                    @if ids.len() > MOST_IN_CELL { li { "och " (ids.len() - MOST_IN_CELL) " till" } }
                }
            }
        }
    }
}
