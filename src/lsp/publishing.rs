//! What the editor shows: the diagnostics of each file, published when they have changed, with the version of its text.

use std::collections::HashMap;
use std::sync::Arc;

use serde::Serialize;

use super::diagnostics::{Diagnostic, diagnostics};
use super::positions::Units;
use super::systems::{System, Systems};
use super::worker::SystemId;
use crate::corpus::reading::FileRead;
use crate::finding::Finding;

/// The parameters of `textDocument/publishDiagnostics`.
#[derive(Debug, Serialize)]
pub struct Published {
    uri: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<i32>,
    diagnostics: Vec<Diagnostic>,
}

/// What was last published of a file.
struct Shown {
    uri: String,
    version: Option<i32>,
    file: Arc<FileRead>,
    findings: Arc<[Finding]>,
}

/// What the editor shows of all files.
#[derive(Default)]
pub struct Window {
    shown: HashMap<SystemId, HashMap<String, Shown>>,
}

impl Window {
    /// What is to be published of a file, so that the editor shows what is found in its text as it is now.
    #[must_use]
    pub fn show(&mut self, systems: &Systems<'_>, (id, path): (SystemId, &str), units: Units) -> Vec<Published> {
        let Some(system) = systems.get(id) else { return Vec::new() };
        let shown = self.shown.entry(id).or_default();
        let file = system.workspace.files.get(path).filter(|_| systems.is_shown_by(system, path));
        let Some(file) = file else { return shown.remove(path).and_then(cleared).into_iter().collect() };
        // What is found in an older text is not published: the judgement of this one is under way.
        let Some((findings, sources)) = system.found(path) else { return Vec::new() };
        let (uri, version) = (system.workspace.uri(path), system.workspace.version(path));
        let before = shown.get(path);
        let is_same = before.is_some_and(|before| {
            let is_same_text = Arc::ptr_eq(&before.file, file) || before.findings.is_empty();
            is_same_text && before.uri == uri && before.version == version && before.findings == findings
        });
        if is_same {
            return Vec::new();
        }
        let had_findings = before.is_some_and(|before| !before.findings.is_empty());
        let is_renamed = before.is_some_and(|before| before.uri != uri);
        let old = shown.remove(path).filter(|_| is_renamed).and_then(cleared);
        // Of the many files that are not open and have no findings, the editor knows already that they have none.
        let is_news = version.is_some() || !findings.is_empty() || had_findings && !is_renamed;
        let diagnostics = diagnostics(system, (path, &findings), &sources, units);
        let new = Published { uri: uri.clone(), version, diagnostics };
        shown.insert(path.to_owned(), Shown { uri, version, file: Arc::clone(file), findings });
        old.into_iter().chain(is_news.then_some(new)).collect()
    }

    /// The paths of a system of which something is shown.
    #[must_use]
    pub fn paths(&self, id: SystemId) -> Vec<String> {
        self.shown.get(&id).into_iter().flat_map(|shown| shown.keys().cloned()).collect()
    }

    /// What is to be published when a system is closed.
    #[must_use]
    pub fn close(&mut self, system: &System<'_>) -> Vec<Published> {
        let shown = self.shown.remove(&system.id).unwrap_or_default();
        shown.into_values().filter_map(cleared).collect()
    }
}

/// What takes the findings of a file away from the editor; nothing if it shows none.
fn cleared(shown: Shown) -> Option<Published> {
    (!shown.findings.is_empty()).then(|| Published { uri: shown.uri, version: None, diagnostics: Vec::new() })
}
