//! The life of a document as it is told: each event in words, and the commit in which it got the text that is shown.

use jiff::civil::Date;
use serde_json::Value;

use super::shown_text::{text, without_person};
use crate::corpus::Document;
use crate::history::event::{Event, Waiting};
use crate::history::timeline::Point;
use crate::render::event_words::{alteration_words, event_words, moved_words};
use crate::render::shared_words::capital;
use crate::report::dossier::Dossier;

/// The most versions of one document that are told.
pub const MOST_VERSIONS: usize = 200;

/// The life of a document.
#[derive(Debug)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct ToldLife {
    pub title: String,
    pub id: String,
    /// Its events, newest first.
    pub events: Vec<ToldEvent>,
    /// True if older versions are not told.
    pub is_cut: bool,
    /// Where its text comes from.
    pub text_from: TextFrom,
}

/// An event in words.
#[derive(Debug)]
pub struct ToldEvent {
    /// Its day; none if it is not committed.
    pub day: Option<Date>,
    /// What happened, with the commit.
    pub words: String,
    /// What differs, line by line.
    pub lines: Vec<String>,
}

/// Where the text that is shown of a document comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextFrom {
    /// No commit has it as it stands.
    Nowhere,
    /// The commit with this id brought it in.
    Commit(String),
    /// It is older than the versions that are told.
    Older,
}

/// How far the versions of a document that are read have come, newest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reached {
    /// Not to the text that is shown.
    Newer,
    /// To that text.
    Text,
    /// To one before it.
    Older,
}

/// The life of a document while its versions are read, newest first.
#[derive(Debug)]
pub struct Telling {
    life: ToldLife,
    shown: Value,
    waiting: Waiting,
    /// How far the versions have come.
    reached: Reached,
}

impl Telling {
    /// The telling of a document with the text that is shown of it.
    #[must_use]
    pub fn of(document: &Document, shown: &Document) -> Self {
        let life = ToldLife {
            title: document.title.clone(),
            id: document.id.clone(),
            events: Vec::new(),
            is_cut: false,
            text_from: TextFrom::Nowhere,
        };
        Self { life, shown: shown.value(), waiting: Waiting::default(), reached: Reached::Newer }
    }

    /// Takes in an older version.
    pub fn take(&mut self, point: Point, dossier: &Dossier) {
        let has_text = point.version.as_ref().is_some_and(|(_, old)| old.value == self.shown);
        self.reached = match self.reached {
            Reached::Newer | Reached::Text if has_text => Reached::Text,
            Reached::Newer => Reached::Newer,
            Reached::Text | Reached::Older => Reached::Older,
        };
        if let Some(commit) = point.commit.as_ref().filter(|_| self.reached == Reached::Text) {
            self.life.text_from = TextFrom::Commit(commit.id.clone());
        }
        let events = &mut self.life.events;
        self.waiting.take(point, |event| events.push(told(event, dossier)));
    }

    /// The life that was told, and whether there are older versions.
    #[must_use]
    pub fn end(self, is_cut: bool, dossier: &Dossier) -> ToldLife {
        let Self { mut life, waiting, reached, .. } = self;
        let before = life.events.len();
        waiting.end(|event| life.events.push(told(event, dossier)));
        life.is_cut = is_cut;
        if is_cut {
            // The oldest that was read is held against nothing, so that what it brought is not known.
            life.events.truncate(before);
            if reached != Reached::Older {
                life.text_from = TextFrom::Older;
            }
        }
        life
    }
}

fn told(event: &Event<'_>, dossier: &Dossier) -> ToldEvent {
    let alterations = event.alterations.iter().map(|alteration| text(&alteration_words(alteration, without_person)));
    let moved = moved_words(event).map(|moved| text(&moved));
    ToldEvent {
        day: event.commit.map(|commit| commit.day),
        words: text(&capital(&event_words(event, |role| without_person(dossier.role_title(role))))),
        lines: moved.into_iter().chain(alterations).collect(),
    }
}
