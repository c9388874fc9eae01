//! The gap view: a summary, each enhet paragraph by paragraph, and a plan to fill in.

use super::events;
use super::overview::{chapters, named, units};
use crate::render::Style;
use crate::render::shared_words::{
    MORE_ABOVE, NUMBERS_SAY, bullet, count, heading, one_line, outcome, severity, wrapped,
};
use crate::report::views::gap::{Filter, GapRow, UnitGaps, gaps};
use crate::report::views::overview::worst;
use crate::report::views::plan::plan;
use crate::report::{EvidenceRow, Report};

/// The number of worst findings in the summary.
const WORST: usize = 10;
/// The most enheter in the summary.
const MOST_UNITS: usize = 30;
/// The most documents listed under one requirement.
const MOST_DOCUMENTS: usize = 6;

/// The gap view of a report.
#[must_use]
pub fn render(report: &Report, filter: &Filter, style: Style) -> String {
    let gaps = gaps(report, filter);
    let mut text = first_page(report, &gaps, style);
    for unit in &gaps {
        text.push_str(&of_unit(report, unit, style));
    }
    text.push_str(&events::render(report, style));
    text.push_str(&action_plan(report, style));
    text
}

fn first_page(report: &Report, gaps: &[UnitGaps<'_>], style: Style) -> String {
    let mut text = heading(&format!("Läget per {}", report.audit.date), style);
    text.push_str(&chapters(report, style));
    text.push('\n');
    text.push_str(&units(gaps, MOST_UNITS, style));
    let worst = worst(report, WORST);
    if !worst.is_empty() {
        text.push_str(&format!("\nDet viktigaste ({}):\n", count(worst.len(), "fynd", "fynd")));
    }
    for reported in worst {
        let finding = &reported.finding;
        let place = format!("{}:{}", report.source(finding).path, reported.start.line);
        let law = finding.citation.as_ref().map(|citation| format!(" ({citation})")).unwrap_or_default();
        text.push_str(&bullet(&format!("{}: {}{law}, {place}", severity(finding.severity), finding.message), style));
    }
    text.push('\n');
    text.push_str(&wrapped(&NUMBERS_SAY.join(" "), "", style));
    text
}

fn of_unit(report: &Report, unit: &UnitGaps<'_>, style: Style) -> String {
    let name = unit.unit.map_or_else(|| "Vårdgivaren".to_owned(), |unit| named(&unit.id, &unit.name));
    let mut text = format!("\n{}", heading(&one_line(&name), style));
    if let Some(manager) = unit.unit.and_then(|unit| unit.manager.as_ref()) {
        text.push_str(&wrapped(&format!("Verksamhetschef: {}", one_line(manager)), "", style));
    }
    text.push_str(&wrapped(&numbers(unit), "", style));
    for gap in &unit.rows {
        text.push_str(&of_requirement(report, gap, style));
    }
    text
}

/// The numbers of findings about an enhet.
fn numbers(unit: &UnitGaps<'_>) -> String {
    let counts = unit.counts;
    let above = match counts.above {
        0 => String::new(),
        above => format!(" (varav {above} i dokument som är beslutade högre upp)"),
    };
    let errors = count(counts.errors, "brist", "brister");
    format!("{errors}{above}, {} bör, {} tips", counts.warnings, counts.notes)
}

fn of_requirement(report: &Report, gap: &GapRow<'_>, style: Style) -> String {
    let requirement = &report.requirements[gap.requirement];
    let citation = &requirement.citation;
    let check = if citation.verified == "C" { ", kontrollera lydelsen" } else { "" };
    let head = format!("{} – {}", requirement.title, outcome(gap.outcome, gap.severity));
    let mut text = format!("\n{}", wrapped(&head, "", style));
    text.push_str(&wrapped(&format!("{citation}, {}{check}", citation.strength), "    ", style));
    let evidence: Vec<&EvidenceRow> = gap.assessments.iter().flat_map(|row| &row.evidence).collect();
    let mut seen = std::collections::BTreeSet::new();
    let carried: Vec<String> = evidence
        .into_iter()
        .filter(|evidence| seen.insert(&evidence.at.reference))
        .map(|evidence| carried(report, evidence))
        .collect();
    for line in carried.iter().take(MOST_DOCUMENTS) {
        text.push_str(&bullet(line, style));
    }
    if carried.len() > MOST_DOCUMENTS {
        let at_least = if gap.has_more { "minst " } else { "" };
        text.push_str(&bullet(&format!("och {at_least}{} till", carried.len() - MOST_DOCUMENTS), style));
    }
    for number in &gap.findings {
        let reported = &report.findings[*number];
        let place = format!("{}:{}", report.source(&reported.finding).path, reported.start.line);
        text.push_str(&bullet(&format!("saknas: {} ({place})", reported.finding.message), style));
        if let Some(help) = &reported.finding.help {
            text.push_str(&bullet(&format!("gör så: {help}"), style));
        }
    }
    let mut reasons: Vec<&str> = gap.assessments.iter().filter_map(|row| row.doubt()).collect();
    reasons.dedup();
    for reason in reasons.iter().take(MOST_DOCUMENTS) {
        text.push_str(&bullet(&format!("ej bedömt: {reason}"), style));
    }
    if gap.has_more {
        text.push_str(&bullet(MORE_ABOVE, style));
    }
    text
}

/// A document that is evidence for a requirement: id, version, date of decision and level it is inherited from.
fn carried(report: &Report, evidence: &EvidenceRow) -> String {
    let row = report.dossier.document(&evidence.at.path, &evidence.at.reference);
    let part = |label: &str, text: Option<&str>| text.map(|text| format!(", {label}{text}")).unwrap_or_default();
    let version = part("version ", row.and_then(|row| row.version.as_deref()));
    let decided = part("", row.and_then(|row| row.decided.as_deref()));
    let via = part("gäller via ", evidence.inherited_from.as_deref());
    let owner = part("ansvarig ", row.and_then(|row| row.owner.as_deref()));
    format!("{} {}{version}{decided}{via}{owner}", evidence.at.reference.kind, evidence.at.reference.id)
}

fn action_plan(report: &Report, style: Style) -> String {
    let plan = plan(report);
    if plan.is_empty() {
        return String::new();
    }
    let mut text = format!("\n{}", heading("Åtgärdsplan att fylla i", style));
    for (number, row) in plan.into_iter().enumerate() {
        let finding = &row.reported.finding;
        let law = finding.citation.as_ref().map(|citation| format!(" ({citation})")).unwrap_or_default();
        let gap = format!("{}: {}{law}", row.subject, finding.message);
        text.push_str(&format!("\n{}", wrapped(&one_line(&gap), &format!("{:>3}. ", number + 1), style)));
        let responsible = row.responsible.unwrap_or_else(|| BLANK.to_owned());
        for (label, value) in
            [("åtgärd", BLANK), ("ansvarig", &responsible), ("senast", BLANK), ("följs upp av", BLANK)]
        {
            text.push_str(&wrapped(&one_line(value), &format!("     {label}: "), style));
        }
    }
    text
}

/// A blank line to write on.
const BLANK: &str = "____________________";
