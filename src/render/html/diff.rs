//! The comparison of two states of a folder as a page of lists.

use maud::{DOCTYPE, html};

use super::head;
use super::numbers::number;
use super::phrases::clipped;
use crate::render::diff_words;
use crate::render::log_lines::in_markup;
use crate::render::shared_words::bound;
use crate::report::comparison::Change;

/// The most lines drawn of each list.
const MOST: usize = 2_000;

/// The comparison of two states as a page.
#[must_use]
pub fn render(change: &Change<'_>) -> String {
    let gaps = [&change.gaps.opened, &change.gaps.closed, &change.gaps.changed];
    let new = change.new_findings().map(|reported| diff_words::new_finding(change, reported)).collect();
    let mut lists: Vec<(&str, Vec<String>)> = vec![
        ("Nya fynd", new),
        ("Fynd som inte syns längre", change.gone().map(|gone| diff_words::gone(change, gone)).collect()),
    ];
    for (title, gaps) in diff_words::GAPS.into_iter().zip(gaps) {
        lists.push((title, gaps.iter().map(diff_words::gap).collect()));
    }
    lists.push(("Dokument", change.touched.iter().map(diff_words::touched).collect()));
    lists.retain(|(_, lines)| !lines.is_empty());
    let name = head::carer(change.after);
    let page = html! {
        (DOCTYPE)
        html lang="sv" {
            head { (head::plain(&format!("{name} – vad som har hänt"), &change.after.audit)) }
            body {
                a.hoppa href="#innehall" { "Hoppa till innehållet" }
                header.topp {
                    h1 { (name) span.under { "Vad som har hänt i ledningssystemet" } }
                    p { strong { (diff_words::first_line(change)) } }
                    p { (clipped(&diff_words::second_line(change))) }
                }
                main.sida.hel #innehall tabindex="-1" {
                    @if lists.is_empty() { p { "Inget har ändrats." } }
                    @for (title, lines) in &lists {
                        section {
                            h2 { (title) " (" (number(lines.len())) ")" }
                            ul { @for line in lines.iter().take(MOST) { li { (bound(&clipped(line))) } } }
                            @if lines.len() > MOST { p.fler { "och " (lines.len() - MOST) " till, som står i formatet json" } }
                        }
                    }
                }
            }
        }
    };
    in_markup(page.into_string())
}
