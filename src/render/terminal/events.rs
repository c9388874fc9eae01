//! Investigations as checklists.

use crate::finding::Outcome;
use crate::render::Style;
use crate::render::shared_words::{bullet, heading, one_line, outcome, wrapped};
use crate::report::Report;
use crate::report::dossier::{EventRow, PointRow};

/// The investigations of a report, each with its requirements.
#[must_use]
pub fn render(report: &Report, style: Style) -> String {
    let asked = |event: &&EventRow| event.points.iter().any(|point| point.outcome != Outcome::NotApplicable);
    let lists: String = report.dossier.events.iter().filter(asked).map(|event| list(report, event, style)).collect();
    if lists.is_empty() {
        return lists;
    }
    format!("\n{}{lists}", heading("Utredningar, punkt för punkt", style))
}

fn list(report: &Report, event: &EventRow, style: Style) -> String {
    let title = format!("{} ({}), {}", event.title, event.document.id, event.path);
    let mut text = format!("\n{}", wrapped(&one_line(&title), "", style));
    if !event.about.is_empty() {
        text.push_str(&wrapped(&one_line(&format!("gäller: {}", event.about)), "    ", style));
    }
    let asked = event.points.iter().filter(|point| point.outcome != Outcome::NotApplicable);
    text.extend(asked.map(|point| self::point(report, point, style)));
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
