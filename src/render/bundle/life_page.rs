//! The history of each document in words: decisions and changes by day and commit. No committer is named.

use maud::{Markup, html};

use super::Bundle;
use super::shown_text::text;
use super::table_markup::head;
use super::told_life::{MOST_VERSIONS, ToldEvent, ToldLife};
use crate::render::left_words::no_history;
use crate::render::site::Depth;
use crate::report::publication::Target;

/// The page.
pub fn draw(bundle: &Bundle<'_>) -> Markup {
    let about = match bundle.since {
        Some(since) => format!("Vad som har hänt med varje dokument sedan {since}, enligt git."),
        None => "Vad som har hänt med varje dokument, det senaste först, enligt git.".to_owned(),
    };
    html! {
        (head("Historik", &about))
        @match &bundle.history.lives {
            Err(why) => p { (text(&no_history(why))) },
            Ok(lives) => { @for (at, life) in lives.iter().enumerate() { (of_document(bundle, at, life)) } },
        }
    }
}

fn of_document(bundle: &Bundle<'_>, at: usize, life: &ToldLife) -> Markup {
    let href = bundle.site.href(Target::Document(at), Depth::Top);
    let is_since = |event: &&ToldEvent| bundle.since.is_none_or(|since| event.day.is_none_or(|day| day >= since));
    let told: Vec<&ToldEvent> = life.events.iter().filter(is_since).collect();
    html! {
        section.del id={ "dok-" (at) } {
            h2 { a href=[href] { (text(&life.title)) } " " span.liten.id { (life.id) } }
            @if told.is_empty() {
                p { (nothing_told(bundle, life)) }
            } @else {
                ul { @for event in &told { li { (of_event(event)) } } }
            }
            @if life.is_cut { p.liten { "Filen har ändrats fler än " (MOST_VERSIONS) " gånger. Det som är äldre än de ändringarna visas inte." } }
        }
    }
}

/// What is said where nothing is told of a document.
fn nothing_told(bundle: &Bundle<'_>, life: &ToldLife) -> &'static str {
    match (life.is_cut, bundle.since) {
        (true, _) => {
            "Bland de ändringar av filen som är lästa syns ingen av dokumentet. De äldre är inte lästa, så det går inte att se."
        }
        (false, Some(_)) => "Oförändrat under tiden.",
        (false, None) => "Finns inte i historiken.",
    }
}

fn of_event(event: &ToldEvent) -> Markup {
    html! {
        (event.words)
        @if !event.lines.is_empty() { ul { @for line in &event.lines { li { (line) } } } }
    }
}
