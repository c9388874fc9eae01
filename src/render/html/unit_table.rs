//! The table of enheter: one line each, the one with most brister first, with headings that sort.

use std::collections::HashMap;

use maud::{Markup, html};

use super::chart::absolute;
use super::lookup::Lookup;
use super::numbers::number as digits;
use super::phrases::{clipped, responsible_for_unit};
use crate::finding::Severity;
use crate::render::shared_words::bound;
use crate::render::trend_words::change;
use crate::report::views::choice_numbers::Numbers;
use crate::report::views::gap::UnitGaps;
use crate::report::views::overview::worst_of_unit;
use crate::report::{AssessmentRow, Reported};
use crate::text::swedish;

/// A line of the table.
struct Line<'lookup, 'report> {
    gaps: &'lookup UnitGaps<'report>,
    id: &'report str,
    name: String,
    numbers: Numbers,
    /// Its place in the Swedish order of names.
    place: usize,
}

/// The table; nothing where no enhet is described.
pub fn draw(lookup: &Lookup<'_>) -> Markup {
    let lines = lines(lookup);
    if lines.is_empty() {
        return html! { @if lookup.gaps.is_empty() { p { "Inget krav svarar mot urvalet." } } };
    }
    let most = lines.iter().map(|line| line.numbers.errors).max().unwrap_or(0);
    let since = super::since::earlier(lookup.report);
    html! {
        table.t-enheter.stapla.sorterbar {
            caption { "Enheter, den med flest brister först" @if lines.len() > 1 { span.dold { ". Rubrikerna sorterar" } } }
            thead { tr {
                (heading("namn", "Enhet", false))
                (heading("n1", "Brister", true))
                (heading("n2", "varav ägs ovan", true))
                (heading("n3", "varav att rätta", true))
                (heading("n4", "varav förfallet", true))
                (heading("n5", "Bör, tips", true))
                (heading("n6", "Ej bedömt", true))
                @if let Some(since) = &since { (heading("n7", &format!("Egna sedan {}", clipped(since.day())), true)) }
                th scope="col" { "Allvarligast" }
                th scope="col" { "Ansvarig" }
            } }
            tbody { @for line in &lines { (of_line(lookup, line, (most, since.as_ref()))) } }
        }
    }
}

fn heading(key: &str, words: &str, is_number: bool) -> Markup {
    html! {
        th.n[is_number] scope="col" data-nyckel=(key) aria-sort=[(key == "n1").then_some("descending")] { (words) }
    }
}

fn lines<'lookup, 'report>(lookup: &'lookup Lookup<'report>) -> Vec<Line<'lookup, 'report>> {
    let described = lookup.gaps.iter().filter_map(|gaps| Some((gaps, gaps.unit?)));
    let own = own(lookup);
    let mut lines: Vec<Line<'_, '_>> = described
        .map(|(gaps, unit)| Line {
            gaps,
            id: &unit.id,
            name: lookup.unit_name(&unit.id),
            numbers: own.get(unit.id.as_str()).copied().unwrap_or_else(|| of_leaf(lookup, &unit.id)),
            place: 0,
        })
        .collect();
    lines.sort_by_cached_key(|line| swedish(&line.name));
    lines.iter_mut().enumerate().for_each(|(place, line)| line.place = place);
    lines.sort_by_key(|line| (std::cmp::Reverse(line.numbers.errors), line.place));
    lines
}

fn of_leaf(lookup: &Lookup<'_>, id: &str) -> Numbers {
    lookup.unit(id).map(|unit| lookup.numbers[unit]).unwrap_or_default()
}

/// The numbers of what is decided at each enhet that has others below it.
fn own<'report>(lookup: &Lookup<'report>) -> HashMap<&'report str, Numbers> {
    type Decided<'report> = (Vec<&'report Reported>, Vec<&'report AssessmentRow>);
    let upper = lookup.gaps.iter().filter_map(|gaps| gaps.unit).filter(|unit| !unit.is_leaf);
    let mut decided: HashMap<&str, Decided<'_>> = upper.map(|unit| (unit.id.as_str(), Default::default())).collect();
    for reported in lookup.report.findings.iter().filter(|reported| lookup.takes(reported)) {
        for unit in &reported.finding.units {
            decided.entry(unit).and_modify(|(findings, _)| findings.push(reported));
        }
    }
    for row in &lookup.report.assessments {
        for unit in row.units.iter() {
            decided.entry(unit).and_modify(|(_, rows)| rows.push(row));
        }
    }
    let numbers = |(id, (findings, rows)): (_, Decided<'_>)| (id, Numbers::of(findings.into_iter(), rows.into_iter()));
    decided.into_iter().map(numbers).collect()
}

fn of_line(
    lookup: &Lookup<'_>,
    line: &Line<'_, '_>,
    (most, since): (usize, Option<&super::since::Earlier<'_>>),
) -> Markup {
    let Line { gaps, id, name, numbers, place } = line;
    let is_leaf = gaps.unit.is_some_and(|unit| unit.is_leaf);
    let worst = worst_of_unit(lookup.report, gaps);
    let others =
        [numbers.above, numbers.to_correct, numbers.late, numbers.warnings + numbers.notes, numbers.undetermined];
    html! {
        tr data-m=[lookup.reach.of_unit(id)] data-namn=(place) {
            th scope="row" {
                @match lookup.part(id) {
                    Some(part) => a href={ "#e" (part) } data-val=(lookup.key(id)) { (clipped(name)) },
                    None => a href="#enheter" data-val=(lookup.key(id)) { (clipped(name)) },
                }
                @if !is_leaf { span.lag { "det som är beslutat här" } }
            }
            td.n.langd { @if numbers.errors > 0 { strong.s-brist { (digits(numbers.errors)) } } @else { "0" } (absolute(numbers.errors, most)) }
            @for (at, number) in others.iter().enumerate() {
                td.n { @if at == 0 && !is_leaf { "–" } @else { (digits(*number)) } }
            }
            @if let Some(since) = since { td.n { (change(since.of(id), since.now(id))) } }
            @match worst {
                Some(worst) => {
                    td { (gravest(worst)) }
                    td { (responsible_for_unit(lookup, lookup.owners.row(worst).responsible.as_deref(), Some(id))) }
                },
                None => { td { "–" span.dold { " inget att åtgärda" } } td { "–" span.dold { " ingen" } } },
            }
        }
    }
}

fn gravest(reported: &Reported) -> Markup {
    html! {
        @if reported.finding.severity < Severity::Error { span.liten { "ingen brist; " } }
        @match &reported.finding.citation {
            Some(citation) => (bound(&clipped(&citation.paragraph()))),
            None => (clipped(&reported.finding.message)),
        }
    }
}
