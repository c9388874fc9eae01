//! The worker: a thread that reads folders and judges them, so that answers need not wait.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender};

use super::judging::Judged;
use super::wire::Received;
use super::workspace::{Files, files_of};
use crate::audit::Options;
use crate::catalogue::Catalogue;
use crate::corpus::folder::Archive;
use crate::corpus::reading::Reader;
use crate::git::{GitError, Repository};
use crate::history;

/// The number of a ledningssystem, never used for another.
pub type SystemId = usize;

/// An event that the server handles.
#[derive(Debug)]
pub enum Event {
    /// A message from the editor, or what stands in place of one.
    Received(Received),
    /// What the worker has made of a ledningssystem.
    Done(SystemId, Outcome),
}

/// The result of a job.
#[derive(Debug)]
pub enum Outcome {
    /// The files on disk.
    Loaded(Files),
    /// What is said of the history, and whether somebody has to do something about it.
    History(String, Standing),
    /// A judgement.
    Judged(Judged),
}

/// Whether the history of a folder is at hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It is, or the folder has none.
    Usual,
    /// Something is missing that can be fetched.
    Missing,
}

/// A job for the worker.
#[derive(Debug)]
pub enum Job {
    /// Read the files of a folder.
    Load(PathBuf),
    /// Judge these files, as they are in a folder.
    Judge(PathBuf, Files),
    /// The ledningssystem is closed.
    Forget,
}

/// What waits to be done for one ledningssystem: only the latest of each.
#[derive(Default)]
struct Waiting {
    load: Option<PathBuf>,
    judge: Option<(PathBuf, Files)>,
}

/// The worker, with the folders that it has opened.
pub struct Worker<'server> {
    /// The kinds, the acts and the requirements.
    pub catalogue: &'server Catalogue,
    /// The reader of files.
    pub reader: &'server Reader<'server>,
    /// The options of every audit, but for its folder.
    pub options: Options,
    /// Where results go.
    pub answers: Sender<Event>,
    /// The opened folders.
    pub archives: BTreeMap<SystemId, (Options, Archive)>,
}

impl Worker<'_> {
    /// Does the latest of the waiting jobs until the channel closes.
    pub fn work(mut self, jobs: &Receiver<(SystemId, Job)>) {
        let mut waiting: BTreeMap<SystemId, Waiting> = BTreeMap::new();
        loop {
            if waiting.is_empty() {
                let Ok((system, job)) = jobs.recv() else { return };
                self.note(&mut waiting, system, job);
            }
            for (system, job) in jobs.try_iter() {
                self.note(&mut waiting, system, job);
            }
            let Some((system, mut due)) = waiting.pop_first() else { continue };
            let outcomes = match (due.load.take(), due.judge.take()) {
                // What is judged before the files are read would be judged twice.
                (Some(folder), _) => vec![Outcome::Loaded(files_of(self.reader, &folder))],
                (None, Some((folder, files))) => self.judged(system, &folder, files),
                (None, None) => Vec::new(),
            };
            for outcome in outcomes {
                if self.answers.send(Event::Done(system, outcome)).is_err() {
                    return;
                }
            }
        }
    }

    fn note(&mut self, waiting: &mut BTreeMap<SystemId, Waiting>, system: SystemId, job: Job) {
        match job {
            Job::Load(folder) => waiting.entry(system).or_default().load = Some(folder),
            Job::Judge(folder, files) => waiting.entry(system).or_default().judge = Some((folder, files)),
            Job::Forget => {
                waiting.remove(&system);
                self.archives.remove(&system);
            }
        }
    }

    fn judged(&mut self, system: SystemId, folder: &Path, files: Files) -> Vec<Outcome> {
        if !folder.is_dir() {
            return vec![Outcome::Judged(Judged::alone(files))];
        }
        let mut outcomes = Vec::new();
        if !self.archives.contains_key(&system) {
            let options = Options { root: folder.to_owned(), kept: Some(Arc::default()), ..self.options.clone() };
            let archive = Archive {
                root: folder.to_owned(),
                repository: Repository::open(folder),
                at: None,
                staged: None,
                held: None,
            };
            let (said, standing) = of_history(&archive.repository);
            outcomes.push(Outcome::History(said, standing));
            self.archives.insert(system, (options, archive));
        }
        let Some((options, archive)) = self.archives.get(&system) else { return outcomes };
        // A panic in one judgement does not end the worker: the next state of the files may be judged.
        let kept = files.clone();
        let judged = catch_unwind(AssertUnwindSafe(|| Judged::of_folder(self.catalogue, options, archive, files)));
        let failed = |_| Judged::failed(kept, "granskningen avbröts av ett fel i programmet".to_owned());
        outcomes.push(Outcome::Judged(judged.unwrap_or_else(failed)));
        outcomes
    }
}

/// What is said of the history, which is judged by the audit and not while one writes.
fn of_history(repository: &Result<Repository, GitError>) -> (String, Standing) {
    let error = match repository {
        Ok(repository) if repository.is_shallow => &GitError::Shallow,
        Ok(repository) if repository.head.is_none() => &GitError::Unborn,
        Ok(_) => {
            let said = "historiken bedöms inte medan du skriver; kör ledningskoll audit för att se om en beslutad text \
                        har ändrats efter beslutet";
            return (said.to_owned(), Standing::Usual);
        }
        Err(error) => error,
    };
    let standing = match error {
        GitError::Shallow | GitError::MissingObjects | GitError::Owner { .. } => Standing::Missing,
        _ => Standing::Usual,
    };
    (format!("historiken är inte bedömd: {}", history::reason(error)), standing)
}
