//! The self-checks of a year: how often each was done, of how often it was planned, and what it showed.

use jiff::civil::Date;

use super::members::{Member, Members};
use super::year::{Basis, Compared, Which, Year};
use crate::catalogue::{keyword_pace, kind};
use crate::text::said::{items, listed, occasion, period, said};
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
    /// How many times it is to be done in a year, if that can be counted.
    pub planned: Option<usize>,
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
            let faults = items(item, "brister");
            if faults.iter().any(|(_, fault)| !fault.says_nothing() && !is_none(fault)) {
                self.with_faults.add(name);
            }
            if said(item, "resultat").is_none() || said(item, "bedömning").is_none() {
                self.unassessed.add(name);
            }
        }
        let latest = of_year.iter().max_by_key(|(when, _)| (when.till, when.from));
        let plan = root.get("planerade_tillfällen").map(|entry| entry.value.to_value()).unwrap_or_default();
        let planned = member.document.is_usable().then(|| {
            let frequency = listed(root, "frekvens");
            keyword_pace::times_in(&plan, frequency.as_deref(), year.number)
        });
        SelfCheck {
            name,
            title: &member.document.title,
            done: of_year.len(),
            planned: planned.flatten(),
            latest: latest.map(|(when, item)| {
                let written = said(item, "datum").or_else(|| said(item, "period"));
                (written.unwrap_or_else(|| when.till.to_string()), said(item, "bedömning"))
            }),
        }
    }

    /// The self-checks whose times in a year can be counted.
    pub fn planned(&self) -> impl Iterator<Item = (&SelfCheck<'corpus>, usize)> {
        self.checks.iter().filter_map(|check| Some((check, check.planned?)))
    }
}

/// True if a self-check was in use in the year: it has begun by its own dates or occasions. One that tells of no beginning is in
/// use on the day of the draft, and nothing is known of the years before.
fn was_in_use(member: &Member<'_>, (year, today): (Year, Date)) -> bool {
    let root = &*member.document.root;
    let dates = ["upprättad", "fastställd", "giltig_från"].into_iter().filter_map(|key| period(root, key));
    let occasions = items(root, "tillfällen").into_iter().filter_map(|(_, item)| occasion(item));
    let first = dates.chain(occasions).map(|days| days.from).min();
    let has_begun = first.map_or(today.year() == year.number, |first| first <= year.until);
    let is_over = period(root, "giltig_till").is_some_and(|last| last.till.year() < year.number);
    member.document.is_usable() && has_begun && !is_over
}

/// True for a fault that is none: "inga".
fn is_none(fault: &Node) -> bool {
    let word = fault.text().unwrap_or_default().trim().trim_end_matches('.').to_lowercase();
    matches!(word.as_str(), "inga" | "ingen" | "inget" | "nej" | "inga brister" | "false")
}
