//! The events of a document, worked out from its versions.

use super::changes::{Alteration, alterations};
use super::old_document::OldDocument;
use super::timeline::{Life, Point};
use super::version::Version;
use crate::git::Commit;

/// An event in the timeline of a document.
#[derive(Debug)]
pub struct Event<'life> {
    /// The commit; none if the version is not committed.
    pub commit: Option<&'life Commit>,
    /// The path of the document after the event.
    pub path: &'life str,
    /// The path before the event, if another.
    pub moved_from: Option<&'life str>,
    /// The kind of event.
    pub happening: Happening,
    /// The decision that came in with it.
    pub decision: Option<Decided>,
    /// The fields that differ from the version before.
    pub alterations: Vec<Alteration>,
}

/// A kind of event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Happening {
    /// The document was added.
    Added,
    /// It was decided.
    Decided,
    /// It was changed in another way.
    Changed,
    /// The decided content was changed without a new decision.
    ChangedUndecided,
    /// It was moved, or its file renamed, and nothing else.
    Moved,
    /// It was removed, or became unreadable.
    Removed,
    /// It came back.
    Restored,
}

/// A decision on a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// The day, as written; empty if absent.
    pub day: String,
    /// The role that decided, as written; empty if absent.
    pub by: String,
    /// The version, as written; empty if absent.
    pub version: String,
}

/// The events of a document, newest first.
#[must_use]
pub fn events(life: &Life) -> Vec<Event<'_>> {
    let points = &life.points;
    let mut events = Vec::new();
    for (number, point) in points.iter().enumerate() {
        let older = points.get(number + 1);
        events.extend(event(point, older, points.iter().skip(number + 1).find(|point| point.version.is_some())));
    }
    events
}

fn event<'life>(
    point: &'life Point,
    older: Option<&'life Point>,
    present: Option<&'life Point>,
) -> Option<Event<'life>> {
    let was = older.and_then(|older| older.version.as_ref());
    let before = present.and_then(|present| present.version.as_ref());
    let Some((version, old)) = &point.version else {
        // A removal gives one event, not one for each step after it.
        was?;
        return Some(of(point, Happening::Removed));
    };
    let alterations = before.map(|(_, then)| alterations(&then.value, &old.value)).unwrap_or_default();
    let is_decided = version.is_in_use
        && version.stamp.is_some()
        && before.is_none_or(|(then, _)| then.stamp != version.stamp || !then.is_in_use);
    let is_moved = present.is_some_and(|present| present.path != point.path);
    let happening = match before {
        None if is_decided => Happening::Decided,
        None => Happening::Added,
        Some(_) if was.is_none() => Happening::Restored,
        Some(_) if is_decided => Happening::Decided,
        Some((then, _)) if then.stamp.is_some() && version.is_in_use && then.content != version.content => {
            Happening::ChangedUndecided
        }
        Some(_) if alterations.is_empty() && is_moved => Happening::Moved,
        Some(_) if alterations.is_empty() => return None,
        Some(_) => Happening::Changed,
    };
    Some(Event {
        moved_from: present.filter(|_| is_moved).map(|present| present.path.as_str()),
        decision: is_decided.then(|| decided(version, old)),
        alterations,
        ..of(point, happening)
    })
}

fn of(point: &Point, happening: Happening) -> Event<'_> {
    Event {
        commit: point.commit.as_ref(),
        path: &point.path,
        moved_from: None,
        happening,
        decision: None,
        alterations: Vec::new(),
    }
}

fn decided(version: &Version, old: &OldDocument) -> Decided {
    let text = |key: &str| old.value.get(key).map(super::changes::said).unwrap_or_default();
    let day = version.stamp.iter().flatten().next().cloned().unwrap_or_default();
    Decided { day, by: text("fastställd_av"), version: text("version") }
}
