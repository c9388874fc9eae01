//! The table of enheter: one line each, the one with most brister first, with headings that sort.

use maud::{Markup, html};

use super::chart::absolute;
use super::lookup::Lookup;
use super::numbers::number as digits;
use super::phrases::{clipped, responsible_for_unit};
use crate::finding::Severity;
use crate::render::shared_words::bound;
use crate::render::trend_words::change;
use crate::report::Reported;
use crate::report::views::choice_numbers::Numbers;
use crate::report::views::gap::UnitGaps;
use crate::report::views::overview::worst_of_unit;
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
    let mut lines: Vec<Line<'_, '_>> = described
        .map(|(gaps, unit)| Line {
            gaps,
            id: &unit.id,
            name: lookup.unit_name(&unit.id),
            numbers: if unit.is_leaf { of_leaf(lookup, &unit.id) } else { own(lookup, gaps) },
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

/// The numbers of what is decided at an enhet that has others below it.
fn own(lookup: &Lookup<'_>, gaps: &UnitGaps<'_>) -> Numbers {
    let id = gaps.unit.map_or("", |unit| unit.id.as_str());
    let names = |reported: &&Reported| reported.finding.units.iter().any(|unit| unit == id) && lookup.takes(reported);
    let assessments = lookup.report.assessments.iter().filter(|row| row.units.iter().any(|unit| unit == id));
    Numbers::of(lookup.report.findings.iter().filter(names), assessments)
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
