//! The first part of the page: three numbers, the enheter, and the most serious gaps; and the same for each choice.

use maud::{Markup, html};

use super::choices::{Choice, Choices};
use super::listed::MOST_UNITS;
use super::lookup::Lookup;
use super::numbers::count;
use super::phrases::capital;
use super::{cards, counted, unit_table, worst_list};
use crate::render::sentence::sentence;

/// The first part, of the whole or of the only enhet.
pub fn draw(lookup: &Lookup<'_>) -> Markup {
    let choices = Choices::new(lookup);
    let only = lookup.only_unit().and_then(|unit| lookup.unit(&unit.id));
    let choice = only.map_or_else(|| choices.whole(), |unit| choices.of_unit(unit));
    html! {
        div data-plats="kort" { (cards::draw(lookup, &choice)) }
        @if only.is_none() {
            div.enhetslista data-plats="enheter" {
                @if !lookup.report.units.is_empty() { h3 #per-enhet { "Enheter" } }
                (unit_table::draw(lookup))
            }
        }
        h3 #varst { "Allvarligast" }
        div data-plats="varst" { (worst_list::draw(lookup, &choice)) }
        (meaning(lookup, &choice))
        (counted::draw(lookup, &choice))
    }
}

/// What the numbers say, and what they do not.
fn meaning(lookup: &Lookup<'_>, choice: &Choice<'_>) -> Markup {
    let of_nobody = choice.findings.iter().map(|number| &lookup.report.findings[*number].finding);
    let of_nobody = of_nobody.filter(|finding| lookup.reach.of_finding(finding).is_none()).count();
    html! {
        p.liten {
            "Granskningen läser vad som står i dokumenten: om något finns, är daterat, gäller och hänger ihop. Om innehållet är bra, och \
            om lagen är följd, kan bara ni själva bedöma."
            @for note in &lookup.report.notes { " " (sentence(&capital(note))) }
        }
        @if choice.id.is_none() && of_nobody > 0 && !lookup.report.units.is_empty() {
            p.liten data-vald hidden {
                (count(of_nobody, "fynd hör", "fynd hör")) " inte till någon enhet utan till helheten, och räknas bara där."
            }
        }
    }
}

/// The first part of each enhet that can be chosen, for the script to put in its place.
pub fn templates(lookup: &Lookup<'_>) -> Markup {
    let units = lookup.audited();
    let choices = Choices::new(lookup);
    html! {
        @for unit in units.into_iter().take(MOST_UNITS) {
            @let choice = choices.of_unit(unit);
            template data-id=(lookup.key(&lookup.report.units[unit].id)) {
                div data-plats="kort" { (cards::draw(lookup, &choice)) }
                div data-plats="varst" { (worst_list::draw(lookup, &choice)) }
                div data-plats="raknat" { (counted::asked(lookup, &choice)) }
            }
        }
    }
}
