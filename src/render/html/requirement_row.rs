//! A requirement of an enhet as a row that folds: badge, demand, lagrum, ansvarig and document; then what to do and where.

use maud::{Markup, html};

use super::finding_in_full::{finding, only_finding};
use super::lookup::Lookup;
use super::phrases::{capital, clipped, document_name, law_in_short, more, named, outcome, responsible, status_of};
use super::shown_by::carried;
use crate::finding::{Outcome, Severity};
use crate::render::shared_words::MORE_ABOVE;
use crate::report::views::gap::{GapRow, UnitGaps};
use crate::report::{AssessmentRow, Reported};

/// The most findings drawn under one requirement of an enhet.
const MOST_FINDINGS: usize = 10;

/// The row of a requirement.
pub fn draw(lookup: &Lookup<'_>, gaps: &UnitGaps<'_>, row: &GapRow<'_>, id: String) -> Markup {
    let requirement = &lookup.report.requirements[row.requirement];
    let citation = &requirement.citation;
    let findings: Vec<&Reported> = row.findings.iter().map(|number| &lookup.report.findings[*number]).collect();
    html! {
        li.rad id=(id) data-lag=[lookup.act(citation)] data-vikt=(weight(row)) {
            details {
                summary {
                    (outcome(row.outcome, row.severity))
                    span.vad {
                        b { (clipped(&requirement.title)) }
                        small { (law_in_short(citation)) }
                    }
                    span.vem { (who(lookup, gaps, &findings)) }
                    span.var { (bearer(lookup, gaps, row, &findings)) }
                }
                div.mer.ett[findings.len() == 1] {
                    @match findings.as_slice() {
                        [] => {},
                        [only] => (only_finding(lookup, only)),
                        all => ul.fynd { @for one in all.iter().take(MOST_FINDINGS) { li { (finding(lookup, one)) } } },
                    }
                    (more(findings.len(), findings.len().min(MOST_FINDINGS), "fynd under kravet"))
                    @if row.has_more { p.fler { (capital(MORE_ABOVE)) "." } }
                    (reasons(lookup, &row.assessments))
                    @if row.outcome != Outcome::Satisfied {
                        div.visar { b { "Dokument som visar något av det: " } (carried(lookup, gaps, row)) }
                    } @else { div.visar { b { "Dokument som visar det: " } (carried(lookup, gaps, row)) } }
                }
            }
        }
    }
}

/// The role that is responsible for the gaps of a row, or that of the enhet.
fn who(lookup: &Lookup<'_>, gaps: &UnitGaps<'_>, findings: &[&Reported]) -> Markup {
    let mut roles: Vec<Option<String>> = findings.iter().map(|one| lookup.owners.row(one).responsible).collect();
    roles.dedup();
    let manager = || gaps.unit.and_then(|unit| unit.manager.clone());
    html! {
        @match roles.as_slice() {
            [] => (responsible(lookup, manager().as_deref())),
            [only] => (responsible(lookup, only.as_deref())),
            [first, ..] => { (responsible(lookup, first.as_deref())) " m.fl." },
        }
    }
}

/// The document that has the gap, with its status; the enhet where the whole enhet lacks something.
fn bearer(lookup: &Lookup<'_>, gaps: &UnitGaps<'_>, row: &GapRow<'_>, findings: &[&Reported]) -> Markup {
    let requirement = &lookup.report.requirements[row.requirement];
    let of_doubt = row.assessments.iter().find(|one| one.doubt().is_some()).and_then(|one| one.document.as_ref());
    html! {
        @match (requirement.is_of_units, findings, of_doubt) {
            (true, _, _) => "hela enheten",
            (false, [first, rest @ ..], _) => {
                (document_name(lookup, &first.finding)) (status_of(lookup, first))
                @if !rest.is_empty() { " och " (rest.len()) " till" }
            },
            (false, [], Some(at)) => (named(lookup, &at.reference, &at.path)),
            (false, [], None) => { @if let Some(unit) = gaps.unit { (clipped(&lookup.unit_name(&unit.id))) } },
        }
    }
}

/// The value of the severity filter for a row.
fn weight(row: &GapRow<'_>) -> &'static str {
    match (row.outcome, row.severity) {
        (Outcome::Violated, Severity::Error) => "brist",
        (Outcome::Violated, Severity::Warning) => "bör",
        (Outcome::Violated, Severity::Note) => "tips",
        (Outcome::Undetermined, _) => "ej",
        (Outcome::Waived, _) => "undantag",
        (Outcome::Satisfied | Outcome::NotApplicable, _) => "inga",
    }
}

/// The reasons why assessments are undetermined, each with its document.
fn reasons(lookup: &Lookup<'_>, assessments: &[&AssessmentRow]) -> Markup {
    let doubted = assessments.iter().filter_map(|row| Some((row.document.as_ref(), row.doubt()?)));
    let mut reasons: Vec<_> = doubted.collect();
    reasons.dedup();
    html! {
        @if !reasons.is_empty() {
            ul.fynd {
                @for (document, reason) in reasons.iter().take(MOST_FINDINGS) {
                    li {
                        b { "Ej bedömt: " } (capital(reason))
                        @if let Some(at) = document { " – " (named(lookup, &at.reference, &at.path)) }
                    }
                }
            }
        }
        (more(reasons.len(), reasons.len().min(MOST_FINDINGS), "som ej är bedömda"))
    }
}
