//! What must hold of whatever is fed in: each target takes bytes and panics where something does not hold.

use std::path::PathBuf;
use std::sync::{Arc, LazyLock};

use jiff::civil::{Date, date};

use ledningskoll::audit::{Options, judge};
use ledningskoll::catalogue::{Catalogue, KindName, OwnFile};
use ledningskoll::corpus::folder::Archive;
use ledningskoll::corpus::reading::{Read, read};
use ledningskoll::corpus::settings::Limits;
use ledningskoll::corpus::{AtHand, Corpus, Document, Files, Index, LeftOut, Organisation};
use ledningskoll::git::by_path::FileLog;
use ledningskoll::git::{Blob, GitError, Location, LogEntry, Repository, entries_in, index_entries_in, log_in};
use ledningskoll::history::changes::alterations;
use ledningskoll::history::version::{Version, plain};
use ledningskoll::progress::Progress;
use ledningskoll::render::Detail;
use ledningskoll::render::terminal;
use ledningskoll::render::{Style, github, gitlab, html, json, junit, markdown, sarif};
use ledningskoll::report::Report;
use ledningskoll::rules::checks::Inspection;
use ledningskoll::rules::checks::act_register::Citations;
use ledningskoll::rules::checks::citation;
use ledningskoll::rules::examples::contradictions;
use ledningskoll::text::tree::{Content, Entry, Scalar};
use ledningskoll::text::{ContentHash, Node, Pointer, Source, SourceId, Span, decode, personal_number};

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::embedded().expect("a test holds it to its rules"));

const TODAY: Date = date(2026, 11, 15);
/// What parts the files of one input; it stands in no file that people write.
const BETWEEN_FILES: u8 = 0x1e;

/// Files of a folder, parted by [`BETWEEN_FILES`]: YAML → tree → documents → the whole audit.
pub fn documents(bytes: &[u8]) {
    let read = files(bytes);
    for source in &read.sources {
        assert!(personal_number::find(&source.text).is_empty(), "a number that names a person is left in a text");
    }
    for document in &read.documents {
        places_stand(&document.root, &read.sources[document.source.0 as usize], &Pointer::root(), &document.root);
    }
    let Some(report) = report(read) else { return };
    for one in &report.findings {
        let place = &one.finding.place;
        let text = &report.sources[place.source.0 as usize].text;
        assert!(text.get(place.span.range()).is_some(), "{} is marked outside the text", one.finding.rule);
        assert!(!one.finding.message.is_empty() && !one.fingerprint.is_empty());
    }
}

/// The same files: what machines read is JSON, and nothing in a document steers what people read.
pub fn formats(bytes: &[u8]) {
    let Some(report) = report(files(bytes)) else { return };
    for text in [json::render(&report), sarif::render(&report), gitlab::render(&report)] {
        assert!(serde_json::from_str::<serde_json::Value>(&text).is_ok(), "the report is no JSON");
    }
    let style = Style { width: 80, is_coloured: false, is_unicode: true, is_comment: true };
    let terminal = terminal::render(&report, style, Detail::Full);
    for text in [terminal, markdown::render(&report), github::render(&report), junit::render(&report)] {
        let steers = |character: char| character.is_control() && !matches!(character, '\n' | '\r' | '\t');
        assert!(!text.contains(steers), "a control character gets through");
    }
    assert!(!html::render(&report).contains('\0'));
}

/// What the files of one input are read as.
fn files(bytes: &[u8]) -> Read {
    let files = bytes.split(|&byte| byte == BETWEEN_FILES).enumerate();
    let files = files.map(|(number, bytes)| (format!("{number:03}.yaml"), Blob::Bytes(bytes.to_vec()))).collect();
    read(&CATALOGUE, Files::AtHand(AtHand { files, links: 0 }), &Progress::hidden())
}

/// Every place of a tree lies in its text, and its address leads back to it.
fn places_stand(node: &Node, source: &Source, at: &Pointer, root: &Node) {
    assert!(source.text.get(node.span.range()).is_some(), "{at} stands outside the text");
    assert_eq!(root.locate(at).node.span, node.span, "{at} leads elsewhere");
    match &node.content {
        Content::Scalar(_) => {}
        Content::List(items) => {
            for (number, item) in items.iter().enumerate() {
                places_stand(item, source, &at.child(number), root);
            }
        }
        Content::Map(entries) => {
            for entry in entries {
                assert!(source.text.get(entry.key_span.range()).is_some(), "a key of {at} stands outside the text");
                places_stand(&entry.value, source, &at.child(&entry.key), root);
            }
        }
    }
}

/// The report of what was read, outside git; none where there is nothing to audit or an own requirement is faulty.
fn report(read: Read) -> Option<Report> {
    let archive = Archive {
        root: PathBuf::from("rot"),
        repository: Err(GitError::NoRepository("rot".to_owned())),
        at: None,
        staged: None,
        held: None,
    };
    let options = Options { root: archive.root.clone(), date: Some(TODAY), today: TODAY, ..Options::default() };
    let (corpus, report) = judge(&CATALOGUE, &options, &archive, read, |judgement| judgement.report()).ok()?;
    Some(Report { sources: corpus.sources, ..report })
}

/// A requirement file of one's own: read, held to the rules of the catalogue and to its own examples.
pub fn requirements(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let Some(id) = text.lines().find_map(|line| line.strip_prefix("id: ")) else { return };
    let path = format!("{}.yaml", id.trim());
    let file = OwnFile { folder: "krav".to_owned(), path, text };
    let Ok(own) = FEW_KINDS.clone().with_own(&[file], &[]) else { return };
    for requirement in own.requirements.iter() {
        let _ = own.citation(requirement).to_string();
        let _ = contradictions(&own, requirement);
    }
}

/// The catalogue with few kinds and no requirements, so that what is tried is the file that is fed in.
static FEW_KINDS: LazyLock<Catalogue> = LazyLock::new(|| {
    let mut catalogue = CATALOGUE.clone();
    catalogue.requirements = Arc::default();
    catalogue.kinds.retain(|kind, _| ["rutin", "enhet", "utredning"].contains(&kind.0.as_str()));
    catalogue
});

/// A text in a routine in force: a number that is marked is that of an act that the register knows as it says.
pub fn citations(bytes: &[u8]) {
    static CITATIONS: LazyLock<Citations> = LazyLock::new(|| Citations::new(&CATALOGUE));
    let text = String::from_utf8_lossy(bytes).into_owned();
    let corpus = routine(text);
    let inspection = Inspection { corpus: &corpus, catalogue: &CATALOGUE, date: TODAY, limits: Limits::default() };
    for finding in citation::check(inspection, &CITATIONS, &corpus.documents[0]) {
        let marked = corpus.sources[0].text.get(finding.place.span.range()).expect("a place in the text");
        if finding.rule.as_str() == citation::STRENGTH.id {
            assert!(marked.to_lowercase().starts_with("ska"), "{marked}");
            continue;
        }
        // A name, a paragraph or a series is marked too; of a number alone the register must know it.
        assert!(!marked.trim().is_empty());
        let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if !marked.split_once(':').is_some_and(|(year, number)| is_number(year) && is_number(number)) {
            continue;
        }
        let is_known = CATALOGUE.acts.keys().any(|act| act.rsplit_once(' ').is_some_and(|(_, act)| act == marked));
        assert!(is_known || finding.rule.as_str() != citation::SUPERSEDED.id, "{marked} is in no register");
    }
}

/// A corpus of one routine in force whose purpose is this text.
fn routine(text: String) -> Corpus {
    let value = |text: &str, span| Node { span, content: Content::Scalar(Scalar::new(text.into(), false)) };
    let entry = |key: &str, value| Entry { key: key.into(), key_span: Span::default(), value };
    let whole = Span::new(0, text.len());
    let entries = vec![entry("status", value("fastställd", Span::default())), entry("syfte", value(&text, whole))];
    let root = Node { span: whole, content: Content::Map(entries.into()) };
    let kind = Arc::clone(&CATALOGUE.kinds[&KindName("rutin".to_owned())]);
    let documents = vec![Document::new(SourceId(0), kind, root)];
    Corpus {
        sources: [Source::new("rutin.yaml", text)].into(),
        unreadable: Vec::new(),
        without_kind: Vec::new(),
        links: 0,
        left_out: LeftOut::default(),
        organisation: Organisation::new(&documents),
        index: Index::new(&documents),
        kinds: Vec::new(),
        documents,
    }
}

/// A text: what names a person is found, and nothing of it is left.
pub fn personal_numbers(bytes: &[u8]) {
    let text = decode::decode(bytes.to_vec()).text;
    let found = personal_number::find(&text);
    let mut end = 0;
    for span in found.iter().map(|found| found.span) {
        let written = text.get(span.range()).expect("a place in the text");
        let masked = personal_number::blot_digits(written);
        let digits = written.chars().zip(masked.chars()).filter(|(one, masked)| one != masked);
        assert!(span.start >= end && matches!(digits.count(), 10 | 12), "{written}");
        end = span.end;
    }
    let clean = personal_number::blot(&text, &found);
    assert_eq!(clean.len(), text.len());
    assert!(personal_number::find(&clean).is_empty(), "something is left in {clean}");
    // One that Skatteverket has set aside for tests, whatever stands before it.
    let more = format!("{text}\n\n19890201-3286\n");
    assert!(
        personal_number::find(&more).iter().any(|found| found.span.start as usize == text.len() + 2),
        "a number is passed over"
    );
}

/// What git might answer, and two versions of a document, parted by [`BETWEEN_FILES`].
pub fn history(bytes: &[u8]) {
    let mut parts = bytes.split(|&byte| byte == BETWEEN_FILES);
    let mut part = || parts.next().unwrap_or_default();
    let (prefix, log, listed, older, newer) = (String::from_utf8_lossy(part()), part(), part(), part(), part());
    let location = Location {
        folder: PathBuf::from("rot"),
        store: PathBuf::from("rot/.git"),
        up: String::new(),
        hash: ContentHash::Sha1,
        index: None,
    };
    let mut repository = Repository::at(location);
    repository.prefix = prefix.clone().into_owned();
    let (graph, changes) = log.split_at(log.iter().position(|&byte| byte == 0).unwrap_or(log.len()));
    follow(&log_in(graph, changes));
    let _ = (index_entries_in(listed), repository.changes_in(listed), entries_in(listed, &prefix));
    versions(older, newer);
}

/// Every way back ends, and each touch on it is older than the one before.
fn follow(entries: &[LogEntry]) {
    let log = FileLog::new(entries.to_vec());
    for (step, path) in entries
        .iter()
        .enumerate()
        .flat_map(|(step, entry)| entry.changes.iter().map(move |change| (step, change.path.as_str())))
    {
        let mut last = log.at(step, path);
        while let Some(touch) = last {
            let beside = (0..log.parents(touch)).map(|parent| log.beside((touch, parent)).len());
            let _ = (log.commit(touch), log.path(touch), log.blob(touch), log.first(touch), beside.sum::<usize>());
            last = log.before(touch).first().copied();
            assert!(last.is_none_or(|older| older < touch), "{path} does not go back");
        }
        let _ = (log.gone(step), log.taken_away(step));
    }
}

/// A version does not differ from itself, and what does not differ says the same.
fn versions(older: &[u8], newer: &[u8]) {
    let version = |bytes: &[u8]| {
        let files = vec![("a.yaml".to_owned(), Blob::Bytes(bytes.to_vec()))];
        let read = read(&CATALOGUE, Files::AtHand(AtHand { files, links: 0 }), &Progress::hidden());
        let document = read.documents.into_iter().next()?;
        let value = document.value();
        Some((Version::of(&document, &value, &CATALOGUE.decision), value))
    };
    let (Some((then, older)), Some((now, newer))) = (version(older), version(newer)) else { return };
    assert_eq!(alterations(&newer, &newer), [], "a version differs from itself");
    if then.kind == now.kind && alterations(&older, &newer).is_empty() {
        assert_eq!(plain(&older), plain(&newer), "a difference is not told");
        assert_eq!(then, now, "the same content is another version");
    }
    let _ = now.only_puts_off(&then);
}
