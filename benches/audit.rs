//! Times the stages of an audit on generated repositories of 100 to 100,000 documents of about 1 kB.
//!
//! `cargo bench -- --max-time 1 audit` runs one of them; what each figure means stands in the README.

use std::collections::BTreeMap;
use std::sync::{LazyLock, Mutex};
use std::{fmt, fs};

use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use jiff::civil::date;
use rayon::prelude::*;
use tempfile::TempDir;

use ledningskoll::audit::{Options, audit};
use ledningskoll::catalogue::Catalogue;
use ledningskoll::corpus::discover::{Found, discover};
use ledningskoll::corpus::folder::Archive;
use ledningskoll::corpus::{Corpus, Files, reading};
use ledningskoll::history::memory::Memory;
use ledningskoll::history::{self, HistoryInput};
use ledningskoll::progress::Progress;
use ledningskoll::render::Detail;
use ledningskoll::render::terminal;
use ledningskoll::render::{Style, github, gitlab, html, json, junit, markdown, sarif, xlsx};
use ledningskoll::report::Report;
use ledningskoll::rules::requirements::{Context, assess};
use ledningskoll::text::yaml;

#[path = "../examples/generate/main.rs"]
#[expect(dead_code, reason = "the example's own way in stands in the same file")]
mod generate;

/// The allocator of the program, so that the figures are those of the program.
#[cfg(feature = "mimalloc")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const SIZES: [usize; 4] = [100, 1_000, 10_000, 100_000];
const DOCUMENTS_PER_UNIT: usize = 50;
const GAPS: f64 = 0.05;
const COMMITS: usize = 5_000;
const TODAY: jiff::civil::Date = date(2026, 11, 15);

static CATALOGUE: LazyLock<Catalogue> =
    LazyLock::new(|| Catalogue::embedded().expect("the catalogue is checked by a test"));

/// The repositories by documents and commits, each written when it is first asked for and taken away at the end.
static REPOSITORIES: Mutex<BTreeMap<(usize, usize), &'static Repository>> = Mutex::new(BTreeMap::new());
/// The reports on them.
static REPORTS: Mutex<BTreeMap<usize, &'static Report>> = Mutex::new(BTreeMap::new());

struct Repository {
    texts: Vec<String>,
    bytes: usize,
    folder: TempDir,
}

fn main() {
    divan::main();
    let repositories = std::mem::take(&mut *REPOSITORIES.lock().expect("no bench panics while it holds the lock"));
    for repository in repositories.into_values() {
        // What cannot be removed is left to the system, as any temporary folder.
        let _ = std::fs::remove_dir_all(repository.folder.path());
    }
}

/// The catalogue: what every start costs before a document is seen.
#[divan::bench(max_time = 2)]
fn a_catalogue() -> Catalogue {
    Catalogue::embedded().expect("the catalogue is checked by a test")
}

/// YAML to trees on one core.
#[divan::bench(args = SIZES, max_time = 3)]
fn b_parse_on_one_core(bencher: Bencher<'_, '_>, documents: usize) {
    let repository = repository(documents, 0);
    counted(bencher, documents)
        .bench_local(|| repository.texts.iter().map(|text| yaml::parse(text)).collect::<Vec<_>>());
}

/// YAML to trees on all cores, as an audit does it.
#[divan::bench(args = SIZES, max_time = 3)]
fn c_parse(bencher: Bencher<'_, '_>, documents: usize) {
    let repository = repository(documents, 0);
    counted(bencher, documents)
        .bench_local(|| repository.texts.par_iter().map(|text| yaml::parse(text)).collect::<Vec<_>>());
}

/// From the folder to trees on all cores: what a program that only read and parsed the files would take.
#[divan::bench(args = SIZES, max_time = 3)]
fn c_parse_files(bencher: Bencher<'_, '_>, documents: usize) {
    let folder = repository(documents, 0).folder.path();
    let parsed = |file: &Found| yaml::parse(&fs::read_to_string(&file.file).expect("a file of the repository"));
    counted(bencher, documents).bench_local(|| discover(folder).files.par_iter().map(parsed).collect::<Vec<_>>());
}

/// From the folder to documents held against the form of their kinds.
#[divan::bench(args = SIZES, max_time = 3)]
fn d_conform(bencher: Bencher<'_, '_>, documents: usize) {
    let repository = repository(documents, 0);
    counted(bencher, documents).bench_local(|| repository.read());
}

/// Every requirement held against everything that was read.
#[divan::bench(args = SIZES, max_time = 3)]
fn e_assess(bencher: Bencher<'_, '_>, documents: usize) {
    let corpus = repository(documents, 0).corpus();
    counted(bencher, documents).bench_local(|| assess(&Context::new(&corpus, &CATALOGUE, TODAY, &[])));
}

/// From the folder to the report.
#[divan::bench(args = SIZES, max_time = 3)]
fn f_audit(bencher: Bencher<'_, '_>, documents: usize) {
    let repository = repository(documents, 0);
    counted(bencher, documents).bench_local(|| repository.report());
}

/// What the history of a folder of so many documents in 5,000 commits says of them.
#[divan::bench(args = SIZES, max_time = 3)]
fn g_history(bencher: Bencher<'_, '_>, documents: usize) {
    let repository = repository(documents, COMMITS);
    let archive = Archive::open(repository.folder.path(), None).expect("a folder");
    let (corpus, repository) = (repository.corpus(), archive.repository.expect("a repository"));
    let (sources, documents) = (&corpus.sources, &corpus.documents);
    bencher.counter(ItemsCount::new(COMMITS)).bench_local(|| {
        let (repository, memory) = (&repository, &Memory::default());
        history::check(HistoryInput { repository, at: None, catalogue: &CATALOGUE, sources, documents, memory })
    });
}

/// Draws a report and tells how many bytes it came to.
type Draw = fn(&Report) -> usize;

/// A format and the size of the repository whose report is drawn in it.
#[derive(Debug, Clone, Copy)]
struct Drawing(&'static str, Draw, usize);

impl fmt::Display for Drawing {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {}", self.0, self.2)
    }
}

const WINDOW: Style = Style { width: 100, is_coloured: false, is_unicode: true, is_comment: true };

fn drawings() -> impl Iterator<Item = Drawing> {
    let formats: [(&'static str, Draw); 9] = [
        ("terminal", |report| terminal::render(report, WINDOW, Detail::Usual).len()),
        ("json", |report| json::render(report).len()),
        ("sarif", |report| sarif::render(report).len()),
        ("junit", |report| junit::render(report).len()),
        ("github", |report| github::render(report).len()),
        ("gitlab", |report| gitlab::render(report).len()),
        ("markdown", |report| markdown::render(report).len()),
        ("html", |report| html::render(report).len()),
        ("xlsx", |report| xlsx::render(report).map_or(0, |bytes| bytes.len())),
    ];
    formats.into_iter().flat_map(|(name, draw)| SIZES.map(|documents| Drawing(name, draw, documents)))
}

/// From the report to each format.
#[divan::bench(args = drawings(), max_time = 1)]
fn h_render(bencher: Bencher<'_, '_>, drawing: Drawing) {
    let report = report(drawing.2);
    bencher.counter(ItemsCount::new(report.findings.len())).bench_local(|| drawing.1(black_box(report)));
}

fn counted<'a, 'b>(bencher: Bencher<'a, 'b>, documents: usize) -> Bencher<'a, 'b> {
    bencher.counter(ItemsCount::new(documents)).counter(BytesCount::new(repository(documents, 0).bytes))
}

fn repository(documents: usize, commits: usize) -> &'static Repository {
    let mut repositories = REPOSITORIES.lock().expect("no bench panics while it holds the lock");
    repositories.entry((documents, commits)).or_insert_with(|| Box::leak(Box::new(Repository::new(documents, commits))))
}

fn report(documents: usize) -> &'static Report {
    let mut reports = REPORTS.lock().expect("no bench panics while it holds the lock");
    reports.entry(documents).or_insert_with(|| Box::leak(Box::new(repository(documents, 0).report())))
}

impl Repository {
    fn new(documents: usize, commits: usize) -> Self {
        let units = (documents / DOCUMENTS_PER_UNIT).max(1);
        let plan = generate::Plan { documents, units, gaps: GAPS, plain_roles: false, seed: 1, commits };
        let folder = TempDir::new().expect("a temporary folder can be made");
        generate::repository(&plan, folder.path()).expect("the repository can be written");
        let texts: Vec<String> = generate::files(&plan).into_iter().map(|file| file.text).collect();
        Self { bytes: texts.iter().map(String::len).sum(), texts, folder }
    }

    fn read(&self) -> reading::Read {
        reading::read(&CATALOGUE, Files::Folder(discover(self.folder.path())), &Progress::hidden())
    }

    fn corpus(&self) -> Corpus {
        self.read().into_corpus(&CATALOGUE).0
    }

    fn report(&self) -> Report {
        let options = Options { root: self.folder.path().to_owned(), date: Some(TODAY), ..Options::default() };
        audit(&CATALOGUE, &options).expect("a generated repository can be audited")
    }
}
