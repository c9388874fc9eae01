//! The certain mends of one file, made until nothing is left that is certain.
//!
//! Each step is tried before it is made: the file is read with it, and what it mends must be gone and nothing wrong come in
//! its place. A text that could not be read at all may show more when it can; that was there before.

use std::collections::{HashMap, HashSet};

use super::{Certainty, Edit, FixContext, Mend, apply, mends};
use crate::catalogue::Catalogue;
use crate::corpus::reading::{FileRead, Reader};
use crate::corpus::writing;
use crate::finding::{About, Finding, Observation};
use crate::text::{Source, SourceId};

/// A file with its certain mends made.
#[derive(Debug)]
pub struct Mended {
    /// The file before, with no number in it that names a person.
    pub before: Source,
    /// The file after, likewise.
    pub after: Source,
    /// The text to write, without byte order mark.
    pub text: String,
    /// What was done: the line, from one, and the sentence.
    pub done: Vec<(usize, String)>,
}

/// A certain mend and the finding it mends.
#[derive(Debug, Clone)]
struct Candidate {
    mend: Mend,
    about: About,
    /// How much of the file was not read because of what it mends.
    hides: Hides,
}

/// What a finding keeps from being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Hides {
    /// A document, and the mend looks just as what it mends.
    DocumentUnseen,
    /// A document.
    Document,
    /// Nothing but the place itself.
    Nothing,
}

/// How many steps are made at most; each makes as many mends as can be made at once.
const MOST_STEPS: usize = 64;
const FILE: SourceId = SourceId(0);

/// Makes the certain mends of a file's text; none if there are none.
#[must_use]
pub fn mend_file(reader: &Reader<'_>, catalogue: &Catalogue, path: &str, text: &str) -> Option<Mended> {
    let mut workshop = Workshop { reader, catalogue, path, text: text.to_owned(), read: read(reader, path, text) };
    let before = workshop.read.source.clone();
    let mut done = Vec::new();
    for _ in 0..MOST_STEPS {
        let candidates = workshop.candidates();
        let Some((made, text, read)) = workshop.step(&candidates) else { break };
        done.extend(made.iter().map(|one| workshop.line(one)));
        (workshop.text, workshop.read) = (text, read);
    }
    done.sort();
    (!done.is_empty()).then(|| Mended { before, after: workshop.read.source, text: workshop.text, done })
}

fn read(reader: &Reader<'_>, path: &str, text: &str) -> FileRead {
    reader.text(FILE, path, text.as_bytes().to_vec())
}

/// A file in the midst of being mended.
struct Workshop<'file> {
    reader: &'file Reader<'file>,
    catalogue: &'file Catalogue,
    path: &'file str,
    text: String,
    read: FileRead,
}

/// The mends of a step, the text they give, and what that reads as.
type Step = (Vec<Candidate>, String, FileRead);

impl Workshop<'_> {
    /// The certain mends of the file as it is, those first that hide the most.
    fn candidates(&self) -> Vec<Candidate> {
        let mut candidates = certain(self.catalogue, &self.read);
        let is_as_read = |edit: &Edit| self.text.get(edit.span.range()) == self.read.source.text.get(edit.span.range());
        candidates.retain(|candidate| candidate.mend.edits.iter().all(is_as_read));
        let most = candidates.iter().map(|candidate| candidate.hides).min();
        candidates.retain(|candidate| Some(candidate.hides) == most);
        candidates
    }

    /// As many of these mends as hold together, all if they can; none if not one does.
    fn step(&self, candidates: &[Candidate]) -> Option<Step> {
        if candidates.is_empty() {
            return None;
        }
        let text = apply(&self.text, candidates.iter().flat_map(|candidate| &candidate.mend.edits));
        let after = read(self.reader, self.path, &text);
        if self.holds(candidates, &after) {
            return Some((candidates.to_vec(), text, after));
        }
        let (one, other) = candidates.split_at(candidates.len() / 2);
        if one.is_empty() {
            return None;
        }
        self.step(one).or_else(|| self.step(other))
    }

    /// True if what was to be mended is gone and nothing wrong has come that is not itself certain to be mended.
    fn holds(&self, candidates: &[Candidate], after: &FileRead) -> bool {
        let unread = |file: &FileRead| file.unreadable.len();
        let reads_more = unread(after) < unread(&self.read);
        let hides = candidates.first().map_or(Hides::Nothing, |candidate| candidate.hides);
        let before = counts(self.read.findings.iter().map(found));
        let now = counts(after.findings.iter().map(found));
        let made = counts(candidates.iter().map(Candidate::found));
        let is_gone = |(found, count): (&Found<'_>, &i64)| now.get(found).unwrap_or(&0) + count <= before[found];
        match hides {
            Hides::DocumentUnseen => reads_more || self.adds_nothing(after, &before, &now),
            Hides::Document => reads_more,
            Hides::Nothing => made.iter().all(is_gone) && self.adds_nothing(after, &before, &now),
        }
    }

    /// True if of what is not certain to be mended there is nothing that was not there.
    fn adds_nothing(&self, after: &FileRead, before: &Counts<'_>, now: &Counts<'_>) -> bool {
        let (to_mend, to_come) = (certain(self.catalogue, &self.read), certain(self.catalogue, after));
        let (to_mend, to_come) =
            (counts(to_mend.iter().map(Candidate::found)), counts(to_come.iter().map(Candidate::found)));
        let rest = |all: &Counts<'_>, certain: &Counts<'_>, found: &Found<'_>| {
            all.get(found).unwrap_or(&0) - certain.get(found).unwrap_or(&0)
        };
        now.keys().all(|found| rest(now, &to_come, found) <= rest(before, &to_mend, found))
    }

    fn line(&self, candidate: &Candidate) -> (usize, String) {
        let start = candidate.mend.edits.first().map_or(0, |edit| edit.span.start);
        (self.read.source.position(start).line, candidate.mend.title.clone())
    }
}

/// The mends of a file that are certain, each place once.
fn certain(catalogue: &Catalogue, file: &FileRead) -> Vec<Candidate> {
    let mut candidates: Vec<Candidate> = Vec::new();
    let mut seen = HashSet::new();
    for finding in &file.alone() {
        let context = FixContext::of(catalogue, &file.source, &file.documents, finding);
        let Some(mend) = mends(context, finding).into_iter().find(|mend| mend.certainty == Certainty::Certain) else {
            continue;
        };
        if seen.insert(mend.edits.first().map(|edit| edit.span)) {
            let hides = hides(finding, context);
            candidates.push(Candidate { mend, about: finding.about.clone(), hides });
        }
    }
    candidates
}

fn hides(finding: &Finding, context: FixContext<'_>) -> Hides {
    match context.document {
        Some(_) => Hides::Nothing,
        None if finding.rule.as_str() == writing::NO_BREAK_SPACE.id => Hides::DocumentUnseen,
        None => Hides::Document,
    }
}

/// What a rule found, wherever it stands.
type Found<'file> = (&'file str, &'file About);
/// How often each rule found each thing.
type Counts<'file> = HashMap<Found<'file>, i64>;

fn found(observation: &Observation) -> Found<'_> {
    (observation.rule.as_str(), &observation.about)
}

impl Candidate {
    fn found(&self) -> Found<'_> {
        (self.mend.rule.as_str(), &self.about)
    }
}

fn counts<'file>(found: impl Iterator<Item = Found<'file>>) -> Counts<'file> {
    let mut counts = HashMap::new();
    for found in found {
        *counts.entry(found).or_default() += 1;
    }
    counts
}
