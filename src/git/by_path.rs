//! The history indexed by path, to follow one file backwards, also through merges.

use std::collections::{BTreeMap, HashMap};

use super::Commit;
use super::tree_states::{Root, TreeStates};

/// The commits, the touches of all files, and the state of all files at each commit.
#[derive(Debug)]
pub struct FileLog {
    pub(super) commits: Vec<Step>,
    pub(super) numbers: HashMap<String, usize>,
    pub(super) paths: Vec<String>,
    pub(super) by_path: HashMap<String, u32>,
    pub(super) touches: Vec<Touched>,
    pub(super) states: TreeStates,
    pub(super) taken_away: Vec<Touch>,
}

/// A commit in which a file got another content; a newer touch is greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Touch(pub(super) u32);

/// A commit of the log.
#[derive(Debug)]
pub(super) struct Step {
    pub(super) commit: Commit,
    pub(super) time: i64,
    pub(super) parents: Vec<usize>,
    pub(super) state: Root,
    /// True if no file that existed before was changed, and none taken away but to be moved as it was.
    pub(super) only_adds: bool,
}

/// What a touch is.
#[derive(Debug)]
pub(super) struct Touched {
    pub(super) step: usize,
    pub(super) path: u32,
    /// The id of the blob; none if the file was taken away.
    pub(super) blob: Option<String>,
    /// The touches before it: one in each parent that it comes from.
    pub(super) before: Vec<Touch>,
    /// The touch in which the file came in, where only one line leads to it.
    pub(super) first: Option<Touch>,
}

impl FileLog {
    pub(super) fn in_state(&self, state: Root, path: u32) -> Option<Touch> {
        self.states.get(state, path).map(Touch)
    }

    fn of(&self, touch: Touch) -> &Touched {
        &self.touches[touch.0 as usize]
    }

    /// The index of a commit in the log; none if it is not in it.
    #[must_use]
    pub fn step(&self, commit: &Commit) -> Option<usize> {
        self.numbers.get(&commit.id).copied()
    }

    /// The last touch of a path as of a commit.
    #[must_use]
    pub fn at(&self, step: usize, path: &str) -> Option<Touch> {
        self.in_state(self.commits[step].state, *self.by_path.get(path)?)
    }

    /// The folder, as of an older commit, of most files that are below a folder as of a commit and were moved there as they
    /// were. Both end with `/`, or are empty for the root.
    #[must_use]
    pub fn folder_before(&self, (now, folder): (usize, &str), then: usize) -> Option<String> {
        let mut votes: BTreeMap<&str, usize> = BTreeMap::new();
        for mut touch in self.states.values(self.commits[now].state).map(Touch) {
            let Some(inner) = self.path(touch).strip_prefix(folder) else { continue };
            while let Some(older) = self.before(touch).first().filter(|_| !self.is_at(then, touch)) {
                touch = *older;
            }
            let old = self.path(touch).strip_suffix(inner).filter(|old| old.is_empty() || old.ends_with('/'));
            if let Some(old) = old.filter(|old| self.is_at(then, touch) && *old != folder) {
                *votes.entry(old).or_default() += 1;
            }
        }
        let most = votes.into_iter().max_by_key(|(_, count)| *count);
        most.map(|(old, _)| old.to_owned())
    }

    /// True if a touch is the last of its path as of a commit, and left a file.
    fn is_at(&self, step: usize, touch: Touch) -> bool {
        self.blob(touch).is_some() && self.in_state(self.commits[step].state, self.of(touch).path) == Some(touch)
    }

    /// The paths that had a file once and have none as of a commit, each with the touch that took it away, newest first.
    #[must_use]
    pub fn gone(&self, step: usize) -> Vec<Touch> {
        let all = self.states.values(self.commits[step].state).map(Touch);
        let mut gone: Vec<Touch> = all.filter(|touch| self.blob(*touch).is_none()).collect();
        gone.sort_by(|one, other| other.cmp(one));
        gone
    }

    /// The last touch of each file that is there as of a commit.
    #[must_use]
    pub fn living(&self, step: usize) -> Vec<Touch> {
        let all = self.states.values(self.commits[step].state).map(Touch);
        all.filter(|touch| self.blob(*touch).is_some()).collect()
    }

    /// The touches, up to a commit, that took a file away without moving it as it was.
    #[must_use]
    pub fn taken_away(&self, step: usize) -> Vec<Touch> {
        let mut is_older = vec![false; if self.taken_away.is_empty() { 0 } else { self.commits.len() }];
        if let Some(own) = is_older.get_mut(step) {
            *own = true;
        }
        for number in step..is_older.len() {
            if is_older[number] {
                self.commits[number].parents.iter().for_each(|parent| is_older[*parent] = true);
            }
        }
        self.taken_away.iter().copied().filter(|touch| is_older[self.of(*touch).step]).collect()
    }

    /// The path of a touch, relative to the root of the repository.
    #[must_use]
    pub fn path(&self, touch: Touch) -> &str {
        &self.paths[self.of(touch).path as usize]
    }

    /// The blob that a touch left; none if it took the file away.
    #[must_use]
    pub fn blob(&self, touch: Touch) -> Option<&str> {
        self.of(touch).blob.as_deref()
    }

    /// The touches that a touch comes from: of the same file, or of the one that was moved as it was.
    #[must_use]
    pub fn before(&self, touch: Touch) -> &[Touch] {
        &self.of(touch).before
    }

    /// The commit of a touch.
    #[must_use]
    pub fn commit(&self, touch: Touch) -> &Commit {
        &self.commits[self.of(touch).step].commit
    }

    /// The order of a touch in time, the same on every branch.
    #[must_use]
    pub fn age(&self, touch: Touch) -> (i64, &str) {
        let step = &self.commits[self.of(touch).step];
        (step.time, &step.commit.id)
    }

    /// The touch in which a file came in, in a commit that only added files: none of its documents was moved in that commit.
    #[must_use]
    pub fn first(&self, touch: Touch) -> Option<Touch> {
        self.of(touch).first.filter(|first| self.commits[self.of(*first).step].only_adds)
    }

    /// The number of parents of the commit of a touch.
    #[must_use]
    pub fn parents(&self, touch: Touch) -> usize {
        self.commits[self.of(touch).step].parents.len()
    }

    /// The last touch of a path as of a parent of the commit of a touch.
    #[must_use]
    pub fn in_parent(&self, (touch, parent): (Touch, usize), path: &str) -> Option<Touch> {
        self.at(self.commits[self.of(touch).step].parents[parent], path)
    }

    /// The files that differ between a parent of the commit of a touch and that commit: the last touch of each as of both.
    #[must_use]
    pub fn beside(&self, (touch, parent): (Touch, usize)) -> Vec<(Option<Touch>, Option<Touch>)> {
        let step = &self.commits[self.of(touch).step];
        let then = self.commits[step.parents[parent]].state;
        let differing = self.states.differing(then, step.state).into_iter();
        differing.map(|(_, before, after)| (before.map(Touch), after.map(Touch))).collect()
    }

    /// A number that is the same for all touches of one commit.
    #[must_use]
    pub fn number(&self, touch: Touch) -> usize {
        self.of(touch).step
    }
}
