//! The filters: enhet, författning, allvar and words. They are shown only where the script runs.

use maud::{Markup, html};

use super::lookup::Lookup;
use super::words::told;

/// What can be chosen of how grave a row is: as the rows name it, and in words.
const WEIGHTS: [(&str, &str); 6] = [
    ("brist", "brist"),
    ("bör", "bör"),
    ("tips", "tips"),
    ("ej", "ej bedömt"),
    ("undantag", "undantag"),
    ("inga", "inga brister funna"),
];

/// The form of the filters.
pub fn draw(lookup: &Lookup<'_>) -> Markup {
    html! {
        search #urval aria-label="Urval" hidden {
            details { summary { "Visa bara …" } form {
                label for="f-enhet" { "Enhet" }
                select #f-enhet {
                    option value="" { "alla enheter" }
                    @for (number, unit) in lookup.report.units.iter().enumerate() {
                        option value=(number) data-kedja=(chain(lookup, &unit.id)) { (told(&lookup.unit_name(&unit.id))) }
                    }
                }
                label for="f-lag" { "Författning" }
                select #f-lag {
                    option value="" { "alla" }
                    @for (number, act) in lookup.acts.iter().enumerate() { option value=(number) { (told(act)) } }
                }
                label for="f-vikt" { "Allvar" }
                select #f-vikt {
                    option value="" { "alla" }
                    @for (weight, words) in WEIGHTS { option value=(weight) { (words) } }
                }
                label for="f-text" { "Innehåller orden" }
                input #f-text type="search" autocomplete="off" spellcheck="false";
                button type="reset" { "Visa allt" }
            } }
            p #f-antal role="status" aria-live="polite" {}
        }
    }
}

/// The numbers of an enhet and all above it, from the inside out.
fn chain<'report>(lookup: &Lookup<'report>, id: &'report str) -> String {
    lookup.chain(id).iter().map(usize::to_string).collect::<Vec<_>>().join(" ")
}
