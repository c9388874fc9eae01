//! Whether a document is in force: its status, and the days between which it holds.

use jiff::civil::Date;

use crate::catalogue::View;
use crate::text::date;

/// How far a document has come (`status`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// utkast
    Draft,
    /// på granskning
    InReview,
    /// fastställd
    Adopted,
    /// under revidering: the decided version is still in force
    InRevision,
    /// upphävd
    Withdrawn,
    /// arkiverad
    Archived,
    /// Another word, as an avvikelse or an utredning has.
    Other,
    /// No status.
    Missing,
}

/// An end of a document's validity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// Not said, or until further notice.
    Open,
    /// This day.
    Day(Date),
    /// Said, but it cannot be told when.
    Unclear,
}

/// Whether a document is in force on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Force {
    /// It is.
    Yes,
    /// Its status says no.
    NotBy(Status),
    /// It holds only from this day on.
    NotYet(Date),
    /// It held until this day.
    Expired(Date),
    /// It cannot be told.
    Unclear,
}

impl Status {
    /// What a document says of it.
    pub(super) fn read(view: Option<View<'_>>) -> Self {
        match view.and_then(|view| view.text()) {
            None => Self::Missing,
            Some("utkast") => Self::Draft,
            Some("på granskning") => Self::InReview,
            Some("fastställd") => Self::Adopted,
            Some("under revidering") => Self::InRevision,
            Some("upphävd") => Self::Withdrawn,
            Some("arkiverad") => Self::Archived,
            Some(_) => Self::Other,
        }
    }
}

impl Bound {
    /// What a document says of it.
    pub(super) fn read(view: Option<View<'_>>) -> Self {
        let Some(view) = view else { return Self::Open };
        match view.text() {
            Some(text) if date::is_open_ended(text) => Self::Open,
            Some(text) => date::read(text).map_or(Self::Unclear, |stretch| Self::Day(stretch.till)),
            None => Self::Unclear,
        }
    }
}
