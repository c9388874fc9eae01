//! What a judgement came to, before it is told: as a report, or to an editor as findings alone.

use std::cmp::Ordering;

use rayon::prelude::*;

use super::{rows, silence};
use crate::catalogue::Catalogue;
use crate::corpus::Corpus;
use crate::finding::Finding;
use crate::report::asked::Asked;
use crate::report::{Audit, Report, fingerprint};
use crate::rules::requirements::{Assessment, Context};
use crate::rules::waivers::Settled;

/// What a judgement came to.
pub struct Judgement<'audit> {
    pub(super) context: Context<'audit>,
    pub(super) audit: Audit,
    pub(super) settled: Vec<Settled>,
    pub(super) assessments: Vec<Assessment>,
    pub(super) asked: Asked,
    /// The notes on names that were other earlier.
    pub(super) renamed: Vec<String>,
    /// True if the history should have been judged.
    pub(super) awaits_history: bool,
}

impl Judgement<'_> {
    /// The law by which it was judged: the catalogue with the own requirements of the folder.
    #[must_use]
    pub fn law(&self) -> &Catalogue {
        self.context.catalogue
    }

    /// The report.
    #[must_use]
    pub fn report(self) -> Report {
        let mut report = rows::report(&self.context, self.audit, self.settled, self.assessments);
        report.asked = self.asked;
        report.notes.extend(self.renamed);
        report.unseen.extend(report.audit.history.note().filter(|_| self.awaits_history));
        if let Some(note) = silence(&report.audit.history, report.asked.settings.leaves_history) {
            report.notes.push(note.clone());
            report.unseen.push(note);
        }
        report
    }

    /// The findings that are not waived, and the notes: those of the report, in its order.
    #[must_use]
    pub fn findings(self) -> (Vec<Finding>, Vec<String>) {
        let corpus = self.context.corpus;
        let mut notes = rows::notes(corpus, &self.audit.history);
        notes.extend(self.renamed);
        notes.extend(silence(&self.audit.history, self.asked.settings.leaves_history));
        let counted = self.settled.into_iter().filter(|(_, waiver)| waiver.is_none());
        let mut findings: Vec<Finding> = counted.map(|(finding, _)| finding).collect();
        findings.par_sort_by(|one, other| order(corpus, one, other));
        (findings, notes)
    }
}

/// The order of two findings in a report: by file, position, rule, enhet and message.
fn order(corpus: &Corpus, one: &Finding, other: &Finding) -> Ordering {
    let path = |finding: &Finding| &corpus.source(finding.place.source).path;
    let start = |finding: &Finding| corpus.source(finding.place.source).position(finding.place.span.start);
    let trace = |finding: &Finding| fingerprint(finding, path(finding));
    // Positions and fingerprints take time, and seldom decide.
    path(one)
        .cmp(path(other))
        .then_with(|| start(one).cmp(&start(other)))
        .then_with(|| (&one.rule, &one.units, &one.message).cmp(&(&other.rule, &other.units, &other.message)))
        .then_with(|| trace(one).cmp(&trace(other)))
}
