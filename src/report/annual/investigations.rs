//! The investigations of a year: how long they took, what was reported to the authority, and which causes were found.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::deviations::Closing;
use super::members::{Members, when};
use super::year::{Basis, Compared, Which, Year, middle};
use crate::catalogue::kind;
use crate::rules::checks::event_harm::is_yes;
use crate::text::said::{items, period, said};
use crate::text::{Node, swedish};

/// The investigations of a year, by the day of the event.
#[derive(Debug, Default)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct Investigations<'corpus> {
    pub all: Compared<'corpus>,
    /// Those that were closed in the year, whenever the event happened.
    pub closed: Compared<'corpus>,
    /// The median of the days from report to closing, of those that were closed in the year and whose days are known.
    pub median_days: Option<i32>,
    /// Those that go on, on the last day that is counted.
    pub open: Basis<'corpus>,
    /// Those whose event was reported to the authority (lex Maria) in the year.
    pub reported: Compared<'corpus>,
    /// The days from the event to that report, where both are known, each with its investigation.
    pub days_to_report: Vec<(&'corpus str, i32)>,
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
        let mut days = Vec::new();
        let mut causes: BTreeMap<String, Basis<'corpus>> = BTreeMap::new();
        for member in members.of_kind(kind::INVESTIGATION) {
            let root = &*member.document.root;
            let closing = Closing::of(member, year);
            found.closed.add(closing.which, member.name);
            days.extend(closing.days.filter(|_| closing.which == Which::Now));
            if closing.is_open {
                found.open.add(member.name);
            }
            let event = when(member.document);
            found.report(member.name, root, (event.map(|event| event.from), year));
            let Some(event) = event else {
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
        found.median_days = middle(days);
        found.causes = causes.into_iter().collect();
        found.causes.sort_by_cached_key(|(area, basis)| {
            (area == WITHOUT_AREA, std::cmp::Reverse(basis.number()), swedish(area))
        });
        found
    }

    /// Notes whether the event was reported to the authority in the year.
    fn report(&mut self, name: &'corpus str, root: &Node, (event, year): (Option<Date>, Year)) {
        let Some(report) = root.get("lex_maria").map(|entry| &entry.value) else { return };
        match (period(report, "anmäld"), said(report, "anmäld")) {
            (Some(day), _) => {
                let which = year.of(day);
                self.reported.add(which, name);
                let days = event.map(|event| (day.till - event).get_days());
                self.days_to_report.extend(days.filter(|_| which == Which::Now).map(|days| (name, days)));
            }
            (None, Some(text)) if is_yes(&text) => self.reported_undated.add(name),
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
