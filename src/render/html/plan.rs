//! The action plan: each gap with lagrum, proposal and responsible role, and blank cells for date and follow-up.

use maud::{Markup, html};

use super::lookup::Lookup;
use super::phrases::{capital, clipped, more, place_of, responsible, severity, wide};
use crate::render::shared_words::{bound, one_line};
use crate::report::views::plan::{PlanRow, plan};

/// The most rows drawn.
const MOST: usize = 2_000;

/// The action plan as a table.
pub fn draw(lookup: &Lookup<'_>) -> Markup {
    let mut rows = plan(lookup.report);
    rows.retain(|row| lookup.takes(row.reported));
    if rows.is_empty() {
        return html! { p { "Inget att åtgärda har hittats." } };
    }
    let table = html! {
        table.t-plan {
            caption { "Åtgärdsplan per " (clipped(&lookup.report.audit.date)) }
            thead { tr {
                th scope="col" { "Vad som saknas" }
                th scope="col" { "Lagrum" }
                th scope="col" { "Åtgärd" }
                th scope="col" { "Ansvarig" }
                th scope="col" { "Senast" }
                th scope="col" { "Följs upp av" }
            } }
            tbody { @for row in rows.iter().take(MOST) { (of_row(lookup, row)) } }
        }
    };
    html! {
        p { "Det allvarligaste först. Förslagen kommer av kraven; ändra dem som ni vill. Tomma rutor fyller ni i." }
        (wide("Åtgärdsplan", table))
        (more(rows.len(), rows.len().min(MOST), "rader i planen"))
    }
}

fn of_row(lookup: &Lookup<'_>, row: &PlanRow<'_>) -> Markup {
    let finding = &row.reported.finding;
    let mark = lookup.mark(row.reported);
    html! {
        tr.rad data-m=[mark.group] data-lag=[mark.act] data-vikt=(mark.weight) {
            th scope="row" {
                (severity(finding.severity)) " " b { (subject(lookup, &row.subject)) } ": " (clipped(&finding.message))
                span.lag { (place_of(lookup.report, row.reported)) }
            }
            td { @match &finding.citation {
                Some(citation) => { (bound(&clipped(&citation.to_string()))) span.lag { (clipped(&citation.strength)) } },
                None => { "–" span.dold { " inget lagrum" } },
            } }
            td { @if let Some(help) = &finding.help { span.forslag { (capital(help)) } } }
            td { @if row.responsible.is_some() { (responsible(lookup, row.responsible.as_deref())) } @else { (blank()) } }
            td { (blank()) }
            td { (blank()) }
        }
    }
}

/// The title and id of a document, or the name of any other subject.
fn subject(lookup: &Lookup<'_>, subject: &str) -> String {
    match lookup.title(subject) {
        Some(title) => format!("{} ({})", clipped(title), clipped(subject)),
        None => one_line(subject),
    }
}

/// A blank cell to write in.
fn blank() -> Markup {
    html! { span.dold { "att fylla i" } }
}
