//! The judgement of all files on a worker thread, from parsed files to findings by path.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender};

use super::wire::Received;
use crate::audit::{Options, judge};
use crate::catalogue::Catalogue;
use crate::corpus::folder::Archive;
use crate::corpus::reading::{FileRead, Read};
use crate::finding::Finding;
use crate::git::Repository;
use crate::report::State;
use crate::text::personal_number::clean;
use crate::text::{Source, SourceId};

/// An event that the server handles.
#[derive(Debug)]
pub enum Event {
    /// A message from the editor.
    Received(Received),
    /// A judgement from the worker.
    Judged(Judged),
}

/// The files at one moment, by path.
pub type Files = BTreeMap<String, Arc<FileRead>>;

/// A judgement of all files.
#[derive(Debug, Default)]
pub struct Judged {
    /// The files that were judged, indexed by the findings' sources and sorted by path.
    pub sources: Arc<[Source]>,
    /// The findings that are not waived, by path.
    pub findings: BTreeMap<String, Vec<Finding>>,
    /// The reason why the judgement failed, if it did.
    pub failure: Option<String>,
}

impl Judged {
    /// A file at the time of the judgement.
    #[must_use]
    pub fn source(&self, path: &str) -> Option<&Source> {
        let found = self.sources.binary_search_by(|source| source.path.as_str().cmp(path));
        found.ok().map(|number| &self.sources[number])
    }
}

/// The loop of the worker: judges the latest of the waiting jobs until the channel closes.
pub fn work(catalogue: &Catalogue, options: &Options, jobs: &Receiver<Files>, answers: &Sender<Event>) {
    let repository = Repository::open(&options.root);
    let archive = Archive { root: options.root.clone(), repository, at: None };
    while let Ok(mut files) = jobs.recv() {
        while let Ok(newer) = jobs.try_recv() {
            files = newer;
        }
        // A panic in one judgement does not end the worker: the next state of the files may be judged.
        let judged = catch_unwind(AssertUnwindSafe(|| judged(catalogue, options, &archive, &files)));
        let failed = |_| Judged {
            failure: Some("granskningen avbröts av ett fel i programmet".to_owned()),
            ..Judged::default()
        };
        if answers.send(Event::Judged(judged.unwrap_or_else(failed))).is_err() {
            return;
        }
    }
}

fn judged(catalogue: &Catalogue, options: &Options, archive: &Archive, files: &Files) -> Judged {
    match judge(catalogue, options, archive, read(files)) {
        Ok((corpus, report)) => {
            let mut findings: BTreeMap<String, Vec<Finding>> = BTreeMap::new();
            let counted = report.findings.into_iter().filter(|reported| reported.state != State::Waived);
            for finding in counted.map(|reported| reported.finding) {
                let path = corpus.source(finding.place.source).path.clone();
                findings.entry(path).or_default().push(finding);
            }
            Judged { sources: corpus.sources, findings, failure: None }
        }
        Err(error) => Judged { failure: Some(clean(&error.to_string())), ..Judged::default() },
    }
}

/// The parsed files as one corpus, as if they had been read from a folder.
fn read(files: &Files) -> Read {
    let mut read = Read { files: files.len(), ..Read::default() };
    for (number, file) in files.values().enumerate() {
        let id = SourceId::of(number);
        if !file.has_kind {
            read.without_kind.push(id);
        }
        read.sources.push(file.source.clone());
        read.documents.extend(file.documents.iter().cloned().map(|mut document| {
            document.source = id;
            document
        }));
        read.findings.extend(file.findings.iter().cloned().map(|observation| observation.in_source(id)));
        read.unreadable.extend(file.unreadable.iter().cloned().map(|mut part| {
            part.source = id;
            part
        }));
    }
    read
}
