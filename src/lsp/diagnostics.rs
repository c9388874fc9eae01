//! Diagnostics: the findings of a file as the editor takes them, moved with the text while all files are judged again.

use std::borrow::Cow;

use ls_types::{DiagnosticSeverity, Range};
use serde::Serialize;

use super::judging::is_of_form;
use super::positions::{Location, Units};
use super::systems::System;
use super::workspace::Workspace;
use crate::finding::{Finding, Severity};
use crate::render::shared_words::harmless;
use crate::text::{Source, Span};

/// The findings of a file as it is now: those of its form are current, and the others are moved with the text.
#[must_use]
pub fn current(system: &System<'_>, path: &str) -> Vec<Finding> {
    let Some(file) = system.workspace.files.get(path) else { return Vec::new() };
    let before = system.judged.as_ref().and_then(|judged| Some((judged.files.get(path)?, judged.found(path))));
    let Some((before, of_whole)) = before else { return file.alone() };
    if before.source.text == file.source.text {
        return of_whole.to_vec();
    }
    let shift = Shift::between(&before.source, &file.source);
    let others = of_whole.iter().filter(|finding| !is_of_form(finding));
    let moved = others.filter_map(|finding| {
        let mut finding = finding.clone();
        finding.place.span = shift.moved(finding.place.span)?;
        Some(finding)
    });
    file.alone().into_iter().chain(moved).collect()
}

/// The difference between two texts: the bytes between their common prefix and suffix.
struct Shift {
    same_before: usize,
    old_end: usize,
    new_end: usize,
}

impl Shift {
    fn between(old: &Source, new: &Source) -> Self {
        let (old, new) = (old.text.as_bytes(), new.text.as_bytes());
        let same_before = old.iter().zip(new).take_while(|(one, other)| one == other).count();
        let most = old.len().min(new.len()) - same_before;
        let same_after =
            old.iter().rev().zip(new.iter().rev()).take(most).take_while(|(one, other)| one == other).count();
        Self { same_before, old_end: old.len() - same_after, new_end: new.len() - same_after }
    }

    /// The span in the new text; none if its text has been edited.
    fn moved(&self, span: Span) -> Option<Span> {
        let range = span.range();
        if range.end <= self.same_before {
            return Some(span);
        }
        let by = |at: usize| at - self.old_end + self.new_end;
        (range.start >= self.old_end).then(|| Span::new(by(range.start), by(range.end)))
    }
}

/// A diagnostic, as it is sent to the editor.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Diagnostic {
    range: Range,
    severity: DiagnosticSeverity,
    code: String,
    source: &'static str,
    message: String,
    related_information: Vec<RelatedPlace>,
}

/// A place that explains a diagnostic.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct RelatedPlace {
    location: Location,
    message: String,
}

/// The diagnostics of the findings of a file; the related places are in these texts.
#[must_use]
pub fn diagnostics(
    system: &System<'_>,
    (path, findings): (&str, &[Finding]),
    sources: &[Source],
    units: Units,
) -> Vec<Diagnostic> {
    let Some(file) = system.workspace.files.get(path) else { return Vec::new() };
    let shown = |finding: &Finding| Diagnostic {
        range: units.range(&file.source, finding.place.span),
        severity: severity(finding.severity),
        code: finding.rule.to_string(),
        source: "ledningskoll",
        message: message(finding),
        related_information: related(&system.workspace, finding, sources, units),
    };
    findings.iter().map(shown).collect()
}

fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Error => DiagnosticSeverity::ERROR,
        Severity::Warning => DiagnosticSeverity::WARNING,
        Severity::Note => DiagnosticSeverity::INFORMATION,
    }
}

/// The message of a finding, with its citation and help.
fn message(finding: &Finding) -> String {
    let citation = finding.citation.as_ref().map(|citation| format!("lagrum: {citation}, {}", citation.strength));
    let help = finding.help.as_ref().map(|help| format!("gör så: {}", help.trim()));
    let told = finding
        .related
        .iter()
        .filter(|related| related.place.is_none())
        .map(|related| format!("• {}", related.message));
    let lines = told.chain(citation).chain(help).map(|line| format!("\n{line}"));
    harmless(&std::iter::once(Cow::from(&finding.message)).chain(lines.map(Cow::from)).collect::<String>())
}

fn related(workspace: &Workspace<'_>, finding: &Finding, sources: &[Source], units: Units) -> Vec<RelatedPlace> {
    let shown = |related: &crate::finding::Related| {
        let place = related.place.as_ref()?;
        let source = sources.get(place.source.0 as usize)?;
        let location = Location { uri: workspace.uri(&source.path), range: units.range(source, place.span) };
        Some(RelatedPlace { location, message: harmless(&related.message) })
    };
    finding.related.iter().filter_map(shown).collect()
}
