//! Tables of what is handed over, which become rows of their own on a narrow screen.

use maud::{Markup, html};

use super::Bundle;
use super::shown_text::text;
use crate::render::measure_words::measure;
use crate::render::shared_words::capital;
use crate::report::quality_work::MeasureRow;
use crate::rules::checks::event_harm::{is_no, is_yes};

/// The most rows of a table: what is left out is counted below it.
const MOST: usize = 5_000;

/// A table with a name, headings and rows of as many cells; a sentence in its place where there are no rows.
pub fn table(name: &str, heads: &[&str], rows: Vec<Vec<Markup>>, none: &str) -> Markup {
    let width = match heads.len() {
        0..=3 => "fa",
        4..=5 => "flera",
        _ => "manga",
    };
    html! {
        @if rows.is_empty() { p { (none) } } @else {
            div.tabell { table class=(width) {
                caption.dold { (name) }
                thead { tr { @for head in heads { th scope="col" { (head) } } } }
                tbody { @for row in rows.iter().take(MOST) {
                    tr { @for (head, cell) in heads.iter().zip(row) { td data-falt=(head) { (cell) } } }
                } }
            } }
            @if rows.len() > MOST { p.liten { "Och " (rows.len() - MOST) " till, som står i arbetsboken." } }
        }
    }
}

/// A text of a document in a cell, or what is said where there is none.
pub fn said(of: Option<&str>, none: &str) -> Markup {
    html! { @match of { Some(of) => (text(of)), None => span.liten { (none) } } }
}

/// The measures of a record in a cell; where there are none, why none is needed, if that is said.
pub fn measures(bundle: &Bundle<'_>, rows: &[MeasureRow], no_measure: Option<&str>) -> Markup {
    let words = |row: &MeasureRow| text(&capital(&measure(row, |role| bundle.role(role).to_owned())));
    html! {
        @match no_measure.filter(|why| !is_no(why)) {
            Some(why) if rows.is_empty() && is_yes(why) => { "Ingen åtgärd behövs" },
            Some(why) if rows.is_empty() => { "Ingen åtgärd behövs: " (text(why)) },
            None if rows.is_empty() => span.liten { "ingen åtgärd" },
            Some(_) | None => ul { @for row in rows { li { (words(row)) } } },
        }
    }
}

/// The head of a page.
pub fn head(title: &str, about: &str) -> Markup {
    html! { header.dok { h1 { (title) } p { (about) } } }
}
