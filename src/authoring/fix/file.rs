//! The certain mends of one file, applied until no certain mend is left.
//!
//! Each step is tried first: the mended text is parsed, and the mended findings must be gone and no new ones added. A text
//! that could not be parsed may show more findings once it can; those were there before.

use std::cell::LazyCell;
use std::collections::{HashMap, HashSet};

use super::slips::FileSlips;
use super::{Certainty, Edit, FixContext, Mend, apply, every_blank, mends};
use crate::catalogue::Catalogue;
use crate::corpus::reading::{FileRead, Reader};
use crate::corpus::writing;
use crate::finding::{About, Finding, Observation};
use crate::text::yaml_fault::FaultKind;
use crate::text::{Source, SourceId};

/// A file with its certain mends made.
#[derive(Debug)]
pub struct Mended {
    /// The file before, with personal numbers masked.
    pub before: Source,
    /// The file after, with personal numbers masked.
    pub after: Source,
    /// The text to write, without byte order mark.
    pub text: String,
    /// The title of each mend, with its line from one.
    pub done: Vec<(usize, String)>,
}

/// A certain mend and the finding it mends.
#[derive(Debug, Clone)]
struct Candidate {
    mend: Mend,
    about: About,
    /// How much of the file could not be parsed because of the finding.
    hides: Hides,
}

/// How much a finding keeps from being parsed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Hides {
    /// A document, and the mend replaces invisible characters.
    DocumentUnseen,
    /// A document.
    Document,
    /// Nothing beyond the finding's own place.
    Nothing,
}

/// The largest number of steps; each applies as many mends as possible at once.
const MOST_STEPS: usize = 64;
const FILE: SourceId = SourceId(0);

/// Applies the certain mends of a file's text; none if there are none.
#[must_use]
pub fn mend_file(reader: &Reader<'_>, catalogue: &Catalogue, path: &str, text: &str) -> Option<Mended> {
    let mut workshop = Workshop { reader, catalogue, path, text: text.to_owned(), read: read(reader, path, text) };
    let mut before = None;
    let mut done = Vec::new();
    for _ in 0..MOST_STEPS {
        let of_blanks = if before.is_none() { workshop.every_blank() } else { None };
        let Some((made, text, read)) = of_blanks.or_else(|| workshop.step(&workshop.candidates())) else { break };
        done.extend(made.into_iter().map(|one| workshop.line(one)));
        workshop.text = text;
        let previous = std::mem::replace(&mut workshop.read, read);
        before.get_or_insert(previous.source);
    }
    done.sort();
    Some(Mended { before: before?, after: workshop.read.source, text: workshop.text, done })
}

fn read(reader: &Reader<'_>, path: &str, text: &str) -> FileRead {
    reader.text(FILE, path, text.as_bytes().to_vec())
}

/// A file between two steps.
struct Workshop<'file> {
    reader: &'file Reader<'file>,
    catalogue: &'file Catalogue,
    path: &'file str,
    text: String,
    read: FileRead,
}

/// The mends of a step, the resulting text, and that text parsed.
type Step = (Vec<Candidate>, String, FileRead);

impl Workshop<'_> {
    /// The certain mends of the current text: only those whose findings hide the most.
    fn candidates(&self) -> Vec<Candidate> {
        let mut candidates = self.certain(&self.read);
        let is_as_read = |edit: &Edit| self.text.get(edit.span.range()) == self.read.source.text.get(edit.span.range());
        candidates.retain(|candidate| candidate.mend.edits.iter().all(is_as_read));
        let most = candidates.iter().map(|candidate| candidate.hides).min();
        candidates.retain(|candidate| Some(candidate.hides) == most);
        candidates
    }

    /// Every hard blank of what could not be read, at once; none if there are not several, or if no more can be read then.
    fn every_blank(&self) -> Option<Step> {
        let tried = |mends: &[(FaultKind, Mend)]| {
            let text = apply(&self.text, mends.iter().flat_map(|(_, mend)| &mend.edits));
            let after = read(self.reader, self.path, &text);
            (text, after)
        };
        let all = every_blank::mends(&self.text, FILE, &self.read.documents);
        if all.len() < 2 || self.text != *self.read.source.text {
            return None;
        }
        let (_, after) = tried(&all);
        let kept = every_blank::outside_texts(all, &after.documents);
        let (text, after) = tried(&kept);
        let reads_more = after.unreadable.len() < self.read.unreadable.len() || reads_further(&self.read, &after);
        let candidate = |(kind, mend)| Candidate { mend, about: About::Writing(kind), hides: Hides::DocumentUnseen };
        (!kept.is_empty() && reads_more).then(|| (kept.into_iter().map(candidate).collect(), text, after))
    }

    /// The largest half, quarter and so on of these mends that [`Self::holds`] accepts together; none if not even one is.
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

    /// True if the mended findings are gone, and every new finding has a certain mend itself.
    fn holds(&self, candidates: &[Candidate], after: &FileRead) -> bool {
        let unread = |file: &FileRead| file.unreadable.len();
        let reads_more = unread(after) < unread(&self.read) || reads_further(&self.read, after);
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

    /// True if the findings without a certain mend have not become more.
    fn adds_nothing(&self, after: &FileRead, before: &Counts<'_>, now: &Counts<'_>) -> bool {
        let (to_mend, to_come) = (self.certain(&self.read), self.certain(after));
        let (to_mend, to_come) =
            (counts(to_mend.iter().map(Candidate::found)), counts(to_come.iter().map(Candidate::found)));
        let rest = |all: &Counts<'_>, certain: &Counts<'_>, found: &Found<'_>| {
            all.get(found).unwrap_or(&0) - certain.get(found).unwrap_or(&0)
        };
        now.keys().all(|found| rest(now, &to_come, found) <= rest(before, &to_mend, found))
    }

    fn certain(&self, file: &FileRead) -> Vec<Candidate> {
        certain(self.reader, self.catalogue, file)
    }

    fn line(&self, candidate: Candidate) -> (usize, String) {
        let start = candidate.mend.edits.first().map_or(0, |edit| edit.span.start);
        (self.read.source.position(start).line, candidate.mend.title)
    }
}

/// True if as many parts cannot be parsed, but the parser comes further in them: a later slip is left.
fn reads_further(before: &FileRead, after: &FileRead) -> bool {
    let left = |file: &FileRead| {
        let lines = file.source.line_count();
        let stops = file.findings.iter().filter(|finding| matches!(finding.about, About::Writing(_)));
        let mut left: Vec<usize> =
            stops.map(|finding| lines - file.source.line_of(finding.place.span.range().start)).collect();
        left.sort_unstable();
        left
    };
    let (before_left, now) = (left(before), left(after));
    before.unreadable.len() == after.unreadable.len()
        && now.len() <= before_left.len()
        && now.iter().zip(&before_left).all(|(now, before)| now <= before)
        && now != before_left
}

/// The certain mends of a file, at most one for each place.
fn certain(reader: &Reader<'_>, catalogue: &Catalogue, file: &FileRead) -> Vec<Candidate> {
    let mut candidates: Vec<Candidate> = Vec::new();
    let mut seen = HashSet::new();
    let slips = LazyCell::new(|| FileSlips::of(reader, &file.source));
    for finding in file.alone() {
        let context = FixContext::of(catalogue, &file.source, &file.documents, &finding);
        let is_of_writing = matches!(finding.about, About::Writing(_));
        let context = if is_of_writing { context.with_slips(&slips) } else { context };
        let Some(mend) = mends(context, &finding).into_iter().find(|mend| mend.certainty == Certainty::Certain) else {
            continue;
        };
        if seen.insert(mend.edits.first().map(|edit| edit.span)) {
            let hides = hides(&finding, context);
            candidates.push(Candidate { mend, about: finding.about, hides });
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

/// The rule and the facts of a finding, without its place.
type Found<'file> = (&'file str, &'file About);
/// How often each finding occurs.
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
