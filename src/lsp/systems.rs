//! The ledningssystem that an editor works in: one for each folder, and one for each file that is open alone.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::judging::Judged;
use super::roots::Root;
use super::uris::FilePlace;
use super::worker::SystemId;
use super::workspace::{Files, OpenText, Workspace, files_of, is_audited, is_small};
use crate::corpus::reading::Reader;
use crate::finding::Finding;
use crate::text::Source;
use crate::text::disk::is_yaml;

/// A ledningssystem, or a file that is open alone.
pub struct System<'server> {
    /// Its number.
    pub id: SystemId,
    /// Its files.
    pub workspace: Workspace<'server>,
    /// The latest judgement; none before the first.
    pub judged: Option<Judged>,
    /// True once the files on disk are read.
    pub is_loaded: bool,
    /// What has been said of it beside its findings.
    pub said: Vec<String>,
    /// The folders, by the URIs of the editor, that keep it open.
    folders: Vec<String>,
}

/// The findings of a file, and the texts that their related places are in.
pub type Found = (Arc<[Finding]>, Arc<[Source]>);

impl System<'_> {
    /// The findings of a file as its text is now; none while that text is not judged yet.
    #[must_use]
    pub fn found(&self, path: &str) -> Option<Found> {
        let file = self.workspace.files.get(path)?;
        let Some(judged) = &self.judged else {
            // Before the first judgement, the form of an open file is shown at once.
            let alone = Judged::alone(BTreeMap::from([(path.to_owned(), Arc::clone(file))]));
            return self.workspace.is_open(path).then(|| (alone.found(path), alone.sources));
        };
        let is_judged = judged.files.get(path).is_some_and(|judged| Arc::ptr_eq(judged, file));
        is_judged.then(|| (judged.found(path), Arc::clone(&judged.sources)))
    }
}

/// All that is open in the editor.
pub struct Systems<'server> {
    /// The ledningssystem, and the files that are open alone.
    pub all: Vec<System<'server>>,
    /// The texts of the open files, by URI.
    open: BTreeMap<String, OpenText>,
    reader: &'server Reader<'server>,
    next: SystemId,
}

impl<'server> Systems<'server> {
    /// Nothing is open.
    #[must_use]
    pub fn new(reader: &'server Reader<'server>) -> Self {
        Self { all: Vec::new(), open: BTreeMap::new(), reader, next: 0 }
    }

    /// The system of a number.
    #[must_use]
    pub fn get(&self, id: SystemId) -> Option<&System<'server>> {
        self.all.iter().find(|system| system.id == id)
    }

    /// The system of a number, to be changed.
    pub fn get_mut(&mut self, id: SystemId) -> Option<&mut System<'server>> {
        self.all.iter_mut().find(|system| system.id == id)
    }

    /// The systems that hold the file of a URI, the innermost first, each with the path of the file in it.
    #[must_use]
    pub fn holders(&self, uri: &str) -> Vec<(SystemId, String)> {
        let place = FilePlace::of(uri);
        let mut found: Vec<(usize, SystemId, String)> = Vec::new();
        for system in &self.all {
            let Some(folder) = system.workspace.folder() else {
                if system.workspace.files.contains_key(uri) {
                    found.push((0, system.id, uri.to_owned()));
                }
                continue;
            };
            let path = place.as_ref().and_then(|place| system.workspace.path(place));
            if let Some(path) = path.filter(|path| !path.is_empty()) {
                found.push((folder.components().count(), system.id, path));
            }
        }
        found.sort_by_key(|(depth, ..)| std::cmp::Reverse(*depth));
        found.into_iter().map(|(_, id, path)| (id, path)).collect()
    }

    /// The innermost system that holds the file of a URI, with the path of the file in it.
    #[must_use]
    pub fn holder(&self, uri: &str) -> Option<(&System<'server>, String)> {
        let (id, path) = self.holders(uri).into_iter().next()?;
        Some((self.get(id)?, path))
    }

    /// True if a file is shown by a system: not by one whose folder lies around it.
    #[must_use]
    pub fn is_shown_by(&self, system: &System<'_>, path: &str) -> bool {
        let Some(root) = system.workspace.folder() else { return true };
        let file = root.join(path);
        let mut others = self.all.iter().filter(|other| other.id != system.id);
        !others.any(|other| {
            let inner = other.workspace.folder().filter(|inner| *inner != root && inner.starts_with(root));
            inner.is_some_and(|inner| file.starts_with(inner))
        })
    }

    /// Opens a folder; the number of its system, if it is a new one.
    pub fn open_folder(&mut self, uri: &str) -> Option<SystemId> {
        let root = Root::of(uri)?;
        let known = self.all.iter_mut().find(|system| system.workspace.folder() == Some(root.folder.as_path()));
        if let Some(known) = known {
            known.folders.push(uri.to_owned());
            let mounts = known.workspace.root.as_mut().map(|root| &mut root.mounts)?;
            let new = root.mounts.into_iter().filter(|mount| !mounts.contains(mount)).collect::<Vec<_>>();
            mounts.extend(new);
            return None;
        }
        Some(self.add(Workspace::new(self.reader, Some(root)), vec![uri.to_owned()]))
    }

    /// Closes a folder; the system, if no other folder keeps it open.
    pub fn close_folder(&mut self, uri: &str) -> Option<System<'server>> {
        let at = self.all.iter().position(|system| system.folders.iter().any(|folder| folder == uri))?;
        let folders = &mut self.all[at].folders;
        if let Some(one) = folders.iter().position(|folder| folder == uri) {
            folders.remove(one);
        }
        folders.is_empty().then(|| self.all.remove(at))
    }

    /// The files of a folder on disk, if it is small enough to be read at once.
    #[must_use]
    pub fn read_at_once(&self, folder: &Path) -> Option<Files> {
        is_small(folder).then(|| files_of(self.reader, folder))
    }

    fn add(&mut self, workspace: Workspace<'server>, folders: Vec<String>) -> SystemId {
        let id = self.next;
        self.next += 1;
        let is_loaded = workspace.root.is_none();
        self.all.push(System { id, workspace, judged: None, is_loaded, said: Vec::new(), folders });
        id
    }

    /// Sets the text of an open file in every system that holds it; the systems that have changed, with its path.
    pub fn set(&mut self, text: OpenText) -> Vec<(SystemId, String)> {
        self.open.insert(text.uri.clone(), text.clone());
        let mut holders = self.holders(&text.uri);
        if holders.is_empty() && may_be_alone(&text.uri) {
            holders.push((self.add(Workspace::new(self.reader, None), Vec::new()), text.uri.clone()));
        }
        holders.retain(|(id, path)| {
            let Some(system) = self.get_mut(*id) else { return false };
            let is_read = system.workspace.folder().is_none() || is_audited(path);
            if is_read {
                system.workspace.set(path, &text);
            }
            is_read
        });
        holders
    }

    /// True if the file of a URI is open.
    #[must_use]
    pub fn has_open(&self, uri: &str) -> bool {
        self.open.contains_key(uri)
    }

    /// Closes a file; the systems that have changed, with its path.
    pub fn close(&mut self, uri: &str) -> Vec<(SystemId, String)> {
        self.open.remove(uri);
        let mut holders = self.holders(uri);
        holders.retain(|(_, path)| path == uri || is_audited(path));
        for (id, path) in &holders {
            if let Some(system) = self.get_mut(*id) {
                system.workspace.close(path);
            }
        }
        holders
    }

    /// Puts the open files where they belong after folders were opened or closed; the files that were open alone and are so
    /// no longer.
    pub fn settle(&mut self) -> Vec<System<'server>> {
        let is_kept = |systems: &Self, system: &System<'_>| {
            let uri = system.workspace.files.keys().next();
            !system.folders.is_empty() || uri.is_some_and(|uri| systems.holders(uri).len() == 1)
        };
        let mut keeps = self.all.iter().map(|system| is_kept(self, system)).collect::<Vec<_>>().into_iter();
        let all = std::mem::take(&mut self.all).into_iter();
        let (kept, gone): (Vec<_>, Vec<_>) = all.partition(|_| keeps.next().unwrap_or(true));
        self.all = kept;
        for text in self.open.values().cloned().collect::<Vec<_>>() {
            let is_in_place = self.holders(&text.uri).iter().all(|(id, path)| {
                self.get(*id).is_none_or(|system| system.workspace.is_open(path) || !is_audited(path))
            });
            if !is_in_place || self.holders(&text.uri).is_empty() {
                self.set(text);
            }
        }
        gone
    }
}

/// True if a file outside all folders may be judged by its own text.
fn may_be_alone(uri: &str) -> bool {
    match FilePlace::of(uri) {
        Some(_) => is_yaml(uri),
        None => uri.starts_with("untitled:"),
    }
}
