//! What stands after the findings: waivers, what is known or gone, and what could not be determined.

use crate::render::sentence::sentence;
use crate::render::shared_words::{bullet, severity};
use crate::render::undetermined_words::line;
use crate::render::{Detail, Style, difference_words};
use crate::report::views;
use crate::report::views::gap::Filter;
use crate::report::{Report, Reported, State};

/// The most known findings, and the most that are gone, listed without `--verbose`.
const MOST_KNOWN: usize = 20;
/// The most that could not be determined, listed without `--verbose`.
const MOST_UNDETERMINED: usize = 5;

/// The findings under waivers.
pub fn waived(report: &Report, style: Style) -> String {
    let rows = report.findings.iter().filter(|reported| reported.state == State::Waived);
    let lines: String = rows
        .filter_map(|reported| {
            let waiver = reported.waiver.as_ref()?;
            let about = reported.finding.document.as_ref().map(|document| document.id.as_str()).unwrap_or_default();
            let line = format!(
                "{about}: {} – {} Beslutat av {}, gäller till {} ({})",
                reported.finding.message,
                sentence(&waiver.reason),
                waiver.owner,
                waiver.until,
                waiver.id
            );
            Some(bullet(&line, style))
        })
        .collect();
    if lines.is_empty() {
        return lines;
    }
    format!("Undantag, fynd som någon har godtagit till ett datum:\n{lines}\n")
}

/// Known findings and those that are gone, if the report was compared with something.
pub fn compared(report: &Report, style: Style, detail: Detail) -> String {
    let Some(against) = &report.against else { return String::new() };
    let most = if detail == Detail::Full { usize::MAX } else { MOST_KNOWN };
    let listed = |heading: &str, lines: Vec<String>| {
        let shown: String = lines.iter().take(most).map(|line| bullet(line, style)).collect();
        let rest = match lines.len().saturating_sub(most) {
            0 => String::new(),
            rest => bullet(&format!("och {rest} till; visa alla med --verbose"), style),
        };
        if lines.is_empty() { String::new() } else { format!("{heading}:\n{shown}{rest}\n") }
    };
    let known = report.findings.iter().filter(|reported| reported.state == State::Known);
    // With `--verbose`, each known finding is already drawn with its source line.
    let known = known.filter(|_| detail < Detail::Full).map(|reported| known_line(report, reported));
    let gone = against.listed().map(difference_words::gone).collect();
    listed("Kända fynd, som fanns redan", known.collect()) + &listed("Fynd som inte syns längre", gone)
}

fn known_line(report: &Report, reported: &Reported) -> String {
    let finding = &reported.finding;
    let (path, line) = (&report.source(finding).path, reported.start.line);
    format!("{path}:{line}: {} ({}, {})", finding.message, severity(finding.severity), finding.rule)
}

/// What could not be determined, with its reason and what to do.
pub fn undetermined(report: &Report, style: Style, detail: Detail) -> String {
    let rows = views::undetermined::undetermined(report, &Filter::default());
    if rows.is_empty() {
        return String::new();
    }
    let most = if detail == Detail::Full { usize::MAX } else { MOST_UNDETERMINED };
    let lines: String = rows.iter().take(most).map(|one| bullet(&line(report, one), style)).collect();
    let rest = match rows.len().saturating_sub(most) {
        0 => String::new(),
        rest => bullet(&format!("och {rest} till; visa alla med --verbose"), style),
    };
    format!("Ej bedömt:\n{lines}{rest}\n")
}

/// The YAML files without a kind.
pub fn without_kind(report: &Report, style: Style) -> String {
    let lines: String = report.without_kind.iter().map(|path| bullet(path, style)).collect();
    if lines.is_empty() {
        return lines;
    }
    format!("YAML-filer utan typ:\n{lines}\n")
}
