//! Each enhet, paragraph by paragraph: what is missing in rows that fold, and what shows the rest.

use maud::{Markup, html};

use super::listed::{MOST_UNITS, row_id};
use super::lookup::Lookup;
use super::numbers::{count, number};
use super::phrases::{clipped, law_in_short, more, responsible};
use super::requirement_row;
use super::shown_by::carried;
use crate::finding::{Outcome, Severity};
use crate::render::sentence::strength;
use crate::render::shared_words::bound;
use crate::report::views::chain;
use crate::report::views::gap::{GapRow, UnitGaps};
use crate::report::views::overview::Counts;
use crate::report::{Report, RequirementRow, State, UnitRow};

/// A section for each enhet.
pub fn draw(lookup: &Lookup<'_>) -> Markup {
    if lookup.gaps.is_empty() {
        return html! { p { "Inget krav svarar mot urvalet." } };
    }
    html! {
        p.liten {
            "Först det som behöver åtgärdas eller läsas; varje rad går att fälla ut. Ett dokument som är beslutat högre upp i \
            organisationen står med ”via” och namnet på den nivån."
            @if lookup.is_large() { span data-hela { " En enhet skrivs ut när den är vald, eller när du har fällt ut den." } }
        }
        (more(lookup.gaps.len(), lookup.gaps.len().min(MOST_UNITS), "enheter"))
        @for (number, gaps) in lookup.gaps.iter().take(MOST_UNITS).enumerate() { (of_unit(lookup, number, gaps)) }
    }
}

/// The name of the enhet whose gaps these are.
pub fn name(lookup: &Lookup<'_>, gaps: &UnitGaps<'_>) -> String {
    gaps.unit.map_or_else(|| "Vårdgivaren".to_owned(), |unit| clipped(&lookup.unit_name(&unit.id)))
}

fn of_unit(lookup: &Lookup<'_>, number: usize, gaps: &UnitGaps<'_>) -> Markup {
    let groups = Groups::new(lookup.report, &gaps.rows);
    let name = name(lookup, gaps);
    let group = gaps.unit.and_then(|unit| lookup.reach.of_unit(&unit.id));
    let is_open = lookup.gaps.len() == 1;
    html! {
        section.enhet id={ "e" (number) } data-m=[group] data-id=[gaps.unit.map(|unit| lookup.key(&unit.id))] aria-labelledby={ "e" (number) "h" } {
            (super::head::of_paper(lookup))
            div.kropp {
                details open[is_open] {
                    summary { h3 id={ "e" (number) "h" } { (name) } span.i-korthet { (in_short(gaps)) } }
                    @if let Some(unit) = gaps.unit { (place_in_organisation(lookup, unit)) }
                    @if !groups.open.is_empty() {
                        ul.rader aria-label={ "Att åtgärda eller läsa: " (name) } {
                            @for row in &groups.open { (requirement_row::draw(lookup, gaps, row, row_id(number, row.requirement))) }
                        }
                    }
                    @if !groups.advised.is_empty() {
                        h4 { (count(groups.advised.len(), "krav", "krav")) " med bör eller tips" }
                        ul.rader aria-label={ "Bör eller tips: " (name) } {
                            @for row in &groups.advised { (requirement_row::draw(lookup, gaps, row, row_id(number, row.requirement))) }
                        }
                    }
                    @if !groups.remaining.is_empty() {
                        details.liten {
                            summary { (count(groups.remaining.len(), "krav", "krav")) " återstår i utkast och i utredningar som pågår" }
                            ul.rader aria-label={ "Återstår: " (name) } {
                                @for row in &groups.remaining { (requirement_row::draw(lookup, gaps, row, row_id(number, row.requirement))) }
                            }
                        }
                    }
                    @if !groups.shown.is_empty() { (without_gaps(lookup, gaps, &name, &groups.shown)) }
                    @if !groups.unasked.is_empty() { (not_asked(lookup, &groups.unasked)) }
                    @if lookup.has_table() { p.liten.tillbaka data-hela { a href="#per-enhet" { "Till alla enheter" } } }
                }
            }
        }
    }
}

/// The requirements of an enhet, grouped in reading order.
#[derive(Default)]
struct Groups<'gaps, 'report> {
    /// Brist, undetermined or waived.
    open: Vec<&'gaps GapRow<'report>>,
    /// Violated with severity bör or tips.
    advised: Vec<&'gaps GapRow<'report>>,
    /// What remains in drafts and in investigations that go on: nothing that is wrong.
    remaining: Vec<&'gaps GapRow<'report>>,
    /// Satisfied without findings.
    shown: Vec<&'gaps GapRow<'report>>,
    /// Not applicable.
    unasked: Vec<&'gaps GapRow<'report>>,
}

impl<'gaps, 'report> Groups<'gaps, 'report> {
    fn new(report: &Report, rows: &'gaps [GapRow<'report>]) -> Self {
        let mut groups = Self::default();
        for row in rows {
            let is_pending = |number: &usize| report.findings[*number].state == State::Pending;
            let only_remains = !row.findings.is_empty() && row.findings.iter().all(is_pending);
            let group = match (row.outcome, row.severity) {
                (Outcome::Satisfied | Outcome::NotApplicable, _) if only_remains => &mut groups.remaining,
                (Outcome::Violated, Severity::Warning | Severity::Note) => &mut groups.advised,
                (Outcome::Violated | Outcome::Undetermined | Outcome::Waived, _) => &mut groups.open,
                (Outcome::Satisfied | Outcome::NotApplicable, _) if !row.findings.is_empty() => &mut groups.open,
                (Outcome::Satisfied, _) => &mut groups.shown,
                (Outcome::NotApplicable, _) => &mut groups.unasked,
            };
            group.push(row);
        }
        groups
    }
}

fn place_in_organisation(lookup: &Lookup<'_>, unit: &UnitRow) -> Markup {
    let above: Vec<String> = chain(lookup.report, &unit.id).skip(1).map(|above| clipped(&above.name)).collect();
    html! {
        p.liten {
            span.id { (clipped(&unit.id)) }
            @if !above.is_empty() { " · hör till " (above.join(", ")) }
            " · Verksamhetschef: " (responsible(lookup, unit.manager.as_deref()))
        }
    }
}

/// The counts of an enhet on one line.
fn in_short(gaps: &UnitGaps<'_>) -> String {
    let mut counts = Counts::default();
    gaps.rows.iter().for_each(|row| counts.add(row.outcome, row.severity));
    let found = gaps.counts;
    let mut said = vec![count(found.errors, "brist", "brister")];
    let others = [
        (found.warnings, "bör"),
        (found.notes, "tips"),
        (found.undetermined, "ej bedömt"),
        (counts.waived, "undantag"),
    ];
    said.extend(others.iter().filter(|(number, _)| *number > 0).map(|(number, word)| format!("{number} {word}")));
    format!("{} · {} utan funna brister", said.join(", "), count(counts.shown, "krav", "krav"))
}

fn without_gaps(lookup: &Lookup<'_>, gaps: &UnitGaps<'_>, name: &str, rows: &[&GapRow<'_>]) -> Markup {
    if lookup.only_counts {
        return html! { p.fler {
            (number(rows.len())) " krav utan funna brister. De räknas upp om enheten granskas för sig, med --unit."
        } };
    }
    html! {
        details {
            summary { (count(rows.len(), "krav utan funna brister", "krav utan funna brister")) }
            div.tabell {
                table.t-utan.stapla data-vikt="inga" {
                    caption { "Krav utan funna brister: " (name) }
                    thead { tr { th scope="col" { "Krav och lagrum" } th scope="col" { "Dokument som visar det" } } }
                    tbody {
                        @for row in rows {
                            @let requirement = &lookup.report.requirements[row.requirement];
                            tr.rad data-lag=[lookup.act(&requirement.citation)] {
                                th scope="row" { (clipped(&requirement.title)) " " small { (law_in_short(&requirement.citation)) } }
                                td { (carried(lookup, gaps, row)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn not_asked(lookup: &Lookup<'_>, rows: &[&GapRow<'_>]) -> Markup {
    html! {
        details.liten {
            summary { (count(rows.len(), "krav som inte är tillämpligt här", "krav som inte är tillämpliga här")) }
            ul { @for row in rows { li {
                (clipped(&lookup.report.requirements[row.requirement].title))
                @if let Some(reason) = row.assessments.iter().find_map(|one| one.reason.as_deref()) { " – " (clipped(reason)) }
            } } }
        }
    }
}

/// A requirement with its lagrum, how binding it is, and a caution if only secondary sources were read.
pub fn requirement_with_law(requirement: &RequirementRow) -> Markup {
    let citation = &requirement.citation;
    html! {
        span.krav { (clipped(&requirement.title)) }
        span.lag { (bound(&clipped(&citation.to_string()))) ", " (strength(citation)) }
    }
}
