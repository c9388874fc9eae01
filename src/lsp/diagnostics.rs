//! Diagnostics: the findings of a file, moved with the text while all files are judged again.

use std::borrow::Cow;

use ls_types::{
    Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, Location, NumberOrString, PublishDiagnosticsParams,
};

use super::judging::Judged;
use super::positions::Units;
use super::workspace::Workspace;
use crate::corpus::{form, privacy, writing};
use crate::finding::{Finding, Severity};
use crate::text::{Source, Span};

/// The findings of a file as it is now: those of its form are current, and the others are moved with the text.
#[must_use]
pub fn current(workspace: &Workspace<'_>, judged: &Judged, path: &str) -> Vec<Finding> {
    let of_whole = judged.findings.get(path).map_or(&[][..], Vec::as_slice);
    let Some(file) = workspace.files.get(path) else { return Vec::new() };
    let Some(before) = judged.source(path) else { return file.alone() };
    if before.text == file.source.text {
        return of_whole.to_vec();
    }
    let shift = Shift::between(before, &file.source);
    let others = of_whole.iter().filter(|finding| !is_of_form(finding));
    let moved = others.filter_map(|finding| {
        let mut finding = finding.clone();
        finding.place.span = shift.moved(finding.place.span)?;
        Some(finding)
    });
    file.alone().into_iter().chain(moved).collect()
}

/// True for a finding of a rule that judges each file alone.
fn is_of_form(finding: &Finding) -> bool {
    let rules = form::RULES.iter().chain(&writing::RULES).chain([&privacy::PERSONAL_NUMBER]);
    rules.into_iter().any(|rule| rule.id == finding.rule.as_str())
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

/// The diagnostics of a file, as they are sent to the editor.
#[must_use]
pub fn published(
    workspace: &Workspace<'_>,
    judged: &Judged,
    (path, findings): (&str, &[Finding]),
    units: Units,
) -> Option<PublishDiagnosticsParams> {
    let source = workspace.files.get(path).map(|file| &file.source);
    let shown = |finding: &Finding| {
        Some(Diagnostic {
            range: units.range(source?, finding.place.span),
            severity: Some(severity(finding.severity)),
            code: Some(NumberOrString::String(finding.rule.to_string())),
            source: Some("ledningskoll".to_owned()),
            message: message(finding),
            related_information: Some(related(workspace, judged, (path, finding), units)),
            ..Diagnostic::default()
        })
    };
    Some(PublishDiagnosticsParams {
        uri: workspace.uri(path)?,
        diagnostics: findings.iter().filter_map(shown).collect(),
        version: None,
    })
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
    std::iter::once(Cow::from(&finding.message)).chain(lines.map(Cow::from)).collect()
}

fn related(
    workspace: &Workspace<'_>,
    judged: &Judged,
    (path, finding): (&str, &Finding),
    units: Units,
) -> Vec<DiagnosticRelatedInformation> {
    let shown = |related: &crate::finding::Related| {
        let place = related.place.as_ref()?;
        // NOTE: a finding of one file alone has source 0, which in the judgement of all files is another file.
        let is_own = is_of_form(finding) && place.source == finding.place.source;
        let source =
            if is_own { &workspace.files.get(path)?.source } else { judged.sources.get(place.source.0 as usize)? };
        let location = Location::new(workspace.uri(&source.path)?, units.range(source, place.span));
        Some(DiagnosticRelatedInformation { location, message: related.message.clone() })
    };
    finding.related.iter().filter_map(shown).collect()
}
