//! Code actions: the mends that an editor offers for its diagnostics at a range, the surest first.

use std::collections::BTreeMap;

use ls_types::{CodeActionKind, Range, TextEdit};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::positions::Units;
use crate::authoring::fix::{Certainty, FixContext, Mend, mends};
use crate::catalogue::Catalogue;
use crate::corpus::reading::FileRead;
use crate::finding::Finding;

/// What the editor asks for: the diagnostics that it shows there, and the kinds of actions that it wants.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    diagnostics: Vec<Value>,
    only: Option<Vec<String>>,
}

impl Asked {
    /// True if quick fixes are wanted; a kind stands for all kinds below it.
    fn wants_mends(&self) -> bool {
        let is_above = |kind: &String| kind.is_empty() || kind == CodeActionKind::QUICKFIX.as_str();
        self.only.as_ref().is_none_or(|kinds| kinds.is_empty() || kinds.iter().any(is_above))
    }

    /// The diagnostics of the editor that are of a finding at a range.
    fn of<'asked>(&'asked self, finding: &'asked Finding, range: Range) -> impl Iterator<Item = &'asked Value> {
        self.diagnostics.iter().filter(move |one| {
            let is_ours = one.get("source").is_none_or(|source| source == "ledningskoll");
            let there = one.get("range").and_then(|there| serde_json::from_value::<Range>(there.clone()).ok());
            let touches = there.is_some_and(|there| there.start <= range.end && range.start <= there.end);
            is_ours && touches && one.get("code").is_some_and(|code| code == finding.rule.as_str())
        })
    }
}

/// A mend, as the editor offers it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Offered {
    title: String,
    kind: CodeActionKind,
    /// The diagnostics that it mends.
    diagnostics: Vec<Value>,
    is_preferred: bool,
    edit: Changes,
}

/// The edits of the file, by its URI.
#[derive(Debug, Serialize)]
struct Changes {
    changes: BTreeMap<String, Vec<TextEdit>>,
}

/// The place and the diagnostics for which mends are asked.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'asked> {
    /// The URI of the file.
    pub uri: &'asked str,
    /// The range.
    pub range: Range,
    /// The diagnostics and the kinds.
    pub asked: &'asked Asked,
    /// The unit of columns.
    pub units: Units,
}

/// The mends of the findings of a file that touch a range: each finding with the diagnostic that shows it.
#[must_use]
pub fn actions(
    catalogue: &Catalogue,
    file: &FileRead,
    findings: &[(Finding, Value)],
    wanted: Wanted<'_>,
) -> Vec<Offered> {
    if !wanted.asked.wants_mends() {
        return Vec::new();
    }
    let mut found: Vec<(Mend, Vec<Value>)> = Vec::new();
    for (finding, shown) in findings {
        let range = wanted.units.range(&file.source, finding.place.span);
        let touches = range.start <= wanted.range.end && wanted.range.start <= range.end;
        let diagnostics: Vec<Value> = wanted.asked.of(finding, range).cloned().collect();
        // An editor that names its diagnostics asks for their mends alone.
        let is_asked = wanted.asked.diagnostics.is_empty() || !diagnostics.is_empty();
        if !(touches && is_asked) {
            continue;
        }
        let diagnostics = if diagnostics.is_empty() { vec![shown.clone()] } else { diagnostics };
        let context = FixContext::of(catalogue, &file.source, &file.documents, finding);
        for mend in mends(context, finding) {
            // Several requirements may miss the same field, whose mend is offered once.
            match found.iter_mut().find(|(other, _)| is_same(other, &mend)) {
                Some((_, mended)) => mended.extend(diagnostics.iter().cloned()),
                None => found.push((mend, diagnostics.clone())),
            }
        }
    }
    found.sort_by_key(|(mend, _)| std::cmp::Reverse(mend.certainty));
    found.into_iter().map(|(mend, diagnostics)| offered(file, mend, diagnostics, wanted)).collect()
}

fn is_same(one: &Mend, other: &Mend) -> bool {
    one.title == other.title && one.edits.iter().map(|edit| edit.span).eq(other.edits.iter().map(|edit| edit.span))
}

fn offered(file: &FileRead, mend: Mend, diagnostics: Vec<Value>, wanted: Wanted<'_>) -> Offered {
    let edit = |edit: &crate::authoring::fix::Edit| {
        TextEdit::new(wanted.units.range(&file.source, edit.span), edit.text.clone())
    };
    let edits = mend.edits.iter().map(edit).collect();
    Offered {
        title: mend.title,
        kind: CodeActionKind::QUICKFIX,
        diagnostics,
        is_preferred: mend.certainty == Certainty::Certain,
        edit: Changes { changes: BTreeMap::from([(wanted.uri.to_owned(), edits)]) },
    }
}
