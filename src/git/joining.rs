//! Makes the history by path: each commit has the files of its parents, and those that it touched itself.
//!
//! A merge gets each file from the parents that have it as it is; only where none has is the merge itself a touch. So the
//! same text has the same history on a branch, in its merge and after a pull, whichever parent comes first.

use std::collections::{BTreeSet, HashMap};

use super::LogEntry;
use super::by_path::{FileLog, Step, Touch, Touched};
use super::tree_states::{Root, TreeStates};

impl FileLog {
    /// The index of these log entries, newest first.
    #[must_use]
    pub fn new(entries: Vec<LogEntry>) -> Self {
        let (mut paths, mut by_path) = (Vec::new(), HashMap::new());
        for change in entries.iter().rev().flat_map(|entry| &entry.changes) {
            by_path.entry(change.path.clone()).or_insert_with(|| {
                paths.push(change.path.clone());
                u32::try_from(paths.len() - 1).expect("fewer paths than u32 has numbers")
            });
        }
        let mut log = Self {
            states: TreeStates::of(paths.len()),
            numbers: entries.iter().enumerate().map(|(number, one)| (one.commit.id.clone(), number)).collect(),
            commits: Vec::with_capacity(entries.len()),
            paths,
            by_path,
            touches: Vec::new(),
            taken_away: Vec::new(),
        };
        // From the first commit on, so that the parents of each are there; turned round at the end.
        let last = entries.len();
        for (number, entry) in entries.into_iter().enumerate().rev() {
            log.add(entry, number, last);
        }
        log.commits.reverse();
        log
    }

    /// Adds the touches and the state of a commit, the parents of which have been added.
    fn add(&mut self, entry: LogEntry, step: usize, last: usize) {
        self.states.begin();
        let parents: Vec<Root> = entry.parents.iter().map(|parent| self.commits[last - 1 - parent].state).collect();
        let mut made = Made { step, state: parents.first().copied().unwrap_or_default(), only_adds: true };
        let changes: Vec<(u32, bool, Option<String>)> =
            entry.changes.into_iter().map(|one| (self.by_path[&one.path], one.before.is_some(), one.after)).collect();
        match parents.as_slice() {
            [] | [_] => self.add_changes(&mut made, changes),
            parents => self.add_merge(&mut made, changes, parents),
        }
        let Made { state, only_adds, .. } = made;
        self.commits.push(Step { commit: entry.commit, time: entry.time, parents: entry.parents, state, only_adds });
    }

    /// The changes of a commit with at most one parent. A file that was moved as it was comes from its old path.
    fn add_changes(&mut self, made: &mut Made, changes: Vec<(u32, bool, Option<String>)>) {
        let then = made.state;
        let mut left: HashMap<String, Vec<Touch>> = HashMap::new();
        for (path, ..) in changes.iter().rev().filter(|(_, _, after)| after.is_none()) {
            if let Some((touch, blob)) = self.in_state(then, *path).and_then(|one| Some((one, self.blob(one)?))) {
                left.entry(blob.to_owned()).or_default().push(touch);
            }
        }
        let mut moved = BTreeSet::new();
        for (path, existed, after) in &changes {
            let Some(blob) = after else { continue };
            let from = left.get_mut(blob).filter(|_| !existed).and_then(Vec::pop);
            moved.extend(from.map(|touch| self.touches[touch.0 as usize].path));
            made.only_adds &= !existed;
            let before = from.or_else(|| self.in_state(then, *path));
            self.touch(made, *path, after.clone(), before.into_iter().collect());
        }
        for (path, ..) in changes.iter().filter(|(_, _, after)| after.is_none()) {
            let before = self.in_state(then, *path);
            let touch = self.touch(made, *path, None, before.into_iter().collect());
            if !moved.contains(path) {
                made.only_adds = false;
                self.taken_away.push(touch);
            }
        }
    }

    /// The files of a merge: each as it is in the parents that have it so, or touched where none has.
    fn add_merge(&mut self, made: &mut Made, changes: Vec<(u32, bool, Option<String>)>, parents: &[Root]) {
        made.only_adds = false;
        let mut after: HashMap<u32, Option<String>> =
            changes.into_iter().map(|(path, _, after)| (path, after)).collect();
        let mut paths: BTreeSet<u32> = after.keys().copied().collect();
        for parent in &parents[1..] {
            paths.extend(self.states.differing(parents[0], *parent).into_iter().map(|(path, ..)| path));
        }
        for path in paths {
            let first = self.in_state(parents[0], path);
            let blob = after.remove(&path).unwrap_or_else(|| first.and_then(|one| self.blob(one)).map(str::to_owned));
            let found: Vec<Option<Touch>> = parents.iter().map(|parent| self.in_state(*parent, path)).collect();
            let is_same = |one: &Option<Touch>| one.and_then(|one| self.blob(one)) == blob.as_deref();
            let same: BTreeSet<Touch> = found.iter().copied().filter(is_same).flatten().collect();
            let all: BTreeSet<Touch> = found.iter().flatten().copied().collect();
            match (same.first(), same.len()) {
                (Some(only), 1) => made.state = self.states.with(made.state, path, only.0),
                (Some(_), _) => drop(self.touch(made, path, blob, same.into_iter().collect())),
                (None, _) if blob.is_some() || first.is_some() => {
                    let is_gone = blob.is_none();
                    let touch = self.touch(made, path, blob, all.into_iter().collect());
                    self.taken_away.extend(Some(touch).filter(|_| is_gone));
                }
                // A file that the first parent never had, and the merge leaves out.
                (None, _) => {}
            }
        }
    }

    fn touch(&mut self, made: &mut Made, path: u32, blob: Option<String>, before: Vec<Touch>) -> Touch {
        let number = u32::try_from(self.touches.len()).expect("fewer changes than u32 has numbers");
        let firsts: BTreeSet<Option<Touch>> = before.iter().map(|one| self.touches[one.0 as usize].first).collect();
        let first = match (firsts.first(), firsts.len()) {
            (None, _) => Some(Touch(number)),
            (Some(first), 1) => *first,
            (Some(_), _) => None,
        };
        let first = first.filter(|_| blob.is_some());
        self.touches.push(Touched { step: made.step, path, blob, before, first });
        made.state = self.states.with(made.state, path, number);
        Touch(number)
    }
}

/// A commit that is being added.
struct Made {
    step: usize,
    state: Root,
    only_adds: bool,
}
