//! Notifications of an editor: files and folders that are opened, changed and closed, and changes on disk.

use lsp_server::Notification;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::greeting::uris;
use super::systems::{System, Systems};
use super::uris::FilePlace;
use super::worker::SystemId;
use super::workspace::{OpenText, is_audited};
use crate::corpus::discover::is_hidden_path;

/// What a notification has changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// The text of a file.
    File(SystemId, String),
    /// Files on disk, which are to be read again.
    Reload(SystemId),
    /// A folder was opened.
    Opened(String),
    /// A folder was closed.
    Closed(String),
}

/// A text that the editor has opened, or the name of one.
#[derive(Debug, Deserialize)]
struct Item {
    uri: String,
    version: Option<i32>,
    #[serde(default)]
    text: String,
}

/// The parameters of the notifications on one text.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct OfText {
    text_document: Item,
    #[serde(default)]
    content_changes: Vec<Edit>,
}

/// A change of a text: the whole of it, as there is no range.
#[derive(Debug, Deserialize)]
struct Edit {
    #[serde(default)]
    range: Value,
    text: String,
}

/// The parameters of the notification on changes on disk.
#[derive(Debug, Deserialize)]
struct OnDisk {
    changes: Vec<FileEvent>,
}

/// A change on disk.
#[derive(Debug, Deserialize)]
struct FileEvent {
    uri: String,
}

/// The parameters of the notification on folders.
#[derive(Debug, Deserialize)]
struct Folders {
    event: Value,
}

/// Applies a notification; what cannot be read is passed over.
pub fn hear(systems: &mut Systems<'_>, told: Notification) -> Vec<Change> {
    let files = |changed: Vec<(SystemId, String)>| {
        changed.into_iter().map(|(system, path)| Change::File(system, path)).collect()
    };
    match told.method.as_str() {
        "textDocument/didOpen" => read::<OfText>(told.params)
            .map(|params| files(systems.set(text(&params.text_document, &params.text_document.text)))),
        "textDocument/didChange" => read::<OfText>(told.params).and_then(|params| {
            // NOTE: full synchronisation is agreed at `initialize`, so the last change holds the whole text.
            let whole = params.content_changes.iter().rfind(|change| change.range.is_null())?;
            let is_open = systems.has_open(&params.text_document.uri);
            is_open.then(|| files(systems.set(text(&params.text_document, &whole.text))))
        }),
        "textDocument/didClose" => {
            read::<OfText>(told.params).map(|params| files(systems.close(&params.text_document.uri)))
        }
        "workspace/didChangeWatchedFiles" => read::<OnDisk>(told.params).map(|params| seen(systems, &params)),
        "workspace/didChangeWorkspaceFolders" => read::<Folders>(told.params).map(|params| {
            let closed = uris(params.event.get("removed")).into_iter().map(Change::Closed);
            closed.chain(uris(params.event.get("added")).into_iter().map(Change::Opened)).collect()
        }),
        _ => None,
    }
    .unwrap_or_default()
}

fn read<T: DeserializeOwned>(params: Value) -> Option<T> {
    serde_json::from_value(params).ok()
}

fn text(item: &Item, text: &str) -> OpenText {
    OpenText { uri: item.uri.clone(), version: item.version, text: text.into() }
}

/// Reads the files again that have changed on disk, or has the whole folder read where others may have come or gone.
fn seen(systems: &mut Systems<'_>, params: &OnDisk) -> Vec<Change> {
    let mut changes = Vec::new();
    for place in params.changes.iter().filter_map(|change| FilePlace::of(&change.uri)) {
        for system in &mut systems.all {
            let change = seen_by(system, &place);
            changes.extend(change.filter(|change| !changes.contains(change)));
        }
    }
    changes
}

fn seen_by(system: &mut System<'_>, place: &FilePlace) -> Option<Change> {
    let root = system.workspace.root.as_ref()?;
    let Some(path) = root.path(place) else {
        // A folder around the root has come or gone.
        let is_around = root.mounts.iter().any(|mount| mount.place.below(place).is_some());
        return is_around.then_some(Change::Reload(system.id));
    };
    let files = &system.workspace.files;
    if files.contains_key(&path) {
        system.workspace.refresh(&path);
        return Some(Change::File(system.id, path));
    }
    // Whether git ignores a new file, only a walk over the folder tells.
    let is_new = || is_audited(&path) || root.folder.join(&path).is_dir();
    let had =
        || files.range(format!("{path}/")..).next().is_some_and(|(file, _)| file.starts_with(&format!("{path}/")));
    let is_of_folder = path.is_empty() || !is_hidden_path(&path) && (is_new() || had());
    is_of_folder.then_some(Change::Reload(system.id))
}
