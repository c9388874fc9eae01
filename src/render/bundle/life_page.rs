//! The history of each document in words: decisions and changes by day and commit. No committer is named.

use jiff::civil::Date;
use maud::{Markup, html};

use super::Bundle;
use super::handed_over::{text, without_person};
use super::table_markup::head;
use crate::history::event::{Event, events};
use crate::history::timeline::Life;
use crate::render::event_words::{alteration_words, event_words, moved_words};
use crate::render::shared_words::capital;
use crate::render::site::Depth;
use crate::report::publication::Target;

/// The most events of one document.
const MOST: usize = 200;

/// The page.
pub fn draw(bundle: &Bundle<'_>) -> Markup {
    let about = match bundle.since {
        Some(since) => format!("Vad som har hänt med varje dokument sedan {since}, enligt git."),
        None => "Vad som har hänt med varje dokument, det senaste först, enligt git.".to_owned(),
    };
    html! {
        (head("Historik", &about))
        @match bundle.lives {
            Err(why) => p { "Historiken är inte med: " (text(why)) "." },
            Ok(lives) => { @for (at, life) in lives.iter().enumerate() { (of_document(bundle, at, life)) } },
        }
    }
}

fn of_document(bundle: &Bundle<'_>, at: usize, life: &Life) -> Markup {
    let href = bundle.site.href(Target::Document(at), Depth::Top);
    let all = events(life);
    let is_since = |event: &&Event<'_>| bundle.since.is_none_or(|since| day(event).is_none_or(|day| day >= since));
    let told: Vec<&Event<'_>> = all.iter().filter(is_since).collect();
    html! {
        section.del id={ "dok-" (at) } {
            h2 { a href=[href] { (text(&life.title)) } " " span.liten.id { (life.id) } }
            @if told.is_empty() {
                p { @if bundle.since.is_some() { "Oförändrat under tiden." } @else { "Finns inte i historiken." } }
            } @else {
                ul { @for event in told.iter().take(MOST) { li { (of_event(bundle, event)) } } }
                @if told.len() > MOST { p.liten { "Och " (told.len() - MOST) " äldre." } }
            }
        }
    }
}

fn of_event(bundle: &Bundle<'_>, event: &Event<'_>) -> Markup {
    let alterations = event.alterations.iter().map(|alteration| text(&alteration_words(alteration, without_person)));
    let moved = moved_words(event).map(|moved| text(&moved));
    let lines: Vec<String> = moved.into_iter().chain(alterations).collect();
    html! {
        (text(&capital(&event_words(event, |role| bundle.role(role)))))
        @if !lines.is_empty() { ul { @for line in &lines { li { (line) } } } }
    }
}

/// The day of an event; none if it is not committed.
pub fn day(event: &Event<'_>) -> Option<Date> {
    event.commit.map(|commit| commit.day)
}
