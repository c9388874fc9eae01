//! What has happened since a day, as a page to read and to send.

use maud::{DOCTYPE, html};

use super::head;
use super::numbers::number;
use super::phrases::clipped;
use crate::render::change_letter::letter;
use crate::render::log_lines::in_markup;
use crate::render::shared_words::bound;
use crate::report::comparison::Change;

/// The most lines drawn of each part.
const MOST: usize = 2_000;

/// The letter on a comparison as a page.
#[must_use]
pub fn render(change: &Change<'_>) -> String {
    let letter = letter(change);
    let page = html! {
        (DOCTYPE)
        html lang="sv" {
            head { (head::plain(&format!("{} – {}", clipped(&letter.whose), clipped(&letter.title)), &change.after.audit)) }
            body {
                a.hoppa href="#innehall" { "Hoppa till innehållet" }
                header.topp { h1 { (clipped(&letter.title)) span.under { (clipped(&letter.whose)) } } }
                main.sida.hel #innehall tabindex="-1" {
                    @for sentence in &letter.about { p { (clipped(sentence)) } }
                    @for part in &letter.parts {
                        section {
                            h2 { (part.title) " (" (number(part.lines.len())) ")" }
                            p { (clipped(&part.about)) }
                            ul { @for line in part.lines.iter().take(MOST) { li { (bound(&clipped(line))) } } }
                            @if part.lines.len() > MOST { p.fler { "och " (number(part.lines.len() - MOST)) " till, som står i formatet json" } }
                        }
                    }
                    section {
                        h2 { "Så är jämförelsen gjord" }
                        @for sentence in &letter.made { p { (clipped(sentence)) } }
                    }
                }
                footer { p { "Gjord med ledningskoll " (env!("CARGO_PKG_VERSION")) ". Brevet visar vad som saknas i dokumenten; det säger aldrig att lagen är följd." } }
            }
        }
    };
    in_markup(page.into_string())
}
