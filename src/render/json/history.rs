//! The life of a document, and the version that applied on a day, as JSON.

use jiff::civil::Date;
use serde::Serialize;

use super::parts::written;
use crate::git::Commit;
use crate::history::changes::{Alteration, How};
use crate::history::event::{Event, Happening, events};
use crate::history::in_force_on::Applying;
use crate::history::timeline::Life;

#[derive(Serialize)]
struct LifeJson<'life> {
    version: u8,
    document: DocumentJson<'life>,
    events: Vec<EventJson<'life>>,
}

#[derive(Serialize)]
struct DocumentJson<'life> {
    kind: &'life str,
    id: &'life str,
    title: &'life str,
}

#[derive(Serialize)]
struct EventJson<'life> {
    event: &'static str,
    commit: Option<CommitJson<'life>>,
    path: &'life str,
    moved_from: Option<&'life str>,
    decision: Option<DecisionJson>,
    changes: Vec<ChangeJson>,
}

#[derive(Serialize)]
struct CommitJson<'life> {
    id: &'life str,
    day: String,
    author_day: String,
}

#[derive(Serialize)]
struct DecisionJson {
    day: String,
    by: String,
    version: String,
}

#[derive(Serialize)]
struct ChangeJson {
    field: String,
    before: Option<String>,
    after: Option<String>,
}

#[derive(Serialize)]
struct OnJson<'life> {
    version: u8,
    document: DocumentJson<'life>,
    on: String,
    applied: bool,
    told_by: Vec<String>,
    commit: Option<CommitJson<'life>>,
    path: Option<&'life str>,
    text: Option<&'life str>,
}

/// The life of a document as JSON, with a line break last.
#[must_use]
pub fn life(life: &Life) -> String {
    let events = events(life);
    written(&LifeJson { version: 1, document: document(life), events: events.iter().map(event_json).collect() })
}

/// The version that applied on a day as JSON, with a line break last.
#[must_use]
pub fn on(life: &Life, day: Date, found: &Applying<'_>) -> String {
    let (point, alone, told_by) = match found {
        Applying::Nothing(reason) => (None, None, vec![reason.clone()]),
        Applying::Version { point, alone, told_by } => (Some(*point), Some(*alone), told_by.clone()),
    };
    written(&OnJson {
        version: 1,
        document: document(life),
        on: day.to_string(),
        applied: point.is_some(),
        told_by,
        commit: point.and_then(|point| point.commit.as_ref()).map(commit_json),
        path: point.map(|point| point.path.as_str()),
        text: alone.map(|alone| alone.text.as_str()),
    })
}

fn document(life: &Life) -> DocumentJson<'_> {
    DocumentJson { kind: &life.kind, id: &life.id, title: &life.title }
}

fn event_json<'life>(event: &Event<'life>) -> EventJson<'life> {
    EventJson {
        event: match event.happening {
            Happening::Added => "added",
            Happening::Decided => "decided",
            Happening::Changed => "changed",
            Happening::ChangedUndecided => "changed_undecided",
            Happening::Moved => "moved",
            Happening::Removed => "removed",
            Happening::Restored => "restored",
        },
        commit: event.commit.map(commit_json),
        path: event.path,
        moved_from: event.moved_from,
        decision: event.decision.clone().map(|decided| DecisionJson {
            day: decided.day,
            by: decided.by,
            version: decided.version,
        }),
        changes: event.alterations.iter().map(change_json).collect(),
    }
}

fn commit_json(commit: &Commit) -> CommitJson<'_> {
    CommitJson { id: &commit.id, day: commit.day.to_string(), author_day: commit.author_day.to_string() }
}

fn change_json(alteration: &Alteration) -> ChangeJson {
    let (before, after) = match alteration.how.clone() {
        How::Added(value) => (None, Some(value)),
        How::Removed(value) => (Some(value), None),
        How::Replaced(before, after) => (Some(before), Some(after)),
        How::Reordered => (None, None),
    };
    ChangeJson { field: alteration.field.clone(), before, after }
}
