//! The definition and the references of an id, and its renaming in every file.

use std::collections::BTreeMap;
use std::sync::Arc;

use ls_types::TextEdit;

use super::knowing::{CursorTarget, Named, bearers, named, namings};
use super::positions::{Location, Units};
use super::workspace::Workspace;
use crate::corpus::Document;
use crate::corpus::reading::FileRead;
use crate::text::Node;

/// The locations of the documents that the id at a target refers to.
#[must_use]
pub fn definition(workspace: &Workspace<'_>, target: &CursorTarget<'_>, units: Units) -> Vec<Location> {
    let Some(named) = named(target) else { return Vec::new() };
    let bearers = bearers(workspace, &named).into_iter();
    bearers.filter_map(|(path, document)| location(workspace, path, identity(document)?, units)).collect()
}

/// The locations of the references to the id at a target, with its definitions if wanted.
#[must_use]
pub fn references(
    workspace: &Workspace<'_>,
    target: &CursorTarget<'_>,
    (with_bearers, units): (bool, Units),
) -> Vec<Location> {
    let Some(named) = named(target).map(|named| settled(workspace, named)) else { return Vec::new() };
    let borne = bearers(workspace, &named).into_iter().filter(|_| with_bearers);
    let borne = borne.filter_map(|(path, document)| Some((path, identity(document)?)));
    let namings = named_everywhere(workspace, &named);
    borne.chain(namings).filter_map(|(path, node)| location(workspace, path, node, units)).collect()
}

/// The node at a target that can be renamed, with its present id.
#[must_use]
pub fn renamable<'file>(workspace: &Workspace<'_>, target: &CursorTarget<'file>) -> Option<(&'file Node, &'file str)> {
    let named = named(target)?;
    let is_borne = bearers(workspace, &named).iter().any(|(_, document)| document.id == named.id);
    is_borne.then_some((target.value?, named.id))
}

/// The edits of each file, by its URI.
pub type Changes = BTreeMap<String, Vec<TextEdit>>;

/// The edits that rename the id at a target in every file.
///
/// # Errors
/// A sentence that says why it cannot have that id.
pub fn rename(
    workspace: &Workspace<'_>,
    target: &CursorTarget<'_>,
    new: &str,
    units: Units,
) -> Result<Changes, String> {
    let new = new.trim();
    if new.is_empty() || new.chars().any(char::is_control) {
        return Err("ett id är en text på en rad".to_owned());
    }
    renamable(workspace, target).ok_or("här står inget id som kan bytas")?;
    let named = settled(workspace, named(target).ok_or("här står inget id som kan bytas")?);
    let is_taken = |document: &Document| document.id == new && named.has_kind(&document.kind.name);
    if new != named.id && workspace.documents().any(|(_, document)| is_taken(document)) {
        return Err(format!("id {new} används redan"));
    }
    let mut changes: Changes = BTreeMap::new();
    let borne = bearers(workspace, &named).into_iter().filter_map(|(path, document)| Some((path, identity(document)?)));
    let namings = named_everywhere(workspace, &named);
    for (path, node) in borne.chain(namings) {
        let Some(source) = workspace.files.get(path).map(|file| &file.source) else { continue };
        let written = source.text.get(node.span.range()).unwrap_or_default();
        // The value of an alias is changed at its anchor.
        if written.starts_with('*') {
            continue;
        }
        let text = quoted(new, written);
        let edit = TextEdit::new(units.range(source, node.span), text);
        let edits = changes.entry(workspace.uri(path)).or_default();
        // An anchored value is in the tree once for each alias.
        if !edits.contains(&edit) {
            edits.push(edit);
        }
    }
    Ok(changes)
}

/// The nodes that refer to an id, with the paths of their files.
fn named_everywhere<'server>(
    workspace: &'server Workspace<'_>,
    named: &'server Named<'_>,
) -> impl Iterator<Item = (&'server str, &'server Node)> {
    // Files without the id in their text are skipped, unless it may be written in another normal form or with escapes.
    let is_looked_into = |(_, file): &(&String, &Arc<FileRead>)| {
        let text = &file.source.text;
        !named.id.is_ascii() || text.contains(named.id) || text.contains('\\')
    };
    workspace.files.iter().filter(is_looked_into).flat_map(move |(path, file)| {
        let documents = file.documents.iter();
        documents.flat_map(move |document| namings(document, named).into_iter().map(move |node| (path.as_str(), node)))
    })
}

/// An id with its kinds narrowed to those of the documents that have it.
fn settled<'server>(workspace: &'server Workspace<'_>, named: Named<'server>) -> Named<'server> {
    let bearers = bearers(workspace, &named).into_iter();
    let kinds: Vec<_> = bearers.map(|(_, document)| &document.kind.name).collect();
    if kinds.is_empty() { named } else { Named { kinds, ..named } }
}

/// An id in YAML: in the quotes of the text that it replaces, or in new ones where plain text would be another value.
fn quoted(id: &str, written: &str) -> String {
    let is_word = |one: char| one.is_alphanumeric() || matches!(one, ' ' | '_' | '-' | '/' | '.');
    let is_plain = id.starts_with(char::is_alphanumeric) && id.chars().all(is_word);
    match written.chars().next() {
        Some('\'') => format!("'{}'", id.replace('\'', "''")),
        Some('"') => serde_json::Value::from(id).to_string(),
        Some(_) | None if is_plain => id.to_owned(),
        Some(_) | None => serde_json::Value::from(id).to_string(),
    }
}

/// The node of a document's own id, or of the field that identifies a kind without ids.
fn identity(document: &Document) -> Option<&Node> {
    let key = &document.kind.words.identity;
    document.root.get(key).map(|entry| &entry.value).filter(|node| node.text().is_some())
}

fn location(workspace: &Workspace<'_>, path: &str, node: &Node, units: Units) -> Option<Location> {
    let source = &workspace.files.get(path)?.source;
    Some(Location { uri: workspace.uri(path), range: units.range(source, node.span) })
}
