//! The history of a document, and the version that applied on a date, as JSON.

use jiff::civil::Date;
use serde::Serialize;

use super::parts::to_json;
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
    decision: Option<DecisionJson<'life>>,
    changes: Vec<ChangeJson<'life>>,
}

#[derive(Serialize)]
struct CommitJson<'life> {
    id: &'life str,
    day: String,
    author_day: String,
}

#[derive(Serialize)]
struct DecisionJson<'life> {
    day: &'life str,
    by: &'life str,
    version: &'life str,
}

#[derive(Serialize)]
struct ChangeJson<'life> {
    field: &'life str,
    before: Option<&'life str>,
    after: Option<&'life str>,
}

#[derive(Serialize)]
struct OnJson<'life> {
    version: u8,
    document: DocumentJson<'life>,
    on: String,
    applied: bool,
    told_by: &'life [String],
    commit: Option<CommitJson<'life>>,
    path: Option<&'life str>,
    text: Option<&'life str>,
}

/// The history of a document as JSON, with a final line break.
#[must_use]
pub fn life(life: &Life) -> String {
    let events = events(life);
    to_json(&LifeJson { version: 1, document: document(life), events: events.iter().map(event_json).collect() })
}

/// The version that applied on a date as JSON, with a final line break.
#[must_use]
pub fn on(life: &Life, day: Date, found: &Applying<'_>) -> String {
    let (point, alone, told_by) = match found {
        Applying::Nothing(reason) => (None, None, std::slice::from_ref(reason)),
        Applying::Version { point, alone, told_by } => (Some(*point), Some(*alone), told_by.as_slice()),
    };
    to_json(&OnJson {
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

fn event_json<'life>(event: &'life Event<'_>) -> EventJson<'life> {
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
        decision: event.decision.as_ref().map(|decided| DecisionJson {
            day: &decided.day,
            by: &decided.by,
            version: &decided.version,
        }),
        changes: event.alterations.iter().map(change_json).collect(),
    }
}

fn commit_json(commit: &Commit) -> CommitJson<'_> {
    CommitJson { id: &commit.id, day: commit.day.to_string(), author_day: commit.author_day.to_string() }
}

fn change_json(alteration: &Alteration) -> ChangeJson<'_> {
    let (before, after) = match &alteration.how {
        How::Added(value) => (None, Some(value.as_str())),
        How::Removed(value) => (Some(value.as_str()), None),
        How::Replaced(before, after) => (Some(before.as_str()), Some(after.as_str())),
        How::Reordered => (None, None),
    };
    ChangeJson { field: &alteration.field, before, after }
}
