//! What happened between two states of a folder, as `diff` shows it.

use std::sync::Arc;

use super::{Before, Gaps, Touched, gaps, mark, touched};
use crate::report::dossier::Dossier;
use crate::report::{Gone, Report, Reported, State};

/// What happened between two states of a folder, both audited per the same day.
#[derive(Debug)]
pub struct Change<'reports> {
    /// What the earlier state is called.
    pub from: String,
    /// What the later state is called.
    pub to: String,
    /// The earlier state.
    pub before: &'reports Report,
    /// The later state, with what was there before marked as known.
    pub after: &'reports Report,
    /// The requirements that came to something else.
    pub gaps: Gaps,
    /// The documents that were touched.
    pub touched: Vec<Touched>,
}

impl<'reports> Change<'reports> {
    /// Holds a later report against an earlier, and marks it.
    #[must_use]
    pub fn new((from, before): (String, &'reports Report), (to, after): (String, &'reports mut Report)) -> Self {
        mark(after, Before::report(from.clone(), before));
        let (gaps, touched) = (gaps(before, after), touched(before, after));
        Self { from, to, before, after, gaps, touched }
    }

    /// The findings that were not there before, by place.
    pub fn new_findings(&self) -> impl Iterator<Item = &'reports Reported> + Clone + use<'reports> {
        self.after.findings.iter().filter(|reported| reported.state == State::New)
    }

    /// The findings that are gone, for certain or not.
    pub fn gone(&self) -> impl Iterator<Item = &'reports Gone> + Clone + use<'reports> {
        self.after.against.iter().flat_map(|against| &against.gone)
    }
}

/// The report of a state in which there was nothing to audit, held to the same day and rules as another.
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
        without_kind: Vec::new(),
        rules: Vec::new(),
        dossier: Dossier::default(),
        unreadable: Vec::new(),
        against: None,
        trend: None,
    }
}
