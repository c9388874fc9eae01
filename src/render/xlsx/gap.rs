//! Läge: each enhet, paragraph by paragraph, with outcome, evidence and findings.

use std::collections::HashSet;

use super::cell::Cell;
use super::sheet::{Column, Part, Sheet};
use super::unit_names::Names;
use crate::render::shared_words::{MORE_ABOVE, outcome};
use crate::report::Report;
use crate::report::views::evidence::{Carrier, carriers};
use crate::report::views::gap::{Filter, GapRow, UnitGaps, gaps};

/// The name of the sheet.
pub const NAME: &str = "Läge";

/// The sheet `Läge`.
pub fn sheet(report: &Report, filter: &Filter, names: &Names<'_>) -> Sheet {
    let shown = [
        ("Enhet", 22),
        ("Krav", 34),
        ("Lagrum", 20),
        ("Styrka", 11),
        ("Utfall", 14),
        ("Underlag", 40),
        ("Vad som saknas", 40),
        ("Gör så", 42),
        ("Ansvarig", 22),
    ];
    let aside = [("Enhets-id", 16), ("Ansvarig-id", 22), ("Regel", 30)];
    let rows = gaps(report, filter);
    let rows = rows.iter().flat_map(|unit| unit.rows.iter().map(|row| self::row(report, names, (unit, row))));
    Sheet {
        name: NAME,
        columns: Column::row(&shown, &aside),
        rows: rows.collect(),
        frozen: 2,
        last_printed: Some(8),
        coloured: Some((4, 4)),
        empty: "Inget krav svarar mot urvalet.",
        closing: None,
        part: Part::Table,
    }
}

fn row(report: &Report, names: &Names<'_>, (unit, row): (&UnitGaps<'_>, &GapRow<'_>)) -> Vec<Cell> {
    let requirement = &report.requirements[row.requirement];
    let carried = carriers(report, unit.unit, &row.assessments);
    let found = row.findings.iter().map(|number| &report.findings[*number]);
    let missing = found
        .clone()
        .map(|one| format!("{} ({}:{})", one.finding.message, report.source(&one.finding).path, one.start.line));
    let reasons = row.assessments.iter().filter_map(|one| one.doubt()).map(|why| format!("ej bedömt: {why}"));
    let advice = found.clone().filter_map(|one| one.finding.help.clone());
    let more = row.has_more.then_some(MORE_ABOVE);
    let manager: Vec<String> = unit.unit.and_then(|unit| unit.manager.clone()).into_iter().collect();
    vec![
        Cell::text(unit.unit.map_or("vårdgivaren", |unit| names.unit(&unit.id))),
        Cell::text(requirement.title.as_str()),
        Cell::text(requirement.citation.to_string()),
        Cell::text(requirement.citation.strength.as_str()),
        Cell::text(outcome(row.outcome, row.severity)),
        several(carried.iter().map(|carrier| self::carried(report, names, carrier)), more),
        several(missing.chain(reasons), None),
        several(advice, None),
        Cell::text(names.roles(&manager)),
        Cell::text(unit.unit.map_or("", |unit| unit.id.as_str())),
        names.role_ids(&manager),
        Cell::text(requirement.id.as_str()),
    ]
}

/// A document with version, date of decision, level it is inherited from, and owner.
fn carried(report: &Report, names: &Names<'_>, carrier: &Carrier<'_>) -> String {
    let evidence = carrier.evidence;
    let row = report.dossier.document(&evidence.at.path, &evidence.at.reference);
    let part = |label: &str, text: Option<&str>| text.map(|text| format!(", {label}{text}")).unwrap_or_default();
    let version = part("version ", row.and_then(|row| row.version.as_deref()));
    let decided = part("fastställd ", row.and_then(|row| row.decided.as_deref()));
    let via = part("via ", carrier.via);
    let owner = part("ansvarig ", row.and_then(|row| row.owner.as_deref()).map(|owner| names.role(owner)));
    format!("{}{version}{decided}{via}{owner}", names.document(&evidence.at.path, &evidence.at.reference))
}

/// The most texts in one cell.
const MOST: usize = 6;

/// The distinct texts in one cell, and at the end what is told where there are more.
fn several(texts: impl Iterator<Item = String>, more: Option<&str>) -> Cell {
    let mut once: Vec<String> = Vec::new();
    let mut seen = HashSet::new();
    for text in texts {
        if seen.insert(text.clone()) {
            once.push(text);
        }
    }
    let over = once.len().saturating_sub(MOST);
    once.truncate(MOST);
    if over > 0 {
        let at_least = if more.is_some() { "minst " } else { "" };
        once.push(format!("och {at_least}{over} till"));
    }
    once.extend(more.map(str::to_owned));
    Cell::text(once.join("; "))
}
