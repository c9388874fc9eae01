//! The judgement of the whole, made beside the answering: from the files as they were read to the findings of each.

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
use crate::text::{Source, SourceId};

/// What the server waits for.
#[derive(Debug)]
pub enum Event {
    /// Something from the editor.
    Received(Received),
    /// The whole has been judged.
    Judged(Judged),
}

/// The files at one moment, by path.
pub type Files = BTreeMap<String, Arc<FileRead>>;

/// What the whole was judged to be.
#[derive(Debug, Default)]
pub struct Judged {
    /// The files as they were, in the order of the findings' sources.
    pub sources: Arc<[Source]>,
    /// The findings that count, by path.
    pub findings: BTreeMap<String, Vec<Finding>>,
    /// Why it could not be judged, if it could not.
    pub failure: Option<String>,
}

impl Judged {
    /// A file as it was when it was judged.
    #[must_use]
    pub fn source(&self, path: &str) -> Option<&Source> {
        let found = self.sources.binary_search_by(|source| source.path.as_str().cmp(path));
        found.ok().map(|number| &self.sources[number])
    }
}

/// Judges what comes until nothing more does; of several that wait only the last.
pub fn work(catalogue: &Catalogue, options: &Options, jobs: &Receiver<Files>, answers: &Sender<Event>) {
    let repository = Repository::open(&options.root);
    let archive = Archive { root: options.root.clone(), repository, at: None };
    while let Ok(mut files) = jobs.recv() {
        while let Ok(newer) = jobs.try_recv() {
            files = newer;
        }
        // A fault of the program in one state of the files must not end it: the next may be judged.
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
        Err(error) => Judged { failure: Some(error.to_string()), ..Judged::default() },
    }
}

/// What reading all the files would have given.
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
