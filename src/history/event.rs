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

/// The versions of a document that wait for an older one to be held against, where they are told one by one, newest first:
/// one that is there, and removals after it.
#[derive(Debug, Default)]
pub struct Waiting(Vec<Point>);

impl Waiting {
    /// Takes in an older version, and tells the events that it makes known.
    pub fn take(&mut self, point: Point, tell: impl FnMut(&Event<'_>)) {
        let is_there = point.version.is_some();
        self.0.push(point);
        if let Some(last) = self.0.len().checked_sub(1).filter(|_| is_there) {
            self.tell(last, tell);
            self.0.drain(..last);
        }
    }

    /// Tells the events that are left when no version is older.
    pub fn end(self, tell: impl FnMut(&Event<'_>)) {
        self.tell(self.0.len(), tell);
    }

    /// Tells the events of the first versions, held against the next one that is there.
    fn tell(&self, first: usize, mut tell: impl FnMut(&Event<'_>)) {
        let present = self.0.get(first);
        for (at, point) in self.0[..first].iter().enumerate() {
            if let Some(event) = event(point, self.0.get(at + 1), present) {
                tell(&event);
            }
        }
    }
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

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::catalogue::Catalogue;
    use crate::history::old_document::documents;

    /// A version that says this; none for a removal.
    fn point(catalogue: &Catalogue, path: &str, purpose: Option<&str>) -> Point {
        let text = purpose.map(|purpose| format!("typ: rutin\nid: a\nsyfte: {purpose}\n"));
        let old = text.and_then(|text| documents(catalogue, text.into_bytes()).pop());
        let version = old.map(|old| (Version::of(&old.document, &old.value, &catalogue.decision), Arc::new(old)));
        Point { commit: None, path: path.to_owned(), has_private_path: false, version }
    }

    #[test]
    fn what_is_told_one_by_one_is_what_a_whole_life_tells() {
        let catalogue = Catalogue::embedded().expect("the catalogue is whole");
        for turns in 0..3_usize.pow(6) {
            let purposes = [None, Some("ett"), Some("två")];
            let chosen = (0..6).map(|place| purposes[turns / 3_usize.pow(place) % 3]);
            let points = || {
                let paths = ["a.yaml", "a.yaml", "b.yaml"].into_iter().cycle();
                chosen.clone().zip(paths).map(|(purpose, path)| point(&catalogue, path, purpose)).collect::<Vec<_>>()
            };
            let life = Life { kind: String::new(), id: String::new(), title: String::new(), points: points() };
            let whole: Vec<String> = events(&life).iter().map(|event| format!("{event:?}")).collect();
            let (mut told, mut waiting) = (Vec::new(), Waiting::default());
            for point in points() {
                waiting.take(point, |event| told.push(format!("{event:?}")));
            }
            waiting.end(|event| told.push(format!("{event:?}")));
            assert_eq!(told, whole, "{turns}");
        }
    }
}
