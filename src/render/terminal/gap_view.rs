//! The gap view: a summary, each enhet paragraph by paragraph, the quality work, and a plan to fill in.

use std::collections::{BTreeMap, HashMap};

use super::overview::{chapters, named, units};
use super::{events, quality_work};
use crate::finding::Outcome;
use crate::render::Style;
use crate::render::choice_words::choice;
use crate::render::groups::{Common, Group, groups_of};
use crate::render::sentence::sentence;
use crate::render::shared_words::{
    MORE_ABOVE, NUMBERS_SAY, bullet, count, heading, one_line, outcome, severity, wrapped,
};
use crate::render::undetermined_words::what_to_do;
use crate::report::views::Extent;
use crate::report::views::gap::{Filter, GapRow, UnitGaps, gaps};
use crate::report::views::order::{Sort, sort};
use crate::report::views::plan::{plan_of, to_mend};
use crate::report::views::undetermined::Remedies;
use crate::report::{EvidenceRow, Report, State};

/// The number of worst findings in the summary.
const WORST: usize = 10;
/// The most enheter in the summary.
const MOST_UNITS: usize = 30;
/// The most slips of form listed without `--verbose`.
const MOST_SLIPS: usize = 10;
/// The most documents listed under one requirement.
const MOST_DOCUMENTS: usize = 6;

/// The gap view of a report: what is missing or cannot be told, and with the whole extent all the rest.
#[must_use]
pub fn render(report: &Report, filter: &Filter, style: Style) -> String {
    let gaps = gaps(report, filter);
    let mut text = first_page(report, (filter, &gaps), style);
    let mut told = Told { under: HashMap::new(), remedies: Remedies::of(report) };
    for unit in &gaps {
        text.push_str(&of_unit(report, (filter, unit), &mut told, style));
    }
    text.push_str(&events::render(report, filter, style));
    text.push_str(&mending(report, filter, style));
    text.push_str(&match filter.extent {
        Extent::Whole => quality_work::whole(report, filter, style) + &action_plan(report, filter, style),
        Extent::Holes => quality_work::numbers(report, filter, style) + &plan_in_short(report, filter, style),
    });
    text
}

/// The findings that are told already, with the name of the enhet under which they are; and what to do about doubts.
struct Told<'report> {
    under: HashMap<usize, String>,
    remedies: Remedies<'report>,
}

fn first_page(report: &Report, (filter, gaps): (&Filter, &[UnitGaps<'_>]), style: Style) -> String {
    let mut text = heading(&format!("Läget per {}", report.audit.date), style);
    if let Some(choice) = choice(report, filter) {
        text.push_str(&wrapped(&one_line(&choice), "", style));
    }
    text.push_str(&chapters(report, filter, style));
    text.push('\n');
    text.push_str(&units(gaps, MOST_UNITS, style));
    text.push_str(&worst(report, filter, style));
    text.push('\n');
    text.push_str(&wrapped(&NUMBERS_SAY.join(" "), "", style));
    text
}

/// The worst, in the groups and the order of the audit.
fn worst(report: &Report, filter: &Filter, style: Style) -> String {
    let is_work = |group: &Group<'_>| sort(&group.findings[0].finding) != Sort::Slip;
    let taken = groups_of(report, filter).into_iter().filter(is_work).take(WORST);
    let lines: Vec<String> = taken.map(|group| bullet(&in_short(report, &group), style)).collect();
    if lines.is_empty() {
        return String::new();
    }
    format!("\nDet viktigaste ({}):\n{}", lines.len(), lines.concat())
}

/// A group on one line: what is missing, for how many, by which law, and where the first is.
fn in_short(report: &Report, group: &Group<'_>) -> String {
    let first = group.findings[0];
    let finding = &first.finding;
    let many = match (group.common, group.findings.len()) {
        (Common::Alone, _) => String::new(),
        (Common::Units, _) => format!(", {}", count(group.units(), "enhet", "enheter")),
        (Common::Paragraph | Common::Unknown, number) => format!(", och {} till", number - 1),
    };
    let law = finding.citation.as_ref().map(|citation| format!(" ({citation})")).unwrap_or_default();
    let place = format!("{}:{}", report.source(finding).path, first.start.line);
    format!("{}: {}{law}{many}, {place}", severity(group.severity), finding.message)
}

fn of_unit<'report>(
    report: &'report Report,
    (filter, unit): (&Filter, &UnitGaps<'report>),
    told: &mut Told<'report>,
    style: Style,
) -> String {
    let name = unit.unit.map_or_else(|| "Vårdgivaren".to_owned(), |unit| named(&unit.id, &unit.name));
    let name = one_line(&name);
    let mut text = format!("\n{}", heading(&name, style));
    if let Some(manager) = unit.unit.and_then(|unit| unit.manager.as_ref()) {
        text.push_str(&wrapped(&format!("Verksamhetschef: {}", one_line(manager)), "", style));
    }
    text.push_str(&wrapped(&numbers(unit), "", style));
    let is_open = |row: &&GapRow<'_>| !row.findings.is_empty() || row.outcome > Outcome::Satisfied;
    let is_shown = |row: &&GapRow<'_>| filter.extent == Extent::Whole || filter.only.is_some() || is_open(row);
    let (shown, settled): (Vec<_>, Vec<_>) = unit.rows.iter().partition(is_shown);
    for gap in shown {
        text.push_str(&of_requirement(report, (filter, gap), (told, &name), style));
    }
    let settled = settled.iter().filter(|row| row.outcome == Outcome::Satisfied).count();
    if settled > 0 {
        let rest = format!("I {} hittades inga brister; visa dem med --verbose.", count(settled, "krav", "krav"));
        text.push_str(&format!("\n{}", wrapped(&rest, "", style)));
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

fn of_requirement<'report>(
    report: &'report Report,
    (filter, gap): (&Filter, &GapRow<'report>),
    (told, name): (&mut Told<'report>, &str),
    style: Style,
) -> String {
    let requirement = &report.requirements[gap.requirement];
    let citation = &requirement.citation;
    let check = if citation.verified == "C" { ", kontrollera lydelsen" } else { "" };
    let head = format!("{} – {}", requirement.title, word(report, gap));
    let mut text = format!("\n{}", wrapped(&head, "", style));
    text.push_str(&wrapped(&format!("{citation}, {}{check}", citation.strength), "    ", style));
    if filter.extent == Extent::Whole || gap.outcome == Outcome::Satisfied {
        text.push_str(&evidence(report, gap, style));
    }
    text.push_str(&found(report, gap, (told, name), style));
    text.push_str(&reasons(report, gap, &told.remedies, style));
    if gap.has_more {
        text.push_str(&bullet(MORE_ABOVE, style));
    }
    text
}

/// Why a requirement could not be determined, and what to do, each once.
fn reasons<'report>(
    report: &'report Report,
    gap: &GapRow<'report>,
    remedies: &Remedies<'report>,
    style: Style,
) -> String {
    let mut lines: Vec<String> = Vec::new();
    for one in remedies.of_rows(gap.assessments.iter().copied()) {
        let line = format!("ej bedömt: {}; gör så: {}", one.reason(), what_to_do(report, &one));
        if !lines.contains(&line) && lines.len() <= MOST_DOCUMENTS {
            lines.push(line);
        }
    }
    let mut text: String = lines.iter().take(MOST_DOCUMENTS).map(|line| bullet(line, style)).collect();
    if lines.len() > MOST_DOCUMENTS {
        text.push_str(&bullet("och fler; visa alla med --only ej-bedömt --format json", style));
    }
    text
}

/// The documents that are evidence for a requirement.
fn evidence(report: &Report, gap: &GapRow<'_>, style: Style) -> String {
    let evidence = gap.assessments.iter().flat_map(|row| &row.evidence);
    let mut seen = std::collections::BTreeSet::new();
    let once = evidence.filter(|evidence| seen.insert(&evidence.at.reference));
    let carried: Vec<String> = once.map(|evidence| carried(report, evidence)).collect();
    let mut text: String = carried.iter().take(MOST_DOCUMENTS).map(|line| bullet(line, style)).collect();
    if carried.len() > MOST_DOCUMENTS {
        let at_least = if gap.has_more { "minst " } else { "" };
        text.push_str(&bullet(&format!("och {at_least}{} till", carried.len() - MOST_DOCUMENTS), style));
    }
    text
}

/// The word for the outcome of a requirement; of one that is asked of drafts alone, that something remains.
fn word(report: &Report, gap: &GapRow<'_>) -> &'static str {
    let is_pending = |number: &usize| report.findings[*number].state == State::Pending;
    match gap.outcome {
        Outcome::NotApplicable if gap.findings.iter().any(is_pending) => "återstår",
        other => outcome(other, gap.severity),
    }
}

/// The findings on a requirement: each once, and of those that are told for another enhet their number and where.
fn found(report: &Report, gap: &GapRow<'_>, (told, name): (&mut Told<'_>, &str), style: Style) -> String {
    let mut text = String::new();
    let mut elsewhere: BTreeMap<String, usize> = BTreeMap::new();
    for number in &gap.findings {
        let reported = &report.findings[*number];
        if let Some(other) = told.under.get(number) {
            *elsewhere.entry(other.clone()).or_default() += 1;
            continue;
        }
        told.under.insert(*number, name.to_owned());
        let place = format!("{}:{}", report.source(&reported.finding).path, reported.start.line);
        let lead = if reported.state == State::Pending { "" } else { "saknas: " };
        text.push_str(&bullet(&format!("{lead}{} ({place})", reported.finding.message), style));
        match (&reported.waiver, &reported.finding.help) {
            (Some(waiver), _) => {
                let owner = report.dossier.role_title(&waiver.owner);
                let accepted =
                    format!("godtaget till {}: {} Beslutat av {owner}", waiver.until, sentence(&waiver.reason));
                text.push_str(&bullet(&accepted, style));
            }
            (None, Some(help)) => text.push_str(&bullet(&format!("gör så: {help}"), style)),
            (None, None) => {}
        }
    }
    for (other, number) in elsewhere {
        let what = count(number, "fynd som är gemensamt och", "fynd som är gemensamma och");
        text.push_str(&bullet(&format!("{what} står under {other}"), style));
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

/// The slips of form, which are put right in the files.
fn mending(report: &Report, filter: &Filter, style: Style) -> String {
    let slips = if filter.is_empty() { to_mend(report) } else { Vec::new() };
    if slips.is_empty() {
        return String::new();
    }
    let most = if filter.extent == Extent::Whole { usize::MAX } else { MOST_SLIPS };
    let mut text = format!("\n{}", heading(&format!("Rätta i filerna ({})", slips.len()), style));
    for row in slips.iter().take(most) {
        let finding = &row.reported.finding;
        let place = format!("{}:{}", report.source(finding).path, row.reported.start.line);
        text.push_str(&bullet(&format!("{}: {} ({place})", severity(finding.severity), finding.message), style));
    }
    if slips.len() > most {
        text.push_str(&bullet(&format!("och {} till; visa alla med --verbose", slips.len() - most), style));
    }
    text
}

/// How many rows the plan has, and where it is.
fn plan_in_short(report: &Report, filter: &Filter, style: Style) -> String {
    let rows = plan_of(report, filter).len();
    if rows == 0 {
        return String::new();
    }
    let text = format!(
        "Åtgärdsplan att fylla i: {}. Skriv den med --output xlsx=plan.xlsx, eller visa den här med --verbose.",
        count(rows, "rad", "rader")
    );
    format!("\n{}", wrapped(&text, "", style))
}

fn action_plan(report: &Report, filter: &Filter, style: Style) -> String {
    let plan = plan_of(report, filter);
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
