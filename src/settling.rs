//! Settles what counts: findings get their document and enheter, and waivers cover what they cover.

use std::collections::{HashMap, HashSet};

use crate::assess::{Assessment, Ground, Outcome};
use crate::corpus::{Document, DocumentId};
use crate::finding::Finding;
use crate::report::WaiverRow;
use crate::text::SourceId;
use crate::text::words::list;
use crate::waiver::{Waiver, waivers};
use crate::{check, registry};

/// A finding and the waiver that covers it.
pub type Settled = (Finding, Option<WaiverRow>);

/// Gives findings that stand in a document the document's name and enheter, and drops those outside what was asked for.
pub fn name(ground: &Ground<'_>, findings: &mut Vec<Finding>) {
    let sources: HashSet<SourceId> = findings.iter().map(|finding| finding.place.source).collect();
    let mut by_source: HashMap<SourceId, Vec<DocumentId>> = HashMap::new();
    for (id, document) in ground.corpus.numbered().filter(|(_, document)| sources.contains(&document.source)) {
        by_source.entry(document.source).or_default().push(id);
    }
    findings.retain_mut(|finding| {
        let here = by_source.get(&finding.place.source).map_or(&[][..], Vec::as_slice);
        let start = finding.place.span.start;
        let holds = |id: &&DocumentId| ground.corpus.document(**id).root.span.start <= start;
        let Some(id) = here.iter().rev().find(holds).or(here.first()) else { return true };
        let document = ground.corpus.document(*id);
        if finding.document.is_none() && document.root.span.range().contains(&(start as usize)) {
            finding.document = Some(document.reference());
            finding.named_pointer = document.named_pointer(&finding.place.pointer);
        }
        if finding.document.is_some() && finding.units.is_empty() {
            finding.units = ground.unit_ids(*id);
        }
        ground.concerns_document(*id)
    });
}

/// Finds the waiver for each finding, marks the assessments whose findings have one, and tells of waivers that do not hold.
#[must_use]
pub fn settle(ground: &Ground<'_>, findings: Vec<Finding>, assessments: &mut [Assessment]) -> Vec<Settled> {
    let waivers = waivers(ground.corpus);
    let today = ground.facts.date;
    let mut about = vec![About::Nothing; waivers.len()];
    let mut waived = HashSet::new();
    let mut settled: Vec<Settled> = findings
        .into_iter()
        .map(|finding| {
            let mut cover = None;
            let meant: Vec<usize> = (0..waivers.len()).filter(|at| waivers[*at].is_about(&finding)).collect();
            for number in &meant {
                cover = cover.or(Some(&waivers[*number]).filter(|waiver| waiver.holds(today)));
            }
            for number in meant {
                let found = if cover.is_some() { About::Covered } else { About::Uncovered };
                about[number] = about[number].max(found);
            }
            if cover.is_some() {
                waived.insert((finding.rule.clone(), finding.document.clone(), finding.units.clone()));
            }
            let row = cover.map(|waiver| waiver_row(ground.corpus.document(waiver.document), waiver));
            (finding, row)
        })
        .collect();
    let mut of_waivers = waiver_findings(ground, &waivers, &about);
    name(ground, &mut of_waivers);
    settled.extend(of_waivers.into_iter().map(|finding| (finding, None)));
    for assessment in assessments.iter_mut().filter(|assessment| assessment.outcome == Outcome::Violated) {
        let rule = crate::finding::RuleId::new(&ground.catalogue.requirements[assessment.requirement].id);
        let unit = assessment.unit.map(|unit| ground.corpus.organisation.unit(unit));
        let document = assessment.document.or(unit.and_then(|unit| unit.document));
        let units = match (unit, assessment.document) {
            (Some(unit), _) => vec![unit.id.clone()],
            (None, Some(id)) => ground.unit_ids(id),
            (None, None) => Vec::new(),
        };
        if waived.contains(&(rule, document.map(|id| ground.corpus.document(id).reference()), units)) {
            assessment.outcome = Outcome::Waived;
        }
    }
    settled
}

/// What a waiver is about; ordered from the least.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum About {
    /// No finding.
    Nothing,
    /// Findings that a waiver covers, this one or another.
    Covered,
    /// A finding that no waiver covers.
    Uncovered,
}

/// What is wrong with the waivers themselves. What a part of the organisation is audited for tells nothing of the rest.
fn waiver_findings(ground: &Ground<'_>, waivers: &[Waiver], about: &[About]) -> Vec<Finding> {
    if ground.focus.is_some() {
        return Vec::new();
    }
    let known = registry::ids(ground.catalogue);
    let today = ground.facts.date;
    let of_waiver = |(waiver, about): (&Waiver, &About)| {
        let document = ground.corpus.document(waiver.document);
        let is_ahead = waiver.decided.is_some_and(|decided| decided > today);
        match waiver.until {
            _ if document.is_put_away() || is_ahead => None,
            Some(until) if until < today && *about == About::Uncovered => Some(check::waiver::expired(document, until)),
            Some(_) if *about != About::Nothing => None,
            Some(_) | None => Some(check::waiver::unused(document, &waiver.rules, &known)),
        }
    };
    waivers.iter().zip(about).filter_map(of_waiver).collect()
}

fn waiver_row(document: &Document, waiver: &Waiver) -> WaiverRow {
    let text = |key: &str| {
        let found = document.root.get(key).map(|entry| entry.value.texts());
        list(&found.unwrap_or_default(), "och")
    };
    WaiverRow {
        id: document.id.clone(),
        reason: text("skäl"),
        owner: text("beslutad_av"),
        until: waiver.until.map(|until| until.to_string()).unwrap_or_default(),
    }
}
