//! Where a reader chooses: an enhet first, then words, författning and severity. Hidden unless the script runs.

use maud::{Markup, html};

use super::listed::MOST_UNITS;
use super::lookup::Lookup;
use super::numbers::number;
use super::phrases::clipped;
use super::side::Sheet;
use crate::report::views::chain;

/// The choices of the severity filter: the value in the rows, and its words.
const WEIGHTS: [(&str, &str); 6] = [
    ("brist", "brist"),
    ("bör", "bör"),
    ("tips", "tips"),
    ("ej", "ej bedömt"),
    ("undantag", "undantag"),
    ("inga", "inga brister funna"),
];

/// The form above the page.
pub fn draw(lookup: &Lookup<'_>) -> Markup {
    let mut units = lookup.audited();
    units.truncate(MOST_UNITS);
    html! {
        search #urval aria-label="Välj och sök" hidden {
            form {
                @if units.len() > 1 {
                    div.valj {
                        label for="f-enhet" { "Välj enhet" }
                        div.falt {
                            input #f-enhet type="text" role="combobox" aria-expanded="false" aria-controls="f-lista" aria-autocomplete="list"
                                autocomplete="off" spellcheck="false" placeholder={ "skriv ett namn, eller välj bland " (number(units.len())) };
                            ul #f-lista role="listbox" aria-label="Enheter" hidden {
                                @for unit in units { (option(lookup, unit)) }
                            }
                        }
                    }
                }
                @if !matches!(lookup.sheet, Sheet::Matrix(_)) { (by_words()) }
                @if matches!(lookup.sheet, Sheet::Whole | Sheet::Gap(_)) { (by_law(lookup)) (by_weight()) }
                button type="reset" { "Visa allt" }
            }
            p #f-antal role="status" aria-live="polite" {}
        }
    }
}

fn option(lookup: &Lookup<'_>, unit: usize) -> Markup {
    let row = &lookup.report.units[unit];
    let groups: Vec<String> = lookup.reach.groups(unit).iter().map(|reached| reached.group.to_string()).collect();
    let above = chain(lookup.report, &row.id).nth(1);
    html! {
        li role="option" id={ "val-" (unit) } aria-selected="false" data-id=(lookup.key(&row.id)) data-m=(groups.join(" ")) {
            b { (clipped(&lookup.unit_name(&row.id))) }
            @if let Some(above) = above { span.lag { " " (clipped(&above.name)) } }
        }
    }
}

fn by_law(lookup: &Lookup<'_>) -> Markup {
    html! {
        div {
            label for="f-lag" { "Författning" }
            select #f-lag {
                option value="" { "alla" }
                @for (number, act) in lookup.acts.iter().enumerate() { option value=(number) { (clipped(act)) } }
            }
        }
    }
}

fn by_weight() -> Markup {
    html! {
        div {
            label for="f-vikt" { "Allvar" }
            select #f-vikt {
                option value="" { "alla" }
                @for (weight, words) in WEIGHTS { option value=(weight) { (words) } }
            }
        }
    }
}

fn by_words() -> Markup {
    html! {
        div {
            label for="f-text" { "Sök på hela sidan" }
            input #f-text type="search" autocomplete="off" spellcheck="false";
        }
    }
}
