//! What was renamed on disk and is not committed: documents in other files, and documents with other ids.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::HistoryInput;
use super::renamed::{Named, Renamed, renamed};
use super::starting_points::{Committed, StartingPoint};
use super::version::Version;
use super::versions::VersionCache;
use crate::catalogue::KindName;
use crate::corpus::{Document, DocumentId};
use crate::git::GitError;
use crate::git::by_path::Touch;

/// Finds where documents in files that are not committed were committed: in a file that is gone from the folder. They were
/// moved, and the move is not committed.
///
/// # Errors
/// If git fails, or if a blob is missing.
pub fn find_moved(
    past: HistoryInput<'_>,
    starts: &mut [StartingPoint],
    (of, cache): (Committed<'_, '_>, &mut VersionCache<'_>),
) -> Result<(), GitError> {
    let is_new = |start: &&mut StartingPoint| start.last.is_none() && start.is_changed;
    if starts.iter_mut().find(is_new).is_none() {
        return Ok(());
    }
    let gone = gone(past, of);
    cache.fetch(&gone.iter().map(|(_, blob)| *blob).collect())?;
    let mut by_name: HashMap<(&KindName, &str), Touch> = HashMap::new();
    for (touch, blob) in &gone {
        let named = cache.get(blob).into_iter().flatten().filter(|version| !version.id.is_empty());
        by_name.extend(named.map(|version| ((&version.kind, version.id.as_str()), *touch)));
    }
    for start in starts.iter_mut().filter(is_new) {
        let document = &past.documents[start.document.0];
        start.last = by_name.get(&(&document.kind.name, document.id.as_str())).copied();
    }
    Ok(())
}

/// The last touches of files that are committed and gone from the folder, with their blobs.
fn gone<'log>(past: HistoryInput<'_>, of: Committed<'log, '_>) -> Vec<(Touch, &'log str)> {
    let here: HashSet<String> = past.sources.iter().map(|source| past.in_repository(&source.path)).collect();
    let is_gone = |path: &str| path.starts_with(&past.repository.prefix) && !here.contains(path);
    let living = of.log.living(of.step).into_iter().filter(|touch| is_gone(of.log.path(*touch)));
    living.filter_map(|touch| Some((touch, of.log.blob(touch)?))).collect()
}

/// The ids that were replaced on disk since the commit.
///
/// # Errors
/// If git fails, or if a blob is missing.
pub fn renamed_on_disk(
    past: HistoryInput<'_>,
    (of, cache): (Committed<'_, '_>, &mut VersionCache<'_>),
) -> Result<Renamed, GitError> {
    let log = of.log;
    let changed = of.uncommitted.keys().filter_map(|path| log.at(of.step, &past.in_repository(path)));
    let mut then = gone(past, of);
    then.extend(changed.filter_map(|touch| Some((touch, log.blob(touch)?))));
    cache.fetch(&then.iter().map(|(_, blob)| *blob).collect::<BTreeSet<&str>>())?;
    let before = then.iter().flat_map(|(touch, blob)| {
        let versions = cache.get(blob).into_iter().flatten();
        versions.map(|version| Named { version, path: log.path(*touch) })
    });
    let before: Vec<Named<'_>> = before.collect();
    let on_disk = past.documents.iter().enumerate().filter_map(|(number, document): (usize, &Document)| {
        let path = past.path(DocumentId(number));
        let version = || Version::of(document, &document.value(), &past.catalogue.decision);
        of.uncommitted.contains_key(path).then(|| (past.in_repository(path), version()))
    });
    let on_disk: Vec<(String, Version)> = on_disk.collect();
    let after: Vec<Named<'_>> = on_disk.iter().map(|(path, version)| Named { version, path }).collect();
    Ok(renamed(&before, &after))
}
