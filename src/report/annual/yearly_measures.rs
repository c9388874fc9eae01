//! The measures of a year, wherever they stand: decided, done, done without a known effect, and late.

use super::members::Members;
use super::year::{Basis, Compared, Which, Year};
use crate::rules::checks::action::{is_dropped, is_open, measures};
use crate::text::none_found::says_none;
use crate::text::said::{period, said, words};
use crate::text::tree::Content;
use crate::text::{Node, date};

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

/// True if a follow-up says what came of a measure; that one is planned says nothing of it.
fn shows_effect(measure: &Node) -> bool {
    measure.get("uppföljning").map(|entry| &entry.value).is_some_and(|value| match &value.content {
        Content::Map(_) => said(value, "resultat").is_some_and(|text| is_shown(&text)),
        Content::Scalar(_) | Content::List(_) => !value.says_nothing() && is_shown(&words(value)),
    })
}

/// True if a text says what came of a measure: a day alone does not, nor that it is planned or not done.
fn is_shown(text: &str) -> bool {
    const NOT_YET: [&str; 8] =
        ["planera", "ska ", "kommer att", "ej gjord", "inte gjord", "ej genomförd", "inte genomförd", "ännu inte"];
    let folded = text.to_lowercase();
    let is_day = date::read(text).is_some();
    !is_day && !NOT_YET.iter().any(|begin| folded.starts_with(begin)) && !says_none(text, &["uppföljning", "effekt"])
}
