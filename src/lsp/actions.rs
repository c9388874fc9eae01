//! Code actions: the mends that an editor offers at a range, the surest first.

use std::collections::HashMap;

use ls_types::{CodeAction, CodeActionKind, CodeActionOrCommand, Range, TextEdit, Uri, WorkspaceEdit};

use super::positions::Units;
use crate::authoring::fix::{Certainty, FixContext, Mend, mends};
use crate::catalogue::Catalogue;
use crate::corpus::reading::FileRead;
use crate::finding::Finding;

/// The mends of the findings of a file that touch a range.
#[must_use]
pub fn actions(
    catalogue: &Catalogue,
    (uri, file): (&Uri, &FileRead),
    findings: &[Finding],
    (range, units): (Range, Units),
) -> Vec<CodeActionOrCommand> {
    let start = units.offset(&file.source, range.start);
    let end = units.offset(&file.source, range.end);
    let touches = |finding: &&Finding| {
        let span = finding.place.span.range();
        span.start <= end && start <= span.end
    };
    let mut found: Vec<Mend> = Vec::new();
    for finding in findings.iter().filter(touches) {
        let context = FixContext::of(catalogue, &file.source, &file.documents, finding);
        for mend in mends(context, finding) {
            // Several requirements may miss the same field, whose mend is offered once.
            if !found.iter().any(|other| {
                other.title == mend.title
                    && other.edits.iter().map(|edit| edit.span).eq(mend.edits.iter().map(|edit| edit.span))
            }) {
                found.push(mend);
            }
        }
    }
    found.sort_by_key(|mend| std::cmp::Reverse(mend.certainty));
    found.into_iter().map(|mend| CodeActionOrCommand::CodeAction(action(uri, file, mend, units))).collect()
}

fn action(uri: &Uri, file: &FileRead, mend: Mend, units: Units) -> CodeAction {
    let edits: Vec<TextEdit> =
        mend.edits.iter().map(|edit| TextEdit::new(units.range(&file.source, edit.span), edit.text.clone())).collect();
    CodeAction {
        title: mend.title,
        kind: Some(CodeActionKind::QUICKFIX),
        is_preferred: Some(mend.certainty == Certainty::Certain),
        edit: Some(WorkspaceEdit::new(HashMap::from([(uri.clone(), edits)]))),
        ..CodeAction::default()
    }
}
