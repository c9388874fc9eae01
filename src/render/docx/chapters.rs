//! What the document says: the numbers, what is missing for each enhet, the plan to fill in, and notes.

use super::block::{Block, Contents, Table};
use super::to_do::{planned, slips};
use crate::corpus::DECIDED;
use crate::finding::Outcome;
use crate::render::choice_words::choice;
use crate::render::last_line::last_line;
use crate::render::sentence::{law, sentence};
use crate::render::shared_words::{MORE_ABOVE, NUMBERS_SAY, capital, count, outcome};
use crate::render::undetermined_words::what_to_do;
use crate::report::Report;
use crate::report::views::choice::chosen_units;
use crate::report::views::evidence::{Carrier, carriers};
use crate::report::views::gap::{Filter, GapRow, UnitGaps, gaps};
use crate::report::views::overview::by_unit;
use crate::report::views::undetermined::Remedies;
use crate::text::words::list;

/// The most documents and findings that are listed in one cell.
const MOST: usize = 6;

/// The document of the gaps that pass a filter, and of the plan.
#[must_use]
pub fn contents(report: &Report, filter: &Filter) -> Contents {
    let gaps = gaps(report, filter);
    let title = format!("Läget i ledningssystemet per {}", report.audit.date);
    let choice = choice(report, filter);
    let whose = whose(report);
    let mut first = vec![Block::Title(title.clone()), Block::Subtitle(whose.clone())];
    first.extend(choice.iter().map(|choice| Block::Text(choice.clone())));
    first.extend(revision(report).map(Block::Text));
    first.push(Block::Heading(1, "I korthet".to_owned()));
    first.push(Block::Table(numbers(&gaps)));
    first.push(Block::Text(NUMBERS_SAY.join(" ")));
    first.extend(filter.is_empty().then(|| Block::Text(sentence(&last_line(report, &report.totals())))));
    first.push(Block::Heading(1, "Krav för krav".to_owned()));
    let remedies = Remedies::of(report);
    first.extend(gaps.iter().flat_map(|unit| of_unit(report, (filter, &remedies), unit)));
    first.extend(slips(report, filter));
    if !report.notes.is_empty() {
        first.push(Block::Heading(1, "Att veta om granskningen".to_owned()));
        first.extend(report.notes.iter().map(|note| Block::Text(capital(&sentence(note)))));
    }
    let head = head(report, &whose, choice.as_deref());
    Contents {
        title,
        subject: "Ledningssystem för sjukskrivning och rehabilitering".to_owned(),
        description: "Visar vad som saknas i det som ett program kan se.".to_owned(),
        foot: format!("Granskat per {}", report.audit.date),
        date: report.audit.date.clone(),
        head,
        blocks: [first, planned(report, filter)],
        properties: Vec::new(),
    }
}

/// The names of the audited enheter, or of the vårdgivare if the audit is not limited.
fn whose(report: &Report) -> String {
    let names: Vec<&str> = chosen_units(report).iter().map(|unit| unit.name.as_str()).collect();
    match names.as_slice() {
        [] => "Ledningssystemet för sjukskrivning och rehabilitering".to_owned(),
        few if few.len() <= MOST => list(few, "och"),
        several => count(several.len(), "enhet", "enheter"),
    }
}

/// What stands at the head of each page: the choice, and whose document it is where the choice does not say so.
fn head(report: &Report, whose: &str, choice: Option<&str>) -> String {
    match choice {
        None => whose.to_owned(),
        Some(choice) if report.audit.focus.is_empty() => format!("{whose} · {choice}"),
        Some(choice) => choice.to_owned(),
    }
}

fn revision(report: &Report) -> Option<String> {
    let revision = report.audit.revision.as_deref()?;
    Some(format!("Version i git: {}.", revision.chars().take(12).collect::<String>()))
}

/// The numbers of each enhet.
fn numbers(gaps: &[UnitGaps<'_>]) -> Table {
    let row = |name: &str, columns: [usize; 6]| {
        let numbers = columns.map(|number| vec![number.to_string()]);
        [vec![name.to_owned()]].into_iter().chain(numbers).collect()
    };
    Table {
        caption: "Antal fynd och krav för varje enhet".to_owned(),
        columns: vec![
            ("Enhet".into(), 30),
            ("Brister".into(), 10),
            ("varav beslutade högre upp".into(), 13),
            ("Bör och tips".into(), 11),
            ("Ej bedömt".into(), 12),
            ("Krav med undantag".into(), 12),
            ("Krav utan funna brister".into(), 12),
        ],
        rows: by_unit(gaps).iter().map(|unit| row(&named(unit.id, unit.name), unit.columns())).collect(),
        is_filled_by_hand: false,
    }
}

fn named(id: &str, name: &str) -> String {
    match (id.is_empty(), name == id) {
        (false, false) => format!("{name} ({id})"),
        (true, _) => capital(name),
        (false, true) => id.to_owned(),
    }
}

/// What is missing for an enhet or could not be told; what a filter asks for, if it asks for an outcome.
fn of_unit<'report>(
    report: &'report Report,
    (filter, remedies): (&Filter, &Remedies<'report>),
    unit: &UnitGaps<'report>,
) -> Vec<Block> {
    let name = unit.unit.map_or_else(|| "Vårdgivaren".to_owned(), |unit| named(&unit.id, &unit.name));
    let mut blocks = vec![Block::Heading(2, name)];
    if let Some(manager) = unit.unit.and_then(|unit| unit.manager.as_deref()) {
        let manager = report.dossier.role_title(manager);
        blocks.push(Block::Text(format!("Verksamhetschef: {}", sentence(manager))));
    }
    let is_settled = |row: &&GapRow<'_>| matches!(row.outcome, Outcome::Satisfied | Outcome::NotApplicable);
    let (settled, open): (Vec<&GapRow<'_>>, Vec<&GapRow<'_>>) = unit.rows.iter().partition(is_settled);
    let shown = if filter.only.is_some() { unit.rows.iter().collect() } else { open };
    if shown.is_empty() {
        blocks.push(Block::Text("Inga brister funna i det som programmet kan se.".to_owned()));
        return blocks;
    }
    blocks.push(Block::Table(Table {
        caption: "Krav, utfall, vad som saknas och vad som behöver göras".to_owned(),
        columns: vec![("Krav".into(), 30), ("Utfall".into(), 11), ("Vad som saknas".into(), 31), ("Gör så".into(), 28)],
        rows: shown.iter().map(|row| of_requirement(report, (unit, remedies), row)).collect(),
        is_filled_by_hand: false,
    }));
    let satisfied = settled.iter().filter(|row| row.outcome == Outcome::Satisfied).count();
    if filter.only.is_none() && satisfied > 0 {
        let satisfied = count(satisfied, "krav har", "krav har");
        blocks.push(Block::Text(format!("{} inga brister i det som programmet kan se.", capital(&satisfied))));
    }
    blocks
}

fn of_requirement<'report>(
    report: &'report Report,
    (unit, remedies): (&UnitGaps<'report>, &Remedies<'report>),
    row: &GapRow<'report>,
) -> Vec<Vec<String>> {
    let requirement = &report.requirements[row.requirement];
    let found = row.findings.iter().map(|number| &report.findings[*number]);
    let place = |path: &str, line: usize| format!("{path}, rad {line}");
    let missing = found.clone().map(|one| {
        format!("{} ({})", capital(&one.finding.message), place(&report.source(&one.finding).path, one.start.line))
    });
    let waived = found.clone().filter_map(|one| one.waiver.as_ref()).map(|waiver| {
        let owner = report.dossier.role_title(&waiver.owner);
        format!("Undantag till {}: {} Beslutat av {}", waiver.until, sentence(&waiver.reason), sentence(owner))
    });
    let reasons = row.assessments.iter().filter_map(|one| one.doubt()).map(|why| format!("Ej bedömt: {why}"));
    let settled =
        if row.outcome == Outcome::Satisfied { carriers(report, unit.unit, &row.assessments) } else { Vec::new() };
    let evidence = settled.iter().map(|carrier| format!("Underlag: {}", carried(report, carrier)));
    let more = row.has_more.then(|| capital(MORE_ABOVE));
    let remedies = remedies.of_rows(row.assessments.iter().copied());
    let remedies = remedies.map(|one| capital(&what_to_do(report, &one)));
    let advice = found.filter_map(|one| one.finding.help.as_deref()).map(capital).chain(remedies);
    vec![
        vec![requirement.title.clone(), law(&requirement.citation)],
        vec![outcome(row.outcome, row.severity).to_owned()],
        distinct(missing.chain(waived).chain(reasons).chain(evidence), more),
        distinct(advice, None),
    ]
}

/// A document that is evidence, with its version, status and the enhet above that it is inherited from.
fn carried(report: &Report, carrier: &Carrier<'_>) -> String {
    let at = &carrier.evidence.at;
    let row = report.dossier.document(&at.path, &at.reference);
    let title = row.map(|row| row.title.as_str()).filter(|title| !title.is_empty() && *title != at.reference.id);
    let name = title.map_or_else(
        || format!("{} {}", at.reference.kind, at.reference.id),
        |title| format!("{title} ({})", at.reference.id),
    );
    let part = |label: &str, text: Option<&str>| text.map(|text| format!(", {label}{text}")).unwrap_or_default();
    let version = part("version ", row.and_then(|row| row.version.as_deref()));
    let decided = row.and_then(|row| row.decided.as_deref());
    let status = match (row.and_then(|row| row.status.as_deref()), decided) {
        (Some(DECIDED) | None, Some(day)) => format!(", {DECIDED} {day}"),
        (status, _) => part("", status),
    };
    format!("{name}{version}{status}{}", part("via ", carrier.via))
}

/// The distinct texts as paragraphs of a cell, with what is told where there are more.
fn distinct(texts: impl Iterator<Item = String>, more: Option<String>) -> Vec<String> {
    let mut once: Vec<String> = Vec::new();
    for text in texts {
        if !once.contains(&text) {
            once.push(text);
        }
    }
    let over = once.len().saturating_sub(MOST);
    once.truncate(MOST);
    once.extend((over > 0).then(|| format!("Och {over} till")));
    once.extend(more);
    once
}
