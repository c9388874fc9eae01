//! The history of a document, and the version that applied on a date.

use jiff::civil::Date;

use crate::git::{Commit, short};
use crate::history::changes::{Alteration, How};
use crate::history::event::{Event, Happening, events};
use crate::history::in_force_on::Applying;
use crate::history::timeline::{Life, Point};
use crate::render::Style;
use crate::render::shared_words::{bullet, harmless, heading, one_line, wrapped};

/// The most characters shown of a value.
const MOST_OF_VALUE: usize = 240;

/// The events of a document, newest first.
#[must_use]
pub fn life(life: &Life, style: Style) -> String {
    let mut text = heading(&one_line(&format!("{}, {} ({})", life.id, life.title, life.kind)), style);
    for event in events(life) {
        text.push_str(&wrapped(&one_line(&event_words(&event)), "", style));
        if let Some(before) = event.moved_from {
            text.push_str(&bullet(&one_line(&format!("flyttad från {before} till {}", event.path)), style));
        }
        for alteration in &event.alterations {
            text.push_str(&bullet(&one_line(&alteration_words(alteration)), style));
        }
        text.push('\n');
    }
    text
}

/// An event with its date and commit.
fn event_words(event: &Event<'_>) -> String {
    let decision = event.decision.as_ref().map(|decided| {
        let part = |word: &str, text: &str| if text.is_empty() { String::new() } else { format!("{word}{text}") };
        let by = if decided.by.is_empty() { ", utan uppgift om av vem".to_owned() } else { part(" av ", &decided.by) };
        format!("{}{by}{}", part("fastställd ", &decided.day), part(", version ", &decided.version))
    });
    let what = match (event.happening, decision) {
        (Happening::Removed, _) => "borttagen eller oläsbar".to_owned(),
        (Happening::Restored, None) => "tillbaka igen".to_owned(),
        (Happening::Restored, Some(decision)) => format!("tillbaka igen, {decision}"),
        (Happening::Added, _) => "inlagd, inte beslutad".to_owned(),
        (Happening::Moved, _) => "flyttad, i övrigt oförändrad".to_owned(),
        (Happening::ChangedUndecided, _) => "ändrad utan nytt beslut".to_owned(),
        (Happening::Changed, _) => "ändrad".to_owned(),
        (Happening::Decided, decision) => decision.unwrap_or_default(),
    };
    match event.commit {
        None => format!("Ej incheckat: {what}"),
        Some(commit) => format!("{}: {what} ({})", commit.day, commit_words(commit)),
    }
}

fn commit_words(commit: &Commit) -> String {
    let id = short(&commit.id);
    if commit.author_day == commit.day {
        format!("incheckning {id}")
    } else {
        format!("incheckning {id}, skriven {}", commit.author_day)
    }
}

fn alteration_words(alteration: &Alteration) -> String {
    let field = &alteration.field;
    match &alteration.how {
        How::Added(value) => format!("{field}, tillagt: {}", cut(value)),
        How::Removed(value) => format!("{field}, borttaget: {}", cut(value)),
        How::Replaced(before, after) => format!("{field}: {} → {}", cut(before), cut(after)),
        How::Reordered => format!("{field}: samma innehåll i en annan ordning"),
    }
}

fn cut(value: &str) -> String {
    match value.char_indices().nth(MOST_OF_VALUE) {
        None => value.to_owned(),
        Some((end, _)) => format!("{} …", &value[..end]),
    }
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
