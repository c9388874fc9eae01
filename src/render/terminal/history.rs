//! The history of a document, and the version that applied on a date.

use jiff::civil::Date;

use crate::history::event::events;
use crate::history::in_force_on::Applying;
use crate::history::timeline::{Life, Point};
use crate::render::Style;
use crate::render::event_words::{alteration_words, commit_words, event_words, moved_words};
use crate::render::shared_words::{bullet, harmless, heading, one_line, wrapped};

/// The events of a document, newest first.
#[must_use]
pub fn life(life: &Life, style: Style) -> String {
    let mut text = heading(&one_line(&format!("{}, {} ({})", life.id, life.title, life.kind)), style);
    for event in events(life) {
        text.push_str(&wrapped(&one_line(&event_words(&event, |role| role)), "", style));
        if let Some(moved) = moved_words(&event) {
            text.push_str(&bullet(&one_line(&moved), style));
        }
        for alteration in &event.alterations {
            text.push_str(&bullet(&one_line(&alteration_words(alteration, |value| value)), style));
        }
        text.push('\n');
    }
    text
}

/// The text of the version that applied on a date, below a heading with its commit and path.
#[must_use]
pub fn on(life: &Life, (day, found): (Date, &Applying<'_>), style: Style) -> String {
    let name = format!("{}, {} ({})", life.id, life.title, life.kind);
    match found {
        Applying::Nothing(reason) => {
            wrapped(&one_line(&format!("{name}: ingen version gällde {day}, {reason}")), "", style)
        }
        Applying::Version { point, alone, told_by } => {
            let mut text = heading(&one_line(&format!("{name}: så löd den version som gällde {day}")), style);
            for reason in told_by {
                text.push_str(&bullet(&one_line(reason), style));
            }
            text.push_str(&bullet(&one_line(&format!("hämtad ur {}", origin(point))), style));
            text.push_str(&format!("\n{}\n", harmless(alone.text.trim_end()).replace('\r', "")));
            text
        }
    }
}

fn origin(point: &Point) -> String {
    let commit = point.commit.as_ref().map(|commit| format!(", {} ({})", commit.day, commit_words(commit)));
    format!("{}{}", point.path, commit.unwrap_or_default())
}
