//! Deviations and complaints, and their investigations: by category, enhet, status and days to closing.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::choice::{Chosen, NOT_GIVEN, names, status};
use super::gap::Filter;
use super::patient_voice::is_of_patient;
use crate::catalogue::kind;
use crate::report::Report;
use crate::report::dossier::DocumentRow;
use crate::report::quality_work::DeviationRow;
use crate::text::swedish;

/// A deviation or an investigation with its document.
#[derive(Debug, Clone, Copy)]
pub struct Deviation<'report> {
    /// Its document.
    pub document: &'report DocumentRow,
    /// What it says.
    pub row: &'report DeviationRow,
}

/// The deviations, then the investigations; each by enhet and by the day it was reported.
#[must_use]
pub fn deviations<'report>(report: &'report Report, filter: &Filter) -> Vec<Deviation<'report>> {
    let chosen = Chosen::of(report, filter);
    let documents = &report.dossier.documents;
    let rows = report.dossier.records.deviations.iter();
    let rows = rows.map(|row| Deviation { document: &documents[row.document], row });
    let mut found: Vec<Deviation<'_>> = rows.filter(|one| chosen.holds(one.document)).collect();
    found.sort_by_cached_key(|one| {
        let reported = one.row.reported.as_ref().or(one.row.happened.as_ref());
        let at = (&one.document.path, one.document.line);
        (one.is_investigation(), swedish(&names(report, &one.document.units)), reported, at)
    });
    found
}

impl<'report> Deviation<'report> {
    /// True for an investigation, false for a deviation.
    #[must_use]
    pub fn is_investigation(&self) -> bool {
        self.document.reference.kind == kind::INVESTIGATION
    }

    /// True if its source is a patient or someone close to one.
    #[must_use]
    pub fn is_from_patient(&self) -> bool {
        is_of_patient(self.row.source.as_deref().unwrap_or_default())
    }

    /// Where it stands on the audit date; a later day on which it was closed says more than its status.
    #[must_use]
    pub fn state(&self) -> Cow<'report, str> {
        let status = status(self.document);
        match &self.row.closed {
            Some(closed) if self.row.is_open => format!("avslutad först {closed}").into(),
            Some(_) | None => status.into(),
        }
    }

    /// Its state as it is counted: the day on which it was closed later is left out.
    fn counted_state(&self) -> &'report str {
        if self.row.is_open && self.row.closed.is_some() { CLOSED_LATER } else { status(self.document) }
    }

    /// Its category as it is counted.
    #[must_use]
    pub fn category(&self) -> &'report str {
        self.row.category.as_deref().unwrap_or(NOT_GIVEN)
    }
}

/// Numbers of deviations: a row for each category or enhet, a column for each state.
#[derive(Debug, Default)]
pub struct Counted {
    /// The states, in the order of the work; at last, where there are many, one for those without a column of their own.
    pub states: Vec<String>,
    /// The name of each row with the number in each state.
    pub rows: Vec<(String, Vec<usize>)>,
}

/// The state of what was closed after the audit date.
const CLOSED_LATER: &str = "avslutad senare";
/// The states of a deviation in the order of the work; others come after them.
const STATES: [&str; 8] =
    ["ny", "beställd", "under utredning", "pågår", "åtgärd pågår", "beslutad", CLOSED_LATER, "avslutad"];
/// The most states with a column of their own: documents may have as many as there are documents.
const MOST_STATES: usize = 12;
/// The column of the others.
const OTHER_STATES: &str = "annan status";

/// The deviations, without the investigations, by category and state.
#[must_use]
pub fn by_category(rows: &[Deviation<'_>]) -> Counted {
    let deviations = rows.iter().filter(|one| !one.is_investigation());
    counted(deviations.map(|one| (one.category().to_owned(), one.counted_state())))
}

/// The deviations and the investigations of each enhet that they name, by state. One that names several is counted in each.
#[must_use]
pub fn by_unit<'report>(report: &'report Report, rows: &[Deviation<'report>]) -> Counted {
    let of = |one: &Deviation<'report>| {
        let state = one.counted_state();
        let units = one.document.units.iter();
        units.map(|id| (names(report, std::slice::from_ref(id)), state)).collect::<Vec<_>>()
    };
    counted(rows.iter().flat_map(of))
}

fn counted<'report>(pairs: impl Iterator<Item = (String, &'report str)>) -> Counted {
    let mut counts: BTreeMap<String, BTreeMap<&str, usize>> = BTreeMap::new();
    let mut of_states: BTreeMap<&str, usize> = BTreeMap::new();
    for (name, state) in pairs {
        *of_states.entry(state).or_default() += 1;
        *counts.entry(name).or_default().entry(state).or_default() += 1;
    }
    let (states, has_others) = columns(&of_states);
    let row = |(name, of_name): (String, BTreeMap<&str, usize>)| {
        let mut numbers: Vec<usize> =
            states.iter().map(|state| of_name.get(state).copied().unwrap_or_default()).collect();
        let all: usize = of_name.values().sum();
        numbers.extend(has_others.then(|| all - numbers.iter().sum::<usize>()));
        (name, numbers)
    };
    let mut rows: Vec<(String, Vec<usize>)> = counts.into_iter().map(row).collect();
    rows.sort_by_cached_key(|(name, _)| (name == NOT_GIVEN, swedish(name)));
    let others = has_others.then_some(OTHER_STATES);
    Counted { states: states.into_iter().chain(others).map(str::to_owned).collect(), rows }
}

/// The states with a column of their own, and whether there are others: those of the work, then the most common.
fn columns<'report>(of_states: &BTreeMap<&'report str, usize>) -> (Vec<&'report str>, bool) {
    let place = |state: &str| STATES.iter().position(|known| *known == state).unwrap_or(STATES.len());
    let mut states: Vec<&str> = of_states.keys().copied().collect();
    states.sort_by_cached_key(|state| (place(state), std::cmp::Reverse(of_states[state]), swedish(state)));
    let has_others = states.len() > MOST_STATES + 1;
    if has_others {
        states.truncate(MOST_STATES);
    }
    states.sort_by_cached_key(|state| (place(state), swedish(state)));
    (states, has_others)
}

/// The numbers of deviations or of investigations, and how long they took.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DeviationNumbers {
    /// All of them.
    pub all: usize,
    /// Those that are not closed.
    pub open: usize,
    /// Those from a patient or someone close to one.
    pub from_patient: usize,
    /// The median of the days to closing, of those whose days are known.
    pub median_days: Option<i32>,
    /// The days so far of the oldest open one.
    pub oldest_open: Option<i32>,
}

/// The middle of sorted days, of an even number halfway between the two in the middle, in whole days.
#[must_use]
pub fn median(days: &[i32]) -> Option<i32> {
    let upper = *days.get(days.len() / 2)?;
    let lower = days[(days.len() - 1) / 2];
    Some((lower + upper + 1).div_euclid(2))
}

/// The numbers of some deviations or investigations.
#[must_use]
pub fn numbers<'rows>(rows: impl Iterator<Item = &'rows Deviation<'rows>> + Clone) -> DeviationNumbers {
    let open = rows.clone().filter(|one| one.row.is_open);
    let mut closed: Vec<i32> = rows.clone().filter(|one| !one.row.is_open).filter_map(|one| one.row.days).collect();
    closed.sort_unstable();
    DeviationNumbers {
        all: rows.clone().count(),
        open: open.clone().count(),
        from_patient: rows.filter(|one| one.is_from_patient()).count(),
        median_days: median(&closed),
        oldest_open: open.filter_map(|one| one.row.days).max(),
    }
}
