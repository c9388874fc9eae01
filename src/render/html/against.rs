//! New, known and gone findings, if the report was compared with an earlier one.

use maud::{Markup, html};

use super::lookup::Lookup;
use super::numbers::number;
use super::phrases::{capital, clipped, more};
use crate::render::difference_words::{sentence, why};
use crate::render::shared_words::severity;
use crate::report::{Against, Gone};

/// The most rows drawn.
const MOST: usize = 300;

/// The comparison with an earlier report; empty if there was none.
pub fn draw(lookup: &Lookup<'_>) -> Markup {
    let gone: Vec<&Gone> = lookup.report.against.iter().flat_map(Against::listed).collect();
    html! {
        @if let Some(sentence) = sentence(lookup.report) { p { (capital(&sentence)) "." } }
        @if !gone.is_empty() {
            div.tabell {
                table.stapla {
                    caption { "Fynd som inte syns längre: " (number(gone.len())) }
                    thead { tr {
                        @for head in ["Dokument", "Allvar", "Fynd", "Varför"] { th scope="col" { (head) } }
                    } }
                    tbody { @for gone in gone.iter().take(MOST) {
                        tr {
                            th scope="row" { (clipped(&gone.trace.document)) }
                            td { (severity(gone.trace.severity)) }
                            td { (capital(&gone.trace.message)) }
                            td { (capital(&why(&gone.why))) }
                        }
                    } }
                }
            }
            (more(gone.len(), gone.len().min(MOST), "fynd"))
        }
    }
}
