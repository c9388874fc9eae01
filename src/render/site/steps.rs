//! The steps of a routine: numbered, large, with who does each and when.

use maud::{Markup, html};

use super::Site;
use super::field_words::field;
use super::told_markup::{block, inner};
use super::told_parts::{Part, Rows};

/// The field with the number of a step.
pub const NUMBER: &str = "steg";
/// The field with what is done.
const WHAT: &str = "vad";
/// The field with who does it.
const WHO: &str = "vem";
/// The field with when it is done.
const WHEN: &str = "när";

/// The address of a step on its page, by its index.
pub fn anchor(number: usize) -> String {
    format!("steg-{}", number + 1)
}

/// The steps of what a document says of how something is done.
pub fn draw(site: &Site<'_>, part: &Part<'_>) -> Markup {
    match part {
        Part::Table(rows) if rows.keys.contains(&WHAT) => of_rows(site, rows),
        Part::List(parts) if parts.len() > 1 && parts.iter().all(|part| matches!(part, Part::Text(_))) => html! {
            ol.steg { @for (number, part) in parts.iter().enumerate() {
                li id=(anchor(number)) { div.nr aria-hidden="true" { (number + 1) } div { div.vad { (inner(site, part)) } } }
            } }
        },
        Part::Text(_) | Part::List(_) | Part::Table(_) | Part::Fields(_) => block(site, part),
    }
}

fn of_rows(site: &Site<'_>, rows: &Rows<'_>) -> Markup {
    html! {
        ol.steg { @for (number, row) in rows.rows.iter().enumerate() {
            @let at = |key: &str| rows.keys.iter().position(|known| *known == key).and_then(|at| row[at].as_ref());
            li id=(anchor(number)) {
                div.nr { @match at(NUMBER) { Some(written) => (written.words()), None => (number + 1) } }
                div {
                    @if let Some(what) = at(WHAT) { div.vad { (inner(site, what)) } }
                    div.vem {
                        @if let Some(who) = at(WHO) { div { span.dold { "Vem: " } (inner(site, who)) } }
                        @if let Some(when) = at(WHEN) { div { span.dold { "När: " } (inner(site, when)) } }
                    }
                    @for (key, part) in others(rows, row) { div.mer { b { (field(key)) ": " } (inner(site, part)) } }
                }
            }
        } }
    }
}

/// What a step says beside its usual fields.
fn others<'rows, 'corpus>(
    rows: &'rows Rows<'corpus>,
    row: &'rows [Option<Part<'corpus>>],
) -> impl Iterator<Item = (&'corpus str, &'rows Part<'corpus>)> {
    let fields = rows.keys.iter().zip(row).filter(|(key, _)| ![NUMBER, WHAT, WHO, WHEN].contains(key));
    fields.filter_map(|(key, part)| Some((*key, part.as_ref()?)))
}
