//! Sammanfattning: the first page, with the scope of the audit, totals and the worst findings.

use super::cell::Cell;
use super::contents::{about as subject, contents, focus, providers};
use super::page_blocks::{Block, Layout, Page, fact};
use super::sheet::Sheet;
use crate::finding::{Outcome, Severity};
use crate::render::shared_words::{NUMBERS_SAY, any_outcome, severity, verified, verified_in_short};
use crate::report::views::gap::{Filter, gaps};
use crate::report::views::overview::{Counts, UnitNumbers, by_chapter, by_unit, worst};
use crate::report::{Report, Reported};

/// The number of worst findings on the page.
const WORST: usize = 10;

/// The name on its tab.
pub const NAME: &str = "Sammanfattning";

/// The summary of a report, before these sheets.
#[must_use]
pub fn page(report: &Report, sheets: &[Sheet]) -> Page {
    let mut blocks = vec![about(report), findings(report), contents(sheets), units(report)];
    blocks.extend([chapters(report), outcomes(report)]);
    blocks.extend(Some(most_important(report)).filter(|block| !block.rows.is_empty()));
    blocks.push(to_know(report));
    Page {
        name: NAME,
        title: format!("{}: granskning av ledningssystemet per {}", subject(report), report.audit.date),
        widths: [56, 14, 19, 14, 19, 14, 36],
        blocks,
    }
}

fn about(report: &Report) -> Block {
    let audit = &report.audit;
    let mut rows = providers(report);
    rows.extend([
        fact("Granskningsdatum", Cell::Day(audit.date.clone())),
        fact("Rättsläget är känt till och med", Cell::Day(audit.law_as_of.clone())),
        fact("Revision i git", Cell::text(audit.revision.as_deref().unwrap_or("mappen är inte i git"))),
        fact("Dokument", Cell::number(report.documents)),
        fact("Enheter", Cell::number(report.units.len())),
    ]);
    if !audit.profiles.is_empty() {
        rows.push(fact("Profiler med lokala krav", Cell::text(audit.profiles.join(", "))));
    }
    if !audit.focus.is_empty() {
        rows.push(fact("Granskningen gäller", Cell::text(focus(report).join(", "))));
    }
    Block { headings: vec!["Granskningen"], rows, layout: Layout::Facts }
}

fn findings(report: &Report) -> Block {
    let totals = report.totals();
    let rows = vec![
        fact(severity(Severity::Error), Cell::number(totals.errors)),
        fact(severity(Severity::Warning), Cell::number(totals.warnings)),
        fact(severity(Severity::Note), Cell::number(totals.notes)),
        fact("återstår i utkast och pågående", Cell::number(totals.pending)),
        fact(any_outcome(Outcome::Waived), Cell::number(totals.waived_findings)),
    ];
    Block { headings: vec!["Fynd", "Antal"], rows, layout: Layout::Counts }
}

fn outcomes(report: &Report) -> Block {
    let totals = report.totals();
    let counts = [
        (Outcome::Satisfied, totals.satisfied),
        (Outcome::Violated, totals.violated),
        (Outcome::Undetermined, totals.undetermined),
        (Outcome::Waived, totals.waived),
        (Outcome::NotApplicable, totals.not_applicable),
    ];
    let rows = counts.map(|(of, count)| fact(any_outcome(of), Cell::number(count)));
    Block { headings: vec!["Bedömningar", "Antal"], rows: rows.into(), layout: Layout::Counts }
}

fn chapters(report: &Report) -> Block {
    let rows = by_chapter(report).into_iter().map(|(name, counts)| counted(&name, counts));
    Block {
        headings: counts_of("Prövningar efter författning och kapitel"),
        rows: rows.collect(),
        layout: Layout::Counts,
    }
}

fn units(report: &Report) -> Block {
    let gaps = gaps(report, &Filter::default());
    let rows = by_unit(&gaps).into_iter().map(|unit| of_unit(&unit));
    let headings = vec!["Enhet", "Brister", "varav ovan", "Bör eller tips", "Ej bedömt", "Undantag", "Inga brister"];
    Block { headings, rows: rows.collect(), layout: Layout::Counts }
}

/// An enhet with its findings, those of its brister that are decided above, and its requirements.
fn of_unit(unit: &UnitNumbers<'_>) -> Vec<Cell> {
    let name = if unit.id.is_empty() { unit.name.to_owned() } else { format!("{} ({})", unit.name, unit.id) };
    std::iter::once(Cell::text(name)).chain(unit.columns().map(Cell::number)).collect()
}

fn most_important(report: &Report) -> Block {
    let rows = worst(report, WORST).into_iter().map(|reported| important(report, reported));
    Block {
        headings: vec!["Det viktigaste", "Allvar", "Lagrum", "Styrka", "Dokument", "Rad", "Fil"],
        rows: rows.collect(),
        layout: Layout::List,
    }
}

fn important(report: &Report, reported: &Reported) -> Vec<Cell> {
    let finding = &reported.finding;
    let citation = finding.citation.as_ref();
    vec![
        Cell::text(finding.message.as_str()),
        Cell::text(severity(finding.severity)),
        Cell::text(citation.map(ToString::to_string).unwrap_or_default()),
        Cell::text(citation.map_or("ingen lag", |citation| citation.strength.as_str())),
        Cell::text(finding.document.as_ref().map_or("", |document| document.id.as_str())),
        Cell::number(reported.start.line),
        Cell::text(report.source(finding).path.as_str()),
    ]
}

fn to_know(report: &Report) -> Block {
    let grades = ["A", "B", "C"].map(|grade| format!("Belägg {}: {}.", verified_in_short(grade), verified(grade)));
    let notes = report.notes.iter().map(|note| format!("{note}."));
    let sentences = NUMBERS_SAY.iter().map(|text| (*text).to_owned()).chain(notes).chain(grades);
    let rows = sentences.map(|text| vec![Cell::text(text)]).collect();
    Block { headings: vec!["Att känna till"], rows, layout: Layout::Sentences }
}

fn counts_of(what: &'static str) -> Vec<&'static str> {
    vec![what, "Bedömda", "Brist", "Bör eller tips", "Ej bedömt", "Undantag", "Inga brister"]
}

fn counted(name: &str, counts: Counts) -> Vec<Cell> {
    let numbers = [counts.asked(), counts.grave(), counts.advised, counts.undetermined, counts.waived, counts.shown];
    std::iter::once(Cell::text(name)).chain(numbers.map(Cell::number)).collect()
}
