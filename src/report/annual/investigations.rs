//! The investigations of a year: how long they took, what was reported to the authority, and which causes were found.

use std::collections::BTreeMap;

use super::closing::Closings;
use super::members::{Member, Members, when};
use super::year::{Basis, Compared, Which, Year};
use crate::catalogue::kind;
use crate::rules::checks::event_harm::{is_no, is_yes};
use crate::text::date::{self, Meaning, meaning};
use crate::text::said::{day, items, period, said};
use crate::text::{Node, swedish};

/// The investigations of a year, by the day of the event.
#[derive(Debug, Default)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct Investigations<'corpus> {
    pub all: Compared<'corpus>,
    /// Which were closed in the year, and which go on, whenever the event happened.
    pub closing: Closings<'corpus>,
    /// Those whose event was reported to the authority (lex Maria) in the year.
    pub reported: Compared<'corpus>,
    /// The days from the event to that report, where both days are known, each with its investigation.
    pub days_to_report: Vec<(&'corpus str, i32)>,
    /// Those that were reported in the year, and of which not both days are known.
    pub days_unknown: Basis<'corpus>,
    /// Those that are reported without a day.
    pub reported_undated: Basis<'corpus>,
    /// The causes of the events of the year, by område.
    pub causes: Vec<(String, Basis<'corpus>)>,
    /// Those of the year in which the patient was offered to take part.
    pub with_patient: Compared<'corpus>,
    /// Those without a day that can be read.
    pub undated: Basis<'corpus>,
}

impl<'corpus> Investigations<'corpus> {
    /// The investigations of some documents.
    #[must_use]
    pub fn of(members: &Members<'corpus>, year: Year) -> Self {
        let mut found = Self::default();
        let mut causes: BTreeMap<String, Basis<'corpus>> = BTreeMap::new();
        for member in members.of_kind(kind::INVESTIGATION) {
            let root = &*member.document.root;
            found.closing.add(member, year);
            found.report(member, year);
            let Some(event) = when(member.document) else {
                found.undated.add(member.name);
                continue;
            };
            let which = year.of(event);
            found.all.add(which, member.name);
            if is_offered(root) {
                found.with_patient.add(which, member.name);
            }
            for (_, cause) in items(root, "orsaker").into_iter().filter(|_| which == Which::Now) {
                let area = said(cause, "område").unwrap_or_else(|| WITHOUT_AREA.to_owned());
                causes.entry(area).or_default().add(member.name);
            }
        }
        found.closing = found.closing.done();
        found.causes = causes.into_iter().collect();
        found.causes.sort_by_cached_key(|(area, basis)| {
            (area == WITHOUT_AREA, std::cmp::Reverse(basis.number()), swedish(area))
        });
        found
    }

    /// Notes whether the event was reported to the authority in the year.
    fn report(&mut self, member: &Member<'corpus>, year: Year) {
        let (root, name) = (&*member.document.root, member.name);
        let Some(report) = root.get("lex_maria").map(|entry| &entry.value) else { return };
        let told = said(report, "anmäld").or_else(|| report.text().map(str::to_owned));
        if told.as_deref().is_some_and(is_no) {
            return;
        }
        let days = period(report, "anmäld").or_else(|| report.text().and_then(date::read));
        match (days, told) {
            (Some(days), _) => {
                let which = year.of(days);
                self.reported.add(which, name);
                if which == Which::Now {
                    match (day(member.document.times(), "inträffade"), Some(days.from).filter(|day| *day == days.till))
                    {
                        (Some(event), Some(day)) => self.days_to_report.push((name, (day - event).get_days())),
                        (None, _) | (_, None) => self.days_unknown.add(name),
                    }
                }
            }
            (None, Some(text)) if is_yes(&text) || meaning(&text) == Meaning::Vague => self.reported_undated.add(name),
            (None, Some(_) | None) => {}
        }
    }
}

/// What the causes without område are counted as.
pub const WITHOUT_AREA: &str = "utan område";

/// True if the patient was offered to take part.
fn is_offered(root: &Node) -> bool {
    let told = root.get("information_till_patient").and_then(|entry| said(&entry.value, "erbjuden_medverka"));
    told.is_some_and(|told| is_yes(&told))
}
