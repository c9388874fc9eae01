//! The self-checks of a year: how often each was done, of how often it was planned, and what it showed.

use jiff::civil::Date;

use super::members::{Member, Members};
use super::year::{Basis, Compared, Which, Year};
use crate::catalogue::{keyword_pace, kind};
use crate::text::none_found::says_none;
use crate::text::said::{items, listed, occasion, period, said, written_period};
use crate::text::{Node, date};

/// The self-checks of a year.
#[derive(Debug, Default)]
pub struct SelfChecks<'corpus> {
    /// Those that were done in the year, or were in use and not done.
    pub checks: Vec<SelfCheck<'corpus>>,
    /// The occasions, by their day, or else by the period that was looked at.
    pub occasions: Compared<'corpus>,
    /// The occasions of the year at which faults were found.
    pub with_faults: Basis<'corpus>,
    /// The occasions of the year without a result or without an assessment.
    pub unassessed: Basis<'corpus>,
    /// The occasions without a day that can be read.
    pub undated: Basis<'corpus>,
}

/// A self-check in a year.
#[derive(Debug)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct SelfCheck<'corpus> {
    pub name: &'corpus str,
    pub title: &'corpus str,
    pub done: usize,
    /// How many times it is to be done in the part of the year in which it is in use, if that can be counted.
    pub planned: Option<usize>,
    /// True if the year is over and it was done fewer times than there were times of the plan that lay wholly in its use.
    pub is_seldom: bool,
    /// The latest occasion of the year: when it was, as written, and how it was assessed.
    pub latest: Option<(String, Option<String>)>,
}

impl<'corpus> SelfChecks<'corpus> {
    /// The self-checks of some documents.
    #[must_use]
    pub fn of(members: &Members<'corpus>, (year, today): (Year, Date)) -> Self {
        let mut found = Self::default();
        for member in members.of_kind(kind::SELF_CHECK) {
            let check = found.check(member, year);
            if check.done > 0 || was_in_use(member, (year, today)) {
                found.checks.push(check);
            }
        }
        found
    }

    fn check(&mut self, member: &Member<'corpus>, year: Year) -> SelfCheck<'corpus> {
        let (root, name) = (&member.document.root, member.name);
        let mut of_year: Vec<(date::Stretch, &Node)> = Vec::new();
        for (_, item) in items(root, "tillfällen") {
            let Some(when) = occasion(item) else {
                self.undated.add(name);
                continue;
            };
            let which = year.of(when);
            self.occasions.add(which, name);
            if which == Which::Now {
                of_year.push((when, item));
            }
        }
        for (_, item) in &of_year {
            if items(item, "brister").iter().any(|(_, fault)| !fault.says_nothing() && !is_none(fault)) {
                self.with_faults.add(name);
            }
            if said(item, "resultat").is_none() || said(item, "bedömning").is_none() {
                self.unassessed.add(name);
            }
        }
        let latest = of_year.iter().max_by_key(|(when, _)| (when.till, when.from));
        let plan = root.get("planerade_tillfällen").map(|entry| entry.value.to_value()).unwrap_or_default();
        let frequency = listed(root, "frekvens");
        let times = keyword_pace::times_in(&plan, frequency.as_deref(), year.number);
        let is_planned = member.document.is_usable() && !times.is_empty();
        let in_use = Use::of(root);
        let due = times.iter().filter(|time| in_use.holds(**time)).count();
        SelfCheck {
            name,
            title: &member.document.title,
            done: of_year.len(),
            planned: is_planned.then(|| times.iter().filter(|time| in_use.meets(**time)).count()),
            is_seldom: is_planned && year.is_over() && of_year.len() < due,
            latest: latest.map(|(when, item)| (written(item, *when), said(item, "bedömning"))),
        }
    }

    /// The self-checks whose times in a year can be counted.
    pub fn planned(&self) -> impl Iterator<Item = (&SelfCheck<'corpus>, usize)> {
        self.checks.iter().filter_map(|check| Some((check, check.planned?)))
    }
}

/// From when and until when a self-check is in use, as far as it is known.
struct Use {
    /// The first day that one of its own dates names; the first occasion, if that is earlier.
    began: Option<Date>,
    /// The first day of which it is known that it was in use: of its dates or its occasions.
    known_from: Option<Date>,
    /// Its last day.
    until: Option<Date>,
}

impl Use {
    fn of(root: &Node) -> Self {
        let dates = ["upprättad", "fastställd", "giltig_från"].into_iter().filter_map(|key| period(root, key));
        let own = dates.map(|days| days.from).min();
        let occasions = items(root, "tillfällen").into_iter().filter_map(|(_, item)| occasion(item));
        let known_from = occasions.map(|days| days.from).chain(own).min();
        Self { began: own.and(known_from), known_from, until: period(root, "giltig_till").map(|days| days.till) }
    }

    /// True if it is in use on some of these days; one that tells of no beginning has always been.
    fn meets(&self, days: date::Stretch) -> bool {
        self.began.is_none_or(|began| began <= days.till) && self.until.is_none_or(|until| days.from <= until)
    }

    /// True if it is known to have been in use on all of these days.
    fn holds(&self, days: date::Stretch) -> bool {
        self.known_from.is_some_and(|from| from <= days.from) && self.until.is_none_or(|until| days.till <= until)
    }
}

/// True if a self-check was in use in the year: it has begun by its own dates or occasions. One that tells of no beginning is in
/// use on the day of the draft, and nothing is known of the years before.
fn was_in_use(member: &Member<'_>, (year, today): (Year, Date)) -> bool {
    let Use { known_from, until, .. } = Use::of(&member.document.root);
    let has_begun = known_from.map_or(today.year() == year.number, |first| first <= year.until);
    member.document.is_usable() && has_begun && until.is_none_or(|until| until.year() >= year.number)
}

/// When an occasion was, as it is written.
fn written(item: &Node, when: date::Stretch) -> String {
    let of_map = written_period(item, "datum").or_else(|| written_period(item, "period"));
    of_map.or_else(|| item.text().map(str::to_owned)).unwrap_or_else(|| when.till.to_string())
}

/// True for a fault that is none: "inga brister hittades".
fn is_none(fault: &Node) -> bool {
    fault.text().is_some_and(|text| says_none(text, &["brist", "avvikelse", "fel", "anmärk", "problem", "fynd"]))
}
