//! The most serious gaps of a choice, those that say the same of several enheter or documents as one.

use maud::{Markup, html};

use super::choices::Choice;
use super::lookup::Lookup;
use super::numbers::{count, number};
use super::phrases::{capital, check_wording, clipped, document_name, severity};
use crate::finding::Severity;
use crate::render::shared_words::bound;
use crate::report::views::grouped::{Alike, grouped};
use crate::report::views::nature::Nature;
use crate::text::words::list;

/// The most groups that are listed.
const MOST: usize = 10;
/// The most enheter or documents that are named in a group.
const MOST_NAMED: usize = 6;
/// The most roles that are named in a group.
const MOST_ROLES: usize = 2;

/// The list of a choice; it says so where there is no brist.
pub fn draw(lookup: &Lookup<'_>, choice: &Choice<'_>) -> Markup {
    let is_meant = |number: &usize| {
        let finding = &lookup.report.findings[*number].finding;
        Nature::of(finding) != Nature::ToCorrect && finding.severity > Severity::Note
    };
    let groups = grouped(lookup.report, choice.findings.iter().copied().filter(is_meant));
    let has_grave = groups.iter().any(|alike| alike.first.finding.severity == Severity::Error);
    html! {
        @if !has_grave {
            p { @if choice.numbers.errors > 0 { "Allt som är brist står under ”Rätta i filerna”." } @else { "Ingen brist har hittats." } }
        }
        @if !groups.is_empty() {
            ol.varst { @for alike in groups.iter().take(MOST) { (group(lookup, choice, alike)) } }
        }
        @if groups.len() > MOST {
            p.fler { "Här visas de " (MOST) " allvarligaste av " (number(groups.len())) ". Alla står " a href="#enheter" { "enhet för enhet" } "." }
        }
    }
}

fn group(lookup: &Lookup<'_>, choice: &Choice<'_>, alike: &Alike<'_>) -> Markup {
    let finding = &alike.first.finding;
    html! {
        li {
            p.brist-text { (severity(finding.severity)) " " (capital(&finding.message)) (subjects(lookup, choice, alike)) }
            p.liten {
                @if let Some(days) = alike.late {
                    (if alike.numbers.len() > 1 { "som mest " } else { "" }) (count(usize::try_from(days).unwrap_or(0), "dag", "dagar")) " sen · "
                }
                "Ansvarig: " (responsible_of(lookup, alike))
                @if let Some(citation) = &finding.citation {
                    " · " (bound(&clipped(&citation.to_string()))) ", " (clipped(&citation.strength)) (check_wording(citation))
                }
            }
        }
    }
}

/// The enheter or the documents of a group, each with a link to its row.
fn subjects(lookup: &Lookup<'_>, choice: &Choice<'_>, alike: &Alike<'_>) -> Markup {
    let report = lookup.report;
    let is_of_units = report.is_about_units(&alike.first.finding);
    let name = |number: &usize| -> (String, usize) {
        let finding = &report.findings[*number].finding;
        match (is_of_units, finding.units.first()) {
            (true, Some(unit)) => (lookup.unit_name(unit), *number),
            (true, None) | (false, _) => (document_name(lookup, finding), *number),
        }
    };
    let row = |number: usize| {
        let unit = report.findings[number].finding.units.first();
        lookup.listed.row(number, choice.part.or_else(|| lookup.part(unit?)))
    };
    let mut named: Vec<(String, usize)> = alike.numbers.iter().map(name).collect();
    named.sort_by_cached_key(|(name, _)| crate::text::swedish(name));
    let total = named.len();
    let words = if is_of_units { ("enhet", "enheter") } else { ("ställe", "ställen") };
    html! {
        @if total > 1 { ": " (count(total, words.0, words.1)) }
        ": "
        @for (at, (name, number)) in named.iter().take(MOST_NAMED).enumerate() {
            @if at > 0 { ", " }
            @match row(*number) { Some(row) => a href={ "#" (row) } { (clipped(name)) }, None => (clipped(name)) }
        }
        @if total > MOST_NAMED { " och " (total - MOST_NAMED) " till" }
    }
}

/// The roles that are responsible for a group.
fn responsible_of(lookup: &Lookup<'_>, alike: &Alike<'_>) -> Markup {
    let mut roles: Vec<String> = Vec::new();
    let mut is_open = false;
    for number in &alike.numbers {
        match lookup.owners.row(&lookup.report.findings[*number]).responsible {
            Some(role) => {
                let role = clipped(lookup.role(&role));
                if !roles.contains(&role) {
                    roles.push(role);
                }
            }
            None => is_open = true,
        }
    }
    let more = roles.len().saturating_sub(MOST_ROLES);
    roles.truncate(MOST_ROLES);
    html! {
        (list(&roles, if more > 0 { "," } else { "och" }))
        @if more > 0 { " och " (more) " till" }
        @if roles.is_empty() { span.saknas { "ingen angiven" } } @else if is_open { ", för några ingen angiven" }
    }
}
