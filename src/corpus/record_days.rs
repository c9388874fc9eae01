//! When a record began and was closed: a deviation or an investigation.

use jiff::civil::Date;

use super::Document;
use crate::catalogue::kind;
use crate::text::Node;
use crate::text::date::Stretch;
use crate::text::said::{day, period};
use crate::text::tree::Content;

impl Document {
    /// The map that holds the times of a record: `tidpunkter` of an investigation, else the document itself.
    #[must_use]
    pub fn times(&self) -> &Node {
        let times = self.root.get("tidpunkter").filter(|_| self.kind.is(kind::INVESTIGATION));
        times.map(|entry| &entry.value).filter(|value| matches!(value.content, Content::Map(_))).unwrap_or(&self.root)
    }

    /// The field that tells when what a record is about was discovered.
    #[must_use]
    pub fn discovered_by(&self) -> &'static str {
        if self.kind.is(kind::INVESTIGATION) { "uppmärksammades" } else { "upptäcktes" }
    }

    /// The field and the day from which the days of a record are counted: when it was reported, else discovered, else when it
    /// happened.
    #[must_use]
    pub fn started(&self) -> Option<(&'static str, Date)> {
        let times = self.times();
        let of_event = ["rapporterades", self.discovered_by(), "inträffade"];
        let of_event = of_event.into_iter().find_map(|key| Some((key, day(times, key)?)));
        of_event.or_else(|| Some(("upprättad", day(&self.root, "upprättad")?)))
    }

    /// The day on which a record was closed, if it names one.
    #[must_use]
    pub fn closed(&self) -> Option<Date> {
        day(&self.root, "avslutad")
    }

    /// The days in which a record was closed: one, or those of the month or the year that it names.
    #[must_use]
    pub fn closed_in(&self) -> Option<Stretch> {
        period(&self.root, "avslutad")
    }

    /// The days in which a record began to be known: of its report, else its discovery, else the event, else its first text.
    #[must_use]
    pub fn began_in(&self) -> Option<Stretch> {
        let times = self.times();
        let of_event = ["rapporterades", self.discovered_by(), "inträffade"];
        of_event.into_iter().find_map(|key| period(times, key)).or_else(|| period(&self.root, "upprättad"))
    }

    /// True if a record is not closed on a day: its status says so, unless the day it was closed says otherwise.
    #[must_use]
    pub fn is_unclosed(&self, today: Date) -> bool {
        let status = self.view().get("status").and_then(|status| status.text());
        match self.closed_in() {
            Some(closed) => closed.from > today,
            None => {
                self.root.get("avslutad").is_none_or(|entry| entry.value.says_nothing()) && status != Some("avslutad")
            }
        }
    }
}
