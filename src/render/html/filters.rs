//! The filters: enhet, författning, allvar and words, as far as the page has them.
//!
//! They are hidden unless the script runs.

use maud::{Markup, html};

use super::lookup::Lookup;
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

/// The form with the filters.
pub fn draw(lookup: &Lookup<'_>) -> Markup {
    html! {
        search #urval aria-label="Urval" hidden {
            details { summary { "Visa bara …" } form {
                label for="f-enhet" { "Enhet" }
                select #f-enhet {
                    option value="" { "alla enheter" }
                    @for (number, unit) in lookup.report.units.iter().enumerate().filter(|(_, unit)| is_audited(lookup, &unit.id)) {
                        option value=(number) data-kedja=(numbers(lookup, &unit.id)) { (clipped(&lookup.unit_name(&unit.id))) }
                    }
                }
                @match lookup.sheet {
                    Sheet::Whole | Sheet::Gap(_) => { (by_law(lookup)) (by_weight()) (by_words()) },
                    Sheet::Due(_) => (by_words()),
                    Sheet::Matrix(_) => "",
                }
                button type="reset" { "Visa allt" }
                p.liten { "Bara det som visas skrivs ut." }
            } }
            p #f-antal role="status" aria-live="polite" {}
        }
    }
}

fn by_law(lookup: &Lookup<'_>) -> Markup {
    html! {
        label for="f-lag" { "Författning" }
        select #f-lag {
            option value="" { "alla" }
            @for (number, act) in lookup.acts.iter().enumerate() { option value=(number) { (clipped(act)) } }
        }
    }
}

fn by_weight() -> Markup {
    html! {
        label for="f-vikt" { "Allvar" }
        select #f-vikt {
            option value="" { "alla" }
            @for (weight, words) in WEIGHTS { option value=(weight) { (words) } }
        }
    }
}

fn by_words() -> Markup {
    html! {
        label for="f-text" { "Innehåller orden" }
        input #f-text type="search" autocomplete="off" spellcheck="false";
    }
}

/// True if an enhet is in the focus of the audit, or below one that is.
fn is_audited(lookup: &Lookup<'_>, id: &str) -> bool {
    let focus = &lookup.report.audit.focus;
    focus.is_empty() || chain(lookup.report, id).any(|above| focus.contains(&above.id))
}

/// The indexes of an enhet and its ancestors, separated by spaces.
fn numbers<'report>(lookup: &Lookup<'report>, id: &'report str) -> String {
    lookup.chain(id).iter().map(usize::to_string).collect::<Vec<_>>().join(" ")
}
