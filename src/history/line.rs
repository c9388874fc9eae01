//! What one line of the history has shown of today's decision, on the way back to a touch.

use super::version::{Shared, Version};
use crate::git::by_path::{FileLog, Touch};

/// The version that a decision was made on.
#[derive(Debug, Clone, Copy)]
pub struct DecidedVersion<'log> {
    /// The digest of its content.
    pub content: [u8; 32],
    /// The blob of its file.
    pub blob: &'log str,
    /// The touch that committed it.
    pub touch: Touch,
}

/// How a content came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// It was committed in this touch.
    Touch(Touch),
    /// It is not committed.
    Uncommitted,
}

/// What a line has shown of today's decision.
#[derive(Debug, Clone, Copy, Default)]
pub struct Line<'log> {
    /// The oldest version in use with the same stamp.
    pub decided: Option<DecidedVersion<'log>>,
    /// The oldest version in use with the same day, while it had no number.
    pub unnumbered: Option<DecidedVersion<'log>>,
    /// How today's stamp came in, once an older version has another.
    pub stamped: Option<Change>,
    /// How today's content came in, once an older version has another.
    pub worded: Option<Change>,
}

impl<'log> Line<'log> {
    /// The line with a version that a touch left in its file.
    #[must_use]
    pub fn with(mut self, log: &'log FileLog, touch: Touch, (version, shared): (&Version, Shared)) -> Self {
        let here = log.blob(touch).filter(|_| version.is_in_use);
        let here = here.map(|blob| DecidedVersion { content: version.content, blob, touch });
        match shared {
            Shared::Stamp => self.decided = here.or(self.decided),
            Shared::Day => self.unnumbered = here.or(self.unnumbered),
            Shared::OtherNumber | Shared::Nothing => {}
        }
        self
    }

    /// The line before a change, where an older version stood.
    #[must_use]
    pub fn before(mut self, change: Change, now: &Version, older: &Version) -> Self {
        if now.shares_with(older) != Shared::Stamp {
            self.stamped = self.stamped.or(Some(change));
        }
        if older.content != now.content {
            self.worded = self.worded.or(Some(change));
        }
        self
    }
}

/// Of two versions the one that was committed first, whichever branch is looked at.
pub fn first<'log>(
    log: &FileLog,
    one: Option<DecidedVersion<'log>>,
    other: Option<DecidedVersion<'log>>,
) -> Option<DecidedVersion<'log>> {
    one.into_iter().chain(other).min_by(|one, other| log.age(one.touch).cmp(&log.age(other.touch)))
}
