//! The measures of a year, wherever they stand: decided, done, done without a known effect, and late.

use super::members::Members;
use super::year::{Basis, Compared, Which, Year};
use crate::rules::checks::action::{is_dropped, is_open, measures};
use crate::rules::checks::measure_effect::shows_effect;
use crate::text::Node;
use crate::text::said::period;

/// The measures of a year.
#[derive(Debug, Default)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct YearlyMeasures<'corpus> {
    pub decided: Compared<'corpus>,
    pub done: Compared<'corpus>,
    /// Those that were done in the year, and whose effect no follow-up shows.
    pub without_effect: Basis<'corpus>,
    /// Those whose last day has passed on the last day that is counted, and that are neither done nor dropped then.
    pub late: Basis<'corpus>,
    /// Those that are done on a day that cannot be read.
    pub undated: Basis<'corpus>,
}

impl<'corpus> YearlyMeasures<'corpus> {
    /// The measures in some documents.
    #[must_use]
    pub fn of(members: &Members<'corpus>, year: Year) -> Self {
        let mut found = Self::default();
        for member in &members.counted {
            for (_, measure) in measures(member.document) {
                found.add(member.name, measure, year);
            }
        }
        found
    }

    fn add(&mut self, name: &'corpus str, measure: &Node, year: Year) {
        if let Some(decided) = period(measure, "beslutad") {
            self.decided.add(year.of(decided), name);
        }
        let is_open = is_open(measure, year.until);
        let is_dropped = is_dropped(measure);
        match period(measure, "genomförd") {
            Some(done) => {
                let which = year.of(done);
                self.done.add(which, name);
                if which == Which::Now && !shows_effect(measure) {
                    self.without_effect.add(name);
                }
            }
            None if !is_open && !is_dropped => self.undated.add(name),
            None => {}
        }
        let last = period(measure, "senast").map(|days| days.till);
        if is_open && last.is_some_and(|last| last < year.until) {
            self.late.add(name);
        }
    }
}
