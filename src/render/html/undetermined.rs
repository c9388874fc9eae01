//! What could not be assessed, each with its reason and what to do.

use maud::{Markup, html};

use super::lookup::Lookup;
use super::phrases::{capital, clipped, more, named, outcome};
use crate::finding::Outcome;
use crate::render::sentence::{law, sentence};
use crate::render::shared_words::bound;
use crate::render::undetermined_words::what_to_do;
use crate::report::AssessmentRow;
use crate::report::views::undetermined::{Remedies, Undetermined};

/// The most rows drawn.
const MOST: usize = 1_000;

/// True if an assessment is undetermined.
pub fn has_any(lookup: &Lookup<'_>) -> bool {
    rows(lookup).next().is_some()
}

fn rows<'report>(lookup: &Lookup<'report>) -> impl Iterator<Item = &'report AssessmentRow> {
    lookup.report.assessments.iter().filter(|row| row.outcome == Outcome::Undetermined)
}

/// The assessments that are undetermined.
pub fn draw(lookup: &Lookup<'_>) -> Markup {
    let remedies = Remedies::of(lookup.report);
    let rows: Vec<Undetermined<'_>> = remedies.of_rows(rows(lookup)).collect();
    html! {
        p { "Det går inte att avgöra av det som står. Läs själv, och skriv det som saknas så att det går att bedöma." }
        div.tabell {
            table.t-ej.stapla {
                caption.dold { "Ej bedömt" }
                thead { tr {
                    th scope="col" { "Krav och lagrum" }
                    th scope="col" { "Dokument eller enhet" }
                    th scope="col" { "Varför, och vad som behövs" }
                } }
                tbody { @for row in rows.iter().take(MOST) { (of_row(lookup, row)) } }
            }
        }
        (more(rows.len(), rows.len().min(MOST), "som ej är bedömda"))
    }
}

fn of_row(lookup: &Lookup<'_>, one: &Undetermined<'_>) -> Markup {
    let row = one.row;
    let requirement = &lookup.report.requirements[row.requirement];
    html! {
        tr.rad data-m=[lookup.reach.of_assessment(row)] data-lag=[lookup.act(&requirement.citation)] data-vikt="ej" {
            th scope="row" {
                (outcome(row.outcome, requirement.severity)) " " span.krav { (clipped(&requirement.title)) }
                span.lag { (bound(&clipped(&law(&requirement.citation)))) }
            }
            td { @match (&row.document, &row.unit) {
                (Some(at), _) => { (named(lookup, &at.reference, &at.path)) span.lag { code { (clipped(&at.path)) } } },
                (None, Some(unit)) => (clipped(&lookup.unit_name(unit))),
                (None, None) => "–",
            } }
            td { @match row.doubt() {
                Some(reason) => (sentence(&capital(reason))),
                None => "Det går inte att se av det som står.",
            }
                span.lag { b { "Gör så: " } (clipped(&what_to_do(lookup.report, one))) }
            }
        }
    }
}
