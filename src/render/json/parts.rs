//! Types that every JSON format shares: tool, audit, document, position and lagrum.

use serde::Serialize;

use crate::finding::{Citation, DocumentRef, Outcome};
use crate::render::difference_words::why_words;
use crate::render::log_lines::in_json;
use crate::report;
use crate::text::Position;

/// The program that wrote the file, and its version.
#[derive(Serialize)]
pub struct Tool {
    name: &'static str,
    version: &'static str,
}

/// This version of ledningskoll.
pub const TOOL: Tool = Tool { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") };

/// The date, the scope and the revision of the audit.
#[derive(Serialize)]
pub struct Audit<'report> {
    date: &'report str,
    revision: Option<&'report str>,
    profiles: &'report [String],
    law_as_of: &'report str,
    history: History,
}

/// Whether the git history was read, and if not, why.
#[derive(Serialize)]
pub struct History {
    assessed: bool,
    reason: Option<String>,
}

/// A line and a column, both counted from one.
#[derive(Serialize)]
pub struct Point {
    line: usize,
    column: usize,
}

/// A reference to a document.
#[derive(Serialize)]
pub struct Document<'report> {
    kind: &'report str,
    id: &'report str,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'report str>,
}

/// A citation of a lagrum.
#[derive(Serialize)]
pub struct Provision<'report> {
    act: &'report str,
    place: Option<&'report str>,
    beside: Option<&'report str>,
    strength: &'report str,
    verified: &'report str,
    /// Present and true where the requirement is a ledningssystem's own, whatever act it cites.
    #[serde(skip_serializing_if = "Option::is_none")]
    own: Option<bool>,
    /// Present and true where it cites an act that is named as a national one and that the program does not know.
    #[serde(skip_serializing_if = "Option::is_none")]
    unknown_act: Option<bool>,
}

/// A finding of the baseline that is gone, with the reason.
#[derive(Serialize)]
pub struct Gone<'report> {
    rule: &'report str,
    severity: &'static str,
    message: &'report str,
    document: &'report str,
    fingerprint: &'report str,
    why: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
}

/// The JSON form of a finding that is gone.
pub fn gone(gone: &report::Gone) -> Gone<'_> {
    let (why, reason) = why_words(&gone.why);
    Gone {
        rule: gone.trace.rule.as_str(),
        severity: gone.trace.severity.word(),
        message: &gone.trace.message,
        document: &gone.trace.document,
        fingerprint: &gone.trace.fingerprint,
        why,
        reason,
    }
}

/// The JSON form of the audit of a report.
pub fn audit(audit: &report::Audit) -> Audit<'_> {
    Audit {
        date: &audit.date,
        revision: audit.revision.as_deref(),
        profiles: &audit.profiles,
        law_as_of: &audit.law_as_of,
        history: History { assessed: audit.history.is_assessed(), reason: audit.history.reason().map(Into::into) },
    }
}

/// The JSON form of a document, with its path unless the object already has it.
pub fn document<'report>(reference: &'report DocumentRef, path: Option<&'report str>) -> Document<'report> {
    Document { kind: &reference.kind, id: &reference.id, path }
}

/// The JSON form of a position in a file.
pub fn point(position: Position) -> Point {
    Point { line: position.line, column: position.column }
}

/// A citation of a lagrum.
pub fn provision(citation: &Citation) -> Provision<'_> {
    Provision {
        act: &citation.act,
        place: citation.place.as_deref(),
        beside: citation.beside.as_deref(),
        strength: &citation.strength,
        verified: &citation.verified,
        own: citation.is_own.then_some(true),
        unknown_act: citation.is_of_unknown_act.then_some(true),
    }
}

/// The JSON value for an outcome.
pub fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Satisfied => "satisfied",
        Outcome::Violated => "violated",
        Outcome::Undetermined => "undetermined",
        Outcome::Waived => "waived",
        Outcome::NotApplicable => "not_applicable",
    }
}

/// A value serialised as JSON, with a final line break.
pub fn to_json(value: &impl Serialize) -> String {
    let mut text = in_json(serde_json::to_string_pretty(value).expect("own types with text keys always serialise"));
    text.push('\n');
    text
}
