//! Investigations as checklists.

use crate::finding::Outcome;
use crate::render::Style;
use crate::render::shared_words::{bullet, heading, one_line, outcome, wrapped};
use crate::report::Report;
use crate::report::dossier::{EventRow, PointRow};
use crate::report::views::Extent;
use crate::report::views::gap::{Filter, points_of};

/// The investigations of a report, each with the requirements that a filter takes; without `--verbose` those with something
/// missing.
#[must_use]
pub fn render(report: &Report, filter: &Filter, style: Style) -> String {
    let lists: String = report.dossier.events.iter().map(|event| list(report, (event, filter), style)).collect();
    if lists.is_empty() {
        return lists;
    }
    let title = match filter.extent {
        Extent::Whole => "Utredningar, punkt för punkt",
        Extent::Holes => "Utredningar: det som saknas eller inte kunde bedömas",
    };
    format!("\n{}{lists}", heading(title, style))
}

/// The requirements on an investigation; nothing if none of them is shown.
fn list(report: &Report, (event, filter): (&EventRow, &Filter), style: Style) -> String {
    let points: Vec<&PointRow> = points_of(report, event, filter).collect();
    let is_shown = |point: &&&PointRow| filter.extent == Extent::Whole || point.outcome > Outcome::Satisfied;
    if !points.iter().any(|point| is_shown(&point)) {
        return String::new();
    }
    let title = format!("{} ({}), {}", event.title, event.document.id, event.path);
    let mut text = format!("\n{}", wrapped(&one_line(&title), "", style));
    if !event.about.is_empty() {
        text.push_str(&wrapped(&one_line(&format!("gäller: {}", event.about)), "    ", style));
    }
    let shown = points.iter().filter(is_shown);
    text.extend(shown.map(|point| self::point(report, point, style)));
    if filter.extent == Extent::Holes {
        return text;
    }
    let informed = event.patient_informed.as_deref().unwrap_or("framgår inte");
    text.push_str(&bullet(&format!("patienten informerad: {informed}"), style));
    let days = event.days_to_report.map_or_else(|| "framgår inte".to_owned(), |days| days.to_string());
    text.push_str(&bullet(&format!("dagar från händelsen till anmälan: {days}"), style));
    text
}

fn point(report: &Report, point: &PointRow, style: Style) -> String {
    let requirement = &report.requirements[point.requirement];
    let mark = match point.outcome {
        Outcome::Satisfied => "[x]",
        Outcome::Violated | Outcome::Waived => "[ ]",
        Outcome::Undetermined | Outcome::NotApplicable => "[?]",
    };
    let words =
        format!("{} ({}) – {}", requirement.title, requirement.citation, outcome(point.outcome, requirement.severity));
    wrapped(&one_line(&words), &format!("    {mark} "), style)
}
