//! The comparison of two states of a folder as JSON, version 1: `schema/diff.json` describes it.

use serde::Serialize;

use super::outcome;
use super::parts::{self, Gone, TOOL, Tool, to_json};
use crate::render::diff_words::{first_line, touch_word};
use crate::report::comparison::{Change, Difference, GapChange, Touched};
use crate::report::{Audit, Report, Reported};

#[derive(Serialize)]
struct Json<'report> {
    version: u8,
    tool: Tool,
    first_line: String,
    date: &'report str,
    base: State<'report>,
    head: State<'report>,
    summary: Summary,
    new: Vec<New<'report>>,
    gone: Vec<Gone<'report>>,
    requirements: Requirements<'report>,
    documents: Vec<Document<'report>>,
}

#[derive(Serialize)]
struct State<'report> {
    name: &'report str,
    revision: Option<&'report str>,
    /// The day as of which it was audited, where that is its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<&'report str>,
}

#[derive(Serialize)]
struct Summary {
    new: usize,
    known: usize,
    mended: usize,
    removed: usize,
    not_asked: usize,
    waived: usize,
    undetermined: usize,
    /// Of the mended, those that are gone only since time has passed, where each state is of its own day.
    #[serde(skip_serializing_if = "Option::is_none")]
    gone_by_time: Option<usize>,
}

#[derive(Serialize)]
struct New<'report> {
    rule: &'report str,
    severity: &'static str,
    message: &'report str,
    path: &'report str,
    line: usize,
    document: Option<&'report str>,
    units: &'report [String],
    fingerprint: &'report str,
}

#[derive(Serialize)]
struct Requirements<'report> {
    opened: Vec<Gap<'report>>,
    closed: Vec<Gap<'report>>,
    changed: Vec<Gap<'report>>,
}

#[derive(Serialize)]
struct Gap<'report> {
    requirement: &'report str,
    unit: Option<&'report str>,
    document: Option<&'report str>,
    before: Option<&'static str>,
    after: Option<&'static str>,
}

#[derive(Serialize)]
struct Document<'report> {
    touch: &'static str,
    kind: &'report str,
    id: &'report str,
    path: &'report str,
    from: Option<&'report str>,
}

/// The comparison of two states of a folder as JSON, with a final line break.
#[must_use]
pub fn render(change: &Change<'_>) -> String {
    let json = Json {
        version: 1,
        tool: TOOL,
        first_line: first_line(change),
        date: &change.after.audit.date,
        base: state(&change.from, &change.before.audit, change),
        head: state(&change.to, &change.after.audit, change),
        summary: summary(&Difference::of(change.after).unwrap_or_default(), change),
        new: change.new_findings().map(|reported| self::new(change.after, reported)).collect(),
        gone: change.gone().map(parts::gone).collect(),
        requirements: Requirements {
            opened: gaps(&change.gaps.opened),
            closed: gaps(&change.gaps.closed),
            changed: gaps(&change.gaps.changed),
        },
        documents: change.touched.iter().map(document).collect(),
    };
    to_json(&json)
}

fn state<'report>(name: &'report str, audit: &'report Audit, change: &Change<'_>) -> State<'report> {
    State { name, revision: audit.revision.as_deref(), date: change.since.as_ref().map(|_| audit.date.as_str()) }
}

fn summary(difference: &Difference, change: &Change<'_>) -> Summary {
    Summary {
        new: difference.new,
        known: difference.known,
        mended: difference.mended,
        removed: difference.removed,
        not_asked: difference.not_asked + difference.left_out,
        waived: difference.waived,
        undetermined: difference.untold,
        gone_by_time: change.since.as_ref().map(|_| change.gone_by_time()),
    }
}

fn new<'report>(report: &'report Report, reported: &'report Reported) -> New<'report> {
    let finding = &reported.finding;
    New {
        rule: finding.rule.as_str(),
        severity: finding.severity.word(),
        message: &finding.message,
        path: &report.source(finding).path,
        line: reported.start.line,
        document: finding.document.as_ref().map(|document| document.id.as_str()),
        units: &finding.units,
        fingerprint: &reported.fingerprint,
    }
}

fn gaps(gaps: &[GapChange]) -> Vec<Gap<'_>> {
    gaps.iter().map(gap).collect()
}

fn gap(gap: &GapChange) -> Gap<'_> {
    let subject = Some(gap.subject.as_str());
    Gap {
        requirement: &gap.requirement,
        unit: subject.filter(|_| gap.is_of_unit),
        document: subject.filter(|_| !gap.is_of_unit),
        before: gap.before.map(outcome),
        after: gap.after.map(outcome),
    }
}

fn document(touched: &Touched) -> Document<'_> {
    Document {
        touch: touch_word(touched.touch),
        kind: &touched.document.kind,
        id: &touched.document.id,
        path: &touched.path,
        from: touched.from.as_deref(),
    }
}
