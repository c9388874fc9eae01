//! Reads, parses and checks files in parallel.

use std::collections::{BTreeMap, HashSet};
use std::sync::{Arc, OnceLock};

use jiff::civil::Date;
use rayon::prelude::*;

use super::doubt::elsewhere;
use super::nameless::{items, looks_like_document, misspelt_kind, named_kind, without_kind};
use super::owners::in_file;
use super::slips;
use super::unread_ids::{ids_in, leave_open};
use super::{Corpus, Document, Files, Index, LeftOut, Organisation, Unreadable, blot_escaped, form, privacy, writing};
use crate::catalogue::view::drop_blank_items;
use crate::catalogue::{Catalogue, Condition, Facts, Kind, KindName};
use crate::finding::{About, Finding, Observation, Place};
use crate::progress::Progress;
use crate::text::personal_number::Found;
use crate::text::words::{list, meant, nearest};
use crate::text::yaml::{Part, parse_shared};
use crate::text::{ContentHash, Node, Pointer, Source, SourceId, Span, decode, lfs, personal_number};

/// The result of reading a folder.
#[derive(Debug, Default)]
pub struct Read {
    /// The files, by path.
    pub sources: Vec<Source>,
    /// The documents, by path and span.
    pub documents: Vec<Document>,
    /// The findings on syntax and form.
    pub findings: Vec<Observation>,
    /// The parts that could not be read.
    pub unreadable: Vec<Unreadable>,
    /// The YAML files without a document.
    pub without_kind: Vec<SourceId>,
    /// The number of YAML files.
    pub files: usize,
    /// The number of skipped links.
    pub links: usize,
    /// What git has and has not put on disk.
    pub left_out: LeftOut,
}

/// The result of reading one file.
#[derive(Debug, Clone)]
pub struct FileRead {
    /// The file, with masked personnummer.
    pub source: Source,
    /// The documents in it, by span.
    pub documents: Vec<Document>,
    /// The findings on its syntax and form.
    pub findings: Vec<Observation>,
    /// The parts of it that could not be read.
    pub unreadable: Vec<Unreadable>,
    /// False if it contains nothing that looks like a document.
    pub has_kind: bool,
}

impl FileRead {
    /// The findings of a file that is read alone.
    #[must_use]
    pub fn alone(&self) -> Vec<Finding> {
        self.findings.iter().map(|observation| in_file(&self.documents, observation.clone())).collect()
    }
}

impl Read {
    /// Adds the result of the file of an index.
    fn add(&mut self, number: usize, file: FileRead) {
        if !file.has_kind {
            self.without_kind.push(SourceId::of(number));
        }
        self.sources.push(file.source);
        self.documents.extend(file.documents);
        self.findings.extend(file.findings);
        self.unreadable.extend(file.unreadable);
    }

    /// Adds the result of the next files.
    fn append(&mut self, mut next: Self) {
        self.sources.append(&mut next.sources);
        self.documents.append(&mut next.documents);
        self.findings.append(&mut next.findings);
        self.unreadable.append(&mut next.unreadable);
        self.without_kind.append(&mut next.without_kind);
    }

    /// Adds what is not on disk: what it holds is not known, and no finding.
    fn leave_out(&mut self, left_out: LeftOut) {
        for path in left_out.first() {
            let source = SourceId::of(self.sources.len());
            self.sources.push(Source::new(path, ""));
            self.unreadable.push(Unreadable { source, span: Span::default(), kind: None });
        }
        self.left_out = left_out;
    }

    /// The corpus, and the findings on syntax and form.
    #[must_use]
    pub fn into_corpus(mut self, catalogue: &Catalogue) -> (Corpus, Vec<Observation>) {
        let (organisation, mut index) =
            rayon::join(|| Organisation::new(&self.documents), || Index::new(&self.documents));
        for part in &self.unreadable {
            let text = &self.sources[part.source.0 as usize].text;
            index.add_unread(ids_in(text.get(part.span.range()).unwrap_or_default()));
        }
        if !index.has_all() {
            leave_open(&mut self.documents, &index);
        }
        let corpus = Corpus {
            organisation,
            index,
            kinds: catalogue.kinds.values().cloned().collect(),
            sources: self.sources.into(),
            documents: self.documents,
            unreadable: self.unreadable,
            without_kind: self.without_kind,
            links: self.links,
            left_out: self.left_out,
        };
        (corpus, self.findings)
    }
}

/// The most files in a unit of parallel work: few enough to balance the load between threads.
const FILES_AT_A_TIME: usize = 64;

/// Reads files into documents, and reports its progress.
#[must_use]
pub fn read(catalogue: &Catalogue, files: Files, progress: &Progress) -> Read {
    read_with(&Reader::new(catalogue), files, progress)
}

/// Reads files into documents with a reader, and reports its progress.
#[must_use]
pub fn read_with(reader: &Reader<'_>, files: Files, progress: &Progress) -> Read {
    progress.begin("läser filer:", files.count());
    let add = |mut read: Read, number| {
        read.add(number, reader.file(&files, number));
        progress.step();
        read
    };
    let numbers = (0..files.count()).into_par_iter().with_max_len(FILES_AT_A_TIME);
    let chunks: Vec<Read> = numbers.fold(Read::default, add).collect();
    let mut read = Read {
        files: files.count(),
        sources: Vec::with_capacity(files.count()),
        documents: Vec::with_capacity(chunks.iter().map(|chunk| chunk.documents.len()).sum()),
        ..Read::default()
    };
    chunks.into_iter().for_each(|chunk| read.append(chunk));
    let (unreadable, links, left_out) = files.passed_over();
    read.links = links;
    for (path, kind) in unreadable {
        let id = SourceId::of(read.sources.len());
        read.add(id.0 as usize, reader.unread(id, &path, writing::unreadable_file(id, kind)));
    }
    read.leave_out(left_out);
    read
}

/// Reads files into documents of the kinds of a catalogue.
pub struct Reader<'catalogue> {
    pub(super) catalogue: &'catalogue Catalogue,
    facts: Arc<Facts>,
    /// Compiled when the first document of the kind is read.
    schemas: BTreeMap<&'catalogue KindName, OnceLock<Condition>>,
    /// The day on which the files are judged: a day of birth after it is none.
    today: Option<Date>,
    /// The digest of the ids by which the files are compared with those in git.
    hash: Option<ContentHash>,
}

impl<'catalogue> Reader<'catalogue> {
    /// A reader of documents of the kinds of a catalogue.
    #[must_use]
    pub fn new(catalogue: &'catalogue Catalogue) -> Self {
        let schemas = catalogue.kinds.keys().map(|name| (name, OnceLock::new())).collect();
        Self { catalogue, facts: Arc::default(), schemas, today: None, hash: None }
    }

    /// The reader of files that are judged on a day.
    #[must_use]
    pub fn on(self, today: Date) -> Self {
        Self { today: Some(today), ..self }
    }

    /// The reader of files that are compared with those in a repository, which names contents by a digest.
    #[must_use]
    pub fn comparing(self, hash: Option<ContentHash>) -> Self {
        Self { hash, ..self }
    }

    /// True if a number is to be told; one of a person who is not yet born is only masked.
    fn tells(&self, found: &Found) -> bool {
        self.today.is_none_or(|today| found.is_born_by(today))
    }

    /// The findings of the numbers in a path.
    fn named(&self, id: SourceId, path: &str) -> Vec<Observation> {
        let numbers = personal_number::find(path).into_iter().filter(|found| self.tells(found));
        numbers.map(|found| privacy::finding(id, Span::default(), found.number, true)).collect()
    }

    /// A file that could not be read.
    fn unread(&self, id: SourceId, path: &str, finding: Observation) -> FileRead {
        let mut findings = self.named(id, path);
        findings.push(finding);
        FileRead {
            source: Source::new(personal_number::clean(path), ""),
            documents: Vec::new(),
            findings,
            unreadable: vec![Unreadable { source: id, span: Span::default(), kind: None }],
            has_kind: true,
        }
    }

    pub(super) fn schema(&self, kind: &Kind) -> &Condition {
        let condition = || Condition::new(kind.schema.clone(), Arc::clone(&self.facts));
        self.schemas[&kind.name].get_or_init(condition)
    }

    fn file(&self, files: &Files, number: usize) -> FileRead {
        let (id, path) = (SourceId::of(number), files.path(number));
        match files.bytes(number) {
            Ok(bytes) => self.text(id, path, bytes),
            Err(finding) => self.unread(id, path, *finding),
        }
    }

    /// Reads the bytes of a file.
    #[must_use]
    pub fn text(&self, id: SourceId, path: &str, bytes: Vec<u8>) -> FileRead {
        if lfs::is_pointer(&bytes) {
            return self.unread(id, path, writing::not_fetched(id));
        }
        let ids = self.hash.map(|hash| hash.ids(&bytes));
        let decoded = decode::decode(bytes);
        let numbers = personal_number::find(&decoded.text);
        let told = numbers.iter().filter(|found| self.tells(found));
        let of_text = told.map(|found| privacy::finding(id, found.span, found.number, false));
        let mut file = FileRead {
            // NOTE: the numbers are masked here, so that no later code can print them.
            source: Source::new(personal_number::clean(path), personal_number::blot(decoded.text, &numbers)),
            documents: Vec::new(),
            findings: self.named(id, path).into_iter().chain(of_text).collect(),
            unreadable: Vec::new(),
            has_kind: false,
        };
        file.source.ids = ids;
        if let Some((encoding, span)) = decoded.fault {
            file.has_kind = true;
            file.findings.push(writing::encoding(id, encoding, span));
            // NOTE: letters of an older encoding than the guessed one are control characters, so that no word can be trusted.
            let is_sure = !file.source.text.contains(|one| matches!(one, '\u{80}'..='\u{9f}'));
            let whole = Span::new(0, if is_sure { file.source.text.len() } else { 0 });
            file.unreadable.push(self.faulty(id, whole, &file.source.text));
            return file;
        }
        let parts = parse_shared(&file.source.text);
        let has_several = parts.iter().filter(|part| part.root.is_some()).count() > 1;
        for part in parts.into_iter().enumerate() {
            self.part(id, part, has_several, &mut file);
        }
        if file.has_kind {
            file.findings.extend(writing::no_break_spaces(id, &file.source.text));
            file.findings = without_repeats(std::mem::take(&mut file.findings));
        }
        file
    }

    fn part(&self, id: SourceId, (number, mut part): (usize, Part), has_several: bool, file: &mut FileRead) {
        let unread = self.unread_slips(&file.source, &part);
        if !unread.is_empty() {
            file.has_kind = true;
            file.findings.extend(unread.iter().map(|slip| writing::fault(id, &slip.fault)));
            let text = file.source.text.get(part.span.range()).unwrap_or_default();
            let part = self.faulty(id, part.span, text);
            file.unreadable.push(part);
            return;
        }
        let faults: Vec<Observation> = part.faults.iter().map(|fault| writing::fault(id, fault)).collect();
        let Some(root) = part.root.as_mut() else { return };
        root.drop_unfilled_items();
        file.findings.extend(blot_escaped(id, root, &mut file.source, |found| self.tells(found)));
        let kind = root.get("typ").filter(|entry| !entry.value.is_unfilled());
        let Some(name) = kind.and_then(|entry| entry.value.text()) else {
            let finding = without_kind(id, root, has_several);
            file.has_kind |= finding.is_some();
            let listed = items(root).iter().filter_map(|item| item.get("typ")?.value.text());
            file.unreadable.extend(listed.map(|kind| self.unreadable(id, part.span, kind)));
            if finding.is_some() && items(root).is_empty() {
                let kind = misspelt_kind(root).and_then(|entry| entry.value.text());
                let any = Unreadable { source: id, span: part.span, kind: None };
                file.unreadable.push(kind.map_or(any, |kind| self.unreadable(id, part.span, kind)));
            }
            file.findings.extend(finding);
            return;
        };
        file.has_kind = true;
        let Some(kind) = self.catalogue.kind_named(name) else {
            file.findings.push(self.unknown_kind(id, root, name));
            file.unreadable.push(self.unreadable(id, part.span, name));
            return;
        };
        let mut root = part.root.take().expect("the part has a root, as checked above");
        drop_blank_items(Some(&kind.shape), &mut root);
        let mut document = Document { part: number, ..Document::new(id, Arc::clone(kind), root) };
        let mut findings = form::check(&mut document, self.schema(kind));
        document.elsewhere = elsewhere(&document.root);
        findings.extend(faults);
        let misread = slips::read_otherwise(&document, &file.source.text);
        findings.retain(|finding| !misread.iter().any(|misread| misread.explains.contains(&finding.place.pointer)));
        for misread in misread {
            findings.push(writing::fault(id, &misread.slip.fault));
            document.broken.extend(misread.broken);
        }
        for fault in part.faults {
            document.broken.extend(slips::left_open(&document, &fault));
        }
        file.findings.extend(findings);
        file.documents.push(document);
    }

    /// A part that could not be parsed, of the kind that its text names; an empty text, or one that looks like a document
    /// but names no kind, may be of any kind.
    fn faulty(&self, source: SourceId, span: Span, text: &str) -> Unreadable {
        match named_kind(text) {
            Some(kind) => self.unreadable(source, span, &kind.0),
            None if text.is_empty() || looks_like_document(text) => Unreadable { source, span, kind: None },
            None => Unreadable { source, span, kind: Some(KindName(String::new())) },
        }
    }

    /// A part with a kind that could not be read; a misspelt kind is replaced by the nearest known kind.
    fn unreadable(&self, source: SourceId, span: Span, named: &str) -> Unreadable {
        let kinds = self.catalogue.kinds.keys().map(|kind| kind.0.as_str());
        // A kind that resembles none may be any.
        let kind = nearest(named, kinds).map(|near| KindName(near.to_lowercase()));
        Unreadable { source, span, kind }
    }

    fn unknown_kind(&self, id: SourceId, root: &Node, name: &str) -> Observation {
        let kinds: Vec<&str> = self.catalogue.kinds.keys().map(|kind| kind.0.as_str()).collect();
        let near = nearest(name, kinds.iter().copied());
        let help = near.map_or_else(|| format!("välj en av typerna {}", list(&kinds, "eller")), meant);
        let span = root.get("typ").map_or(root.span, |entry| entry.value.span);
        let place = Place { source: id, span, pointer: Pointer::parse("/typ") };
        Observation::new(&form::UNKNOWN_KIND, format!("typen {name} är okänd, så dokumentet är inte bedömt"), place)
            .about(About::unknown(name, near))
            .help(help)
    }
}

/// The findings without those that repeat the rule, the place and the facts of an earlier one.
fn without_repeats(findings: Vec<Observation>) -> Vec<Observation> {
    let mut seen = HashSet::new();
    let is_first: Vec<bool> =
        findings.iter().map(|finding| seen.insert((&finding.rule, &finding.place, &finding.about))).collect();
    findings.into_iter().zip(is_first).filter(|(_, is_first)| *is_first).map(|(finding, _)| finding).collect()
}
