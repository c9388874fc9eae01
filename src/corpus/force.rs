//! Whether a document is in force: its status, and the days on which it is valid.

use jiff::civil::Date;

use crate::catalogue::View;
use crate::text::date;

/// The word for a document that is decided.
pub const DECIDED: &str = "fastställd";

/// The status of a document (`status`).
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
    /// beställd or pågår: the record is not finished
    Ongoing,
    /// Another word, as an avvikelse or an utredning has.
    Other,
    /// No status.
    Missing,
}

/// The first or the last day of a document's validity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// Not given, or until further notice.
    Open,
    /// This day.
    Day(Date),
    /// Given, but the day cannot be determined.
    Unclear,
}

/// Whether a document is in force on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Force {
    /// It is in force.
    Yes,
    /// It is not in force because of its status.
    NotBy(Status),
    /// It is valid from this later day.
    NotYet(Date),
    /// It is valid from this later day, but names an earlier version, which is not at hand.
    Earlier(Date),
    /// It was valid until this day.
    Expired(Date),
    /// It cannot be determined.
    Unclear,
}

/// In what stage a document is on a day, for counting; in the order of its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// A draft.
    Draft,
    /// In review.
    InReview,
    /// Decided, and valid from a later day.
    NotYet,
    /// In force.
    InForce,
    /// Decided, but its days cannot be told.
    Unclear,
    /// Expired.
    Expired,
    /// Withdrawn or archived.
    PutAway,
    /// A record, whose status is another: new, going on, closed.
    Record,
    /// Without a status.
    None,
}

impl Stage {
    /// All of them, in their order.
    pub const ALL: [Self; 9] = [
        Self::Draft,
        Self::InReview,
        Self::NotYet,
        Self::InForce,
        Self::Unclear,
        Self::Expired,
        Self::PutAway,
        Self::Record,
        Self::None,
    ];

    /// The words for it in a table.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Draft => "utkast",
            Self::InReview => "på granskning",
            Self::NotYet => "gäller senare",
            Self::InForce => "gäller",
            Self::Unclear => "oklart om de gäller",
            Self::Expired => "har gått ut",
            Self::PutAway => "upphävda eller arkiverade",
            Self::Record => "ärenden",
            Self::None => "utan status",
        }
    }
}

impl Status {
    /// Parses the value of `status`.
    pub(super) fn read(view: Option<View<'_>>) -> Self {
        match view.and_then(|view| view.text()).map(|word| word.trim().to_lowercase()).as_deref() {
            None => Self::Missing,
            Some("utkast" | "arbetsmaterial" | "arbetskopia") => Self::Draft,
            Some("på granskning") => Self::InReview,
            Some(DECIDED) => Self::Adopted,
            Some("under revidering") => Self::InRevision,
            Some("upphävd") => Self::Withdrawn,
            Some("arkiverad") => Self::Archived,
            Some("beställd" | "pågår") => Self::Ongoing,
            Some(_) => Self::Other,
        }
    }
}

impl Bound {
    /// Parses the value of `giltig_från` or `giltig_till`.
    pub(super) fn read(view: Option<View<'_>>) -> Self {
        let Some(view) = view else { return Self::Open };
        match view.text() {
            Some(text) if date::is_open_ended(text) => Self::Open,
            Some(text) => date::read(text).map_or(Self::Unclear, |stretch| Self::Day(stretch.till)),
            None => Self::Unclear,
        }
    }
}
