//! The judgement of a ledningssystem: from parsed files to findings by path.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::workspace::Files;
use crate::audit::{Options, judge};
use crate::catalogue::Catalogue;
use crate::corpus::folder::Archive;
use crate::corpus::owners::in_file;
use crate::corpus::reading::{FileRead, Read};
use crate::corpus::{form, privacy, writing};
use crate::finding::{Finding, Severity};
use crate::text::personal_number::clean;
use crate::text::{Source, SourceId};

/// A judgement of all files.
#[derive(Debug, Default)]
pub struct Judged {
    /// The files that were judged.
    pub files: Files,
    /// Their texts, indexed by the findings' sources.
    pub sources: Arc<[Source]>,
    /// The findings that are not waived, by path.
    pub findings: BTreeMap<String, Arc<[Finding]>>,
    /// What the audit says beside its findings.
    pub notes: Vec<String>,
    /// The reason why the judgement failed, if it did.
    pub failure: Option<String>,
}

impl Judged {
    /// The judgement of each file by its own text: of its form, and of nothing that another file decides.
    #[must_use]
    pub fn alone(files: Files) -> Self {
        let read = read(&files);
        if !is_ours(&read) {
            return Self { files, ..Self::default() };
        }
        let of_file = |(number, (path, file)): (usize, (&String, &Arc<FileRead>))| {
            let id = SourceId::of(number);
            let found = file.findings.iter().map(|found| in_file(&file.documents, found.clone().in_source(id)));
            (path.clone(), found.collect())
        };
        let findings = files.iter().enumerate().map(of_file).collect();
        Self { sources: read.sources.into(), findings, files, ..Self::default() }
    }

    /// The judgement of the files of a folder, as the audit judges them.
    #[must_use]
    pub fn of_folder(catalogue: &Catalogue, options: &Options, archive: &Archive, files: Files) -> Self {
        let read = read(&files);
        // An audit of a folder without a document says that there is none; an editor is silent.
        if !is_ours(&read) {
            return Self { files, ..Self::default() };
        }
        match judge(catalogue, options, archive, read, |judgement| judgement.findings()) {
            Ok((corpus, (findings, notes))) => {
                let findings = by_file(&files, findings);
                let sources = Arc::clone(&corpus.sources);
                let judged = Self { sources, findings, files, notes, failure: None };
                // Freeing the rest takes a while, which the editor need not wait for.
                rayon::spawn(move || drop(corpus));
                judged
            }
            Err(error) => Self::failed(files, clean(&error.to_string())),
        }
    }

    /// A judgement that could not be made.
    #[must_use]
    pub fn failed(files: Files, reason: String) -> Self {
        Self { files, failure: Some(reason), ..Self::default() }
    }

    /// The findings of a file.
    #[must_use]
    pub fn found(&self, path: &str) -> Arc<[Finding]> {
        self.findings.get(path).cloned().unwrap_or_default()
    }
}

/// Findings by the path of their file.
fn by_file(files: &Files, found: Vec<Finding>) -> BTreeMap<String, Arc<[Finding]>> {
    let read: Vec<&Arc<FileRead>> = files.values().collect();
    let first = read.iter().position(|file| !file.documents.is_empty());
    let mut sorted: Vec<Vec<Finding>> = vec![Vec::new(); files.len()];
    for mut finding in found {
        let mut at = finding.place.source.0 as usize;
        // What concerns the whole stands in the first file, which may be none of ours: there an editor is silent.
        let is_strange = read.get(at).is_some_and(|file| !file.has_kind) && !is_of_form(&finding);
        if let Some(first) = first.filter(|_| is_strange) {
            at = first;
            finding.place.source = SourceId::of(first);
        }
        if let Some(found) = sorted.get_mut(at) {
            found.push(finding);
        }
    }
    let sorted = files.keys().zip(sorted).filter(|(_, found)| !found.is_empty());
    sorted.map(|(path, found)| (path.clone(), found.into())).collect()
}

/// True for a finding of a rule that judges each file alone.
#[must_use]
pub fn is_of_form(finding: &Finding) -> bool {
    let rules = form::RULES.iter().chain(&writing::RULES).chain([&privacy::PERSONAL_NUMBER]);
    rules.into_iter().any(|rule| rule.id == finding.rule.as_str())
}

/// True if an audit has something to judge: a document, or a fault in a file that may hold one.
fn is_ours(read: &Read) -> bool {
    !read.documents.is_empty() || read.findings.iter().any(|found| found.severity == Severity::Error)
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
