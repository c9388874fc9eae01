//! Where a document stands on a day: in force, not yet, expired, pending, and what reports call it.

use jiff::civil::Date;

use super::force::{Bound, Stage};
use super::{Document, Force, Status};
use crate::catalogue::kind;
use crate::finding::Pending;
use crate::text::{Pointer, date};

impl Document {
    /// Whether it is in force on a day.
    #[must_use]
    pub fn force(&self, on: Date) -> Force {
        if !self.broken.is_empty() && self.is_broken_at(&Pointer::parse("/status")) {
            return Force::Unclear;
        }
        match self.status {
            Status::Adopted | Status::InRevision => {}
            Status::Draft
            | Status::InReview
            | Status::Withdrawn
            | Status::Archived
            | Status::Ongoing
            | Status::Other
            | Status::Missing => return Force::NotBy(self.status),
        }
        self.on_its_days(on)
    }

    /// Whether its days say that it is in force on a day, whatever its status.
    #[must_use]
    pub fn on_its_days(&self, on: Date) -> Force {
        match (self.begins(), self.valid_till) {
            (Bound::Day(from), _) if from > on && self.names_earlier_version() => Force::Earlier(from),
            (Bound::Day(from), _) if from > on => Force::NotYet(from),
            (_, Bound::Day(till)) if till < on => Force::Expired(till),
            (Bound::Unclear, _) | (_, Bound::Unclear) => Force::Unclear,
            (Bound::Open | Bound::Day(_), Bound::Open | Bound::Day(_)) => Force::Yes,
        }
    }

    /// The first day on which it holds: the later of its first day and the day of its decision, or the one that is given.
    fn begins(&self) -> Bound {
        match (self.valid_from, self.decided) {
            (Bound::Day(from), Bound::Day(decided)) => Bound::Day(from.max(decided)),
            (Bound::Open, only) | (only, Bound::Open) => only,
            (Bound::Unclear, _) | (_, Bound::Unclear) => Bound::Unclear,
        }
    }

    /// True if it names a version before this one, which may have been in force before this one was decided.
    fn names_earlier_version(&self) -> bool {
        let is_filled = |key: &&str| self.root.get(key).is_some_and(|entry| !entry.value.is_unfilled());
        let version = self.root.get("version").and_then(|entry| entry.value.text()).unwrap_or_default();
        let digits = version.trim_start_matches(|first: char| !first.is_ascii_digit());
        let whole = digits.split(|next: char| !next.is_ascii_digit()).next().unwrap_or_default();
        ["ersätter", "ändringar", "reviderad"].iter().any(is_filled)
            || whole.parse::<u32>().is_ok_and(|number| number > 1)
    }

    /// The day of a record, if it is after a day, so that it was not there on that day.
    #[must_use]
    pub fn is_recorded_after(&self, day: Date) -> Option<Date> {
        let written = |key: &&str| self.root.get(key)?.value.text().and_then(date::day);
        ["upprättad", "datum"].iter().find_map(written).filter(|recorded| *recorded > day)
    }

    /// Whether it was decided after a day, so that it was not there on that day.
    #[must_use]
    pub fn is_decided_after(&self, day: Date) -> Option<Date> {
        match self.decided {
            Bound::Day(decided) if decided > day => Some(decided),
            Bound::Day(_) | Bound::Open | Bound::Unclear => None,
        }
    }

    /// Where it stands on a day, as reports say it; none for a record without status.
    #[must_use]
    pub fn standing(&self, on: Date) -> Option<String> {
        let written = || self.view().get("status").and_then(|status| status.text()).map(str::to_owned);
        match (self.status, self.force(on)) {
            (Status::Draft, _) => Some("utkast".to_owned()),
            (Status::InReview, _) => Some("på granskning".to_owned()),
            (Status::Withdrawn, _) => Some("upphävd".to_owned()),
            (_, Force::NotYet(from) | Force::Earlier(from)) => Some(format!("gäller först från {from}")),
            (_, Force::Expired(till)) => Some(format!("gick ut {till}")),
            (_, Force::Yes | Force::NotBy(_) | Force::Unclear) => written(),
        }
    }

    /// In what stage it is on a day.
    #[must_use]
    pub fn stage(&self, on: Date) -> Stage {
        match (self.status, self.force(on)) {
            (Status::Draft, _) => Stage::Draft,
            (Status::InReview, _) => Stage::InReview,
            (Status::Withdrawn | Status::Archived, _) => Stage::PutAway,
            (Status::Ongoing | Status::Other, _) => Stage::Record,
            (Status::Missing, _) => Stage::None,
            (_, Force::NotYet(_) | Force::Earlier(_)) => Stage::NotYet,
            (_, Force::Expired(_)) => Stage::Expired,
            (_, Force::Yes) => Stage::InForce,
            (_, Force::NotBy(_) | Force::Unclear) => Stage::Unclear,
        }
    }

    /// Why it is pending, if it is: a draft, or an investigation that is not finished.
    #[must_use]
    pub fn pending(&self) -> Option<Pending> {
        match self.status {
            Status::Draft | Status::InReview => Some(Pending::Draft),
            Status::Ongoing if self.kind.is(kind::INVESTIGATION) => Some(Pending::Ongoing),
            Status::Ongoing
            | Status::Adopted
            | Status::InRevision
            | Status::Withdrawn
            | Status::Archived
            | Status::Other
            | Status::Missing => None,
        }
    }

    /// True if it is withdrawn or archived, and is no longer assessed.
    #[must_use]
    pub fn is_put_away(&self) -> bool {
        matches!(self.status, Status::Withdrawn | Status::Archived)
    }

    /// True if it is neither a draft, in review, withdrawn nor archived.
    #[must_use]
    pub fn is_usable(&self) -> bool {
        !self.is_put_away() && !matches!(self.status, Status::Draft | Status::InReview)
    }
}
