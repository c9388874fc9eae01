//! The changes between two states of a folder, as `diff` shows them.

use std::collections::HashSet;
use std::sync::Arc;

use super::{Before, Gaps, Touched, gaps, mark, touched, traces};
use crate::report::dossier::Dossier;
use crate::report::views::order::rank;
use crate::report::{Disappearance, Gone, Report, Reported, State};

/// The changes between two states of a folder, both audited as of the same day, or each as of its own.
#[derive(Debug)]
pub struct Change<'reports> {
    /// The day of the earlier state, where each was audited as of its own day.
    pub since: Option<String>,
    /// The name of the earlier state.
    pub from: String,
    /// The name of the later state.
    pub to: String,
    /// The report of the earlier state.
    pub before: &'reports Report,
    /// The report of the later state, with findings of the earlier marked as known.
    pub after: &'reports Report,
    /// The requirements whose outcome changed.
    pub gaps: Gaps,
    /// The documents that were touched.
    pub touched: Vec<Touched>,
    /// The fingerprints of what the earlier state shows as of the later day; none where both states were audited as of one day.
    unmoved: Option<HashSet<String>>,
}

impl<'reports> Change<'reports> {
    /// Compares a later report with an earlier, and marks its known findings.
    #[must_use]
    pub fn new((from, before): (String, &'reports Report), (to, after): (String, &'reports mut Report)) -> Self {
        mark(after, Before::report(from.clone(), before));
        let (gaps, touched) = (gaps(before, after), touched(before, after));
        Self { since: None, from, to, before, after, gaps, touched, unmoved: None }
    }

    /// The same changes, where the earlier state was audited as of its own day; and its report as of the later day.
    #[must_use]
    pub fn since(self, day: String, unmoved: Option<&Report>) -> Self {
        let fingerprints = unmoved.map(|report| traces(report).into_iter().map(|trace| trace.fingerprint).collect());
        Self { since: Some(day), unmoved: fingerprints, ..self }
    }

    /// True if a finding that counts as mended would be gone without any change, as only time has passed.
    #[must_use]
    pub fn is_gone_by_time(&self, gone: &Gone) -> bool {
        let is_shown = |unmoved: &HashSet<String>| unmoved.contains(&gone.trace.fingerprint);
        gone.why == Disappearance::Mended && self.unmoved.as_ref().is_some_and(|unmoved| !is_shown(unmoved))
    }

    /// How many findings that count as mended are gone only since time has passed.
    #[must_use]
    pub fn gone_by_time(&self) -> usize {
        self.gone().filter(|gone| self.is_gone_by_time(gone)).count()
    }

    /// The new findings, in the one order.
    pub fn new_findings(&self) -> impl Iterator<Item = &'reports Reported> + Clone + use<'reports> {
        let new = self.after.findings.iter().filter(|reported| reported.state == State::New);
        let mut new: Vec<&Reported> = new.collect();
        new.sort_by_cached_key(|reported| rank(self.after, reported));
        new.into_iter()
    }

    /// The findings that are gone, for whatever reason.
    pub fn gone(&self) -> impl Iterator<Item = &'reports Gone> + Clone + use<'reports> {
        self.after.against.iter().flat_map(|against| &against.gone)
    }
}

/// The report of an empty folder, with the day and rules of another report.
#[must_use]
pub fn nothing_like(report: &Report) -> Report {
    Report {
        audit: report.audit.clone(),
        sources: Arc::default(),
        documents: 0,
        units: Vec::new(),
        requirements: Vec::new(),
        findings: Vec::new(),
        assessments: Vec::new(),
        notes: Vec::new(),
        unseen: Vec::new(),
        without_kind: Vec::new(),
        rules: Vec::new(),
        dossier: Dossier::default(),
        unreadable: Vec::new(),
        asked: report.asked.clone(),
        against: None,
        trend: None,
        file_link: None,
        earlier_plan: None,
    }
}
