//! The events of a document in words: what was decided, what differs, and in which commit. No committer is named.

use crate::git::{Commit, short};
use crate::history::changes::{Alteration, How};
use crate::history::event::{Event, Happening};

/// The most characters shown of a value.
const MOST_OF_VALUE: usize = 240;

/// An event with its date and commit, in which each role that decided is called by its name.
#[must_use]
pub fn event_words<'event>(event: &'event Event<'_>, name: impl Fn(&'event str) -> &'event str) -> String {
    let decision = event.decision.as_ref().map(|decided| {
        let part = |word: &str, text: &str| if text.is_empty() { String::new() } else { format!("{word}{text}") };
        let by =
            if decided.by.is_empty() { ", utan uppgift om av vem".to_owned() } else { part(" av ", name(&decided.by)) };
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

/// From where a document was moved, if it was.
#[must_use]
pub fn moved_words(event: &Event<'_>) -> Option<String> {
    event.moved_from.map(|before| format!("flyttad från {before} till {}", event.path))
}

/// A commit by its short id, with the day on which it was written where that is another.
#[must_use]
pub fn commit_words(commit: &Commit) -> String {
    let id = short(&commit.id);
    if commit.author_day == commit.day {
        format!("incheckning {id}")
    } else {
        format!("incheckning {id}, skriven {}", commit.author_day)
    }
}

/// A field that differs, with its values as they are to be shown.
#[must_use]
pub fn alteration_words<'value>(alteration: &'value Alteration, shown: impl Fn(&'value str) -> &'value str) -> String {
    let cut = |value: &'value str| cut(shown(value));
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
